"""What stands on a blank form, part after part, as plain values."""

from dataclasses import dataclass
from typing import Final

ROW: Final = 9.0  # mm: what a hand in a glove needs to write one line

# what can be known of the form's unit, site or worker, and is then printed in its place
KNOWN: Final = (
    "unit", "unit.make", "unit.plate",
    "site", "site.address", "site.position", "site.client",
    "site.muster", "site.hospital", "site.route", "site.access", "site.contacts",
    "site.first_aiders",
    "worker", "worker.position", "worker.number",
)  # fmt: skip
WANTS: Final = ("", "unit", "site", "worker")


@dataclass(frozen=True)
class Cell:
    """One labelled place to write or to tick; `share` is its part of the line's width.

    `field` is where it is typed in later; `fill` names what is printed where it is known.
    """

    label: str
    field: str = ""
    share: float = 1.0
    ticks: tuple[str, ...] = ()
    fill: str = ""
    filled: str = ""


@dataclass(frozen=True)
class Heading:
    """The words above a section, and smaller ones that say how to fill it in."""

    words: str
    note: str = ""


@dataclass(frozen=True)
class Note:
    """A sentence to read; a loud one stands in a frame."""

    words: str
    loud: bool = False


@dataclass(frozen=True)
class Line:
    """Cells side by side with `mm` of room to write in; `large` is read from across the room."""

    cells: tuple[Cell, ...]
    mm: float = ROW
    large: bool = False


@dataclass(frozen=True)
class Ticks:
    """A list to tick in, in `across` columns (0: as many as fit)."""

    label: str
    words: tuple[str, ...]
    field: str = ""
    across: int = 0


@dataclass(frozen=True)
class Column:
    """One column of a table: its width in mm beside the others; with `ticks`, a box for each."""

    label: str
    mm: float
    field: str = ""
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """A printed line of a table: a cell for each column as far as known, and where it goes."""

    words: tuple[str, ...]
    field: str = ""


@dataclass(frozen=True)
class Table:
    """Printed items, then `rows` empty lines or more where `grow` lets them take what is left.

    `table` names the lines of the record that it is typed into; `kind` another kind of record, of
    which each line is one. `across` sets of columns stand side by side.
    """

    columns: tuple[Column, ...]
    rows: int
    table: str = ""
    kind: str = ""
    mm: float = ROW
    across: int = 1
    grow: int = 1
    items: tuple[Item, ...] = ()
    checklist: bool = False  # the company's own checklist takes the place of the items
    large: bool = False
    fill: str = ""  # what is known of the subject takes the place of the items


@dataclass(frozen=True)
class Box:
    """A place for sentences: `lines` to write on, or `mm` of free room, squared for a sketch."""

    label: str
    field: str = ""
    lines: int = 0
    mm: float = 0.0
    squared: bool = False
    grow: int = 1
    fill: str = ""
    filled: str = ""


Part = Heading | Note | Line | Ticks | Table | Box


@dataclass(frozen=True)
class Form:
    """A blank form of one kind of record; `wants` says what it can be printed for."""

    key: str
    kind: str
    title: str
    sentence: str
    parts: tuple[Part, ...]
    wants: str = ""
    turned: bool = False
