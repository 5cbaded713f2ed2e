"""The third step: what becomes of every row, before anything is written."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.language import _
from desktop.services.import_preview import FATES, KNOWN, Preview, PreviewRow
from desktop.services.import_words import say_counts
from ui import theme
from ui.importing.dated_row import DatedRow
from ui.importing.fates_model import ALL, FATE, FILE, ROW, WORDS, FatesModel
from ui.widgets import Words, link, plain, tip

MOST_KINDS = 6
LONGEST = 400  # letters of what is said of the chosen row below the table


class FatesPage(QWidget):
    """Counts on top, a table of rows to filter by fate, and the whole of the chosen one."""

    column_wanted = Signal(int, str)  # number of a sheet, heading
    dated = Signal()  # a day was said for readings without one, or taken back

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._sum, self.dated_row = plain(), DatedRow(today)
        self.dated_row.changed.connect(self.dated)
        self.fates = QTabBar()
        self.fates.setDrawBase(False)
        self.fates.setUsesScrollButtons(True)
        self.fates.setExpanding(False)
        self.fates.setAccessibleName(_("Which rows are shown"))
        self.fates.currentChanged.connect(self._on_fate_chosen)
        self._model = FatesModel(self)
        self.table = self._table()
        self._whole = Words(role="small")
        self.go_back = link(_("Show the column"))
        self.go_back.clicked.connect(self._on_column_wanted)
        self.go_back.hide()
        self._lay_out()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(_("Every row and what becomes of it"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        table.activated.connect(self._on_column_wanted)
        return table

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(theme.FIELD)
        below.addWidget(self._whole, 1)
        below.addWidget(self.go_back, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.NEAR)
        whole.addWidget(self._sum)
        whole.addWidget(self.dated_row)
        whole.addWidget(self.fates)
        whole.addWidget(self.table, 1)
        whole.addLayout(below)
        self.setFocusProxy(self.table)

    @property
    def as_of(self) -> date | None:
        """The day on which what has no date was read, where a person said one."""
        return self.dated_row.day

    @property
    def said(self) -> str:
        """What importing would do, in a sentence or two."""
        return self._sum.text()

    @property
    def has_something(self) -> bool:
        """Whether importing would change anything."""
        return self._preview is not None and not self._preview.changes_nothing

    def forget(self) -> None:
        """Other files were chosen: nothing that was said holds any more."""
        self._preview = None
        self.dated_row.forget()

    def show_preview(self, preview: Preview) -> None:
        """Show what would happen."""
        self._preview = preview
        self._sum.setText(_said(preview))
        self._sum.setToolTip(say_counts(preview.created))
        self.dated_row.show_count(preview.undated)
        self._model.show_rows(preview.rows)
        self._offer_fates(preview)
        self._size_columns()
        self.table.selectRow(0)

    def _offer_fates(self, preview: Preview) -> None:
        self.fates.blockSignals(True)
        while self.fates.count():
            self.fates.removeTab(0)
        self.fates.addTab(_("All {n}").format(n=len(preview.rows)))
        self.fates.setTabData(0, ALL)
        for fate in FATES:
            if n := preview.counts[fate]:
                words = _("{fate} {n}").format(fate=_(WORDS[fate]), n=n)
                self.fates.setTabData(self.fates.addTab(words), fate)
        self.fates.blockSignals(False)

    def _size_columns(self) -> None:
        letters = self.fontMetrics()
        widest = max(letters.horizontalAdvance(_(words)) for words in WORDS.values())
        self.table.setColumnWidth(FATE, widest + theme.px(28))
        self.table.setColumnWidth(FILE, min(theme.px(260), self.table.viewport().width() // 4))
        self.table.setColumnWidth(ROW, letters.horizontalAdvance("999999") + theme.px(20))
        self.table.verticalHeader().setDefaultSectionSize(letters.height() + theme.px(14))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._size_columns()

    def _on_fate_chosen(self, index: int) -> None:
        self._model.show_fate(self.fates.tabData(index))
        self.table.selectRow(0)

    def _chosen(self) -> PreviewRow | None:
        return self._model.row_at(self.table.currentIndex())

    def _on_row_chosen(self, current: QModelIndex) -> None:
        row = self._model.row_at(current)
        self._whole.setText(_whole(row) if row else "")
        self._whole.setToolTip(tip(row.words) if row else "")
        self.go_back.setVisible(row is not None and row.number is not None)
        is_column = row is not None and bool(row.column)
        self.go_back.setText(_("Show the column") if is_column else _("Show the sheet"))

    def _on_column_wanted(self) -> None:
        row = self._chosen()
        if row is not None and row.number is not None:
            self.column_wanted.emit(row.number, row.column)


def _said(preview: Preview) -> str:
    """Return in a sentence or two what importing would do."""
    if preview.changes_nothing and not preview.counts[KNOWN]:
        return _(
            "Nothing of this can go in as it is read now. The table says why; go back to change "
            "what the columns mean."
        )
    if preview.changes_nothing:
        return _("There is nothing new in this: importing it would change nothing.")
    parts = []
    if preview.created:
        made = say_counts(preview.created, MOST_KINDS)
        parts.append(_("This would add {made}.").format(made=made))
    if preview.updated:
        changed = say_counts(preview.updated, MOST_KINDS)
        parts.append(_("It would change {changed}.").format(changed=changed))
    parts.append(_("Nothing is written yet."))
    return " ".join(parts)


def _whole(row: PreviewRow) -> str:
    cells = [
        _("In “{column}” stands “{value}”.").format(column=cell.column, value=cell.value)
        for cell in row.faults
        if cell.column and cell.value
    ]
    text = " ".join([row.words, *cells])
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"
