"""The contents of a document: a line for each part, with its page, which leads there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.platypus import Flowable

from desktop.package.canvas import PageCanvas
from desktop.package.faces import PLAIN, STRONG, elided, width_of
from desktop.package.look import ACCENT, INK, LINE, SOFT
from desktop.package.text import clean

_APART: Final = 26.0  # points between two columns
_SMALLEST: Final = 0.85  # of its size, for a title that is a little too long


@dataclass(frozen=True)
class Entry:
    """One line of the contents; `note` stands softly before the number."""

    key: str
    title: str
    level: int = 0
    note: str = ""


class _Line(Flowable):
    """One line of the contents, a link over all its width."""

    tag, group = "TOCI", "TOC"

    def __init__(self, entry: Entry, width: float) -> None:
        super().__init__()
        self._entry = entry
        self.width, self.height = width, 22.0 if entry.level == 0 else 15.0

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: PageCanvas = self.canv
        entry, is_first = self._entry, self._entry.level == 0
        size, face = (10.0, STRONG) if is_first else (8.5, PLAIN)
        indent, figures = 14.0 * entry.level, 34.0
        note = clean(entry.note)
        said = width_of(note, PLAIN, 7.5) + 10 if note else 0.0
        room = self.width - indent - figures - said
        title = clean(entry.title)
        # a little smaller rather than cut
        wide = max(1.0, width_of(title, face, size))
        fitting = size * min(1.0, max(_SMALLEST, (room - 0.5) / wide))
        canvas.setFont(face, fitting)
        canvas.setFillColor(INK)
        canvas.drawString(indent, 4, elided(title, face, fitting, room))
        if note:
            canvas.setFont(PLAIN, 7.5)
            canvas.setFillColor(SOFT)
            canvas.drawRightString(self.width - figures, 4, note)
        canvas.number_of(entry.key, self.width, 4, size, face=face, color=ACCENT)
        if is_first:
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.5)
            canvas.line(0, 0, self.width, 0)
        canvas.linkRect("", entry.key, (0, 0, self.width, self.height), relative=1)


class _Beside(Flowable):
    """The lines in two columns, so that all of them are seen at once."""

    tag = ""  # each line says itself what it is

    def __init__(self, left: Sequence[_Line], right: Sequence[_Line], width: float) -> None:
        super().__init__()
        self._columns = ((0.0, left), ((width + _APART) / 2, right))
        self.width, self.height = width, max(_high(left), _high(right))

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: PageCanvas = self.canv
        for x, lines in self._columns:
            y = self.height
            for line in lines:
                y -= line.height
                with canvas.tagged(line.tag, line.group):
                    line.drawOn(canvas, x, y)


def contents(entries: Sequence[Entry], width: float, room: float = 0.0) -> list[Flowable]:
    """Return the lines of the contents: title, note, page number; each leads to its place.

    Where they need more than the points of `room` and two columns do with it, they stand in two.
    """
    lines = [_Line(entry, width) for entry in entries]
    if _high(lines) > room:
        half = [_Line(entry, (width - _APART) / 2) for entry in entries]
        begins = [n for n, entry in enumerate(entries) if entry.level == 0]
        left = min(begins, key=lambda n: max(_high(half[:n]), _high(half[n:])), default=0)
        beside = _Beside(half[:left], half[left:], width)
        if beside.height <= room:
            return [beside]
    return [*lines]


def _high(lines: Sequence[_Line]) -> float:
    return sum(line.height for line in lines)
