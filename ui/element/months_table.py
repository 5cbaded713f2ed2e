"""The last twelve months as a table: a chip for each month of each line of the schedule."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.duties.months import Went
from desktop.language import _
from desktop.services.twelve_months import DutyLine, MonthCell, TwelveMonths
from ui import theme
from ui.element.heads import Head
from ui.element.matrix_delegate import GAP, paint_ring
from ui.element.matrix_headers import SideHeader, TopHeader
from ui.element.wide_table import WideTable
from ui.widgets import chip_size, paint_chip, tip

CELL: Final = int(Qt.ItemDataRole.UserRole) + 2
NAMES_WIDEST: Final = 280
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
TONES: Final = {
    Went.DONE: "green",
    Went.LATE: "amber",
    Went.MISSED: "red",
    Went.WAITING: "red",
    Went.OVERDUE: "red",
    Went.NEVER: "red",
    Went.DUE: "amber",
    Went.OUT: "plain",
    Went.SKIPPED: "plain",
}


class MonthsModel(QAbstractTableModel):
    """Lines of the schedule down, months across."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = TwelveMonths()

    def put(self, shown: TwelveMonths) -> None:
        """Show another table."""
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown.months)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, month = self.shown.lines[index.row()], self.shown.months[index.column()]
        cell = line.cells[index.column()]
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = cell.spanned or cell.words  # heard, a date has room in every cell
            return f"{line.subject}, {line.task}, {month.whole}: {words}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(f"{line.subject} · {line.task}, {month.whole}\n{cell.sentence}")
        return cell.sentence if role == Qt.ItemDataRole.AccessibleDescriptionRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            month = self.shown.months[section]
            return Head(month.short, whole=month.whole).answer(int(role))
        return head_of_line(self.shown.lines[section]).answer(int(role))


def head_of_line(line: DutyLine) -> Head:
    """Return the head of a line: what it is about, then what is to be done."""
    return Head(line.subject, line.task, f"{line.subject}\n{line.task}\n{line.rule}")


class MonthDelegate(QStyledItemDelegate):
    """Paints the word of a month as a chip, or softly where there is nothing to say."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: MonthCell = index.data(CELL)
        rect: QRect = option.rect
        tone = TONES.get(cell.went)
        # a time out of service is one chip that says when it was, and a line over all its months
        words = cell.spanned if cell.span > 1 else cell.words
        size = chip_size(words)
        if tone:
            # scrolled away, the days of a long time stay in sight as long as it is
            left = max(rect.left(), min(0, rect.right() - size.width() - 2 * GAP))
            at = QPoint(left + GAP, rect.center().y() - size.height() // 2)
            paint_chip(painter, at, words, tone, rect.right() - left - 2 * GAP)
            ends = at.x() + size.width() + GAP
            if cell.span > 1 and ends < rect.right() - GAP:
                painter.save()
                painter.setPen(theme.color("soft"))
                painter.drawLine(ends, rect.center().y(), rect.right() - GAP, rect.center().y())
                painter.restore()
        else:
            painter.save()
            painter.setPen(theme.color("soft"))
            inner = rect.adjusted(theme.px(theme.NEAR) + GAP, 0, 0, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, cell.words)
            painter.restore()
        if option.state & QStyle.StateFlag.State_Selected:
            has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, QRectF(rect).adjusted(GAP, GAP, -GAP, -GAP), has_focus)
            painter.restore()


class MonthsTable(WideTable):
    """Shows the lines of the schedule by month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model = MonthsModel()
        top, side = TopHeader(_("Months")), SideHeader(_("Schedule"))
        super().__init__(self._model, top, side, NAMES_WIDEST, parent)
        self._model.setParent(self)
        self.setItemDelegate(MonthDelegate(self))
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.setAccessibleName(_("The last twelve months"))

    def put(self, shown: TwelveMonths) -> None:
        """Show a table, as near as can be to where one had scrolled to; at first, to this month."""
        here = self.currentIndex()
        is_first = not self._model.shown.months
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._model.put(shown)
        self._span()
        self.fit()
        if is_first:
            across = self.horizontalScrollBar().maximum()
        self.setCurrentIndex(self._model.index(here.row(), here.column()))
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)

    def _span(self) -> None:
        self.clearSpans()
        for row, line in enumerate(self._model.shown.lines):
            for column, cell in enumerate(line.cells):
                if cell.span > 1:
                    self.setSpan(row, column, 1, cell.span)

    def _on_scrolled(self, _to: int) -> None:
        """What was painted is only moved by itself, and the days of a long time stay in sight."""
        self.viewport().update()

    def line_at(self, index: QModelIndex) -> DutyLine:
        """Return the line of a cell."""
        return self._model.shown.lines[index.row()]

    def heads(self) -> Sequence[Head]:
        """Return the lines of the schedule."""
        return [head_of_line(line) for line in self._model.shown.lines]

    def cell_height(self) -> int:
        """Return the height of a chip with room around it."""
        return chip_size("").height() + 2 * theme.NEAR

    def column_widths(self) -> Sequence[int]:
        """Return the width of each month: its own, so that all twelve fit on a small screen."""
        lines, months = self._model.shown.lines, self._model.shown.months
        widths = [self.top.room_for(month.short) for month in months]
        for number, width in enumerate(widths):
            words = {line.cells[number].words for line in lines}
            widest = max((chip_size(word).width() for word in words), default=0)
            widths[number] = max(width, widest + 2 * GAP)
        for line in lines:
            for number, cell in enumerate(line.cells):
                over = range(number, number + cell.span)
                room = chip_size(cell.spanned).width() + 2 * GAP - sum(widths[at] for at in over)
                if cell.span > 1 and room > 0:
                    widths[number] += room
        return widths
