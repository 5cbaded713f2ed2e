"""Cells of a table and the rows that are made of them: lines, what is special, how high."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.package.faces import PLAIN, STRONG
from desktop.package.look import CELL, INK, TONES
from desktop.package.text import broken

ABOVE: Final = 3.5
BELOW: Final = 4.5
_MOST: Final = 12  # lines of a row that stand together; a longer one may go on overleaf


@dataclass(frozen=True)
class Cell:
    """What a cell says, where it leads to (the key of a mark), how it looks.

    With `page_of` it says the number of the page on which that mark stands. With `links` each of
    its lines leads somewhere of its own, and with `pages_of` each line says the page of its own
    mark; such lines must be short enough not to be broken.
    """

    text: str
    link: str = ""
    tone: str = ""
    strong: bool = False
    page_of: str = ""
    links: tuple[str, ...] = ()
    pages_of: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it is words and nothing else."""
        return not (self.leads or self.tone or self.strong)

    @property
    def leads(self) -> bool:
        """Whether it leads somewhere."""
        return bool(self.link or self.page_of or self.links or self.pages_of)

    @property
    def color(self) -> Any:
        """What colour its letters have."""
        return TONES[self.tone or "accent"] if self.tone or self.leads else INK


@dataclass(frozen=True)
class Row:
    """A row, or a part of a long one: the lines of each cell, and what is special about which."""

    lines: tuple[list[str], ...]
    special: tuple[tuple[int, Cell], ...]
    above: float
    below: float  # 0 where the row goes on: there is no line either

    @property
    def height(self) -> float:
        lines: float = CELL.leading * max(1, *map(len, self.lines))
        return self.above + self.below + lines


def parts_of(row: Sequence[str | Cell], rooms: Sequence[float]) -> Iterator[Row]:
    """Yield the row, in several parts where a cell of it has very many lines."""
    lines, special = list[list[str]](), list[tuple[int, Cell]]()
    for number, (one, room) in enumerate(zip(row, rooms, strict=True)):
        cell = None if isinstance(one, str) or one.is_plain else one
        text = one if isinstance(one, str) else one.text
        face = STRONG if cell and cell.strong else PLAIN
        lines.append(broken(text, face, CELL.fontSize, room))
        if cell:
            special.append((number, cell))
    most = max(map(len, lines))
    for start in range(0, most, _MOST):
        yield Row(
            lines=tuple(some[start : start + _MOST] for some in lines),
            special=tuple(special) if not start else tuple(_looks(special, start)),
            above=0.0 if start else ABOVE,
            below=0.0 if start + _MOST < most else BELOW,
        )


def _looks(special: Iterable[tuple[int, Cell]], start: int) -> Iterator[tuple[int, Cell]]:
    """Yield how cells look that go on from a line; where they lead to was said above."""
    for number, cell in special:
        tone = cell.tone or ("accent" if cell.link else "")
        links, pages = cell.links[start:], cell.pages_of[start:]
        yield number, Cell("", tone=tone, strong=cell.strong, links=links, pages_of=pages)
