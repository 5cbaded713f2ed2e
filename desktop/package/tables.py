"""Real tables: thin rows, a header on every page, cells that wrap; quick: cells are text."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, Final

from reportlab.platypus import Flowable, LongTable, TableStyle

from desktop.package.faces import PLAIN, STRONG
from desktop.package.look import CELL, CELL_HEAD, INK, LINE, SHADE, SOFT, TONES
from desktop.package.text import broken

PAD: Final = 4.0  # left and right in a cell
_MOST: Final = 12  # lines of a row that stand together; a longer one may go on overleaf


@dataclass(frozen=True)
class Column:
    """One column; `share` is how much of the width it takes beside the others."""

    title: str
    share: float = 1.0
    right: bool = False


@dataclass(frozen=True)
class Cell:
    """What a cell says, where it leads to (the key of a mark), how it looks.

    With `page_of` it says the number of the page on which that mark stands.
    """

    text: str
    link: str = ""
    tone: str = ""
    strong: bool = False
    page_of: str = ""


class _Said(str):
    """The wrapped words of a cell with its looks, carried through the library's own table."""

    cell: Cell


class _Table(LongTable):
    """Draws tones, links and page numbers of cells that ask for them."""

    def _drawCell(self, value: Any, style: Any, place: Any, size: Any) -> None:  # noqa: N802
        if not isinstance(value, _Said):
            super()._drawCell(value, style, place, size)
            return
        cell, style = value.cell, copy(style)
        if cell.tone or cell.link:
            style.color = TONES[cell.tone or "accent"]
        if cell.strong:
            style.fontname = STRONG
        super()._drawCell(value, style, place, size)
        (x, y), (width, height) = place, size
        if cell.page_of:
            down = y + height - style.topPadding - style.fontsize
            self.canv.number_of(
                cell.page_of, x + width - PAD, down, style.fontsize, color=style.color
            )
        if cell.link or cell.page_of:
            where = (x, y, x + width, y + height)
            self.canv.linkRect("", cell.link or cell.page_of, where, relative=1)


def table(
    columns: Sequence[Column], rows: Iterable[Sequence[str | Cell]], width: float
) -> Flowable:
    """Return a table as wide as told; every row has a cell for every column."""
    whole = sum(column.share for column in columns)
    widths = [width * column.share / whole for column in columns]
    head = [
        "\n".join(broken(column.title, STRONG, CELL_HEAD.fontSize, room - 2 * PAD))
        for column, room in zip(columns, widths, strict=True)
    ]
    body: list[list[str]] = []
    going_on: list[int] = []
    for row in rows:
        for n, part in enumerate(_parts(row, widths)):
            if n:
                going_on.append(len(body))
            body.append(part)
    return _Table([head, *body], widths, repeatRows=1, style=_style(columns, going_on))


def _parts(row: Sequence[str | Cell], widths: Sequence[float]) -> Iterator[list[str]]:
    """Yield the row, in several where a cell of it has more lines than should stand together."""
    cells = [Cell(one) if isinstance(one, str) else one for one in row]
    lines = [
        broken(cell.text, STRONG if cell.strong else PLAIN, CELL.fontSize, room - 2 * PAD)
        for cell, room in zip(cells, widths, strict=True)
    ]
    for start in range(0, max(map(len, lines)), _MOST):
        yield [
            _said(cell, some[start : start + _MOST], is_first=not start)
            for cell, some in zip(cells, lines, strict=True)
        ]


def _said(cell: Cell, lines: Sequence[str], *, is_first: bool) -> str:
    words = "\n".join(lines)
    if not (cell.link or cell.tone or cell.strong or cell.page_of) or not (lines or is_first):
        return words
    said = _Said(words)
    said.cell = cell
    return said


def _style(columns: Sequence[Column], going_on: Sequence[int]) -> TableStyle:
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), PLAIN, CELL.fontSize, CELL.leading),
        ("TEXTCOLOR", (0, 0), (-1, -1), INK),
        ("FONT", (0, 0), (-1, 0), STRONG, CELL_HEAD.fontSize, CELL_HEAD.leading),
        ("TEXTCOLOR", (0, 0), (-1, 0), SOFT),
        ("BACKGROUND", (0, 0), (-1, 0), SHADE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, LINE),
    ]
    for number, column in enumerate(columns):
        if column.right:
            commands.append(("ALIGN", (number, 0), (number, -1), "RIGHT"))
    first = 1
    for row in going_on:  # its first part stands in row `row`, because of the header
        commands += [
            ("LINEBELOW", (0, first), (-1, row - 1), 0.5, LINE),
            ("BOTTOMPADDING", (0, row), (-1, row), 0),
            ("TOPPADDING", (0, row + 1), (-1, row + 1), 0),
        ]
        first = row + 1
    return TableStyle([*commands, ("LINEBELOW", (0, first), (-1, -1), 0.5, LINE)])
