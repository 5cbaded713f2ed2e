"""A sheet as a table in which each column says, and can be told, what it means."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableView, QWidget

from desktop.language import _
from desktop.services.import_sheets import ColumnView, SheetView
from desktop.services.import_words import Choice
from ui import theme
from ui.importing.date_question import DateQuestionBox
from ui.importing.sheet_model import MEANINGS, SheetModel
from ui.widgets import tip

NARROWEST = 130
WIDEST = 300
ROOM = 12  # above and below the words of a row
FRAME = 58  # what a list takes beside its words
KEY = Qt.ItemDataRole.UserRole


class Chooser(QComboBox):
    """A list to choose from that the wheel turns only while it has the focus."""

    picked = Signal(str)  # the key of what a person chose

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(16)
        self.activated.connect(lambda _index: self.picked.emit(self.currentData(KEY)))

    def offer(self, choices: tuple[Choice, ...], chosen: str, says: str = "") -> None:
        """Offer these; `says` are other words for the chosen one."""
        model = QStandardItemModel(self)
        for choice in choices:
            item = QStandardItem(says if says and choice.key == chosen else choice.label)
            item.setData(choice.key, KEY)
            model.appendRow(item)
        with QSignalBlocker(self):
            self.setModel(model)
            self.setCurrentIndex(max(0, self.findData(chosen, KEY)))
            widest = self.fontMetrics().horizontalAdvance("n") * max(
                (len(choice.label) for choice in choices), default=8
            )
            self.view().setMinimumWidth(min(widest, theme.px(420)))
        self.setToolTip(tip(self.currentText()))

    def wanted_width(self) -> int:
        """Return how wide it must be to show what is chosen."""
        return self.fontMetrics().horizontalAdvance(self.currentText()) + theme.px(FRAME)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the table is being scrolled


class SheetTable(QTableView):
    """The first rows of a sheet; above each column a list of what it can mean."""

    meaning_chosen = Signal(int, str)  # column, key of a meaning
    order_chosen = Signal(int, str)  # column, "DMY" or "MDY"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SheetModel(self)
        self._choosers: list[Chooser] = []
        self._questions: dict[int, DateQuestionBox] = {}
        self.setModel(self._model)
        self.setAccessibleName(_("The first rows of the sheet"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)

    def show_view(self, view: SheetView) -> None:
        """Show a sheet; where it is the one that is shown already, nothing jumps."""
        before = self._model.view
        if before is not None and _same_controls(before, view):
            self._model.keep_view(view)
            self._say_again(view)
            return
        focused = self._focused()
        self._choosers, self._questions = [], {}
        self._model.show_view(view)
        for number, column in enumerate(view.columns):
            if view.kind:
                self._put_chooser(number, column, view)
            if column.question is not None:
                self._put_question(number, column)
        self._size_columns()
        if focused is not None and focused < len(self._choosers):
            self._choosers[focused].setFocus()

    def chooser(self, column: int) -> QComboBox:
        """Return the list above a column."""
        return self._choosers[column]

    def question(self, column: int) -> DateQuestionBox:
        """Return the question below the list above a column."""
        return self._questions[column]

    def go(self, heading: str) -> None:
        """Show the column of that heading."""
        view = self._model.view
        named = [n for n, c in enumerate(view.columns) if c.heading == heading] if view else []
        if named and view is not None:
            self.selectColumn(named[0])
            self.scrollTo(self._model.index(0, named[0]))
            if view.kind:
                self._choosers[named[0]].setFocus()

    def _focused(self) -> int | None:
        return next((n for n, made in enumerate(self._choosers) if made.hasFocus()), None)

    def _say_again(self, view: SheetView) -> None:
        for number, column in enumerate(view.columns):
            if view.kind:
                self._choosers[number].offer(view.meanings, column.meaning, column.says)
            if column.question is not None:
                self._questions[number].show_question(column.question)

    def _put_chooser(self, number: int, column: ColumnView, view: SheetView) -> None:
        heading = column.heading or _("the column without a heading")
        made = Chooser(_("What {heading} means").format(heading=heading))
        made.offer(view.meanings, column.meaning, column.says)
        made.picked.connect(lambda key, number=number: self.meaning_chosen.emit(number, key))
        self._choosers.append(made)
        self.setIndexWidget(self._model.index(MEANINGS, number), made)

    def _put_question(self, number: int, column: ColumnView) -> None:
        assert column.question is not None
        made = DateQuestionBox(column.heading, column.question)
        made.answered.connect(lambda order, number=number: self.order_chosen.emit(number, order))
        self._questions[number] = made
        self.setIndexWidget(self._model.index(int(self._model.is_known), number), made)

    def _size_columns(self) -> None:
        rows = self.fontMetrics().height() + theme.px(ROOM)
        self.verticalHeader().setDefaultSectionSize(rows)
        self.resizeColumnsToContents()
        for number in range(self._model.columnCount()):
            asked = self._questions.get(number)
            wanted = self.columnWidth(number) + theme.NEAR
            if self._choosers:
                wanted = max(wanted, self._choosers[number].wanted_width())
            least = max(theme.px(NARROWEST), asked.sizeHint().width() if asked else 0)
            self.setColumnWidth(number, max(least, min(theme.px(WIDEST), wanted)))
        if self._choosers:
            height = self._choosers[0].sizeHint().height()
            self.setRowHeight(MEANINGS, height + theme.TIGHT)
        if self._questions:
            heights = [made.sizeHint().height() for made in self._questions.values()]
            self.setRowHeight(int(self._model.is_known), max(heights))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(140))


def _same_controls(before: SheetView, view: SheetView) -> bool:
    """Whether the same controls stand above the same columns of the same rows."""
    return (before.file, before.sheet, before.header_row, before.rows, bool(before.kind)) == (
        view.file,
        view.sheet,
        view.header_row,
        view.rows,
        bool(view.kind),
    ) and _asking(before) == _asking(view)


def _asking(view: SheetView) -> list[str | None]:
    return [column.question.example if column.question else None for column in view.columns]
