"""The tabs of the window, each with a badge that says a number and a word."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QTabBar, QWidget

from ui import theme
from ui.widgets.chip import chip_size, paint_chip


@dataclass
class _Tab:
    key: str
    title: str
    number: int = 0
    words: str = ""
    tone: str = "plain"


@dataclass(frozen=True)
class _Fit:
    worded: bool  # badges say their words, not only their number
    side: int  # room beside a title


_FITS: Final = (_Fit(True, 12), _Fit(True, 8), _Fit(False, 12), _Fit(False, 6))


class BadgeTabs(QTabBar):
    """Tabs by key. Where they do not fit, badges shorten to their number; then the bar scrolls."""

    chosen = Signal(str)  # the key of the tab that is current now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: list[_Tab] = []
        self._fit = _FITS[0]
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentChanged.connect(self._on_current_changed)
        for keys, by in (
            (QKeySequence.StandardKey.NextChild, 1),
            (QKeySequence.StandardKey.PreviousChild, -1),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=by: self._turn(by))
        theme.watch().changed.connect(self._lay_out_again)

    def add(self, key: str, title: str) -> None:
        """Add a tab at the end."""
        self._tabs.append(_Tab(key, title))
        self.addTab(title.replace("&", "&&"))
        self.setAccessibleTabName(len(self._tabs) - 1, title)

    def set_badge(self, key: str, number: int, words: str, tone: str) -> None:
        """Say a number and its words, e.g. 3 and "3 expired", beside a title; 0 takes it off."""
        i = self._index(key)
        tab = self._tabs[i]
        tab.number, tab.words, tab.tone = number, words, tone
        said = f"{tab.title}, {words}" if number else tab.title
        self.setAccessibleTabName(i, said)
        self.setTabToolTip(i, said if number else "")
        self._lay_out_again()

    def badge(self, key: str) -> str:
        """Return what the badge of a tab shows now."""
        return self._shown(self._tabs[self._index(key)])

    def current_key(self) -> str:
        """Return the key of the current tab; empty when there is none."""
        i = self.currentIndex()
        return self._tabs[i].key if 0 <= i < len(self._tabs) else ""

    def choose(self, key: str) -> None:
        """Make a tab the current one."""
        self.setCurrentIndex(self._index(key))

    def keys(self) -> list[str]:
        """Return the keys of the tabs, in order."""
        return [tab.key for tab in self._tabs]

    def tabSizeHint(self, index: int) -> QSize:
        size = self._size(self._tabs[index], self._fit)
        return size if index else size + QSize(self._lead(self._fit), 0)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        height = max((self._size(tab, _FITS[0]).height() for tab in self._tabs), default=0)
        return QSize(self._width(_FITS[0]), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        changed = self._decide()
        super().resizeEvent(event)
        if changed:
            self._measure_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("card"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.color("line"))
        under = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for i, tab in enumerate(self._tabs):
            rect = self.tabRect(i)
            if i == 0:
                rect.setLeft(rect.left() + self._lead(self._fit))
            if rect.intersects(event.rect()):
                self._paint_tab(painter, rect, tab, i == self.currentIndex(), i == under)

    def _paint_tab(
        self, painter: QPainter, rect: QRect, tab: _Tab, current: bool, under: bool
    ) -> None:
        painter.setFont(_font())
        painter.setPen(theme.color("ink" if current or under else "soft"))
        side = theme.px(self._fit.side)
        room = rect.adjusted(side, 0, -side, 0)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, tab.title
        )
        if words := self._shown(tab):
            size = chip_size(words)
            at = QPoint(room.right() + 1 - size.width(), rect.center().y() + 1 - size.height() // 2)
            paint_chip(painter, at, words, tab.tone)
        if current:
            bar = theme.px(3)
            painter.fillRect(
                QRect(rect.left(), rect.bottom() + 1 - bar, rect.width(), bar),
                theme.color("accent"),
            )
        if current and self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), theme.RING))
            ring = QRectF(rect).adjusted(3, 4, -3, -theme.px(3) - 3)
            painter.drawRoundedRect(ring, theme.CORNER, theme.CORNER)

    def _shown(self, tab: _Tab) -> str:
        if not tab.number:
            return ""
        return tab.words if self._fit.worded else str(tab.number)

    def _size(self, tab: _Tab, fit: _Fit) -> QSize:
        metrics = QFontMetrics(_font())
        width = metrics.horizontalAdvance(tab.title) + 2 * theme.px(fit.side) + 1
        if tab.number:
            words = tab.words if fit.worded else str(tab.number)
            width += chip_size(words).width() + theme.px(theme.NEAR)
        return QSize(width, metrics.height() + 2 * theme.px(14))

    def _width(self, fit: _Fit) -> int:
        return sum(self._size(tab, fit).width() for tab in self._tabs) + self._lead(fit)

    @staticmethod
    def _lead(fit: _Fit) -> int:
        """Room before the first tab, so that its words stand over those of the page."""
        return 0 if fit is _FITS[-1] else max(0, theme.AROUND - theme.px(fit.side))

    def _decide(self) -> bool:
        before = self._fit
        for fit in _FITS:
            self._fit = fit
            if self._width(fit) <= self.width():
                break
        return self._fit is not before

    def _lay_out_again(self) -> None:
        self._decide()
        self._measure_again()
        self.updateGeometry()
        self.update()

    def _measure_again(self) -> None:
        if self.count():
            self.setTabText(0, self.tabText(0))  # a tab's text makes Qt measure all of them

    def _index(self, key: str) -> int:
        return next(i for i, tab in enumerate(self._tabs) if tab.key == key)

    def _turn(self, by: int) -> None:
        if self.count():
            self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def _on_current_changed(self, index: int) -> None:
        if 0 <= index < len(self._tabs):
            self.chosen.emit(self._tabs[index].key)


def _font() -> QFont:
    font = theme.font("body")
    font.setWeight(QFont.Weight.Medium)
    return font
