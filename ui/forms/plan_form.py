"""The form of a duty: how often is typed in words, and its next dates are shown at once."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.editing import Shown
from desktop.services.planning import Ahead, look_ahead
from ui.desk import Desk
from ui.editors.form_fields import Typed
from ui.editors.record_form import RecordForm
from ui.forms.plan_fields import PlanFields, tell
from ui.jobs import Job
from ui.widgets import Banner

if TYPE_CHECKING:
    from desktop.store.transaction import Changed

PAUSE: Final = 150  # milliseconds without a key before the file is asked
TOLD: Final = frozenset({
    "equipment", "site", "reading", "service_change", "use_log", "inspection", "maintenance",
    "meeting", "drill", "skip", "checklist", "company", "company_settings",
})  # fmt: skip


class PlanForm(RecordForm):
    """Asks what the duty as typed will ask for, off the window's thread, while it is typed."""

    fields: PlanFields

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        self._looking: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.fields.changed.connect(self._pause.start)
        desk.changed.connect(self._on_told)
        desk.day_changed.connect(self._look)

    def make_fields(self) -> PlanFields:
        return PlanFields(self.desk, self.kind)

    def _lay_out(self) -> None:
        super()._lay_out()
        self.ahead = Banner()  # above the buttons, where it is in sight wherever one types
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.bar), self.ahead)

    def _show(self, shown: Shown | None, over: Typed, *more: Any) -> None:
        super()._show(shown, over, *more)
        self._on_ahead(Ahead())
        self._look()

    def _on_told(self, changed: "Changed") -> None:
        if not TOLD.isdisjoint(changed.kinds):
            self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        if self._looking is not None:
            self._looking.cancel()
        typed, record_id, today = self.fields.typed(), self.record_id, self.desk.today()
        if self._shown is not None and self._shown.is_voided:
            return  # it counts no more, and will ask for nothing
        self._looking = self.desk.ask(
            lambda company: look_ahead(company, typed, record_id, today),
            self._on_ahead,
            owner=self,
        )

    def _on_ahead(self, ahead: Ahead) -> None:
        self.fields.show_doubts(ahead.doubts)
        tell(self.ahead, ahead.said, "blue")
