"""When inspections were due and what became of them: late or on time, over a span of months."""

from collections.abc import Callable
from datetime import date
from typing import Final

from desktop.duties.day import Day
from desktop.duties.statistics import WAITING, Occurred
from desktop.duties.suspension import Why, pause_on
from desktop.duties.went import Went
from desktop.duties.windows import windows
from desktop.store.fact_history import History

INSPECTION: Final = "inspection"

Beat = Callable[[int, int], None]  # called with how many are done, and of how many


def unbeaten(_done: int, _of: int) -> None:
    """Tell nobody."""


def occurred(history: History, from_on: date, beat: Beat = unbeaten) -> list[Occurred]:
    """Return every inspection that fell due from a day on, and how it went, as known on the day.

    `beat` is called before each duty and may raise to stop.
    """
    facts = history.facts
    plans = [plan for plan in facts.plans if plan.kind == INSPECTION]
    day = Day(facts, facts.as_of)
    found: list[Occurred] = []
    for number, plan in enumerate(plans):
        beat(number, len(plans))
        pause = pause_on(day.pauses(plan.subject), facts.as_of)
        is_sold = pause is not None and pause.why is Why.SOLD
        for window in windows(plan, day, history.done.of(plan), from_on, facts.as_of):
            # nobody can make up any more for what was not done before a unit was sold
            is_lost = is_sold and window.went in WAITING
            found.append((window.due, Went.MISSED if is_lost else window.went))
    return found
