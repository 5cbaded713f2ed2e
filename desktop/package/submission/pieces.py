"""Small pieces of a submission's pages: bars with their marks, chips, labels, remarks."""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus import Flowable

from desktop.package.faces import PLAIN, STRONG, elided, width_of
from desktop.package.look import ACCENT, BODY, INK, LABEL, LINE, RED, SOFT, TONES
from desktop.package.sheets.styles import WASHES
from desktop.package.text import broken, clean

TRACK: Final = HexColor("#E4E8ED")
BLUE_WASH: Final = HexColor("#E8F0FB")
REMARK: Final = BODY.clone("remark of a page", fontSize=8.5, leading=12, textColor=SOFT)
SMALL_HEAD: Final = LABEL.clone("small head", fontName=STRONG, fontSize=8, leading=11,
                                textColor=SOFT, spaceBefore=7, spaceAfter=2)  # fmt: skip
_CHIP: Final = 8.0
_CHIP_HIGH: Final = 15.0
_CHIP_GAP: Final = 6.0
_OVER: Final = 2.5  # points by which a mark stands over its bar


def wash_of(tone: str) -> Color:
    """Return the pale colour behind words of a tone."""
    return BLUE_WASH if tone == "accent" else WASHES.get(tone, WASHES["soft"])


def draw_bar(
    canvas: Any, left: float, low: float, width: float, high: float, share: float,
    mark: float | None = None, *, is_below: bool = False,
) -> None:  # fmt: skip
    """Draw how much of a whole there is, and the mark that is to be reached."""
    round_by = high / 2
    canvas.setFillColor(TRACK)
    canvas.roundRect(left, low, width, high, round_by, stroke=0, fill=1)
    filled = width * min(1.0, max(0.0, share))
    if filled > 0:
        canvas.setFillColor(RED if is_below else ACCENT)
        wide = max(filled, high)  # round ends need room
        canvas.roundRect(left, low, wide, high, round_by, stroke=0, fill=1)
    if mark is not None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.1)
        x = left + width * mark
        canvas.line(x, low - _OVER, x, low + high + _OVER)


class Chips(Flowable):
    """Words on pale grounds beside one another; what does not fit begins a new line."""

    def __init__(self, chips: Sequence[tuple[str, str]], width: float) -> None:
        super().__init__()
        self._chips = [(clean(words), tone) for words, tone in chips if words]
        self._lines = self._placed(width)
        self.width = width
        self.height = len(self._lines) * (_CHIP_HIGH + 4) + 2 if self._lines else 0.0

    def _placed(self, width: float) -> list[list[tuple[str, str, float, float]]]:
        lines: list[list[tuple[str, str, float, float]]] = []
        left = width
        for words, tone in self._chips:
            said = elided(words, STRONG, _CHIP, width - 14)
            wide = width_of(said, STRONG, _CHIP) + 12
            if not lines or left + wide > width:
                lines.append([])
                left = 0.0
            lines[-1].append((said, tone, left, wide))
            left += wide + _CHIP_GAP
        return lines

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        y = self.height - _CHIP_HIGH
        for line in self._lines:
            for words, tone, left, wide in line:
                canvas.setFillColor(wash_of(tone))
                canvas.roundRect(left, y, wide, _CHIP_HIGH, 3.5, stroke=0, fill=1)
                canvas.setFont(STRONG, _CHIP)
                canvas.setFillColor(TONES.get(tone, SOFT))
                canvas.drawString(left + 6, y + 4.6, words)
            y -= _CHIP_HIGH + 4


class Pointed(Flowable):
    """A sentence behind a small square of a tone; the square says that it stands in a list."""

    def __init__(self, text: str, width: float, tone: str = "amber") -> None:
        super().__init__()
        self._lines = broken(text, PLAIN, 9, width - 14)
        self._tone = tone
        self.width, self.height = width, len(self._lines) * 12.5 + 3

    def split(self, _width: float, _height: float) -> list[Flowable]:
        """Called by the library where there is too little room: it goes overleaf."""
        return []

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        y = self.height - 9.5
        canvas.setFillColor(TONES.get(self._tone, SOFT))
        canvas.rect(0, y + 0.8, 4.5, 4.5, stroke=0, fill=1)
        canvas.setFont(PLAIN, 9)
        canvas.setFillColor(INK)
        for line in self._lines:
            canvas.drawString(14, y, line)
            y -= 12.5


class Thin(Flowable):
    """A thin rule with room around it."""

    def __init__(self, width: float, above: float = 6.0, below: float = 6.0) -> None:
        super().__init__()
        self._below = below
        self.width, self.height = width, above + below
        self.tag = ""

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        with canvas.artifact():
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.5)
            canvas.line(0, self._below, self.width, self._below)
