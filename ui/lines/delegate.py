"""Draws a line of such a list: marked words, soft words, and what does not fit ends in dots."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, theme
from ui.lines.line import Index, Line, LinesModel, Marks

ICON = 16
AIR = 7  # above and below the words


class LineDelegate(QStyledItemDelegate):
    """Draws the lines of a `LinesModel`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        line = _line(index)
        if line.is_heading:
            return QSize(0, QFontMetrics(theme.font("section")).height() + theme.px(16))
        height = QFontMetrics(theme.font("body")).height()
        if line.below:
            height += QFontMetrics(theme.font("small")).height()
        return QSize(0, height + 2 * theme.px(AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = _line(index)
        painter.save()
        if line.is_heading:
            _paint_heading(painter, option.rect, line)
        else:
            self._paint_ground(painter, option, index)
            _paint_line(painter, option.rect, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        style = widget.style() if widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)


def _line(index: Index) -> Line:
    model = index.model()
    assert isinstance(model, LinesModel)
    return model.lines[index.row()]


def _paint_heading(painter: QPainter, rect: QRect, line: Line) -> None:
    painter.setFont(theme.font("section"))
    painter.setPen(theme.color("soft"))
    room = rect.adjusted(theme.px(10), 0, -theme.px(10), -theme.px(3))
    metrics = painter.fontMetrics()
    if line.right:
        side = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, side, line.right)
        room.setRight(room.right() - metrics.horizontalAdvance(line.right) - theme.px(8))
    words = metrics.elidedText(line.text.upper(), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)


def _paint_line(painter: QPainter, rect: QRect, line: Line) -> None:
    air = theme.px(AIR)
    room = rect.adjusted(theme.px(10), air, -theme.px(10), -air)
    if line.icon:
        painter.drawPixmap(
            room.left(),
            room.top() + (QFontMetrics(theme.font("body")).height() - theme.px(ICON)) // 2,
            icons.pixmap(line.icon, line.icon_role, ICON, painter.device().devicePixelRatio()),
        )
        room.setLeft(room.left() + theme.px(ICON) + theme.px(10))
    first, second = QRect(room), QRect(room)
    second.setTop(room.top() + QFontMetrics(theme.font("body")).height())
    if line.right and line.right_below:
        second.setRight(second.right() - _paint_right(painter, second, line.right, "small"))
    elif line.right:
        first.setRight(first.right() - _paint_right(painter, room, line.right, "body"))
    _paint_words(painter, first, line.text, line.marks, theme.font("body"), "ink")
    if line.below:
        _paint_words(painter, second, line.below, line.below_marks, theme.font("small"), "soft")


def _paint_right(painter: QPainter, room: QRect, words: str, beside: str) -> int:
    """Paint soft words at the right end, at most half as wide as the room; return their room.

    `beside` is the font of the words to their left, on whose line they stand.
    """
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color("soft"))
    metrics = painter.fontMetrics()
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() // 2)
    lower = QFontMetrics(theme.font(beside)).ascent() - metrics.ascent()
    width = metrics.horizontalAdvance(words)
    painter.drawText(
        QPointF(room.right() + 1 - width, room.top() + lower + metrics.ascent()), words
    )
    return width + theme.px(12)


def _paint_words(
    painter: QPainter, room: QRect, text: str, marks: Marks, font: QFont, role: str
) -> None:
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    layout = QTextLayout(shown, font)
    layout.setFormats([_marked(start, length) for start, length in marks if start < len(shown)])
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setNumColumns(len(shown))
    layout.endLayout()
    painter.setPen(theme.color(role))
    painter.setClipRect(room)
    layout.draw(painter, QPointF(room.topLeft()))
    painter.setClipping(False)


def _marked(start: int, length: int) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setForeground(theme.color("accent"))
    look.setFontUnderline(True)
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, look
    return found
