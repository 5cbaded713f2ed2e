"""Looks ahead in a duty that is being typed: its next dates, and what stands against it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from desktop.duties.day import Day
from desktop.duties.duty import Duty
from desktop.duties.next_dates import next_dates
from desktop.duties.occurrences import Every
from desktop.duties.plans import plan_duties
from desktop.duties.suspension import Why
from desktop.language import _
from desktop.services.planning.doubts import Doubt, doubts
from desktop.services.planning.pace import limit_by_pace
from desktop.services.planning.saying import say_dates, say_events, say_of_each
from desktop.services.planning.typed_plan import day_of_plan, rule_in
from desktop.services.typing import is_blank
from desktop.store.facts import PlanFact
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.interval import Rule, Unit, Usage

COUNT: Final = 3
Paced = tuple[Usage, Decimal] | None


@dataclass(frozen=True)
class Ahead:
    """What a duty as typed will ask for: a sentence or two, and the dates in it.

    `doubts` are sentences about what can hardly be meant, each with the field that it is about.
    """

    said: str = ""
    dates: tuple[date, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def look_ahead(
    company: CompanyFile, typed: Mapping[str, object], record_id: str, today: date
) -> Ahead:
    """Return what the duty in the form will ask for, as it is typed so far; changes nothing."""
    rule = rule_in(typed, today)
    with company.reading() as connection:
        found = tuple(doubts(connection, typed, rule, today))
        if rule is None or any(doubt.ends_it for doubt in found):
            return Ahead(doubts=found)
        day, plan = day_of_plan(asking(connection), typed, record_id, today, rule)
    of_many = not is_blank(typed.get("equipment_type")) and is_blank(typed.get("equipment_id"))
    return replace(_told(day, plan, rule.rule, of_many=of_many), doubts=found)


def _told(day: Day, plan: PlanFact, rule: Rule, *, of_many: bool) -> Ahead:
    [duty] = plan_duties(day)
    pause = day.pause_on(plan, day.as_of)
    if pause is not None and pause.why is not Why.OUT_OF_SEASON:
        return Ahead(duty.reason)
    paced = limit_by_pace(day, plan, rule)
    waits = of_many or duty.due is None or (duty.due < day.as_of and not plan.fixed)
    dates = _after(day, plan, rule, day.as_of, paced) if waits else _from(day, plan, duty, paced)
    if of_many:
        said = [*say_of_each(rule, dates, day.as_of)]
    else:
        said = [*say_dates(duty, rule, dates, day.as_of, paced=paced is not None)]
    said += say_events(rule, has_dates=bool(dates))
    if dates and rule.when_in_use and plan.subject.kind == "unit":
        said.append(_("While it stands still, the date waits."))
    return Ahead(" ".join(said), dates)


def _from(day: Day, plan: PlanFact, duty: Duty, paced: Paced) -> tuple[date, ...]:
    """The date on which it falls due, and those after it; of fixed ones those to come."""
    rule, first = plan.rule, duty.due or day.as_of
    assert rule is not None
    start = plan.anchor_on if plan.fixed else None
    if rule.calendar is None or (first >= day.as_of and (start is None or start > first)):
        return (first, *_after(day, plan, rule, first, paced, COUNT - 1))
    start = start or first
    # whole multiples from the first date: the 31st comes back after February
    every = Every(rule.calendar, day.working_days if rule.working_days else None)
    known = max(first, day.as_of)
    passed = max(0, every.number_on(start, known))
    if rule.calendar.base[1] is Unit.DAY:  # from whichever of them the days come out the same
        start, passed = every.after(start, passed), 0
    after = _after(day, plan, rule, start, paced, passed + COUNT)
    ahead = tuple(due for due in after if due > known)
    return ahead[:COUNT] if first < day.as_of else (first, *ahead)[:COUNT]


def _after(
    day: Day, plan: PlanFact, rule: Rule, last: date, paced: Paced, count: int = COUNT
) -> tuple[date, ...]:
    """The dates after one on which it is done."""
    usage = (paced[0],) if paced else ()
    if rule.calendar is None and not usage:
        return ()
    return next_dates(
        replace(rule, usage=usage),
        from_on=last,
        fixed=plan.fixed,
        working_days=day.working_days.week,
        holidays=day.working_days.days_off,
        province=day.working_days.province,
        count=count,
        per_day=paced[1] if paced else None,
    )
