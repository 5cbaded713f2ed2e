"""The contents of a document: a line for each part, with its page, which leads there."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from desktop.package.canvas import PageCanvas
from desktop.package.faces import PLAIN, STRONG, elided, width_of
from desktop.package.look import ACCENT, INK, LINE, SOFT
from desktop.package.text import clean


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
        canvas.setFont(face, size)
        canvas.setFillColor(INK)
        canvas.drawString(indent, 4, elided(clean(entry.title), face, size, room))
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


def contents(entries: Sequence[Entry], width: float) -> list[Flowable]:
    """Return the lines of the contents: title, note, page number; each leads to its place."""
    return [_Line(entry, width) for entry in entries]
