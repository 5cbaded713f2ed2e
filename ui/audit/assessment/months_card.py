"""The months of a question that is about doing something again and again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.auditing.coverage import CoverageShown, coverage_of
from ui.audit.coverage.strip import CoverageStrip
from ui.desk import Desk
from ui.jobs import Job
from ui.widgets import Card

if TYPE_CHECKING:
    from desktop.services.assessing.shown import QuestionShown
    from desktop.services.auditing.auditor import Auditor


class MonthsCard(QWidget):
    """Done, late and missed by month; away where a question has no months."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._code = desk, ""
        self._asked: Job | None = None
        self.card, self.strip = Card(_("Month by month")), CoverageStrip(desk)
        self.card.body.addWidget(self.strip)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.card)
        self.hide()
        self.strip.installEventFilter(self)

    def show_question(self, one: "QuestionShown") -> None:
        """Show the months of a question; a signed one is not judged by what came later."""
        if self._asked is not None:
            self._asked.cancel()
        code = one.line.code
        if one.is_signed or code != self._code:
            self.strip.clear()
        self._code = code
        if one.is_signed:
            return
        company, today = self._desk.company, self._desk.today()

        def work(auditor: "Auditor") -> CoverageShown:
            return coverage_of(company, auditor.audited(today), [code])

        self._asked = self._desk.ask_auditor(work, lambda shown: self._put(shown, code), owner=self)

    def _put(self, shown: CoverageShown, code: str) -> None:
        """Show what is planned again and again; records counted by month are told in the note."""
        if any(line.is_part for line in shown.of(code)):
            self.strip.put(shown, code)
        else:
            self.strip.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with what stands in it."""
        if event.type() == QEvent.Type.ShowToParent:
            self.show()
        elif event.type() == QEvent.Type.HideToParent:
            self.hide()
        return super().eventFilter(watched, event)
