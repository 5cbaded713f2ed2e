"""The lines of a table that are shown: one editor a cell, under one head where there is room."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.records.kind import Rows
from ui import theme
from ui.desk import Desk
from ui.editors.cells import Cells
from ui.editors.making import asked_fields
from ui.editors.rooms import room_in_line
from ui.editors.row_line import Inner, Line, LineView
from ui.widgets import small

GAP: Final = theme.NEAR


class LinePage(QWidget):
    """Some lines of a table, each with its editors; it uses the same ones for another page."""

    changed = Signal()
    removed = Signal(int)  # the place on the page
    fitted = Signal(bool)  # whether a line has room in one row

    def __init__(self, desk: Desk, rows: Rows, inner: Inner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._rows, self._inner = desk, rows, inner
        self._read_only = False
        self.views: list[LineView] = []
        self._head_cells = Cells(gap=GAP)
        self._head_gap = QWidget()
        self._heads = self._made_heads()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self._heads)
        column.addLayout(self._lines)

    def _made_heads(self) -> QWidget:
        heads = QWidget()
        row = QHBoxLayout(heads)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        for field, _beside in asked_fields(self._rows):
            self._head_cells.add(small(_(field.label)), room_in_line(field))
        row.addLayout(self._head_cells, 1)
        row.addWidget(self._head_gap)
        heads.hide()
        return heads

    @property
    def names(self) -> list[str]:
        """The fields of a line in the order of its cells."""
        return [field.name for field, _beside in asked_fields(self._rows)]

    def typed(self) -> list[Line]:
        """Return what was typed into the lines that are shown."""
        return [view.typed() for view in self.views]

    def show_lines(self, lines: Sequence[Line], titles: Mapping[str, str]) -> None:
        """Show these lines instead."""
        while len(self.views) > len(lines):
            view = self.views.pop()
            self._lines.removeWidget(view)
            view.hide()
            view.deleteLater()
        while len(self.views) < len(lines):
            self._add_view()
        for view, line in zip(self.views, lines, strict=True):
            view.set_typed(line, titles)
        self._fit_heads()

    def add_line(self, line: Line, titles: Mapping[str, str]) -> LineView:
        """Show one more line below."""
        view = self._add_view()
        view.set_typed(line, titles)
        self._fit_heads()
        return view

    def _add_view(self) -> LineView:
        view = LineView(self._desk, self._rows, self._inner)
        view.changed.connect(self.changed)
        view.removed.connect(lambda view=view: self.removed.emit(self.views.index(view)))
        view.set_read_only(self._read_only)
        self.views.append(view)
        self._lines.addWidget(view)
        view.show()  # at once, because what is shown later cannot take the focus now
        return view

    def set_numbers(self, first: int, label: str) -> None:
        """Tell a screen reader which lines these are."""
        for number, view in enumerate(self.views, first):
            view.set_number(number, label)

    def set_read_only(self, read_only: bool) -> None:
        """Let the lines be read, not changed."""
        self._read_only = read_only
        for view in self.views:
            view.set_read_only(read_only)

    def place_of(self, widget: QWidget | None) -> tuple[int, int] | None:
        """Return the line on the page and the cell that a widget is in, or None."""
        for place, view in enumerate(self.views):
            if (column := view.column_of(widget)) >= 0:
                return place, column
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_heads()

    def _fit_heads(self) -> None:
        """One head for all lines where each fits into a row, else a label above each cell."""
        if not self.views:
            self._heads.hide()
            return
        beside = self.views[0].remove.sizeHint().width()
        self._head_gap.setFixedWidth(beside)
        fits = self._head_cells.one_row_width() + beside + theme.TIGHT <= self.width()
        self._heads.setVisible(fits)
        # a line of several rows is told from the next by the room between them
        self._lines.setSpacing(GAP if fits else theme.INSIDE)
        self.fitted.emit(fits)
        for view in self.views:
            view.show_heads(not fits)
