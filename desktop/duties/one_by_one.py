"""What must be inspected one by one cannot hide in a lot, whichever way it came into the file."""

import re
from typing import Final

from desktop.duties.floor_of_law import BINDING, item_of
from desktop.language import _
from desktop.values.spoken import say_number

# "L-1, L-2 and L-4", "#1 to #6": then each has a number of its own already
_NUMBER: Final = r"(?:#\s*\d+|\b[a-z]{1,4}-?\d+\b)"
_NUMBERS: Final = re.compile(rf"{_NUMBER}\s*(?:[,;&/+]|to\b|and\b|-)\s*{_NUMBER}", re.IGNORECASE)


def singly_name(*texts: str) -> str:
    """Return what things like these are called where they cannot be one lot, else "".

    Where a law or a standard wants each looked at by itself, or each has a number of its own. What
    is only usual leaves the choice to the company.
    """
    item = item_of(*texts)
    if item is None or not item.singly:
        return ""
    has_numbers = any(_NUMBERS.search(text) for text in texts)
    return item.name if item.basis in BINDING or has_numbers else ""


def way_out(size: int) -> str:
    """Say what to do about a lot on file that must be none."""
    return _("Open it under Equipment and press “Make {n} units of it”.").format(n=say_number(size))


def hides_in_a_lot(size: int | None, flagged: object, *texts: str | None) -> str:
    """Return why so many must not be one lot, "" where they may.

    `flagged` is whether somebody ticked that they must be inspected one by one; `texts` are type
    and description.
    """
    if size is None or size < 2:
        return ""
    name = singly_name(*(text or "" for text in texts))
    if not name and flagged is not True:
        return ""
    if name:
        said = _("{name}: each is inspected by itself, so they cannot be one lot of {n}.")
    else:
        said = _("“Must be inspected one by one” is ticked, so this cannot be one lot of {n}.")
    return said.format(name=name, n=say_number(size))
