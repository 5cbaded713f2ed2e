"""The keys that work on a table as a whole: pasting a block of cells, Enter to the line below."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.services.pasted_lines import is_table


class RowKeys(QObject):
    """Watches what is typed into and takes those keys before a single cell does."""

    pasted = Signal(QWidget, str)  # where, and the text of several cells
    entered = Signal(QWidget)

    def watch(self, widgets: list[QWidget]) -> None:
        """Watch the inputs of a line."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key where it is for the whole table."""
        if (
            event.type() != QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
            or not isinstance(watched, QWidget)
        ):
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            # lines without columns are one text where a text has several lines
            if is_table(text) and not (isinstance(watched, QPlainTextEdit) and "\t" not in text):
                self.pasted.emit(watched, text)
                return True
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers()
            and not isinstance(watched, QPlainTextEdit)
        ):
            self.entered.emit(watched)
            return True
        return False
