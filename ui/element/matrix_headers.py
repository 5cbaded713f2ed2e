"""Headings of a wide table: across in two lines, down in place however far one scrolls."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import theme
from ui.element.heads import HEAD, Head
from ui.element.matrix_delegate import GAP, PADDING
from ui.element.wrapped import width_in_two_lines, wrapped

NARROWEST: Final = 64
WIDEST: Final = 180
LINES: Final = 2

Line = tuple[str, QFont, str]  # the words, their font, the role of their colour


class TopHeader(QHeaderView):
    """What stands across, each wrapped to two lines."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setAccessibleName(name)

    def room_for(self, text: str) -> int:
        """Return how wide a column must be for its heading."""
        room = width_in_two_lines(text, _kind_font()) + 2 * (theme.px(PADDING) + GAP) + 1
        return max(theme.px(NARROWEST), min(theme.px(WIDEST), room))

    def sizeHint(self) -> QSize:
        high = LINES * QFontMetrics(_kind_font()).lineSpacing() + 2 * theme.px(theme.TIGHT)
        return QSize(super().sizeHint().width(), high)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        head: Head | None = self.model().headerData(section, Qt.Orientation.Horizontal, HEAD)
        if head is None:
            return
        inner = rect.adjusted(theme.px(PADDING) + GAP, 0, -theme.px(PADDING) - GAP + 1, 0)
        font = _kind_font()
        lines = wrapped(head.title, font, inner.width(), LINES)
        _paint_lines(painter, inner, [(line, font, "soft") for line in lines])


class SideHeader(QHeaderView):
    """What stands down: a name, and below it in soft letters what else there is to say."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(False)
        self.setAccessibleName(name)
        self._width = 0

    def fit(self, heads: Sequence[Head], most: int) -> None:
        """Take the room that the names need, but no more than `most`."""
        titles, below = QFontMetrics(theme.font("strong")), QFontMetrics(theme.font("small"))
        needed = [titles.horizontalAdvance(head.title) for head in heads]
        needed += [below.horizontalAdvance(head.below) for head in heads]
        self._width = min(most, max(needed, default=0)) + theme.px(theme.FIELD) + 1
        self.updateGeometry()

    def height_for(self, head: Head) -> int:
        """Return how high a row must be."""
        lines = self._lines(head)
        high = sum(QFontMetrics(font).lineSpacing() for _text, font, _role in lines)
        return high + 2 * theme.px(theme.TIGHT)

    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        head: Head | None = self.model().headerData(section, Qt.Orientation.Vertical, HEAD)
        if head is not None:
            _paint_lines(painter, rect, self._lines(head))

    def _lines(self, head: Head) -> list[Line]:
        room = self._width - theme.px(theme.FIELD)
        strong, small = theme.font("strong"), theme.font("small")
        lines = [(line, strong, "ink") for line in wrapped(head.title, strong, room, LINES)]
        below = wrapped(head.below, small, room, 1)
        return lines + [(line, small, "soft") for line in below if line]


def _kind_font() -> QFont:
    font = theme.font("small")
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _paint_lines(painter: QPainter, rect: QRect, lines: list[Line]) -> None:
    """Paint lines one below another, in the middle of the height."""
    high = sum(QFontMetrics(font).lineSpacing() for _text, font, _role in lines)
    top = rect.top() + max(0, rect.height() - high) // 2
    painter.save()
    for text, font, role in lines:
        step = QFontMetrics(font).lineSpacing()
        painter.setFont(font)
        painter.setPen(theme.color(role))
        painter.drawText(
            QRect(rect.left(), top, rect.width(), step),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            text,
        )
        top += step
    painter.restore()
