"""What is read of incidents from a real file, and what an audit makes of a contractor's own log."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from desktop.audit.judged import State
from desktop.services.auditing.auditor import Auditor
from desktop.services.importing import import_paths
from desktop.store.audited.incidents import read_incidents
from desktop.store.audited.people import read_people
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.audited.incidents import CauseFact, Incidents
from desktop.values.audited.people import Who
from desktop.values.audited.span import months_to
from tests.builders.company import AS_OF, NOON, Company, company_in
from tests.builders.demonstration import clock, copied
from tests.builders.handing_in import TODAY

LOG: Final = Path(__file__).parents[1] / "samples" / "bow-river" / "Incidents and near misses.xlsx"
ACTIONS: Final = LOG.with_name("Corrective action log.xlsx")


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as made:
        yield made


def read(company: Company, as_of: date = AS_OF, months: int = 12) -> Incidents:
    with company.file.reading() as connection:
        ask, span = asking(connection), months_to(as_of, months)
        return read_incidents(ask, span, read_people(ask, span))


def incident(company: Company, on: str = "2026-09-01", **more: Any) -> str:
    return company.save(
        "incident", **({"happened_on": on, "kind": "lost_time", "what": "Fell 2 m."} | more)
    )


def test_an_empty_file_has_nothing_to_tell(company: Company) -> None:
    assert read(company) == Incidents()


def test_an_incident_with_all_that_came_of_it(company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    meeting = company.meeting("2026-10-01", kind="safety", topics="The fall", minutes="Near misses")
    formal = company.save(
        "formal_hazard_assessment", title="Scaffold", made_on="2026-01-05",
        reviews=[{"reviewed_on": "2026-09-20"}, {"reviewed_on": "2026-12-01"}],
    )  # fmt: skip
    fell = incident(company, potential="high", reportable="yes", cause_stated="No rail",
                    action_stated="Rail")  # fmt: skip
    looked_into = company.save(
        "investigation", incident_id=fell, started_on="2026-09-02", finished_on="2026-09-11",
        shared_meeting_id=meeting, hazard_assessment_id=formal,
        team=[{"worker_id": rick}, {"name": "A consultant"}],
        whys=[{"why": "No rail."}, {"why": "Nobody orders rails."}],
        causes=[{"cause": "Rails are on no list", "area": "planning"}, {"cause": "No rail"}],
    )  # fmt: skip
    of_incident = company.action("Tape", "2026-09-01", source_kind="incident", source_id=fell)
    fixed = company.action(
        "Rails ordered", "2026-09-11", "2026-10-01", "2026-09-30", source_id=looked_into,
        resolved_by_id=rick, verified_by_name="Glenn", verified_on="2026-10-05",
    )  # fmt: skip
    told = read(company)
    [one] = told.incidents
    assert (one.id, one.kind, one.potential, one.reportable) == (fell, "lost_time", "high", "yes")
    assert (one.cause_stated, one.action_stated) == ("No rail", "Rail")
    assert [action.id for action in one.actions] == [of_incident]
    [found] = told.investigations
    assert (found.id, found.incident) == (looked_into, fell)
    assert found.team == (Who(rick, "Rick Desjarlais"), Who(None, "A consultant"))
    assert found.whys == ("No rail.", "Nobody orders rails.")
    assert found.causes == (CauseFact("Rails are on no list", "planning"), CauseFact("No rail"))
    assert (found.shared_on, found.assessment) == (date(2026, 10, 1), formal)
    assert found.assessment_looked_at_on == date(2026, 9, 20)
    [action] = found.actions
    assert (action.id, action.resolved_on, action.verified) == (fixed, date(2026, 9, 30), True)
    [held] = told.meetings
    assert (held.said, held.kind) == ("The fall\nNear misses", "safety")
    assert told.loose_actions == ()


def test_what_comes_after_the_day_is_not_known_on_it(company: Company) -> None:
    fell = incident(company)
    looked_into = company.save(
        "investigation", incident_id=fell, started_on="2026-09-02", finished_on="2026-09-11"
    )
    for number, closed in enumerate(({"resolved": "2026-09-20"}, {"resolved": "2026-09-05"})):
        company.action(
            f"Rail {number}", "2026-09-03", source_id=looked_into, closed_reason="Not needed",
            verified_by_name="Glenn", verified_on="2026-09-21", **closed,
        )  # fmt: skip
    company.meeting("2026-09-20")
    incident(company, "2026-09-19")
    [one] = read(company, date(2026, 9, 10)).investigations
    assert (one.started_on, one.finished_on) == (date(2026, 9, 2), None)
    assert [action.resolved_on for action in one.actions] == [None, date(2026, 9, 5)]
    assert [action.closed_reason for action in one.actions] == ["", "Not needed"]
    assert [action.verified for action in one.actions] == [False, False]
    before = read(company, date(2026, 9, 1))
    assert (len(before.incidents), before.investigations, before.meetings) == (1, (), ())


def test_who_did_it_is_no_check_of_it_unless_it_is_said_how(company: Company) -> None:
    rick, dale = company.worker("Rick Desjarlais"), company.worker("Dale Kowalchuk")
    fell = incident(company)
    checks: list[tuple[dict[str, Any], bool]] = [
        ({}, False),
        ({"verified_by_id": rick, "verified_on": "2026-09-09"}, False),
        ({"verified_by_id": rick, "verified_how": "Tried it under load"}, True),
        ({"verified_by_id": dale}, True),
        ({"verified_by_name": "Glenn"}, True),
        ({"verified_on": "2026-09-09"}, True),
    ]
    for number, (about, _is_check) in enumerate(checks):
        company.action(f"Rail {number}", "2026-09-02", resolved="2026-09-08", source_id=fell,
                       resolved_by_id=rick, **about)  # fmt: skip
    [one] = read(company).incidents
    assert [action.verified for action in one.actions] == [is_check for _about, is_check in checks]


def test_an_older_incident_comes_along_where_it_was_looked_into_in_the_window(
    company: Company,
) -> None:
    old, older = incident(company, "2025-11-10"), incident(company, "2025-11-09")
    company.save("investigation", incident_id=old, started_on="2025-11-20")
    company.save("investigation", incident_id=older, started_on="2025-11-12")
    told = read(company)
    assert [one.id for one in told.incidents] == [old]
    assert [one.incident for one in told.investigations] == [old]


def test_what_was_voided_is_not_read(company: Company) -> None:
    fell, other = incident(company), incident(company, what="Slipped.")
    bad = company.save("investigation", incident_id=fell, started_on="2026-09-02")
    company.action("Rail", "2026-09-02", source_id=fell)
    loose = company.action("Sand", "2026-09-02", source_text="near miss")
    gone = company.action("Salt", "2026-09-02")
    for kind, id_ in (("investigation", bad), ("incident", other), ("corrective_action", gone)):
        company.void(kind, id_)
    told = read(company)
    assert [one.id for one in told.incidents] == [fell]
    assert told.investigations == ()
    assert [(one.id, one.source) for one in told.loose_actions] == [(loose, "near miss")]


def test_the_procedure_in_force_and_the_day_it_was_looked_at(company: Company) -> None:
    old = company.save("document", title="Incidents", kind="investigation_procedure", edition="1",
                       signed_on="2022-01-01")  # fmt: skip
    new = company.save(
        "document", title="Incidents", kind="investigation_procedure", edition="2",
        signed_on="2025-04-15", supersedes_id=old, text="Call OHS.",
        reviews=[{"reviewed_on": "2026-04-01"}, {"reviewed_on": "2027-01-01"}],
    )  # fmt: skip
    company.save("document", title="Hot work", kind="safe_work_practice")
    [one] = read(company).procedures
    assert (one.id, one.text, one.has_file) == (new, "Call OHS.", False)
    assert one.looked_at_on == date(2026, 4, 1)
    [before] = read(company, date(2024, 6, 1)).procedures
    assert (before.id, before.looked_at_on) == (old, date(2022, 1, 1))


def test_a_file_stands_for_the_text_of_a_procedure(company: Company) -> None:
    document = company.save("document", title="Incidents", kind="investigation_procedure")
    company.save("evidence", name="procedure.pdf", sha256="0" * 64, media_type="application/pdf",
                 size=1, filed_at=NOON,
                 links=[{"record_kind": "document", "record_id": document}])  # fmt: skip
    [one] = read(company).procedures
    assert (one.has_file, one.looked_at_on) == (True, None)


def test_hours_are_read_from_the_months_before_the_window_begins(company: Company) -> None:
    for month in ("2025-09-01", "2025-10-01", "2026-10-01", "2026-12-01"):
        company.save("hours_worked", month_on=month, hours="1265.5")
    hours = read(company).hours
    assert [one.month_on for one in hours] == [date(2025, 10, 1), date(2026, 10, 1)]
    assert hours[0].hours == Decimal("1265.5")


# --- the folder of a contractor ------------------------------------------------------------------


@pytest.fixture
def bow_river(company: Company) -> Auditor:
    import_paths(company.file, [LOG, ACTIONS], today=TODAY, as_of=AS_OF)
    return Auditor(company.file)


def test_of_five_incidents_three_are_weak_and_two_are_left_alone(bow_river: Auditor) -> None:
    incidents = {one.id: one.what for one in bow_river.audited(AS_OF).facts.incidents.incidents}
    weak: dict[str, set[str]] = {}
    for one in bow_river.found(AS_OF):
        if one.record.id in incidents:
            weak.setdefault(incidents[one.record.id].split()[0], set()).add(one.code)
    assert weak == {
        "Tyler": {"cause_blames", "action_addresses_no_cause"},
        "FL-1": {"cause_blames", "incident_without_action"},
        "Curtis": {"no_cause", "action_addresses_no_cause"},
    }


def test_what_the_same_folder_scores_counted_by_hand(bow_river: Auditor) -> None:
    judged = bow_river.audited(AS_OF).judged
    # five events in the window: that is all S5.2 asks
    reported = judged["S5.2"]
    assert (reported.state, reported.share, len(reported.counted)) == (State.SUFFICIENT, 1, 5)
    # of the five only the back that cost three days has to be investigated, and nobody did
    in_time = judged["S5.3"]
    assert (in_time.met, in_time.population, in_time.counted) == (0, 1, ())
    assert [one.what for one in in_time.missing] == [
        "Lost time of 20 January: investigate it. Nobody has yet."
    ]
    # no procedure, no hours, no review
    assert [judged[code].share for code in ("S5.1", "S5.4", "S5.5", "S5.6", "S5.7")] == [0] * 5


def test_what_the_demonstration_scores_counted_by_hand(tmp_path: Path) -> None:
    """Its ten incidents of the window, by the story in services/demo.

    Five have to be investigated: the grinder, the back, the gas monitor, the wrench and the chain,
    which has time until the 20th. The wrench nobody looked into; the cut finger, the gate post, the
    bollard and the flash were looked into without need, the gate post too late.
    """
    path = copied(tmp_path / "demo.muster")
    with CompanyFile.open(path, by="Test", clock=clock, read_only=True) as file:
        judged = Auditor(file).audited(AS_OF).judged
    assert (judged["S5.3"].met, judged["S5.3"].population) == (6, 7)
    assert (judged["S5.4"].met, judged["S5.4"].population) == (5, 8)
    assert judged["S5.7"].share == 1
