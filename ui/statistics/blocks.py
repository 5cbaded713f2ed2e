"""The blocks of words on the page: figures, rates with base and counts, kinds of incidents."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.statistics.shown import Chart, Figure, KindSaid, RateSaid
from ui import theme
from ui.statistics.chart import BarChart
from ui.widgets import Chip, Words, line, plain, small, soft, strong, take_away

TOP = Qt.AlignmentFlag.AlignTop


def _column(*parts: QWidget, spacing: int = theme.TIGHT) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return whole


def figure_block(figure: Figure) -> QWidget:
    """Return a figure with what it counts above it and what belongs to it below."""
    below = [small(text) for text in (figure.about, figure.compared) if text]
    block = _column(soft(figure.title), Words(figure.value, "page-title"), *below)
    block.setObjectName(f"figure-{figure.key}")
    return block


def chart_block(chart: Chart) -> QWidget:
    """Return a chart under its title."""
    return _column(strong(chart.title), BarChart(chart))


class Rates(QWidget):
    """The rates, each with its counts; in words where there is no number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.FIELD)

    def put(self, rates: Sequence[RateSaid], about: str) -> None:
        """Show other rates."""
        take_away(self._rows)
        for number, rate in enumerate(rates):
            if number:
                self._rows.addWidget(line())
            self._rows.addWidget(_rate(rate))
        self._rows.addWidget(small(about))
        self._rows.addStretch(1)


def _rate(rate: RateSaid) -> QWidget:
    words = [soft(rate.counts)]
    words += [small(text) for text in (rate.why, rate.compared) if text]
    left = _column(strong(rate.title), *words)
    right: QWidget = Words(rate.value, "page-title") if rate.value else Chip(_("No number yet"))
    if isinstance(right, Words):
        right.setWordWrap(False)
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.FIELD)
    row.addWidget(left, 1)
    row.addWidget(right, 0, TOP)
    return whole


class Kinds(QWidget):
    """Incidents by kind: how many, of what, and how that compares."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.NEAR)

    def put(self, kinds: Sequence[KindSaid], none: str) -> None:
        """Show other counts."""
        take_away(self._rows)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.FIELD)
        grid.setVerticalSpacing(theme.NEAR)
        grid.setColumnStretch(1, 1)
        for number, kind in enumerate(kinds):
            count = strong(kind.count)
            count.setWordWrap(False)
            count.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(count, number, 0, TOP)
            words = [plain(kind.title), *([small(kind.compared)] if kind.compared else [])]
            grid.addWidget(_column(*words, spacing=0), number, 1)
        if kinds:
            self._rows.addWidget(table)
        if none:
            self._rows.addWidget(soft(none))
        self._rows.addStretch(1)
