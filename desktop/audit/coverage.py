"""A question month by month: what was done, late, missed, out of service, or never due."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.audit.common.from_the_beginning import Upkeep
from desktop.audit.common.site_plans import is_made
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Ref, State
from desktop.audit.protocols.protocol import Protocol, Question
from desktop.audit.upkept import kept_up
from desktop.duties.months import Month, is_judged
from desktop.duties.suspension import Pause
from desktop.duties.went import Went
from desktop.duties.windows import Window
from desktop.store.facts import PlanFact
from desktop.values.audited.span import Span
from desktop.values.interval import Unit as CalendarUnit
from desktop.values.months import add_months

_A_DAY: Final = timedelta(days=1)
# what a whole question says of a month in which its duties went differently
_WORST: Final = (
    Went.OVERDUE,
    Went.MISSED,
    Went.NEVER,
    Went.LATE,
    Went.DUE,
    Went.SKIPPED,
    Went.DONE,
    Went.OUT,
    Went.NOTHING,
    Went.NOT_YET,
)
HOLES: Final = frozenset({Went.OVERDUE, Went.MISSED, Went.NEVER, Went.LATE})

Late = tuple[date, date, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One month: how it went, the days on which it was done, those on which it was missed.

    `late` are the days on which something was due, those on which it was done after them, and
    whether the audit counts it all the same.
    `refs` are the records of the month where a question counts records.
    """

    went: Went
    done: tuple[date, ...] = ()
    missed: tuple[date, ...] = ()
    late: tuple[Late, ...] = ()
    pause: Pause | None = None
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One duty behind a question; `is_made`: of a place that no schedule names."""

    plan: PlanFact
    cells: tuple[Cell, ...]

    @property
    def is_made(self) -> bool:
        """Whether there is no such duty yet."""
        return is_made(self.plan)

    @property
    def has_hole(self) -> bool:
        """Whether anything of it was late or missed."""
        return any(cell.went in HOLES for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A question over the months of the window.

    `lines` are the duties that it follows; without any it counts records. `before` counts those
    from before the window, and those that bear no date.
    """

    question: Question
    cells: tuple[Cell, ...]
    lines: tuple[Line, ...] = ()
    before: int = 0
    applies: bool = True


def months_of(span: Span) -> tuple[Month, ...]:
    """Return the months of a window; the first and the last hold its days alone."""
    first, found = span.from_on, []
    while first <= span.as_of:
        following = add_months(first.replace(day=1), 1)
        last = min(following - _A_DAY, span.as_of)
        found.append(Month(first, last, is_over=following <= span.as_of + _A_DAY))
        first = following
    return tuple(found)


def coverage(
    protocol: Protocol,
    generic: Protocol,
    facts: AuditFacts,
    judged: Mapping[str, Judged],
    happened: Mapping[Ref, date | None],
    codes: Collection[str] | None = None,
) -> tuple[Covered, ...]:
    """Return how each question, or those of some codes, went month by month.

    `happened` has the day of every record that counted, None for one that bears none.
    """
    months = months_of(facts.span)
    kept: dict[str, tuple[Line, ...]] = {}
    return tuple(
        _covered(
            question,
            judged.get(question.code),
            _lines_of(question, generic, facts, months, kept),
            months,
            happened,
        )
        for question in protocol.questions
        if codes is None or question.code in codes
    )


def _covered(
    question: Question,
    judged: Judged | None,
    lines: tuple[Line, ...],
    months: Sequence[Month],
    happened: Mapping[Ref, date | None],
) -> Covered:
    stands = judged or Judged(state=State.BY_HAND)
    counted = {ref: happened.get(ref) for ref in stands.counted}
    if lines:
        cells = tuple(_together([one.cells[at] for one in lines]) for at in range(len(months)))
    else:
        cells = tuple(_of_records(month, counted) for month in months)
    within = {ref for cell in cells for ref in cell.refs}
    return Covered(
        question=question,
        cells=cells,
        lines=lines,
        before=0 if lines else len(counted) - len(within),
        applies=stands.state is not State.NOT_APPLICABLE,
    )


