"""Labels over their values, the short ones two beside one another, as on a form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.platypus import Flowable

from desktop.package.faces import PLAIN
from desktop.package.look import INK, LABEL, LINE, SOFT, TONES
from desktop.package.sheets.lettering import Letters, draw_lines
from desktop.package.sheets.said import Fact
from desktop.package.text import broken, clean

_GAP: Final = 18.0  # between the two columns
_ABOVE: Final = 4.0
_BELOW: Final = 5.0
_TALL: Final = 4  # lines; what takes more of them beside another takes the whole width
_MOST: Final = 30  # lines that stand together
SIZE: Final = 9.5
LEAD: Final = 13.0
_LABEL: Final = Letters(PLAIN, LABEL.fontSize, LABEL.leading, lift=LABEL.leading * 0.24)
_VALUE: Final = Letters(PLAIN, SIZE, LEAD, lift=LEAD * 0.24)


@dataclass(frozen=True)
class _Said:
    label: list[str]
    lines: list[str]
    tone: str


class _Row(Flowable):
    """One fact, or two beside one another, over a thin rule."""

    def __init__(self, said: Sequence[_Said], width: float, places: int) -> None:
        super().__init__()
        self._said, self._places = said, places
        self.width = width
        labels = max(len(one.label) for one in said) * LABEL.leading
        lines = max(len(one.lines) for one in said) * LEAD
        self._labels = labels
        self.height = _ABOVE + labels + lines + _BELOW

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Called by the library."""
        return self.width, self.height

    def draw(self) -> None:
        """Called by the library, in its place."""
        room = _room(self.width, self._places)
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(0.5)
        for n, one in enumerate(self._said):
            left = n * (room + _GAP)
            top = self.height - _ABOVE
            draw_lines(self.canv, one.label, left, top, _LABEL, SOFT)
            color = TONES.get(one.tone, INK)
            draw_lines(self.canv, one.lines, left, top - self._labels, _VALUE, color)
            self.canv.line(left, 0, left + room, 0)


def facts(some: Sequence[Fact], width: float) -> list[Flowable]:
    """Return the facts, in their order; a wide one and one without a neighbour stand alone."""
    return list(_rows(some, width))


def _rows(some: Sequence[Fact], width: float) -> Iterator[Flowable]:
    waiting: list[_Said] = []
    for fact in some:
        said = _said(fact, _room(width, 2))
        if fact.wide or len(said.lines) > _TALL:
            if waiting:
                yield _Row(waiting, width, 2)
            waiting = []
            yield from _wide(fact, width)
            continue
        waiting.append(said)
        if len(waiting) == 2:
            yield _Row(waiting, width, 2)
            waiting = []
    if waiting:
        yield _Row(waiting, width, 2)


def _wide(fact: Fact, width: float) -> Iterator[Flowable]:
    said = _said(fact, width)
    for start in range(0, max(1, len(said.lines)), _MOST):
        some = said.lines[start : start + _MOST]
        yield _Row([_Said([] if start else said.label, some, said.tone)], width, 1)


def _said(fact: Fact, room: float) -> _Said:
    label = broken(clean(fact.label), PLAIN, LABEL.fontSize, room)
    return _Said(label, broken(fact.value, PLAIN, SIZE, room), fact.tone)


def _room(width: float, places: int) -> float:
    return (width - _GAP * (places - 1)) / places
