"""Asks how the audit stands while somebody looks: the score first, the curve after it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.jobs import Job

if TYPE_CHECKING:  # the first page does without what judges
    from desktop.services.auditing.auditor import Auditor

PAUSE: Final = 200  # milliseconds after an edit, because several often come together


class ScoreAsking(QObject):
    """Tells `scored` and then `foreseen`, and again after edits, but only while `seen` is in sight.

    Because most edits are made on other pages, and nobody waits for a figure that is not seen.
    """

    scored = Signal(object)  # ScoreShown
    foreseen = Signal(object)  # ChartShown, or None where nothing lies ahead

    def __init__(self, desk: Desk, seen: QWidget) -> None:
        super().__init__(seen)
        self._desk, self._seen = desk, seen
        self._job: Job | None = None
        self._is_old = True
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        desk.changed.connect(self._on_old)
        desk.day_changed.connect(self._on_old)

    def look(self) -> None:
        """Ask, unless what is known is still true; what was asked before is forgotten."""
        if not self._is_old or not self._seen.isVisible():
            return
        self._is_old = False
        if self._job is not None:
            self._job.cancel()
        today, company = self._desk.today(), self._desk.company

        def work(auditor: "Auditor") -> object:
            from desktop.services.auditing.standing import score_shown

            return score_shown(auditor, company, today)

        self._job = self._desk.ask_auditor(work, self._on_scored, owner=self)

    def _on_scored(self, shown: object) -> None:
        self.scored.emit(shown)
        today, company = self._desk.today(), self._desk.company

        def work(auditor: "Auditor") -> object:
            from desktop.services.auditing.ahead import ahead_shown

            return ahead_shown(auditor, company, today)

        self._job = self._desk.ask_auditor(work, self.foreseen.emit, owner=self)

    def _on_old(self, *_what: object) -> None:
        self._is_old = True
        if self._seen.isVisible():
            self._pause.start()