def _of_records(month: Month, counted: Mapping[Ref, date | None]) -> Cell:
    here = sorted((on, ref) for ref, on in counted.items() if on is not None and month.holds(on))
    went = Went.DONE if here else Went.NOTHING
    return Cell(went=went, done=tuple(on for on, _ref in here), refs=tuple(r for _on, r in here))


def _together(cells: Sequence[Cell]) -> Cell:
    """Return what several duties say of one month: the worst of them, and all of their days."""
    worst = min(cells, key=lambda cell: _WORST.index(cell.went))
    return Cell(
        went=worst.went,
        done=tuple(sorted(on for cell in cells for on in cell.done)),
        missed=tuple(sorted(on for cell in cells for on in cell.missed)),
        late=tuple(sorted(pair for cell in cells for pair in cell.late)),
        pause=worst.pause,
    )


def _lines_of(
    question: Question,
    generic: Protocol,
    facts: AuditFacts,
    months: Sequence[Month],
    known: dict[str, tuple[Line, ...]],
) -> tuple[Line, ...]:
    """Return the duties behind a question: those of its rule, or of the questions it follows."""
    followed = (generic.question(code) for code in question.follows)
    rules = [question.rule] if question.rule else [one.rule for one in followed if one is not None]
    for rule in rules:
        if rule not in known:
            found = kept_up(rule, facts)
            known[rule] = () if found is None else _all_of(*found, months)
    return tuple(line for rule in dict.fromkeys(rules) for line in known[rule])


def _all_of(
    facts: AuditFacts, upkeeps: Iterable[Upkeep], months: Sequence[Month]
) -> tuple[Line, ...]:
    lines = [_line(facts, one, months) for one in upkeeps]
    return tuple(one for one in lines if any(cell.went is not Went.NOT_YET for cell in one.cells))


def _line(facts: AuditFacts, one: Upkeep, months: Sequence[Month]) -> Line:
    plan, span = one.plan, facts.span
    windows = () if _is_daily(plan) else facts.schedule.windows(plan, span.from_on, span.as_of)
    late = {w.due: w.done for w in windows if w.went is Went.LATE and w.done is not None}
    waiting = {w.due for w in windows if w.went is Went.OVERDUE}
    done = facts.schedule.done_days(plan)
    cells = []
    for month in months:
        missed = tuple(due for due in one.missed if month.holds(due) and due not in late)
        after = tuple((due, on, on in one.kept) for due, on in late.items() if month.holds(due))
        days = tuple(on for on in done if month.holds(on))
        if missed or after or days:
            went = _went(missed, after, days, waiting, is_monthly=is_judged(plan))
            pause = _pause(facts, plan, month)
            cells.append(Cell(went=went, done=days, missed=missed, late=after, pause=pause))
        else:
            cells.append(_idle(facts, one, month, windows))
    return Line(plan, tuple(cells))


def _went(
    missed: tuple[date, ...],
    late: tuple[Late, ...],
    days: tuple[date, ...],
    waiting: Collection[date],
    *,
    is_monthly: bool,
) -> Went:
    if not missed:
        # what comes every few days is late by one often, and nobody asks; a month late is a hole
        return Went.LATE if late and (is_monthly or not days) else Went.DONE
    if any(due in waiting for due in missed):
        return Went.OVERDUE
    return Went.LATE if days and is_monthly else Went.MISSED


def _idle(facts: AuditFacts, one: Upkeep, month: Month, windows: Iterable[Window]) -> Cell:
    """Return a month in which nothing was done, and nothing that counts was missed."""
    plan = one.plan
    if plan.in_force_from > month.last:
        return Cell(went=Went.NOT_YET)
    if one.never and not month.is_over:
        return Cell(went=Went.NEVER)
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
