"""The strip below the records of an element: the audit's questions that they answer."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.auditing.questions_shown import QuestionShown, StripShown, strip_shown
from desktop.services.today.shown import Target
from ui import icons, theme
from ui.audit.keys import ASSESSMENT
from ui.desk import Desk
from ui.element.question_row import QuestionRow
from ui.jobs import Job
from ui.places import Place
from ui.preferences import Preferences
from ui.today.leading import place_to_look
from ui.widgets import line, link, scrolled, take_away, tip

if TYPE_CHECKING:
    from desktop.services.auditing.auditor import Auditor

PAUSE: Final = 300  # milliseconds after an edit
SHARE: Final = 0.4  # of the page that the open strip takes at most
OPEN: Final = "strip/{tab}"


class QuestionStrip(QWidget):
    """One line, until somebody opens it; it asks only while it is in sight."""

    turned = Signal(bool)  # by a person

    def __init__(
        self, desk: Desk, preferences: Preferences, tab: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._preferences, self._tab = desk, preferences, tab
        self.shown: StripShown | None = None
        self._job: Job | None = None
        self._is_old = True
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        self.fold = link(_("Audit questions"))
        self.fold.clicked.connect(self._on_fold)
        self.best = link("", may_shrink=True)
        self.best.clicked.connect(self._on_best)
        self.rows: list[QuestionRow] = []
        self._lay_out()
        self.is_open = preferences.text(OPEN.format(tab=tab)) == "open"
        self._turn()
        desk.changed.connect(self._on_old)
        desk.day_changed.connect(self._on_old)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "clear")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(theme.INSIDE, 0, theme.INSIDE, theme.NEAR)
        self._column.setSpacing(0)
        self.area: QScrollArea = scrolled(inside)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        head = QHBoxLayout()
        head.setContentsMargins(theme.INSIDE, theme.TIGHT, theme.INSIDE, theme.TIGHT)
        head.setSpacing(theme.FIELD)
        head.addWidget(self.fold)
        head.addStretch(1)
        head.addWidget(self.best)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(line())
        whole.addLayout(head)
        whole.addWidget(self.area)
        self.best.hide()

    # --- asking ---------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start(0)  # what the page itself shows comes first

    def _on_old(self, *_what: object) -> None:
        self._is_old = True
        if self.isVisible():
            self._pause.start(PAUSE)

    def look(self) -> None:
        """Ask how the questions stand, unless what is shown is still true."""
        if not self._is_old or not self.isVisible():
            return
        self._is_old = False
        if self._job is not None:
            self._job.cancel()
        company, today, tab = self._desk.company, self._desk.today(), self._tab

        def work(auditor: "Auditor") -> StripShown | None:
            return strip_shown(auditor, company, today, tab)

        self._job = self._desk.ask_auditor(work, self._on_read, owner=self)

    def _on_read(self, shown: StripShown | None) -> None:
        if shown == self.shown:
            return
        self.shown = shown
        if shown is None:
            self.fold.setText(_("No audit question asks for these records"))
        else:
            self.fold.setText(shown.sum_said)
        self.fold.setEnabled(shown is not None)
        best = shown.best if shown is not None else None
        self.best.setVisible(best is not None)
        if best is not None:
            said = _("{earns}: {what}").format(earns=best.earns, what=best.what)
            self.best.setText(said.replace("&", "&&"))
            self.best.setToolTip(tip(best.sentence))
            self.best.setAccessibleName(best.sentence)
        self._fill()

    # --- what is folded away --------------------------------------------------------------------

    def _on_fold(self) -> None:
        self.is_open = not self.is_open
        self._preferences.keep(OPEN.format(tab=self._tab), "open" if self.is_open else "")
        self._turn()
        self._fill()
        self.turned.emit(self.is_open)

    def _turn(self) -> None:
        self.area.setVisible(self.is_open)
        self.fold.setIcon(icons.icon("chevron-down" if self.is_open else "chevron-right", "accent"))
        self.fold.setAccessibleDescription(_("open") if self.is_open else _("closed"))

    def _fill(self) -> None:
        """Make the rows, where they are seen; those of the same questions only change."""
        if not self.is_open:
            return
        lines = self.shown.lines if self.shown is not None else ()
        if [row.line.code for row in self.rows] != [one.code for one in lines]:
            take_away(self._column)
            self.rows = [self._row(one) for one in lines]
            for row in self.rows:
                self._column.addWidget(row)
        for row, one in zip(self.rows, lines, strict=True):
            row.show_line(one)
        QTimer.singleShot(0, self, self._fit)  # once the rows are there to be measured

    def _row(self, one: QuestionShown) -> QuestionRow:
        row = QuestionRow(one)
        row.clicked.connect(partial(self._on_row, row))
        return row

    def _on_row(self, row: QuestionRow) -> None:
        if row.line.best is not None:
            self._go(row.line.best.opens)
        else:  # nothing is missing: there is only the question to look at
            self._desk.go(Place("audit", ASSESSMENT, row.line.code))

    def _on_best(self) -> None:
        if self.shown is not None and self.shown.best is not None:
            self._go(self.shown.best.opens)

    def _go(self, target: Target) -> None:
        self._desk.go(place_to_look(target, read_only=self._desk.read_only))

    def _fit(self) -> None:
        page = self.parentWidget()
        inside = self.area.widget()
        if page is None or inside is None or not self.is_open:
            return
        width = max(self.width(), 1)
        wanted = self._column.totalHeightForWidth(width) if self.rows else 0
        self.area.setFixedHeight(min(max(wanted, 0) + 2, round(page.height() * SHARE)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
