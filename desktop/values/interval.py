"""How often something is due, as values: a time, a usage or an event, whichever comes first."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal

from desktop.errors import Refused
from desktop.language import _

ReadingUnit = Literal["km", "h"]
READING_UNITS: Final[tuple[ReadingUnit, ...]] = ("km", "h")
READING_MOST: Final = Decimal(9_999_999)  # no odometer or hour meter has more than seven digits


class Unit(StrEnum):
    """What a calendar interval is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_IN_BASE: Final = {
    Unit.DAY: (1, Unit.DAY),
    Unit.WEEK: (7, Unit.DAY),
    Unit.MONTH: (1, Unit.MONTH),
    Unit.YEAR: (12, Unit.MONTH),
}
_MOST: Final = {Unit.DAY: 36_525, Unit.MONTH: 1_200}  # a hundred years


@dataclass(frozen=True, slots=True)
class Calendar:
    """Every `count` days, weeks, months or years; Refused under one or over a hundred years."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.count < 1:
            raise Refused(_("An interval of zero is never over. Write a number of at least 1."))
        count, unit = self.base
        if count > _MOST[unit]:
            raise Refused(_("An interval over 100 years is too long. Write a smaller number."))

    @property
    def base(self) -> tuple[int, Unit]:
        """The same length as (count, unit) with the unit day or month: 2 weeks are 14 days."""
        count, unit = _IN_BASE[self.unit]
        return self.count * count, unit


@dataclass(frozen=True, slots=True)
class Usage:
    """Every `limit` km or hours; Refused unless more than 0, at most seven digits, two decimals."""

    limit: Decimal
    unit: ReadingUnit

    def __post_init__(self) -> None:
        if not self.limit.is_finite() or not 0 < self.limit <= READING_MOST:
            raise Refused(
                _("A limit in km or hours is more than 0 and at most {most}.").format(
                    most=f"{READING_MOST:,}"
                )
            )
        if self.limit != round(self.limit, 2):
            raise Refused(_("A limit in km or hours has at most two decimals."))


_LEAP_YEAR: Final = 2000  # whatever day a season names has to exist in some year


@dataclass(frozen=True, slots=True)
class Season:
    """The part of every year in which a duty counts, both days within it; may wrap the New Year.

    A season that begins or ends on 29 February does so on the 28th of other years. Refused where a
    day does not exist.
    """

    from_month: int
    from_day: int
    to_month: int
    to_day: int

    def __post_init__(self) -> None:
        for month, day in ((self.from_month, self.from_day), (self.to_month, self.to_day)):
            try:
                date(_LEAP_YEAR, month, day)
            except ValueError:
                raise Refused(
                    _("A season begins and ends on a day that exists, such as 1 May or 31 October.")
                ) from None

    def holds(self, day: date) -> bool:
        """Whether the day lies in the season."""
        first, last = self._first_in(day.year), self._last_in(day.year)
        return day >= first or day <= last if self._wraps else first <= day <= last

    def begins(self, day: date) -> date:
        """Return the first day of the season that is on, or else of the next one, on the day."""
        first = self._first_in(day.year)
        if self.holds(day) and first > day:
            return self._first_in(day.year - 1)
        return first if self.holds(day) or first >= day else self._first_in(day.year + 1)

    def ends(self, day: date) -> date:
        """Return the last day of the season that is on, or else of the one before, on the day."""
        last = self._last_in(day.year)
        if self.holds(day) and last < day:
            return self._last_in(day.year + 1)
        return last if self.holds(day) or last <= day else self._last_in(day.year - 1)

    @property
    def _wraps(self) -> bool:
        return (self.from_month, self.from_day) > (self.to_month, self.to_day)

    def _first_in(self, year: int) -> date:
        return _in_year(year, self.from_month, self.from_day)

    def _last_in(self, year: int) -> date:
        return _in_year(year, self.to_month, self.to_day)


def _in_year(year: int, month: int, day: int) -> date:
    leap_day = (month, day) == (2, 29)
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    return date(year, month, 28 if leap_day and not isleap(year) else day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When something has to be done; of all that it names, whichever comes first.

    `calendar`, `usage` (at most one limit a unit, km before hours) and the four events are what
    makes it due. `when_in_use` holds it back while the subject stands still, `working_days` counts
    working days only, `season` the days of a year on which it counts at all, `competent_person`
    says that not everybody may do it. Refused when nothing in it ever makes it due.
    """

    calendar: Calendar | None = None
    usage: tuple[Usage, ...] = ()
    when_in_use: bool = False
    before_use: bool = False
    on_return: bool = False
    after_repair: bool = False
    after_use: bool = False
    competent_person: bool = False
    working_days: bool = False
    season: Season | None = None

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.usage, key=lambda usage: READING_UNITS.index(usage.unit)))
        object.__setattr__(self, "usage", ordered)  # two rules are equal however they were written
        if len({usage.unit for usage in ordered}) < len(ordered):
            raise Refused(_("There are two limits in the same unit. Keep the smaller one."))
        events = (self.before_use, self.on_return, self.after_repair, self.after_use)
        if self.calendar is None and not ordered and not any(events):
            raise Refused(
                _(
                    "This does not say how often. Write a time, a limit in km or hours, "
                    "or an event such as before use."
                )
            )
