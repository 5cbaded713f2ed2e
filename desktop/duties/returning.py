"""A unit that comes back to service is inspected first, by the inspection it has most often."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from desktop.duties.suspension import Pause, returned_on
from desktop.store.facts import PlanFact, Subject, UnitFact
from desktop.values.interval import Rule, Unit

A_DAY: Final = timedelta(days=1)
_DAYS_A_MONTH: Final = 30.4

Frequency = tuple[int, float]


def demanded(
    plans: Iterable[PlanFact],
    units: Mapping[str, UnitFact],
    pauses: Callable[[Subject], Iterable[Pause]],
) -> dict[str, date]:
    """Return the plans that are due because their unit came back, by the day on which it did.

    Of each unit it is the inspection that recurs most often, until any inspection is done on that
    day or the day before it or since, or that one is skipped. Where a rule of the unit itself says
    "on return to service", that rule decides.
    """
    back = {id_: unit for id_, unit in units.items() if unit.changes}
    of_unit: dict[str, list[PlanFact]] = {}
    for plan in plans if back else ():
        if plan.kind == "inspection" and plan.subject.id in back and plan.rule is not None:
            of_unit.setdefault(plan.subject.id, []).append(plan)
    found: dict[str, date] = {}
    for unit_id, of_it in of_unit.items():
        returns = returned_on(back[unit_id].changes, pauses(of_it[0].subject))
        chosen = inspected_first(of_it)
        if returns and chosen and not _is_done(of_it, chosen, returns[-1]):
            found[chosen.id + unit_id] = returns[-1]
    return found


def inspected_first(plans: Iterable[PlanFact]) -> PlanFact | None:
    """Return the inspection of a unit that is due when it comes back, None where its rule says."""
    known = [(plan, plan.rule) for plan in plans if plan.rule is not None]
    if not known or any(rule.on_return for _plan, rule in known):
        return None
    return min(known, key=lambda one: (how_often(one[1]), one[0].task, one[0].id))[0]


def how_often(rule: Rule) -> Frequency:
    """Return what sorts rules by how often they come: by time, by use, by events."""
    if rule.calendar is not None:
        count, unit = rule.calendar.base
        return 0, count * (1 if unit is Unit.DAY else _DAYS_A_MONTH)
    if rule.usage:
        return 1, float(rule.usage[0].limit)
    return 2, 0.0 if rule.before_use else 1.0


def _is_done(plans: Iterable[PlanFact], chosen: PlanFact, returned: date) -> bool:
    if any(skip.skipped_on >= returned for skip in chosen.skips):
        return True
    return any(plan.last is not None and plan.last.on >= returned - A_DAY for plan in plans)
