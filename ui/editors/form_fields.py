"""The fields of a form: what matters most first, the rest behind More until it is asked for."""

from collections.abc import Iterator, Mapping, Set
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.records.kind import Kind
from desktop.services.typing import is_blank
from ui import theme
from ui.desk import Desk
from ui.editors.cells import Cells
from ui.editors.editor import Editor
from ui.editors.making import asked_fields, is_technical, make_editor
from ui.editors.rooms import room_in_form
from ui.editors.rows import RowsEditor
from ui.icons import icon
from ui.widgets import link

FEW: Final = 2  # fields that are not worth a place to hide them
WIDEST: Final = 860  # pixels at 100 %: longer lines are not read

Typed = Mapping[str, object]


class FormFields(QWidget):
    """The editors of one kind, and which of them were typed into since the record was shown.

    A form made by hand has its own `build`; it puts its editors into `add`.
    """

    changed = Signal()
    asked = Signal(str)  # a command for the page around the form

    def __init__(self, desk: Desk, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self.desk, self.kind = desk, kind
        self.editors: dict[str, Editor] = {}  # by the name of their first field
        self._base: dict[str, dict[str, object]] = {}  # what each showed of the record
        self._sent: dict[str, dict[str, object]] = {}
        self._waiting: dict[str, object] = {}  # what the record says in fields not built yet
        self._titles: Mapping[str, str] = {}
        self._read_only = False
        self._closed: frozenset[str] = frozenset()  # names of what is private and closed
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.INSIDE, theme.NEAR, theme.INSIDE, theme.INSIDE)
        self.column.setSpacing(theme.INSIDE)
        self.more = link("")
        self.more.clicked.connect(self._on_more)
        self._is_built = False  # what is behind More
        self.build()
        self.column.addStretch(1)

    # --- which editors --------------------------------------------------------------------------

    def build(self) -> None:
        """Make the editors that are seen at once, and More where there is more."""
        main, more = self._sorted()
        self._add_cells(main)
        for rows in self.kind.rows:
            if not is_technical(self.kind, rows.name):
                self.add(RowsEditor(self.desk, rows))
                self.column.addWidget(self.editors[rows.name])
        self._behind = more if len(more) > FEW else []
        if not self._behind:
            self._add_cells(more)
            self._is_built = True
        self.column.addWidget(self.more)
        self.more.setHidden(not self._behind)

    def add(self, editor: Editor) -> Editor:
        """Take charge of an editor: what it holds is saved, and faults are shown in it."""
        self.editors[editor.names[0]] = editor
        self._base[editor.names[0]] = editor.typed_fields()
        editor.changed.connect(self.changed)
        editor.asked.connect(self.asked)
        self._lock(editor)
        return editor

    def _sorted(self) -> tuple[list[Any], list[Any]]:
        asked = list(asked_fields(self.kind))
        main = [pair for pair in asked if pair[0].in_table or pair[0].required]
        return main, [pair for pair in asked if pair not in main]

    def _add_cells(self, asked: list[Any]) -> None:
        cells = Cells(gap=theme.INSIDE, row_gap=theme.FIELD)
        for field, beside in asked:
            editor = make_editor(self.desk, field, beside)
            self.add(editor)
            cells.add(editor, room_in_form(field))
        self.column.addLayout(cells)

    def _on_more(self) -> None:
        self.build_more()
        first = next(field.name for field, _beside in self._behind)
        self.editors[first].setFocus()

    def build_more(self) -> None:
        """Make the editors behind More, as the record has them."""
        if self._is_built:
            return
        self._is_built = True
        self.column.removeWidget(self.more)
        self.more.hide()
        self.column.takeAt(self.column.count() - 1)  # the stretch stays the last
        self._add_cells(self._behind)
        self.column.addStretch(1)
        for field, _beside in self._behind:
            self._show_in(self.editors[field.name], self._waiting)
        self._waiting = {}
        self.set_read_only(self._read_only)

    def _tell_more(self) -> None:
        names = [field.name for field, _beside in self._behind]
        filled = sum(not is_blank(self._waiting.get(name)) for name in names)
        self.more.setIcon(icon("chevron-right", "accent"))
        self.more.setText(_("More"))
        if filled:
            said = ngettext("More, {n} filled in", "More, {n} filled in", filled)
            self.more.setText(said.format(n=filled))

    # --- what is in them ------------------------------------------------------------------------

    def show_record(self, typed: Typed, titles: Mapping[str, str], over: Typed) -> None:
        """Show a record, and over it what was typed into its form and not saved.

        Without a record (`typed` is empty) it is a new one, and `over` is what is known of it.
        """
        self._titles = titles
        behind = {name for field, beside in self._behind for name in _names(field, beside)}
        if typed and behind & over.keys():
            self.build_more()
        known = typed or over
        self._waiting = {} if self._is_built else {n: v for n, v in known.items() if n in behind}
        for editor in self.editors.values():
            self._show_in(editor, typed)
            if any(name in over for name in editor.names):
                editor.set_typed_fields(over)
        if not self._is_built:
            self._tell_more()

    def fill_untouched(self, given: Typed, titles: Mapping[str, str]) -> None:
        """Fill in what nobody has typed into; what was typed stays, and the cursor in it."""
        self._titles = titles
        for name, editor in self.editors.items():
            mine = {one: given[one] for one in editor.names if one in given}
            if mine and editor.typed_fields() == self._base[name]:
                editor.set_titles(titles)
                editor.set_typed_fields(mine)
        if not self._is_built:
            behind = {name for field, beside in self._behind for name in _names(field, beside)}
            self._waiting = {name: it for name, it in given.items() if name in behind}
            self._tell_more()

    def _show_in(self, editor: Editor, typed: Typed) -> None:
        editor.set_titles(self._titles)
        editor.set_typed_fields({name: typed.get(name) for name in editor.names})
        editor.show_fault("")
        self._base[editor.names[0]] = editor.typed_fields()

    def changes(self) -> dict[str, object]:
        """Return what was typed into the fields that no longer say what the record says."""
        changed: dict[str, object] = {}
        for name, editor in self.editors.items():
            typed = editor.typed_fields()
            if typed != self._base[name]:
                changed |= typed
        return changed

    def note_sent(self) -> None:
        """Remember what is being saved now, because typing goes on meanwhile."""
        self._sent = {name: editor.typed_fields() for name, editor in self.editors.items()}

    def take_sent_as_base(self) -> None:
        """What was being saved is what the record says now."""
        self._base |= self._sent

    def typed(self) -> dict[str, object]:
        """Return what stands in all fields."""
        typed = dict(self._waiting)
        for editor in self.editors.values():
            typed |= editor.typed_fields()
        return typed

    # --- what is wrong --------------------------------------------------------------------------

    def show_faults(self, faults: Mapping[str, str]) -> list[str]:
        """Show each fault at its field; return those that no field here is for."""
        if any(name not in self.editors for name in faults):
            self.build_more()
        for editor in self.editors.values():
            editor.show_faults(faults)
        names = {name for editor in self.editors.values() for name in editor.names}
        return [said for place, said in faults.items() if place.split(".")[0] not in names]

    def labels_of(self, faults: Mapping[str, str]) -> list[str]:
        """Return the labels of the fields that have faults, in their order."""
        wrong = {place.split(".")[0] for place in faults}
        return [e.label_text for e in self.editors.values() if wrong & set(e.names)]

    def focus_fault(self) -> None:
        """Put the cursor into the first field that is wrong."""
        wrong = next((editor for editor in self.editors.values() if editor.has_fault), None)
        if wrong is not None:
            wrong.focus_fault()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        first = next(iter(self.editors.values()), None)
        if first is not None:
            first.setFocus()

    def focus_field(self, name: str) -> Editor | None:
        """Put the cursor into a field or a table and return it, None where it is not to be seen."""
        self.reveal(name)
        named = (editor for editor in self.editors.values() if name in editor.names)
        editor = next((one for one in named if one.isVisibleTo(self)), None)
        if editor is not None:
            editor.setFocus()
        return editor

    def reveal(self, name: str) -> None:
        """Open what a field is folded away in."""
        if all(name not in editor.names for editor in self.editors.values()):
            self.build_more()

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read, not changed."""
        self._read_only = read_only
        for editor in self.editors.values():
            editor.set_read_only(read_only)
            self._lock(editor)

    def set_closed(self, names: Set[str]) -> None:
        """Show these fields locked, and all others as before."""
        if self._closed != names:
            self._closed = frozenset(names)
            self.set_read_only(self._read_only)

    def _lock(self, editor: Editor) -> None:
        is_closed = not self._closed.isdisjoint(editor.names)
        editor.show_lock(_("Private: locked") if is_closed else "")
        if is_closed:
            editor.set_read_only(True)


def _names(field: Any, beside: Any) -> Iterator[str]:
    yield field.name
    if beside is not None:
        yield beside.name
