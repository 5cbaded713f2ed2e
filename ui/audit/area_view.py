"""One area of work on one day: what will be overdue or missing, and what is on file."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.readiness import Area
from ui import theme
from ui.audit.on_file import OnFileCard
from ui.today.click_row import let_rows_reach_out
from ui.today.line_list import LineList
from ui.widgets import Card, page_title, soft

BESIDE: Final = 900
SIDE: Final = 340


class AreaView(QScrollArea):
    """The middle and the right of the page; `head` is where the day is chosen."""

    wanted = Signal(object)  # a Target

    def __init__(self, head: QWidget, *, may_add: bool) -> None:
        super().__init__()
        self.title, self.sentence = page_title(), soft()
        self.lines = LineList(may_add=may_add, primary=False)
        self.nothing = soft(_("Nothing needs to be done here by then."))
        self.needed = Card(" ")
        self.needed.body.addWidget(self.nothing)
        self.needed.body.addWidget(self.lines)
        let_rows_reach_out(self.needed, self.nothing)
        self.on_file = OnFileCard()
        self.lines.wanted.connect(self.wanted)
        self.on_file.wanted.connect(self.wanted)
        self._lay_out(head)

    def _lay_out(self, head: QWidget) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setProperty("role", "clear")
        whole = QVBoxLayout(content)
        whole.setContentsMargins(theme.AROUND, theme.BETWEEN, theme.AROUND, theme.AROUND)
        whole.setSpacing(theme.TIGHT)
        for part in (self.title, self.sentence):
            whole.addWidget(part)
        whole.addSpacing(theme.NEAR)
        whole.addWidget(head)
        whole.addSpacing(theme.NEAR)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.BETWEEN)
        self._is_beside: bool | None = None
        whole.addLayout(self._grid)
        whole.addStretch(1)
        self._place(beside=True)
        self.setWidget(content)

    def show_area(self, area: Area, day: str) -> None:
        """Show an area as it will stand."""
        self.title.setText(area.title)
        self.sentence.setText(area.sentence)
        self.needed.set_title(day)
        self.nothing.setVisible(not area.lines)
        self.lines.show_lines(area.lines)
        self.on_file.show_on_file(area.on_file, area.evidence_sentence)

    def _place(self, *, beside: bool) -> None:
        if beside != self._is_beside:
            self._is_beside = beside
            top = Qt.AlignmentFlag.AlignTop
            self._grid.removeWidget(self.needed)
            self._grid.removeWidget(self.on_file)
            self._grid.addWidget(self.needed, 0, 0, top)
            self._grid.addWidget(self.on_file, *((0, 1) if beside else (1, 0)), top)
            self._grid.setColumnStretch(0, 1)
        if beside:
            self.on_file.setFixedWidth(theme.px(SIDE))
        else:
            self.on_file.setMinimumWidth(0)
            self.on_file.setMaximumWidth(16777215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(beside=self.width() >= theme.px(BESIDE))
