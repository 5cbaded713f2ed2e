"""The elements with their questions: points, answer, note, exhibits, months, what is missing."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from desktop.language import _
from desktop.package.document import Document, Mark, chapter
from desktop.package.faces import PLAIN, STRONG, elided, width_of
from desktop.package.look import ACCENT, BODY, INK, LEAD, LINE, SMALL, SOFT
from desktop.package.submission.heights import high_of
from desktop.package.submission.legend import legend_of
from desktop.package.submission.pieces import REMARK, SMALL_HEAD, Chips, Pointed, draw_bar
from desktop.package.submission.shares import shares_of
from desktop.package.submission.strip import Strip
from desktop.package.submission.values import ExhibitShown, Row, exhibit_key
from desktop.package.submission.whole import question_key
from desktop.package.submission.words import ElementSaid, QuestionSaid
from desktop.package.tables import Cell, Column, table
from desktop.package.text import broken, clean, paragraph

Shown = Mapping[str, ExhibitShown]
_ROOM: Final = 150.0  # points that a question needs under its title
_LEFT: Final = 0.36  # of a page: so much stays empty rather than that a question is parted
_GAP: Final = 12.0  # above a question, but for the first of a page
_FEW: Final = 6  # exhibits that are not parted, nor from their months
_LEAST: Final = 5  # rows of a longer table: fewer of them stand overleaf with the others
_TOGETHER: Final = 2  # lines of what is missing
_FIGURES: Final = 96.0
_TITLE: Final = 12.0
_LEAD: Final = 15.5
_ASKED: Final = SMALL.clone(
    "asked", fontSize=8.5, leading=12, spaceAfter=4, rightIndent=_FIGURES + 14
)


class _Begin(CondPageBreak):
    """A question begins here; overleaf if little room is left and it has enough there."""

    def __init__(self, needed: float, page: float) -> None:
        super().__init__(_ROOM)
        self._page = page
        self._needed = needed if needed <= page else _ROOM

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Called by the library, with the room that is left."""
        self.height = self._needed if height < self._page * _LEFT else _ROOM
        taken: tuple[float, float] = super().wrap(width, height)
        return taken


class _Gap(Flowable):
    """Room above what follows; none at the head of a page, where all begin at one height."""

    tag = ""

    def __init__(self, page: float) -> None:
        super().__init__()
        self._page = page

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Called by the library, with the room that is left."""
        self.width, self.height = 0.0, _GAP if height < self._page - 1 else 0.0
        return self.width, self.height

    def draw(self) -> None:
        """Called by the library: there is nothing to be seen."""


class _Total(Flowable):
    """What an element reached, with its bar."""

    def __init__(self, said: ElementSaid, width: float) -> None:
        super().__init__()
        self._said = said
        self.width, self.height = width, 30.0

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        said, percent = self._said, clean(self._said.percent)
        canvas.setFont(STRONG, 16)
        canvas.setFillColor(INK)
        canvas.drawString(0, 10, percent)
        left = width_of(percent, STRONG, 16) + 12 if percent else 0.0
        points = elided(clean(said.points), PLAIN, 9, 150)
        canvas.setFont(PLAIN, 9)
        canvas.setFillColor(SOFT)
        canvas.drawString(left, 11, points)
        left += width_of(points, PLAIN, 9) + 14
        if said.share is not None:
            is_below = said.tone == "red"
            draw_bar(canvas, left, 11, self.width - left, 8, said.share, is_below=is_below)


class _Head(Flowable):
    """The code and the title of a question, with its points at the right."""

    def __init__(self, one: QuestionSaid, width: float, page: float) -> None:
        super().__init__()
        self._one, self._page, self._is_first = one, page, False
        self._code = clean(one.code)
        self._left = width_of(self._code, STRONG, _TITLE) + 10
        room = width - self._left - _FIGURES - 10
        self._lines = broken(one.title, STRONG, _TITLE, room)
        self.width, self.height = width, max(30.0, len(self._lines) * _LEAD + 8)
        self.tag = "H2"

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Called by the library, with the room that is left: at the head of a page all of it."""
        self._is_first = height >= self._page - 20
        return self.width, self.height

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        one, y = self._one, self.height - 18
        if not self._is_first:
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.8)
            canvas.line(0, self.height - 0.5, self.width, self.height - 0.5)
        canvas.setFont(STRONG, _TITLE)
        canvas.setFillColor(ACCENT)
        canvas.drawString(0, y, self._code)
        canvas.setFillColor(INK)
        for n, line in enumerate(self._lines):
            canvas.drawString(self._left, y - n * _LEAD, line)
        canvas.setFont(STRONG, 10)
        points = elided(clean(one.points), STRONG, 10, _FIGURES)
        canvas.drawRightString(self.width, y, points)
        if one.share is not None:
            is_below = one.tone == "red"
            draw_bar(canvas, self.width - _FIGURES, y - 11, _FIGURES, 4.5, one.share,
                     is_below=is_below)  # fmt: skip


