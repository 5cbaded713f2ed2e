"""Asks a drive something without waiting for it, while no company file and no jobs are there."""

from collections.abc import Callable
from threading import Thread
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from desktop.errors import Refused

_UNDER_WAY: Final[set["Aside"]] = set()


class Aside(QObject):
    """Does `work` in a thread of its own, because a drive that is gone answers after minutes.

    `answered` and `refused` are heard on the window's thread, unless nobody is left to hear. Until
    its thread has ended this is kept: who lets go of it last must not be that thread.
    """

    answered = Signal(object)
    refused = Signal(object)
    _done = Signal()

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self._work = work
        self._answer: Any = None
        self._has_answer = False
        self._fault: Refused | None = None
        self._thread = Thread(target=self._do, name="muster-aside", daemon=True)
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        _UNDER_WAY.add(self)
        self._thread.start()

    def _do(self) -> None:
        try:
            self._answer = self._work()
        except Refused as refused:
            self._fault = refused
        else:
            self._has_answer = True
        finally:
            self._done.emit()

    def _on_done(self) -> None:
        self._thread.join()  # it has nothing left to do
        _UNDER_WAY.discard(self)
        if self._fault is not None:
            self.refused.emit(self._fault)
        elif self._has_answer:
            self.answered.emit(self._answer)
