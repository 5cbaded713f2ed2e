"""Small pieces of a sheet: a rule, ticks beside one another, a sentence in a frame."""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.platypus import Flowable

from desktop.package.faces import PLAIN, STRONG
from desktop.package.look import INK, SOFT, TONES
from desktop.package.paper import FOOTER_LINE, SIDE
from desktop.package.sheets import said
from desktop.package.sheets.lettering import Letters, draw_lines, draw_rule
from desktop.package.sheets.styles import FOOT, WARNED, WASHES
from desktop.package.tagging import tag_of
from desktop.package.text import broken, clean

_ABOVE: Final = 10.5  # points above the page's own footer


class Rule(Flowable):
    """A thin line."""

    def __init__(self, width: float) -> None:
        super().__init__()
        self.width, self.height = width, 1.0

    def draw(self) -> None:
        """Called by the library, in its place."""
        draw_rule(self.canv, self.width)


class Imprint(Flowable):
    """One small line above the page's own footer; it takes no room of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = clean(text)
        self.width = self.height = 0.0

    def draw(self) -> None:
        """Called by the library, on the page on which what it belongs to ends."""
        left, lower = self.canv.absolutePosition(0, 0)
        self.canv.setFont(PLAIN, FOOT.fontSize)
        self.canv.setFillColor(SOFT)
        self.canv.drawString(SIDE - left, FOOTER_LINE + _ABOVE - lower, self._text)


class Ticks(Flowable):
    """Three things beside one another, each with its tick."""

    def __init__(self, items: Sequence[tuple[str, bool]], width: float) -> None:
        super().__init__()
        room = width / 3
        self._room = room
        self._said = [(is_done, broken(label, PLAIN, 9, room - 26)) for label, is_done in items]
        self.width = width
        self.height = max(len(lines) for _done, lines in self._said) * 12 + 5

    def draw(self) -> None:
        """Called by the library, in its place."""
        for n, (is_done, lines) in enumerate(self._said):
            left, y = n * self._room, self.height - 11
            self.canv.setFillColor(INK if is_done else SOFT)
            self.canv.setFont(STRONG, 9)
            self.canv.drawString(left, y, said.TICK if is_done else said.NOT_TICKED)
            self.canv.setFont(PLAIN, 9)
            for line in lines:
                self.canv.drawString(left + 14, y, line)
                y -= 12


class Frame(Flowable):
    """A sentence that must not be overlooked, in a frame; it may go on overleaf."""

    def __init__(self, warned: said.Warned, width: float, lines: list[str] | None = None) -> None:
        super().__init__()
        self._warned = warned
        room = width - 24
        words = " ".join(filter(None, (warned.strong, warned.text)))
        self._lines = broken(words, STRONG, WARNED.fontSize, room) if lines is None else lines
        self._is_first = lines is None
        self.width = width
        self.height = len(self._lines) * WARNED.leading + 14

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Called by the library where there is too little room."""
        fits = int((height - 14) / WARNED.leading)
        if fits < 1:
            return []
        parts = (self._lines[:fits], self._lines[fits:])
        return [Frame(self._warned, self.width, part) for part in parts if part]

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Called by the library."""
        return self.width, self.height

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        tone = TONES.get(self._warned.tone, INK)
        canvas.setFillColor(WASHES.get(self._warned.tone, WASHES["soft"]))
        canvas.setStrokeColor(tone)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0, 0, self.width, self.height, 4, fill=1)
        letters = Letters(STRONG, WARNED.fontSize, WARNED.leading, lift=3.5)
        draw_lines(canvas, self._lines, 12, self.height - 7, letters, tone)


class Smaller(Flowable):
    """Something drawn smaller than it is, so that a table of very many columns has room."""

    def __init__(self, whole: Flowable, scale: float) -> None:
        super().__init__()
        self._whole, self._scale = whole, scale
        self.tag = tag_of(whole)
        self.spaceBefore = whole.getSpaceBefore() * scale
        self.spaceAfter = whole.getSpaceAfter() * scale

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Called by the library: the room that it takes."""
        scale = self._scale
        wide, high = self._whole.wrap(width / scale, height / scale)
        self.width, self.height = wide * scale, high * scale
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Called by the library where there is too little room."""
        scale = self._scale
        return [Smaller(part, scale) for part in self._whole.split(width / scale, height / scale)]

    def draw(self) -> None:
        """Called by the library, in its place."""
        self.canv.saveState()
        self.canv.scale(self._scale, self._scale)
        self._whole.wrap(self.width / self._scale, self.height / self._scale)
        self._whole.drawOn(self.canv, 0, 0)
        self.canv.restoreState()
