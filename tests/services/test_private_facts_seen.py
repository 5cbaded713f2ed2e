"""What others see of private facts: on the screen, on paper and in what leaves the company."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.records import kind_of
from desktop.services import private_facts
from desktop.services.browsing import Asked, columns_of, list_rows, rows_at
from desktop.services.disclosing import needs_reason
from desktop.services.drafts import Draft, draft_of, keep_draft, unfinished
from desktop.services.editing import read_record, save_record
from desktop.services.exporting_tables import TableShown, export_table
from desktop.services.investigating import facts_of
from desktop.services.log_pages import action_said, log_page, record_history
from desktop.services.packaging.build import build_package
from desktop.services.packaging.choices import Choices
from desktop.services.printing.records import record_sheet
from desktop.services.retention import due_for_disposal
from desktop.services.verifying import verify
from desktop.store.file import CompanyFile
from tests.builders.company import AS_OF, company_in
from tests.builders.files import copied, save, tampering
from tests.builders.on_paper import pages
from tests.builders.package_read import PackageRead
from tests.builders.private import (
    FIRST_AID,
    INCIDENT,
    PASSWORD,
    PLANTED,
    both_of,
    plant,
    quick_locks,
)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_locks(monkeypatch)
    monkeypatch.setattr(private_facts, "PATIENCE", private_facts.Patience(sleep=lambda _s: None))


@pytest.fixture
def company(tmp_path: Path) -> Iterator[CompanyFile]:
    with copied(tmp_path / "bow.muster") as made:
        yield made


@pytest.fixture
def planted(company: CompanyFile) -> tuple[str, str]:
    return plant(company)


def cells(company: CompanyFile, kind: str, typed: str = "") -> str:
    numbers = list_rows(company, Asked(kind, filter_text=typed), AS_OF)
    rows = rows_at(company, kind, numbers, columns_of(kind), AS_OF)
    return " | ".join(text for row in rows for text in row.texts)


@pytest.mark.usefixtures("planted")
def test_tables_say_private_while_closed_and_all_while_open(company: CompanyFile) -> None:
    private_facts.set_up(company, PASSWORD)
    assert PLANTED[0] in cells(company, FIRST_AID)
    assert PLANTED[0] in cells(company, FIRST_AID, "quillfeather")
    private_facts.close_private(company)
    shown = cells(company, FIRST_AID)
    assert "Private" in shown
    assert not any(word in shown for word in (*PLANTED, "Desjarlais"))
    assert cells(company, FIRST_AID, "quillfeather") == ""
    assert "Private" in cells(company, INCIDENT)


@pytest.mark.usefixtures("planted")
def test_a_sheet_never_holds_them_even_while_they_are_open(
    company: CompanyFile, tmp_path: Path
) -> None:
    private_facts.set_up(company, PASSWORD)
    for kind in (FIRST_AID, INCIDENT):
        numbers = list_rows(company, Asked(kind), AS_OF)
        to = tmp_path / f"{kind}.csv"
        export_table(company, to, TableShown(kind, numbers, columns_of(kind), AS_OF))
        said = to.read_text(encoding="utf-8-sig")
        assert "Private" in said
        assert not any(word in said for word in (*PLANTED, "Desjarlais"))


def test_the_history_says_that_something_changed_and_not_what(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    private_facts.set_up(company, PASSWORD)
    save_record(company, FIRST_AID, {"injury": PLANTED[1], "reported_on": AS_OF}, planted[0])
    private_facts.close_private(company)
    history = record_history(company, FIRST_AID, planted[0], AS_OF)
    (entry, changed), (_sealing, sealed), (_making, made) = history.happened
    assert [(field.label, field.now) for field in changed.fields] == [
        ("Reported on", "16 November"),
        ("Private facts", "changed"),
    ]
    assert sealed.what.endswith("private facts sealed")
    assert (sealed.fields, made.fields) == ((), ())
    assert "not kept" in made.what
    names = [one.name for one in log_page(company, AS_OF).entries]
    said = str((history, names, [action_said(company, entry.number, AS_OF)]))
    assert not any(word in said for word in (*PLANTED, "Desjarlais"))


def test_the_name_of_an_action_tells_no_patient(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    save_record(company, FIRST_AID, {"reported_on": AS_OF}, planted[0])
    assert log_page(company, AS_OF).entries[0].name == "First-aid record 2 March 2026: changed"


def test_an_investigation_says_who_was_involved_only_while_they_are_open(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    private_facts.set_up(company, PASSWORD)
    open_said = str(facts_of(company, planted[1], "", AS_OF))
    private_facts.close_private(company)
    closed_said = str(facts_of(company, planted[1], "", AS_OF))
    assert PLANTED[2] in open_said
    assert "Involved: private (saw it), private (was hurt)" in closed_said


def test_what_is_sealed_is_not_missing(company: CompanyFile, planted: tuple[str, str]) -> None:
    private_facts.set_up(company, PASSWORD)
    private_facts.close_private(company)
    assert not any(
        "reported it" in one for one in read_record(company, *both_of(planted)[1]).missing
    )


def test_an_unfinished_form_waits_until_they_are_open_again(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    private_facts.set_up(company, PASSWORD)
    typed = {"injury": PLANTED[1]}
    keep_draft(company, Draft(FIRST_AID, typed, planted[0], 1))
    private_facts.close_private(company)
    assert draft_of(company, FIRST_AID, planted[0]) is None
    assert unfinished(company) == []
    private_facts.open_private(company, PASSWORD)
    found = draft_of(company, FIRST_AID, planted[0])
    assert found is not None
    assert found.typed == typed


def test_scans_of_first_aid_records_are_counted_because_they_are_not_sealed(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    assert private_facts.scans_of_restricted(company) == 0
    links = [{"record_kind": FIRST_AID, "record_id": planted[0]}]
    company.write("File", lambda t: t.add_content("a" * 64, b"scan", None))
    save(company, "evidence", sha256="a" * 64, name="Scan", size=4, filed_at=company.clock(),
         media_type="image/png", links=links)  # fmt: skip
    assert private_facts.scans_of_restricted(company) == 1


def test_which_kinds_are_locked(company: CompanyFile) -> None:
    private_facts.set_up(company, PASSWORD)
    assert not private_facts.is_locked_now(company, FIRST_AID)
    private_facts.close_private(company)
    assert [kind for kind in (FIRST_AID, INCIDENT, "worker")
            if private_facts.is_locked_now(company, kind)] == [FIRST_AID, INCIDENT]  # fmt: skip
    assert {*private_facts.private_kinds()} == {FIRST_AID, INCIDENT}
    assert kind_of(FIRST_AID).restricted


@pytest.mark.parametrize("kind", [FIRST_AID, INCIDENT])
def test_a_printed_record_says_private_even_while_they_are_open(
    company: CompanyFile, planted: tuple[str, str], tmp_path: Path, kind: str
) -> None:
    record_id = planted[0] if kind == FIRST_AID else planted[1]
    private_facts.set_up(company, PASSWORD)
    made = record_sheet(company, kind, [record_id], tmp_path / "sheet.pdf", AS_OF)
    said = " ".join(page.text for page in pages(made.path))
    assert "Private" in said
    assert not any(word in said for word in (*PLANTED, "Desjarlais"))


@pytest.mark.parametrize("kind", [FIRST_AID, INCIDENT])
def test_for_a_reason_they_go_onto_paper_and_into_sheets_while_they_are_open(
    company: CompanyFile, planted: tuple[str, str], tmp_path: Path, kind: str
) -> None:
    record_id = planted[0] if kind == FIRST_AID else planted[1]
    assert needs_reason(company, kind) is kind_of(kind).restricted
    private_facts.set_up(company, PASSWORD)
    assert needs_reason(company, kind)
    numbers = list_rows(company, Asked(kind), AS_OF)
    shown = TableShown(kind, numbers, columns_of(kind), AS_OF, private=True)
    said = []
    for _time in ("open", "closed"):
        made = record_sheet(company, kind, [record_id], tmp_path / "s.pdf", AS_OF, private=True)
        export_table(company, tmp_path / "s.csv", shown)
        sheet = (tmp_path / "s.csv").read_text(encoding="utf-8-sig")
        said.append(" ".join(page.text for page in pages(made.path)) + sheet)
        private_facts.close_private(company)
    assert PLANTED[1 if kind == FIRST_AID else 3] in said[0]
    assert not any(word in said[1] for word in PLANTED)


def test_a_package_holds_none_and_hides_what_free_texts_tell(tmp_path: Path) -> None:
    with company_in(tmp_path) as made:
        _first_aid, incident = plant(made.file)
        save(made.file, INCIDENT, incident, what=f"{PLANTED[2]} cut a hand")
        private_facts.set_up(made.file, PASSWORD)
        built = build_package(made.file, tmp_path / "with", AS_OF, Choices())
        hidden = build_package(made.file, tmp_path / "without", AS_OF, Choices(hide="initials"))
    said, without = PackageRead(built.path).whole, PackageRead(hidden.path).whole
    assert PLANTED[2] in said  # in the text of the incident, which is not sealed
    assert not any(word in said for word in (PLANTED[0], PLANTED[1], PLANTED[3]))
    assert not any(word in without for word in PLANTED)


def test_a_worker_whom_sealed_facts_may_name_is_kept(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    years = [{"from_on": "2010-01-01", "to_on": "2011-06-30"}]
    gone = save(company, "worker", last_name="Wendell", employment=years)
    assert gone in {due.id for due in due_for_disposal(company, AS_OF).may_go}
    private_facts.set_up(company, PASSWORD)
    assert gone not in {due.id for due in due_for_disposal(company, AS_OF).may_go}
    (workers,) = (k for k in due_for_disposal(company, AS_OF).kinds if k.kind == "worker")
    assert "First-aid record 2 March 2026 Private" in workers.stay[0].kept_by
    assert planted[0] not in str(workers)


def test_damage_to_sealed_facts_is_told_without_the_key(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    private_facts.set_up(company, PASSWORD)
    company.close()
    assert verify(company.path).is_whole
    other = "CASE substr(sealed, 10, 1) WHEN 'Q' THEN 'R' ELSE 'Q' END"
    changed = f"substr(sealed, 1, 9) || {other} || substr(sealed, 11)"
    with tampering(company.path) as connection:
        connection.execute(f"UPDATE first_aid_record SET sealed = {changed}")
    found = verify(company.path)
    (fault,) = found.faults
    assert (fault.kind, fault.record_id) == (FIRST_AID, planted[0])
    assert "Private facts of it are not as they were sealed" in fault.sentence
