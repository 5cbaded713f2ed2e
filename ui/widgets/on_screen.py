"""How large a window begins: as large as is comfortable, as far as the screen goes."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from ui import theme

_SHARE: Final = 0.92  # of the screen, where the screen is small


def comfortable(width: int, height: int) -> QSize:
    """Return the size of a window of so many pixels at the usual size of letters."""
    wanted = QSize(theme.px(width), theme.px(height))
    screen = QGuiApplication.primaryScreen()
    return wanted.boundedTo(screen.availableSize() * _SHARE) if screen else wanted
