"""Draws the cards for practising interviews: the question, the answer, a box to tick."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.package.document import About, Document, Written
from desktop.package.faces import PLAIN, STRONG
from desktop.package.look import INK, SOFT
from desktop.package.paper import LETTER, MM, Paper
from desktop.package.sheets.lettering import Letters, draw_lines, draw_rule
from desktop.package.sheets.lists import heading
from desktop.package.text import broken

_BOX: Final = 4.5 * MM
_LEFT: Final = _BOX + 10
_ASK: Final = Letters(STRONG, 11.0, 14.5, lift=3)
_SAY: Final = Letters(PLAIN, 9.5, 13.0, lift=3)
_LACKING: Final = Letters(STRONG, 9.5, 13.0, lift=3)
_SMALL: Final = Letters(PLAIN, 8.5, 11.5, lift=3)
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
        said = (
            (card.ask, _ASK, INK),
            (card.about, _SMALL, SOFT),
            *((line, _SAY, INK) for line in card.lines),
            (card.lacking, _LACKING, INK),
            (card.listen, _SMALL, SOFT),
        )
        parts = [(broken(text, of.face, of.size, room), of, color) for text, of, color in said]
        self._parts = [part for part in parts if any(part[0])]
        self.width = width
        self.height = 2 * _GAP + sum(len(lines) * of.lead for lines, of, _c in self._parts)

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
        for lines, letters, color in self._parts:
            y = draw_lines(canvas, lines, _LEFT, y, letters, color)
        draw_rule(canvas, self.width)
