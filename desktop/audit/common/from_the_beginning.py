"""Counts a duty from its first day in force: what was never written down was due as well."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import compress, count, filterfalse, takewhile

from desktop.audit.common.cadence import cadence
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import ALL
from desktop.duties.occurrences import Every
from desktop.duties.suspension import pause_on
from desktop.duties.went import Went
from desktop.duties.windows import rules_of, windows
from desktop.store.facts import PlanFact, RuleFact
from desktop.values.interval import Calendar, Unit
from desktop.values.months import step

_HAD_TO_BE = frozenset({Went.MISSED, Went.OVERDUE, Went.DUE})
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """How a duty was kept up in the window: the days on which it was done, those it was missed.

    `never` tells that it was never done and no day says when it had to be. `due` are the days by
    which each of what was kept had to be done, in the same order; a few days after still count.
    """

    plan: PlanFact
    kept: tuple[date, ...] = ()
    missed: tuple[date, ...] = ()
    never: bool = False
    due: tuple[date, ...] = ()

    @property
    def expected(self) -> int:
        """Return how many times it had to be done."""
        return len(self.kept) + len(self.missed) + self.never

    @property
    def share(self) -> Fraction:
        """Return the share that was kept; all where nothing had to be done."""
        return Fraction(len(self.kept), self.expected) if self.expected else ALL


def kept_of(went: Iterable[Upkeep]) -> tuple[int, int]:
    """Return how many times several duties were kept up, and how many times they had to be."""
    every = list(went)
    return sum(len(one.kept) for one in every), sum(one.expected for one in every)


def upkeep(facts: AuditFacts, plan: PlanFact) -> Upkeep:
    """Return how a duty was kept up, what was due before its first record among what was missed.

    What is counted from when it was last done has no day until somebody does it, and every record
    moves all that follow; what was only stated as done is no evidence. So what had to be done is
    laid out from when the duty came into force, and each record takes the first that it may be of:
    a record more then never makes more of them missed.
    """
    by = facts.span, facts.company.late_days
    return facts.schedule.kept(plan, by, lambda: _upkeep(facts, plan))


def _upkeep(facts: AuditFacts, plan: PlanFact) -> Upkeep:
    calendar = plan.rule.calendar if plan.rule else None
    if calendar is None or plan.fixed or plan.early_days is not None:
        return by_the_schedule(facts, plan)
    # parts of the window, each of which asks for one
    began = max(plan.in_force_from, facts.span.from_on - _A_DAY)
    first = max(step(began, calendar, 1), plan.anchor_on or began)
    if not all(map(_is_plain, rules_of(plan))):
        if any(on <= first for on in facts.schedule.done_days(plan)):
            return by_the_schedule(facts, plan)
        return by_the_schedule(facts, replace(plan, anchor_on=first, stated=None))
    if _is_daily(plan, calendar):
        return _day_by_day(facts, plan)
    found = _laid_out(facts, plan, calendar, first)
    if not found.expected and not facts.schedule.done_days(plan):
        return by_the_schedule(facts, plan)  # which knows what was never done at all
    return found


def by_the_schedule(facts: AuditFacts, plan: PlanFact) -> Upkeep:
    """Return how a duty was kept up by the days on which the schedule asked for it."""
    went = cadence(facts, [plan])
    kept = [one.window for one in went.kept if one.window is not None and one.window.done]
    missed = [one.window.due for one in (*went.missed, *went.late) if one.window is not None]
    never = any(one.window is None for one in went.missed)
    done = tuple(window.done for window in kept if window.done)
    due = tuple(window.due for window in kept)
    return Upkeep(plan, done, tuple(sorted(missed)), never, due)


def _day_by_day(facts: AuditFacts, plan: PlanFact) -> Upkeep:
    span, pauses = facts.span, facts.schedule.day.pauses_of(plan)
    each = facts.schedule.done_days(plan)
    done = each[bisect_left(each, span.from_on) : bisect_right(each, span.as_of)]
    first = max(plan.in_force_from + _A_DAY, span.from_on)
    until = span.as_of - timedelta(days=facts.company.late_days)
    asked = each[bisect_left(each, first) : bisect_left(each, until)]
    missed = _between(asked, first, until)
    if missed and pauses:
        missed = [day for day in missed if pause_on(pauses, day) is None]
    return Upkeep(plan, done, tuple(missed), due=done)


def _between(done: Sequence[date], first: date, until: date) -> list[date]:
    """Return the days from one on and before another that are not among some of them, in order."""
    after = done[-1] + _A_DAY if done else first
    missed: list[date] = []
    if len(done) < (after - first).days:  # each day is there once
        known = frozenset(done)
        missed += filterfalse(known.__contains__, _days(first, after))
    missed += _days(after, until)
    return missed


def _days(first: date, until: date) -> Iterator[date]:
    return map(date.fromordinal, range(first.toordinal(), until.toordinal()))


def _laid_out(facts: AuditFacts, plan: PlanFact, calendar: Calendar, first: date) -> Upkeep:
    span, grace = facts.span, timedelta(days=facts.company.late_days)
    due = _due_from(facts, plan, calendar, first)
    taken = _matched(due, facts.schedule.done_days(plan), calendar, grace)
    within = [span.holds(on) for on in due]
    slots = list(compress(zip(due, taken, strict=True), within))
    return Upkeep(
        plan,
        kept=tuple(done for _on, done in slots if done is not None),
        missed=tuple(on for on, done in slots if done is None and on + grace < span.as_of),
        due=tuple(on for on, done in slots if done is not None),
    )


def _due_from(facts: AuditFacts, plan: PlanFact, calendar: Calendar, first: date) -> list[date]:
    """Return the days on which a duty had to be done by its rules, the first of them given."""
    span = facts.span
    if _is_even(facts, plan):
        every, until = Every(calendar), min(span.as_of, date.max - _A_DAY)
        return list(takewhile(until.__ge__, (every.after(first, n) for n in count())))
    rules = tuple(replace(one, fixed=True) for one in rules_of(plan))
    grid = replace(plan, anchor_on=first, stated=None, fixed=True, rules=rules)
    found = windows(grid, facts.schedule.day, (), min(first, span.from_on), span.as_of)
    return [one.due for one in found if one.went in _HAD_TO_BE]


def _matched(
    due: Sequence[date], done: Sequence[date], calendar: Calendar, grace: timedelta
) -> list[date | None]:
    """Return the record that each takes: the first after the one before it was due."""
    left = deque(done)
    taken: list[date | None] = []
    before = step(due[0], calendar, -1) if due else date.min
    for on in due:
        while left and left[0] <= before:
            left.popleft()
        taken.append(left.popleft() if left and left[0] <= on + grace else None)
        before = on
    return taken


def _is_plain(one: RuleFact) -> bool:
    """Whether a rule asks by the calendar alone, whatever the unit does."""
    rule = one.rule
    return (
        rule is not None
        and rule.calendar is not None
        and not (rule.usage or rule.when_in_use or rule.before_use or rule.on_return)
    )


def _is_even(facts: AuditFacts, plan: PlanFact) -> bool:
    """Whether nothing ever moves its dates: one rule by the calendar alone, always in service."""
    rule = plan.rule
    if rule is None or rule.working_days or rule.season is not None or plan.skips:
        return False
    if len(plan.rules) > 1 or any(one.rule != rule or one.to_on for one in plan.rules):
        return False
    return not facts.schedule.day.pauses(plan.subject)


def _is_daily(plan: PlanFact, calendar: Calendar) -> bool:
    """Whether it is asked for on every day that there is: only one rule ever, no season."""
    rule = plan.rule
    if rule is None or rule.working_days or rule.season is not None or plan.skips:
        return False
    return calendar.base == (1, Unit.DAY) and len(plan.rules) <= 1 and plan.anchor_on is None
