"""What the windows with a sheet in them share: their size, their keys, and how they go."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from ui import tab_order, theme
from ui.desk import Desk
from ui.preferences import Preferences
from ui.printing.paper_pane import PaperPane

OF_THE_SCREEN: Final = 0.94
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaperWindow(QWidget):
    """A window beside the work; Esc closes it, Enter prints. It is remembered how large it was."""

    def __init__(
        self,
        desk: Desk,
        preferences: Preferences,
        size: QSize,
        key: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "page")
        self._preferences, self._key = preferences, f"print/{key}"
        self.pane = PaperPane(desk, preferences)
        self.pane.close_wanted.connect(self.close)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(0)
        desk.closing.connect(self.close)
        kept = preferences.state(self._key)
        room = self.screen().availableSize() * OF_THE_SCREEN
        self.resize(QSize(theme.px(size.width()), theme.px(size.height())).boundedTo(room))
        if not kept.isEmpty():
            self.restoreGeometry(kept)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_order.step(self, forward=forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in _ENTER and is_plain and not _has_own_enter(self.focusWidget()):
            self.pane.print.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.keep(self._key, self.saveGeometry())
        self.pane.let_go()
        super().closeEvent(event)


def _has_own_enter(widget: QWidget | None) -> bool:
    return isinstance(widget, QAbstractButton | QLineEdit)
