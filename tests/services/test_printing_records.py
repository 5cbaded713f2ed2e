"""Every record goes onto paper: complete, within the margins, the same twice, and honest."""

from concurrent.futures import CancelledError
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.errors import Refused, Unavailable
from desktop.records import KINDS, kind_of
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind
from desktop.records.types import LONGEST
from desktop.services.columns import ANY_KIND, UNSPOKEN
from desktop.services.printing.records import record_sheet
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.values.spoken import say_number, say_whole_date
from tests.builders import demonstration, full_records
from tests.builders.any_company import Filler
from tests.builders.company import AS_OF, Company, company_in
from tests.builders.on_paper import misplaced, pages, said, squeezed

BY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demonstration.copied(tmp_path_factory.mktemp("demo") / "demo.muster")


def _words_of(field: Field, value: Any) -> str:
    """What must stand on paper of a value; "" for what a title or a picture says instead."""
    if value is None or field.link or field.name in UNSPOKEN or field.shape is Shape.YES_NO:
        return ""
    if field.name.endswith(ANY_KIND) or field.name.endswith("_id") or field.name == "month_on":
        return ""
    if field.choices:
        return field.choices[value]
    if field.shape is Shape.DATE:
        return say_whole_date(value)
    if field.shape in (Shape.AMOUNT, Shape.WHOLE) and field.name != "year":
        return say_number(value, 3)
    return value if field.shape in (Shape.TEXT, Shape.LONG_TEXT) else ""


def _missing(kind: Kind, record: Stored, words: str) -> list[str]:
    expected = (_words_of(field, value) for field, value in
                full_records.texts(kind, record.values))  # fmt: skip
    names = {"media_type", "kind"}  # said in other words
    skipped = {str(record.values.get(name)) for name in names}
    return [text for text in expected
            if text and text not in skipped and squeezed(text) not in words]  # fmt: skip


@BY_KIND
def test_every_record_of_the_demonstration_is_complete_and_fits(
    demo: Path, tmp_path: Path, kind: Kind
) -> None:
    with demonstration.CompanyFile.open(
        demo, by="Test", clock=demonstration.clock, read_only=True
    ) as file:
        with file.reading() as connection:
            found = aggregate.read(connection, kind)
        ids = sorted(found, key=lambda one: len(str(found[one].values)), reverse=True)[:3]
        assert ids, "the demonstration has none"
        for record_id in ids:
            to = tmp_path / "sheet.pdf"
            printed = record_sheet(file, kind.key, [record_id], to, demonstration.NOVEMBER)
            assert printed.pages == len(pages(to))
            assert misplaced(to) == []
            if kind.key != "company_settings":  # says kinds of records by their names
                assert _missing(kind, found[record_id], said(to)) == []


@pytest.mark.parametrize("say", [full_records.numbered_words, full_records.one_long_word])
def test_the_longest_texts_stay_within_the_margins_and_are_all_there(
    company: Company, tmp_path: Path, say: full_records.Say
) -> None:
    ids = full_records.save_all(
        company.file, KINDS, lambda kind, known: full_records.full(kind, known, say)
    )
    for kind in KINDS:
        to = tmp_path / f"{kind.key}.pdf"
        record_sheet(company.file, kind.key, ids[kind.key], to, AS_OF)
        assert (kind.key, misplaced(to)) == (kind.key, [])
        if say is full_records.numbered_words:
            words = said(to)
            with company.file.reading() as connection:
                record = aggregate.read(connection, kind, ids[kind.key])[ids[kind.key][0]]
            lost = {
                word
                for field, value in full_records.texts(kind, record.values)
                if field.shape in (Shape.TEXT, Shape.LONG_TEXT) and not field.choices
                and field.name not in UNSPOKEN and not field.name.endswith((ANY_KIND, "_id"))
                for word in str(value).split()
                if word not in words
            }  # fmt: skip
            assert (kind.key, lost) == (kind.key, set())


