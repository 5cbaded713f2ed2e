"""How often something is due, as values: a time, a usage or an event, whichever comes first."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When something has to be done; of all that it names, whichever comes first.

    `calendar`, `usage` (at most one limit a unit, km before hours) and the four events are what
    makes it due. `when_in_use` holds it back while the subject stands still, `working_days` counts
    working days only, `competent_person` says that not everybody may do it. Refused when nothing
    in it ever makes it due.
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
