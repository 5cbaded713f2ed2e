"""The score page: the result against the mark to pass, and a bar for each element with its gate."""

from collections.abc import Iterator
from typing import Any, Final

from reportlab.platypus import Flowable, Spacer

from desktop.language import _
from desktop.package.document import chapter
from desktop.package.faces import PLAIN, STRONG, elided, width_of
from desktop.package.look import BODY, INK, LEAD, LINE, RED, SECTION, SOFT, TONES
from desktop.package.submission.pieces import REMARK, Pointed, draw_bar
from desktop.package.submission.words import ElementScored, ScoresSaid
from desktop.package.text import broken, clean, paragraph

_LARGE: Final = 44.0
_ROW: Final = 42.0
_BAR: Final = 8.0
_FIGURES: Final = 118.0  # points at the right for what was reached


class _Overall(Flowable):
    """The result of all, with the mark to pass on its bar."""

    def __init__(self, said: ScoresSaid, width: float) -> None:
        super().__init__()
        self._said = said
        self._percent = clean(said.percent) or "–"
        self._left = width_of(self._percent, STRONG, _LARGE) + 24
        self._result = broken(said.result, STRONG, 12, width - self._left)[:3]
        self.width, self.height = width, max(74.0, 46.0 + 15.5 * len(self._result))

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        said, room = self._said, self.width - self._left
        canvas.setFillColor(INK)
        canvas.setFont(STRONG, _LARGE)
        canvas.drawString(0, 24, self._percent)
        canvas.setFillColor(TONES.get(said.tone, INK))
        canvas.setFont(STRONG, 12)
        y = self.height - 13
        for line in self._result:
            canvas.drawString(self._left, y, line)
            y -= 15.5
        draw_bar(canvas, self._left, 24, room, 11, said.share, said.goal)
        canvas.setFillColor(SOFT)
        canvas.setFont(PLAIN, 8)
        words = clean(said.goal_said)
        wide = width_of(words, PLAIN, 8)
        x = self._left + room * said.goal - wide / 2
        canvas.drawString(min(max(x, self._left), self.width - wide), 9, words)


class _Element(Flowable):
    """One element: what it is called, its bar with the gate, points and percent; a link."""

    def __init__(self, one: ElementScored, width: float) -> None:
        super().__init__()
        self._one = one
        self.width, self.height = width, _ROW

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        one, room = self._one, self.width - _FIGURES
        title = " ".join(filter(None, (clean(one.code), clean(one.title))))
        canvas.setFillColor(INK)
        canvas.setFont(STRONG, 10)
        canvas.drawString(0, 27, elided(title, STRONG, 10, room - 12))
        is_below = bool(one.below)
        if one.share is not None:
            draw_bar(canvas, 0, 12, room - 12, _BAR, one.share, one.gate, is_below=is_below)
        canvas.setFont(STRONG, 13)
        canvas.setFillColor(RED if is_below else INK)
        canvas.drawRightString(self.width, 24, clean(one.percent))
        canvas.setFont(PLAIN, 8)
        canvas.setFillColor(SOFT)
        canvas.drawString(room, 27, elided(clean(one.points), PLAIN, 8, _FIGURES - 50))
        words = clean(one.below or one.decided)
        canvas.setFillColor(RED if is_below else SOFT)
        canvas.setFont(STRONG if is_below else PLAIN, 7.5)
        canvas.drawRightString(self.width, 11, elided(words, PLAIN, 7.5, _FIGURES))
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(0, 1, self.width, 1)
        canvas.linkRect("", one.key, (0, 2, self.width, _ROW), relative=1)


def score_page(said: ScoresSaid, width: float) -> Iterator[Flowable]:
    """Yield the page; a draft says so before it says a number."""
    yield from chapter(said.about.key, said.about.title)
    if said.about.lead:
        yield paragraph(said.about.lead, LEAD)
    if said.draft:
        yield Pointed(said.draft, width)
        yield Spacer(0, 8)
    if said.nothing:
        yield paragraph(said.nothing, BODY)
        return
    yield Spacer(0, 6)
    yield _Overall(said, width)
    yield Spacer(0, 6)
    yield paragraph(_("Element by element"), SECTION)
    yield from (_Element(one, width) for one in said.elements)
    yield Spacer(0, 10)
    if any(one.gate is not None for one in said.elements):
        yield paragraph(
            _("The upright stroke on a bar is the mark that has to be reached."), REMARK
        )
    for remark in said.remarks:
        yield paragraph(remark, REMARK)
