"""Turns a cell of somebody's sheet into a value of a field, or says in a sentence why it cannot."""

import json
import re
import tomllib
from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import Any, Final

from desktop.errors import Refused
from desktop.exchange.tables import is_blank, words
from desktop.intake import Cell
from desktop.language import _
from desktop.records.fields import Field, Shape, Value
from desktop.resources import resource
from desktop.values import numerals
from desktop.values.dates import Order, is_never, read_date, read_moment
from desktop.values.folding import fold, key
from desktop.values.numerals import NUMBER_IN_TEXT

CLOCK: Final = re.compile(
    r"^\s*(\d{1,2})[:h.](\d{2})(?::\d{2})?\s*([ap])?\.?m?\.?\s*$", re.IGNORECASE
)
PLAIN: Final = re.compile(r"[0-9]+(\.[0-9]+)?")
SIGNED: Final = re.compile(rf"(?P<minus>-?)(?P<number>{NUMBER_IN_TEXT})")


class Unclear(Refused):
    """A word that stands for none of the choices; the record can go in without it."""


def value_of(about: Field, kind: str, cell: Cell, order: Order) -> Value:
    """Return the value of a cell for a field, None for an empty one. Raises `Refused`."""
    if is_blank(cell):
        return None
    match about.shape:
        case Shape.DATE:
            return None if is_never(cell) else read_date(cell, order)
        case Shape.MOMENT:
            return read_moment(cell, order)
        case Shape.TIME:
            return read_time(cell)
        case Shape.AMOUNT:
            return read_number(cell)
        case Shape.WHOLE:
            return int(read_number(cell))
        case Shape.REAL:
            return float(read_number(cell))
        case Shape.YES_NO:
            return read_yes_no(cell)
        case Shape.CHOICE:
            return read_choice(about, kind, cell)
        case _:
            return text_of(cell)


def json_list(text: str) -> list[Any] | None:
    """Return the list that an app wrote into one cell as JSON, None for anything else."""
    if not (text.startswith("[") and text.endswith("]")):
        return None
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, list) else None


def text_of(cell: Cell) -> str:
    """Return a cell as people would read it."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, str):
        return cell.strip()
    return words(cell)


def read_time(cell: Cell) -> time:
    """Read a time of day: 07:15, 7:15 am, 7h15, a time of Excel."""
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    found = CLOCK.match(words(cell))
    if found:
        hour = int(found[1])
        if found[3]:
            hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
        if hour < 24 and int(found[2]) < 60:
            return time(hour, int(found[2]))
    raise Refused(_("“{text}” is not a time of day. Write it like 07:15.").format(text=words(cell)))


def read_number(cell: Cell) -> Decimal:
    """Read a number with or without a unit behind it; "1,234.5" and "1 234,5" are the same."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and isfinite(cell):
        return Decimal(str(cell))
    said = fold(words(cell))
    found = SIGNED.search(said)
    # "1:30" or "12-15" is no number, although one stands in it
    if found is None or any(c.isdigit() for c in said[: found.start()] + said[found.end() :]):
        raise Refused(_("“{text}” is not a number.").format(text=words(cell)))
    text = found["number"]
    # three digits behind a lone point are decimals here: coordinates and hours, no odometer
    number = Decimal(text) if PLAIN.fullmatch(text) else numerals.read_number(text)
    return -number if found["minus"] else number


@cache
def _choices() -> dict[str, dict[str, dict[str, str]]]:
    with resource("import", "choices.toml").open("rb") as file:
        said = tomllib.load(file)
    return {
        kind: {
            name: {key(w): stored for stored, ws in entry.items() for w in ws}
            for name, entry in fields.items()
        }
        for kind, fields in said.items()
    }


def read_yes_no(cell: Cell) -> bool:
    """Read yes or no."""
    if isinstance(cell, bool):
        return cell
    text = words(cell)
    found = _choices()["*"]["*"].get(key(text)) or ("yes" if text in ("✓", "✔", "☑") else None)
    if found is None:
        raise Unclear(_("“{text}” is neither yes nor no.").format(text=text))
    return found == "yes"


def read_choice(about: Field, kind: str, cell: Cell) -> str:
    """Read one of the choices of a field, by its word on screen or by what people write for it."""
    said = key(words(cell))
    choices = about.choices or {}
    for stored, label in choices.items():
        if said in (key(stored), key(label), key(_(label))):
            return stored
    found = _choices().get(kind, {}).get(about.name, {}).get(said)
    if found in choices:
        return str(found)
    raise Unclear(
        _("“{text}” is none of: {choices}.").format(
            text=words(cell), choices=", ".join(_(label) for label in choices.values())
        )
    )


def leftover(pairs: Sequence[tuple[str, Cell]]) -> str | None:
    """Return cells that no field takes, as lines for the notes: nothing that was typed is lost."""
    said = [(heading, text_of(cell)) for heading, cell in pairs if not is_blank(cell)]
    return "\n".join(f"{heading}: {text}" if heading else text for heading, text in said) or None


def joined(*parts: Any) -> str | None:
    """Return texts below one another, empty ones left out."""
    return "\n".join(str(part) for part in parts if part) or None
