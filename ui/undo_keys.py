"""Lets Ctrl+Z in a text that has nothing to undo take back the last action of the company."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_STANDARD = QKeySequence.StandardKey


class UndoKeys(QObject):
    """Watches the text that has the keyboard, and no other.

    Qt gives the keys to a text always; right after a form was saved, with the cursor still in it,
    they would do nothing at all.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        is_undo, is_redo = event.matches(_STANDARD.Undo), event.matches(_STANDARD.Redo)
        if not (is_undo or is_redo):
            return False
        text = _text_in(watched)
        if text is None or (_can_undo(text) if is_undo else _can_redo(text)):
            return False
        event.ignore()  # so that the key goes on to the menus
        return True


Text = QLineEdit | QPlainTextEdit | QTextEdit


def _text_in(widget: QObject) -> Text | None:
    """The text that a widget edits, None where it edits none."""
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        return widget.lineEdit()
    return widget if isinstance(widget, Text) else None


def _can_undo(text: Text) -> bool:
    edited = text if isinstance(text, QLineEdit) else text.document()
    return edited.isUndoAvailable()


def _can_redo(text: Text) -> bool:
    edited = text if isinstance(text, QLineEdit) else text.document()
    return edited.isRedoAvailable()
