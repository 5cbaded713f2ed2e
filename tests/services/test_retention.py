"""What is no longer needed goes on a signed list; all else stays, and the history verifies."""

import tomllib
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.records import kind_of
from desktop.records.company_settings import KEPT_FOR_A_TIME
from desktop.resources import resource
from desktop.services.retention import Signature, dispose, due_for_disposal, schedule_of
from desktop.services.searching import look_for
from desktop.store.file import CompanyFile
from desktop.store.tables import CHANGE, CONTENT
from desktop.store.transaction import Transaction
from desktop.store.undo import Sitting
from tests.builders.files import copied, faults_in, save, tampering

TODAY = date(2026, 11, 16)
MARG = Signature(TODAY, name="Marg Beaulieu")


def _first_aid(company: CompanyFile, day: str, **values: object) -> str:
    said = {"injury": "Cut to the left thumb", "worker_name": "Wendell Okotoks"} | values
    return save(company, "first_aid_record", happened_on=day, **said)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bow.muster"


@pytest.fixture
def company(path: Path) -> Iterator[CompanyFile]:
    with copied(path) as company:
        yield company


def _may_go(company: CompanyFile, as_of: date = TODAY) -> list[str]:
    return [due.id for due in due_for_disposal(company, as_of).may_go]


def test_every_kind_of_the_schedule_is_one_with_that_date() -> None:
    with resource("retention", "schedule.toml").open("rb") as stream:
        lines = tomllib.load(stream)["kind"]
    assert [line["kind"] for line in lines] == list(KEPT_FOR_A_TIME)
    for line in lines:
        kind = kind_of(line["kind"])
        names = {field.name for field in kind.fields} | {rows.name for rows in kind.rows}
        assert line["from"] in names
        assert kind.field(line["of"]).link == "worker" if "of" in line else True
        assert line["months"] >= line["least"]
        assert line["law"] if line["least"] else "law" not in line


@pytest.mark.parametrize(
    ("happened", "is_due"),
    [("2021-11-15", True), ("2021-11-16", False), ("2021-11-17", False), ("2026-11-01", False)],
)
def test_the_time_is_over_on_the_day_after_it(
    company: CompanyFile, happened: str, is_due: bool
) -> None:
    record = _first_aid(company, happened)
    assert _may_go(company) == ([record] if is_due else [])


def test_the_company_may_keep_longer_and_never_shorter_than_the_law(company: CompanyFile) -> None:
    record = _first_aid(company, "2021-03-01")
    settings = save(company, "company_settings")
    for months, is_due in ((120, False), (48, True), (None, False), (1, True)):
        rows = [{"kind": "first_aid_record", "months": months}]
        save(company, "company_settings", settings, retention=rows)
        assert _may_go(company) == ([record] if is_due else [])
    with company.reading() as connection:
        kept = schedule_of(connection)["first_aid_record"]
    assert (kept.months, kept.is_raised) == (36, True)
    assert kept.in_words() == "kept 3 years; the law asks for 3 years"
    assert _may_go(company, date(2024, 2, 28)) == []


def test_a_worker_counts_from_the_last_day_and_only_once_nothing_names_him(
    company: CompanyFile,
) -> None:
    gone, back = (
        save(company, "worker", last_name=name, employment=[{"from_on": "2010-01-01", "to_on": to}])
        for name, to in (("Wendell", "2019-06-30"), ("Rick", None))
    )
    record = save(company, "orientation", worker_id=gone, done_on="2025-01-01")
    (workers,) = due_for_disposal(company, TODAY).kinds
    assert workers.may_go == ()
    assert [due.id for due in workers.stay] == [gone]
    assert workers.stay[0].kept_by.startswith("Orientation")
    assert set(_may_go(company, date(2031, 1, 1))) == {record, gone}
    assert back not in _may_go(company, date(2090, 1, 1))


def test_what_somebody_was_taught_is_kept_as_long_as_he_works_here(company: CompanyFile) -> None:
    here, left = (
        save(company, "worker", last_name=name, employment=[{"from_on": "2010-01-01", "to_on": to}])
        for name, to in (("Rick", None), ("Wendell", "2024-06-30"))
    )
    for worker in (here, left):
        save(company, "orientation", worker_id=worker, done_on="2010-01-02")
    assert _may_go(company) == []
    assert len(_may_go(company, date(2029, 7, 1))) == 2  # his orientation, and then he himself


def test_what_goes_leaves_a_tombstone_and_nothing_that_it_said(path: Path) -> None:
    with copied(path) as company:
        record = _first_aid(company, "2020-05-05", treatment="Bandaged by Shauna")
        other = _first_aid(company, "2026-05-05")
        told = dispose(company, [record], MARG)
        assert (told.records, told.files) == (1, 0)
        with company.reading() as connection:
            lines = connection.execute(CHANGE.select().where(CHANGE.c.record_id == record)).all()
        assert [(line.operation, line.salt, line.old, line.new) for line in lines] == [
            ("create", None, None, None),
            ("dispose", None, None, None),
        ]
        assert faults_in(company) == []
        assert _may_go(company) == []
        with company.reading() as connection:
            ids = connection.exec_driver_sql("SELECT id FROM first_aid_record").scalars().all()
            (line,) = connection.exec_driver_sql("SELECT * FROM disposal_line").mappings()
        assert ids == [other]
        assert (line["kind"], line["count"], line["from_on"]) == (
            "First-aid records",
            1,
            "2020-05-05",
        )
    assert b"Bandaged by Shauna" not in path.read_bytes()


