"""The documents of `muster duties` and `muster check`: every key, every word, and what is loud."""

import json
from typing import Any

import pytest

from desktop.duties.duty import State
from desktop.services.checking import check_report, duties_report, needs_attention
from tests.builders.company import AS_OF, Company


def test_the_document_of_duties(company: Company) -> None:
    unit = company.unit()
    plan = company.plan("every 1,000 km or monthly", unit)
    company.inspection("2026-11-04", unit, plan, reading=239900)
    company.reading(unit, 241377, AS_OF)
    report = duties_report(company.file, AS_OF)
    assert report == {
        "as_of": "2026-11-16",
        "duties": [
            {
                "subject": "101",
                "task": "Vehicle inspection",
                "rule": "every 1,000 km or monthly",
                "state": "overdue",
                "due": "2026-11-13",
                "due_estimated": True,
                "last_done": "2026-11-04",
                "reason": "1,477 km since 4 November; the rule is every 1,000 km or monthly.",
                "kind": "inspection",
                "plan": plan,
                "opens": "2026-11-05",
                "missed": "2026-11-21",
                "ends": "An inspection of unit 101, or a skip with a reason.",
                "due_between": None,
            }
        ],
    }
    assert json.loads(json.dumps(report)) == report


# those of cli.md, and what Muster tells besides
KEYS = {"code", "element", "question", "severity", "record", "subject", "message", "fix"} | {
    "kind", "field", "title", "why", "source", "points",
}  # fmt: skip


def test_the_document_of_check(company: Company) -> None:
    kind = company.certificate_type()
    rick = company.worker(hired="2012-05-22")
    card = company.certificate(rick, kind, "2026-10-14")
    company.orientation(rick, "2012-05-23")
    action = company.action(due="2026-11-10", assigned_id=rick)
    fixed = company.action(
        "Post the plan", due="2026-11-09", resolved="2026-11-05", resolved_by_id=rick
    )
    report = check_report(company.file, AS_OF)
    assert report["certificates"] == [
        {
            "worker": "Rick Desjarlais",
            "certificate": "H2S Alive",
            "expires": "2026-10-14",
            "state": "expired",
        }
    ]
    assert report["actions"] == [
        {
            "what": "Fix the guard",
            "state": "overdue",
            "due": "2026-11-10",
            "assigned_to": "Rick Desjarlais",
            "resolved_on": None,
            "resolved_by": None,
        },
        {
            "what": "Post the plan",
            "state": "closed",
            "due": "2026-11-09",
            "assigned_to": None,
            "resolved_on": "2026-11-05",
            "resolved_by": "Rick Desjarlais",
        },
    ]
    assert report["orientations"] == [
        {
            "worker": "Rick Desjarlais",
            "state": "signed",
            "first_day": "2012-05-22",
            "signed_on": "2012-05-23",
        }
    ]
    found = {(one["code"], one["record"]) for one in report["findings"]}
    assert ("action_without_proof", fixed) in found
    assert all(set(one) == KEYS for one in report["findings"])
    assert [(duty["kind"], duty["plan"]) for duty in report["duties"]] == [
        ("certificate", card),
        ("action", action),
    ]
    assert json.loads(json.dumps(report)) == report


def test_an_empty_file_has_nothing_due(company: Company) -> None:
    report = check_report(company.file, AS_OF)
    assert [report[key] for key in ("duties", "actions", "certificates", "orientations")] == [
        [], [], [], [],
    ]  # fmt: skip
    assert not needs_attention(report)


def test_the_worst_comes_first(company: Company) -> None:
    unit = company.unit()
    for task, rule, last in (
        ("ok", "annual", "2026-11-10"),
        ("soon", "weekly", "2026-11-10"),
        ("before use", "before use", None),
        ("never", "weekly", None),
        ("late", "weekly", "2026-11-08"),
        ("later", "weekly", "2026-11-01"),
    ):
        company.plan(rule, unit, task=task, baseline_on=last)
    parked = company.unit("102")
    company.plan("weekly", parked, task="parked")
    company.change(parked, "parked", "2026-11-01")
    tasks = [duty["task"] for duty in duties_report(company.file, AS_OF)["duties"]]
    assert tasks == ["later", "late", "never", "soon", "before use", "ok", "parked"]


@pytest.mark.parametrize(
    ("report", "loud"),
    [
        *(
            ({"duties": [{"state": state.value}]}, state in {State.OVERDUE, State.NEVER_DONE})
            for state in State
        ),
        ({"duties": [], "certificates": [{"state": "expired"}]}, True),
        ({"duties": [], "certificates": [{"state": "missing"}]}, True),
        ({"duties": [], "certificates": [{"state": "expiring"}, {"state": "valid"}]}, False),
        ({"duties": [], "actions": [{"state": "overdue"}]}, True),
        ({"duties": [], "actions": [{"state": "no_due_date"}]}, True),
        ({"duties": [], "actions": [{"state": "open"}, {"state": "closed"}]}, False),
        ({"duties": [{"state": "ok"}, {"state": "overdue"}]}, True),
    ],
)
def test_what_the_user_must_see(report: dict[str, Any], loud: bool) -> None:
    assert needs_attention(report) is loud


def test_the_past_is_answered_as_it_was(company: Company) -> None:
    unit = company.unit()
    plan = company.plan("weekly", unit)
    company.inspection("2026-10-01", unit, plan)
    company.inspection("2026-11-15", unit, plan)
    company.change(unit, "parked", "2026-11-16")
    states = {
        on.isoformat(): duties_report(company.file, on)["duties"][0]["state"]
        for on in (AS_OF.replace(month=10, day=5), AS_OF.replace(day=14), AS_OF)
    }
    assert states == {"2026-10-05": "ok", "2026-11-14": "overdue", "2026-11-16": "suspended"}


def test_a_meter_that_went_on_while_parked_is_a_finding(company: Company) -> None:
    trailer = company.unit("T-1")
    company.change(trailer, "parked", "2026-09-03")
    company.reading(trailer, 500, "2026-09-03")
    company.reading(trailer, 950, "2026-11-01")
    (finding,) = check_report(company.file, AS_OF)["findings"]
    assert (
        finding.items()
        >= {
            "code": "moved_while_parked",
            "element": "S4",
            "question": "S4.4",
            "severity": "weak",
            "record": trailer,
            "subject": "T-1",
            "message": "Unit T-1 is parked since 3 September, and its meter went on by 450 km "
            "between the readings of 3 September and 1 November.",
            "fix": "Correct the dates or the reading, or write down why it was moved.",
        }.items()
    )
