"""The first page: whose records these are, of which time, and what is inside in figures."""

from collections.abc import Iterator
from typing import Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from desktop.package.document import Mark
from desktop.package.faces import STRONG, width_of
from desktop.package.look import ACCENT, INK, LABEL, LEAD, SMALL, TITLE
from desktop.package.pairs import pairs
from desktop.package.submission.figures import Figures, Setting
from desktop.package.submission.values import Cover
from desktop.package.text import clean, paragraph

KEY: Final = "cover"
_FIGURES: Final = Setting(across=4, row=52.0, size=19, number=24, words=37)
_ON_ONE_LINE: Final = (27.0, 25.0, 23.0, 21.0)
# a name of many words is set smaller, so that the page stays one page
_ON_MANY: Final = ((70, 27.0), (130, 19.0), (260, 14.5), (1 << 30, 11.0))


class _Band(Flowable):
    """The one stroke of colour."""

    def __init__(self) -> None:
        super().__init__()
        self.width, self.height = 56.0, 5.0

    def draw(self) -> None:
        """Called by the library, in its place."""
        self.canv.setFillColor(ACCENT)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)


def cover_pages(cover: Cover, width: float) -> Iterator[Flowable]:
    """Yield what stands on the cover."""
    size = _size_of(clean(cover.company), width)
    name = ParagraphStyle("company", TITLE, fontSize=size, leading=size * 1.22, spaceAfter=6)
    yield Mark(KEY, cover.title, running="")
    yield Spacer(width, 128 if size >= _ON_MANY[1][1] else 30)
    yield _Band()
    yield Spacer(width, 20)
    yield paragraph(cover.company, name)
    yield paragraph(cover.title, ParagraphStyle("kind", LEAD, fontSize=15, leading=20))
    yield Spacer(width, 26)
    yield pairs(cover.pairs, width)
    yield Spacer(width, 30)
    yield paragraph(cover.inside, ParagraphStyle("inside", LABEL, fontSize=8.5, spaceAfter=8))
    yield Figures(cover.figures, width, _FIGURES)
    if cover.remark:
        yield Spacer(width, 12)
        yield paragraph(cover.remark, ParagraphStyle("remark", SMALL, textColor=INK))


def _size_of(name: str, width: float) -> float:
    for size in _ON_ONE_LINE:
        if width_of(name, STRONG, size) <= width:
            return size
    return next(size for most, size in _ON_MANY if len(name) <= most)
