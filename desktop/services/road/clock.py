"""The years of a certificate: when it was issued, what each year asks for, and when to begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from desktop.values.months import add_months

A_YEAR: Final = 12
_NEARLY: Final = timedelta(days=30)  # an anniversary so near the last day is that day


class YearState(StrEnum):
    """How the assessment of one year stands."""

    DONE = "done"
    LATE = "late"  # done, some time after its day
    AHEAD = "ahead"
    SOON = "soon"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One assessment that the certificate asks for, by its last day."""

    due: date
    is_renewal: bool
    state: YearState
    done_on: date | None = None
    begin_by: date | None = None  # to gather and to send in time, where the partner names the days


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A certificate from its first to its last day; what was worked out is marked as such."""

    issued: date
    expires: date
    issued_is_guess: bool
    expires_is_guess: bool
    years: tuple[Year, ...]

    def next(self) -> Year | None:
        """Return the assessment that is asked for next: the first after the last that was done."""
        done = [n for n, year in enumerate(self.years) if year.done_on is not None]
        return next(iter(self.years[done[-1] + 1 if done else 0 :]), None)

    def since(self) -> date:
        """Return the day after which an assessment is for what is asked for next."""
        asked = self.next() or self.years[-1]
        before = [year for year in self.years if year.due < asked.due]
        days = [day for year in before for day in (year.due, year.done_on) if day is not None]
        return max([self.issued, *days])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The months and days that hold: of the certificate, of the partner, of Muster."""

    certificate_months: int
    late_days: int
    soon_days: int
    gather_days: int | None = None
    submit_days: int | None = None


def clock_of(
    issued: date | None,
    expires: date | None,
    assessed: Sequence[date],
    pace: Pace,
    as_of: date,
) -> Clock | None:
    """Return the clock of a certificate, None where neither of its days is known.

    A day that is missing is worked out from the other. Every anniversary before the last day asks
    for an assessment, and so does the last day itself. `assessed` are the days on which an
    assessment was signed; each serves for one year, the first whose day it reaches.
    """
    if issued is None and expires is None:
        return None
    first = issued or add_months(expires or date.max, -pace.certificate_months)
    last = expires or add_months(first, pace.certificate_months)
    days = [*_anniversaries(first, last), last]
    left = sorted(on for on in assessed if first < on <= as_of)
    years: list[Year] = []
    for day in days:
        done = next((on for on in left if on <= day + timedelta(days=pace.late_days)), None)
        if done is not None:
            left.remove(done)
        years.append(_year(day, day == last, done, pace, as_of))
    return Clock(
        issued=first,
        expires=last,
        issued_is_guess=issued is None,
        expires_is_guess=expires is None,
        years=tuple(years),
    )


def _anniversaries(first: date, last: date) -> list[date]:
    """Return the anniversaries well before the last day, which is one itself or nearly so."""
    found: list[date] = []
    while (day := add_months(first, A_YEAR * (len(found) + 1))) < last - _NEARLY:
        found.append(day)
    return found


def _year(day: date, is_renewal: bool, done: date | None, pace: Pace, as_of: date) -> Year:
    if done is not None:
        state = YearState.DONE if done <= day else YearState.LATE
    elif day < as_of:
        state = YearState.MISSED
    elif day - timedelta(days=pace.soon_days) <= as_of:
        state = YearState.SOON
    else:
        state = YearState.AHEAD
    return Year(
        due=day, is_renewal=is_renewal, state=state, done_on=done, begin_by=begin_by(day, pace)
    )


def begin_by(day: date, pace: Pace) -> date | None:
    """Return when gathering has to begin so that the package is sent by a day.

    None where the partner says neither how long may be gathered nor how soon it must be sent.
    """
    if pace.gather_days is None and pace.submit_days is None:
        return None
    return day - timedelta(days=(pace.gather_days or 0) + (pace.submit_days or 0))
