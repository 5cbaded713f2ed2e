"""When inspections were due and what became of them: late or on time, over a span of months."""

from datetime import date, timedelta
from typing import Final

from desktop.duties.months import is_judged, months_until
from desktop.duties.statistics import Occurred
from desktop.services.twelve_months import lines_of
from desktop.store.asking import Ask
from desktop.store.fact_all import all_facts
from desktop.store.fact_done_days import done_days
from desktop.store.fact_register import register
from desktop.store.facts import DutyFacts

INSPECTION: Final = "inspection"
A_DAY: Final = timedelta(days=1)


def occurred(ask: Ask, facts: DutyFacts, from_on: date, as_of: date) -> list[Occurred]:
    """Return every inspection that fell due in a span, by the month in which it did."""
    plans = {plan.id for plan in facts.plans if plan.kind == INSPECTION and is_judged(plan)}
    if not plans:
        return []
    count = (as_of.year - from_on.year) * 12 + as_of.month - from_on.month + 1
    months = months_until(as_of, count)
    ends = [months[0].first - A_DAY, *(month.last for month in months)]
    at_ends = [all_facts(ask, end) for end in ends]
    days = done_days(ask, register(ask), at_ends[-1].plans, months[0].first, as_of)
    table = lines_of(at_ends, months, days, as_of)
    return [
        (month.first, cell.went)
        for line in table.lines
        if line.plan_id in plans
        for month, cell in zip(months, line.cells, strict=True)
    ]
