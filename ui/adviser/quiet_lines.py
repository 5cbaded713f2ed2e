"""What Today says in passing: what does not agree, the talk of a meeting that is due, the year."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.jobs import Job, Told
from ui.places import Place
from ui.widgets import link

if TYPE_CHECKING:  # the first page does not wait for what compares everything
    from desktop.services.advising.hints import Hints
    from desktop.store.file import CompanyFile


class QuietLines(QWidget):
    """Three links, each gone where there is nothing to say. It looks when it comes into sight."""

    wanted = Signal(object)  # a Place

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._is_old = True
        self.talk = self._link(Place("leadership", "next_talk"))
        self.advice = self._link(Place("inspections", "say_what_you_do"))
        self.statistics = self._link(Place("incidents", "statistics"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.INSIDE, 0, theme.INSIDE, 0)
        column.setSpacing(theme.TIGHT)
        for part in (self.talk, self.advice, self.statistics):
            column.addWidget(part)
            part.hide()
        desk.changed.connect(self._on_old)
        desk.day_changed.connect(self._on_old)

    def _link(self, to: Place) -> QPushButton:
        made = link("", may_shrink=True)
        made.clicked.connect(lambda: self.wanted.emit(to))
        return made

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self.look()

    def look(self) -> None:
        """Compare everything again; nobody waits for it."""
        if self._job is not None:
            self._job.cancel()
        self._is_old = False
        today = self._desk.today()

        def work(company: "CompanyFile", _job: Job, _told: Told) -> "Hints":
            from desktop.services.advising.hints import hints

            return hints(company, today)

        self._job = self._desk.work_long(work, self._put, owner=self, told=_untold)

    def _put(self, found: "Hints") -> None:
        for part, sentence in (
            (self.talk, found.talk),
            (self.advice, found.advice),
            (self.statistics, found.statistics),
        ):
            part.setText(sentence)
            part.setVisible(bool(sentence))

    def _on_old(self, *_what: object) -> None:
        """Most edits are made elsewhere; then it is looked at again once somebody is back here."""
        self._is_old = True
        if self.isVisible():  # something was undone here, or a new day has begun
            self.look()


def _untold(_done: int, _of: int, _about: str) -> None:
    """Nobody follows it."""
