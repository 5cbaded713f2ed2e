"""The form of a meeting or a drill, with what is to be put right after it."""

from typing import TYPE_CHECKING, Any, Final

from desktop.services.editing import Shown
from desktop.services.gathering_actions import save_gathering
from desktop.services.source_actions import NEW_ACTIONS, SourceAction, actions_of
from desktop.services.source_actions import Typed as TypedForm
from ui.editors.arrangements import Group
from ui.editors.form_fields import Typed
from ui.editors.record_form import RecordForm
from ui.forms.fields_with_actions import FieldsWithActions

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.store.file import CompanyFile
    from desktop.store.transaction import Changed
    from ui.desk import Desk

TOLD: Final = frozenset({"corrective_action", "worker", "company_settings"})


class GatheringFields(FieldsWithActions):
    """The fields as ever, and before the last of them what is to be put right."""

    def groups(self) -> tuple[Group, ...]:
        *first, last = super().groups()
        return (*first, Group((NEW_ACTIONS,)), last)


class GatheringForm(RecordForm):
    """Saves the meeting or drill and the actions typed beside it as one action."""

    fields: GatheringFields

    def __init__(self, desk: "Desk", kind_key: str, parent: "QWidget | None" = None) -> None:
        super().__init__(desk, kind_key, parent)
        desk.changed.connect(self._on_came_of_it)

    def make_fields(self) -> GatheringFields:
        return GatheringFields(self.desk, self.kind)

    def write(
        self, company: "CompanyFile", typed: Typed, record_id: str | None, version: int | None
    ) -> str:
        today = self.desk.today()
        return save_gathering(company, TypedForm(self.kind.key, typed, record_id, version, today))

    def _show(self, shown: Shown | None, over: Typed, *more: Any) -> None:
        super()._show(shown, over, *more)
        self.fields.made.show_actions(())
        self._ask_actions()

    def _ask_actions(self) -> None:
        record_id, today = self.record_id, self.desk.today()
        if not record_id:
            return

        def put(found: list[SourceAction]) -> None:
            if record_id == self.record_id:
                self.fields.made.show_actions(found)

        self.desk.ask(lambda company: actions_of(company, [record_id], today), put, owner=self)

    def _on_came_of_it(self, changed: "Changed") -> None:
        if changed.kinds & TOLD:
            self._ask_actions()
