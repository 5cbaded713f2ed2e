"""Packs: what each holds, what it lacks, who may read it, and the PDF that comes of it."""

from collections.abc import Iterator
from concurrent.futures import CancelledError
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake
from desktop.records import KINDS
from desktop.services.evidence import attach
from desktop.services.packs import Lack, build_pack, look_at_pack, packs
from desktop.services.packs.templates import packs as templates
from desktop.services.packs.templates import read
from tests.builders.company import AS_OF, Company, company_in
from tests.builders.package_read import PackageRead
from tests.builders.papers import write_pdf, write_photo

PHONE, CARD, KIN = "403-555-0142", "H2S-77123", "Shelley Cardinal 403-555-0164"


class Shop:
    """A company with one of everything that a pack shows."""

    def __init__(self, company: Company, folder: Path, intake: Intake) -> None:
        self.company, self.folder, self.intake = company, folder, intake
        self.own = company.save("company", self._own_id(), legal_name="Bow River Mechanical Ltd.",
                                wcb_accounts="1234567", next_audit_on="2027-01-27")  # fmt: skip
        boss = company.worker("Rick Desjarlais", hired="2020-01-01", phone=PHONE,
                              emergency_contact=KIN)  # fmt: skip
        h2s = company.save("certificate_type", name="H2S Alive")
        card = company.save("certificate", worker_id=boss, type_id=h2s, issued_on="2025-02-01",
                            number=CARD)  # fmt: skip
        company.save("orientation", worker_id=boss, done_on="2020-01-02", signed=True)
        self.policy = company.save("policy", title="Safety policy", text="Everybody goes home.",
                                   signed_by_id=boss, signed_on="2026-03-02")  # fmt: skip
        self.unit, self.site = company.unit("101"), company.site("Shop")
        company.unit("102")
        for on, task in (("2026-03-04", "Walk around"), ("2024-03-04", "Long ago")):
            company.save("inspection", equipment_id=self.unit, done_on=on, task=task, by_id=boss,
                         result="pass")  # fmt: skip
        company.save("emergency_plan", site_id=self.site, made_on="2026-01-05",
                     muster_point="By the gate")  # fmt: skip
        company.save("meeting", held_on="2026-05-05", kind="toolbox", topics="Ladders")
        company.save("meeting", held_on="2025-05-05", kind="toolbox", topics="Snow")
        hurt = company.save("first_aid_record", happened_on="2026-03-03", injury="A cut hand")
        self.file("certificate", card, "h2s card.jpg")
        self.file("first_aid_record", hurt, "insurance of the cut.pdf")

    def _own_id(self) -> str:
        with self.company.file.reading() as connection:
            return str(connection.exec_driver_sql("SELECT id FROM company").scalar())

    def file(self, kind: str, record: str, name: str) -> None:
        path = self.folder / name
        if path.suffix == ".jpg":
            write_photo(path, (200, 90, 30))
        else:
            write_pdf(path, path.stem)
        assert attach(self.company.file, [path], kind, record, self.intake).refused == []

    def built(self, key: str, subject: str | None, folder: Path, as_of: date = AS_OF) -> str:
        to = folder / f"{key}.pdf"
        printed = build_pack(self.company.file, key, subject, to, as_of)
        read = PackageRead(to)
        assert printed.pages == len(read.reader.pages)
        return "\n".join(read.texts)

    def lacks(self, key: str, subject: str | None = None) -> dict[str, Lack]:
        looked = look_at_pack(self.company.file, key, subject, AS_OF)
        return {one.key: one for one in looked.lacks}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, intake: Intake) -> Iterator[Shop]:
    folder = tmp_path_factory.mktemp("shop")
    with company_in(folder) as company:
        yield Shop(company, folder, intake)


def test_every_pack_is_listed_with_whom_it_can_be_for(shop: Shop) -> None:
    found = {one.key: one for one in packs(shop.company.file, AS_OF)}
    assert list(found) == ["prequalification", "worker", "unit", "site", "year"]
    assert [one.title for one in found["unit"].subjects] == ["101", "102"]
    assert [one.title for one in found["worker"].subjects] == ["Rick Desjarlais"]
    assert found["year"].subjects[0].title == "2026"
    assert found["prequalification"].subjects == ()


def test_no_template_holds_what_only_the_worker_may_see() -> None:
    restricted = {one.key for one in KINDS if one.restricted}
    assert restricted
    for pack in templates():
        assert not restricted & {part.kind for part in pack.parts}
    with pytest.raises(ValueError, match="no pack"):
        read(_template('records = "first_aid_record"'))


@pytest.mark.parametrize(
    "line", ["", 'records = "policy"\nlist = "policy"', 'page = "weather"', 'fields = ["x"]']
)
def test_a_template_that_says_nothing_sensible_is_a_fault_of_ours(line: str) -> None:
    with pytest.raises(ValueError, match="k"):
        read(_template(line))


