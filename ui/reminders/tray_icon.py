"""The icon beside the clock, as Qt has it; a test puts another in its place."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from ui.icons import app_icon


def is_available() -> bool:
    """Whether this desktop has a place beside its clock, and shows notices there."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()


class TrayIcon(QObject):
    """An icon with a few words, which can tell something."""

    clicked = Signal()  # on the icon, or on what it told

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(app_icon(), self)
        self._icon.setToolTip("Muster")
        self._icon.messageClicked.connect(self.clicked)
        self._icon.activated.connect(lambda _how: self.clicked.emit())

    def show(self) -> None:
        """Be there."""
        self._icon.show()

    def hide(self) -> None:
        """Be gone, with what was told."""
        self._icon.hide()

    def say(self, words: str) -> None:
        """Say this to whoever points at it."""
        self._icon.setToolTip(words)

    def tell(self, title: str, text: str) -> None:
        """Tell something at once."""
        self._icon.showMessage(title, text, app_icon())
