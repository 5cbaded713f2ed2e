"""The fields of a form in groups with headings, some folded away, as they are declared."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from desktop.language import N_, _
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind
from desktop.services.typing import is_blank
from ui import theme
from ui.desk import Desk
from ui.editors.arranged_kinds import ARRANGED
from ui.editors.arrangements import Group
from ui.editors.cells import Cells, Room
from ui.editors.editor import Editor
from ui.editors.fold import Fold
from ui.editors.form_fields import FEW, FormFields, Typed
from ui.editors.making import asked_fields, is_technical, make_editor
from ui.editors.people_ticks import PeopleTicks, is_of_people
from ui.editors.ready_rows import ReadyRows
from ui.editors.rooms import room_in_form, room_of_tick
from ui.editors.rows import RowsEditor
from ui.editors.ticks import TickEditor
from ui.widgets import small, strong

MORE: Final = N_("More")


def fields_for(desk: Desk, kind: Kind) -> FormFields:
    """Return the fields of a kind in the way that is declared for it, if any is."""
    return (ArrangedFields if kind.key in ARRANGED else FormFields)(desk, kind)


class ArrangedFields(FormFields):
    """Groups of fields and tables. What is folded is made when it is opened for the first time.

    A form made by hand gives its own `groups`, and makes its own editors in `make`.
    """

    def build(self) -> None:
        self.folds: list[Fold] = []
        self._behind, self._is_built = [], True  # there is no More besides the folds
        self._asked = {field.name: (field, beside) for field, beside in asked_fields(self.kind)}
        self._tables = {rows.name: rows for rows in self.kind.rows}
        self._hints = self.hints()
        for group in self._whole(self.groups()):
            if group.folded:
                fold = Fold(group)
                fold.turned.connect(lambda is_open, fold=fold: self._on_turned(fold, is_open))
                self.folds.append(fold)
                self.column.addWidget(fold)
            else:
                self.place(group, self.column)

    # --- what a form made by hand decides -------------------------------------------------------

    def groups(self) -> tuple[Group, ...]:
        """Return what stands together, in order; fields in no group come last."""
        arrangement = ARRANGED.get(self.kind.key)
        return arrangement.groups if arrangement else ()

    def hints(self) -> Mapping[str, str]:
        """Return what helps to fill in a field, by its name, in place of what its kind says."""
        arrangement = ARRANGED.get(self.kind.key)
        return arrangement.hints if arrangement else {}

    def make(self, name: str) -> Editor:
        """Return the editor of a field or of a table."""
        rows = self._tables.get(name)
        if rows is not None and is_of_people(rows):
            return PeopleTicks(self.desk, rows, _(rows.label))
        if rows is not None:
            return RowsEditor(self.desk, rows)
        field, beside = self._asked[name]
        return make_editor(self.desk, self.hinted(field), beside)

    def room_of(self, name: str) -> Room:
        """Return how wide the editor of a field is."""
        return room_in_form(self._asked[name][0])

    def hinted(self, field: Field) -> Field:
        """Return a field with its hint."""
        return replace(field, hint=self._hints.get(field.name, field.hint))

    # --- laying out -----------------------------------------------------------------------------

    def place(self, group: Group, column: QVBoxLayout) -> None:
        """Make the editors of a group below one another in a column, with its heading."""
        inner = QVBoxLayout()
        inner.setSpacing(theme.FIELD)
        inner.addLayout(_head_of(group))
        cells: Cells | None = None
        for name in group.names:
            editor = self._made(name, group)
            self.add(editor)
            if group.heading and not group.folded and name in self._tables:
                editor.label.hide()  # the heading of the group says it
            if name not in self._asked:  # a table, or what a form made by hand thought of
                inner.addWidget(editor)
                cells = None
                continue
            if cells is None:
                cells = Cells(gap=theme.INSIDE, row_gap=theme.NEAR if group.ticks else theme.FIELD)
                inner.addLayout(cells)
            is_tick = isinstance(editor, TickEditor)
            room = room_of_tick(self._asked[name][0]) if is_tick else self.room_of(name)
            cells.add(editor, room)
        column.addLayout(inner)

    def _made(self, name: str, group: Group) -> Editor:
        if group.ticks and self._asked[name][0].shape is Shape.YES_NO:
            return TickEditor(self.desk, self._asked[name][0])
        if group.ready and name in self._tables:
            return ReadyRows(self.desk, self._tables[name])
        return self.make(name)

    def _whole(self, groups: tuple[Group, ...]) -> tuple[Group, ...]:
        """Add what is in no group, because nothing that a record holds may be out of reach."""
        placed = {name for group in groups for name in group.names}
        names = [*self._asked, *self._tables]
        rest = [n for n in names if n not in placed and not is_technical(self.kind, n)]
        if not rest:
            return groups
        if len(rest) <= FEW:
            return (*groups, Group(tuple(rest)))
        return (*groups, Group(tuple(rest), MORE, folded=True))

    # --- what is folded away --------------------------------------------------------------------

    def _on_turned(self, fold: Fold, is_open: bool) -> None:
        if is_open:
            self.open(fold)
            self.editors[fold.group.names[0]].setFocus()
        else:
            fold.turn(False)
            fold.count(self._filled(fold))

    def is_filled(self, fold: Fold) -> bool:
        """Return whether anything folded away there is filled in."""
        return self._filled(fold) > 0

    def open(self, fold: Fold) -> None:
        """Open a fold; its fields are made now if they are not yet."""
        if not fold.is_built:
            fold.is_built = True
            self.place(fold.group, fold.body)
            for name in fold.group.names:
                self._show_in(self.editors[name], self._waiting)
                self.editors[name].set_read_only(self._read_only)
                self._lock(self.editors[name])
            for name in self._names_in(fold):
                self._waiting.pop(name, None)
        fold.turn(True)

    def build_more(self) -> None:
        """Open everything that is folded away."""
        for fold in self.folds:
            self.open(fold)

    def reveal(self, name: str) -> None:
        for fold in self.folds:
            if name in self._names_in(fold):
                self.open(fold)

    def _names_in(self, fold: Fold) -> set[str]:
        names = set(fold.group.names)
        beside = {self._asked[name][1] for name in names & self._asked.keys()}
        return names | {field.name for field in beside if field is not None}

    def _filled(self, fold: Fold) -> int:
        typed = self.typed()
        return sum(not is_blank(typed.get(name)) for name in self._names_in(fold))

    # --- what is in it --------------------------------------------------------------------------

    def show_record(self, typed: Typed, titles: Mapping[str, str], over: Typed) -> None:
        self._titles = titles
        self._waiting = {}
        for fold in self.folds:
            if not fold.is_built and self._names_in(fold) & over.keys():
                self.open(fold)
            if not fold.is_built:
                self._waiting |= {n: typed[n] for n in self._names_in(fold) & typed.keys()}
        for editor in self.editors.values():
            self._show_in(editor, typed)
            if any(name in over for name in editor.names):
                editor.set_typed_fields(over)
        for fold in self.folds:
            fold.count(self._filled(fold))

    def show_faults(self, faults: Mapping[str, str]) -> list[str]:
        wrong = {place.split(".")[0] for place in faults}
        for fold in self.folds:
            if wrong & self._names_in(fold):
                self.open(fold)
        for editor in self.editors.values():
            editor.show_faults(faults)
        names = {name for editor in self.editors.values() for name in editor.names}
        return [said for place, said in faults.items() if place.split(".")[0] not in names]


def _head_of(group: Group) -> QVBoxLayout:
    head = QVBoxLayout()
    head.setSpacing(0)
    if group.heading and not group.folded:
        head.addWidget(strong(_(group.heading)))
    if group.hint:
        head.addWidget(small(_(group.hint)))
    return head
