"""Draws the statistics on one page: figures, rates with base and counts, kinds, bars by month."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportlab.platypus import Flowable, Spacer

from desktop.package.document import About, Document, Written
from desktop.package.faces import PLAIN, STRONG
from desktop.package.look import INK, LABEL, SECTION, SMALL, SOFT
from desktop.package.paper import LETTER, Paper
from desktop.package.sheets.bars import Bars
from desktop.package.sheets.lettering import Letters, draw_lines
from desktop.package.sheets.lists import heading
from desktop.package.sheets.pieces import Smaller
from desktop.package.sheets.styles import LIST_LEAD
from desktop.package.tables import Cell, Column, table
from desktop.package.text import broken, paragraph
from desktop.values.charts import Chart, Figure, KindSaid, RateSaid

_GAP: Final = 14.0  # between columns
_FIGURES: Final = 4  # beside one another
_KINDS: Final = 3
_CHARTS: Final = 2
_CHART: Final = 82.0  # points high
_VALUE: Final = 14.0
_VALUE_LEAD: Final = 18.0
_AIR: Final = 7.0
_BELOW: Final = 4.0
_AS_IT_IS: Final = 1.0
_TITLE: Final = SECTION.clone("statistics section", spaceBefore=0, spaceAfter=0)


@dataclass(frozen=True)
class StatisticsSaid:
    """What the page says, in its order."""

    title: str
    sentences: tuple[str, ...]
    figures: tuple[Figure, ...]
    rates: tuple[RateSaid, ...]
    rates_about: str
    kinds: tuple[KindSaid, ...]
    kinds_none: str
    charts: tuple[Chart, ...]
    rates_title: str
    rates_heads: tuple[str, str, str]
    no_number: str
    kinds_title: str


def write_statistics(
    about: About,
    said: StatisticsSaid,
    to: Path,
    *,
    paper: Paper = LETTER,
    beat: Callable[[int], None] = lambda _page: None,
) -> Written:
    """Write the page; where much is to be said all of it is drawn smaller, and stays one page."""
    document = Document(about, paper=paper, beat=beat)
    return document.write(one_page(said, document.width, paper.room[1]), to)


def one_page(said: StatisticsSaid, width: float, height: float) -> list[Flowable]:
    """Return what stands on the page, in so much room."""
    scale = _AS_IT_IS
    while True:
        parts = list(_story(said, width / scale))
        needed = sum(_height(part, width / scale) for part in parts)
        if needed * scale <= height:
            break
        scale = min(scale - 0.02, height / needed)
    return parts if scale == _AS_IT_IS else [Smaller(part, scale) for part in parts]


def _height(part: Flowable, width: float) -> float:
    style = getattr(part, "style", None)
    around = style.spaceBefore + style.spaceAfter if style is not None else 0.0
    return float(part.wrap(width, 10_000.0)[1]) + around


def _story(said: StatisticsSaid, width: float) -> Iterator[Flowable]:
    yield from heading(said.title, said.sentences)
    yield Spacer(0, _AIR)
    figures = [(one.title, one.value, (one.about, one.compared)) for one in said.figures]
    yield from _cells(figures, width, _FIGURES, strong=True)
    yield from _section(said.rates_title)
    yield _rates(said, width)
    yield Spacer(0, 4)
    yield paragraph(said.rates_about, SMALL)
    yield from _section(said.kinds_title)
    kinds = [("", f"{one.count}  {one.title}", (one.compared,)) for one in said.kinds]
    yield from _cells(kinds, width, _KINDS, strong=False)
    if said.kinds_none:
        yield paragraph(said.kinds_none, LIST_LEAD)
    yield from _section(said.charts[0].about if said.charts else "")
    for start in range(0, len(said.charts), _CHARTS):
        yield Spacer(0, _AIR if start else 0)
        yield _Row(said.charts[start : start + _CHARTS], width)


def _section(title: str) -> Iterator[Flowable]:
    """Room above and below is drawn, too: it must shrink with all the rest."""
    yield Spacer(0, _AIR)
    yield paragraph(title, _TITLE)
    yield Spacer(0, _BELOW)


def _rates(said: StatisticsSaid, width: float) -> Flowable:
    columns = [Column(said.rates_heads[0], 3.8), Column(said.rates_heads[1], 1.2, right=True),
               Column(said.rates_heads[2], 5.0)]  # fmt: skip
    rows = [
        (
            rate.title,
            Cell(rate.value or said.no_number, strong=bool(rate.value)),
            "\n".join(filter(None, (rate.counts, rate.why, rate.compared))),
        )
        for rate in said.rates
    ]
    return table(columns, rows, width)


_Said = tuple[str, str, Sequence[str]]  # label, the figure, what belongs to it


def _cells(said: Sequence[_Said], width: float, across: int, *, strong: bool) -> Iterator[Flowable]:
    for start in range(0, len(said), across):
        yield _Cells(said[start : start + across], width, across, strong=strong)


class _Cells(Flowable):
    """Some figures beside one another."""

    def __init__(self, said: Sequence[_Said], width: float, across: int, *, strong: bool) -> None:
        super().__init__()
        self._room = (width - _GAP * (across - 1)) / across
        self._size, self._lead = (_VALUE, _VALUE_LEAD) if strong else (9.0, 12.0)
        self._said = [
            (
                broken(label, PLAIN, LABEL.fontSize, self._room) if label else [],
                broken(value, STRONG, self._size, self._room),
                [
                    line
                    for text in more
                    if text
                    for line in broken(text, PLAIN, LABEL.fontSize, self._room)
                ],
            )
            for label, value, more in said
        ]
        self.width = width
        self.height = max(self._high(*one) for one in self._said) + _AIR

    def _high(self, label: list[str], value: list[str], more: list[str]) -> float:
        return float((len(label) + len(more)) * LABEL.leading + len(value) * self._lead)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Called by the library."""
        return self.width, self.height

    def draw(self) -> None:
        """Called by the library, in its place."""
        small = Letters(PLAIN, LABEL.fontSize, LABEL.leading, lift=LABEL.leading * 0.24)
        large = Letters(STRONG, self._size, self._lead, lift=self._lead * 0.24)
        for number, (label, value, more) in enumerate(self._said):
            left, y = number * (self._room + _GAP), self.height
            for lines, letters, color in ((label, small, SOFT), (value, large, INK),
                                          (more, small, SOFT)):  # fmt: skip
                y = draw_lines(self.canv, lines, left, y, letters, color)


class _Row(Flowable):
    """Some charts beside one another."""

    def __init__(self, charts: Sequence[Chart], width: float) -> None:
        super().__init__()
        room = (width - _GAP * (_CHARTS - 1)) / _CHARTS
        self._bars = [Bars(chart, room, _CHART) for chart in charts]
        self.width, self.height = width, _CHART

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Called by the library."""
        return self.width, self.height

    def draw(self) -> None:
        """Called by the library, in its place."""
        for number, bars in enumerate(self._bars):
            bars.drawOn(self.canv, number * (bars.width + _GAP), 0)
