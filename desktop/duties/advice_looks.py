"""The situations in which a change is advised, one after another, what presses most first."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from desktop.duties.doings import (
    Because,
    Doing,
    Held,
    Proposal,
    for_meter,
    is_looser,
    is_same,
)
from desktop.duties.floor_of_law import WORKING_YEAR, Item, holds, times_a_year
from desktop.values.interval import Calendar, Rule, Unit

FEW: Final = 5  # people who need no meeting a day
KNOWN: Final = 26  # weeks that tell a rhythm
WHOLE: Final = 50  # weeks that are as good as a year
HARDLY: Final = 0.25  # of the weeks
OFTEN: Final = 24.0  # times a year
DAILY: Final = 150.0
MANY: Final = 10  # inspections that tell whether any find something
SELDOM: Final = 0.2  # of the inspections find something
_YEAR: Final = 52
_WEEKLY: Final = Rule(calendar=Calendar(1, Unit.WEEK))
_MONTHLY: Final = Rule(calendar=Calendar(1, Unit.MONTH))
# from the most to the least frequent
LADDER: Final = (
    _WEEKLY,
    Rule(calendar=Calendar(2, Unit.WEEK)),
    _MONTHLY,
    Rule(calendar=Calendar(3, Unit.MONTH)),
    Rule(calendar=Calendar(6, Unit.MONTH)),
    Rule(calendar=Calendar(1, Unit.YEAR)),
)


def _below(doing: Doing, _crew: int) -> Proposal | None:
    rule, item = doing.rule, doing.item
    least = item.binding if item else None
    if rule is None or item is None or least is None:
        return None
    if least.calendar is None and (item.basis != "law" or doing.unit is None):
        return None  # a bump test before use is not what a calibration each half year is about
    raised = raised_to(rule, item)
    if raised == rule or not is_looser(rule, replace(raised, competent_person=False)):
        return None
    return _proposal(Because.BELOW, doing, raised)


def raised_to(rule: Rule, item: Item) -> Rule:
    """Return the rule, made as frequent as what binds."""
    least = item.binding
    if least is None or holds(rule, item):
        return rule
    often, needed = times_a_year(rule), times_a_year(least)
    calendar = rule.calendar
    if needed is not None and (often is None or often < needed):
        calendar = least.calendar
    return replace(
        rule,
        calendar=calendar,
        usage=tuple({u.unit: u for u in (*rule.usage, *least.usage)}.values()),
        when_in_use=rule.when_in_use and item.rests,
        season=least.season,
        before_use=rule.before_use or least.before_use,
        on_return=rule.on_return or least.on_return,
        after_repair=rule.after_repair or least.after_repair,
        after_use=rule.after_use or least.after_use,
        competent_person=rule.competent_person or least.competent_person,
    )


def _crew(doing: Doing, crew: int) -> Proposal | Held | None:
    often = times_a_year(doing.rule) if doing.rule else None
    if doing.plan.kind != "meeting" or not often or often < DAILY or not 0 < crew <= FEW:
        return None
    return _loosened(Because.CREW, doing, _WEEKLY, crew)


def _still(doing: Doing, _crew: int) -> Proposal | Held | None:
    rule, moved = doing.rule, doing.moved
    often = times_a_year(rule) if rule else None
    if rule is None or often is None or often < OFTEN or moved is None or doing.weeks < KNOWN:
        return None
    if doing.plan.kind != "inspection" or rule.when_in_use or doing.plan.keeps_on:
        return None
    if moved > doing.weeks * HARDLY or doing.looked.found > doing.looked.times * SELDOM:
        return None
    usual = doing.item.usual if doing.item and doing.item.usual.when_in_use else _MONTHLY
    new = replace(
        for_meter(usual, doing.unit.meter if doing.unit else None),
        when_in_use=True,
        on_return=True,
        before_use=rule.before_use,
        competent_person=rule.competent_person,
        season=rule.season,
    )
    return _loosened(Because.STILL, doing, new)


def _nothing_found(doing: Doing, _crew: int) -> Proposal | Held | None:
    rule, item, looked = doing.rule, doing.item, doing.looked
    often = times_a_year(rule) if rule else None
    if doing.plan.kind != "inspection" or rule is None or item is None or often is None:
        return None
    usual = times_a_year(item.usual)
    if looked.found or looked.times < MANY or doing.weeks < KNOWN or usual is None:
        return None
    least = times_a_year(item.binding) if item.binding else None
    if least is not None and often <= least * 1.05:
        return _held(doing)
    if often < usual * 1.5:
        return None
    new = for_meter(item.usual, doing.unit.meter if doing.unit else None)
    new = replace(
        new,
        before_use=new.before_use or rule.before_use,
        on_return=new.when_in_use or rule.on_return,
        competent_person=new.competent_person or rule.competent_person,
        season=rule.season,
    )
    return _loosened(Because.NOTHING_FOUND, doing, new)


def _differs(doing: Doing, _crew: int) -> Proposal | Held | None:
    rule, stated = doing.rule, doing.stated.rule if doing.stated else None
    if rule is None or stated is None or is_same(rule, stated):
        return None
    ours, theirs = times_a_year(rule) or 0.0, times_a_year(stated) or 0.0
    is_done = doing.done >= 0.9 * max(ours, theirs) * doing.weeks / _YEAR
    # only an inspection that is done and finds nothing may as well be done less often
    is_worth_it = doing.looked.found > 0 or doing.plan.kind != "inspection"
    keeps_the_more_frequent = is_done and is_worth_it
    more, less = (rule, stated) if ours > theirs else (stated, rule)
    first, second = (more, less) if keeps_the_more_frequent else (less, more)
    for new in (first, second):
        if doing.allows(new):
            return _proposal(Because.DIFFERS, doing, new)
    return _held(doing)


def _more_often(doing: Doing, _crew: int) -> Proposal | None:
    rule, stated = doing.rule, doing.stated.rule if doing.stated else None
    often = times_a_year(stated) if stated else None
    if rule is None or stated is None or often is None or often < 1 or doing.stated_weeks < WHOLE:
        return None
    if rule.usage or stated.usage or stated.when_in_use:
        return None  # use makes it due more often
    if doing.done < max(often * 1.5, often + 3) * doing.weeks / _YEAR:
        return None
    new = next((step for step in LADDER if _is_met(doing, step)), None)
    if new is None or is_same(new, stated) or is_looser(_dressed(new, rule), rule):
        return None
    new = _dressed(new, rule)
    return _proposal(Because.MORE_OFTEN, doing, new) if doing.allows(new) else None


def _not_done(doing: Doing, _crew: int) -> Proposal | Held | None:
    rule = doing.rule
    often = times_a_year(rule) if rule else None
    if rule is None or often is None or doing.stated is None or doing.stated_weeks < WHOLE:
        return None
    if often < 4 or rule.when_in_use or doing.done >= often * doing.weeks / _YEAR / 2:
        return None
    new = next((step for step in LADDER if _is_met(doing, step)), LADDER[-1])
    if doing.item and doing.done == 0 and doing.item.usual.calendar is not None:
        new = doing.item.usual
    new = _dressed(new, rule)
    if not is_looser(new, rule):
        return None
    return _loosened(Because.NOT_DONE, doing, new)


def _is_met(doing: Doing, step: Rule) -> bool:
    return doing.done >= 0.85 * (times_a_year(step) or 0.0) * doing.weeks / _YEAR


def _dressed(step: Rule, rule: Rule) -> Rule:
    """A step of the ladder with everything else that the rule asks for."""
    return replace(rule, calendar=step.calendar)


def _unstated(doing: Doing, _crew: int) -> Proposal | None:
    if doing.stated is not None or doing.bound_by or doing.rule is None:
        return None
    return _proposal(Because.UNSTATED, doing, None) if holds(doing.rule, doing.item) else None


def _loosened(because: Because, doing: Doing, new: Rule, crew: int = 0) -> Proposal | Held | None:
    """A proposal where nothing forbids it; else what forbids it, where that can be named."""
    if doing.allows(new):
        return _proposal(because, doing, new, crew)
    return _held(doing)


def _held(doing: Doing) -> Held | None:
    """What may stay as it is, and who says so; never what is less than that."""
    item, rule = doing.item, doing.rule
    if item is None or item.binding is None or rule is None or not holds(rule, item):
        return None
    return Held(doing=doing, item=item)


def _proposal(because: Because, doing: Doing, new: Rule | None, crew: int = 0) -> Proposal:
    saves = 0.0
    if new is not None and doing.rule is not None:
        before, after = times_a_year(doing.rule), times_a_year(new)
        if before and doing.plan.kind == "meeting":
            before = min(before, WORKING_YEAR)  # nobody meets on a Sunday
        saves = max(0.0, before - after) if before and after else 0.0
    return Proposal(
        because=because, doings=(doing,), rule=new, stated=doing.stated, saves=saves, crew=crew
    )


_LOOKS: Final[tuple[Callable[[Doing, int], Proposal | Held | None], ...]] = (
    _below, _crew, _still, _nothing_found, _differs, _more_often, _not_done, _unstated,
)  # fmt: skip


def looked_at(doing: Doing, crew: int) -> Proposal | Held | None:
    """Return the one thing about a duty that presses most; `crew` is how many work here."""
    for look in _LOOKS:
        told = look(doing, crew)
        if told is not None:
            return told
    return None
