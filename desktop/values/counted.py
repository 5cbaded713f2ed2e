"""What statistics are made of, counted in the file: hours, incidents and fixes, month by month."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class HoursIn:
    """The hours entered for a month, in so many entries, some of them estimates."""

    month: date  # its first day, as in all of these
    hours: Decimal
    entries: int = 1
    estimates: int = 0


@dataclass(frozen=True, slots=True)
class IncidentsIn:
    """The incidents of one kind in a month; `unknown` of them were said to have lost days, and
    nobody entered how many.
    """

    month: date
    kind: str
    count: int
    lost_days: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Fix:
    """A corrective action: when it was found, due and resolved, as far as that is known."""

    found_on: date
    due_on: date | None
    resolved_on: date | None
    closed_without: bool = False  # with a reason instead of a fix


@dataclass(frozen=True)
class Counted:
    """All of it, with the first day on which anything of it is on file."""

    hours: tuple[HoursIn, ...] = ()
    incidents: tuple[IncidentsIn, ...] = ()
    fixes: tuple[Fix, ...] = ()
    begins: date | None = None
    base: int | None = None  # hours that rates are counted on, as the company chose
