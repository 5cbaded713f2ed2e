"""What a sheet says, as frozen values: no record, no file and no clock behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.package.tables import Cell, Column

BOX: Final = "\u25a1"  # a cell that says only this is drawn as a box to tick with a pen
TICK: Final = "\u2713"
CROSS: Final = "\u2717"
NOT_TICKED: Final = "\u2013"

Row = Sequence[str | Cell]


@dataclass(frozen=True)
class Fact:
    """A label with its value; a wide one takes the whole width."""

    label: str
    value: str
    tone: str = ""
    wide: bool = False


@dataclass(frozen=True)
class Facts:
    """Labels with their values, the short ones two beside one another."""

    facts: tuple[Fact, ...]
    heading: str = ""


@dataclass(frozen=True)
class Words:
    """A long text under its label."""

    label: str
    text: str


@dataclass(frozen=True)
class Lines:
    """A table; `roomy` are the rows that must be high enough to sign in with a pen."""

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    roomy: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Ticked:
    """What was gone through, and what was not."""

    heading: str
    items: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Large:
    """What must be read from across a room: for what, the large words, and a remark below."""

    heading: str
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Signatures:
    """A line for each who signs: as what, and the name where it is known."""

    signers: tuple[tuple[str, str], ...]


Part = Facts | Words | Lines | Ticked | Large | Signatures


@dataclass(frozen=True)
class Warned:
    """A sentence in a frame at the head of a sheet; `strong` is the word it begins with."""

    strong: str
    text: str
    tone: str = "red"


@dataclass(frozen=True)
class Sheet:
    """One record on paper. `key` leads to it, `foot` are small lines at its end."""

    key: str
    kind: str
    title: str
    state: str = ""
    tone: str = ""
    running: str = ""
    warned: tuple[Warned, ...] = ()
    parts: tuple[Part, ...] = ()
    foot: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListSaid:
    """A list on paper: its title, sentences about it, its columns and rows."""

    title: str
    sentences: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""


@dataclass(frozen=True)
class MatrixSaid:
    """Who by what. A row is the words of its head, then a cell for each column."""

    title: str
    sentences: tuple[str, ...]
    heads: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], tuple[Cell, ...]], ...]
    empty: str = ""
    below: str = ""  # a heading, and what it takes sentences to say
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task:
    """One thing to do, with a box before it: how it stands, what, why, when."""

    state: str
    tone: str
    title: str
    why: str
    when: str
    inside: tuple[str, ...] = ()


@dataclass(frozen=True)
class WeekSaid:
    """What is to be done, group by group in the order in which it presses."""

    title: str
    sentences: tuple[str, ...]
    groups: Mapping[str, tuple[Task, ...]]
    notes: str
