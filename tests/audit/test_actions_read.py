"""The facts of corrective actions as a company file tells them, and what is found in the sample."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from desktop.audit.findings.actions import FINDERS
from desktop.services.auditing.facts import read_audit_facts
from desktop.services.importing import import_paths
from desktop.store.audited.actions import read_actions
from desktop.store.audited.people import read_people
from desktop.store.questions.every import asking
from desktop.values.audited.actions import NOBODY, CorrectiveFact
from desktop.values.audited.people import Who
from desktop.values.audited.span import months_to
from tests.builders.company import AS_OF, NOON, Company, company_in, day
from tests.builders.handing_in import TODAY

FOLDER: Final = Path(__file__).parents[1] / "samples" / "bow-river"


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as made:
        yield made


def read(company: Company, as_of: date = AS_OF) -> tuple[CorrectiveFact, ...]:
    span = months_to(as_of, 12)
    with company.file.reading() as connection:
        ask = asking(connection)
        return read_actions(ask, span, read_people(ask, span)).every


def test_an_action_is_read_with_everything_it_says(company: Company) -> None:
    rick, shop = company.worker("Rick Desjarlais"), company.site("Shop")
    id_ = company.action(
        "Guard on G-2", "2026-10-01", "2026-10-15", "2026-10-12", source_id="x", site_id=shop,
        risk="high", interim="Tagged out", assigned_name="R. D.", resolved_by_id=rick,
        proof="Photo", verified_by_name="Marc", verified_on=day("2026-10-20"),
        verified_how="Ran it", effective=True,
    )  # fmt: skip
    assert read(company) == (
        CorrectiveFact(
            id=id_, what="Guard on G-2", found_on=day("2026-10-01"), source_id="x", subject="Shop",
            risk="high", interim="Tagged out", assigned=Who(None, "R. D."),
            due_on=day("2026-10-15"), resolved_on=day("2026-10-12"),
            resolved_by=Who(rick, "Rick Desjarlais"), proof="Photo",
            verified_by=Who(None, "Marc"), verified_on=day("2026-10-20"), verified_how="Ran it",
            effective=True,
        ),
    )  # fmt: skip


def test_a_unit_is_the_subject_and_a_file_is_proof(company: Company) -> None:
    unit = company.save("equipment", number="FL-1", description="Forklift")
    id_ = company.action(equipment_id=unit)
    assert not read(company)[0].is_proven
    evidence = company.save(
        "evidence", name="horn.jpg", sha256=sha256(b"horn").hexdigest(), media_type="image/jpeg",
        size=4, filed_at=NOON, links=[{"record_kind": "corrective_action", "record_id": id_}],
    )  # fmt: skip
    (action,) = read(company)
    assert (action.subject, action.has_file, action.is_proven) == ("FL-1", True, True)
    company.void("evidence", evidence)
    assert not read(company)[0].has_file


def test_what_ended_later_was_open_on_the_day(company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    id_ = company.action("Guard", "2026-10-01", None, "2026-10-12", resolved_by_id=rick,
                         proof="Photo", verified_on="2026-10-20", verified_by_id=rick)  # fmt: skip
    ended = read(company)[0]
    open_ = read(company, day("2026-10-11"))[0]
    assert open_ == CorrectiveFact(id=id_, what="Guard", found_on=day("2026-10-01"))
    between = read(company, day("2026-10-15"))[0]
    assert between == replace(ended, verified_by=NOBODY, verified_on=None)


@pytest.mark.parametrize(
    ("found", "resolved", "reason", "there"),
    [
        ("2020-01-01", None, None, True),  # still open
        ("2020-01-01", "2020-02-01", None, False),
        ("2020-01-01", "2026-01-01", None, True),
        ("2020-01-01", "2027-01-01", None, True),
        ("2020-01-01", None, "Sold", False),
        ("2026-01-01", None, "Sold", True),
        ("2026-11-17", None, None, False),
    ],
)
def test_only_open_ones_and_those_of_the_window_are_read(
    company: Company, found: str, resolved: str | None, reason: str | None, there: bool
) -> None:
    company.action("Guard", found, None, resolved, closed_reason=reason)
    assert bool(read(company)) is there


def test_a_voided_one_is_gone(company: Company) -> None:
    company.void("corrective_action", company.action())
    assert read(company) == ()


def test_the_weak_ones_of_the_sample_are_found_and_no_other(company: Company) -> None:
    import_paths(company.file, [FOLDER], today=TODAY, as_of=AS_OF)
    with company.file.reading() as connection:
        facts = read_audit_facts(asking(connection), months_to(AS_OF, 12))
    what = {action.id: action.what for action in facts.actions.every}
    found = [one for finder in FINDERS for one in finder.find(facts)]
    assert len(what) == 8
    assert {(one.code, what.get(one.record.id, "")) for one in found} == {
        ("action_closed_without_name", "Post updated ERP at Inglewood yard"),
        ("weak_action", "Remind workers to be more careful when grinding"),
        ("action_without_due", "Fix exhaust leak W-2"),
        ("action_without_owner", "Eye wash bottle expired (shop)"),
        # nothing in the log has a place for these, which is told once of the company
        ("actions_never_proven", ""),
        ("actions_never_verified", ""),
    }
