"""The last twelve months of the schedule, duty by duty: what was done in time, late, or not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop.duties.day import Day
from desktop.duties.duty import Duty, State
from desktop.duties.months import (
    Month,
    MonthGone,
    Went,
    counted,
    is_judged,
    judged,
    months_until,
    plan_in,
)
from desktop.duties.plans import plan_duties
from desktop.duties.windows import Window, windows
from desktop.services.month_words import say_month_gone, say_out, say_whole_out, summary
from desktop.services.skips_said import SkipSaid, skip_of, skips_said
from desktop.store.fact_history import History, history_facts
from desktop.store.facts import PlanFact
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.folding import fold
from desktop.values.months import add_months
from desktop.values.short_dates import say_short_month
from desktop.values.spoken import say_month

MONTHS: Final = 12
_WRONG: Final = frozenset({Went.LATE, Went.MISSED, Went.WAITING, Went.OVERDUE})


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One duty in one month: a word, and the sentence behind it.

    Of a time out of service the first month says over how many it lasts, and in `spanned` "parked
    3 Sep to 20 Nov"; the others say the word alone.
    """

    went: Went
    words: str
    sentence: str
    span: int = 1
    spanned: str = ""


@dataclass(frozen=True, slots=True)
class MonthHead:
    """A month: "Dec", with its year where that is another one, and "December 2025"."""

    short: str
    whole: str


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A line of the schedule: on what, what, how often, and the twelve months."""

    plan_id: str
    subject: str
    task: str
    rule: str
    cells: tuple[MonthCell, ...]
    unit_id: str = ""  # where it is about one
    out: tuple[str, ...] = ()  # when it was out of service in them, in sentences
    skipped: tuple[str, ...] = ()  # what was skipped in them, by whom and why


@dataclass(frozen=True)
class TwelveMonths:
    """The schedule in the last twelve months, the running one last."""

    months: tuple[MonthHead, ...] = ()
    lines: tuple[DutyLine, ...] = ()
    summary: str = ""


def twelve_months(company: CompanyFile, as_of: date) -> TwelveMonths:
    """Return how every duty now in force went in the last twelve months.

    Each date is judged by the rule that was in force on it, as it is known today; only what recurs
    by the calendar at a month or more is judged, the rest is counted.
    """
    months = months_until(as_of, MONTHS)
    with company.reading() as connection:
        # what goes by meters is counted, and has no month in which it had to be done
        ask = asking(connection)
        history = history_facts(ask, months[0].first, as_of, with_meters=False)
        skips = skips_said(connection, months[0].first, as_of)
    return lines_of(history, months, as_of, skips)


def lines_of(
    history: History, months: Sequence[Month], as_of: date, skips: Mapping[str, Sequence[SkipSaid]]
) -> TwelveMonths:
    """Return the table that the facts of the months make; nothing is read."""
    day = Day(history.facts, as_of)
    duties = plan_duties(day)
    lines = [
        _line(plan, duty, history.done.of(plan), day, months, skips.get(plan.id, ()))
        for plan, duty in zip(history.facts.plans, duties, strict=True)
    ]
    lines.sort(key=lambda line: (fold(line.subject), fold(line.task), line.plan_id))
    heads = [_head(month.first, as_of) for month in months]
    wrong = sum(any(cell.went in _WRONG for cell in line.cells) for line in lines)
    return TwelveMonths(tuple(heads), tuple(lines), summary(len(lines), wrong))


def _head(first: date, as_of: date) -> MonthHead:
    short = say_short_month(first.month)
    if first.year != as_of.year:
        short = f"{short} {first.year}"
    return MonthHead(short, f"{say_month(first.month)} {first.year}")


def _line(
    plan: PlanFact,
    duty: Duty,
    days: Sequence[date],
    day: Day,
    months: Sequence[Month],
    skips: Sequence[SkipSaid],
) -> DutyLine:
    first, last = months[0].first, add_months(months[-1].first, 1)
    told: list[Window] = []
    if any(is_judged(then) for month in months if (then := plan_in(plan, month)) is not None):
        # what was due before them and waited into them counts in them
        span = windows(plan, day, days, date.min, last)
        told = [window for window in span if (window.done or window.missed or last) >= first]
    gone = [_gone(plan, duty, month, days, told, day) for month in months]
    cells = [
        MonthCell(one.went, *say_month_gone(one, month, days, day.as_of))
        for one, month in zip(gone, months, strict=True)
    ]
    if gone[-1].went is Went.OVERDUE and gone[-1].due is None:
        said = " ".join(filter(None, (cells[-1].sentence, duty.reason)))
        cells[-1] = replace(cells[-1], sentence=said)
    for start, length in _runs(gone):
        spanned = say_out(gone[start].pause, day.as_of)
        cells[start] = replace(cells[start], span=length, spanned=spanned)
    unit_id = plan.subject.id if plan.subject.kind == "unit" else ""
    for at, one in enumerate(gone):
        skip = skip_of(skips, one.due) if one.went is Went.SKIPPED else None
        if skip is not None:
            cells[at] = replace(cells[at], sentence=skip.sentence(day.as_of))
    skipped = dict.fromkeys(cell.sentence for cell in cells if cell.went is Went.SKIPPED)
    out = dict.fromkeys(say_whole_out(one.pause, day.as_of) for one in gone if one.pause)
    name, task = plan.subject.name, plan.task
    return DutyLine(
        plan.id, name, task, duty.rule_said, tuple(cells), unit_id, tuple(out), tuple(skipped)
    )


def _gone(
    plan: PlanFact,
    duty: Duty,
    month: Month,
    days: Sequence[date],
    told: Sequence[Window],
    day: Day,
) -> MonthGone:
    then = plan_in(plan, month)
    if then is None:
        done = counted(month, days)
        return done if done.done else MonthGone(Went.NOT_YET)
    pauses = day.pauses_within(then, month.first, month.last)
    if not is_judged(then):
        gone = counted(month, days, pauses)
        # of what is not judged month by month it is still known how it stands today
        return gone if month.is_over else replace(gone, went=_today(duty, gone.went))
    gone = judged(month, days, told, pauses)
    is_never = duty.state is State.NEVER_DONE and duty.due is None and not month.is_over
    return MonthGone(Went.NEVER) if is_never and gone.went is Went.NOTHING else gone


def _today(duty: Duty, went: Went) -> Went:
    if duty.state is State.OVERDUE:
        return Went.OVERDUE
    return Went.NEVER if duty.state is State.NEVER_DONE and went is Went.NOT_DONE else went


def _runs(gone: Sequence[MonthGone]) -> Iterator[tuple[int, int]]:
    """Where one month or several in a row were out of service for one reason: which, how many."""
    start = 0
    for at in range(1, len(gone) + 1):
        goes_on = (
            at < len(gone)
            and gone[at].went is gone[start].went is Went.OUT
            and gone[at].pause is not None
            and gone[at].pause == gone[start].pause
        )
        if not goes_on:
            if gone[start].went is Went.OUT:
                yield start, at - start
            start = at


def narrowed(whole: TwelveMonths, text: str) -> TwelveMonths:
    """Return the lines in whose subject or task every word of a text is found."""
    words = fold(text).split()
    lines = [
        line
        for line in whole.lines
        if all(word in fold(f"{line.subject} {line.task}") for word in words)
    ]
    return replace(whole, lines=tuple(lines))
