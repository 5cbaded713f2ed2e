"""The last twelve months of the schedule, duty by duty: what was done in time, late, or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from desktop.duties.day import Day
from desktop.duties.months import (
    AtEnd,
    Month,
    MonthGone,
    Went,
    counted,
    is_judged,
    judged,
    months_until,
)
from desktop.duties.plans import plan_duties
from desktop.services.month_words import say_month_gone, summary
from desktop.store.fact_all import all_facts
from desktop.store.fact_done_days import DoneDays, done_days
from desktop.store.fact_register import register
from desktop.store.facts import DutyFacts, PlanFact
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.folding import fold
from desktop.values.short_dates import say_short_month
from desktop.values.spoken import say_month

MONTHS: Final = 12
_WRONG: Final = frozenset({Went.LATE, Went.MISSED, Went.WAITING, Went.OVERDUE})
A_DAY: Final = timedelta(days=1)
Key = tuple[str, str]  # plan, subject


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One duty in one month: a word, and the sentence behind it."""

    went: Went
    words: str
    sentence: str


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


@dataclass(frozen=True)
class TwelveMonths:
    """The schedule in the last twelve months, the running one last."""

    months: tuple[MonthHead, ...] = ()
    lines: tuple[DutyLine, ...] = ()
    summary: str = ""


def twelve_months(company: CompanyFile, as_of: date) -> TwelveMonths:
    """Return how every duty now in force went in the last twelve months.

    Each month is judged by what was in force at its end, as it is known today; only what recurs
    by the calendar at a month or more is judged, the rest is counted.
    """
    months = months_until(as_of, MONTHS)
    ends = [months[0].first - A_DAY, *(month.last for month in months)]
    with company.reading() as connection:
        ask = asking(connection)
        facts = [all_facts(ask, end) for end in ends]
        names = register(ask)
        days = done_days(ask, names, facts[-1].plans, months[0].first, as_of)
    return lines_of(facts, months, days, as_of)


def lines_of(
    facts: Sequence[DutyFacts], months: Sequence[Month], days: DoneDays, as_of: date
) -> TwelveMonths:
    """Return the table that the facts at the ends of the months make; nothing is read."""
    stood = [_standing(at) for at in facts]
    lines = [_line(plan, stood, months, days.of(plan), as_of) for plan in facts[-1].plans]
    lines.sort(key=lambda line: (fold(line.subject), fold(line.task), line.plan_id))
    heads = [_head(month.first, as_of) for month in months]
    wrong = sum(any(cell.went in _WRONG for cell in line.cells) for line in lines)
    return TwelveMonths(tuple(heads), tuple(lines), summary(len(lines), wrong))


def _head(first: date, as_of: date) -> MonthHead:
    short = say_short_month(first.month)
    if first.year != as_of.year:
        short = f"{short} {first.year}"
    return MonthHead(short, f"{say_month(first.month)} {first.year}")


def _standing(facts: DutyFacts) -> Mapping[Key, AtEnd]:
    day = Day(facts, facts.as_of)
    return {
        (plan.id, plan.subject.id): AtEnd(plan, duty, day.pauses(plan.subject))
        for plan, duty in zip(facts.plans, plan_duties(day), strict=True)
    }


def _line(
    plan: PlanFact,
    stood: Sequence[Mapping[Key, AtEnd]],
    months: Sequence[Month],
    days: Sequence[date],
    as_of: date,
) -> DutyLine:
    key = plan.id, plan.subject.id
    cells: list[MonthCell] = []
    for number, month in enumerate(months):
        before, after = stood[number].get(key), stood[number + 1].get(key)
        if is_judged(after.plan if after else plan):
            gone = judged(month, days, before, after, as_of)
        else:
            gone = _counted(month, days, after)
        cells.append(MonthCell(gone.went, *say_month_gone(gone, month, days, as_of)))
    duty = stood[-1][key].duty
    return DutyLine(plan.id, plan.subject.name, plan.task, duty.rule_said, tuple(cells))


def _counted(month: Month, days: Sequence[date], after: AtEnd | None) -> MonthGone:
    gone = counted(month, days)
    return gone if gone.done or after is not None else MonthGone(Went.NOT_YET)


def narrowed(whole: TwelveMonths, text: str) -> TwelveMonths:
    """Return the lines in whose subject or task every word of a text is found."""
    words = fold(text).split()
    lines = [
        line
        for line in whole.lines
        if all(word in fold(f"{line.subject} {line.task}") for word in words)
    ]
    return replace(whole, lines=tuple(lines))
