"""Black lines, small labels, big boxes: how a blank form is drawn, and the sizes it is made of."""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.colors import Color, black

from desktop.package.faces import BOLD, PLAIN, STRONG, width_of
from desktop.package.paper import MM
from desktop.package.text import broken

INK: Final = black
RULE: Final = Color(0.45, 0.45, 0.45)  # lines to write on, within a frame
SHADE: Final = Color(0.91, 0.91, 0.91)  # behind the heads of tables

FRAME_LINE: Final = 0.7
RULE_LINE: Final = 0.45
PAD: Final = 1.5 * MM
BOX: Final = 5 * MM  # to tick in
TICK_ROW: Final = 7.5 * MM

LABEL: Final = 7.0  # points
WORDS: Final = 9.0
FILLED: Final = 10.0
LARGE: Final = 13.0
LEADING: Final = 1.22


class Pen:
    """Draws on a page from the top down: `y` counts from the top of the room, in points."""

    def __init__(self, canvas: Any, left: float, top: float) -> None:
        self._canvas, self._left, self._top = canvas, left, top

    def at(self, y: float) -> "Pen":
        """Return a pen whose y counts from there."""
        return Pen(self._canvas, self._left, self._top - y)

    def frame(
        self, x: float, y: float, width: float, height: float, *, shade: bool = False
    ) -> None:
        """Draw a frame; y is its upper edge."""
        self._canvas.setLineWidth(FRAME_LINE)
        self._canvas.setStrokeColor(INK)
        self._canvas.setFillColor(SHADE)
        self._canvas.rect(
            self._left + x, self._top - y - height, width, height, stroke=1, fill=int(shade)
        )

    def line(self, x: float, y: float, to: float, *, faint: bool = False, thick: float = 0) -> None:
        """Draw a line across."""
        self._canvas.setLineWidth(thick or (RULE_LINE if faint else FRAME_LINE))
        self._canvas.setStrokeColor(RULE if faint else INK)
        self._canvas.line(self._left + x, self._top - y, self._left + to, self._top - y)

    def upright(self, x: float, y: float, to: float, *, faint: bool = False) -> None:
        """Draw a line down."""
        self._canvas.setLineWidth(RULE_LINE if faint else FRAME_LINE)
        self._canvas.setStrokeColor(RULE if faint else INK)
        self._canvas.line(self._left + x, self._top - y, self._left + x, self._top - to)

    def box(self, x: float, y: float) -> None:
        """Draw a box to tick in; x and y are its upper left corner."""
        self._canvas.setLineWidth(0.9)
        self._canvas.setStrokeColor(INK)
        self._canvas.rect(self._left + x, self._top - y - BOX, BOX, BOX, stroke=1, fill=0)

    def say(self, words: str, x: float, y: float, size: float, face: str = PLAIN) -> None:
        """Write a line of words; y is where the letters stand."""
        self._canvas.setFont(face, size)
        self._canvas.setFillColor(INK)
        self._canvas.drawString(self._left + x, self._top - y, words)

    def say_in_the_middle(self, words: str, x: float, y: float, size: float, face: str) -> None:
        """Write a line of words, their middle at x."""
        self.say(words, x - width_of(words, face, size) / 2, y, size, face)

    def lines(
        self, words: Sequence[str], x: float, y: float, size: float, face: str = PLAIN
    ) -> float:
        """Write lines below each other from the upper edge y; returns where they end."""
        for number, line in enumerate(words):
            self.say(line, x, y + size * 0.95 + number * size * LEADING, size, face)
        return y + height_of(words, size)


def height_of(lines: Sequence[str], size: float) -> float:
    """Return how high lines of words are."""
    return len(lines) * size * LEADING


def label_lines(label: str, room: float) -> list[str]:
    """Return a small label in lines that fit beside the frame."""
    return broken(label, STRONG, LABEL, room - 2 * PAD) if label else []


__all__ = [
    "BOLD", "BOX", "FILLED", "FRAME_LINE", "INK", "LABEL", "LARGE", "LEADING", "PAD", "PLAIN",
    "RULE_LINE", "SHADE", "STRONG", "TICK_ROW", "WORDS", "Pen", "height_of", "label_lines",
]  # fmt: skip
