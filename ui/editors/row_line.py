"""One line of a table inside a record: its cells, the tables inside it, and its removal."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.records.kind import Rows
from ui import theme
from ui.desk import Desk
from ui.editors.cells import Cells
from ui.editors.editor import Editor
from ui.editors.line_editors import FieldEditor
from ui.editors.making import asked_fields, make_editor
from ui.editors.rooms import room_in_line
from ui.widgets import quiet, soft

Line = dict[str, object]
Inner = Callable[[Rows], Editor]  # makes the editor of a table inside the line


class LineView(QFrame):
    """The editors of one line. What no editor is for, such as the line's id, is kept as it is."""

    changed = Signal()
    removed = Signal()

    def __init__(self, desk: Desk, rows: Rows, inner: Inner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[str, object] = {}
        self.cells = Cells(gap=theme.NEAR, row_gap=theme.NEAR)
        self.editors: list[FieldEditor] = []
        for field, beside in asked_fields(rows):
            editor = make_editor(desk, field, beside)
            self.editors.append(editor)
            self.cells.add(editor, room_in_line(field))
        for editor in self.editors:
            editor.changed.connect(self.changed)
            editor.set_compact()
        self.remove = quiet("x", _("Remove this line"))
        self.remove.clicked.connect(self.removed)
        row = QHBoxLayout()
        row.setSpacing(theme.TIGHT)
        row.addLayout(self.cells, 1)
        self._gap = soft(" ")  # as high as the labels above the cells
        side = QVBoxLayout()
        side.setSpacing(theme.TIGHT)
        side.addWidget(self._gap)
        side.addWidget(self.remove)
        side.addStretch(1)
        row.addLayout(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        column.addLayout(row)
        self.tables = [inner(deeper) for deeper in rows.rows]
        for table in self.tables:
            table.changed.connect(self.changed)
            indented = QHBoxLayout()
            indented.setContentsMargins(theme.BETWEEN, 0, 0, 0)
            indented.addWidget(table)
            column.addLayout(indented)

    @property
    def all_editors(self) -> list[Editor]:
        """The editors of the cells and of the tables inside the line."""
        return [*self.editors, *self.tables]

    @property
    def inputs(self) -> list[QWidget]:
        """What is typed into."""
        return [widget for editor in self.editors for widget in editor.inputs]

    def typed(self) -> Line:
        """Return what was typed into the line."""
        typed = dict(self._kept)
        for editor in self.all_editors:
            typed |= editor.typed_fields()
        return typed

    def set_typed(self, typed: Mapping[str, object], titles: Mapping[str, str]) -> None:
        """Show what was typed earlier."""
        names = {name for editor in self.all_editors for name in editor.names}
        self._kept = {name: value for name, value in typed.items() if name not in names}
        for editor in self.all_editors:
            editor.set_titles(titles)
            # a line that says nothing of a cell empties it: the editors showed another line before
            editor.set_typed_fields({name: typed.get(name) for name in editor.names})

    def show_heads(self, show: bool) -> None:
        """Show what each cell is for above it, where the line takes more than one row."""
        self._gap.setVisible(show)
        for editor in self.editors:
            editor.label.setVisible(show)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Show what is wrong in the cells, by their names."""
        for editor in self.all_editors:
            editor.show_faults(faults)

    def set_number(self, number: int, label: str) -> None:
        """Tell a screen reader which line it is in."""
        self.setAccessibleName(_("{label}, line {number}").format(label=label, number=number))
        self.remove.setAccessibleName(
            _("{label}: remove line {number}").format(label=label, number=number)
        )

    def set_read_only(self, read_only: bool) -> None:
        """Let the line be read, not changed."""
        self.remove.setVisible(not read_only)
        for editor in self.all_editors:
            editor.set_read_only(read_only)

    def column_of(self, widget: QWidget | None) -> int:
        """Return the cell that a widget is in, -1 for none."""
        for place, editor in enumerate(self.editors):
            if widget is not None and (editor is widget or editor.isAncestorOf(widget)):
                return place
        return -1
