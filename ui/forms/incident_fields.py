"""The fields of an incident: four to fill in at once, the rest when there is time."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import N_, _
from desktop.services.reporting_incidents import AfterIncident, other_kinds
from desktop.services.source_actions import NEW_ACTIONS
from ui import theme
from ui.editors.arrangements import Group
from ui.editors.cells import Room
from ui.editors.editor import Editor
from ui.editors.flow import Flow
from ui.editors.line_editors import LineEditor
from ui.editors.making import make_editor
from ui.editors.rooms import ALL
from ui.forms.fields_with_actions import FieldsWithActions
from ui.forms.incident_kind import IncidentKindEditor
from ui.widgets import Banner, link, plain

LABELS: Final[Mapping[str, str]] = {
    "kind": N_("What kind"),
    "happened_on": N_("When"),
    "happened_at": N_("Time, if known"),
    "site_id": N_("Where"),
    "immediate_correction": N_("What was done at once"),
}
# date and time stand in one row also where it is narrow
ROOMS: Final[Mapping[str, int]] = {"happened_on": 184, "happened_at": 120, "site_id": 240}


class IncidentFields(FieldsWithActions):
    """The quick form, what follows from what is chosen in it, and what came of it until now."""

    def groups(self) -> tuple[Group, ...]:
        return (
            Group(("what", "kind", "happened_on", "happened_at", "site_id")),
            Group(("immediate_correction", NEW_ACTIONS)),
            Group(
                ("potential", "people", "reported_by_id", "reported_on", "reportable", "lost_days",
                 "field_assessment_id", "cause_stated", "action_stated", "notes"),
                N_("More when you have time"),
                folded=True,
            ),
        )  # fmt: skip

    def hints(self) -> Mapping[str, str]:
        return {
            "reported_by_id": N_("Leave it empty where somebody does not want to be named."),
            "potential": N_("If it had gone a little differently."),
        }

    def build(self) -> None:
        super().build()
        self.follows = Banner()  # what the law and the company ask for
        self.inquiry = link("")
        self.inquiry_said = plain()
        self.inquiry_row = QWidget()
        row = Flow(self.inquiry_row, theme.FIELD)
        row.addWidget(self.inquiry_said)
        row.addWidget(self.inquiry)
        self.came_of_it = QVBoxLayout()
        self.came_of_it.setSpacing(theme.NEAR)
        self.came_of_it.addWidget(self.follows)
        self.came_of_it.addWidget(self.inquiry_row)
        self.column.insertLayout(1, self.came_of_it)

    def make(self, name: str) -> Editor:
        if name not in LABELS:
            return super().make(name)
        field, beside = self._asked[name]
        field = replace(self.hinted(field), label=LABELS[name])
        if name == "kind":
            return IncidentKindEditor(self.desk, field, other_kinds())
        editor = make_editor(self.desk, field, beside)
        if name == "happened_at" and isinstance(editor, LineEditor):
            editor.input.setPlaceholderText(_("like 7:30"))
        return editor

    def room_of(self, name: str) -> Room:
        if name == "kind":
            return Room(ALL)
        return Room(theme.px(ROOMS[name])) if name in ROOMS else super().room_of(name)

    def show_more(self, *, is_new: bool) -> None:
        """Open what is folded away where something is in it; a new report asks four things."""
        for fold in self.folds:
            if is_new:
                fold.turn(False)
            elif self.is_filled(fold):
                self.open(fold)

    # --- what follows ---------------------------------------------------------------------------

    def show_after(self, after: AfterIncident, *, is_new: bool) -> None:
        """Show what follows from the incident as it is typed, and what came of it until now."""
        typed = self.typed()
        kind, potential = str(typed.get("kind") or ""), str(typed.get("potential") or "")
        follows = after.law.follows(kind, potential)
        found = after.investigation
        is_reported = not follows.is_reported or bool(typed.get("reportable"))
        is_looked_into = not follows.is_investigated or bool(found and found.is_finished)
        is_over = not is_new and is_reported and is_looked_into
        if follows.sentences and kind and not is_over:
            self.follows.show_message("\n".join(follows.sentences), follows.tone)
        else:
            self.follows.clear()
        self.inquiry_row.setVisible(not is_new)
        if found:
            self.inquiry_said.setText(_("Investigation: {said}").format(said=found.said))
            self.inquiry.setText(_("Open the investigation"))
        else:
            self.inquiry_said.setText(_("Not investigated yet"))
            self.inquiry.setText(_("Start the investigation"))
        self.made.show_actions(after.actions)
