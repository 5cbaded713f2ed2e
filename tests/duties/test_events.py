"""What an event makes due: before use, on return, after repair, after use."""

import pytest

from desktop.duties.duty import State
from desktop.store.facts import UnitFact
from tests.builders.company import day
from tests.builders.facts import SITE, duty_of, plan, unit


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        (None, "Due before each use."),
        ("2026-11-10", "Due before each use; last done 10 November."),
    ],
)
def test_before_use(last: str | None, reason: str) -> None:
    duty = duty_of(plan("before use", last))
    assert (duty.state, duty.due, duty.reason) == (State.BEFORE_USE, None, reason)


@pytest.mark.parametrize(
    ("last", "state"),
    [
        ("2026-09-01", State.OVERDUE),
        ("2026-11-10", State.BEFORE_USE),
        (None, State.BEFORE_USE),
    ],
)
def test_before_use_and_monthly(last: str | None, state: State) -> None:
    assert duty_of(plan("before use and monthly", last)).state is state


@pytest.mark.parametrize(
    ("rule", "known", "reason"),
    [
        (
            "on return to service",
            unit(changes=[("parked", "2026-10-01"), ("returned", "2026-11-13")]),
            "Returned to service 13 November, 3 days ago; not done since.",
        ),
        (
            "after repair",
            unit(repaired="2026-11-13"),
            "Repaired 13 November, 3 days ago; not done since.",
        ),
        (
            "after use",
            unit(used=["2026-11-13", "2026-11-15"]),
            "Used 13 November, 3 days ago; not done since.",
        ),
        (
            "after use",
            unit({"2026-11-01": 500, "2026-11-13": 510, "2026-11-15": 520}),
            "Used 13 November, 3 days ago; not done since.",
        ),
    ],
)
def test_an_event_makes_it_due_that_day(rule: str, known: UnitFact, reason: str) -> None:
    before = plan(rule, "2026-11-01")
    assert duty_of(before, "2026-11-13", unit=known).state is State.DUE_SOON
    duty = duty_of(before, unit=known)
    assert (duty.state, duty.due, duty.reason) == (State.OVERDUE, day("2026-11-13"), reason)
    assert duty_of(plan(rule, "2026-11-15"), unit=known).state is State.OK


def test_what_no_event_has_made_due_is_ok() -> None:
    duty = duty_of(plan("after repair"))
    assert (duty.state, duty.due) == (State.OK, None)
    assert duty.reason == "Nothing has made it due; the rule is after repair."


def test_an_event_for_what_was_never_done_makes_it_overdue() -> None:
    assert duty_of(plan("after repair"), unit=unit(repaired="2026-11-01")).state is State.OVERDUE


def test_a_site_has_no_events() -> None:
    assert duty_of(plan("on return to service", subject=SITE)).state is State.OK


def test_the_calendar_and_an_event_whichever_comes_first() -> None:
    known = unit(changes=[("parked", "2026-10-05"), ("returned", "2026-10-20")])
    duty = duty_of(plan("monthly and on return to service", "2026-10-10"), unit=known)
    assert (duty.state, duty.due) == (State.OVERDUE, day("2026-10-20"))
