"""How a question went month by month: a box for each month, with a word in it and a tone."""

from typing import Any, Final

from reportlab.platypus import Flowable

from desktop.package.faces import PLAIN, STRONG, elided, width_of
from desktop.package.look import LINE, SOFT, TONES
from desktop.package.submission.pieces import wash_of
from desktop.package.submission.words import StripSaid
from desktop.package.text import clean

MONTHS: Final = 13  # beside one another; more go on below
_HIGH: Final = 17.0
_HEAD: Final = 10.0
_LINE: Final = 8.0
_GAP: Final = 2.0
_SIZE: Final = 7.0
_SMALLEST: Final = 4.6


class Strip(Flowable):
    """The strip of a question: months in a row, more rows where there are more than a year."""

    def __init__(self, said: StripSaid, width: float) -> None:
        super().__init__()
        self._said = said
        self._rows = max(1, -(-len(said.months) // MONTHS))
        self._across = -(-len(said.months) // self._rows) or 1
        self._wide = min(52.0, (width - _GAP * (self._across - 1)) / self._across)
        self._size = self._fitting([clean(month.word) for month in said.months], STRONG)
        self._heads = [clean(head).split("\n") for head in said.heads]
        self._head_size = self._fitting([line for head in self._heads for line in head], PLAIN)
        self._above = _HEAD + _LINE * (max(map(len, self._heads), default=1) - 1)
        self._each = self._above + _HIGH + 4
        self.width, self.height = width, self._rows * self._each

    def _fitting(self, words: list[str], face: str) -> float:
        """The letters are made smaller until the widest word stands in its own box."""
        room = self._wide - 3
        widest = max((width_of(word, face, _SIZE) for word in words), default=0.0)
        return _SIZE if widest <= room else max(_SMALLEST, _SIZE * room / widest)

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        months = zip(self._heads, self._said.months, strict=False)
        for place, (head, month) in enumerate(months):
            down, across = divmod(place, self._across)
            left = across * (self._wide + _GAP)
            top = self.height - down * self._each
            middle = left + self._wide / 2
            canvas.setFont(PLAIN, self._head_size)
            canvas.setFillColor(SOFT)
            room = self._wide
            for n, line in enumerate(head):
                said = elided(line, PLAIN, self._head_size, room)
                canvas.drawCentredString(middle, top - 7 - n * _LINE, said)
            low = top - self._above - _HIGH
            is_toned = month.tone in ("green", "amber", "red", "accent")
            canvas.setFillColor(wash_of(month.tone))
            canvas.setStrokeColor(TONES[month.tone] if is_toned else LINE)
            canvas.setLineWidth(0.6)
            canvas.roundRect(left, low, self._wide, _HIGH, 2.5, stroke=1, fill=is_toned)
            canvas.setFont(STRONG, self._size)
            canvas.setFillColor(TONES.get(month.tone, SOFT))
            word = elided(clean(month.word), STRONG, self._size, room - 2)
            canvas.drawCentredString(middle, low + 6, word)
