"""A question month by month: what was done, late, missed, out of service, or never due."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from desktop.audit.common.from_the_beginning import Upkeep
from desktop.audit.duty_months import Cell, Line, line_of
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Ref, State
from desktop.audit.protocols.protocol import Protocol, Question
from desktop.audit.upkept import kept_up
from desktop.duties.months import Month
from desktop.duties.went import Went
from desktop.values.audited.span import Span
from desktop.values.months import add_months

_A_DAY: Final = timedelta(days=1)
_OF_MONTHS: Final = frozenset({"hours_worked"})
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
_IDLE: Final = frozenset({Went.NOTHING, Went.NOT_YET, Went.OUT})


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
    happened = _by_the_month(happened, facts.span)
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


def _by_the_month(happened: Mapping[Ref, date | None], span: Span) -> dict[Ref, date | None]:
    """Return the days, hours of the month in which the window begins on its first day.

    Because hours are of a whole month and bear the first of it.
    """
    first = span.from_on.replace(day=1)
    return {
        ref: max(on, span.from_on) if ref.kind in _OF_MONTHS and on and on >= first else on
        for ref, on in happened.items()
    }


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
        each = (_together([one.cells[at] for one in lines]) for at in range(len(months)))
        sorts = {line.plan.kind for line in lines}
        same = {ref: on for ref, on in counted.items() if ref.kind in sorts}
        pairs = zip(months, each, strict=True)
        cells = tuple(_with_records(cell, _of_records(month, same)) for month, cell in pairs)
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


def _with_records(cell: Cell, records: Cell) -> Cell:
    """Return a month with what counts and is of no duty, such as a drill that nobody planned."""
    if cell.went not in _IDLE or not records.done:
        return cell
    return replace(cell, went=Went.DONE, done=records.done)


def _together(cells: Sequence[Cell]) -> Cell:
    """Return what several duties say of one month: the worst of them, and all of their days."""
    worst = min(cells, key=lambda cell: _WORST.index(cell.went))
    return Cell(
        went=worst.went,
        done=tuple(sorted(on for cell in cells for on in cell.done)),
        missed=tuple(sorted(on for cell in cells for on in cell.missed)),
        late=tuple(sorted(pair for cell in cells for pair in cell.late)),
        pause=worst.pause,
        kept=sum(cell.kept for cell in cells),
        due=sum(cell.due for cell in cells),
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
    lines = [line_of(facts, one, months) for one in upkeeps]
    return tuple(one for one in lines if any(cell.went is not Went.NOT_YET for cell in one.cells))
