"""The form of a corrective action: its trail on top, each step a few fields and one press."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import N_
from desktop.services.action_due import dues_of
from desktop.services.action_rules import ACTION, save_action
from desktop.services.action_steps import first_values, take_step
from desktop.services.action_trail import Trail, trail_of
from desktop.services.editing import Shown, titles_in
from desktop.services.typing import typed_of
from ui.actions.trail_view import TrailView
from ui.desk import Desk
from ui.editors.arranged_fields import ArrangedFields
from ui.editors.arrangements import Group
from ui.editors.form_fields import Typed
from ui.editors.record_form import RecordForm
from ui.forms.due_by_risk import DueByRisk
from ui.forms.still_out import StillOut

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile
    from desktop.store.transaction import Changed

TOLD = frozenset({ACTION, "evidence", "worker", "inspection", "incident", "equipment", "site"})


class ActionFields(ArrangedFields):
    """What is to be done first, then where it was found; what the steps fill in is folded away."""

    def groups(self) -> tuple[Group, ...]:
        return (
            Group(("what", "risk", "assigned_id", "due_on", "interim")),
            Group(("found_on", "source_text", "equipment_id", "site_id"), N_("Where it was found")),
            Group(
                ("resolved_on", "resolved_by_id", "proof", "verified_by_id", "verified_on",
                 "verified_how", "effective", "closed_reason"),
                N_("Put right, verified, closed"),
                folded=True,
            ),
            Group(("notes",)),
        )  # fmt: skip

    def build(self) -> None:
        self.trail = TrailView(self.desk)
        super().build()
        self.column.insertWidget(0, self.trail)


class ActionForm(RecordForm):
    """Shows what is done, what is next, and takes a step at once; the rest is saved as ever."""

    fields: ActionFields

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        self._step: tuple[str, dict[str, object]] | None = None  # waits until the form is saved
        self._still_out = StillOut(self)
        super().__init__(desk, kind_key, parent)
        self._due = DueByRisk(self.fields.editors["risk"], self.fields.editors["due_on"])
        trail = self.fields.trail
        trail.wanted.connect(self._on_wanted)
        trail.panel.left.connect(self._on_left)
        trail.panel.taken.connect(self._on_take)
        trail.panel.files_wanted.connect(lambda: self.asked.emit("evidence"))
        desk.changed.connect(self._on_came)
        desk.day_changed.connect(self._ask_trail)

    def make_fields(self) -> ActionFields:
        return ActionFields(self.desk, self.kind)

    def write(
        self, company: "CompanyFile", typed: Typed, record_id: str | None, version: int | None
    ) -> str:
        return save_action(company, typed, record_id, version, self.desk.today())

    # --- the trail ------------------------------------------------------------------------------

    def _show(self, shown: Shown | None, over: Typed, *more: Any) -> None:
        if shown is None or shown.id != self.record_id:
            self.fields.trail.show_panel(False)
            self._step = None
        super()._show(shown, over, *more)
        if shown is None:
            self.fields.trail.show_trail(None)
        self._ask_trail()
        self._ask_dues(shown)
        self._still_out.look(shown)

    def _ask_trail(self) -> None:
        record_id, today = self.record_id, self.desk.today()
        if not record_id:
            return

        def put(trail: Trail | None) -> None:
            if record_id == self.record_id:
                self.fields.trail.show_trail(trail)

        self.desk.ask(lambda company: trail_of(company, record_id, today), put, owner=self)

    def _ask_dues(self, shown: Shown | None) -> None:
        """The day follows the risk as long as it is not put right."""
        self._due.forget()
        self._due.take({})
        today = self.desk.today()
        if shown is None or not shown.values["resolved_on"]:
            self.desk.ask(lambda company: dues_of(company, today), self._due.take, owner=self)

    def _on_came(self, changed: "Changed") -> None:
        if changed.kinds & TOLD:
            self._ask_trail()

    # --- a step ---------------------------------------------------------------------------------

    def _on_wanted(self, step: str) -> None:
        record_id, today = self.record_id, self.desk.today()

        def read(company: "CompanyFile") -> tuple[Typed, Any]:
            first = first_values(company, step, record_id, today)
            return typed_of(ACTION, first), titles_in(company, ACTION, first)

        def put(found: tuple[Typed, Any]) -> None:
            trail = self.fields.trail
            if record_id != self.record_id or trail.trail is None:
                return
            small = trail.trail.is_small_crew
            trail.show_panel(True)
            trail.panel.show_step(step, *found, is_small_crew=small)
            self.area.ensureWidgetVisible(trail.panel)

        self.desk.ask(read, put, owner=self)

    def save(self) -> None:
        """Save what is typed; a step that somebody filled in and did not press is meant, too."""
        panel = self.fields.trail.panel
        if self._step is None and panel.is_touched and not self.desk.read_only:
            panel.press()
        else:
            super().save()

    def _on_left(self) -> None:
        self.fields.trail.show_panel(False)
        self.fields.focus_first()

    def _on_take(self, step: str, typed: dict[str, object]) -> None:
        """Take the step; what else was typed is saved before, because a step reads the record."""
        if self.is_touched:
            self._step = (step, typed)
            self.save()
        else:
            self._take(step, typed)

    def _on_saved(self, record_id: str) -> None:
        super()._on_saved(record_id)
        if self._step is not None:
            step, self._step = self._step, None
            self._take(*step)

    def _on_refused(self, refused: Refused) -> None:
        super()._on_refused(refused)
        self._forget_step()

    def _on_unavailable(self, fault: Unavailable) -> None:
        super()._on_unavailable(fault)
        self._forget_step()

    def _forget_step(self) -> None:
        """Let the step be taken again once what is wrong in the form is put right."""
        if self._step is not None:
            self._step = None
            self.fields.trail.panel.take.setEnabled(True)

    def _take(self, step: str, typed: dict[str, object]) -> None:
        record_id, today = self.record_id, self.desk.today()
        panel = self.fields.trail.panel

        def work(company: "CompanyFile") -> str:
            return take_step(company, step, record_id, typed, today, None)

        def done(_id: str) -> None:
            self.fields.trail.show_panel(False)
            self.saved.emit(record_id)

        self.desk.do(
            work,
            done,
            owner=self,
            refused=lambda refused: panel.show_faults(refused.faults),
            unavailable=lambda fault: panel.show_faults({"": str(fault)}),
        )
