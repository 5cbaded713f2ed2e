"""The form of a worker says below its head what is missing for the first day."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.training.first_day import FirstDaySaid, first_day_said
from ui.desk import Desk
from ui.editors.record_form import RecordForm
from ui.jobs import Job
from ui.places import Place
from ui.training.first_day_page import CONCERNED
from ui.widgets import Banner

if TYPE_CHECKING:
    from desktop.store.transaction import Changed


class WorkerForm(RecordForm):
    """Says what a worker needs as soon as the record is saved, so that a new one is told of."""

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        self.needs = Banner()
        self.head.add_strip(self.needs)
        self._looking: Job | None = None
        self.shown.connect(self._on_shown)
        desk.changed.connect(self._on_told)
        desk.day_changed.connect(self._look)

    def _on_shown(self, _record_id: str) -> None:
        self._look()

    def _on_told(self, changed: "Changed") -> None:
        if self.isVisible() and changed.kinds & CONCERNED:
            self._look()

    def _look(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        worker, today = self.record_id, self.desk.today()
        if not worker:
            self.needs.clear()
            return

        def tell(said: FirstDaySaid) -> None:
            if worker == self.record_id:
                self._tell(said)

        self._looking = self.desk.ask(
            lambda company: first_day_said(company, worker, today), tell, owner=self
        )

    def _tell(self, said: FirstDaySaid) -> None:
        if not said.sentence:
            self.needs.clear()
            return
        to = Place("training", "first_day", self.record_id)
        show = (_("First-day page"), lambda: self.desk.go(to))
        self.needs.show_message(said.sentence, said.tone, show)
