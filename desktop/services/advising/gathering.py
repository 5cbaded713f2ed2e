"""Puts together for every duty what is stated, planned and done, and asks what to advise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Final

from desktop.duties.advising import advise
from desktop.duties.day import Day
from desktop.duties.doings import Advised, Doing
from desktop.duties.floor_of_law import Item, item_of
from desktop.duties.stated import stated_for
from desktop.duties.suspension import Why, pause_on
from desktop.duties.windows import rules_of
from desktop.store.fact_stated import SaidAndDone, SetAside, said_and_done
from desktop.store.facts import PlanFact
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.stated import Looked

YEAR: Final = timedelta(days=364)  # 52 weeks
_WEEK: Final = 7
_MARGIN: Final = timedelta(weeks=4)
BINDING: Final = frozenset({"law", "maker"})


@dataclass(frozen=True)
class Gathered:
    """What is advised on a day, with what was set aside before, and the papers that could say."""

    as_of: date
    advised: Advised
    said: SaidAndDone
    set_aside: dict[str, SetAside]


def gather(company: CompanyFile, as_of: date) -> Gathered:
    """Read everything and work out the advice; nothing is written."""
    with company.reading() as connection:
        said = said_and_done(asking(connection), as_of - YEAR, as_of)
    doings = doings_of(said, as_of)
    matched = {doing.stated for doing in doings if doing.stated}
    unmatched = [line for line in said.stated if line not in matched]
    advised = advise(doings, unmatched, len(said.history.facts.workers))
    return Gathered(as_of, advised, said, dict(said.set_aside))


def doings_of(said: SaidAndDone, as_of: date) -> list[Doing]:
    """Return every duty as it is stated, planned and done; what was sold is none any more."""
    facts = said.history.facts
    day = Day(facts, as_of)
    found = []
    for plan in facts.plans:
        pause = pause_on(day.pauses(plan.subject), as_of)
        if pause is not None and pause.why is Why.SOLD:
            continue
        # what changes on a day to come is decided already
        is_settled = any(rule.from_on and rule.from_on > as_of for rule in plan.rules)
        found.append(_doing(said, plan, day, is_out=pause is not None or is_settled))
    return found


def _doing(said: SaidAndDone, plan: PlanFact, day: Day, *, is_out: bool) -> Doing:
    unit = said.units.get(plan.subject.id) if plan.subject.kind == "unit" else None
    done = said.history.done.of(plan)
    began = min([plan.in_force_from, *done[:1]])
    # what was done by the rule before tells nothing of this one
    span_from = max(said.from_on, began, _since(plan))
    days = [on for on in done if span_from < on <= day.as_of]
    weeks = max(0, (day.as_of - span_from).days // _WEEK)
    source = said.sources.get(plan.id, ("", ""))[0]
    of_type = said.types.get(plan.id, "")
    about = [of_type, *([unit.type, unit.description] if unit else [])]
    names = [] if plan.subject.kind == "company" else [plan.subject.name]
    stated = stated_for(plan.kind, names, plan.task, about, said.stated)
    stated_from = max(span_from, (stated.from_on if stated else None) or date.min)
    return Doing(
        plan=plan,
        item=_item(plan, about),
        stated=stated,
        stated_weeks=max(0, (day.as_of - stated_from).days // _WEEK),
        unit=unit,
        of_type=of_type,
        weeks=weeks,
        moved=_moved(said, plan, day, span_from) if unit else None,
        done=len(days),
        looked=said.looked.get((plan.id, plan.subject.id), Looked()),
        bound_by=source if source in BINDING else "",
        out=is_out,
    )


def _since(plan: PlanFact) -> date:
    """From when the rule that holds now does, where an earlier one held before."""
    rules = rules_of(plan)
    return (rules[-1].from_on or date.min) if len(rules) > 1 else date.min


def _item(plan: PlanFact, about: Sequence[str]) -> Item | None:
    """Only an inspection is told by what its unit is; an oil change of a crane is no inspection."""
    return item_of(plan.task, *(about if plan.kind == "inspection" else ()))


def _moved(said: SaidAndDone, plan: PlanFact, day: Day, from_on: date) -> int | None:
    """In how many of the weeks the unit moved at most; None where no meter and no log tells."""
    unit, weeks = day.unit(plan.subject), max(0, (day.as_of - from_on).days // _WEEK)
    has_readings = any(len(meter.points) > 1 for meter in day.meters(plan.subject))
    if not weeks or not (unit.used_on or has_readings):
        return None
    if not has_readings and _log_covers(said, from_on, day.as_of):
        return len({(day.as_of - on).days // _WEEK for on in unit.used_on if on > from_on})
    still = sum(
        max(0, (min(time.to_on, day.as_of) - max(time.from_on, from_on)).days)
        for time in day.stood(plan.subject)
    )
    return min(weeks, max(0, ceil((weeks * _WEEK - still) / _WEEK)))


def _log_covers(said: SaidAndDone, from_on: date, as_of: date) -> bool:
    """Whether the use log was written from the beginning of the span to its last weeks."""
    if said.use_log is None:
        return False
    first, last = said.use_log
    return first <= from_on + _MARGIN and as_of - last <= _MARGIN
