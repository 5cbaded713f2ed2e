"""What a year of inspections tells beside the table of pairs."""

from dataclasses import replace
from typing import Any

import pytest

from desktop.audit.facts import AuditFacts
from desktop.audit.findings.inspection_rhythm import against_policy, never_a_defect
from desktop.audit.judged import Ref
from desktop.values.audited.inspections import LooseFact
from desktop.values.audited.places import EquipmentFact, Places
from tests.builders.company import day
from tests.builders.inspection_facts import (
    TRUCK,
    change,
    doer,
    every,
    facts,
    failed,
    line,
    plan,
    trail,
)
from tests.builders.leadership_facts import JOSE, RICK

WEEKLY = plan("weekly", TRUCK, task="Truck inspection")
LOOSE = LooseFact(unit="u", task="Truck inspection", days=every(30)[:9], last_id="last")
SAID = (line("Truck inspection", "weekly"),)


def codes(finder: Any, known: AuditFacts) -> list[str]:
    return [one.code for one in finder.find(known)]


def test_the_newest_inspection_is_the_one_to_open() -> None:
    known = facts((WEEKLY,), {"p-u": every(7)}, newest={"p-u": "newest"})
    assert [one.record for one in never_a_defect.find(known)] == [Ref("inspection", "newest")]
    of_type = facts((WEEKLY,), {"p-u": every(7)}, newest={"p-u": "other"}, types={"p-u": "Truck"})
    assert [one.record for one in never_a_defect.find(of_type)] == [Ref("duty_plan", "p-u")]


@pytest.mark.parametrize(
    "known",
    [
        # an action that came of it, whatever the sheet says
        facts((WEEKLY,), {"p-u": every(7)}, trails=(trail(unit="u"),)),
        facts((replace(WEEKLY, kind="maintenance"),), {"p-u": every(7)}),
        facts((WEEKLY,), {"p-u": every(7, times=9)}),
        # the duty of every truck found something on another one
        facts((WEEKLY,), {"p-u": every(7)}, each=(failed(unit="x", plan="p-u"),)),
        # what has a plan is told by its plan
        facts((WEEKLY,), {"p-u": ()}, loose=(replace(LOOSE, days=every(7)),)),
    ],
)
def test_no_year_without_a_defect(known: AuditFacts) -> None:
    assert codes(never_a_defect, known) == []


def test_somebody_new_and_somebody_who_left_are_not_told() -> None:
    each = tuple(failed(id_=n, by=JOSE) for n in "123")
    gone = doer(RICK, 60, first="2025-01-01", last="2025-11-01")
    assert codes(never_a_defect, facts(each=each, doers=(gone,))) == []


def test_the_days_of_two_years_both_say_their_year() -> None:
    (by_plan,) = never_a_defect.find(facts((WEEKLY,), {"p-u": every(7)}))
    assert "from 20 November 2025 to 12 November 2026 and" in by_plan.message
    each = tuple(failed(id_=n, by=JOSE) for n in "123")
    by_rick = doer(RICK, 60, first="2025-11-05", last="2026-11-10")
    (of_rick,) = never_a_defect.find(facts(each=each, doers=(by_rick,)))
    assert "from 5 November 2025 to 10 November 2026 and" in of_rick.message


@pytest.mark.parametrize("rule", ["before use", "every 1,000 km or monthly"])
def test_a_line_that_goes_by_use_is_compared_by_what_was_done(rule: str) -> None:
    known = facts((WEEKLY,), {"p-u": every(7)}, stated=(line("Truck inspection", rule),))
    assert codes(against_policy, known) == []


def test_what_is_parked_is_not_told() -> None:
    known = facts((WEEKLY,), {"p-u": ()}, stated=SAID, changes=(change("parked", "2025-01-01"),))
    assert codes(against_policy, known) == []
    out = EquipmentFact(id="u", number="101", changes=(("parked", day("2026-01-01")),))
    loose = facts(stated=SAID, loose=(LOOSE,), places=Places({}, {"u": out}))
    assert codes(against_policy, loose) == []


@pytest.mark.parametrize("said", [(), (line("Truck inspection", "before use"),)])
def test_on_no_duty_and_in_no_policy_nothing_is_promised(said: Any) -> None:
    assert codes(against_policy, facts(stated=said, loose=(LOOSE,))) == []


def test_a_truck_on_no_duty_is_told_with_the_document() -> None:
    (found,) = against_policy.find(facts(stated=SAID, loose=(LOOSE,)))
    assert found.record == Ref("document", "d")
    assert found.message == (
        "“Inspection policy” says “weekly” for Truck inspection of 101. In the period 50 were "
        "due, and 9 done in time."
    )


def test_a_maintenance_plan_is_no_inspection() -> None:
    oil = replace(WEEKLY, kind="maintenance")
    assert codes(against_policy, facts((oil,), stated=SAID)) == []


def test_the_policy_is_not_held_against_days_before_it() -> None:
    since = (line("Truck inspection", "weekly", from_on=day("2026-11-01")),)
    assert codes(against_policy, facts((WEEKLY,), {"p-u": ()}, stated=since)) == []


def test_each_truck_has_its_own_days() -> None:
    other = replace(LOOSE, unit="l", task="Ladders")
    assert codes(against_policy, facts(stated=SAID, loose=(other, LOOSE))) == [
        "inspected_against_policy"
    ]
