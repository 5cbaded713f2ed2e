"""Lets Python clear away what is no longer used on the window's thread alone.

Python does it on whichever thread makes the most objects. There, a widget that is part of a ring
(a button whose slot names its dialog) is taken apart by a worker while the window may be painting
it, and the program ends in a crash.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

PAUSE: Final = 250  # milliseconds: what a package being built leaves in a second holds one up 50 ms
_LESS_OFTEN: Final = (1, 1, 4)  # the deepest looks at everything, and takes a tenth of a second


class Garbage(QObject):
    """Made with the window's threads and closed with them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    def close(self) -> None:
        """Leave it to Python again, once no other thread is at work."""
        self._timer.stop()
        gc.enable()

    def _on_time(self) -> None:
        """Collect as deep as Python itself would by now, everything every two minutes at most."""
        counted = zip(gc.get_count(), gc.get_threshold(), _LESS_OFTEN, strict=True)
        full = [n > most * times for n, most, times in counted]
        for generation in (2, 1, 0):
            if full[generation]:
                gc.collect(generation)
                return
