"""The parts of a submission that are tables and labels: profile, people, plan, log, left out."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from reportlab.platypus import Flowable, Spacer

from desktop.package.document import Document, chapter, section, turned, upright
from desktop.package.faces import PLAIN, STRONG, elided, width_of
from desktop.package.look import BODY, INK, LEAD, SMALL, SOFT
from desktop.package.sheets.facts import facts
from desktop.package.sheets.said import Fact
from desktop.package.submission.shares import shares_of
from desktop.package.submission.values import Row, Section
from desktop.package.submission.words import PeopleSaid, ProfileSaid, TableSaid
from desktop.package.tables import Column, table
from desktop.package.text import broken, clean, paragraph

_UPRIGHT: Final = 6  # columns that have room on an upright page
_SHORT: Final = 10  # rows that had better stand on one page
_MOST: Final = 300.0
_HEADING: Final = 58.0


class _Large(Flowable):
    """One large figure with what it rests on beside it, on as many lines as it takes."""

    def __init__(self, figure: str, about: str, width: float) -> None:
        super().__init__()
        self._figure = elided(clean(figure), STRONG, 24, width * 0.5)
        self._left = width_of(self._figure, STRONG, 24) + 16
        self._about = broken(about, PLAIN, 9, width - self._left) if about else []
        self.width, self.height = width, max(40.0, 12.5 * len(self._about) + 14)

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        canvas.setFont(STRONG, 24)
        canvas.setFillColor(INK)
        canvas.drawString(0, self.height - 26, self._figure)
        canvas.setFont(PLAIN, 9)
        canvas.setFillColor(SOFT)
        y = self.height - (25.5 if len(self._about) == 1 else 15)
        for line in self._about:
            canvas.drawString(self._left, y, line)
            y -= 12.5


def profile_part(said: ProfileSaid, width: float) -> Iterator[Flowable]:
    """Yield the company as it is registered: the body of the submission begins with it."""
    yield from chapter(said.about.key, said.about.title, is_body=True)
    if said.about.lead:
        yield paragraph(said.about.lead, LEAD)
    for one in said.sections:
        yield from _section(one, width)


def _section(one: Section, width: float) -> Iterator[Flowable]:
    some = facts([Fact(label, value) for label, value in one.pairs], width)
    room = min(sum(float(part.wrap(width, 900)[1]) for part in some), _MOST) + _HEADING
    yield from section(one.key, one.title, room=room)
    yield from some


def people_part(said: PeopleSaid, width: float) -> Iterator[Flowable]:
    """Yield employees and sites: the head-count with its base, then the tables."""
    yield from chapter(said.about.key, said.about.title)
    if said.about.lead:
        yield paragraph(said.about.lead, LEAD)
    if said.head_count:
        yield _Large(said.head_count, said.head_count_base, width)
    for one in said.tables:
        yield from _titled(one, width)


def _titled(one: TableSaid, width: float) -> Iterator[Flowable]:
    columns = shares_of(one.columns, one.rows, width)
    some = one.rows if len(one.rows) <= _SHORT else one.rows[:1]
    needed = table(columns, some, width).wrap(width, 0)[1]
    yield from section(one.key, one.title, room=min(needed, _MOST) + _HEADING)
    yield from _rows(one, columns, width)


def _rows(one: TableSaid, columns: Iterable[Column], width: float) -> Iterator[Flowable]:
    if not one.rows:
        yield paragraph(one.nothing or one.sentence, BODY)
        return
    if one.sentence:
        yield paragraph(one.sentence, SMALL)
        yield Spacer(0, 5)
    yield table([*columns], one.rows, width)


def table_part(said: TableSaid, document: Document) -> Iterator[Flowable]:
    """Yield a table as a chapter of its own, on its side where it has many columns."""
    lies = len(said.columns) > _UPRIGHT and bool(said.rows)
    width = document.turned_width if lies else document.width
    yield from turned() if lies else upright()
    yield from chapter(said.key, said.title)
    if not said.rows:
        yield paragraph(said.nothing or said.sentence, BODY)
        return
    if said.sentence:
        yield paragraph(said.sentence, LEAD)
    columns = shares_of(said.columns, said.rows, width)
    rows: tuple[Row, ...] = said.rows
    yield table(columns, rows, width)
