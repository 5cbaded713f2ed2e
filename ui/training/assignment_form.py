"""The form that puts somebody on a unit: it says at once whether anybody watched them at it."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.editing import Shown
from desktop.services.training.assigning import AssignmentSaid, assignment_said
from ui.desk import Desk
from ui.editors.form_fields import Typed
from ui.editors.record_form import RecordForm
from ui.jobs import Job
from ui.places import Place
from ui.widgets import Banner

if TYPE_CHECKING:
    from desktop.store.transaction import Changed

PAUSE: Final = 150  # milliseconds without a key before the file is asked
TOLD: Final = frozenset({"competency_check", "worker", "equipment", "equipment_assignment"})


class AssignmentForm(RecordForm):
    """Asks what is known of the worker and the unit, off the window's thread."""

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        self.known = Banner()
        self.head.add_strip(self.known)
        self._looking: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.fields.changed.connect(self._pause.start)
        desk.changed.connect(self._on_told)
        desk.day_changed.connect(self._look)

    def _show(self, shown: Shown | None, over: Typed, *more: Any) -> None:
        super()._show(shown, over, *more)
        self._look()

    def _on_told(self, changed: "Changed") -> None:
        if not TOLD.isdisjoint(changed.kinds):
            self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        if self._looking is not None:
            self._looking.cancel()
        typed, today = self.fields.typed(), self.desk.today()
        self._looking = self.desk.ask(
            lambda company: assignment_said(company, typed, today), self._tell, owner=self
        )

    def _tell(self, said: AssignmentSaid) -> None:
        if not said.sentence:
            self.known.clear()
            return
        actions = []
        if said.values is not None and not self.desk.read_only:
            to = Place("training", "competency_check", new=True, values=said.values)
            actions = [(_("Record a check"), lambda: self.desk.go(to))]
        self.known.show_message(said.sentence, said.tone, *actions)
