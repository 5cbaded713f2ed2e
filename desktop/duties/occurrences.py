"""When the calendar says that a duty is due: from completions, skips and the rule in force."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from desktop.duties.states import Lead
from desktop.duties.working_days import WorkingDays
from desktop.store.facts import PlanFact, SkipFact
from desktop.values.interval import Calendar, Unit
from desktop.values.months import step

A_DAY: Final = timedelta(days=1)
# the same dates come back whenever anything is asked again, and calendar arithmetic is slow
_step: Final = lru_cache(maxsize=8192)(step)


class Every(NamedTuple):
    """A calendar interval, in working days where the rule counts those (`working` is not None)."""

    calendar: Calendar
    working: WorkingDays | None = None

    def after(self, first: date, n: int) -> date:
        """Return the date `n` intervals from `first`, in whole multiples and never by a chain."""
        if self.working is None:
            return _step(first, self.calendar, n)
        if self.calendar.unit is Unit.DAY:
            return self.working.after(first, self.calendar.count * n)
        return self.working.next_from(_step(first, self.calendar, n))

    def number_on(self, first: date, day: date) -> int:
        """Return the number of the last occurrence from `first` (which is 0) on or before `day`."""
        count, unit = self.calendar.base
        if self.working is not None and self.calendar.unit is Unit.DAY:
            return self.working.number_on(first, day) // count
        # a guess that is close, because no month has more days
        n = (day - first).days // (count * (1 if unit is Unit.DAY else 31))
        while self.after(first, n + 1) <= day:
            n += 1
        while self.after(first, n) > day:
            n -= 1
        return n


class Occurrence(NamedTuple):
    """The occurrence that waits to be done; `interval` in days, `skip` is what put it there.

    Doing it counts from `opens` on; on `following` the next one is due.
    """

    due: date
    interval: int
    skip: SkipFact | None
    opens: date | None
    following: date


def waiting(plan: PlanFact, every: Every, lead: Lead) -> Occurrence | None:
    """Return the occurrence that waits to be done, None where nothing says when the first is due.

    It waits however long: only a completion or a skip ends it.
    """
    return _on_fixed_dates(plan, every, lead) if plan.fixed else _from_completion(plan, every)


def opens_on(plan: PlanFact, due: date, interval: int, lead: Lead) -> date:
    """Return the first day on which doing it keeps the date: the plan's own, or by the lead."""
    early = plan.early_days
    days = int(lead.days(interval)) if early is None else min(early, max(0, interval - 1))
    return date.fromordinal(max(1, due.toordinal() - days))


def counts_from(plan: PlanFact, every: Every) -> tuple[date, int] | None:
    """Return from where the dates of a duty count that is counted from completion, and which.

    What was done early enough to keep its date counts from where that one did.
    """
    last, anchor = plan.last, plan.anchor_on
    if last and not (last.baseline and anchor and last.on < anchor):
        return (last.on, 1) if plan.early_days is None else _kept(plan, every, plan.early_days)
    return (anchor, 0) if anchor else None


def _kept(plan: PlanFact, every: Every, early: int) -> tuple[date, int]:
    days = [*plan.completions, *([plan.last.on] if plan.last else [])]
    if plan.stated is not None:
        days.append(plan.stated.on)
    start, n = (plan.anchor_on, 0) if plan.anchor_on else (min(days), 1)
    for day in sorted({*days} - {start} if n else {*days}):
        due = every.after(start, n)
        if 0 <= (due - day).days <= min(early, (due - every.after(start, n - 1)).days - 1):
            n += 1
        elif day >= start:
            start, n = day, 1
    return start, n


def _from_completion(plan: PlanFact, every: Every) -> Occurrence | None:
    counted = counts_from(plan, every)
    if counted is not None:
        return _skipped(plan, every, *counted)
    if not plan.skips:
        return None
    skip = plan.skips[0]  # what was never done and never dated gets its first date from a skip
    start = skip.new_due_on or skip.due_on or skip.skipped_on
    return _skipped(plan, every, start, 0 if skip.new_due_on else 1, 1)


def _skipped(plan: PlanFact, every: Every, start: date, n: int, at: int = 0) -> Occurrence:
    """The `n`th occurrence from `start`, moved on by the skips since, from the `at`th skip on."""
    interval = (every.after(start, 1) - start).days
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
    due = moved_to or every.after(start, n)
    following = every.after(moved_to, 1) if moved_to else every.after(start, n + 1)
    return Occurrence(due, interval, ended_by, _counts_since(plan, due), following)


def _counts_since(plan: PlanFact, due: date) -> date | None:
    """From when doing it counts: any day since it was last done, or so early as keeps its date."""
    since = plan.last.on + A_DAY if plan.last and plan.last.on < date.max else None
    if plan.early_days is not None:
        early = date.fromordinal(max(1, due.toordinal() - plan.early_days))
        return max(early, since) if since else early
    return since if since else min(plan.in_force_from, due)


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

    A completion satisfies the first open one whose window (the days that the plan allows, or else
    the lead) has begun, so that what is done early keeps its date. What was missed for so long
    that a later one was due is let go with it, because an inspection cannot be done twice over.
    """
    baseline = plan.stated or (plan.last if plan.last and plan.last.baseline else None)
    first = plan.anchor_on or (baseline.on if baseline else plan.in_force_from)
    n = 0 if plan.anchor_on else 1  # the start of a plan is no date on which it was due
    let_go: set[int] = set()
    moved: dict[int, SkipFact] = {}
    for day, skip in _in_order(plan):
        if skip is None:
            n = max(n, every.number_on(first, day))
            due = every.after(first, n)
            interval = (due - every.after(first, n - 1)).days
            if n in moved or day >= opens_on(plan, due, interval, lead):
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
    opens = opens_on(plan, due, interval, lead)
    return Occurrence(due, interval, last_skip, opens, every.after(first, n + 1))


def _in_order(plan: PlanFact) -> Iterator[tuple[date, SkipFact | None]]:
    events: list[tuple[date, SkipFact | None]] = [(day, None) for day in plan.completions]
    events += [(skip.skipped_on, skip) for skip in plan.skips]
    yield from sorted(events, key=lambda event: event[0])
