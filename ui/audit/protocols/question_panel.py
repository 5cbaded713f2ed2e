"""The fields of one question, or of one element, of the protocol that is being written."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import N_, _
from desktop.records import KINDS, kind_of
from desktop.records.kind import Rows
from desktop.services.protocols.following import near, readiness_questions
from ui import theme
from ui.audit.protocols.picked import Choices, MarksEditor, PickedEditor
from ui.desk import Desk
from ui.editors.cells import Cells
from ui.editors.editor import Editor
from ui.editors.making import editor_of
from ui.editors.rooms import room_in_form
from ui.widgets import card_title, link, plain

Line = dict[str, object]
METHODS: Final = (("D", N_("Documents")), ("I", N_("Interview")), ("O", N_("Observation")))
_PICKED: Final = ("follows", "evidence")


class LinePanel(QWidget):
    """Editors of some fields of a line. What no editor is for is kept as it is."""

    changed = Signal()
    names: tuple[str, ...] = ()

    def __init__(self, desk: Desk, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.rows = desk, rows
        self.fields = {field.name: field for field in rows.fields}
        self.editors: dict[str, Editor] = {}
        self._kept: Line = {}
        self._shown: Line = {}  # as it was when it was shown
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.FIELD)
        self.title = card_title("")
        self.column.addWidget(self.title)
        cells = Cells(gap=theme.INSIDE, row_gap=theme.FIELD)
        for name in self.names:
            editor = self.make(name)
            editor.changed.connect(self.changed)
            self.editors[name] = editor
            if name in self.beside():
                cells.add(editor, room_in_form(self.fields[name]))
        self.column.addLayout(cells)
        for name in self.names:
            if name not in self.beside():
                self.column.addWidget(self.editors[name])
        self.column.addStretch(1)

    def beside(self) -> tuple[str, ...]:
        """Return the fields that stand side by side at the top."""
        return self.names

    def make(self, name: str) -> Editor:
        """Return the editor of a field."""
        return editor_of(self.desk, self.rows, name)

    def show_line(self, line: Mapping[str, object], title: str) -> None:
        """Show what was typed into a line."""
        self.title.setText(title)
        self._kept = {name: value for name, value in line.items() if name not in self.editors}
        for name, editor in self.editors.items():
            editor.set_typed_fields({name: line.get(name)})
            editor.show_fault("")
        self._shown = self.typed()

    def changes(self) -> Line:
        """Return the line if something was typed into it, nothing otherwise."""
        typed = self.typed()
        return {} if typed == self._shown else typed

    def typed(self) -> Line:
        """Return what is typed into the line that is shown."""
        typed = dict(self._kept)
        for editor in self.editors.values():
            typed |= editor.typed_fields()
        return typed

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Show what is wrong in the fields, by their names."""
        for editor in self.editors.values():
            editor.show_faults(faults)

    def focus_fault(self) -> bool:
        """Put the cursor where something is wrong; False where nothing is."""
        wrong = next((one for one in self.editors.values() if one.has_fault), None)
        if wrong is not None:
            wrong.focus_fault()
        return wrong is not None

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read, not changed."""
        for editor in self.editors.values():
            editor.set_read_only(read_only)


class ElementPanel(LinePanel):
    """Code, title and remark of an element."""

    names = ("code", "title", "remark")

    def beside(self) -> tuple[str, ...]:
        return ("code", "title")


class QuestionPanel(LinePanel):
    """Everything about one question."""

    names = (
        "code", "points", "short", "text", "methods", "mode", "nature", "follows",
        "not_applicable", "evidence", "least_samples", "guidance",
    )  # fmt: skip

    def __init__(self, desk: Desk, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(desk, rows, parent)
        self.judged = plain(
            _("Muster judges this question from your records, as it judges its own.")
        )
        self.let_go = link(_("Choose for yourself what it follows"))
        self.let_go.clicked.connect(self._on_let_go)
        self.by_hand = plain(
            _("It follows no readiness question, so it is scored by hand: you decide its points.")
        )
        at = self.column.indexOf(self.editors["follows"])
        for offset, part in enumerate((self.judged, self.let_go, self.by_hand)):
            self.column.insertWidget(at + offset, part, 0, Qt.AlignmentFlag(0))
        self.editors["follows"].changed.connect(self._tell)
        self._is_read_only = False

    def beside(self) -> tuple[str, ...]:
        return ("code", "points", "short")

    def make(self, name: str) -> Editor:
        field = self.fields[name]
        if name == "methods":
            field = replace(field, label=N_("How it is looked at"))
            return MarksEditor(self.desk, field, [(key, _(word)) for key, word in METHODS])
        if name == "follows":
            said = [(code, f"{code} {title}") for code, title in readiness_questions()]
            return PickedEditor(self.desk, field, said, _("None"), self._near)
        if name == "evidence":
            kinds = sorted((_(kind.plural), kind.key) for kind in KINDS)
            words = [(key, word) for word, key in kinds]
            return PickedEditor(self.desk, field, words, _("Not said"))
        return super().make(name)

    def show_line(self, line: Mapping[str, object], title: str) -> None:
        super().show_line(line, title)
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._is_read_only = read_only
        self._tell()

    def _near(self) -> Choices:
        text = str(self.editors["text"].typed() or "")
        titles = dict(readiness_questions())
        return [(one.code, f"{one.code} {titles[one.code]}") for one in near(text)]

    def _tell(self) -> None:
        is_judged = bool(self._kept.get("rule"))
        self.judged.setVisible(is_judged)
        self.let_go.setVisible(is_judged and not self._is_read_only)
        self.editors["follows"].setVisible(not is_judged)
        self.by_hand.setVisible(not is_judged and not self.editors["follows"].typed())

    def _on_let_go(self) -> None:
        self._kept["rule"] = ""
        self._tell()
        self.editors["follows"].setFocus()
        self.changed.emit()


def rows_of_protocol() -> tuple[Rows, Rows]:
    """Return the tables of elements and of their questions."""
    elements = next(rows for rows in kind_of("protocol").rows if rows.name == "elements")
    return elements, elements.rows[0]
