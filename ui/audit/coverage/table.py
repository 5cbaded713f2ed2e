"""Questions and their duties by month; taking a month leads to what ends a hole in it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.auditing.coverage import CoverageShown, CoveredLine
from ui.element.months_table import MonthsTable


class CoverageTable(MonthsTable):
    """Says by `wanted` where a month leads (a Target)."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[CoveredLine, ...] = ()
        self.setAccessibleName(_("Month by month"))
        self.taken.connect(self._on_taken)

    def put_lines(self, shown: CoverageShown, lines: Sequence[CoveredLine]) -> None:
        """Show some of the lines."""
        self.lines = tuple(lines)
        self.put(shown.table(lines))

    def show_question(self, code: str) -> None:
        """Go to the line of a question."""
        row = next((at for at, line in enumerate(self.lines) if line.code == code), -1)
        if row >= 0:
            index = self.model().index(row, self.model().columnCount() - 1)
            self.setCurrentIndex(index)
            self.scrollTo(index, self.ScrollHint.PositionAtTop)

    def whole_height(self) -> int:
        """Return the height in which all of its lines are seen."""
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        bar = self.horizontalScrollBar()
        return self.top.sizeHint().height() + rows + bar.sizeHint().height() + 2

    def _on_taken(self, index: QModelIndex) -> None:
        target = self.lines[index.row()].targets[index.column()]
        if target is not None:
            self.wanted.emit(target)
