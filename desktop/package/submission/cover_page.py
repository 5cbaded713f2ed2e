"""The first page: whose submission it is, of which time, how it stands, and what is inside."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from reportlab.lib.colors import HexColor, white
from reportlab.platypus import Flowable, Spacer

from desktop.language import _
from desktop.package.document import Document, Mark
from desktop.package.faces import PLAIN, STRONG, elided, width_of
from desktop.package.look import ACCENT, BODY, INK, SECTION, SMALL, TONES
from desktop.package.paper import HEAD, SIDE
from desktop.package.picture import Picture, draw_picture
from desktop.package.sheets.facts import facts
from desktop.package.sheets.said import Fact
from desktop.package.submission.figures import Figures, Setting
from desktop.package.submission.pieces import draw_bar, wash_of
from desktop.package.submission.words import CoverSaid
from desktop.package.text import broken, clean, paragraph

KEY: Final = "cover"
_NIGHT: Final = HexColor("#17345F")
_PALE: Final = HexColor("#C9DAF3")
_BAND: Final = 236.0  # points of colour below the upper edge of the sheet
LOGO: Final = (132.0, 44.0)  # points that a logo may take
_AROUND: Final = 7.0  # of white around it
_FROM_EDGE: Final = 24.0  # from the upper edge of the sheet
_LARGE: Final = 17.0  # letters of the result: what it is made of matters more to a reader
_RESULT: Final = 9.5
_RESULT_LINE: Final = 13.0
_SIZES: Final = (30.0, 27.0, 24.0, 21.0, 18.0, 15.0, 12.5, 11.0)
_MOST: Final = 96.0  # points that the name may take
_FIGURES: Final = Setting(across=6, row=46.0, size=17, number=21, words=33)
_SMALLER: Final = SMALL.clone("cover more", fontSize=7.5, leading=10.5)


class _Band(Flowable):
    """The ground of colour at the head of the page, to its edges, with the name on it."""

    def __init__(self, cover: CoverSaid, document: Document) -> None:
        super().__init__()
        self._cover = cover
        self._sheet = document.paper.width
        self.width, self.height = document.width, _BAND - HEAD
        self.tag = ""

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        with canvas.artifact():
            canvas.setFillColor(_NIGHT)
            canvas.rect(-SIDE, 0, self._sheet, _BAND, stroke=0, fill=1)
            canvas.setFillColor(ACCENT)
            canvas.rect(-SIDE, 0, self._sheet, 5, stroke=0, fill=1)
        with canvas.tagged("H1"):
            self._draw_words(canvas)
        if self._cover.logo is not None:
            self._draw_logo(canvas, self._cover.logo)

    def _draw_logo(self, canvas: Any, logo: Picture) -> None:
        """Draw the logo on a white ground, because nobody knows whether it is dark or light."""
        wide, high = logo.within(*LOGO)
        left, low = self.width - wide - _AROUND, _BAND - _FROM_EDGE - LOGO[1] - _AROUND
        low += (LOGO[1] - high) / 2
        with canvas.artifact():
            canvas.setFillColor(white)
            canvas.roundRect(left - _AROUND, low - _AROUND, wide + 2 * _AROUND, high + 2 * _AROUND,
                             4, stroke=0, fill=1)  # fmt: skip
        with canvas.tagged("Figure", alt=logo.alt):
            draw_picture(canvas, logo, left, low, (wide, high))

    def _draw_words(self, canvas: Any) -> None:
        cover, top = self._cover, self.height
        canvas.setFont(STRONG, 9.5)
        canvas.setFillColor(_PALE)
        room = self.width - (LOGO[0] + 3 * _AROUND if cover.logo is not None else 0)
        canvas.drawString(0, top - 4, elided(clean(cover.title), STRONG, 9.5, room))
        size, lines = _name(clean(cover.company), self.width)
        y = top - 24
        canvas.setFillColor(white)
        canvas.setFont(STRONG, size)
        for line in lines:
            y -= size * 1.16
            canvas.drawString(0, y, line)
        canvas.setFillColor(_PALE)
        if cover.trade_name:
            y -= 19
            canvas.setFont(PLAIN, 11)
            canvas.drawString(0, y, elided(clean(cover.trade_name), PLAIN, 11, self.width))
        said = " · ".join(clean(part) for part in (cover.purpose, cover.period) if part)
        canvas.setFillColor(white)
        canvas.setFont(PLAIN, 11)
        canvas.drawString(0, 22, elided(said, PLAIN, 11, self.width))


def _name(name: str, width: float) -> tuple[float, list[str]]:
    """Return how large a name is set so that it has room, and its lines."""
    for size in _SIZES:
        lines = broken(name, STRONG, size, width)
        most = 2 if size > _SIZES[3] else 9
        if len(lines) <= most and len(lines) * size * 1.16 <= _MOST:
            return size, lines
    fits = int(_MOST // (_SIZES[-1] * 1.16))
    return _SIZES[-1], [*lines[: fits - 1], lines[fits - 1] + "…"]


class _Score(Flowable):
    """The result, large, with its bar, or that it is no more than a draft."""

    def __init__(self, cover: CoverSaid, width: float) -> None:
        super().__init__()
        self._cover = cover
        self._large = clean(cover.percent)
        self._left = width_of(self._large, STRONG, _LARGE) + 16 if cover.percent else 0.0
        room = width - self._left
        self._result = broken(cover.result, STRONG, _RESULT, room)[:3] if cover.result else []
        self._draft = broken(cover.draft, STRONG, 9.5, width - 24)[:4] if cover.draft else []
        self._high = max(40.0, _RESULT_LINE * len(self._result) + 20) if cover.percent else 0.0
        self._box = 13.0 * len(self._draft) + 15 if self._draft else 0.0
        self.width = width
        self.height = self._high + self._box + (12 if self._box and self._high else 0)

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        if self._draft:
            low = self.height - self._box
            canvas.setFillColor(wash_of("amber"))
            canvas.roundRect(0, low, self.width, self._box, 4, stroke=0, fill=1)
            canvas.setFillColor(TONES["amber"])
            canvas.rect(0, low, 3.5, self._box, stroke=0, fill=1)
            canvas.setFont(STRONG, 9.5)
            y = self.height - 18
            for line in self._draft:
                canvas.drawString(14, y, line)
                y -= 13
        if self._large:
            self._draw_result(canvas)

    def _draw_result(self, canvas: Any) -> None:
        canvas.setFont(STRONG, _LARGE)
        canvas.setFillColor(INK)
        canvas.drawString(0, 13, self._large)
        canvas.setFillColor(TONES.get(self._cover.tone, INK))
        canvas.setFont(STRONG, _RESULT)
        y = 25 + _RESULT_LINE * (len(self._result) - 1)
        for line in self._result:
            canvas.drawString(self._left, y, line)
            y -= _RESULT_LINE
        draw_bar(canvas, self._left, 9, self.width - self._left, 7, self._cover.share)


def cover_page(cover: CoverSaid, document: Document) -> Iterator[Flowable]:
    """Yield what stands on the cover; what has no room is left to the profile."""
    width = document.width
    yield Mark(KEY, _("Cover"), running="")
    yield _Band(cover, document)
    yield Spacer(width, 22)
    score = _Score(cover, width)
    if score.height:
        yield score
        yield Spacer(width, 12)
    left = document.paper.room[1] - (_BAND - HEAD) - 22 - score.height - 12
    inside = list(_inside(cover, width))
    left -= sum(_high(one, width) for one in inside)
    told = [Fact(label, value) for label, value in cover.pairs if value]
    shown, more = _with_room(told, width, left)
    yield from shown
    if more is not None:
        yield Spacer(width, 5)
        yield more
    yield from inside


def _with_room(
    told: Sequence[Fact], width: float, left: float
) -> tuple[list[Flowable], Flowable | None]:
    """Return as many facts as have room, and all others in small letters."""
    for number in range(len(told), -1, -2):
        shown = facts(told[:number], width)
        words = " · ".join(
            _("{label}: {value}").format(label=one.label, value=one.value) for one in told[number:]
        )
        more = paragraph(words, _SMALLER) if words else None
        taken = sum(_high(one, width) for one in shown) + (_high(more, width) + 5 if more else 0)
        if taken <= left:
            return shown, more
    return [], None


def _high(one: Any, width: float) -> float:
    style = getattr(one, "style", None)
    around = style.spaceBefore + style.spaceAfter if style is not None else 0.0
    return float(one.wrap(width, 900)[1]) + around


def _inside(cover: CoverSaid, width: float) -> Iterator[Flowable]:
    if cover.figures:
        yield paragraph(cover.inside, SECTION)
        yield Figures(cover.figures[: 2 * _FIGURES.across], width, _FIGURES)
    if cover.remark:
        yield Spacer(width, 6)
        yield paragraph(cover.remark, BODY.clone("cover remark", fontSize=8.5, leading=12))
