"""One question month by month, small enough to stand beside whatever else is said of it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.auditing.coverage import CoverageShown, coverage_of
from ui import theme
from ui.audit.coverage.table import CoverageTable
from ui.desk import Desk
from ui.jobs import Job
from ui.today.leading import place_of
from ui.widgets import soft

if TYPE_CHECKING:
    from desktop.services.auditing.auditor import Auditor
    from desktop.services.today import Target

MOST: Final = 6  # lines that are seen at once; more scroll


class CoverageStrip(QWidget):
    """`show_question` asks how a question stands today; `put` shows what was asked elsewhere.

    It is told when something changed by whoever it stands in, who calls `show_question` again.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: Job | None = None
        self._code = ""
        self.sentence = soft()
        self.table = CoverageTable()
        self.table.wanted.connect(self._on_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        column.addWidget(self.sentence)
        column.addWidget(self.table)
        theme.watch().changed.connect(self._fit)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        if self._asked is not None:
            self._asked.cancel()
        self.table.put_lines(CoverageShown(), ())
        self.hide()

    def show_question(self, code: str) -> None:
        """Ask how a question went in the window that ends today, and show it."""
        if self._asked is not None:
            self._asked.cancel()
        company, today = self._desk.company, self._desk.today()

        def work(auditor: "Auditor") -> CoverageShown:
            return coverage_of(company, auditor.audited(today), [code])

        self._asked = self._desk.ask_auditor(work, lambda shown: self.put(shown, code), owner=self)

    def put(self, shown: CoverageShown, code: str) -> None:
        """Show a question of what was asked already."""
        lines = shown.of(code)
        self.table.put_lines(shown, lines)
        self.table.setAccessibleName(_("{question} month by month").format(question=code))
        self.sentence.setText(shown.sentence)
        self.setVisible(bool(lines))
        self._fit()
        if code != self._code:  # another question begins with this month, once it is laid out
            self._code = code
            QTimer.singleShot(0, self, self._show_this_month)

    def _show_this_month(self) -> None:
        bar = self.table.horizontalScrollBar()
        bar.setValue(bar.maximum())

    def _fit(self) -> None:
        lines = self.table.model().rowCount()
        whole = self.table.whole_height()
        row = self.table.rowHeight(0) if lines else 0
        self.table.setFixedHeight(whole - max(0, lines - MOST) * row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_wanted(self, target: "Target") -> None:
        self._desk.go(place_of(target))
