"""A duty month by month: what was done, late, missed or out of service, as the audit counts it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.audit.common.from_the_beginning import Upkeep
from desktop.audit.common.site_plans import is_made
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Ref
from desktop.duties.months import Month, is_judged
from desktop.duties.suspension import Pause
from desktop.duties.went import Went
from desktop.duties.windows import Window
from desktop.store.facts import PlanFact
from desktop.values.interval import Unit as CalendarUnit

_LONG_BEFORE: Final = timedelta(days=31)
HOLES: Final = frozenset({Went.OVERDUE, Went.MISSED, Went.NEVER, Went.LATE})

Late = tuple[date, date, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One month: how it went, the days on which it was done, those on which it was missed.

    `late` are the days on which something was due, those on which it was done after them, and
    whether the audit counts it all the same. `kept` of `due` are those that the audit counts, of
    all that had to be done by a day of the month.
    `refs` are the records of the month where a question counts records.
    """

    went: Went
    done: tuple[date, ...] = ()
    missed: tuple[date, ...] = ()
    late: tuple[Late, ...] = ()
    pause: Pause | None = None
    refs: tuple[Ref, ...] = ()
    kept: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One duty behind a question; `is_made`: of a place that no schedule names."""

    plan: PlanFact
    cells: tuple[Cell, ...]
    kept: int = 0  # of those `expected` in the whole window, as the audit counts them
    expected: int = 0

    @property
    def is_made(self) -> bool:
        """Whether there is no such duty yet."""
        return is_made(self.plan)

    @property
    def has_hole(self) -> bool:
        """Whether anything of it was late or missed."""
        return any(cell.went in HOLES for cell in self.cells)


def line_of(facts: AuditFacts, one: Upkeep, months: Sequence[Month]) -> Line:
    """Return how a duty went in each of some months."""
    plan, span = one.plan, facts.span
    windows = () if _is_daily(plan) else facts.schedule.windows(plan, span.from_on, span.as_of)
    waiting = {w.due for w in windows if w.went is Went.OVERDUE}
    done = facts.schedule.done_days(plan)
    late = _late(one, done)
    # each counts in the month by which it was due; what was done long before, in its own
    pairs = zip(one.due, one.kept, strict=True)
    counted = [on if span.holds(on) and due - on > _LONG_BEFORE else due for due, on in pairs]
    too_late = {due for due, _on, counts in late if not counts}
    cells = []
    for month in months:
        kept = sum(map(month.holds, counted))
        lost = tuple(due for due in one.missed if month.holds(due))
        after = tuple(pair for pair in late if month.holds(pair[0]))
        days = tuple(on for on in done if month.holds(on))
        if lost or kept or days:
            went = _went(lost, too_late, days, waiting, is_monthly=is_judged(plan))
            missed = tuple(due for due in lost if due not in too_late)
            pause = _pause(facts, plan, month)
            cells.append(
                Cell(went=went, done=days, missed=missed, late=after, pause=pause,
                     kept=kept, due=kept + len(lost))
            )  # fmt: skip
        else:
            cells.append(_idle(facts, one, month, windows))
    return Line(plan, tuple(cells), len(one.kept), one.expected)


def _late(one: Upkeep, done: Sequence[date]) -> list[Late]:
    """Return what was done after its day: a little, which counts, or before the next was due."""
    # what comes every few days is late by one often, and nobody asks
    pairs = zip(one.due, one.kept, strict=True) if is_judged(one.plan) else ()
    found = [(due, on, True) for due, on in pairs if on > due]
    left = sorted(set(done) - set(one.kept))
    asked = sorted((*one.due, *one.missed))
    for due in one.missed:
        until = next((day for day in asked if day > due), date.max)
        on = next((day for day in left if due < day <= until), None)
        if on is not None:
            found.append((due, on, False))
    return sorted(found)


def _went(
    lost: tuple[date, ...],
    too_late: Collection[date],
    days: tuple[date, ...],
    waiting: Collection[date],
    *,
    is_monthly: bool,
) -> Went:
    """Return how a month went by what the audit counts: a few days late is in time."""
    missed = [due for due in lost if due not in too_late]
    if not lost:
        return Went.DONE
    if any(due in waiting for due in missed):
        return Went.OVERDUE
    if not missed or (days and is_monthly):
        return Went.LATE
    return Went.MISSED


def _idle(facts: AuditFacts, one: Upkeep, month: Month, windows: Iterable[Window]) -> Cell:
    """Return a month in which nothing was done, and nothing that counts was missed."""
    plan = one.plan
    if plan.in_force_from > month.last:
        return Cell(went=Went.NOT_YET)
    if one.never and not month.is_over:
        return Cell(went=Went.NEVER, due=1)
    pause = _pause(facts, plan, month)
    here = [window for window in windows if month.holds(window.due)]
    skipped = next((window for window in here if window.went is Went.SKIPPED), None)
    if skipped is not None:
        return Cell(went=Went.SKIPPED, missed=(skipped.due,), pause=pause)
    if pause is not None:
        return Cell(went=Went.OUT, pause=pause)
    standing = facts.schedule.standing.get((plan.id, plan.subject.id))
    due = standing.due if standing else None
    if not month.is_over and due is not None and month.names(due):
        return Cell(went=Went.DUE, missed=(due,))
    waits = tuple(window.due for window in here if window.went in (Went.OVERDUE, Went.DUE))
    return Cell(went=Went.DUE if waits else Went.NOTHING, missed=waits)


def _is_daily(plan: PlanFact) -> bool:
    """Whether it is due every day: of each it is known that it was done, or that it was missed."""
    calendar = plan.rule.calendar if plan.rule else None
    return calendar is not None and calendar.base == (1, CalendarUnit.DAY)


def _pause(facts: AuditFacts, plan: PlanFact, month: Month) -> Pause | None:
    """Return what kept it out of service over the end of a month, or for most of it."""
    half = (month.last - month.first) / 2
    each = facts.schedule.day.pauses_within(plan, month.first, month.last)
    lasting = (
        one
        for one in each
        if one.holds(month.last)
        or min(one.to_on or month.last, month.last) - max(one.from_on, month.first) > half
    )
    return next(lasting, None)
