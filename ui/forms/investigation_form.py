"""The form of an investigation: a page that leads from the facts to what is put right."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.records.conversion import is_id
from desktop.services.editing import Shown
from desktop.services.investigating import Facts, facts_of, save_investigation
from desktop.services.looking_over import look_over
from desktop.services.source_actions import Typed as TypedForm
from ui.desk import Desk
from ui.editors.form_fields import Typed
from ui.editors.record_form import RecordForm
from ui.forms.investigation_fields import InvestigationFields
from ui.places import Place

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile
    from desktop.store.transaction import Changed

TOLD: Final = frozenset({"incident", "corrective_action", "company_settings", "worker", "site"})


class InvestigationForm(RecordForm):
    """Saves the investigation and its new actions as one action; says live what it lacks."""

    fields: InvestigationFields

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        self._facts: Facts | None = None
        super().__init__(desk, kind_key, parent)
        self.fields.changed.connect(self._on_fields)
        self.fields.incident_wanted.connect(self._on_incident_wanted)
        desk.changed.connect(self._on_told)
        desk.day_changed.connect(self._ask_facts)

    def make_fields(self) -> InvestigationFields:
        return InvestigationFields(self.desk, self.kind)

    def write(
        self, company: "CompanyFile", typed: Typed, record_id: str | None, version: int | None
    ) -> str:
        today = self.desk.today()
        return save_investigation(
            company, TypedForm(self.kind.key, typed, record_id, version, today)
        )

    # --- what is shown --------------------------------------------------------------------------

    def _show(self, shown: Shown | None, over: Typed, *more: Any) -> None:
        super()._show(shown, over, *more)
        self.head.show_missing(())  # the page says it itself, while it is being filled in
        self.head.title.setText(_("Investigation"))
        self.fields.editors["incident_id"].setHidden(bool(self._incident_id()))
        self._facts = None
        self.fields.show_facts(None)
        self._look_over()
        self._ask_facts()

    def _incident_id(self) -> str:
        typed = self.fields.editors["incident_id"].typed()
        return typed if is_id(typed) and isinstance(typed, str) else ""

    def _ask_facts(self) -> None:
        incident, record, today = self._incident_id(), self.record_id, self.desk.today()

        def put(facts: Facts | None) -> None:
            if incident == self._incident_id():
                self._facts = facts
                if facts:
                    said = _("Investigation: {incident}").format(incident=facts.title)
                    self.head.title.setText(said)
                self.fields.show_facts(facts)
                self._look_over()

        self.desk.ask(lambda company: facts_of(company, incident, record, today), put, owner=self)

    def _look_over(self) -> None:
        self.fields.show_looked_over(look_over(self.fields.typed(), self._facts, self.desk.today()))

    # --- what happens ---------------------------------------------------------------------------

    def _on_fields(self) -> None:
        known = self._facts.incident_id if self._facts else ""
        if self._incident_id() != known:
            self._ask_facts()
        self._look_over()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        super()._on_focus_changed(old, new)
        if old is not None and self.isAncestorOf(old):
            self._look_over()  # what is left is read, and says its own hint in place of advice

    def _on_told(self, changed: "Changed") -> None:
        if changed.kinds & TOLD:
            self._ask_facts()

    def _on_incident_wanted(self) -> None:
        if self._facts:
            self.desk.go(Place("incidents", "incident", self._facts.incident_id))
