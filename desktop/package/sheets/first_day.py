"""Draws what somebody needs before the first day: one page to hang up, tick and sign."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from desktop.package.document import About, Document, Written
from desktop.package.faces import PLAIN, STRONG
from desktop.package.look import INK, LINE, SECTION, SOFT, TONES
from desktop.package.paper import LETTER, MM, Paper
from desktop.package.sheets.lettering import Letters, draw_lines
from desktop.package.sheets.lists import heading
from desktop.package.sheets.said import TICK
from desktop.package.sheets.signing import signatures
from desktop.package.sheets.styles import LIST_LEAD
from desktop.package.text import broken, paragraph

_BOX: Final = 3.4 * MM
_INDENT: Final = _BOX + 8
_SIZE: Final = 9.0
_LEAD: Final = 11.5
_TOLD: Final = Letters(PLAIN, _SIZE, _LEAD, lift=2.5)
_TONED: Final = Letters(STRONG, _SIZE, _LEAD, lift=2.5)
_ACROSS: Final = 3  # things beside one another of which nothing more is said
_STATE: Final = 0.42  # of the width is for how it stands


@dataclass(frozen=True)
class Thing:
    """One thing to tick; `said` is how it stands, in its tone. What is done has its tick."""

    what: str
    said: str = ""
    tone: str = ""
    is_done: bool = False


@dataclass(frozen=True)
class Things:
    """A heading with what stands below it."""

    title: str
    things: tuple[Thing, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class FirstDaySaid:
    """The whole page."""

    title: str
    sentences: tuple[str, ...]
    parts: tuple[Things, ...]
    signers: tuple[tuple[str, str], ...]


def write_first_day(
    about: About,
    said: FirstDaySaid,
    to: Path,
    *,
    paper: Paper = LETTER,
    beat: Callable[[int], None] = lambda _page: None,
) -> Written:
    """Write the page; what a very long list needs goes on overleaf."""
    document = Document(about, paper=paper, beat=beat)
    return document.write(list(_story(said, document.width)), to)


def _story(said: FirstDaySaid, width: float) -> Iterator[Flowable]:
    yield from heading(said.title, said.sentences)
    for part in said.parts:
        yield CondPageBreak(60)
        yield paragraph(part.title, SECTION)
        if part.note:
            yield paragraph(part.note, LIST_LEAD)
        told = [thing for thing in part.things if thing.said]
        bare = [thing for thing in part.things if not thing.said]
        yield from (_Row(thing, width) for thing in told)
        for start in range(0, len(bare), _ACROSS):
            yield _Beside(bare[start : start + _ACROSS], width)
    if said.signers:
        yield Spacer(0, 6)
        yield from signatures(said.signers, width)


class _Row(Flowable):
    """One thing with how it stands."""

    def __init__(self, thing: Thing, width: float) -> None:
        super().__init__()
        self._thing = thing
        self._what = broken(thing.what, PLAIN, _SIZE, width * (1 - _STATE) - _INDENT - 8)
        self._said = broken(thing.said, STRONG, _SIZE, width * _STATE)
        lines = max(len(self._what), len(self._said))
        self.width, self.height = width, max(lines * _LEAD, _BOX) + 5

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        _draw_box(canvas, 0, self.height - 3, is_done=self._thing.is_done)
        top, left = self.height - 2, self.width * (1 - _STATE)
        draw_lines(canvas, self._what, _INDENT, top, _TOLD, INK)
        letters = _TONED if self._thing.tone else _TOLD
        draw_lines(canvas, self._said, left, top, letters, TONES.get(self._thing.tone, SOFT))
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.4)
        canvas.line(0, 0, self.width, 0)


class _Beside(Flowable):
    """Some things beside one another, each with a box."""

    def __init__(self, things: Sequence[Thing], width: float) -> None:
        super().__init__()
        self._things, self._each = things, width / _ACROSS
        self._lines = [
            broken(thing.what, PLAIN, _SIZE, self._each - _INDENT - 8) for thing in things
        ]
        most = max(map(len, self._lines))
        self.width, self.height = width, max(most * _LEAD, _BOX) + 5

    def draw(self) -> None:
        """Called by the library, in its place."""
        for n, (thing, lines) in enumerate(zip(self._things, self._lines, strict=True)):
            left = n * self._each
            _draw_box(self.canv, left, self.height - 3, is_done=thing.is_done)
            draw_lines(self.canv, lines, left + _INDENT, self.height - 2, _TOLD, INK)


def _draw_box(canvas: Any, left: float, top: float, *, is_done: bool) -> None:
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.7)
    canvas.rect(left + 0.5, top - _BOX, _BOX, _BOX)
    if is_done:
        canvas.setFillColor(INK)
        canvas.setFont(STRONG, _SIZE)
        canvas.drawString(left + 1.6, top - _BOX + 1.8, TICK)
