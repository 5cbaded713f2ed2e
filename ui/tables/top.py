"""What stands over a table: where one is, how things are, and the tools."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QWidget

from desktop.language import _
from ui import theme
from ui.editors.flow import Flow
from ui.tables import sentences
from ui.widgets import SearchField, button, page_title, primary, soft

LONGEST: Final = 1000  # letters of a filter; more come from a slip of the clipboard
FILTER, SHORT_FILTER = 160, 96


class Top(QWidget):
    """Title, tools and sentence; where it is narrow the tools stand below and are fewer."""

    export_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, kind_key: str, *, can_add: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.sentence = page_title(sentences.title(kind_key)), soft()
        self.filter = SearchField(_("Filter"))
        self.filter.setAccessibleName(_("Filter the rows"))
        self.filter.setMaxLength(LONGEST)
        self.columns = button(_("Columns"), "columns-3")
        self.export = button(_("Export…"), "download")
        self.print = button(_("Print…"), "printer")
        self.more = button(_("More"))
        for opening in (self.columns, self.more):
            opening.setProperty("menu", "true")
        self.add = primary(sentences.add(kind_key), "plus")
        if not can_add:
            self.add.hide()
        self.more.hide()
        self._can_add = can_add
        self._besides: list[QPushButton] = []  # what only this kind offers
        self.tools = QWidget()
        self._flow = Flow(self.tools, theme.NEAR)
        tool: QWidget
        for tool in (self.filter, self.columns, self.export, self.print, self.more, self.add):
            self._flow.addWidget(tool)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.BETWEEN)
        self._grid.setVerticalSpacing(theme.TIGHT)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self.title, 0, 0)
        self._is_beside: bool | None = None
        self.export.clicked.connect(self.export_wanted)
        self.print.clicked.connect(self.print_wanted)
        theme.watch().changed.connect(self._arrange)
        self._arrange()

    def set_columns_menu(self, menu: QMenu) -> None:
        """Offer the columns behind their button, and behind "More" where there is no room."""
        self.columns.setMenu(menu)
        more = QMenu(self)
        menu.setTitle(self.columns.text())
        more.addMenu(menu)
        self._exporting = more.addAction(self.export.text())
        self._exporting.triggered.connect(self.export_wanted)
        self._printing = more.addAction(self.print.text())
        self._printing.triggered.connect(self.print_wanted)
        self.more.setMenu(more)

    def add_tool(self, tool: QPushButton) -> None:
        """Offer something besides that only this kind has."""
        self._besides.append(tool)
        self._flow.addWidget(tool)
        self._arrange()

    def show_empty(self, on: bool) -> None:
        """Where there is nothing yet, the page below says so and offers the first step."""
        self.tools.setVisible(not on)
        self.sentence.setVisible(not on)

    def allow_export(self, on: bool) -> None:
        """Offer to export and to print, or not where there is nothing."""
        for offer in (self.export, self._exporting, self.print, self._printing):
            offer.setEnabled(on)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.tools.minimumSizeHint().width(), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        """Put the tools where there is room for them."""
        tools = [self.columns, self.export, self.print, *self._besides]
        if self._can_add:
            tools.append(self.add)
        for tool in tools:
            tool.ensurePolished()  # only then does it know how wide it is
        wide = theme.px(FILTER) + sum(tool.sizeHint().width() + theme.NEAR for tool in tools)
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        beside = title + theme.BETWEEN + wide <= self.width()
        narrow = wide > self.width() > 0
        self.filter.setFixedWidth(theme.px(SHORT_FILTER if narrow else FILTER))
        for tool in tools[:3]:
            tool.setVisible(not narrow)
        self.more.setVisible(narrow)
        self.tools.setMinimumWidth(wide if beside else 0)
        room = wide if beside else self.width()
        # where the page is low, rows of the table go before a row of tools is cut
        self.tools.setMinimumHeight(self._flow.heightForWidth(room) if room > 0 else 0)
        if beside == self._is_beside:
            return
        self._is_beside = beside
        for part in (self.tools, self.sentence):
            self._grid.removeWidget(part)
        if beside:
            self._grid.addWidget(self.tools, 0, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self.sentence, 1, 0, 1, 2)
        else:
            self._grid.addWidget(self.sentence, 1, 0)
            self._grid.addWidget(self.tools, 3, 0)
        self._grid.setRowMinimumHeight(2, 0 if beside else theme.TIGHT)
        self.updateGeometry()
