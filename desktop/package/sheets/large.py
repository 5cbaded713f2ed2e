"""Words that must be read from across a room, two beside one another where they are short."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from desktop.package.faces import PLAIN, STRONG, width_of
from desktop.package.look import INK, LABEL, SOFT
from desktop.package.sheets.lettering import Letters, draw_lines
from desktop.package.sheets.styles import HUGE, HUGE_NOTE
from desktop.package.text import broken, clean

_GAP: Final = 18.0
_ABOVE: Final = 7.0
Line = tuple[str, str, str]  # about what, the large words, a remark


def large(lines: Sequence[Line], width: float) -> list[Flowable]:
    """Return the lines, in their order."""
    return list(_rows(lines, width))


def _rows(lines: Sequence[Line], width: float) -> Iterator[Flowable]:
    half = (width - _GAP) / 2
    waiting: list[Line] = []
    for line in lines:
        if width_of(clean(line[1]), STRONG, HUGE.fontSize) > half:
            if waiting:
                yield _Row(waiting, width, half)
            waiting = []
            yield _Row([line], width, width)
            continue
        waiting.append(line)
        if len(waiting) == len(("left", "right")):
            yield _Row(waiting, width, half)
            waiting = []
    if waiting:
        yield _Row(waiting, width, half)


class _Row(Flowable):
    """One or two of them."""

    def __init__(self, lines: Sequence[Line], width: float, room: float) -> None:
        super().__init__()
        self._room = room
        self._said = [
            (
                broken(about, PLAIN, LABEL.fontSize, room),
                broken(words, STRONG, HUGE.fontSize, room),
                broken(remark, PLAIN, HUGE_NOTE.fontSize, room) if remark else [],
            )
            for about, words, remark in lines
        ]
        self._about = max(len(about) for about, _words, _remark in self._said)
        tallest = max(
            len(words) * HUGE.leading + len(remark) * HUGE_NOTE.leading
            for _about, words, remark in self._said
        )
        self.width = width
        self.height = _ABOVE + self._about * LABEL.leading + tallest

    def draw(self) -> None:
        """Called by the library, in its place."""
        for n, (about, words, remark) in enumerate(self._said):
            left = n * (self._room + _GAP)
            top = self.height - _ABOVE
            draw_lines(self.canv, about, left, top, _letters(PLAIN, LABEL), SOFT)
            top -= self._about * LABEL.leading
            below = draw_lines(self.canv, words, left, top, _letters(STRONG, HUGE), INK)
            draw_lines(self.canv, remark, left, below, _letters(PLAIN, HUGE_NOTE), SOFT)


def _letters(face: str, style: ParagraphStyle) -> Letters:
    return Letters(face, style.fontSize, style.leading, lift=style.leading * 0.24)