def test_the_longest_minutes_that_can_be_kept_are_printed(company: Company, tmp_path: Path) -> None:
    minutes = " ".join(f"réunion{n:05}" for n in range(LONGEST // 13))
    meeting = company.save("meeting", held_on=date(2026, 11, 3), kind="safety", topics="Tout",
                           minutes=minutes, concerns=[{"text": "é" * 500}])  # fmt: skip
    to = tmp_path / "sheet.pdf"
    record_sheet(company.file, "meeting", [meeting], to, AS_OF)
    assert misplaced(to) == []
    words = said(to)
    assert [word for word in minutes.split() if word not in words] == []


def test_a_record_with_next_to_nothing_says_what_is_not_filled_in(
    company: Company, tmp_path: Path
) -> None:
    ids = full_records.save_all(company.file, KINDS, full_records.least)
    for kind in KINDS:
        to = tmp_path / f"{kind.key}.pdf"
        printed = record_sheet(company.file, kind.key, ids[kind.key], to, AS_OF)
        assert printed.pages == 1
        assert misplaced(to) == []
    assert "Donebynotfilledin" in said(tmp_path / "inspection.pdf")
    assert "Reading" not in said(tmp_path / "inspection.pdf")  # empty and asked of nobody


def test_each_of_several_records_begins_on_a_page_of_its_own(
    company: Company, tmp_path: Path
) -> None:
    ids = [company.worker(name) for name in ("Zoé Ångström", "Rick Desjarlais", "Anne Roy")]
    to = tmp_path / "workers.pdf"
    printed = record_sheet(company.file, "worker", ids, to, AS_OF)
    assert (printed.pages, printed.path, printed.title) == (3, to, "Workers")
    texts, reader = [squeezed(page.text) for page in pages(to)], PdfReader(to)
    assert ["ZoéÅngström" in texts[0], "RickDesjarlais" in texts[1], "AnneRoy" in texts[2]] == [
        True, True, True,
    ]  # fmt: skip
    outline = [(one.title, reader.get_destination_page_number(one)) for one in reader.outline]
    assert outline == [("Zoé Ångström", 0), ("Rick Desjarlais", 1), ("Anne Roy", 2)]


def test_the_same_is_printed_twice_byte_by_byte(company: Company, tmp_path: Path) -> None:
    ids = [company.worker("Rick Desjarlais", hired="2025-01-02")]
    for name in ("one.pdf", "two.pdf"):
        record_sheet(company.file, "worker", ids, tmp_path / name, AS_OF)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_voided_record_says_so_and_why(company: Company, tmp_path: Path) -> None:
    one = company.save("hazard_report", reported_on=date(2026, 11, 2), what="Ice at the gate")
    company.void("hazard_report", one)
    to = tmp_path / "sheet.pdf"
    record_sheet(company.file, "hazard_report", [one], to, AS_OF)
    words = said(to)
    assert "VOIDEDon16November2026byTest:enteredtwice" in words
    assert "VOIDED:Hazardreport" in words  # on every page


def test_a_late_entry_says_how_late(company: Company, tmp_path: Path) -> None:
    late = company.save("hazard_report", reported_on=date(2026, 11, 7), what="Ice at the gate")
    at_once = company.save("hazard_report", reported_on=date(2026, 11, 16), what="Ice again")
    card = company.save("hazardous_product", name="Acetylene", sheet_on=date(2020, 1, 1))
    for kind, record in (
        ("hazard_report", late), ("hazard_report", at_once), ("hazardous_product", card),
    ):  # fmt: skip
        record_sheet(company.file, kind, [record], tmp_path / f"{record}.pdf", AS_OF)
    assert "Entered16November2026byTest,9daysafterithappened." in said(tmp_path / f"{late}.pdf")
    for other in (at_once, card):
        assert "Entered16November2026byTest.Version1." in said(tmp_path / f"{other}.pdf")


def test_first_aid_is_marked_as_confidential_on_every_page_and_told_nowhere_else(
    company: Company, tmp_path: Path
) -> None:
    worker = company.worker("Rick Desjarlais", hired="2025-01-02")
    words = "a cut of the left thumb, " * 300
    record = company.save(
        "first_aid_record", worker_id=worker, happened_on=date(2026, 11, 3), injury=words.strip()
    )
    to = tmp_path / "aid.pdf"
    printed = record_sheet(company.file, "first_aid_record", [record], to, AS_OF)
    assert printed.pages > 1
    for page in pages(to):
        assert "Confidential:first-aidrecord(OHSCodes.184)" in squeezed(page.text)
    record_sheet(company.file, "worker", [worker], tmp_path / "worker.pdf", AS_OF)
    assert "thumb" not in said(tmp_path / "worker.pdf")


def test_an_inspection_ticks_its_items_and_names_the_actions_it_led_to(
    company: Company, tmp_path: Path
) -> None:
    record = company.save(
        "inspection", done_on=date(2026, 11, 3), task="Shop", result="fail", safe_to_use=False,
        items=[{"item": "Exits clear", "result": "fail", "remark": "Skid in the way"},
               {"item": "Tire pressure", "answer": "95 psi"}],
    )  # fmt: skip
    company.save("corrective_action", what="Move the skid", found_on=date(2026, 11, 3),
                 source_kind="inspection", source_id=record, due_on=date(2026, 11, 10))  # fmt: skip
    to = tmp_path / "sheet.pdf"
    record_sheet(company.file, "inspection", [record], to, AS_OF)
    words = said(to)
    assert "Fail·notsafetouse" in words
    for part in ("Exitsclear✓Skidintheway", "95psi", "Movetheskid", "10November2026Overdue"):
        assert part in words


def test_a_workers_sheet_is_a_record_of_training(company: Company, tmp_path: Path) -> None:
    welder = company.position("Welder")
    worker = company.worker("Rick Desjarlais", hired="2025-01-02", positions=[welder])
    held = company.save("certificate_type", name="H2S Alive", months=36)
    lacking = company.save("certificate_type", name="Fall Protection", months=36)
    for type_id in (held, lacking):
        company.save("requirement", position_id=welder, type_id=type_id)
    company.save("certificate", worker_id=worker, type_id=held, issued_on=date(2025, 2, 3))
    to = tmp_path / "sheet.pdf"
    record_sheet(company.file, "worker", [worker], to, AS_OF)
    words = said(to)
    assert "H2SAlive3February20253February2028,countedfromissueValid" in words
    assert "FallProtectionMissing" in words


def test_a_units_sheet_says_what_is_due_and_what_was_done_last(
    company: Company, tmp_path: Path
) -> None:
    unit, other = company.unit("103"), company.unit("104")
    company.plan("monthly", unit, task="Truck inspection", in_force_from=date(2026, 1, 1))
    for n in range(1, 15):
        company.save("inspection", equipment_id=unit, done_on=date(2026, 8, n), task=f"Look {n:02}",
                     result="pass", reading=1000 + n, reading_unit="km")  # fmt: skip
    company.save("maintenance", equipment_id=other, done_on=date(2026, 8, 2), what="Oil of 104")
    company.save("maintenance", equipment_id=unit, done_on=date(2026, 9, 2), what="Oil of 103")
    to = tmp_path / "sheet.pdf"
    record_sheet(company.file, "equipment", [unit], to, AS_OF)
    words = said(to)
    assert "Truckinspectionmonthly" in words
    assert "Thelast12inspectionsandmaintenance" in words
    places = [words.index(part) for part in ("Oilof103", "Look14", "1,014kmPass", "Look04")]
    assert places == sorted(places)
    assert "Look03" not in words
    assert "Oilof104" not in words


def test_an_emergency_plan_begins_with_whom_to_call_and_where_one_is(
    company: Company, tmp_path: Path
) -> None:
    site = company.save("site", name="Pad 7", address="11-09-037-06 W5M", latitude=52.1744,
                        longitude=-114.8127)  # fmt: skip
    warden = company.worker("Rick Desjarlais")
    company.save("emergency_role", site_id=site, role="First aider", worker_id=warden)
    company.save("emergency_role", site_id=site, role="Warden", worker_id=warden,
                 to_on=date(2026, 1, 1))  # fmt: skip
    plan = company.save(
        "emergency_plan", site_id=site, fire_protection="Two extinguishers at the gate",
        contacts=[{"name": "Ambulance", "phone": "911"}, {"name": "Client", "role": "Control"}],
    )  # fmt: skip
    to = tmp_path / "sheet.pdf"
    record_sheet(company.file, "emergency_plan", [plan], to, AS_OF)
    words = said(to)
    parts = ("911", "nonumber", "11-09-037-06W5M", "52.1744,-114.8127", "Musterpointnotfilledin",
             "Twoextinguishers", "FirstaiderRickDesjarlais")  # fmt: skip
    places = [words.index(part) for part in parts]
    assert places == sorted(places)
    assert "Warden" not in words


def test_a_stop_leaves_nothing_and_keeps_what_was_there(company: Company, tmp_path: Path) -> None:
    ids = [company.worker("Rick Desjarlais")]
    to = tmp_path / "sheet.pdf"
    to.write_bytes(b"the last one")
    for stops_at in (1, 2):
        asked: list[int] = []

        def is_stopped(asked: list[int] = asked, stops_at: int = stops_at) -> bool:
            asked.append(1)
            return len(asked) >= stops_at

        with pytest.raises(CancelledError):
            record_sheet(company.file, "worker", ids, to, AS_OF, is_stopped=is_stopped)
    assert to.read_bytes() == b"the last one"
    assert {path.name for path in tmp_path.iterdir()} == {"company.muster", "sheet.pdf"} | {
        path.name for path in tmp_path.glob("company.muster-*")
    }


def test_what_cannot_be_printed_is_a_sentence(company: Company, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not in this file any more"):
        record_sheet(company.file, "worker", ["0" * 32], tmp_path / "x.pdf", AS_OF)
    with pytest.raises(Refused, match="Nothing is chosen"):
        record_sheet(company.file, "worker", [], tmp_path / "x.pdf", AS_OF)
    with pytest.raises(Unavailable):
        record_sheet(company.file, "worker", [company.worker()], tmp_path / "gone" / "x.pdf", AS_OF)


def test_markup_in_a_name_is_only_a_name(company: Company, tmp_path: Path) -> None:
    record = company.worker("<b>Rick</b> &amp;")
    record_sheet(company.file, "worker", [record], tmp_path / "x.pdf", AS_OF)
    assert "<b>Rick</b>&amp;" in said(tmp_path / "x.pdf")
    assert kind_of("worker").plural == "Workers"


ANYTHING = ("site", "hazard_report", "inspection", "meeting", "incident", "drill", "orientation",
            "field_level_hazard_assessment")  # fmt: skip


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck),
          phases=[Phase.generate])  # fmt: skip
@given(data=st.data())
def test_anything_that_can_be_kept_can_be_printed(data: st.DataObject) -> None:
    with TemporaryDirectory() as name, company_in(Path(name)) as company:
        filler = Filler(company.file, data)
        filler.fill([kind_of(key) for key in ANYTHING])
        for key in ANYTHING:
            to = Path(name) / "sheet.pdf"
            printed = record_sheet(company.file, key, filler.ids[key], to, AS_OF)
            assert printed.pages >= len(filler.ids[key])
            assert misplaced(to) == []


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        ("investigation", {"finished_on": date(2026, 11, 9)}, "Finished9November2026"),
        ("investigation", {}, "Notfinished"),
        ("orientation", {"done_on": date(2026, 11, 9), "signed": False}, "Notsigned"),
        ("orientation", {"done_on": date(2026, 11, 9), "signed": True}, "Signed"),
        ("inspection", {"done_on": date(2026, 11, 9), "result": "pass", "safe_to_use": True},
         "Pass·safetouse"),
    ],
)  # fmt: skip
def test_a_sheet_says_at_its_head_how_it_came_out(
    company: Company, tmp_path: Path, kind: str, values: dict[str, Any], words: str
) -> None:
    if kind == "investigation":
        values = values | {"incident_id": company.save(
            "incident", happened_on=date(2026, 11, 2), kind="near_miss", what="A sling slipped",
        )}  # fmt: skip
    record = company.save(kind, **values)
    record_sheet(company.file, kind, [record], tmp_path / "sheet.pdf", AS_OF)
    title = pages(tmp_path / "sheet.pdf")[0].text.splitlines()[:5]
    assert words in squeezed("".join(title))
