"""The rows of an inspection's checklist below one another, and what every one of them is told."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.checklists import Item, item_words
from desktop.services.inspecting import Made
from ui.desk import Desk
from ui.forms.inspection_row import ItemRow

MOST: Final = 500  # lines, as in every table inside a record

Shown = tuple[Item | None, Mapping[str, object]]  # an item of a checklist, None for one by hand


class ItemRows(QWidget):
    """Makes the rows; a row that is made later is told what those before it were told."""

    changed = Signal()
    moved = Signal(int)  # the keyboard goes on to this row, which may be behind the last one
    removed = Signal(int)  # by a person: where it was

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: list[ItemRow] = []
        self.is_stored = False  # whether the lines are those of a record
        self._read_only, self._may_tag_out = False, False
        self._dues: Mapping[str, date] = {}
        self._before: Mapping[str, str] = {}
        self._host = QWidget()
        self._lines = _column(self._host)
        _column(self).addWidget(self._host)

    @property
    def written(self) -> list[ItemRow]:
        """The rows that have words."""
        return [row for row in self.rows if row.title.strip()]

    def show_lines(self, shown: Sequence[Shown]) -> None:
        """Show other lines: all at once, because each alone would lay the form out anew."""
        self.rows = []
        before, self._host = self._host, QWidget()
        self._lines = _column(self._host)
        for item, line in shown[:MOST]:
            self.put_in(item, line)
        self.number()
        column = self.layout()
        assert column is not None
        column.replaceWidget(before, self._host)
        before.hide()
        before.deleteLater()
        self._host.show()

    def put_in(self, item: Item | None, line: Mapping[str, object]) -> ItemRow:
        """Put a row below the others; who puts in several numbers them once."""
        row = ItemRow(self._desk, item)
        row.set_typed(line, stored=self.is_stored)
        row.follows.may_tag_out(self._may_tag_out)
        row.follows.take_dues(self._dues)
        row.follows.show_before(self._before.get(row.title, ""))
        row.set_read_only(self._read_only)
        row.changed.connect(self.changed)
        row.moved.connect(lambda step: self.moved.emit(self.rows.index(row) + step))
        row.removed.connect(lambda: self._on_removed(row))
        self.rows.append(row)
        self._lines.addWidget(row)
        return row

    def number(self) -> None:
        """Say of each which one of how many it is."""
        for number, row in enumerate(self.rows, 1):
            row.show_number(number, len(self.rows))

    def _on_removed(self, row: ItemRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.number()
        self.removed.emit(place)

    # --- what they are told ---------------------------------------------------------------------

    @property
    def failed(self) -> tuple[str, ...]:
        """The items that fail, by their words."""
        return tuple(row.title for row in self.written if row.is_fail)

    def show_before(self, told: Mapping[str, str]) -> None:
        """Say at each item that fails when it failed earlier, by its words."""
        self._before = told
        for row in self.rows:
            row.follows.show_before(told.get(row.title, ""))

    def show_made(self, made: Sequence[Made]) -> None:
        """Say at each item which corrective action was made of it."""
        of_items = {one.item: one for one in made if one.item}
        for row in self.rows:
            row.follows.show_made(of_items.get(item_words(row.title)))

    def may_tag_out(self, may: bool) -> None:
        """Say whether there is a unit that a fail could take out of use."""
        self._may_tag_out = may
        for row in self.rows:
            row.follows.may_tag_out(may)

    def take_dues(self, dues: Mapping[str, date]) -> None:
        """Be told by when a fail is put right, by its risk."""
        self._dues = dues
        for row in self.rows:
            row.follows.take_dues(dues)

    def set_read_only(self, read_only: bool) -> None:
        """Let them be read, not changed."""
        self._read_only = read_only
        for row in self.rows:
            row.set_read_only(read_only)


def _column(host: QWidget) -> QVBoxLayout:
    lines = QVBoxLayout(host)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    return lines
