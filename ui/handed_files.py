"""Takes the company file that a system hands to a running program: macOS does on a double click."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent


class HandedFiles(QObject):
    """Watches what the system says to the application, and hands on the file of it.

    Only where a system does so: everything that happens in the window passes through here.
    """

    def __init__(self, take: Callable[[Path], None], parent: QObject) -> None:
        super().__init__(parent)
        self._take = take

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the file; every other event goes on its way."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._take(Path(event.file()))
            return True
        return super().eventFilter(watched, event)
