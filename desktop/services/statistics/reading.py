"""Reads everything that the statistics of a day are made of, and gathers it span by span."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from desktop.duties.certificates import CardState, certificates
from desktop.duties.statistics import (
    Figures,
    Occurred,
    OpenFixes,
    Span,
    base_of,
    figures,
    last_whole_months,
    open_fixes,
    running_month,
)
from desktop.services.statistics.occurring import Beat, occurred, unbeaten
from desktop.store.fact_all import all_facts
from desktop.store.fact_history import history_facts
from desktop.store.fact_statistics import counted
from desktop.store.facts import DutyFacts
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.counted import Counted

YEAR = 12  # months that are told in any case, so that what is missing of them is seen


@dataclass(frozen=True)
class Cards:
    """The certificates of everybody who works here: in force, and all there are or should be."""

    good: int = 0
    of: int = 0


@dataclass(frozen=True)
class Whole:
    """The statistics of a day in numbers.

    `now` is the span that was asked for, or what of it is on file; `before` as many months before,
    None where the records do not reach back so far. `monthly` are the months of `now`, and
    `yearly` its whole years where it has more than one.
    """

    as_of: date
    months: int
    now: Figures
    before: Figures | None
    running: Figures | None
    monthly: tuple[Figures, ...]
    open: OpenFixes
    cards: Cards
    base: int
    begins: date | None
    usual_hours: Decimal | None
    yearly: tuple[Figures, ...] = ()
    is_judged: bool = True  # whether it is known how inspections went

    @property
    def is_shortened(self) -> bool:
        """Whether the records begin within the span."""
        return len(self.monthly) < self.months

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all to show."""
        return self.begins is None and not self.cards.of


def read(company: CompanyFile, as_of: date, months: int, beat: Beat = unbeaten) -> Whole:
    """Return the statistics as of a day; what happened later is not among them.

    `beat` is called now and then while inspections are judged, and may raise to stop.
    """
    from_on = last_whole_months(as_of, months).earlier().from_on
    with company.reading() as connection:
        ask = asking(connection)
        found, history = counted(ask, from_on, as_of), history_facts(ask, from_on, as_of)
    due = occurred(history, from_on, beat)
    return gathered(found, due, history.facts, as_of, months)


def read_quickly(company: CompanyFile, as_of: date, months: int) -> Whole:
    """Return the same without the inspections, each of which must be judged."""
    from_on = last_whole_months(as_of, months).earlier().from_on
    with company.reading() as connection:
        ask = asking(connection)
        found, facts = counted(ask, from_on, as_of), all_facts(ask, as_of)
    return gathered(found, None, facts, as_of, months)


def gathered(
    found: Counted,
    due: Sequence[Occurred] | None,
    facts: DutyFacts | None,
    as_of: date,
    months: int,
) -> Whole:
    """Return the statistics that numbers at hand make; without `due`, inspections come later."""
    span = _on_file(last_whole_months(as_of, months), as_of, found.begins)
    earlier, running = span.earlier(), running_month(as_of)
    reaches = found.begins is not None and found.begins.replace(day=1) <= earlier.from_on
    by_month: dict[date, list[Occurred]] = {}
    for one in due or ():
        by_month.setdefault(one[0].replace(day=1), []).append(one)

    def of(some: Span) -> Figures:
        return figures(some, found, [one for m in some.months for one in by_month.get(m, ())])

    return Whole(
        as_of=as_of,
        months=months,
        now=of(span),
        before=of(earlier) if reaches else None,
        running=of(running) if running else None,
        monthly=tuple(of(month) for month in _months(span)),
        open=open_fixes(found.fixes, as_of),
        cards=_cards(facts, as_of) if facts else Cards(),
        base=base_of(found.base),
        begins=found.begins,
        usual_hours=median([some.hours for some in found.hours]) if found.hours else None,
        yearly=tuple(of(year) for year in _years(span)),
        is_judged=due is not None,
    )


def _on_file(span: Span, as_of: date, begins: date | None) -> Span:
    """Return a span without the months before the records begin; never less than a year."""
    if begins is None or len(span.months) <= YEAR:
        return span
    year = last_whole_months(as_of, YEAR)
    return Span(max(span.from_on, min(begins.replace(day=1), year.from_on)), span.to_on)


def _months(span: Span) -> list[Span]:
    firsts = span.months
    lasts = [first - timedelta(days=1) for first in firsts[1:]]
    return [Span(first, last) for first, last in zip(firsts, [*lasts, span.to_on], strict=True)]


def _years(span: Span) -> list[Span]:
    """The last whole years of a span of several, the oldest first."""
    many = len(span.months) // YEAR
    backwards = [last_whole_months(span.to_on, YEAR)]
    while len(backwards) < many:
        backwards.append(backwards[-1].earlier())
    return backwards[::-1] if many > 1 else []


def _cards(facts: DutyFacts, as_of: date) -> Cards:
    held = certificates(facts, as_of)
    good = sum(one.state in (CardState.VALID, CardState.EXPIRING) for one in held)
    return Cards(good, len(held))
