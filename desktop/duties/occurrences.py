"""When the calendar says that a duty is due: from completions, skips and the rule in force."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from desktop.duties import working_days
from desktop.duties.states import Lead
from desktop.store.facts import PlanFact, SkipFact
from desktop.values.interval import Calendar, Unit
from desktop.values.months import step

# the same dates come back whenever anything is asked again, and calendar arithmetic is slow
_step: Final = lru_cache(maxsize=8192)(step)


class Every(NamedTuple):
    """A calendar interval, in working days where the rule counts those (`working` is not None)."""

    calendar: Calendar
    working: frozenset[int] | None = None

    def after(self, first: date, n: int) -> date:
        """Return the date `n` intervals from `first`, in whole multiples and never by a chain."""
        if self.working is None:
            return _step(first, self.calendar, n)
        if self.calendar.unit is Unit.DAY:
            return working_days.after(first, self.calendar.count * n, self.working)
        return working_days.next_from(_step(first, self.calendar, n), self.working)

    def number_on(self, first: date, day: date) -> int:
        """Return the number of the last occurrence from `first` (which is 0) on or before `day`."""
        count, unit = self.calendar.base
        days = (day - first).days
        n = days // (count * (1 if unit is Unit.DAY else 31))
        # a guess that is never too late, because no month has more days and a weekend only adds
        if self.working is not None and unit is Unit.DAY:
            n = days * len(self.working) // (working_days.WEEK * count) - 1
        while self.after(first, n + 1) <= day:
            n += 1
        while self.after(first, n) > day:
            n -= 1
        return n


class Occurrence(NamedTuple):
    """The occurrence that waits to be done; `interval` in days, `skip` is what put it there."""

    due: date
    interval: int
    skip: SkipFact | None = None


def waiting(plan: PlanFact, every: Every, lead: Lead) -> Occurrence | None:
    """Return the occurrence that waits to be done, None where nothing says when the first is due.

    It waits however long: only a completion or a skip ends it.
    """
    return _on_fixed_dates(plan, every, lead) if plan.fixed else _from_completion(plan, every)


def _from_completion(plan: PlanFact, every: Every) -> Occurrence | None:
    last, anchor = plan.last, plan.anchor_on
    if last and not (last.baseline and anchor and last.on < anchor):
        return _skipped(plan, every, last.on, 1)
    if anchor:
        return _skipped(plan, every, anchor, 0)
    if not plan.skips:
        return None
    skip = plan.skips[0]  # what was never done and never dated gets its first date from a skip
    start = skip.new_due_on or skip.due_on or skip.skipped_on
    return _skipped(plan, every, start, 0 if skip.new_due_on else 1, 1)


def _skipped(plan: PlanFact, every: Every, start: date, n: int, at: int = 0) -> Occurrence:
    """The `n`th occurrence from `start`, moved on by the skips since, from the `at`th skip on."""
    first = every.after(start, 1)
    interval = (first - start).days
    if not plan.skips:
        return Occurrence(first if n else start, interval)
    moved_to: date | None = None
    ended_by: SkipFact | None = plan.skips[at - 1] if at else None
    for skip in plan.skips[at:]:
        due = moved_to or every.after(start, n)
        following = every.after(moved_to, 1) if moved_to else every.after(start, n + 1)
        if not _ends(skip, due, following, plan, again=ended_by is not None):
            continue
        ended_by, moved_to = skip, skip.new_due_on
        if moved_to is None:
            n += 1
    return Occurrence(moved_to or every.after(start, n), interval, ended_by)


def _ends(skip: SkipFact, due: date, following: date, plan: PlanFact, *, again: bool) -> bool:
    """Whether the skip is about the occurrence due on `due`, rather than one done or one to come.

    The date it names may have moved since by a completion typed in late, so it need not be exact.
    """
    last_on = plan.last.on if plan.last else None
    was_open = last_on is None or skip.skipped_on >= last_on
    if skip.due_on is None:
        return was_open
    if skip.due_on >= following or (last_on is not None and skip.due_on <= last_on):
        return False
    return skip.due_on >= due or (was_open and not again)


def _on_fixed_dates(plan: PlanFact, every: Every, lead: Lead) -> Occurrence:
    """The first fixed date that nobody has satisfied or skipped.

    A completion satisfies the first open one whose window (the lead before it) has begun, so that
    what is done early keeps its date. What was missed for so long that a later one was due is let
    go with it, because an inspection cannot be done twice over.
    """
    baseline = plan.last.on if plan.last and plan.last.baseline else None
    first = plan.anchor_on or baseline or plan.in_force_from
    n = 0 if plan.anchor_on else 1  # the start of a plan is no date on which it was due
    let_go: set[int] = set()
    moved: dict[int, SkipFact] = {}
    for day, skip in _in_order(plan):
        if skip is None:
            n = max(n, every.number_on(first, day))
            due = every.after(first, n)
            opens = due.toordinal() - lead.days((due - every.after(first, n - 1)).days)
            if n in moved or day.toordinal() >= opens:
                n += 1
        else:
            named = every.number_on(first, skip.due_on) if skip.due_on else n
            if skip.new_due_on:
                moved[named] = skip
            else:
                let_go.add(named)
                moved.pop(named, None)
        while n in let_go:
            n += 1
    due = every.after(first, n)
    interval = (due - every.after(first, n - 1)).days
    last_skip = plan.skips[-1] if n - 1 in let_go and plan.skips else None
    if n in moved:
        last_skip = moved[n]
        due = last_skip.new_due_on or due
    return Occurrence(due, interval, last_skip)


def _in_order(plan: PlanFact) -> Iterator[tuple[date, SkipFact | None]]:
    events: list[tuple[date, SkipFact | None]] = [(day, None) for day in plan.completions]
    events += [(skip.skipped_on, skip) for skip in plan.skips]
    yield from sorted(events, key=lambda event: event[0])
