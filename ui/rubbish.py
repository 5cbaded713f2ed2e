"""Collects Python's garbage on the window's thread only, because a widget must not die elsewhere.

Left to itself, Python collects on whichever thread happens to allocate; a widget in a cycle that
a worker collects takes the program down with it.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY: Final = 2_000  # milliseconds


class Rubbish(QObject):
    """Takes over from Python's own collecting for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)

    def look(self) -> None:
        """Collect the oldest generation that is due, as Python would."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._limits[generation]:
                gc.collect(generation)
                return

    def end(self) -> None:
        """Give it back to Python."""
        self._timer.stop()
        gc.enable()
