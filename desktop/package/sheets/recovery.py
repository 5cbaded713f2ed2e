"""Draws the recovery sheet: the code that opens a locked company file, in letters to type from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.package.document import About, Document
from desktop.package.faces import PLAIN, STRONG, width_of
from desktop.package.look import ACCENT, BODY, CHAPTER, INK, LEAD, LINE, SECTION, SHADE, SOFT
from desktop.package.paper import LETTER, Paper
from desktop.package.sheets.facts import facts
from desktop.package.sheets.said import Fact
from desktop.package.sheets.styles import HEAD_KIND
from desktop.package.text import paragraph

GROUPS: Final = (5, 5, 4)  # letters of a line that stand together
_SIZE: Final = 26.0  # of a letter of the code
_CELL: Final = 25.5  # how wide each stands, so that all lines are alike
_TALL: Final = 0.727 * _SIZE  # of a capital
_APART: Final = 20.0  # between two groups
_LEAD: Final = 40.0  # from line to line
_PAD: Final = 19.0  # above and below the letters
_LONG: Final = 90  # characters of a title that must leave room for the rest
_PEN: Final = 20.0  # how high a line to write on is
_TEXT: Final = BODY.clone("recovery text", fontSize=9.5, leading=13.5, spaceAfter=2)
_HEADING: Final = SECTION.clone(
    "recovery heading", fontSize=10.5, leading=14, spaceBefore=10, spaceAfter=2
)


@dataclass(frozen=True)
class RecoverySheet:
    """What stands on it: `lines` are those of the code, `said` headings with their texts.

    `pen` is what a person fills in by hand.
    """

    kind: str
    title: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    under: str
    said: tuple[tuple[str, str], ...]
    pen: tuple[str, ...]
    company: str
    foot: str


def recovery_pdf(sheet: RecoverySheet, *, paper: Paper = LETTER) -> bytes:
    """Return the sheet as a PDF; the code is nowhere but in these bytes."""
    about = About(sheet.kind, sheet.company, sheet.title, sheet.foot)
    document = Document(about, paper=paper)
    file = BytesIO()
    document.write_to(_story(sheet, document.width), file)
    return file.getvalue()


def _story(sheet: RecoverySheet, width: float) -> Iterator[Flowable]:
    yield paragraph(sheet.kind, HEAD_KIND)
    yield paragraph(sheet.title, CHAPTER if len(sheet.title) <= _LONG else SECTION)
    yield paragraph(sheet.lead, LEAD)
    yield from facts([Fact(label, text) for label, text in sheet.facts], width)
    yield Spacer(0, 14)
    yield _Code(sheet.lines, width)
    yield Spacer(0, 7)
    yield paragraph(sheet.under, _TEXT.clone("under", textColor=SOFT, fontSize=9, leading=12.5))
    for heading, text in sheet.said:
        yield KeepTogether([paragraph(heading, _HEADING), paragraph(text, _TEXT)])
    yield Spacer(0, 12)
    yield _Pen(sheet.pen, width)


class _Code(Flowable):
    """The lines in a frame, each letter in a place of its own, the proving one in a colour."""

    def __init__(self, lines: Sequence[str], width: float) -> None:
        super().__init__()
        self._lines = lines
        self.width, self.height = width, (len(lines) - 1) * _LEAD + _TALL + 2 * _PAD

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        canvas.setFillColor(SHADE)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0, 0, self.width, self.height, 6, fill=1)
        whole = sum(GROUPS) * _CELL + (len(GROUPS) - 1) * _APART
        left = (self.width - whole) / 2 + 8  # the numbers of the lines stand before them
        for number, line in enumerate(self._lines):
            y = self.height - _PAD - _TALL - number * _LEAD
            canvas.setFillColor(SOFT)
            canvas.setFont(PLAIN, 10)
            canvas.drawRightString(left - 12, y + 4, f"{number + 1}")
            self._letters(line, left, y)

    def _letters(self, line: str, x: float, y: float) -> None:
        canvas: Any = self.canv
        canvas.setFont(STRONG, _SIZE)
        at = 0
        for group in GROUPS:
            for letter in line[at : at + group]:
                at += 1
                canvas.setFillColor(ACCENT if at == len(line) else INK)
                inset = (_CELL - width_of(letter, STRONG, _SIZE)) / 2
                canvas.drawString(x + inset, y, letter)
                x += _CELL
            x += _APART


class _Pen(Flowable):
    """Lines to write on by hand, beside one another, each over what belongs there."""

    def __init__(self, labels: Sequence[str], width: float) -> None:
        super().__init__()
        self._labels = labels
        self.width, self.height = width, _PEN + 12

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        gap = 18.0
        room = (self.width - gap * (len(self._labels) - 1)) / len(self._labels)
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(0.6)
        canvas.setFillColor(SOFT)
        canvas.setFont(PLAIN, 8)
        for number, label in enumerate(self._labels):
            left = number * (room + gap)
            canvas.line(left, 12, left + room, 12)
            canvas.drawString(left, 1, label)
