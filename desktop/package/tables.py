"""Real tables: thin rows, a header on every page, cells that wrap.

Drawn here and not by the library's own table, because that one takes four times as long as the
bare canvas, cannot lead from a cell to a page, and cannot tell the parts of a long row from rows.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final

from reportlab.platypus import CondPageBreak, Flowable

from desktop.package.canvas import PageCanvas
from desktop.package.faces import PLAIN, STRONG, width_of
from desktop.package.look import CELL, CELL_HEAD, INK, LINE, SHADE, SOFT, TONES, filling
from desktop.package.structure import ENDS, PAGINATION, Element, begins
from desktop.package.table_rows import ABOVE, BELOW, Cell, Row, parts_of
from desktop.package.text import broken

__all__ = ["APART", "PAD", "Cell", "Column", "table"]

PAD: Final = 4.0  # left and right in a cell
APART: Final = 9.0  # between figures, which end on the right, and the words of the next column
_TOGETHER: Final = 2  # rows at least that stand overleaf: one by itself is taken for a mistake
_DROP: Final = 0.78  # of a line's height: from its upper edge down to where letters stand


@dataclass(frozen=True)
class Column:
    """One column; `share` is how much of the width it takes beside the others."""

    title: str
    share: float = 1.0
    right: bool = False


class _Table(Flowable):
    """Some rows of a table; what does not fit on a page goes on, under the same header."""

    tag = ""  # it says itself what its parts are

    def __init__(
        self,
        columns: Sequence[Column],
        widths: Sequence[float],
        rows: Sequence[Row],
        ends: Sequence[float],
        some: range,
        tail: float = 0.0,
    ) -> None:
        """`ends` says how far down each of all rows ends; `some` of them are in this one."""
        super().__init__()
        self._tail = tail
        self._columns, self._widths, self._rows = columns, widths, rows
        self._ends, self._some = ends, some
        self._edges = [0.0, *accumulate(widths)]
        self._titles = [
            broken(column.title, STRONG, CELL_HEAD.fontSize, room)
            for column, room in zip(columns, _rooms(columns, widths), strict=True)
        ]
        lines = max(1, *map(len, self._titles))
        self._head = ABOVE + BELOW + CELL_HEAD.leading * lines
        self._start = ends[some.start - 1] if some.start else 0.0

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Called by the library: the room that all of it takes, as far as it may stand here."""
        end = self._ends[self._some.stop - 1] if self._some else self._start
        self.width, self.height = self._edges[-1], self._head + end - self._start
        is_left = self.height <= height < self.height + self._tail
        if is_left and len(self._some) > _TOGETHER:
            return self.width, height + 1.0  # some rows go along with what follows
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Called by the library where there is too little room."""
        room = self._start + height - self._head + 0.01
        fits = bisect_right(self._ends, room, self._some.start, self._some.stop)
        least = max(self._some.start + 1, self._some.stop - _TOGETHER)
        if is_kept := fits > least:
            fits = least
        here, overleaf = range(self._some.start, fits), range(fits, self._some.stop)
        if not here:
            return []
        parts: list[Flowable] = [self._part(here)]
        if overleaf:
            rest = self._part(overleaf, self._tail)
            high = rest.wrap(self._edges[-1], height)[1] + self._tail
            # else they would stand below the others, where there is room for them alone
            parts += [CondPageBreak(high), rest] if is_kept else [rest]
        return parts

    def _part(self, some: range, tail: float = 0.0) -> "_Table":
        return _Table(self._columns, self._widths, self._rows, self._ends, some, tail)

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: PageCanvas = self.canv
        structure, page = canvas.structure, canvas.getPageNumber() - 1
        top = self.height - self._head
        goes_on = structure.is_begun(self._rows)
        whole = structure.shared(self._rows, "Table")
        rules = [(0.0, top, self.width, top)]
        rules += [
            (0.0, top - end, self.width, top - end) for row, end in self._placed() if row.below
        ]
        with canvas.artifact():
            canvas.setFillColor(SHADE)
            canvas.rect(0, top, self.width, self._head, stroke=0, fill=1)
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.5)
            canvas.lines(rules)
        self._draw_titles(canvas, None if goes_on else whole)
        words = canvas.beginText()
        words.setFont(PLAIN, CELL.fontSize, CELL.leading)
        words.setFillColor(INK)
        spans: dict[tuple[int, int], Element] = {}
        for at, (row, end) in enumerate(self._placed()):
            cells = structure.row(whole, "TD", len(row.lines), page)
            for number, cell in row.special:
                if cell.leads:
                    spans[at, number] = structure.beside(cells, number)
            self._put(words, row, top - end + row.height, cells.first)
        canvas.drawText(words)
        self._draw_links(canvas, top, spans)

    def _placed(self) -> Iterator[tuple[Row, float]]:
        """Each row that is in here, and how far below the header it ends."""
        return ((self._rows[n], self._ends[n] - self._start) for n in self._some)

    def _draw_titles(self, canvas: PageCanvas, above: Element | None) -> None:
        """Draw the heads; where the table only goes on they are no part of what is said."""
        page, first = canvas.getPageNumber() - 1, 0
        if above is not None:
            first = canvas.structure.row(above, "TH", len(self._titles), page).first
        words = canvas.beginText()
        words.setFont(STRONG, CELL_HEAD.fontSize, CELL_HEAD.leading)
        words.setFillColor(SOFT)
        lowest = self.height - self._head + BELOW + CELL_HEAD.leading * (1 - _DROP)
        for number, lines in enumerate(self._titles):
            words._code.append(PAGINATION if above is None else begins("TH", first + number))
            for down, line in enumerate(lines):
                x = self._x(number, line, STRONG, CELL_HEAD.fontSize)
                up = len(lines) - 1 - down
                words.setTextOrigin(x, lowest + up * CELL_HEAD.leading)
                words.textOut(line)
            words._code.append(ENDS)
        canvas.drawText(words)

    def _put(self, words: Any, row: Row, top: float, first: int) -> None:
        """Put the words of a row; `first` is the number of its first cell's content."""
        special = dict(row.special)
        put = words._code.append
        for number, lines in enumerate(row.lines):
            put(begins("TD", first + number))
            cell = special.get(number)
            face = STRONG if cell and cell.strong else PLAIN
            if cell:
                if cell.strong:
                    words.setFont(face, CELL.fontSize, CELL.leading)
                put(filling(cell.color))
            y = top - row.above - CELL.leading * _DROP
            for line in lines:
                # as the library's own way, which measures each line again
                x = self._x(number, line, face, CELL.fontSize)
                put(f"1 0 0 1 {x:.2f} {y:.2f} Tm {words._formatText(line)}")
                y -= CELL.leading
            if cell:
                if cell.strong:
                    words.setFont(PLAIN, CELL.fontSize, CELL.leading)
                put(filling(INK))
            put(ENDS)

    def _x(self, number: int, line: str, face: str, size: float) -> float:
        """Where the words of a column begin."""
        if not self._columns[number].right:
            return self._edges[number] + PAD
        return self._end(number) - width_of(line, face, size)

    def _end(self, number: int) -> float:
        """Where the figures of a column end."""
        return self._edges[number + 1] - PAD - _apart(self._columns, number)

    def _draw_links(
        self, canvas: PageCanvas, top: float, spans: dict[tuple[int, int], Element]
    ) -> None:
        for at, (row, end) in enumerate(self._placed()):
            for number, cell in row.special:
                if not cell.leads:
                    continue
                one = spans[at, number]
                left, right = self._edges[number], self._edges[number + 1]
                upper = top - end + row.height
                if cell.page_of or cell.pages_of:
                    with canvas.content(one):
                        self._draw_pages(canvas, number, cell, row, upper)
                targets = cell.links or cell.pages_of
                for place, target in enumerate(targets[: len(row.lines[number])]):
                    y = upper - row.above - CELL.leading * (place + 1)
                    box = (left, y, right, y + CELL.leading)
                    canvas.linkRect("", target, box, element=one)
                if target := cell.link or cell.page_of:
                    box = (left, top - end, right, upper)
                    canvas.linkRect("", target, box, element=one)

    def _draw_pages(
        self, canvas: PageCanvas, number: int, cell: Cell, row: Row, upper: float
    ) -> None:
        """Draw the pages of the marks that a cell names, one a line."""
        keys = cell.pages_of[: len(row.lines[number])] or (cell.page_of,)
        for place, key in enumerate(keys):
            if key:
                y = upper - row.above - CELL.leading * (place + _DROP)
                color = TONES[cell.tone or "accent"]
                canvas.number_of(key, self._end(number), y, CELL.fontSize, color=color)


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[str | Cell]],
    width: float,
    tail: float = 0.0,
) -> Flowable:
    """Return a table as wide as told; every row has a cell for every column.

    `tail` is how high that is what follows, which shall not stand overleaf without a row.
    """
    whole = sum(column.share for column in columns)
    widths = [width * column.share / whole for column in columns]
    rooms = _rooms(columns, widths)
    parts = [part for row in rows for part in parts_of(row, rooms)]
    ends = list(accumulate(part.height for part in parts))
    return _Table(columns, widths, parts, ends, range(len(parts)), tail)


def _apart(columns: Sequence[Column], number: int) -> float:
    return APART if columns[number].right and number + 1 < len(columns) else 0.0


def _rooms(columns: Sequence[Column], widths: Sequence[float]) -> list[float]:
    """Return how much room the words of each column have."""
    return [width - 2 * PAD - _apart(columns, number) for number, width in enumerate(widths)]
