"""A bar for each element, with the mark that it has to reach and a word where it does not."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.services.auditing.standing_shown import Bar
from ui import theme
from ui.today.click_row import ClickRow
from ui.widgets import Words, plain, take_away, tip

TITLE: Final = 132  # pixels at 100 %
FIGURE: Final = 52
HIGH: Final = 8
MARK: Final = 2
HUNDRED: Final = 100
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ShareBar(QWidget):
    """How much of it is earned, and the mark; the words beside it say the same."""

    def __init__(self, bar: Bar) -> None:
        super().__init__()
        self._bar = bar
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(TITLE), theme.px(HIGH * 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(HIGH * 4), theme.px(HIGH * 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high = theme.px(HIGH)
        whole = QRectF(0, (self.height() - high) / 2, self.width(), high)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(whole, high / 2, high / 2)
        share = (self._bar.percent or 0) / HUNDRED
        if share:
            painter.setBrush(theme.color("red" if self._bar.under else "accent"))
            done = QRectF(whole.left(), whole.top(), max(high, whole.width() * share), high)
            painter.drawRoundedRect(done, high / 2, high / 2)
        if self._bar.gate is not None:
            at = whole.width() * self._bar.gate / HUNDRED
            painter.setBrush(theme.color("ink"))
            painter.drawRect(QRectF(at - MARK / 2, 0, MARK, self.height()))
        painter.end()


class ScoreBars(QWidget):
    """The bars of all elements; each leads to where its records are."""

    tab_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.rows: list[ClickRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        theme.watch().changed.connect(self._fill)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other figures; the rows stay where only their figures are others."""
        if tuple(bars) != self._bars:
            self._bars = tuple(bars)
            self._fill()

    def _fill(self) -> None:
        focus = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        take_away(self._column)
        self.rows = [self._row(bar) for bar in self._bars]
        for row in self.rows:
            self._column.addWidget(row)
        if focus is not None and focus < len(self.rows):
            self.rows[focus].setFocus()

    def _row(self, bar: Bar) -> ClickRow:
        row = ClickRow(bar.sentence)
        row.setToolTip(tip(bar.sentence))
        title = QWidget()
        words = QVBoxLayout(title)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(plain(bar.title))
        if bar.under:
            words.addWidget(Words(bar.under, "fault"))
        title.setFixedWidth(theme.px(TITLE))
        row.add(title)
        row.add(ShareBar(bar), 1)
        figure = Words(bar.percent_said, "body")
        figure.setAlignment(RIGHT)
        figure.setFixedWidth(theme.px(FIGURE))
        row.add(figure)
        row.clicked.connect(partial(self.tab_wanted.emit, bar.tab))
        return row
