"""Draws the cards for practising interviews: the question, the answer, a box to tick."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.package.document import About, Document, Written
from desktop.package.faces import PLAIN, STRONG
from desktop.package.look import INK, LINE, SOFT
from desktop.package.paper import LETTER, MM, Paper
from desktop.package.sheets.lists import heading
from desktop.package.text import broken, clean

_BOX: Final = 4.5 * MM
_LEFT: Final = _BOX + 10
_ASK: Final = (11.0, 14.5)  # size and lead
_SAY: Final = (9.5, 13.0)
_SMALL: Final = (8.5, 11.5)
_GAP: Final = 5.0


@dataclass(frozen=True)
class CardSaid:
    """One card in words: number and question, answer, what to enter, what to listen for."""

    ask: str
    about: str
    lines: tuple[str, ...]
    lacking: str
    listen: str


@dataclass(frozen=True)
class CardsSaid:
    """The whole paper: its title, sentences above the cards, and the cards."""

    title: str
    sentences: tuple[str, ...]
    cards: tuple[CardSaid, ...]


def write_cards(
    about: About,
    said: CardsSaid,
    to: Path,
    *,
    paper: Paper = LETTER,
    beat: Callable[[int], None] = lambda _page: None,
) -> Written:
    """Write the cards; none is torn apart by the end of a page."""
    document = Document(about, paper=paper, beat=beat)
    return document.write(list(_story(said, document.width)), to)


def _story(said: CardsSaid, width: float) -> Iterator[Flowable]:
    yield from heading(said.title, said.sentences)
    yield Spacer(0, 6)
    for card in said.cards:
        yield KeepTogether([_Card(card, width)])


class _Card(Flowable):
    """One card as high as its words need."""

    def __init__(self, card: CardSaid, width: float) -> None:
        super().__init__()
        room = width - _LEFT
        self._parts = [
            (broken(card.ask, STRONG, _ASK[0], room), STRONG, *_ASK, INK),
            (broken(card.about, PLAIN, _SMALL[0], room), PLAIN, *_SMALL, SOFT),
            *((broken(line, PLAIN, _SAY[0], room), PLAIN, *_SAY, INK) for line in card.lines),
            (broken(card.lacking, STRONG, _SAY[0], room), STRONG, *_SAY, INK),
            (broken(card.listen, PLAIN, _SMALL[0], room), PLAIN, *_SMALL, SOFT),
        ]
        self._parts = [part for part in self._parts if any(part[0])]
        self.width = width
        self.height = 2 * _GAP + sum(len(lines) * lead for lines, _f, _s, lead, _c in self._parts)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Called by the library."""
        return self.width, self.height

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        y = self.height - _GAP
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        canvas.rect(0.5, y - _BOX - 1, _BOX, _BOX)
        for lines, face, size, lead, color in self._parts:
            canvas.setFont(face, size)
            canvas.setFillColor(color)
            for line in lines:
                y -= lead
                canvas.drawString(_LEFT, y + 3, clean(line))
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(0, 0, self.width, 0)