def _template(line: str) -> str:
    head = 'key = "k"\ntitle = "T"\nsentence = "S."\nwants = ""\nreaders = "outside"\n'
    return f'{head}[[part]]\nkey = "k1"\ntitle = "P"\n{line}\n'


def test_prequalification_says_what_clients_ask_and_no_more(shop: Shop, tmp_path: Path) -> None:
    text = shop.built("prequalification", None, tmp_path)
    assert "1234567" in text
    assert "Everybody goes home." in text
    assert "27 January 2027" not in text  # when the next audit is, is nobody else's business
    assert PHONE not in text
    assert "cut" not in text
    assert "Signed by Rick Desjarlais Signed on 2 March 2026" in " ".join(text.split())
    assert "Prequalification pack · 16 November 2026" in text


def test_it_says_what_is_missing_and_where_that_goes(shop: Shop) -> None:
    lacks = shop.lacks("prequalification")
    assert set(lacks) == {"clearance", "insurance", "certificate", "statistics"}
    assert lacks["clearance"].sentence.startswith("No clearance letter of the WCB is on file.")
    assert lacks["clearance"].where.record_id == shop.own
    assert lacks["statistics"].where.kind == "hours_worked"
    assert lacks["statistics"].where.new


def test_a_policy_to_be_read_again_and_signed_anew_is_told(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        company.worker("Rick Desjarlais", hired="2020-01-01")
        old = company.save("policy", title="Alcohol and drugs", text="None at work.",
                           signed_by_name="R. Haugen", signed_on="2023-06-05",
                           review_months=24)  # fmt: skip
        company.save("policy", title="Safety", text="All go home.", signed_on="2026-03-02",
                     signed_by_name="Rick Desjarlais")  # fmt: skip
        looked = look_at_pack(company.file, "prequalification", None, AS_OF)
    (told,) = [one for one in looked.lacks if one.key == "policy"]
    assert told.sentence == (
        "“Alcohol and drugs”: It should have been looked at again by 5 June 2025. Read it again, "
        "and enter who looked at it. It is signed by R. Haugen, who is not among your workers. "
        "Where somebody else runs the company now, have it signed anew."
    )
    assert (told.where.kind, told.where.record_id) == ("policy", old)


def test_papers_of_the_company_are_found_by_their_names(intake: Intake, tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        shop = Shop(company, tmp_path, intake)
        shop.file("company", shop.own, "WCB Clearance 2026.pdf")
        shop.file("company", shop.own, "Liability insurance.pdf")
        assert {"clearance", "insurance"}.isdisjoint(shop.lacks("prequalification"))
        text = shop.built("prequalification", None, tmp_path)
        assert "WCB Clearance 2026" in text
        with company.file.reading() as connection:
            asked = "SELECT id FROM evidence WHERE name LIKE 'WCB%'"
            letter = str(connection.exec_driver_sql(asked).scalar())
        company.save("evidence", letter, own_date="2026-08-16")
        assert "clearance" not in shop.lacks("prequalification")
        company.save("evidence", letter, own_date="2026-08-15")
        assert "of 15 August" in shop.lacks("prequalification")["clearance"].sentence


def test_a_workers_record_has_the_cards_behind_it(shop: Shop, tmp_path: Path) -> None:
    text = shop.built("worker", "Rick Desjarlais", tmp_path)
    assert "B-01 · h2s card.jpg" in text
    assert "H2S Alive 1 February 2025" in text  # the card is listed, by what it is and its day
    for private in (PHONE, CARD, KIN, "Card number"):
        assert private not in text
    assert shop.lacks("worker", "rick desjarlais") == {}


def test_what_of_a_worker_ran_out_is_marked_and_told(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        worker = company.worker("Rick Desjarlais", hired="2020-01-01")
        other = company.worker("Hank Giesbrecht", hired="2020-01-01")
        for name, until in (
            ("H2S Alive", "2026-12-08"),
            ("TDG", "2026-11-02"),
            ("WHMIS", "2028-01-01"),
        ):
            kind = company.certificate_type(name)
            company.certificate(worker, kind, until)
            company.certificate(other, kind, "2026-11-01")
        unit = company.unit("105")
        for on, due in (("2022-08-19", None), ("2024-08-19", "2026-10-26")):
            company.save("competency_check", worker_id=worker, equipment_id=unit, checked_on=on,
                         result="competent", next_due_on=due)  # fmt: skip
        looked = look_at_pack(company.file, "worker", worker, AS_OF)
        assert {"TDG expired on 2 November 2026. Renew it before the pack goes out.",
                "H2S Alive runs out on 8 December 2026.",
                "The check on 105 ran out on 26 October 2026. Check again before the pack goes "
                "out.",
                } <= {one.sentence for one in looked.lacks}  # fmt: skip
        assert not any("WHMIS" in one.sentence for one in looked.lacks)
        to = tmp_path / "worker.pdf"
        build_pack(company.file, "worker", worker, to, AS_OF)
        said = " ".join(" ".join(PackageRead(to).texts).split())
        assert "TDG 2 November 2026 Expired" in said
        assert "H2S Alive 8 December 2026 Runs out soon" in said
        assert "Ran out on 26 October 2026" in said


def test_a_units_record_is_about_that_unit_and_twelve_months(shop: Shop, tmp_path: Path) -> None:
    text = shop.built("unit", "101", tmp_path)
    assert "Walk around" in text
    assert "Done by Rick Desjarlais Named in the record" in " ".join(text.split())
    assert text.count("Long ago") == 1  # in the list of what was done last, without a sheet
    assert "inspections" in shop.lacks("unit", "102")
    assert shop.lacks("unit", "102")["inspections"].where.values["equipment_id"]


def test_a_site_binder_begins_with_its_emergency_plan(shop: Shop, tmp_path: Path) -> None:
    text = shop.built("site", shop.site, tmp_path)
    assert text.index("By the gate") < text.index("Everybody goes home.")
    assert set(shop.lacks("site", "Shop")) == {"formal", "inspections"}


def test_a_year_book_holds_one_year(shop: Shop, tmp_path: Path) -> None:
    this, before = shop.built("year", None, tmp_path), shop.built("year", "2025", tmp_path)
    assert "Ladders" in this
    assert "Snow" not in this
    assert "Snow" in before
    assert "Ladders" not in before
    assert set(shop.lacks("year", "2025")) == {"inspections", "drills"}


@pytest.mark.parametrize(
    ("key", "subject", "said"),
    [
        ("nothing", None, "There is no pack “nothing”. There are: prequalification, worker"),
        ("unit", None, "Say which unit it is for."),
        ("worker", "", "Say which worker it is for."),
        ("unit", "999", "There is no unit “999” here."),
        ("prequalification", "101", "Leave out what it is for."),
        ("year", "soon", "“soon” is no year that has begun."),
        ("year", "2027", "“2027” is no year that has begun."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    shop: Shop, key: str, subject: str | None, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        look_at_pack(shop.company.file, key, subject, AS_OF)
    assert said in str(refused.value)


def test_in_a_folder_it_gets_a_name_of_its_own(shop: Shop, tmp_path: Path) -> None:
    printed = build_pack(shop.company.file, "unit", "102", tmp_path, AS_OF)
    name = "Bow River Mechanical Ltd, A unit's record 102, 2026-11-16.pdf"
    assert printed.path == tmp_path / name
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_the_same_records_and_day_give_the_same_bytes(shop: Shop, tmp_path: Path) -> None:
    to = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for one in to:
        build_pack(shop.company.file, "site", "Shop", one, AS_OF)
    assert to[0].read_bytes() == to[1].read_bytes()


@pytest.mark.parametrize("more", [b"mine", b"%PDF-1.7 mine"])
def test_a_file_of_somebody_else_is_never_replaced(shop: Shop, tmp_path: Path, more: bytes) -> None:
    to = tmp_path / "own.pdf"
    to.write_bytes(more)
    with pytest.raises(Unavailable, match=r"own\.pdf' is there already"):
        build_pack(shop.company.file, "unit", "102", to, AS_OF)
    assert to.read_bytes() == more
    assert [one.name for one in tmp_path.iterdir()] == ["own.pdf"]


def test_a_pack_takes_the_place_of_an_older_one_as_it_was_written(
    shop: Shop, tmp_path: Path
) -> None:
    to = tmp_path / "a.pdf"
    for subject, day in (("102", date(2026, 1, 31)), ("101", AS_OF), ("102", AS_OF)):
        build_pack(shop.company.file, "unit", subject, to, day)
    written = to.read_bytes()
    others = {
        "remarked": written + b"\n1 0 obj\n<< >>\nendobj\nstartxref\n9\n%%EOF\n",
        "of another company": written.replace(b"/Author (Bow River", b"/Author (Elk River"),
        "a package": written.replace(b"/Subject (A unit", b"/Subject (B unit"),
        "of another program": written.replace(b"/Producer (Muster)", b"/Producer (Nobody)"),
    }
    for said, other in others.items():
        to.write_bytes(other)
        with pytest.raises(Unavailable, match="is there already"):
            build_pack(shop.company.file, "unit", "102", to, AS_OF)
        assert to.read_bytes() == other != written, said


def test_stopped_it_leaves_nothing(shop: Shop, tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        build_pack(shop.company.file, "unit", "101", tmp_path / "x.pdf", AS_OF,
                   is_stopped=lambda: True)  # fmt: skip
    assert list(tmp_path.iterdir()) == []
