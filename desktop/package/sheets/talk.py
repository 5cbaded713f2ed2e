"""Draws a talk on one page: the company's own facts, what to say and ask, and a table to sign."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportlab.platypus import Flowable, Spacer

from desktop.package.document import About, Document, Written
from desktop.package.faces import PLAIN, STRONG, elided, width_of
from desktop.package.look import INK, LABEL, LINE, SECTION, SHADE, SOFT
from desktop.package.paper import LETTER, MM, Paper
from desktop.package.sheets.lists import heading
from desktop.package.sheets.pieces import Smaller
from desktop.package.text import broken, clean

_SIZE: Final = 10.0
_LEAD: Final = 14.0
_INDENT: Final = 14.0
_ROW: Final = 8.5 * MM
_HEAD: Final = 5.5 * MM
_GAP: Final = 16.0
_NAME: Final = 0.5  # of a column: the name, and the rest to sign on
_TITLE: Final = SECTION.clone("talk section", spaceBefore=0, spaceAfter=0)
_SMALLER: Final = 0.97
_SMALLEST: Final = 7.0  # points of a name


@dataclass(frozen=True)
class TalkSaid:
    """What the page says: lists with their headings, lines to fill in, and who may sign."""

    title: str
    sentences: tuple[str, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    blanks: tuple[str, ...]
    raised: str
    sign_title: str
    sign_heads: tuple[str, str]
    names: tuple[str, ...]  # "" for a row that is left empty


def write_talk(about: About, said: TalkSaid, to: Path, *, paper: Paper = LETTER) -> Written:
    """Write the page; where much is to be said all of it is drawn smaller, and stays one page."""
    document = Document(about, paper=paper)
    return document.write(_one_page(said, document.width, paper.room[1]), to)


def _one_page(said: TalkSaid, width: float, height: float) -> list[Flowable]:
    scale = 1.0
    while True:
        parts = list(_story(said, width / scale))
        if sum(_height(part, width / scale) for part in parts) * scale <= height:
            break
        scale *= _SMALLER
    return parts if scale == 1.0 else [Smaller(part, scale) for part in parts]


def _height(part: Flowable, width: float) -> float:
    style = getattr(part, "style", None)
    around = style.spaceBefore + style.spaceAfter if style is not None else 0.0
    return float(part.wrap(width, 100_000.0)[1]) + around


def _story(said: TalkSaid, width: float) -> Iterator[Flowable]:
    yield from heading(said.title, said.sentences)
    for title, lines in said.lists:
        if lines:
            yield Spacer(0, 8)
            yield _Listed(title, lines, width)
    yield Spacer(0, 10)
    yield _Blanks(said.blanks, width)
    yield _Blanks((said.raised,), width)
    yield Spacer(0, 10)
    yield _Signing(said, width)


class _Piece(Flowable):
    """A part of the page that knows how wide it is."""

    width: float
    height: float

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Called by the library."""
        return self.width, self.height

    def put(self, text: str, x: float, y: float, *, strong: bool = False, soft: bool = False,
            size: float = _SIZE) -> None:  # fmt: skip
        """Draw one line of text."""
        canvas: Any = self.canv
        canvas.setFont(STRONG if strong else PLAIN, size)
        canvas.setFillColor(SOFT if soft else INK)
        canvas.drawString(x, y, clean(text))


class _Listed(_Piece):
    """A heading and sentences with a dot before each."""

    def __init__(self, title: str, lines: Sequence[str], width: float) -> None:
        super().__init__()
        self._title = title
        self._lines = [broken(line, PLAIN, _SIZE, width - _INDENT) for line in lines]
        self.width = width
        self.height = _TITLE.leading + 2 + sum(len(one) * _LEAD + 2 for one in self._lines)

    def draw(self) -> None:
        """Called by the library, in its place."""
        y = self.height - _TITLE.leading
        self.put(self._title, 0, y + 4, strong=True, size=_TITLE.fontSize)
        y -= 2
        for lines in self._lines:
            self.put("\u2022", 2, y - _LEAD + 4)
            for line in lines:
                y -= _LEAD
                self.put(line, _INDENT, y + 4)
            y -= 2


class _Blanks(_Piece):
    """Labels with a line to write on, beside one another."""

    def __init__(self, labels: Sequence[str], width: float) -> None:
        super().__init__()
        self._labels = labels
        self.width, self.height = width, 11 * MM

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        room = (self.width - _GAP * (len(self._labels) - 1)) / max(1, len(self._labels))
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(0.6)
        for number, label in enumerate(self._labels):
            left = number * (room + _GAP)
            canvas.line(left, 11, left + room, 11)
            self.put(label, left, 1, soft=True, size=LABEL.fontSize)


class _Signing(_Piece):
    """Names with room to sign, two people beside one another."""

    def __init__(self, said: TalkSaid, width: float) -> None:
        super().__init__()
        self._said = said
        half = (len(said.names) + 1) // 2
        self._rows = [(said.names[n], *said.names[half + n : half + n + 1]) for n in range(half)]
        self.width = width
        self.height = _TITLE.leading + 4 + _HEAD + _ROW * half

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        y = self.height - _TITLE.leading
        self.put(self._said.sign_title, 0, y + 4, strong=True, size=_TITLE.fontSize)
        y -= 4 + _HEAD
        room = (self.width - _GAP) / 2
        for number in range(2):
            left = number * (room + _GAP)
            canvas.setFillColor(SHADE)
            canvas.rect(left, y, room, _HEAD, stroke=0, fill=1)
            for at, head in zip((left + 4, left + room * _NAME), self._said.sign_heads,
                                strict=True):  # fmt: skip
                self.put(head, at, y + 5, strong=True, soft=True, size=LABEL.fontSize)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.7)
        for row in self._rows:
            y -= _ROW
            for number, name in enumerate(row):
                left = number * (room + _GAP)
                canvas.line(left, y, left + room, y)
                self._put_name(name, left + 4, y + 7, room * _NAME - 8)

    def _put_name(self, name: str, x: float, y: float, room: float) -> None:
        """A long name is written smaller before any of it is left out."""
        said = clean(name)
        wide = width_of(said, PLAIN, _SIZE)
        size = max(_SMALLEST, min(_SIZE, _SIZE * room / wide)) if wide else _SIZE
        self.put(elided(said, PLAIN, size, room), x, y, size=size)
