"""The form of an incident: a near miss is reported in four fields and under ninety seconds."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.editing import Shown
from desktop.services.reporting_incidents import (
    USUAL_KIND,
    AfterIncident,
    after_incident,
    save_report,
)
from desktop.services.source_actions import Typed as TypedForm
from ui.desk import Desk
from ui.editors.form_fields import Typed
from ui.editors.record_form import RecordForm
from ui.forms.incident_fields import IncidentFields
from ui.forms.next_steps import NextSteps
from ui.places import Place

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile
    from desktop.store.transaction import Changed

TAB = "incidents"
CAME_OF_IT = frozenset({"corrective_action", "investigation", "company", "company_settings"})


class IncidentForm(RecordForm):
    """Saves the incident and what is to be fixed as one action, then offers what comes next."""

    fields: IncidentFields

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        self._after: AfterIncident | None = None
        self._is_just_entered = False
        super().__init__(desk, kind_key, parent)
        self.steps = NextSteps()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.steps)
        self.fields.changed.connect(self._show_after)
        self.fields.changed.connect(self.steps.clear)
        self.fields.inquiry.clicked.connect(self._on_inquiry)
        desk.changed.connect(self._on_came_of_it)

    def make_fields(self) -> IncidentFields:
        return IncidentFields(self.desk, self.kind)

    def write(
        self, company: "CompanyFile", typed: Typed, record_id: str | None, version: int | None
    ) -> str:
        today = self.desk.today()
        return save_report(company, TypedForm(self.kind.key, typed, record_id, version, today))

    # --- what is shown --------------------------------------------------------------------------

    def _on_new(self, first: Mapping[str, Any], *more: Any) -> None:
        super()._on_new({"kind": USUAL_KIND, **first}, *more)

    def _show(self, shown: Shown | None, over: Typed, *more: Any) -> None:
        super()._show(shown, over, *more)
        self.steps.clear()
        self.fields.show_more(is_new=shown is None)
        if shown is None:
            self.head.title.setText(_("Report a near miss or an incident"))
        if self._is_just_entered and shown is not None:
            self._is_just_entered = False
            self._offer_steps(shown)
        self._ask_after()

    def _on_saved(self, record_id: str) -> None:
        self._is_just_entered = not self.record_id
        super()._on_saved(record_id)

    def _offer_steps(self, shown: Shown) -> None:
        self.steps.offer(
            _("Saved: {title}").format(title=shown.title),
            (_("Start the investigation"), self._on_inquiry),
            (_("Add a photo"), lambda: self.asked.emit("evidence")),
            (_("Report another"), lambda: self.desk.go(Place(TAB, "incident", new=True))),
        )

    # --- what came of it ------------------------------------------------------------------------

    def _ask_after(self) -> None:
        record_id, today = self.record_id, self.desk.today()

        def put(after: AfterIncident) -> None:
            if record_id == self.record_id:
                self._after = after
                self._show_after()

        self.desk.ask(lambda company: after_incident(company, record_id, today), put, owner=self)

    def _show_after(self) -> None:
        if self._after is not None:
            self.fields.show_after(self._after, is_new=not self.record_id)

    def _on_came_of_it(self, changed: "Changed") -> None:
        if changed.kinds & CAME_OF_IT:
            self._ask_after()

    def _on_inquiry(self) -> None:
        found = self._after.investigation if self._after else None
        if found is not None:
            self.desk.go(Place(TAB, "investigation", found.id))
        elif self.record_id:
            about = {"incident_id": self.record_id}
            self.desk.go(Place(TAB, "investigation", new=True, values=about))
