"""A corrective action typed where it was found: what to do, who, by when and how great the risk."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import N_, _
from desktop.records import kind_of
from ui import theme
from ui.desk import Desk
from ui.editors.cells import Cells, Room
from ui.editors.editor import Editor
from ui.editors.making import asked_fields, make_editor
from ui.forms.due_by_risk import DueByRisk
from ui.forms.tick import Tick
from ui.widgets import quiet

_KIND: Final = kind_of("corrective_action")
_ASKED: Final[Mapping[str, tuple[str, int]]] = {
    "what": (N_("What to do"), 10_000),
    "assigned_id": (N_("Who"), 190),
    "due_on": (N_("By when"), 185),
    "risk": (N_("Risk"), 190),
}


class ActionBox(QFrame):
    """The fields of a corrective action. With `asks` it is made only while its box is ticked."""

    changed = Signal()
    removed = Signal()

    def __init__(self, desk: Desk, *, asks: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = Tick(asks)
        self.tick.tick(not asks)
        self.tick.ticked.connect(self._on_ticked)
        self.remove = quiet("x", _("Remove this corrective action"))
        self.remove.clicked.connect(self.removed)
        self.editors: dict[str, Editor] = {}
        self.fields = QWidget()
        cells = Cells(self.fields, gap=theme.FIELD, row_gap=theme.NEAR)
        asked = {field.name: (field, beside) for field, beside in asked_fields(_KIND)}
        for name, (label, least) in _ASKED.items():
            field, beside = asked[name]
            editor = make_editor(desk, replace(field, label=label), beside)
            editor.changed.connect(self.changed)
            self.editors[name] = editor
            cells.add(editor, Room(theme.px(least)))
        column = QVBoxLayout()
        column.setSpacing(theme.NEAR)
        column.addWidget(self.tick)
        column.addWidget(self.fields)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        row.addLayout(column, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self._due = DueByRisk(self.editors["risk"], self.editors["due_on"])
        # hidden only now: what is shown or hidden before it has a parent is a window of its own
        (self.remove if asks else self.tick).hide()
        self.fields.setVisible(not asks)

    @property
    def is_wanted(self) -> bool:
        """Whether the action is to be made."""
        return self.tick.is_ticked

    def want(self, on: bool) -> None:
        """Make the action or not; nobody is told."""
        self.tick.tick(on)
        self.fields.setVisible(on)

    def suggest(self, what: str) -> None:
        """Say what is taken for what to do where nothing is typed."""
        line = self.editors["what"].inputs[0]
        line.setProperty("placeholderText", what or _("What is wrong, as typed above"))

    def take_dues(self, dues: Mapping[str, date]) -> None:
        """Be told by when things are put right, by their risk."""
        self._due.take(dues)

    def propose(self, risk: str) -> None:
        """Propose a risk and by when; both can be typed over."""
        if not self.editors["risk"].typed():
            self.editors["risk"].set_typed(risk)
        self._due.follow()

    def typed(self) -> dict[str, object]:
        """Return what was typed."""
        typed: dict[str, object] = {}
        for editor in self.editors.values():
            typed |= editor.typed_fields()
        return typed

    def set_typed(self, typed: Mapping[str, Any]) -> None:
        """Show what was typed earlier."""
        for editor in self.editors.values():
            editor.set_typed_fields({name: typed.get(name, "") for name in editor.names})
        self._due.forget()

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show what is wrong, by the names of the fields."""
        for editor in self.editors.values():
            editor.show_faults(faults)
        return self.has_fault

    def focus_fault(self) -> None:
        """Put the cursor into the first field that is wrong."""
        wrong = next((editor for editor in self.editors.values() if editor.has_fault), None)
        if wrong is not None:
            wrong.focus_fault()

    @property
    def has_fault(self) -> bool:
        """Whether something is wrong with it."""
        return any(editor.has_fault for editor in self.editors.values())

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read, not changed."""
        self.tick.box.setEnabled(not read_only)
        self.remove.setDisabled(read_only)
        for editor in self.editors.values():
            editor.set_read_only(read_only)

    def _on_ticked(self, on: bool) -> None:
        self.fields.setVisible(on)
        self.changed.emit()
