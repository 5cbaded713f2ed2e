"""Draws a matrix: who by what, headings turned upright where they are many, words in every cell."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from desktop.package.document import About, Document, Written
from desktop.package.faces import PLAIN, STRONG, width_of
from desktop.package.look import INK, SECTION, SHADE, SOFT, TONES
from desktop.package.paper import LETTER, Paper
from desktop.package.sheets.lettering import Letters, draw_lines, draw_rule
from desktop.package.sheets.lists import heading
from desktop.package.sheets.said import MatrixSaid
from desktop.package.sheets.styles import LIST_LEAD, WASHES
from desktop.package.tables import Cell
from desktop.package.text import broken, clean, paragraph

_HEAD: Final = 128.0  # points for who stands at the beginning of a row
_NARROWEST: Final = 46.0  # "14 Sep 2027" on two lines, "expired" on one
_WIDEST: Final = 92.0
_LEVEL: Final = 3  # lines of a heading that stands level; a longer one is turned upright
_TALLEST: Final = 110.0
_PAD: Final = 4.0
_SIZE: Final = 8.0
_LEAD: Final = 10.5
_STRONG: Final = Letters(STRONG, _SIZE, _LEAD, lift=2.2)
_PLAIN: Final = Letters(PLAIN, _SIZE, _LEAD, lift=2.2)
_MORE: Final = Letters(PLAIN, 7, 9, lift=2.2)
_MOST: Final = 12  # lines of one cell: a row must stand on a page


def write_matrix(
    about: About,
    said: MatrixSaid,
    to: Path,
    *,
    paper: Paper = LETTER,
    beat: Callable[[int], None] = lambda _page: None,
) -> Written:
    """Write the matrix on pages that lie on their side, some columns at a time where many."""
    document = Document(about, paper=paper.turned, beat=beat)
    return document.write(list(_story(said, document.width)), to)


def _story(said: MatrixSaid, width: float) -> Iterator[Flowable]:
    yield from heading(said.title, said.sentences)
    if not said.rows or not said.columns:
        yield paragraph(said.empty, LIST_LEAD)
        return
    at_once = max(1, int((width - _HEAD) // _NARROWEST))
    bands = -(-len(said.columns) // at_once)
    each = -(-len(said.columns) // bands)
    for start in range(0, len(said.columns), each):
        if start:
            yield PageBreak()
        yield _Grid(said, range(start, min(start + each, len(said.columns))), width)
    yield Spacer(0, 4)
    if said.notes:
        yield Spacer(0, 8)
        yield KeepTogether([paragraph(said.below, SECTION), paragraph(said.notes[0], LIST_LEAD)])
        yield from (paragraph(note, LIST_LEAD) for note in said.notes[1:])


class _Grid(Flowable):
    """Some columns of the matrix; what does not fit on a page goes on under the same heads."""

    def __init__(
        self, said: MatrixSaid, columns: range, width: float, rows: range | None = None
    ) -> None:
        super().__init__()
        self._said, self._columns, self._room = said, columns, width
        self._rows = range(len(said.rows)) if rows is None else rows
        self._each = min(_WIDEST, (width - _HEAD) / len(columns))
        self.width = _HEAD + self._each * len(columns)
        self._is_level = all(self._stands_level(said.columns[n]) for n in columns)
        self._titles = [self._title(said.columns[n]) for n in columns]
        self._top = self._top_height()
        self._cells = [self._lines_of(n) for n in self._rows]
        self._heights = [self._height_of(lines) for lines in self._cells]

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Called by the library."""
        self.height = self._top + sum(self._heights)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Called by the library where there is too little room."""
        room, fits = height - self._top, 0
        while fits < len(self._heights) and self._heights[fits] <= room:
            room -= self._heights[fits]
            fits += 1
        if not fits:
            return []
        some = (self._rows[:fits], self._rows[fits:])
        return [_Grid(self._said, self._columns, self._room, part) for part in some if part]

    def _stands_level(self, text: str) -> bool:
        room = self._each - 2 * _PAD
        words = max((width_of(word, STRONG, _SIZE) for word in text.split()), default=0.0)
        return words <= room and len(broken(text, STRONG, _SIZE, room)) <= _LEVEL

    def _title(self, text: str) -> list[str]:
        room = self._each - 2 * _PAD if self._is_level else _TALLEST - 2 * _PAD
        lines = broken(clean(text), STRONG, _SIZE, room)
        most = _LEVEL if self._is_level else max(1, int((self._each - 4) // _LEAD))
        if len(lines) > most:
            lines = [*lines[: most - 1], lines[most - 1] + "…"]
        return lines

    def _top_height(self) -> float:
        if self._is_level:
            return max(map(len, self._titles)) * _LEAD + 8
        widest = max(width_of(line, STRONG, _SIZE) for lines in self._titles for line in lines)
        return min(_TALLEST, widest + 2 * _PAD) + 4

    def _lines_of(self, row: int) -> list[list[str]]:
        head, cells = self._said.rows[row]
        who = _few(broken(head[0], STRONG, _SIZE, _HEAD - 2 * _PAD))
        more = [line for text in head[1:] if text
                for line in broken(text, PLAIN, 7, _HEAD - 2 * _PAD)]  # fmt: skip
        room = self._each - 2 * _PAD
        said = [_few(broken(cells[n].text, STRONG, _SIZE, room)) for n in self._columns]
        return [who, _few(more), *said]

    def _height_of(self, lines: Sequence[Sequence[str]]) -> float:
        head = len(lines[0]) * _LEAD + len(lines[1]) * 9
        return float(max(head, *(len(cell) * _LEAD for cell in lines[2:]))) + 8

    def draw(self) -> None:
        """Called by the library, in its place."""
        top = self.height
        self.canv.setFillColor(SHADE)
        self.canv.rect(0, top - self._top, self.width, self._top, stroke=0, fill=1)
        self._draw_titles(top)
        y = top - self._top
        for row, lines, height in zip(self._rows, self._cells, self._heights, strict=True):
            self._draw_row(row, lines, y, height)
            y -= height
            draw_rule(self.canv, self.width, y)

    def _draw_titles(self, top: float) -> None:
        canvas: Any = self.canv
        canvas.setFillColor(SOFT)
        canvas.setFont(STRONG, _SIZE)
        for place, lines in enumerate(self._titles):
            left = _HEAD + place * self._each
            if self._is_level:
                y = top - self._top + 5 + _LEAD * len(lines)
                for line in lines:
                    y -= _LEAD
                    canvas.drawString(left + _PAD, y + 2, line)
                continue
            canvas.saveState()
            across = (self._each - _LEAD * len(lines)) / 2
            canvas.translate(left + across, top - self._top + _PAD + 1)
            canvas.rotate(90)
            for n, line in enumerate(lines):
                canvas.drawString(0, -(n + 1) * _LEAD + 2.5, line)
            canvas.restoreState()

    def _draw_row(
        self, row: int, lines: Sequence[Sequence[str]], top: float, height: float
    ) -> None:
        canvas: Any = self.canv
        cells = self._said.rows[row][1]
        below = draw_lines(canvas, lines[0], _PAD, top - 4, _STRONG, INK)
        draw_lines(canvas, lines[1], _PAD, below, _MORE, SOFT)
        for place, n in enumerate(self._columns):
            cell: Cell = cells[n]
            left = _HEAD + place * self._each
            if wash := WASHES.get(cell.tone) if cell.strong else None:
                canvas.setFillColor(wash)
                canvas.rect(left + 1, top - height + 1, self._each - 2, height - 2,
                            stroke=0, fill=1)  # fmt: skip
            color = TONES.get(cell.tone, INK)
            letters = _STRONG if cell.strong else _PLAIN
            draw_lines(canvas, lines[2 + place], left + _PAD, top - 4, letters, color)


def _few(lines: list[str]) -> list[str]:
    """Return no more lines than a row has room for."""
    return lines if len(lines) <= _MOST else [*lines[: _MOST - 1], lines[_MOST - 1] + " …"]
