"""The fields of a duty: what, on what, how often, where its dates count from, and the rest."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from desktop.language import N_, _
from desktop.services.planning import Doubt
from ui.editors.arranged_fields import ArrangedFields
from ui.editors.arranged_kinds import ARRANGED
from ui.editors.arrangements import Group
from ui.editors.fold import Fold
from ui.widgets import Banner

_RULES: Final = "rules"
_GROUPS: Final = (
    Group(("kind", "task")),
    Group(
        ("equipment_id", "equipment_type", "site_id"),
        N_("What it is for"),
        N_("A unit, every unit of a type, or a site. None where it is for everything."),
    ),
    Group(
        (_RULES,),
        N_("How often"),
        N_(
            "In plain words: weekly, every 6 months, every 1,000 km or monthly, weekly from May to "
            "October, before use. A rule that changes gets a line of its own with its dates."
        ),
        ready=True,
    ),
    Group(
        ("anchor_on", "baseline_on", "baseline_reading"),
        N_("Where the dates count from"),
        N_("What was last done before it was kept here sets the next date and is no evidence."),
    ),
    Group(("in_force_from", "ended_on")),
    Group(
        (
            "checklist_id",
            "is_statutory",
            "keeps_on_when_parked",
            "frequency_source",
            "frequency_reference",
            "early_days",
            "lead_share",
            "lead_days",
            "notes",
        ),
        N_("Checklist, who asks for it, how early to warn"),
        folded=True,
    ),
)


class PlanFields(ArrangedFields):
    """Says at each field what can hardly be meant."""

    def build(self) -> None:
        self._doubts: dict[str, str] = {}
        self._notes: dict[str, str] = {}  # what is fine and good to know
        super().build()

    def groups(self) -> tuple[Group, ...]:
        return _GROUPS

    def hints(self) -> Mapping[str, str]:
        return {
            **ARRANGED[self.kind.key].hints,
            "anchor_on": _("For fixed dates, such as each 1 March, or the day it is first due."),
        }

    def place(self, group: Group, column: QVBoxLayout) -> None:
        super().place(group, column)
        if _RULES in group.names:
            self.doubt = Banner()
            column.addWidget(self.doubt)

    def show_doubts(self, doubts: Collection[Doubt]) -> None:
        """Say at each field what a person should look at again."""
        said: dict[str, str] = {}
        notes = {doubt.field: doubt.said for doubt in doubts if doubt.fine}
        for doubt in (one for one in doubts if not one.fine):
            said[doubt.field] = " ".join(filter(None, (said.get(doubt.field, ""), doubt.said)))
        tell(self.doubt, said.pop(_RULES, ""), "amber")
        for fold in self.folds:
            if said.keys() & self._names_in(fold) and not fold.is_built:
                self.open(fold)
        for name, editor in self.editors.items():
            if said.get(name) or (editor.fault and editor.fault == self._doubts.get(name)):
                editor.show_fault(said.get(name, ""))
        self._doubts = said
        self._show_notes(notes)

    def open(self, fold: Fold) -> None:
        """Open a fold, with what is good to know of its fields."""
        super().open(fold)
        self._show_notes(self._notes)

    def _show_notes(self, notes: dict[str, str]) -> None:
        for name in (self._notes.keys() | notes.keys()) & self.editors.keys():
            self.editors[name].show_hint(notes.get(name, ""))
        self._notes = notes


def tell(banner: Banner, said: str, tone: str) -> None:
    """Say it in the banner, once; hide it where there is nothing to say."""
    if not said:
        banner.clear()
    elif said != banner.accessibleName() or banner.isHidden():
        banner.show_message(said, tone)
