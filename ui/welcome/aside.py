"""Asks a drive something without waiting for it, while no company file and no jobs are there."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.errors import Refused


class Aside(QObject):
    """Does `work` in a thread of its own, because a drive that is gone answers after minutes.

    `answered` and `refused` are heard on the window's thread, unless nobody is left to hear.
    """

    answered = Signal(object)
    refused = Signal(object)

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self._work = work

    def start(self) -> None:
        """Begin."""
        threading.Thread(target=self._do, name="muster-aside", daemon=True).start()

    def _do(self) -> None:
        try:
            answer = self._work()
        except Refused as refused:
            self.refused.emit(refused)
        else:
            self.answered.emit(answer)
