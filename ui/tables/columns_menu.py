"""The menu in which a person chooses the columns of a table; it stays open while choosing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.language import _
from desktop.services.browsing import Column
from ui.tables.arrangement import Arrangement


class ColumnsMenu(QMenu):
    """One line a column; the last one leads back to how it was at first."""

    toggled = Signal(str, bool)
    reset_wanted = Signal()

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Columns"))
        self._columns = columns

    def fill(self, arrangement: Arrangement) -> None:
        """Offer the columns as they are arranged now."""
        self.clear()
        for column in self._columns:
            action = self.addAction(_(column.label).replace("&", "&&"))
            action.setData(column.key)
            action.setCheckable(True)
            is_shown = column.key in arrangement.shown
            action.setChecked(is_shown)
            action.setEnabled(not is_shown or len(arrangement.shown) > 1)
            action.toggled.connect(lambda on, key=column.key: self.toggled.emit(key, on))
        self.addSeparator()
        self.addAction(_("As at first")).triggered.connect(self.reset_wanted)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._toggle():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._toggle():
            super().keyPressEvent(event)

    def _toggle(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable():
            return False
        if action.isEnabled():
            action.toggle()
        self._hold_the_last()
        return True

    def _hold_the_last(self) -> None:
        """The last column that is shown cannot be taken away."""
        shown = [action for action in self.actions() if action.isChecked()]
        for action in shown:
            action.setEnabled(len(shown) > 1)
