"""What the audit would score on the day that is chosen, in a line below it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.desk import Desk
from ui.jobs import Job
from ui.widgets import soft

if TYPE_CHECKING:  # the lists of the day come first
    from desktop.services.auditing.auditor import Auditor


class DayScore(QWidget):
    """Stands below the choice of the day; it asks while it is in sight."""

    def __init__(self, desk: Desk, above: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._on: date | None = None
        self._is_old = False
        self.sentence = soft(_("Working it out…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        column.addWidget(above)
        column.addWidget(self.sentence)

    def show_day(self, on: date) -> None:
        """Say what that day would score; asked again, it may have changed."""
        if on != self._on:
            self.sentence.setText(_("Working it out…"))
            self.sentence.show()
        self._on, self._is_old = on, True
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self._ask()

    def _ask(self) -> None:
        on, today = self._on, self._desk.today()
        if on is None:
            return
        self._is_old = False
        if self._job is not None:
            self._job.cancel()

        def work(auditor: "Auditor") -> str:
            from desktop.services.auditing.standing import on_a_day

            return on_a_day(auditor, today, on)

        self._job = self._desk.ask_auditor(work, self._on_said, owner=self)

    def _on_said(self, said: str) -> None:
        self.sentence.setText(said)
        self.sentence.setVisible(bool(said))
