"""Questions and their duties by month; taking a month leads to what ends a hole in it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.language import _
from desktop.services.auditing.coverage import CoverageShown, CoveredLine
from ui import theme
from ui.element.months_table import MonthsTable

BELOW: Final = "\u203a "  # before a duty, which stands below its question
ROOM: Final = 2  # pixels
NAMES_LEAST: Final = 160


class CoverageTable(MonthsTable):
    """Says by `wanted` where a month leads (a Target)."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[CoveredLine, ...] = ()
        self.setAccessibleName(_("Month by month"))
        # where not all months fit, none is cut in half
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
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
        """Return the width of each month; where not all fit, so wide that none is cut in half."""
        widths = self._needed()
        room = self.width() - self.names.sizeHint().width() - self._bar()
        if widths and max(widths) <= room < sum(widths):
            return [room // (room // max(widths))] * len(widths)
        return widths

    def _needed(self) -> list[int]:
        """Return the width of each month, with room for what the letters of a chip take more."""
        return [width + ROOM for width in super().column_widths()]

    def _bar(self) -> int:
        return self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()

    def _most_for_names(self) -> int:
        """Less where all months fit beside them then."""
        usual = super()._most_for_names()
        air = theme.px(theme.FIELD) + 1  # right of the names
        room = self.width() - sum(self._needed()) - self._bar() - air
        return room if theme.px(NAMES_LEAST) <= room < usual else usual

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _on_taken(self, index: QModelIndex) -> None:
        target = self.lines[index.row()].targets[index.column()]
        if target is not None:
            self.wanted.emit(target)


def _indented(line: CoveredLine) -> CoveredLine:
    """Return a duty so that it is seen to stand below its question."""
    if not line.is_part:
        return line
    return replace(line, shown=replace(line.shown, subject=f"{BELOW}{line.shown.subject}"))
