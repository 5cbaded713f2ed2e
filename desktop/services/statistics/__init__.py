"""The statistics of a company as of a day: hours, incidents, rates, and what was done in time."""

from datetime import date

from desktop.language import _, ngettext
from desktop.services.statistics.charting import charts
from desktop.services.statistics.occurring import Beat, unbeaten
from desktop.services.statistics.rating import rates_about, rates_said
from desktop.services.statistics.reading import Whole, read, read_quickly
from desktop.services.statistics.shown import MonthMissing, Statistics
from desktop.services.statistics.spans import say_months, say_span, say_whole_month
from desktop.services.statistics.tabling import heads, rows
from desktop.services.statistics.telling import figures_said, kinds_said, none_said
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_month, say_number

__all__ = ["MONTHS", "Statistics", "first_statistics", "said", "statistics"]

MONTHS = (12, 36)  # that can be looked back


def statistics(
    company: CompanyFile, as_of: date, months: int = 12, beat: Beat = unbeaten
) -> Statistics:
    """Return what the page shows: the last twelve or thirty-six whole months before a day.

    `beat` is called now and then with how many are done of how many, and may raise to stop.
    """
    return said(read(company, as_of, months, beat))


def first_statistics(company: CompanyFile, as_of: date, months: int = 12) -> Statistics:
    """Return the same at once, but for the inspections."""
    return said(read_quickly(company, as_of, months))


def said(whole: Whole) -> Statistics:
    """Return the same in words, from numbers at hand."""
    return Statistics(
        as_of=whole.as_of,
        months=whole.months,
        span_said=_span_said(whole),
        so_far=_so_far(whole),
        remarks=tuple(_remarks(whole)),
        figures=figures_said(whole),
        rates=rates_said(whole),
        rates_about=rates_about(whole),
        kinds=kinds_said(whole),
        kinds_none=none_said(whole),
        charts=charts(whole),
        heads=heads(),
        rows=rows(whole),
        missing=tuple(
            MonthMissing(month, say_whole_month(month))
            for month in reversed(whole.now.hours.missing)
        ),
        usual_hours=float(whole.usual_hours or 0),
        is_empty=whole.is_empty,
        is_judged=whole.is_judged,
    )


def _span_said(whole: Whole) -> str:
    n, span = len(whole.monthly), say_span(whole.now.span)
    return ngettext("{span}: the last whole month", "{span}: the last {n} whole months", n).format(
        span=span, n=say_number(n, 0)
    )


def _so_far(whole: Whole) -> str:
    if whole.running is None:
        return ""
    month, n = say_month(whole.as_of.month), whole.running.incidents
    if not n:
        return _("{month} is not over and not in these figures; no incident so far.").format(
            month=month
        )
    return ngettext(
        "{month} is not over and not in these figures; {n} incident or near miss so far.",
        "{month} is not over and not in these figures; {n} incidents and near misses so far.",
        n,
    ).format(month=month, n=say_number(n, 0))


def _remarks(whole: Whole) -> list[str]:
    found = []
    if whole.begins is not None and whole.before is None:
        month = say_whole_month(whole.begins)
        if whole.is_shortened:
            words = _("The records begin in {month}, so there are no more months to look at.")
        else:
            words = _("The records begin in {month}, so there is nothing before to compare with.")
        found.append(words.format(month=month))
    if whole.now.hours.doubled:
        found.append(
            _("Several entries of hours were added together: {months}.").format(
                months=say_months(whole.now.hours.doubled)
            )
        )
    return found
