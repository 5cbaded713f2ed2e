"""When inspections were due and what became of them: late or on time, over a span of months."""

from collections.abc import Callable
from datetime import date
from typing import Final

from desktop.duties.day import Day
from desktop.duties.statistics import Occurred
from desktop.duties.windows import windows
from desktop.store.asking import Ask
from desktop.store.fact_done_days import DoneDays, done_days
from desktop.store.fact_register import register
from desktop.store.facts import DutyFacts, PlanFact
from desktop.values.months import add_months

INSPECTION: Final = "inspection"
BEFORE: Final = -13  # months before the span, in which what fell due at its beginning was last done

Beat = Callable[[int, int], None]  # called with how many are done, and of how many


def unbeaten(_done: int, _of: int) -> None:
    """Tell nobody."""


def inspections_of(facts: DutyFacts) -> tuple[PlanFact, ...]:
    """Return the duties that are inspections."""
    return tuple(plan for plan in facts.plans if plan.kind == INSPECTION)


def days_done(ask: Ask, facts: DutyFacts, from_on: date) -> DoneDays:
    """Read when inspections were done, from early enough to judge what fell due from a day on."""
    plans = inspections_of(facts)
    return done_days(ask, register(ask), plans, add_months(from_on, BEFORE), facts.as_of)


def occurred(
    facts: DutyFacts, days: DoneDays, from_on: date, beat: Beat = unbeaten
) -> list[Occurred]:
    """Return every inspection that fell due from a day on, and how it went, as known on the day.

    `beat` is called before each duty and may raise to stop.
    """
    plans, day = inspections_of(facts), Day(facts, facts.as_of)
    found: list[Occurred] = []
    for number, plan in enumerate(plans):
        beat(number, len(plans))
        for window in windows(plan, day, days.of(plan), from_on, facts.as_of):
            found.append((window.due, window.went))
    return found
