"""The signature page: who stands behind it, what was signed in Muster, and lines for the pen."""

from collections.abc import Iterator
from typing import Any, Final

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.language import _
from desktop.package.document import chapter, section
from desktop.package.faces import PLAIN, STRONG, elided
from desktop.package.look import BODY, GREEN, INK, LABEL, LEAD, LINE, SECTION, SOFT
from desktop.package.pairs import pairs
from desktop.package.paper import MM
from desktop.package.submission.pieces import wash_of
from desktop.package.submission.words import SignerSaid, SigningSaid
from desktop.package.text import broken, clean, paragraph

_PEN: Final = 17 * MM
_DATE: Final = 0.24  # of the width
_NAME: Final = 0.34
_GAP: Final = 16.0
_HEADING: Final = 40.0
_STATES: Final = BODY.clone("states", fontSize=9.5, leading=13.5, spaceAfter=4)


class _Pen(Flowable):
    """Lines for name, signature and date, wide enough for a hand."""

    def __init__(self, name: str, below: tuple[str, str, str], width: float) -> None:
        super().__init__()
        self._name, self._below = clean(name), below
        self.width, self.height = width, _PEN

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        edges = (0.0, self.width * _NAME, self.width * (1 - _DATE), self.width + _GAP)
        for place, words in enumerate(self._below):
            left, right = edges[place], edges[place + 1] - _GAP
            canvas.setStrokeColor(SOFT)
            canvas.setLineWidth(0.7)
            canvas.line(left, 14, right, 14)
            canvas.setFont(PLAIN, LABEL.fontSize)
            canvas.setFillColor(SOFT)
            canvas.drawString(left, 4, elided(clean(words), PLAIN, LABEL.fontSize, right - left))
        canvas.setFont(PLAIN, 10)
        canvas.setFillColor(INK)
        room = self.width * _NAME - _GAP
        canvas.drawString(0, 18, elided(self._name, PLAIN, 10, room))


class _Signed(Flowable):
    """What was signed in Muster, on a pale ground, with what proves it."""

    def __init__(self, signer: SignerSaid, width: float) -> None:
        super().__init__()
        self._name = clean(signer.name)
        self._signed = broken(signer.signed, PLAIN, 9, width - 28)
        self._proof = broken(signer.proof, PLAIN, 7.5, width - 28) if signer.proof else []
        self.width = width
        self.height = 28 + 12.5 * len(self._signed) + 10.5 * len(self._proof)

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        canvas.setFillColor(wash_of("green"))
        canvas.roundRect(0, 0, self.width, self.height, 4, stroke=0, fill=1)
        canvas.setFillColor(INK)
        canvas.setFont(STRONG, 11)
        y = self.height - 18
        canvas.drawString(14, y, elided(self._name, STRONG, 11, self.width - 28))
        canvas.setFillColor(GREEN)
        canvas.setFont(PLAIN, 9)
        for line in self._signed:
            y -= 12.5
            canvas.drawString(14, y, line)
        canvas.setFillColor(SOFT)
        canvas.setFont(PLAIN, 7.5)
        for line in self._proof:
            y -= 10.5
            canvas.drawString(14, y, line)


class _History(Flowable):
    """One line of what went before, behind a thin upright rule."""

    def __init__(self, text: str, width: float) -> None:
        super().__init__()
        self._lines = broken(text, PLAIN, 8.5, width - 14)
        self.width, self.height = width, 12.0 * len(self._lines) + 5

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(1.5)
        canvas.line(1, 2, 1, self.height - 2)
        canvas.setFont(PLAIN, 8.5)
        canvas.setFillColor(SOFT)
        y = self.height - 10
        for line in self._lines:
            canvas.drawString(14, y, line)
            y -= 12


def signing_page(said: SigningSaid, width: float) -> Iterator[Flowable]:
    """Yield the page."""
    yield from chapter(said.about.key, said.about.title)
    if said.about.lead:
        yield paragraph(said.about.lead, LEAD)
    for signer in said.signers:
        mark = _Signed(signer, width) if signer.signed else _Pen(signer.name, said.pen, width)
        states = [paragraph(signer.states, _STATES)] if signer.states else []
        yield KeepTogether([paragraph(signer.role, SECTION), *states, Spacer(0, 4), mark])
        yield Spacer(0, 8)
    if said.history:
        yield paragraph(_("What went before"), SECTION)
        yield from (_History(line, width) for line in said.history)
    if said.proof:
        made = pairs(said.proof, width)
        room = made.wrap(width, 0)[1] + _HEADING
        yield from section("", _("What proves this package"), room=room)
        yield made
