"""The index both ways: each exhibit with its questions, each question with its exhibits."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.language import _, ngettext
from desktop.package.canvas import PageCanvas
from desktop.package.document import chapter, section
from desktop.package.faces import PLAIN
from desktop.package.look import ACCENT, BODY, INK, LEAD, LINE
from desktop.package.submission.shares import shares_of
from desktop.package.submission.values import ExhibitShown, Row
from desktop.package.submission.whole import PackageShown, question_key
from desktop.package.submission.words import QuestionSaid
from desktop.package.tables import PAD, Cell, Column, table
from desktop.package.text import broken, paragraph
from desktop.values.quoting import cut

INDEX: Final = "index"
BY_QUESTION: Final = "index-by-question"
_TOGETHER: Final = 6  # questions that end it, so that no page is left with one or two
_CODE: Final = 38.0  # points for the code of a question
_PAGE: Final = 24.0
_TITLES: Final = 0.38  # of the width are for what is asked
_EACH: Final = 78.0  # points for an exhibit with its page
_ENDS: Final = 65.0  # where the page of an exhibit ends
_SIZE: Final = 8.5
_LINE: Final = 11.5
_LONGEST: Final = 110  # characters of a title; the whole stands at the exhibit


def index_title() -> str:
    """Return what the index is called."""
    return _("Index of exhibits")


def by_question_title() -> str:
    """Return what its second part is called."""
    return _("From question to exhibit")


def index_pages(shown: PackageShown, width: float) -> Iterator[Flowable]:
    """Yield the index."""
    yield from chapter(INDEX, index_title())
    n = len(shown.exhibits)
    if not n:
        yield paragraph(_("No record and no file goes in with this package."), BODY)
        return
    words = ngettext(
        "{n} exhibit. It has one number and is in here once, however many questions cite it."
        " Numbers and pages are links.",
        "{n} exhibits. Each has one number and is in here once, however many questions cite it."
        " Numbers and pages are links.",
        n,
    )
    yield paragraph(words.format(n=n), LEAD)
    codes = {one.code for element in shown.words.elements for one in element.questions}
    yield _by_exhibit(shown.exhibits, codes, width)
    questions = [one for element in shown.words.elements for one in element.questions]
    if questions:
        yield Spacer(0, 10)
        yield from section(BY_QUESTION, by_question_title(), room=140)
        yield from _by_question(questions, {one.number: one for one in shown.exhibits}, width)


def _by_exhibit(exhibits: Sequence[ExhibitShown], codes: set[str], width: float) -> Flowable:
    columns = [
        Column(_("Exhibit")),
        Column(_("What it is")),
        Column(_("Date")),
        Column(_("Page"), right=True),
        Column(_("Cited by")),
        Column(_("Page"), right=True),
    ]
    rows: list[Row] = []
    measured: list[Row] = []
    for one in exhibits:
        cited = tuple(code for code in one.questions if code in codes)
        keys = tuple(question_key(code) for code in cited)
        rows.append((
            Cell(one.number, link=one.key),
            cut(one.title, _LONGEST),
            one.day,
            Cell("", page_of=one.key),
            Cell("\n".join(cited), links=keys),
            Cell("\n" * (len(keys) - 1), pages_of=keys) if keys else "",
        ))  # fmt: skip
        measured.append(
            (one.number, cut(one.title, _LONGEST), one.day, "0000", "\n".join(cited), "0000")
        )
    return table(shares_of(columns, measured, width), rows, width)


class _Question(Flowable):
    """One question: its page, and its exhibits with theirs, some beside one another."""

    def __init__(self, one: QuestionSaid, keys: dict[str, str], width: float) -> None:
        super().__init__()
        self._one = one
        self._keys = [(number, keys[number]) for number in one.exhibits if number in keys]
        self._left = width * _TITLES
        room = self._left - _CODE - _PAGE - 14
        self._title = broken(one.title, PLAIN, _SIZE, room)
        self._across = max(1, int((width - self._left) // _EACH))
        rows = -(-len(self._keys) // self._across)
        self.width = width
        self.height = max(1, rows, len(self._title)) * _LINE + 7

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: PageCanvas = self.canv
        top, key = self.height - 11, question_key(self._one.code)
        canvas.setFont(PLAIN, _SIZE)
        canvas.setFillColor(ACCENT)
        canvas.drawString(PAD, top, self._one.code)
        canvas.number_of(key, self._left - 14, top, _SIZE, color=ACCENT)
        canvas.linkRect("", key, (0, 0, self._left - 10, self.height), relative=1)
        canvas.setFillColor(INK)
        for n, line in enumerate(self._title):
            canvas.drawString(_CODE, top - n * _LINE, line)
        for place, (number, exhibit) in enumerate(self._keys):
            down, across = divmod(place, self._across)
            x, y = self._left + across * _EACH, top - down * _LINE
            self._draw_exhibit(canvas, number, exhibit, x, y)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(0, 0, self.width, 0)

    def _draw_exhibit(self, canvas: PageCanvas, number: str, key: str, x: float, y: float) -> None:
        canvas.setFont(PLAIN, _SIZE)
        canvas.setFillColor(ACCENT)
        canvas.drawString(x, y, number)
        words = _("p. {number}")
        canvas.number_of(key, x + _ENDS, y, _SIZE - 1, words=words)
        canvas.linkRect("", key, (x, y - 3, x + _EACH - 8, y + _LINE - 3), relative=1)


def _by_question(
    questions: Sequence[QuestionSaid], shown: dict[str, ExhibitShown], width: float
) -> Iterator[Flowable]:
    keys = {number: one.key for number, one in shown.items()}
    made = [_Question(one, keys, width) for one in questions]
    yield from made[:-_TOGETHER]
    yield KeepTogether(made[-_TOGETHER:])
