"""Shows the true pages of a PDF one at a time, with the ways to turn and to size them."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake
from desktop.language import _
from ui import theme
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.jobs import Job
from ui.preview.handling import handling_of
from ui.preview.pages_view import STEP, PagesView
from ui.preview.picture import Picture, picture_of
from ui.printing.making import Paper
from ui.widgets import button, plain, quiet, soft

PDF: Final = "pdf"
AIR: Final = 28  # beside the number of a page
MOST: Final = 9_999  # pages


class PaperView(QWidget):
    """One page as it will come out of the printer; drawn where foreign files are drawn."""

    drawn = Signal()  # a page came, or the sentence that says why none does

    def __init__(self, desk: Desk, *, whole: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handling = handling_of(desk)
        self._paper: Paper | None = None
        self._drawing: Job | None = None
        self._is_whole = whole
        self.pages = PagesView()
        self.pages.setMinimumSize(theme.px(160), theme.px(120))
        self.message = soft()
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.pages)
        self.stack.addWidget(self.message)
        self._make_controls()
        self._lay_out()
        self._take_keys()
        self.pages.wanted.connect(self._on_wanted)
        self.pages.turned.connect(self._show_controls)
        theme.watch().changed.connect(self._on_look_changed)
        self._on_look_changed()
        self._show_controls()

    # --- how it is made -------------------------------------------------------------------------

    def _make_controls(self) -> None:
        self.back = quiet("chevron-left", _("Page before (PgUp)"))
        self.on = quiet("chevron-right", _("Next page (PgDn)"))
        self.number = QLineEdit()
        self.number.setValidator(QIntValidator(1, MOST, self.number))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.of = plain()
        self.of.setWordWrap(False)
        self.smaller = quiet("zoom-out", _("Smaller (Ctrl+-)"))
        self.larger = quiet("zoom-in", _("Larger (Ctrl++)"))
        self.whole, self.by_width = button(_("Whole page")), button(_("Page width"))
        self._fits = QButtonGroup(self)
        for fit, on in ((self.whole, self._is_whole), (self.by_width, not self._is_whole)):
            fit.setCheckable(True)
            self._fits.addButton(fit)
            fit.setChecked(on)
        self.back.clicked.connect(partial(self.turn, -1))
        self.on.clicked.connect(partial(self.turn, +1))
        self.number.editingFinished.connect(self._on_number)
        self.smaller.clicked.connect(lambda: self.pages.zoom(1 / STEP))
        self.larger.clicked.connect(lambda: self.pages.zoom(STEP))
        self.whole.clicked.connect(lambda: self._fit(whole=True))
        self.by_width.clicked.connect(lambda: self._fit(whole=False))

    def _lay_out(self) -> None:
        turning, sizing = QWidget(), QWidget()
        for group, parts in (
            (turning, (self.back, self.number, self.of, self.on)),
            (sizing, (self.whole, self.by_width, self.smaller, self.larger)),
        ):
            row = QHBoxLayout(group)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.TIGHT)
            for part in parts:
                row.addWidget(part)
        self.controls = QWidget()
        flow = Flow(self.controls, theme.NEAR)
        flow.addWidget(turning)
        flow.addWidget(sizing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.NEAR)
        layout.addWidget(self.controls)
        layout.addWidget(self.stack, 1)

    def _on_look_changed(self) -> None:
        self.number.ensurePolished()
        digits = self.number.fontMetrics().horizontalAdvance("0000")
        self.number.setFixedWidth(digits + theme.px(AIR))

    def _take_keys(self) -> None:
        for keys, act in (
            (("PgDown",), partial(self.turn, +1)),
            (("PgUp",), partial(self.turn, -1)),
            (("Ctrl++", "Ctrl+="), lambda: self.pages.zoom(STEP)),
            (("Ctrl+-",), lambda: self.pages.zoom(1 / STEP)),
            (("Ctrl+0",), lambda: self._fit(whole=self._is_whole)),
        ):
            short = QShortcut(self)
            short.setKeys([QKeySequence(key) for key in keys])
            short.activated.connect(act)

    # --- what is shown --------------------------------------------------------------------------

    @property
    def is_whole(self) -> bool:
        """Whether pages are fitted as a whole, not by their width."""
        return self._is_whole

    def show_paper(self, paper: Paper) -> None:
        """Show a sheet, at its first page."""
        self.clear()
        self._paper = paper
        self.stack.setCurrentWidget(self.pages)  # before it is asked how wide it is
        self.pages.start(paper.title, whole=self._is_whole)

    def clear(self, sentence: str = "") -> None:
        """Show no page, and say why."""
        if self._drawing is not None:
            self._drawing.cancel()
        self._paper = self._drawing = None
        self.message.setText(sentence)
        # an empty page otherwise: it keeps the keyboard until the next sheet is there
        self.stack.setCurrentWidget(self.message if sentence else self.pages)
        self.pages.clear()

    def turn(self, by: int) -> None:
        """Turn pages."""
        self.pages.turn_to(self.pages.page + by)

    def _fit(self, *, whole: bool) -> None:
        self._is_whole = whole
        self.pages.show_whole(whole)

    def _on_number(self) -> None:
        if self.number.isModified() and self.number.hasAcceptableInput():
            self.pages.turn_to(int(self.number.text()) - 1)
        self._show_controls()

    def _on_wanted(self, page: int, width: int) -> None:
        paper = self._paper
        if paper is None:
            return
        if self._drawing is not None:
            self._drawing.cancel()

        def work(intake: Intake, _outside: object) -> Picture:
            return picture_of(paper.data, paper.title, PDF, page, width, intake)

        self._drawing = self._handling.run(
            work,
            lambda picture: self._on_drawn(page, picture),
            owner=self,
            refused=self._on_not_drawn,
            unavailable=self._on_not_drawn,
        )

    def _on_drawn(self, page: int, picture: Picture) -> None:
        self.pages.show_picture(page, picture)
        self._show_controls()
        self.drawn.emit()

    def _on_not_drawn(self, fault: Refused | Unavailable) -> None:
        self.clear(str(fault))
        self.drawn.emit()

    def _show_controls(self) -> None:
        pages = self.pages
        is_there = self._paper is not None and not pages.is_empty
        self.controls.setEnabled(is_there)
        self.number.setText(str(pages.page + 1))
        where = _("page {page} of {pages}").format(page=pages.page + 1, pages=pages.pages)
        self.number.setAccessibleName(_("Go to a page; this is {where}").format(where=where))
        self.of.setText(_("of {pages}").format(pages=pages.pages))
        self.back.setEnabled(pages.page > 0)
        self.on.setEnabled(pages.page < pages.pages - 1)
