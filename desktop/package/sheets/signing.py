"""Lines to sign on, rows high enough for a pen, boxes to tick: what ink still goes onto."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from desktop.language import _
from desktop.package.faces import PLAIN, STRONG, elided
from desktop.package.look import CELL, CELL_HEAD, INK, LABEL, LINE, SHADE, SOFT
from desktop.package.paper import MM
from desktop.package.sheets.said import Lines, Row
from desktop.package.tables import PAD, Cell, Column
from desktop.package.text import broken, clean

ROOMY: Final = 9 * MM
_GAP: Final = 20.0
_DATE: Final = 0.3  # of a line to sign on
_SIGN: Final = 0.42  # of the width
_MOST: Final = 12


class _Line(Flowable):
    """One or two lines to sign on, each with room for the date."""

    def __init__(self, signers: Sequence[tuple[str, str]], width: float) -> None:
        super().__init__()
        self._signers = signers
        self.width, self.height = width, 15 * MM

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Called by the library."""
        return self.width, self.height

    def draw(self) -> None:
        """Called by the library, in its place."""
        room = (self.width - _GAP) / 2
        for n, (role, name) in enumerate(self._signers):
            left = n * (room + _GAP)
            until, since = left + room * (1 - _DATE) - 8, left + room * (1 - _DATE)
            self.canv.setStrokeColor(SOFT)
            self.canv.setLineWidth(0.6)
            self.canv.line(left, 14, until, 14)
            self.canv.line(since, 14, left + room, 14)
            self.canv.setFont(PLAIN, LABEL.fontSize)
            self.canv.setFillColor(SOFT)
            said = _("{role}: {name}").format(role=role, name=name) if name else role
            self.canv.drawString(left, 4, elided(clean(said), PLAIN, LABEL.fontSize, until - left))
            self.canv.drawString(since, 4, _("Date"))


def signatures(signers: Sequence[tuple[str, str]], width: float) -> list[Flowable]:
    """Return lines to sign on, two beside one another."""
    rows: list[Flowable] = [_Line(signers[n : n + 2], width) for n in range(0, len(signers), 2)]
    return [CondPageBreak(15 * MM * len(rows) + 6), Spacer(0, 6), *rows]


class _Row(Flowable):
    """One row, high enough for a pen."""

    def __init__(
        self, lines: Sequence[list[str]], cells: Sequence[Cell], widths: Sequence[float],
        columns: Sequence[Column], *, height: float = 0.0, head: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._lines, self._cells, self._widths = lines, cells, widths
        self._columns, self._head = columns, head
        self._style = CELL_HEAD if head else CELL
        most = max(1, *map(len, lines)) * self._style.leading + 8
        self.width = sum(widths)
        self.height = max(height, most)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Called by the library."""
        return self.width, self.height

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        if self._head:
            canvas.setFillColor(SHADE)
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(0, 0, self.width, 0)
        left = 0.0
        for lines, cell, width, column in zip(
            self._lines, self._cells, self._widths, self._columns, strict=True
        ):
            strong = self._head or cell.strong
            face = STRONG if strong else PLAIN
            canvas.setFont(face, self._style.fontSize)
            canvas.setFillColor(SOFT if self._head else cell.color if cell.tone else INK)
            lead = self._style.leading
            y = self.height / 2 + lead * len(lines) / 2
            for line in lines:
                y -= lead
                if column.right:
                    canvas.drawRightString(left + width - PAD, y + lead * 0.26, line)
                else:
                    canvas.drawString(left + PAD, y + lead * 0.26, line)
            left += width


def roomy(lines: Lines, columns: Sequence[Column], width: float) -> list[Flowable]:
    """Return a table whose rows can be signed in; its header stands once."""
    widths = _widths(columns, width)
    head = [Cell(column.title, strong=True) for column in columns]
    made: list[Flowable] = [_row(head, widths, columns, head=True)]
    for n, row in enumerate(lines.rows):
        made.extend(_parts(row, widths, columns, ROOMY if n in lines.roomy else 0.0))
    return made


def _widths(columns: Sequence[Column], width: float) -> list[float]:
    """The last column is where people sign; it is never narrow."""
    *others, last = (column.share for column in columns)
    sign = max(width * last / (sum(others) + last), width * _SIGN)
    return [*((width - sign) * share / sum(others) for share in others), sign]


def _parts(
    row: Row, widths: Sequence[float], columns: Sequence[Column], height: float
) -> Iterator[Flowable]:
    cells = [Cell(one) if isinstance(one, str) else one for one in row]
    lines = _broken(cells, widths)
    for start in range(0, max(1, *map(len, lines)), _MOST):
        some = [one[start : start + _MOST] for one in lines]
        yield _Row(some, cells, widths, columns, height=height)


def _row(
    cells: Sequence[Cell], widths: Sequence[float], columns: Sequence[Column], *, head: bool
) -> Flowable:
    return _Row(_broken(cells, widths), cells, widths, columns, head=head)


def _broken(cells: Sequence[Cell], widths: Sequence[float]) -> list[list[str]]:
    return [
        broken(cell.text, STRONG if cell.strong else PLAIN, CELL.fontSize, room - 2 * PAD)
        for cell, room in zip(cells, widths, strict=True)
    ]
