"""The form of a repair or service, which brings back a unit that is tagged out."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.editing import Shown
from desktop.services.out_of_order import BACK, TaggedOut, save_maintenance, tagged_out_of
from desktop.services.units.changing import inspect_now
from ui.desk import Desk
from ui.editors.arranged_fields import ArrangedFields
from ui.editors.arrangements import Group
from ui.editors.editor import Editor
from ui.editors.form_fields import Typed
from ui.editors.record_form import RecordForm
from ui.forms.tick import Tick
from ui.places import Place
from ui.widgets import Banner

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile
    from desktop.store.transaction import Changed

PAUSE = 150  # milliseconds without a key before the file is asked


class BackEditor(Editor):
    """Says that the unit is out of order, and asks whether this repair brings it back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, BACK, _("Back in service"), parent)
        self.label.hide()
        self.state = Banner()
        self.tick = Tick()
        self.tick.ticked.connect(self._on_ticked)
        self._said_no = False
        self._column.addWidget(self.state)
        self._column.addWidget(self.tick)
        self.setFocusProxy(self.tick)
        self.out: TaggedOut | None = None
        self.hide()

    def show_out(self, out: TaggedOut | None) -> None:
        """Show a unit that is out of order; None where it is not."""
        if out is not None and (self.out is None or self.out.unit_id != out.unit_id):
            self._said_no = False
        self.out = out
        self.setVisible(out is not None)
        if out is not None:
            self.state.show_message(out.said, "amber")
            self.tick.set_text(out.offer)
        self.tick.tick(out is not None and not self._said_no)

    def typed(self) -> object:
        return bool(self.out and self.tick.is_ticked)

    def set_typed(self, typed: object) -> None:
        self._said_no = typed is False and self.out is not None

    def set_read_only(self, read_only: bool) -> None:
        self.tick.box.setDisabled(read_only)

    def _on_ticked(self, on: bool) -> None:
        self._said_no = not on
        self.changed.emit()


class MaintenanceFields(ArrangedFields):
    """What was done, on what, when; whether the unit is back with it."""

    def groups(self) -> tuple[Group, ...]:
        first, *rest = super().groups()
        return (first, Group((BACK,)), *rest)

    def make(self, name: str) -> Editor:
        return BackEditor(self.desk) if name == BACK else super().make(name)

    def changes(self) -> dict[str, object]:
        """Of a record that is on file the tick says nothing, because it is no field of it."""
        return {name: typed for name, typed in super().changes().items() if name != BACK}

    @property
    def back(self) -> BackEditor:
        """The editor that brings the unit back."""
        editor = self.editors[BACK]
        assert isinstance(editor, BackEditor)
        return editor


class MaintenanceForm(RecordForm):
    """Saves the repair and the return to service as one action, and offers the inspection next."""

    fields: MaintenanceFields

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        self._back: TaggedOut | None = None  # what the repair being saved brings back
        self._came_back: tuple[str, TaggedOut] | None = None  # and the repair that did
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.fields.editors["equipment_id"].changed.connect(self._pause.start)
        desk.changed.connect(self._on_told)

    def make_fields(self) -> MaintenanceFields:
        return MaintenanceFields(self.desk, self.kind)

    def write(
        self, company: "CompanyFile", typed: Typed, record_id: str | None, version: int | None
    ) -> str:
        return save_maintenance(company, typed, record_id, version, self.desk.today())

    def save(self) -> None:
        self._back = self.fields.back.out if self.fields.back.typed() else None
        super().save()

    def _show(
        self, shown: Shown | None, over: Typed, titles: Mapping[str, Any] | None = None
    ) -> None:
        super()._show(shown, over, titles)
        self._look()
        self._ask_inspection(shown)

    def _on_told(self, changed: "Changed") -> None:
        if self.isVisible() and "service_change" in changed.kinds:
            self._pause.start()

    def _look(self) -> None:
        """Only a new repair brings a unit back: of an old one it was asked when it was entered."""
        unit, today = self.fields.editors["equipment_id"].typed(), self.desk.today()
        if self._shown is not None:
            self.fields.back.show_out(None)
            return
        self.desk.ask(
            lambda company: tagged_out_of(company, unit, today), self._on_looked, owner=self
        )

    def _on_looked(self, out: TaggedOut | None) -> None:
        if self._shown is None:
            self.fields.back.show_out(out)

    def _on_saved(self, record_id: str) -> None:
        back, self._back = self._back, None
        self._came_back = (record_id, back) if back is not None else None
        super()._on_saved(record_id)

    def _ask_inspection(self, shown: Shown | None) -> None:
        """Ask what the unit that came back is inspected by; each time the repair is shown anew."""
        record_id, back = self._came_back or ("", None)
        if back is None or shown is None or shown.id != record_id:
            self._came_back = None
            return
        unit, today = back.unit_id, self.desk.today()
        self.desk.ask(
            lambda company: inspect_now(company, unit, today),
            lambda values: self._offer_inspection(back, values),
            owner=self,
        )

    def _offer_inspection(self, back: TaggedOut, values: Mapping[str, Any]) -> None:
        if self._came_back is None or self.is_touched:
            return
        place = Place("inspections", "inspection", new=True, values=values)
        self.head.banner.show_message(
            back.then, "blue", (_("Inspect it now"), lambda: self.desk.go(place))
        )
