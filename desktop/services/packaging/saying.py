"""Values as they stand on paper: days always with their year, because paper lives longer."""

from collections.abc import Callable
from datetime import date, datetime

from desktop.language import _
from desktop.services.columns import Column
from desktop.services.table_rows import Cell, say
from desktop.values.short_dates import say_short_date

Hide = Callable[[str], str]


def say_day(day: date | None) -> str:
    """Return "14 Oct 2026", "" for no day."""
    return "" if day is None else say_short_date(day, date.min)


def say_on_paper(cell: Cell, column: Column, as_of: date, hide: Hide) -> str:
    """Return a value in a cell on paper; words that people typed lose the names to be hidden."""
    if isinstance(cell, datetime):
        return _("{date}, {time}").format(date=say_day(cell.date()), time=f"{cell:%H:%M}")
    if isinstance(cell, date) and column.key != "month_on":
        return say_day(cell)
    if isinstance(cell, str):
        is_typed = column.field is not None and not column.field.choices
        said = " ".join(cell.split())
        return hide(said) if is_typed else said
    return say(cell, column, as_of)
