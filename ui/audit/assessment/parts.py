"""What stands in the view of the assessment, and what stands there before there is one."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.language import _
from ui.audit.assessment.columns import Columns
from ui.audit.assessment.exhibits_pane import ExhibitsPane
from ui.audit.assessment.foot import Foot
from ui.audit.assessment.head import Head
from ui.audit.assessment.question_list import QuestionList
from ui.audit.assessment.question_page import QuestionPage
from ui.desk import Desk
from ui.preferences import Preferences
from ui.widgets import EmptyState, soft

SIDES: Final = ("assessment/questions", "assessment/exhibits")


class Parts(QStackedWidget):
    """A sentence while it is read, an empty state, or the head with the three columns."""

    stepped = Signal(int)  # to the question before (-1) or the next (1)

    def __init__(self, desk: Desk, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.head, self.foot = Head(), Foot()
        self.questions, self.page = QuestionList(), QuestionPage(desk)
        self.exhibits = ExhibitsPane(desk)
        middle = _below(self.page, self.foot)
        self.columns = Columns(self.questions, middle, self.exhibits)
        self.empty = EmptyState(
            "scale",
            _("No assessment yet"),
            _(
                "An assessment goes through the questions of your protocol one by one. Muster "
                "drafts a note for the reviewer from your records and says what they earn; you "
                "decide the points, and sign at the end. Your records stay as they are."
            ),
            "" if desk.read_only else _("Open an assessment…"),
        )
        waiting = soft(_("Looking through the records…"))
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        work = _below(self.columns, above=self.head)
        for page in (waiting, self.empty, work):
            self.addWidget(page)
        for side, made in enumerate((self.head.questions, self.head.exhibits)):
            self.columns.wish(side, bool(preferences.number(SIDES[side], 1)))
            made.clicked.connect(lambda on, side=side: self._on_side(side, on))
        self.columns.turned.connect(self._on_turned)
        self.page.stepped.connect(self.stepped)
        for keys, by in (("Alt+PgUp", -1), ("Alt+PgDown", 1)):
            short = QShortcut(QKeySequence(keys), self)
            short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(lambda by=by: self.stepped.emit(by))

    def show_empty(self) -> None:
        """There is no assessment."""
        self.setCurrentIndex(1)

    def show_work(self) -> None:
        """There is one."""
        self.setCurrentIndex(2)

    def _on_side(self, side: int, on: bool) -> None:
        if self.columns.has_room:  # where there is none, it is no wish for ever
            self._preferences.keep(SIDES[side], int(on))
        self.columns.turn(side, on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from the answer back to the list of questions."""
        if event.key() == Qt.Key.Key_Escape and self.columns.is_shown(0):
            self.questions.setFocus()
        else:
            super().keyPressEvent(event)

    def _on_turned(self) -> None:
        self.head.questions.setChecked(self.columns.is_shown(0))
        self.head.exhibits.setChecked(self.columns.is_shown(1))


def _below(large: QWidget, *small: QWidget, above: QWidget | None = None) -> QWidget:
    """Return a widget in which one part takes the room and others stand above or below it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    if above is not None:
        column.addWidget(above)
    column.addWidget(large, 1)
    for part in small:
        column.addWidget(part)
    return made