def element_pages(said: ElementSaid, shown: Shown, document: Document) -> Iterator[Flowable]:
    """Yield an element: what it reached, then its questions."""
    width = document.width
    yield from chapter(said.about.key, said.about.title)
    if said.about.lead:
        yield paragraph(said.about.lead, LEAD)
    yield _Total(said, width)
    if legend := legend_of(one.strip for one in said.questions):
        yield paragraph(legend, REMARK)
    for one in said.questions:
        yield from _question(one, shown, width, document.paper.room[1])


def _question(one: QuestionSaid, shown: Shown, width: float, page: float) -> Iterator[Flowable]:
    cited = [shown[number] for number in one.exhibits if number in shown]
    # the files of a record are no answer by themselves, but whoever leafs looks for them there
    files = [shown[number] for each in cited for number in each.files if number in shown]
    listed = sorted({each.number: each for each in (*cited, *files)}.values(), key=_place_of(shown))
    inside = tuple((each.key, f"{each.number} {each.title}") for each in listed)
    title = f"{one.code} {one.title}"
    beside = {number for each in cited for number in each.files}
    rows = [each for each in cited if each.number not in beside]  # a file goes with its record
    parts = [_Head(one, width, page), *_below(one, rows, width)]
    yield _Begin(high_of(parts, width) + _GAP, page)
    yield _Gap(page)
    yield Mark(question_key(one.code), title, 1, running="", inside=inside, within=one.code)
    yield from parts


def _place_of(shown: Shown) -> Callable[[ExhibitShown], int]:
    """Return what says the place of an exhibit among all of them."""
    places = {number: place for place, number in enumerate(shown)}
    return lambda each: places[each.number]


def _below(one: QuestionSaid, cited: list[ExhibitShown], width: float) -> Iterator[Flowable]:
    """Yield what stands under the title of a question."""
    if one.text:
        yield paragraph(one.text, _ASKED)
    yield Chips([(one.answer, one.tone), (one.state, "soft"), (one.methods, "soft")], width)
    if one.rule:
        yield paragraph(one.rule, REMARK)
    yield from _note(one)
    months = _months(one, width)
    yield from _exhibits(one, cited, width, high_of(months, width))
    if months:
        yield KeepTogether(months)
    yield from _gaps([Pointed(gap, width) for gap in one.gaps])


def _gaps(gaps: list[Flowable]) -> Iterator[Flowable]:
    """Yield what is missing; neither the first nor the last of it stands on a page alone."""
    if not gaps:
        return
    head = paragraph(_("What is missing for all points"), SMALL_HEAD)
    if len(gaps) <= 2 * _TOGETHER:
        yield KeepTogether([head, *gaps])
        return
    yield KeepTogether([head, *gaps[:_TOGETHER]])
    yield from gaps[_TOGETHER:-_TOGETHER]
    yield KeepTogether(gaps[-_TOGETHER:])


def _months(one: QuestionSaid, width: float) -> list[Flowable]:
    if one.strip is None:
        return []
    strip = [Strip(one.strip, width)] if one.strip.months else []
    sentence = [paragraph(one.strip.sentence, REMARK)] if one.strip.sentence else []
    return [paragraph(_("Month by month"), SMALL_HEAD), *strip, *sentence]


def _note(one: QuestionSaid) -> Iterator[Flowable]:
    if one.note:
        title = _("Note, a draft from the records") if one.note_is_draft else _("Note")
        yield paragraph(title, SMALL_HEAD)
        yield paragraph(one.note, BODY)
    if one.reason:
        yield paragraph(_("Reason"), SMALL_HEAD)
        yield paragraph(one.reason, BODY)


def _exhibits(
    one: QuestionSaid, cited: list[ExhibitShown], width: float, tail: float
) -> Iterator[Flowable]:
    """`tail` is the height of what follows: it is not to stand overleaf by itself."""
    if not cited:
        if one.exhibits_said:
            said = paragraph(one.exhibits_said, REMARK)
            yield KeepTogether([paragraph(_("Exhibits"), SMALL_HEAD), said])
        return
    said = " · ".join(filter(None, (_("Exhibits"), one.exhibits_said)))
    head = paragraph(said, SMALL_HEAD)
    columns = [
        Column(_("Exhibit")), Column(_("What it is")), Column(_("Date")),
        Column(_("Page"), right=True),
    ]  # fmt: skip
    rows: list[Row] = [
        (
            Cell(each.number, link=each.key),
            each.title,
            each.day,
            Cell("", page_of=exhibit_key(each.number)),
        )
        for each in cited
    ]
    measured: list[Row] = [(*row[:3], "0000") for row in rows]
    made = table(shares_of(columns, measured, width), rows, width, tail)
    if len(cited) <= _FEW:
        yield CondPageBreak(high_of([head, made], width) + tail)
    else:
        first = table(shares_of(columns, measured, width), rows[:_LEAST], width)
        yield CondPageBreak(high_of([head, first], width))
    yield head
    yield made
