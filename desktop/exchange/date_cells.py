"""Reads the date in a cell, whatever stands around it: "exp. Feb 2028", "14 Oct 2026 (Rick)"."""

import re
from datetime import date
from typing import Any, Final

from desktop.errors import Refused
from desktop.exchange.tables import is_blank, words
from desktop.intake import Cell
from desktop.values.dates import AmbiguousDate, Order, find_date, is_never, read_date

BEFORE: Final = re.compile(
    r"^\s*(exp(ir(es|ed|y|ation))?|valid|good|renew(al)?|due|issued|taken|done|completed|since|"
    r"approx(imately)?|about|circa|ca|on|by)\b\.?\s*(until|to|till|thru|through|by|on|date)?\s*[:.]?\s*",
    re.IGNORECASE,
)
REMARK: Final = re.compile(r"^[^\d]*$")


def date_in(cell: Cell, order: Order, **how: Any) -> date | None:
    """Return the date in a cell; None for an empty one or "never".

    Raises `Refused` for what is no date, `AmbiguousDate` where day and month cannot be told apart.
    """
    if is_blank(cell) or is_never(cell):
        return None
    try:
        return read_date(cell, order, **how)
    except AmbiguousDate:
        raise
    except Refused:
        if not isinstance(cell, str):
            raise
        found = _among_words(words(cell), order, how)
        if found is None:
            raise
        return found


def certain_day(cell: Cell) -> date | None:
    """Return the day of a cell that can be read in one way only, else None."""
    try:
        return date_in(cell, Order.AMBIGUOUS, month_only="last")
    except Refused:
        return None


def _among_words(text: str, order: Order, how: dict[str, Any]) -> date | None:
    """Take a date among words, but with no second number: that could be a second date."""
    bare = BEFORE.sub("", text, count=1)
    try:
        return read_date(bare, order, **how)
    except AmbiguousDate:
        raise
    except Refused:
        pass
    bare = re.sub(r"\s*[(\[][^\d)\]]*[)\]]", "", bare).strip()
    month_only = how.get("month_only")
    found = find_date(bare, order, month_only=month_only)
    if found is None:
        return None
    parts = bare.split()
    for start in range(len(parts)):
        for end in range(len(parts), start, -1):
            rest = " ".join(parts[:start] + parts[end:])
            if REMARK.match(rest) and _reads(" ".join(parts[start:end]), order, how) == found:
                return found
    return None


def _reads(text: str, order: Order, how: dict[str, Any]) -> date | None:
    try:
        return read_date(text.strip("()[]{};:,. "), order, **how)
    except Refused:
        return None
