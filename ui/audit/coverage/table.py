"""Questions and their duties by month; taking a month leads to what ends a hole in it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.auditing.coverage import CoverageShown, CoveredLine
from ui.element.months_table import MonthsTable

BELOW: Final = "\u203a "  # before a duty, which stands below its question
ROOM: Final = 2  # pixels


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
        has_questions = any(not line.is_part for line in lines)
        self.put(shown.table([_indented(one) if has_questions else one for one in lines]))

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

    def column_widths(self) -> Sequence[int]:
        """Return the width of each month, with room for what the letters of a chip take more."""
        return [width + ROOM for width in super().column_widths()]

    def _on_taken(self, index: QModelIndex) -> None:
        target = self.lines[index.row()].targets[index.column()]
        if target is not None:
            self.wanted.emit(target)


def _indented(line: CoveredLine) -> CoveredLine:
    """Return a duty so that it is seen to stand below its question."""
    if not line.is_part:
        return line
    return replace(line, shown=replace(line.shown, subject=f"{BELOW}{line.shown.subject}"))
