"""One thing that usually recurs: a box to tick, how often, and when it was last done."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.records import kind_of
from desktop.services.recurring import PLAN, Chosen, Proposal
from ui import theme
from ui.desk import Desk
from ui.editors.cells import Cells, Room
from ui.editors.editor import Editor
from ui.editors.making import make_editor
from ui.forms.tick import Tick
from ui.widgets import small

RULE, DAY = 300, 220  # pixels at 100 % that the fields take
INDENT: Final = 28


class ProposalRow(QWidget):
    """Its fields are seen while it is ticked."""

    changed = Signal()

    def __init__(self, desk: Desk, proposal: Proposal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self.proposal = proposal
        said = proposal.task
        if proposal.values.keys() & {"site_id", "equipment_id", "equipment_type"}:
            said = _("{subject} · {task}").format(subject=proposal.subject, task=proposal.task)
        self.tick = Tick(said)
        self.tick.tick(proposal.is_sure)
        self.tick.ticked.connect(self._on_ticked)
        (rules,) = kind_of(PLAN).rows
        rule = next(field for field in rules.fields if field.name == "rule")
        day = kind_of(PLAN).field("baseline_on")
        self.rule = make_editor(desk, replace(rule, label=_("How often")))
        self.day = make_editor(desk, replace(day, label=_("Last done, if known")))
        self.rule.set_typed(proposal.rule)
        for editor in (self.rule, self.day):
            for part in editor.inputs:
                part.setAccessibleDescription(said)
        self.fields = QWidget()
        self.fields.setProperty("role", "clear")
        column = QVBoxLayout(self.fields)
        column.setContentsMargins(theme.px(INDENT), 0, 0, 0)
        column.setSpacing(theme.NEAR)
        cells = Cells(gap=theme.INSIDE, row_gap=theme.NEAR)
        cells.add(self.rule, Room(theme.px(RULE)))
        cells.add(self.day, Room(theme.px(DAY)))
        column.addLayout(cells)
        column.addWidget(small(proposal.why))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, theme.NEAR)
        whole.setSpacing(theme.TIGHT)
        whole.addWidget(self.tick)
        whole.addWidget(self.fields)
        if not proposal.is_sure:
            self.fields.hide()
        if desk.read_only:
            for part in (self.tick, self.fields):
                part.setEnabled(False)

    @property
    def is_wanted(self) -> bool:
        """Whether it is ticked."""
        return self.tick.is_ticked

    def want(self, on: bool) -> None:
        """Tick it or not."""
        self.tick.tick(on)
        self.fields.setVisible(on)

    def chosen(self) -> Chosen:
        """Return what was typed."""
        return Chosen(self.proposal.key, str(self.rule.typed() or ""), str(self.day.typed() or ""))

    def show_faults(self, faults: Mapping[str, str]) -> Editor | None:
        """Show what is wrong; return the first field with a fault."""
        at = self.proposal.key
        unread = faults.get(f"{at}.rule", "")
        if unread:
            self.rule.show_hint("")  # it would say the same once more
        self.rule.show_fault(unread)
        self.day.show_fault(faults.get(f"{at}.last_done", ""))
        return next((editor for editor in (self.rule, self.day) if editor.has_fault), None)

    def _on_ticked(self, on: bool) -> None:
        self.fields.setVisible(on)
        self.changed.emit()
