"""Months and spans of months in words, and how one span compares with the one before."""

from datetime import date
from typing import Final

from desktop.duties.statistics import Span
from desktop.language import N_, _, ngettext
from desktop.values.short_dates import say_short_month
from desktop.values.spoken import say_month, say_number

_BEFORE: Final = {12: N_("the twelve months before"), 36: N_("the thirty-six months before")}
_MOST_NAMED: Final = 3  # months that a sentence names one by one


def say_whole_month(first: date) -> str:
    """Return "November 2025"."""
    return _("{month} {year}").format(month=say_month(first.month), year=first.year)


def say_head(first: date, *, with_year: bool) -> str:
    """Return "Dec", or "Jan" with its year below it: beside it a year would look like a day."""
    short = say_short_month(first.month)
    return f"{short}\n{first.year}" if with_year else short


def say_span(span: Span) -> str:
    """Return "November 2025 to October 2026"."""
    return _("{first} to {last}").format(
        first=say_whole_month(span.from_on), last=say_whole_month(span.to_on)
    )


def say_before(months: int) -> str:
    """Return what the span before is called in a sentence."""
    if months in _BEFORE:
        return _(_BEFORE[months])
    return ngettext("the {n} month before", "the {n} months before", months).format(n=months)


def say_compared(now: int, before: int | None, months: int) -> str:
    """Return "1 more than in the twelve months before"; "" where there is nothing to compare."""
    if before is None:
        return ""
    than = say_before(months)
    if now == before:
        words = _("as in {before}") if not now else _("as many as in {before}")
        return words.format(before=than)
    more, n = now > before, say_number(abs(now - before), 0)
    sentence = _("{n} more than in {before}") if more else _("{n} fewer than in {before}")
    return sentence.format(n=n, before=than)


def say_months(months: tuple[date, ...]) -> str:
    """Return "March and May 2026", or how many and between which where they are many."""
    if len(months) > _MOST_NAMED:
        return _("{n} months between {first} and {last}").format(
            n=say_number(len(months), 0),
            first=say_whole_month(months[0]),
            last=say_whole_month(months[-1]),
        )
    one_year = months[0].year == months[-1].year
    *most, last = months
    if not most:
        return say_whole_month(last)
    said = [say_month(month.month) if one_year else say_whole_month(month) for month in most]
    return _("{most} and {last}").format(most=", ".join(said), last=say_whole_month(last))
