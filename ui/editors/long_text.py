"""An editor of longer text, which grows with what is typed and never scrolls the form away."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from desktop.records.fields import Field
from ui import theme
from ui.desk import Desk
from ui.editors.line_editors import FieldEditor

LEAST_LINES: Final = 2
MOST_LINES: Final = 8
_SLACK: Final = 2  # lines are laid out in fractions of pixels


class GrowingText(QPlainTextEdit):
    """A text of two to eight lines; beyond, it scrolls. Tab moves on."""

    def __init__(self, parent: QWidget | None = None, least: int = LEAST_LINES) -> None:
        super().__init__(parent)
        self._least = least
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines = least
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    def sizeHint(self) -> QSize:
        # what the style sheet and the frame take is known only once there is a viewport
        rim = self.height() - self.viewport().height() if self.isVisible() else theme.px(10)
        rim += 2 * int(self.document().documentMargin()) + _SLACK
        return QSize(0, self.lines * self.fontMetrics().lineSpacing() + rim)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_size_changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()  # the form scrolls, not a field under way

    def _on_size_changed(self) -> None:
        wanted = int(self.document().size().height())  # in lines
        lines = min(max(wanted, self._least), MOST_LINES)
        if lines != self.lines:
            self.lines = lines
            self.updateGeometry()


class LongTextEditor(FieldEditor):
    """A text of any length."""

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(desk, field, parent)
        self.input = GrowingText()
        self._setting = False
        self.input.textChanged.connect(self._on_changed)
        self._put_input(self.input)

    def typed(self) -> object:
        return self.input.toPlainText()

    def set_typed(self, typed: object) -> None:
        self._setting = True
        try:
            self.input.setPlainText("" if typed is None else str(typed))
        finally:
            self._setting = False

    def _on_changed(self) -> None:
        if not self._setting:
            self.show_fault("")
            self.changed.emit()
