"""Two of Qt's own fields with the room and the colours that a style sheet cannot give them."""

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QAbstractSpinBox, QCalendarWidget, QWidget

from ui import theme

Box = TypeVar("Box", bound=QAbstractSpinBox)


class Calendar(QCalendarWidget):
    """A month to pick a day from, in the colours of the look; weekends are days like others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        theme.watch().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(theme.px(300), theme.px(250)))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _on_look_changed(self) -> None:
        head, day, weekend = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        head.setForeground(theme.color("soft"))
        head.setBackground(theme.color("card"))
        day.setForeground(theme.color("ink"))
        weekend.setForeground(theme.color("soft"))
        self.setHeaderTextFormat(head)
        for weekday in Qt.DayOfWeek:
            late = weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
            self.setWeekdayTextFormat(weekday, weekend if late else day)


def padded(box: Box) -> Box:
    """Give a number or date box the room before its text that its style sheet cannot."""
    box.lineEdit().setTextMargins(theme.px(theme.NEAR), 0, 0, 0)
    return box
