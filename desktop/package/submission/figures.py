"""Numbers with what they count, some beside one another, on the cover of a package or a binder."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.platypus import Flowable

from desktop.package.faces import PLAIN, STRONG, elided
from desktop.package.look import INK, LINE, SOFT
from desktop.package.text import clean

_GAP: Final = 12.0
_WORDS: Final = 8.0


@dataclass(frozen=True)
class Setting:
    """How many stand beside one another, how high a row is, how large a number; all in points.

    `number` and `words` are how far down from the line above they stand.
    """

    across: int
    row: float
    size: float
    number: float
    words: float


class Figures(Flowable):
    """Every number under a thin line, its words below it."""

    def __init__(self, figures: Sequence[tuple[str, str]], width: float, setting: Setting) -> None:
        super().__init__()
        self._figures, self._setting = figures, setting
        self.width, self.height = width, setting.row * -(-len(figures) // setting.across)

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        setting = self._setting
        room = (self.width + _GAP) / setting.across
        for place, (number, words) in enumerate(self._figures):
            down, across = divmod(place, setting.across)
            x, y = across * room, self.height - down * setting.row
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.5)
            canvas.line(x, y, x + room - _GAP, y)
            canvas.setFont(STRONG, setting.size)
            canvas.setFillColor(INK)
            said = elided(clean(number), STRONG, setting.size, room - _GAP)
            canvas.drawString(x, y - setting.number, said)
            canvas.setFont(PLAIN, _WORDS)
            canvas.setFillColor(SOFT)
            canvas.drawString(
                x, y - setting.words, elided(clean(words), PLAIN, _WORDS, room - _GAP)
            )
