"""The few fields of one step of a corrective action, opened where its button was pressed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.language import N_, _
from desktop.records import kind_of
from desktop.services.action_rules import ACTION
from desktop.services.action_steps import ASKED
from ui import theme
from ui.desk import Desk
from ui.editors.cells import Cells
from ui.editors.editor import Editor
from ui.editors.flow import Flow
from ui.editors.making import asked_fields, make_editor
from ui.editors.rooms import room_in_form
from ui.widgets import button, fault, link, strong

# what each step is called on its button, over its fields, and on the button that does it
WORDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "assign": (N_("Assign…"), N_("Who looks after it, and by when"), N_("Assign")),
    "resolve": (N_("Resolve…"), N_("It was put right"), N_("Put right")),
    "verify": (N_("Verify…"), N_("Somebody looked, and it works"), N_("It works")),
    "reopen": (N_("Not effective: open again…"), N_("It does not work yet"), N_("Open again")),
    "close": (N_("Close without…"), N_("Close it without a fix"), N_("Close it")),
}
LABELS: Final[Mapping[tuple[str, str], str]] = {
    ("resolve", "resolved_on"): N_("When"),
    ("resolve", "resolved_by_id"): N_("By whom"),
    ("resolve", "proof"): N_("What was done"),
    ("verify", "verified_by_id"): N_("Who looked"),
    ("verify", "verified_on"): N_("When"),
    ("verify", "verified_how"): N_("How"),
    ("reopen", "verified_how"): N_("What still does not work"),
    ("reopen", "due_on"): N_("Now due"),
    ("close", "closed_reason"): N_("Why nothing is put right any more"),
}
HINTS: Final[Mapping[tuple[str, str], str]] = {
    ("verify", "verified_by_id"): N_("Somebody else than who put it right."),
    ("reopen", "verified_how"): N_("What was tried stays with the action."),
}
SMALL_CREW: Final[Mapping[tuple[str, str], str]] = {
    ("verify", "verified_by_id"): N_("In a crew of one or two it may be who put it right."),
    ("verify", "verified_how"): N_("Such as: tried under load, looked at again a week later."),
}
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


class StepPanel(QFrame):
    """Asks what a step needs; Enter takes it, Esc leaves it."""

    taken = Signal(str, dict)  # the step, what was typed
    left = Signal()
    files_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk = desk
        self.step = ""
        self._first: dict[str, object] = {}
        self.editors: dict[str, Editor] = {}
        self.fields = QWidget()
        self.fields.setProperty("role", "clear")
        self.title = strong("")
        self.fault = fault()
        self.files = link(_("Add photos or papers as proof"))
        self.files.clicked.connect(self.files_wanted)
        self.take = button("")
        self.take.clicked.connect(self._on_take)
        self.cancel = button(_("Cancel"))
        self.cancel.clicked.connect(self.left)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.FIELD] * 4)
        self._column.setSpacing(theme.NEAR)
        buttons = QWidget()
        buttons.setProperty("role", "clear")
        row = Flow(buttons, theme.NEAR)
        row.addWidget(self.take)
        row.addWidget(self.cancel)
        for part in (self.title, self.fields, self.files, self.fault, buttons):
            self._column.addWidget(part)
        self.hide()

    def show_step(
        self,
        step: str,
        typed: Mapping[str, object],
        titles: Mapping[str, str],
        *,
        is_small_crew: bool,
    ) -> None:
        """Ask what a step needs, filled in as far as it is known."""
        self.step = step
        self._make(step, is_small_crew)
        for editor in self.editors.values():
            editor.set_titles(titles)
            editor.set_typed_fields({name: typed.get(name) for name in editor.names})
        _button, title, does = WORDS[step]
        self.title.setText(_(title))
        self.take.setText(_(does))
        self.take.setEnabled(True)
        self.files.setVisible(step == "resolve")
        self._first = self._typed()
        self._tell("")
        self.show()
        next(iter(self.editors.values())).setFocus()

    @property
    def is_touched(self) -> bool:
        """Whether somebody typed into it and has not taken the step."""
        return not self.isHidden() and self.take.isEnabled() and self._typed() != self._first

    def press(self) -> None:
        """Take the step, as its button does."""
        self._on_take()

    def _typed(self) -> dict[str, object]:
        typed: dict[str, object] = {}
        for editor in self.editors.values():
            typed |= editor.typed_fields()
        return typed

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Show what is wrong at its fields, and the rest below them."""
        self.take.setEnabled(True)
        names: set[str] = set()
        for editor in self.editors.values():
            editor.show_faults(faults)
            names |= {*editor.names}
        self._tell(" ".join(said for name, said in faults.items() if name not in names))
        wrong = next((editor for editor in self.editors.values() if editor.has_fault), None)
        if wrong is not None:
            wrong.focus_fault()

    def _make(self, step: str, is_small_crew: bool) -> None:
        old, self.editors = self.fields, {}
        self.fields = QWidget()
        self.fields.setProperty("role", "clear")
        cells = Cells(self.fields, gap=theme.INSIDE, row_gap=theme.FIELD)
        asked = {field.name: (field, beside) for field, beside in asked_fields(kind_of(ACTION))}
        for name in ASKED[step]:
            field, beside = asked[name]
            at = (step, name)
            hint = (SMALL_CREW if is_small_crew else HINTS).get(at) or HINTS.get(at, "")
            made = replace(field, label=LABELS.get(at, field.label), hint=hint)
            editor = make_editor(self._desk, made, beside)
            self.editors[name] = editor
            cells.add(editor, room_in_form(field))
        self._column.replaceWidget(old, self.fields)
        old.hide()
        old.deleteLater()

    def _on_take(self) -> None:
        if not self.take.isEnabled():
            return
        self.take.setEnabled(False)
        self.taken.emit(self.step, self._typed())

    def _tell(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, _KEYPAD)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_take()
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
