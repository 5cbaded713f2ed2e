"""The page of an investigation, from the facts down to what is still missing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal

from desktop.audit.wording.advice import advice_of_cause
from desktop.language import N_, _
from desktop.records.base import Row
from desktop.records.kind import Rows
from desktop.services.investigating import Facts
from desktop.services.looking_over import LookedOver
from desktop.services.source_actions import NEW_ACTIONS, ActionLines
from ui.editors.arrangements import Group
from ui.editors.editor import Editor
from ui.editors.ready_rows import ReadyRows
from ui.editors.rows import RowsEditor
from ui.forms.fields_with_actions import FieldsWithActions
from ui.forms.why_chain import WhyChainEditor
from ui.widgets import Card, link, plain, soft

_TO_DO: Final = N_("What is put right")


class InvestigationFields(FieldsWithActions):
    """Who, why, causes, actions, and when the crew heard of it, one below the other."""

    ACTIONS: Rows = ActionLines(NEW_ACTIONS, _TO_DO, Row)
    incident_wanted = Signal()  # to be looked at

    def groups(self) -> tuple[Group, ...]:
        return (
            Group(("incident_id",)),
            Group(("started_on", "team")),
            Group(("whys",)),
            Group(("causes",)),
            Group((NEW_ACTIONS,)),
            Group(("shared_meeting_id", "hazard_assessment_id", "finished_on", "notes"),
                  N_("Shared with the crew, and finished")),
        )  # fmt: skip

    def hints(self) -> Mapping[str, str]:
        return {"hazard_assessment_id": N_("Where the hazard was missing or rated too low.")}

    def build(self) -> None:
        super().build()
        self.facts = Card(_("What happened"))
        self.open_incident = link(_("Open the incident"))
        self.open_incident.clicked.connect(self.incident_wanted)
        self.facts.header.addWidget(self.open_incident)
        self._what, self._said, self._timing = plain(), soft(), soft()
        for part in (self._what, self._said, self._timing):
            self.facts.body.addWidget(part)
        self.facts.hide()
        self.column.insertWidget(1, self.facts)
        self.missing = Card(_("Still missing"))
        self._lacking = plain()
        self.missing.body.addWidget(self._lacking)
        self.column.addWidget(self.missing)

    def make(self, name: str) -> Editor:
        if name == "whys":
            return WhyChainEditor(self.desk, self._tables[name])
        if name == "causes":
            return ReadyRows(self.desk, self._tables[name])
        return super().make(name)

    # --- what is said of it ---------------------------------------------------------------------

    def show_facts(self, facts: Facts | None) -> None:
        """Show what is looked into, and the actions that came of it until now."""
        self.facts.setVisible(facts is not None)
        self._what.setText(facts.what if facts else "")
        self._said.setText("\n".join(facts.said) if facts else "")
        self.made.show_actions(facts.actions if facts else ())

    def show_looked_over(self, found: LookedOver) -> None:
        """Say how soon it is, what is missing, and below each line where it stops too early."""
        self._timing.setText(found.timing)
        self._timing.setVisible(bool(found.timing))
        tone = "amber" if found.is_late else ""
        if self._timing.property("tone") != tone:
            self._timing.setProperty("tone", tone)
            self._timing.style().unpolish(self._timing)
            self._timing.style().polish(self._timing)
        self.missing.setVisible(bool(found.missing))
        self._lacking.setText("\n".join(found.missing))
        whys, causes = self.editors["whys"], self.editors["causes"]
        assert isinstance(whys, WhyChainEditor)
        assert isinstance(causes, RowsEditor)
        whys.advise()
        for view in causes.page.views:
            cause = view.editors[0]
            cause.show_hint(advice_of_cause(str(cause.typed())))
        self.new_actions.advise()
