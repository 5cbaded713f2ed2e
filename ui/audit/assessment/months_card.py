"""The months of a question that is about doing something again and again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from ui.audit.coverage.strip import CoverageStrip
from ui.desk import Desk
from ui.widgets import Card

if TYPE_CHECKING:
    from desktop.services.assessing.shown import QuestionShown


class MonthsCard(QWidget):
    """Done, late and missed by month; away where a question has no months."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card, self.strip = Card(_("Month by month")), CoverageStrip(desk)
        self.card.body.addWidget(self.strip)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.card)
        self.hide()
        self.strip.installEventFilter(self)

    def show_question(self, one: "QuestionShown") -> None:
        """Show the months of a question; a signed one is not judged by what came later."""
        if one.is_signed:
            self.strip.clear()
        else:
            self.strip.show_question(one.line.code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with what stands in it."""
        if event.type() == QEvent.Type.ShowToParent:
            self.show()
        elif event.type() == QEvent.Type.HideToParent:
            self.hide()
        return super().eventFilter(watched, event)
