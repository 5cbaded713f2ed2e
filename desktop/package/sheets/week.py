"""Draws what is to be done, worst first, with boxes to tick with a pen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from desktop.package.document import About, Document, Written
from desktop.package.faces import PLAIN, STRONG
from desktop.package.look import INK, LINE, SECTION, SOFT, TONES
from desktop.package.paper import LETTER, MM, Paper
from desktop.package.sheets.lettering import Letters, draw_lines, draw_rule
from desktop.package.sheets.lists import heading
from desktop.package.sheets.said import Task, WeekSaid
from desktop.package.text import broken, paragraph

_BOX: Final = 5 * MM
_SMALL: Final = 3 * MM
_INDENT: Final = _BOX + 10
_WHEN: Final = 110.0
_STATE: Final = 66.0
_RULED: Final = 3  # lines for notes
_RULE: Final = 9 * MM
_STANDS: Final = Letters(STRONG, 8, 11, lift=3)
_WHAT: Final = Letters(STRONG, 9.5, 12.5, lift=3)
_BECAUSE: Final = Letters(PLAIN, 8, 11, lift=3)
_DAY: Final = Letters(PLAIN, 8.5, 12, lift=3)
_ONE: Final = Letters(PLAIN, 8.5, 12, lift=1)
_HEAD: Final = SECTION.spaceBefore + SECTION.leading


def write_week(
    about: About,
    said: WeekSaid,
    to: Path,
    *,
    paper: Paper = LETTER,
    beat: Callable[[int], None] = lambda _page: None,
) -> Written:
    """Write the sheet for the wall or the clipboard."""
    document = Document(about, paper=paper, beat=beat)
    return document.write(list(_story(said, document.width)), to)


def _story(said: WeekSaid, width: float) -> Iterator[Flowable]:
    yield from heading(said.title, said.sentences)
    for title, tasks in said.groups.items():
        if tasks:
            yield CondPageBreak(90)
            yield paragraph(title, SECTION)
            for task in tasks:
                yield from _task(task, width)
    if said.notes:
        yield _Notes(said.notes, width)
    yield Spacer(0, 2)


def _task(task: Task, width: float) -> Iterator[Flowable]:
    yield _Row(task, width, is_last=not task.inside)
    for n, one in enumerate(task.inside):
        yield _Inside(one, width, is_last=n == len(task.inside) - 1)


class _Row(Flowable):
    """One thing to do: box, how it stands, what and why, when."""

    def __init__(self, task: Task, width: float, *, is_last: bool) -> None:
        super().__init__()
        self._is_last = is_last
        room = width - _INDENT - _STATE - _WHEN - 8
        self._task = task
        self._state = broken(task.state, STRONG, _STANDS.size, _STATE - 6)
        self._title = broken(task.title, STRONG, _WHAT.size, room)
        self._why = broken(task.why, PLAIN, _BECAUSE.size, room) if task.why else []
        self._when = broken(task.when, PLAIN, _DAY.size, _WHEN)
        lines = max(
            len(self._title) * _WHAT.lead + len(self._why) * _BECAUSE.lead,
            len(self._when) * _DAY.lead,
            len(self._state) * _STANDS.lead,
        )
        self.width, self.height = width, max(lines + 8, _BOX + 7)

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        top = self.height - 4
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        canvas.rect(0.5, top - _BOX, _BOX, _BOX)
        tone = TONES.get(self._task.tone, SOFT)
        draw_lines(canvas, self._state, _INDENT, top - 1, _STANDS, tone)
        left = _INDENT + _STATE
        below = draw_lines(canvas, self._title, left, top, _WHAT, INK)
        draw_lines(canvas, self._why, left, below, _BECAUSE, SOFT)
        draw_lines(canvas, self._when, self.width - _WHEN, top, _DAY, INK)
        if self._is_last:
            draw_rule(canvas, self.width)


class _Inside(Flowable):
    """One of several that a line stands for, with a box of its own."""

    def __init__(self, text: str, width: float, *, is_last: bool) -> None:
        super().__init__()
        self._is_last = is_last
        self._lines = broken(text, PLAIN, _ONE.size, width - _INDENT - _STATE - _SMALL - 6)
        self.width, self.height = width, len(self._lines) * _ONE.lead + 4

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        left = _INDENT + _STATE
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.7)
        canvas.rect(left + 0.5, self.height - _SMALL - 3, _SMALL, _SMALL)
        draw_lines(canvas, self._lines, left + _SMALL + 6, self.height, _ONE, INK)
        if self._is_last:
            draw_rule(canvas, self.width)


class _Notes(Flowable):
    """Lines to write on, as many as there is room for: no page is begun for them."""

    def __init__(self, title: str, width: float) -> None:
        super().__init__()
        self._title, self._lines = title, 0
        self.width, self.height = width, 0.0

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Called by the library, with the room that is left."""
        self._lines = max(0, min(_RULED, int((height - _HEAD) // _RULE)))
        self.height = _HEAD + self._lines * _RULE if self._lines else 0.0
        return self.width, self.height

    def draw(self) -> None:
        """Called by the library, in its place."""
        if not self._lines:
            return
        canvas: Any = self.canv
        canvas.setFont(STRONG, SECTION.fontSize)
        canvas.setFillColor(INK)
        canvas.drawString(0, self.height - SECTION.spaceBefore - SECTION.fontSize, self._title)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        for n in range(self._lines):
            canvas.line(0, n * _RULE, self.width, n * _RULE)
