"""Keeps what is typed into a form every moment or so, without ever making it wait."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services.drafts import Draft, drop_draft_soon, keep_draft_soon
from ui.desk import Desk

PAUSE: Final = 700  # milliseconds after the last key
LONGEST: Final = 2000  # milliseconds that somebody who types on and on may lose


class DraftKeeper(QObject):
    """Asks `draft` what stands in the form, and keeps it; None when there is nothing to keep.

    Everything is written on the file's own thread in the order in which it was asked for, so that
    a draft that is dropped is never kept again by an earlier key.
    """

    kept = Signal()  # what stands in the form is kept, or gone

    def __init__(self, desk: Desk, draft: Callable[[], Draft | None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._draft = desk, draft
        self._id = ""  # of what is kept of this form
        self._is_unsure = (
            False  # the last keeping was not heard of yet, or failed: the disk was full
        )
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST)
        self._pause.timeout.connect(self.keep)
        self._longest.timeout.connect(self.keep)

    @property
    def draft_id(self) -> str:
        """The id of what is kept of this form, or ""."""
        return self._id

    @property
    def is_waiting(self) -> bool:
        """Whether something was typed that is not known to be kept."""
        return self._longest.isActive() or self._is_unsure

    def soon(self) -> None:
        """Keep it in a moment."""
        if self._desk.read_only:
            return
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def keep(self) -> None:
        """Keep it now; nothing waits for it."""
        self._stop()
        if self._desk.read_only:
            return
        draft = self._draft()
        if draft is None:
            self.drop()
            return
        self._id = draft.id
        self._watch(keep_draft_soon(self._desk.company, draft))

    def drop(self) -> None:
        """Forget what is kept."""
        self._stop()
        if self._id:
            self._watch(drop_draft_soon(self._desk.company, self._id))
        self._id = ""

    def turn_to(self, draft_id: str) -> None:
        """Go on with another draft, or with none; what is kept stays."""
        self._stop()
        self._id, self._is_unsure = draft_id, False

    def _stop(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def _watch(self, future: "Future[None]") -> None:
        self._is_unsure = True

        def heard(_none: None) -> None:
            self._is_unsure = False
            self.kept.emit()

        self._desk.jobs.hear(future, heard, owner=self)
