"""What the page of statistics shows, on screen and on paper: frozen, in words."""

from dataclasses import dataclass
from datetime import date

from desktop.values.charts import Bar, Chart, Figure, KindSaid, Part, RateSaid

__all__ = [
    "Bar", "Chart", "Figure", "KindSaid", "MonthMissing", "MonthSaid", "Part", "RateSaid",
    "Statistics",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class MonthSaid:
    """A line of the table: the month, a cell for each head."""

    month: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MonthMissing:
    """A month of which nobody entered the hours."""

    month: date
    said: str


@dataclass(frozen=True)
class Statistics:
    """All of it, as of a day."""

    as_of: date
    months: int
    span_said: str = ""
    so_far: str = ""
    remarks: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    rates: tuple[RateSaid, ...] = ()
    rates_about: str = ""
    kinds: tuple[KindSaid, ...] = ()
    kinds_none: str = ""
    charts: tuple[Chart, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[MonthSaid, ...] = ()
    missing: tuple[MonthMissing, ...] = ()
    usual_hours: float = 0.0  # of a month, to tell what was typed with a digit too many
    is_empty: bool = True
    is_judged: bool = True  # else it is not known yet how inspections went
