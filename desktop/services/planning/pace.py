"""How much a unit is used in a day, by its readings or by what somebody stated."""

from decimal import Decimal
from typing import Final

from desktop.duties.day import Day
from desktop.store.facts import PlanFact
from desktop.values.interval import ReadingUnit, Rule, Usage
from desktop.values.pace import pace_points

_PLACES: Final = Decimal("0.001")


def limit_by_pace(day: Day, plan: PlanFact, rule: Rule) -> tuple[Usage, Decimal] | None:
    """Return the limit of the rule that is used up first, and the use of a day that it goes by.

    None where the rule has no limit, or nobody can tell how much the unit is used.
    """
    if plan.subject.kind != "unit":
        return None
    paced = [(usage, pace) for usage in rule.usage if (pace := _a_day(day, plan, usage.unit))]
    return min(paced, key=lambda one: one[0].limit / one[1], default=None)


def _a_day(day: Day, plan: PlanFact, read_in: ReadingUnit) -> Decimal | None:
    points = pace_points(day.meter(plan.subject, read_in).points, day.as_of)
    if len(points) > 1:
        days = (points[-1][0] - points[0][0]).days
        return ((points[-1][1] - points[0][1]) / days).quantize(_PLACES) or None
    return day.usual(plan.subject, read_in)
