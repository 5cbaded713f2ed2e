"""Records as sheets for a reviewer: whole, without what is private, honest about how they came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from desktop.audit.judged import Ref
from desktop.package.sheets.said import Facts, Lines, Part, Words
from desktop.package.submission.record_values import RecordShown
from desktop.package.tables import Cell
from desktop.records import KINDS, kind_of
from desktop.records.kind import Kind, Rows
from desktop.services.packaging.hiding import nobody_hidden
from desktop.services.packaging.people import hider_of
from desktop.services.packaging.period import period_of
from desktop.services.packaging.readable import is_name, readable, readable_fields
from desktop.services.packaging.reading import Reading
from desktop.services.packaging.record_sheets import Wish, record_sheets
from desktop.services.packaging.sheet_history import Changed, history_said, late_said
from desktop.services.packaging.sheet_reading import FileLine
from desktop.store.aggregate import Stored
from desktop.store.fact_duties import duty_facts
from tests.builders.company import AS_OF, Company, company_in, day


@dataclass(frozen=True)
class Papers:
    """A company with a record of many kinds, and the ids of some."""

    company: Company
    ids: dict[str, str]

    def ref(self, key: str) -> Ref:
        kind, _space, _more = key.partition(" ")
        return Ref(kind, self.ids[key])


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Papers]:
    with company_in(tmp_path_factory.mktemp("sheets")) as company:
        yield Papers(company, _fill(company))


def _fill(c: Company) -> dict[str, str]:
    owner = c.worker("Glenn Haugen", hired="2020-01-01", is_owner=True)
    rick = c.worker("Rick Desjarlais", hired="2020-01-01", phone="403-555-0199")
    unit, shop, card = c.unit("101"), c.site("Shop"), c.certificate_type()
    ids = {"worker": rick, "owner": owner}
    ids["policy"] = c.policy("2026-03-02", signed_by_id=owner)
    ids["policy unsigned"] = c.save("policy", title="Violence policy", signed_on="2026-03-02")
    ids["inspection"] = c.inspection(
        "2026-11-10", unit, task="Truck inspection", by_id=rick, result="fail",
        items=[{"item": "Brakes", "result": "fail", "remark": "Rick saw oil"},
               {"item": "Lights", "result": "pass"}],
    )  # fmt: skip
    ids["inspection late"] = c.inspection("2026-10-26", unit, by_name="Ole Berg")
    ids["inspection void"] = c.inspection("2026-11-09", unit)
    c.void("inspection", ids["inspection void"])
    ids["corrective_action"] = c.action(
        "Mend the brake line", found="2026-11-10", due="2026-11-30", assigned_id=rick,
        source_kind="inspection", source_id=ids["inspection"],
    )  # fmt: skip
    ids["meeting"] = c.meeting(
        "2026-11-12", site_id=shop, led_by_id=owner,
        attendees=[{"worker_id": rick, "signed": True}, {"name": "Ole Berg", "signed": False},
                   {"worker_id": owner}],
    )  # fmt: skip
    ids["certificate"] = c.certificate(rick, card, "2028-01-01", "2025-01-01", number="H2S-77123")
    ids["orientation"] = c.orientation(rick, "2026-11-13", by_id=owner, signed=True)
    ids["incident"] = c.save(
        "incident", happened_on="2026-11-14", kind="lost_time", what="Fell off the step",
        site_id=shop, reported_by_id=rick, lost_days=12,
        people=[{"worker_id": rick, "part": "Hurt"}],
    )  # fmt: skip
    ids["investigation"] = c.save(
        "investigation", incident_id=ids["incident"], started_on="2026-11-14",
        team=[{"worker_id": owner}], whys=[{"why": "The step was iced over"}],
        causes=[{"cause": "Nobody spreads sand"}],
    )  # fmt: skip
    ids["formal_hazard_assessment"] = c.save(
        "formal_hazard_assessment", title="Welding", made_on="2026-01-05", made_by_id=rick,
        hazards=[{"hazard": "Fume", "controls": [{"control": "Extraction arm"}]},
                 {"hazard": "Noise", "controls": []}],
    )  # fmt: skip
    ids["emergency_plan"] = c.save(
        "emergency_plan", site_id=shop, made_on="2026-01-05", muster_point="Gate",
        contacts=[{"name": "Rick Desjarlais", "role": "Foreman", "phone": "403-555-0163"},
                  {"name": "Ambulance", "phone": "911"}],
    )  # fmt: skip
    ids["first_aid_record"] = c.save(
        "first_aid_record", happened_on="2026-11-14", worker_id=rick, injury="Sprained ankle",
        treatment="Ice",
    )  # fmt: skip
    return ids


def sheets(papers: Papers, *keys: str, hide: bool = False, **wish: Any) -> list[RecordShown]:
    with papers.company.file.reading() as connection:
        hider = hider_of(connection) if hide else nobody_hidden
        facts = duty_facts(connection, AS_OF)
        reading = Reading(
            connection, facts, period_of(None, None, AS_OF), hide, hider, lambda: None
        )
        refs = [papers.ref(key) for key in keys]
        found = record_sheets(reading, refs, Wish(**wish))
    return [found[ref] for ref in refs if ref in found]


def texts(sheet: RecordShown) -> str:
    """All words of a sheet."""
    said = [sheet.kind, sheet.title, sheet.state, sheet.history, sheet.late]
    said += [f"{one.role} {one.name} {one.said}" for one in sheet.signatures]
    return "\n".join([*said, *map(_texts, sheet.parts)])


def _texts(part: Part) -> str:
    if isinstance(part, Facts):
        return "\n".join([part.heading, *(f"{one.label}: {one.value}" for one in part.facts)])
    if isinstance(part, Lines):
        cells = [one if isinstance(one, str) else one.text for row in part.rows for one in row]
        return "\n".join([part.heading, *(column.title for column in part.columns), *cells])
    return f"{part.label}\n{part.text}" if isinstance(part, Words) else repr(part)


EVERY = (
    "policy", "inspection", "corrective_action", "meeting", "certificate", "orientation",
    "incident", "investigation", "formal_hazard_assessment", "emergency_plan", "worker",
)  # fmt: skip


# --- what stands on it ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("policy", "Health and safety policy"),
        ("inspection", "Rick saw oil"),
        ("inspection", "Corrective actions\nWhat to put right\nAssigned to\nDue"),
        ("inspection", "Mend the brake line\nRick Desjarlais\n30 November 2026"),
        ("corrective_action", "Source record: Inspection: 10 November 2026"),
        ("meeting", "Rick Desjarlais\nSigned\nOle Berg\nNot signed\nGlenn Haugen\nNot noted"),
        ("certificate", "Good through: 1 January 2028"),
        ("incident", "Nobody spreads sand"),
        ("investigation", "Fell off the step"),
        ("formal_hazard_assessment", "Extraction arm"),
        ("formal_hazard_assessment", "Noise\n\nno control"),
        ("emergency_plan", "403-555-0163"),
    ],
)
def test_it_says_what_the_record_says_and_what_belongs_to_it(
    papers: Papers, key: str, words: str
) -> None:
    (sheet,) = sheets(papers, key)
    assert words in texts(sheet)


def test_its_files_are_cited_with_their_pages(papers: Papers) -> None:
    inspection = papers.ids["inspection"]
    files = {inspection: (FileLine("S4.2-03a", "truck.pdf", day("2026-11-10")),)}
    (sheet,) = sheets(papers, "inspection", files=files)
    last = sheet.parts[-1]
    assert isinstance(last, Lines)
    assert last.rows == (
        (
            Cell("S4.2-03a", link="exhibit-S4.2-03a"),
            "truck.pdf",
            "10 Nov 2026",
            Cell("", page_of="exhibit-S4.2-03a"),
        ),
    )
    assert [one.said for one in sheet.signatures] == ["The paper itself is S4.2-03a"]


def test_many_sheets_cost_no_more_questions_than_one_of_each_kind(papers: Papers) -> None:
    asked: list[str] = []
    engine = papers.company.file

    def statements(*keys: str) -> int:
        asked.clear()
        sheets(papers, *keys)
        return len(asked)

    with engine.reading() as connection:
        listening = connection.engine

    def note(_c: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        asked.append(statement)

    event.listen(listening, "before_cursor_execute", note)
    try:
        few = statements("inspection", "policy")
        assert few > 0
        assert statements("inspection", "inspection late", "policy", "policy unsigned") == few
    finally:
        event.remove(listening, "before_cursor_execute", note)


# --- what does not --------------------------------------------------------------------------------


def test_first_aid_and_voided_records_have_no_sheet(papers: Papers) -> None:
    assert sheets(papers, "first_aid_record", "inspection void") == []


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("certificate", "77123"),
        ("worker", "0199"),
        ("incident", "Rick"),
        ("incident", "12"),
        ("investigation", "Rick"),
    ],
)
def test_private_details_stay_out(papers: Papers, key: str, words: str) -> None:
    (sheet,) = sheets(papers, key)
    assert words not in texts(sheet)


def test_no_name_is_left_where_names_are_hidden(papers: Papers) -> None:
    said = "\n".join(map(texts, sheets(papers, *EVERY, hide=True)))
    assert "R.D." in said
    for name in ("Rick", "Desjarlais", "Glenn", "Haugen", "Ole", "Berg", "403-555-0163"):
        assert name not in said
    assert "911" in said


def _parts() -> Iterator[tuple[str, Kind | Rows]]:
    for kind in KINDS:
        yield kind.key, kind
        for rows in kind.tables():
            yield f"{kind.key}.{rows.name}", rows


@pytest.mark.parametrize(
    ("name", "part"), list(_parts()), ids=lambda one: one if isinstance(one, str) else ""
)
def test_a_field_that_is_marked_is_never_read_but_for_names(name: str, part: Kind | Rows) -> None:
    for field in readable_fields(part):
        assert not field.restricted
        assert not field.private
        assert not field.personal or is_name(field), name
    values = {field.name: "secret" for field in part.fields}
    kept = {
        key for key, value in readable(part, values, nobody_hidden).items() if value is not None
    }
    assert kept == {field.name for field in readable_fields(part)}


# --- who signed, and how it came to be ------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("policy", [("Signed by", "Glenn Haugen", "Signed on 2 March 2026", "green", False)]),
        ("policy unsigned", [("Signed by", "", "Nobody is named who signed", "amber", True)]),
        ("inspection", [("Done by", "Rick Desjarlais", "Named in the record", "", False)]),
        ("inspection late", [("Done by", "Ole Berg", "Named in the record", "", False)]),
        (
            "orientation",
            [
                ("Who was shown around", "Rick Desjarlais", "Signed", "green", False),
                ("Given by", "Glenn Haugen", "Named in the record", "", False),
            ],
        ),
        ("corrective_action", []),
        ("investigation", []),
    ],
)
def test_a_signature_is_told_as_it_is_known(
    papers: Papers, key: str, said: list[tuple[Any, ...]]
) -> None:
    (sheet,) = sheets(papers, key)
    assert [(o.role, o.name, o.said, o.tone, o.is_line) for o in sheet.signatures] == said


def test_what_is_older_than_the_file_says_so_and_is_not_called_late(papers: Papers) -> None:
    older, in_time = sheets(papers, "inspection late", "inspection")
    begun = "It is older than the company file, which was begun on 16 November 2026."
    assert (older.late, in_time.late) == ("", "")
    assert older.history.endswith(begun)


def _record(kind: str, entered: datetime, **values: Any) -> Stored:
    return Stored(kind, "1", 1, entered, "Carol", dict.fromkeys(_names(kind)) | values)


def _names(kind: str) -> list[str]:
    return [field.name for field in kind_of(kind).fields]


@pytest.mark.parametrize(
    ("kind", "values", "days", "late"),
    [
        ("inspection", {"done_on": day("2026-03-02")}, 7, ""),
        ("inspection", {"done_on": day("2026-03-02")}, 8, "Entered 8 days after it happened."),
        ("inspection", {"done_on": day("2026-03-02")}, 21, "Entered 21 days after it happened."),
        ("inspection", {"done_on": None}, 21, ""),
        ("policy", {"signed_on": day("2026-03-02")}, 400, ""),
        (
            "investigation",
            {"started_on": day("2026-03-02"), "finished_on": day("2026-03-20")},
            21,
            "",
        ),
    ],
)
def test_how_late_it_was_entered(kind: str, values: dict[str, Any], days: int, late: str) -> None:
    entered = datetime(2026, 3, 2, 19, tzinfo=UTC) + timedelta(days=days)
    assert late_said(_record(kind, entered, **values), day("2020-01-01")) == late


@pytest.mark.parametrize(
    ("happened", "entered_after", "late"),
    [
        ("2025-08-01", 89, False),  # typed in from paper when the file was new
        ("2025-08-01", 91, True),
        ("2025-10-01", 89, True),
    ],
)
def test_papers_of_before_are_taken_over_for_a_quarter(
    happened: str, entered_after: int, late: bool
) -> None:
    begun = day("2025-09-01")
    entered = datetime(2025, 9, 1, 19, tzinfo=UTC) + timedelta(days=entered_after)
    record = _record("inspection", entered, done_on=day(happened))
    assert bool(late_said(record, begun)) is late


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (0, "Entered on 3 March 2026 by Carol; not changed since."),
        (1, "Entered on 3 March 2026 by Carol; changed once, on 9 March 2026."),
        (2, "Entered on 3 March 2026 by Carol; changed twice, last on 9 March 2026."),
        (5, "Entered on 3 March 2026 by Carol; changed 5 times, last on 9 March 2026."),
    ],
)
def test_its_history_is_one_line(times: int, said: str) -> None:
    record = _record("inspection", datetime(2026, 3, 3, 19, tzinfo=UTC))
    changed = Changed(times, day("2026-03-09") if times else None)
    assert history_said(record, changed, day("2020-01-01"), nobody_hidden) == said


def test_a_change_is_counted_from_the_history(papers: Papers) -> None:
    c = papers.company
    made = c.save("goal", year=2026, text="No lost time")
    c.save("goal", made, text="No injury")
    c.save("goal", made, text="No injury at all")
    papers.ids["goal"] = made
    (sheet,) = sheets(papers, "goal")
    assert sheet.history == (
        "Entered on 16 November 2026 by Test; changed twice, last on 16 November 2026."
    )


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ([("rick", "Hurt")], ["1 person hurt; name left out"]),
        ([("rick", "Hurt"), ("lee", "Hurt")], ["2 people hurt; names left out"]),
        ([("rick", "Driver"), (None, "A driver of the client")],
         ["1 person (Driver); name left out", "A driver of the client"]),
        ([("rick", None)], ["1 person; name left out"]),
    ],
)  # fmt: skip
def test_people_whose_names_are_left_out_are_counted(
    people: list[tuple[str | None, str | None]], said: list[str]
) -> None:
    lines = [{"worker_id": who, "name": None, "part": part} for who, part in people]
    shown = readable(kind_of("incident"), {"people": lines}, nobody_hidden)["people"]
    assert [one["part"] for one in shown] == said
    assert not [one for one in shown if one["worker_id"] or one["name"]]