def test_the_scan_goes_with_the_last_record_that_it_proves(company: CompanyFile) -> None:
    old, older, new = (
        _first_aid(company, day) for day in ("2020-05-05", "2019-05-05", "2026-01-01")
    )

    def file(*proves: str) -> str:
        links = [{"record_kind": "first_aid_record", "record_id": one} for one in proves]
        data = b"x" * len(proves)
        about = {"name": "scan.png", "sha256": sha256(data).hexdigest(), "media_type": "image/png"}
        values = about | {"size": 1, "links": links, "filed_at": company.clock()}

        def work(t: Transaction) -> str:
            t.add_content(sha256(data).hexdigest(), data, None)
            return t.save("evidence", values)

        return company.write("File", work)

    goes, stays = file(old), file(old, new)
    assert due_for_disposal(company, TODAY).files == 1
    assert dispose(company, [old, older], MARG).files == 1
    with company.reading() as connection:
        left = connection.exec_driver_sql("SELECT id FROM evidence").scalars().all()
        links = connection.exec_driver_sql("SELECT record_id FROM evidence_link").scalars().all()
        contents = connection.execute(CONTENT.select()).all()
    assert (left, links, len(contents)) == ([stays], [new], 1)
    assert goes not in left


def test_a_file_that_supports_a_question_of_the_audit_stays_for_it(company: CompanyFile) -> None:
    going = _first_aid(company, "2020-05-05")
    about = {"name": "kit.png", "sha256": sha256(b"kit").hexdigest(), "media_type": "image/png"}
    links = [{"record_kind": "first_aid_record", "record_id": going}]
    company.write("File", lambda t: t.add_content(about["sha256"], b"kit", None))
    file = save(company, "evidence", **about, size=3, links=links, filed_at=company.clock())
    save(company, "question_support", question="S4.1", evidence_id=file)
    assert due_for_disposal(company, TODAY).files == 0
    told = dispose(company, [going], MARG)
    assert (told.records, told.files) == (1, 0)
    with company.reading() as connection:
        kept = connection.exec_driver_sql("SELECT id FROM evidence").scalars().all()
        left = connection.exec_driver_sql("SELECT record_id FROM evidence_link").scalars().all()
    assert (kept, left) == ([file], [])
    assert faults_in(company) == []


def test_nobody_disposes_of_what_is_not_due_or_without_a_name(company: CompanyFile) -> None:
    record, young = _first_aid(company, "2020-05-05"), _first_aid(company, "2026-05-05")
    for ids, signed, said in (
        ([record, young], MARG, "must be kept after all"),
        ([], MARG, "Nothing is ticked"),
        ([record], Signature(TODAY, name=" "), "Say who signs"),
    ):
        with pytest.raises(Refused, match=said):
            dispose(company, ids, signed)
    assert _may_go(company) == [record]


def test_of_two_that_belong_together_both_go_or_neither(company: CompanyFile) -> None:
    incident = save(company, "incident", happened_on="2019-01-01", kind="spill", what="Diesel")
    inquiry = save(company, "investigation", incident_id=incident, started_on="2019-01-02")
    assert set(_may_go(company)) == {incident, inquiry}
    with pytest.raises(Refused, match="still names one that is ticked"):
        dispose(company, [incident], MARG)
    assert dispose(company, [incident, inquiry], MARG).records == 2
    assert faults_in(company) == []


def test_it_cannot_be_undone_and_what_it_said_is_found_no_more(company: CompanyFile) -> None:
    incident = save(company, "incident", happened_on="2019-01-01", kind="spill", what="Glycol")
    sitting = Sitting(company)
    dispose(company, [incident], MARG)
    with pytest.raises(Refused, match="disposed of"):
        sitting.undo()
    assert not look_for(company, "glycol", TODAY).groups
    sitting.close()


def test_a_record_deleted_without_a_disposal_is_found(path: Path, company: CompanyFile) -> None:
    record = _first_aid(company, "2020-05-05")
    with tampering(path) as plain:
        plain.execute("DELETE FROM first_aid_record")
        plain.execute("UPDATE change SET salt = NULL, old = NULL, new = NULL")
    assert faults_in(company)
    assert record


def test_what_is_asked_twice_on_one_day_is_the_same(company: CompanyFile) -> None:
    for year in range(2015, 2026):
        _first_aid(company, f"{year}-06-01")
    once = due_for_disposal(company, TODAY)
    assert once == due_for_disposal(company, TODAY)
    assert len(once.may_go) == 7
    assert all(due.since < TODAY for due in once.may_go)
