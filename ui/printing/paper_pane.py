"""A sheet as it will come out, and below it what can be done with it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.preferences import Preferences
from ui.printing.actions import PaperActions
from ui.printing.making import Making, Paper
from ui.printing.paper_view import PaperView
from ui.printing.sheet import Sheet
from ui.widgets import Banner, Working, button, line, primary

FIT: Final = "print/fit"
WIDTH: Final = "width"


class PaperPane(QWidget):
    """Made for one window; `ask` makes and shows a sheet, `clear` says why there is none."""

    close_wanted = Signal()
    shown = Signal(bool)  # whether there is a sheet that can be printed

    def __init__(self, desk: Desk, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._sheet: Sheet | None = None
        self._is_open_outside = False
        self.making = Making(desk, self)
        self.actions_ = PaperActions(desk, preferences, self)
        is_whole = preferences.text(FIT) != WIDTH
        self.view = PaperView(desk, whole=is_whole)
        self.banner, self.working = Banner(), Working()
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._allow(on=False)

    # --- how it is made -------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.print = primary(_("Print…"), "printer")
        self.save = button(_("Save as PDF…"), "download")
        self.outside = button(_("Open outside"), "external-link")
        self.close_button = button(_("Close"))
        for made, keys in ((self.print, "Ctrl+P"), (self.save, "Ctrl+S")):
            said = _("{command} ({keys})").format(command=made.text(), keys=keys)
            made.setToolTip(said)
            short = QShortcut(QKeySequence(keys), self)
            short.activated.connect(made.click)

    def _lay_out(self) -> None:
        self.buttons = QWidget()
        flow = Flow(self.buttons, theme.NEAR)
        for made in (self.print, self.save, self.outside, self.close_button):
            flow.addWidget(made)
        inside = QVBoxLayout()
        inside.setContentsMargins(theme.INSIDE, theme.TIGHT, theme.INSIDE, theme.FIELD)
        inside.setSpacing(theme.NEAR)
        inside.addWidget(self.working)
        inside.addWidget(self.view, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.INSIDE, theme.FIELD, theme.INSIDE, theme.FIELD)
        foot.addWidget(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addLayout(inside, 1)
        whole.addWidget(line())
        whole.addLayout(foot)

    def _connect(self) -> None:
        making, actions = self.making, self.actions_
        making.told.connect(self._on_told)
        making.made.connect(self._on_made)
        making.failed.connect(self._on_not_made)
        making.stopped.connect(self._on_stopped)
        self.working.stopped.connect(self._on_stop)
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.outside.clicked.connect(self._on_outside)
        self.close_button.clicked.connect(self.close_wanted)
        actions.begun.connect(self._on_printing)
        actions.told.connect(lambda done, of: self.working.tell(done, of))
        actions.ended.connect(lambda said: self._on_ended(said, "green"))
        actions.failed.connect(lambda said: self._on_ended(said, "red"))
        actions.no_printer.connect(self._on_no_printer)
        actions.printed.connect(self._on_kept)
        actions.saved.connect(self._on_kept)

    # --- what is shown --------------------------------------------------------------------------

    @property
    def paper(self) -> Paper | None:
        """The sheet that is shown, None while there is none."""
        return self.making.paper

    def ask(self, sheet: Sheet) -> None:
        """Make a sheet and show it."""
        self.clear()
        self._sheet = sheet
        self.outside.setVisible(sheet.secret is None)
        self.working.start(_("Making {title}").format(title=sheet.title))
        self.making.make(sheet)

    def clear(self, sentence: str = "") -> None:
        """Show no sheet, and say why."""
        self.making.let_go(keep=self._is_open_outside)
        self._is_open_outside, self._sheet = False, None
        self.working.finish()
        self.banner.clear()
        self.view.clear(sentence)
        self._allow(on=False)

    def let_go(self) -> None:
        """The window goes: forget what was made for it."""
        self._preferences.keep(FIT, "" if self.view.is_whole else WIDTH)
        self.making.let_go(keep=self._is_open_outside)

    def _allow(self, *, on: bool) -> None:
        for made in (self.print, self.save, self.outside):
            made.setEnabled(on)
        self.shown.emit(on)

    def _on_told(self, done: int, of: int, about: str) -> None:
        if self.making.is_busy:
            self.working.tell(done, of, about)

    def _on_made(self, paper: Paper) -> None:
        self.working.finish()
        self.view.show_paper(paper)
        self._allow(on=True)

    def _on_not_made(self, sentence: str) -> None:
        self.working.finish()
        self.view.clear(_("There is nothing to show."))
        self.banner.show_message(sentence, "red", (_("Try again"), self._again))

    def _on_stopped(self) -> None:
        self.working.finish()
        self.view.clear(_("There is nothing to show."))
        self.banner.show_message(
            _("Stopped before it was made."), "plain", (_("Try again"), self._again)
        )

    def _again(self) -> None:
        if self._sheet is not None:
            self.ask(self._sheet)

    # --- what is done with it -------------------------------------------------------------------

    def _on_print(self) -> None:
        if self.paper is not None:
            pages = self.view.pages
            self.actions_.print(self.paper, pages.pages, pages.page)

    def _on_save(self) -> None:
        if self.paper is not None:
            self.actions_.save(self.paper)

    def _on_outside(self) -> None:
        if self.paper is not None:
            self._is_open_outside = True
            self.actions_.open_outside(self.paper.path)

    def _on_kept(self) -> None:
        if self._sheet is not None and self._sheet.kept is not None:
            self._sheet.kept()

    def _on_no_printer(self, sentence: str) -> None:
        self.banner.show_message(sentence, "amber", (_("Save as PDF…"), self._on_save))

    def _on_printing(self, sentence: str) -> None:
        self.banner.clear()
        self.working.start(sentence)
        self.print.setEnabled(False)

    def _on_stop(self) -> None:
        if self.making.is_busy:
            self.making.stop()
        else:
            self.actions_.stop()

    def _on_ended(self, sentence: str, tone: str) -> None:
        if not self.making.is_busy:
            self.working.finish()
        self.print.setEnabled(self.paper is not None)
        self.banner.show_message(sentence, tone)

    def focus_first(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard on the pages."""
        self.view.pages.setFocus(reason)
