"""The dialog that leads from a folder to records in four steps; only the last one writes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.language import N_, _, ngettext
from desktop.services.backups import of_this_pc
from desktop.services.import_draft import Draft, prepare
from desktop.services.import_memory import Memory
from desktop.services.import_preview import Outcome, Preview, carry_out, rehearse
from desktop.settings import state_folder
from ui import tab_order, theme
from ui.desk import Desk
from ui.importing.choose_page import ChoosePage
from ui.importing.done_page import DonePage
from ui.importing.fates_page import FatesPage
from ui.importing.runner import Runner
from ui.importing.sheets_page import SheetsPage
from ui.places import Place
from ui.widgets import Banner, Working, button, page_title, primary, section

CHOOSE, SHEETS, FATES, DONE = range(4)
TITLES: Final = (
    N_("Choose what to import"),
    N_("What each sheet is"),
    N_("What becomes of every row"),
    N_("Imported"),
)
WIDTH: Final = 1180
HEIGHT: Final = 760
OF_THE_SCREEN: Final = 0.94


class ImportWizard(QDialog):
    """Choose, check the sheets, see every row's fate, done. Leaving it earlier writes nothing."""

    def __init__(
        self, desk: Desk, paths: Sequence[Path] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._paths = desk, list(paths)
        self._memory = Memory(state_folder() / "mappings")
        self._draft: Draft | None = None
        self._is_writing = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import"))
        self.setSizeGripEnabled(True)
        self._build()
        self._connect()
        self._fit_the_screen()
        self._show_step(CHOOSE)
        if self._paths:
            self._read()

    def _build(self) -> None:
        self._step_of, self._title = section(), page_title()
        self._banner, self._working = Banner(), Working()
        self._runner = Runner(self._desk, self._working, self)
        self.choose = ChoosePage()
        self.sheets = SheetsPage(self._desk)
        self.fates = FatesPage(self._desk.today())
        self.finish = DonePage(self._desk)
        self._steps = QStackedWidget()
        for page in (self.choose, self.sheets, self.fates, self.finish):
            self._steps.addWidget(page)
        self.leave = button(_("Cancel"))
        self.back = button(_("Back"), "arrow-left")
        self.next = primary(_("Next"))
        self.next.setDefault(True)
        # a shortcut of the button itself would be lost with each new text on it
        QShortcut(QKeySequence("Ctrl+Return"), self, self.next.click)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.BETWEEN, theme.INSIDE, theme.BETWEEN, theme.INSIDE)
        whole.setSpacing(theme.NEAR)
        whole.addWidget(self._step_of)
        whole.addWidget(self._title)
        whole.addSpacing(theme.TIGHT)
        whole.addWidget(self._banner)
        whole.addWidget(self._steps, 1)
        whole.addWidget(self._working)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.NEAR)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        whole.addLayout(buttons)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.reject)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self.choose.chosen.connect(self._on_chosen)
        self.sheets.changed.connect(self._show_buttons)
        self.fates.column_wanted.connect(self._on_column_wanted)
        self.fates.dated.connect(self._rehearse)
        self.finish.today_wanted.connect(self._on_today_wanted)
        self._runner.failed.connect(self._on_failed)
        self._runner.stopped.connect(self._on_stopped)
        self._runner.busy_changed.connect(self._show_buttons)

    def _fit_the_screen(self) -> None:
        room = self.screen().availableSize() * OF_THE_SCREEN
        self.resize(min(theme.px(WIDTH), room.width()), min(theme.px(HEIGHT), room.height()))

    # --- where we are ---------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """Which step is shown: `CHOOSE`, `SHEETS`, `FATES` or `DONE`."""
        return self._steps.currentIndex()

    def _show_step(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        said = _("Import, step {n} of {all}").format(n=step + 1, all=len(TITLES))
        self._step_of.setText(said.upper())
        self._title.setText(_(TITLES[step]))
        self._show_buttons()

    def _show_buttons(self) -> None:
        step, busy = self.step, self._runner.is_busy
        self.leave.setText(_("Close") if step == DONE else _("Cancel"))
        self.back.setVisible(step in (SHEETS, FATES))
        self.back.setEnabled(not busy)
        self.next.setVisible(step != DONE)
        self.next.setText(_("Import") if step == FATES else _("Next"))
        self.next.setEnabled(self._may_go_on() and not busy)
        if busy:
            self.setFocus()  # else Enter would press whichever button comes next
        self._steps.setEnabled(not busy)

    def _may_go_on(self) -> bool:
        if self._draft is None:
            return False
        if self.step == CHOOSE:
            return self._draft.has_anything
        return self.fates.has_something if self.step == FATES else self._draft.takes_anything

    def _on_next(self) -> None:
        self._banner.clear()
        if self.step == CHOOSE:
            self._show_step(SHEETS)
            self.sheets.setFocus()
        elif self.step == SHEETS:
            # what was corrected a moment ago is still on its way through the same lane
            self._desk.ask(lambda _company: True, lambda _done: self._rehearse(), owner=self)
        elif self.step == FATES:
            self._write()

    def _on_back(self) -> None:
        self._banner.clear()
        self._show_step(self.step - 1)

    def reject(self) -> None:
        """Leave. Nothing asks, because nothing is written before the last step."""
        self._runner.stop()
        if not self._is_writing:  # else it leaves once that was taken back
            super().reject()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go with Tab from part to part as they are laid out: many are made as sheets are read."""
        return tab_order.step(self, forward=forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on, but where it ends the typing of a number or chooses a row."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        here = self.focusWidget()
        if is_enter and (isinstance(here, QAbstractSpinBox) or here is self.fates.table):
            event.accept()
            return
        super().keyPressEvent(event)

    # --- the long parts -------------------------------------------------------------------------

    def _on_chosen(self, paths: list[Path]) -> None:
        self._paths = list(dict.fromkeys([*self._paths, *paths]))
        self._read()

    def _read(self) -> None:
        paths, today, memory = list(self._paths), self._desk.today(), self._memory
        self._banner.clear()
        self._draft = None
        self.choose.show_draft(None)
        self._runner.run(
            _("Reading the files…"),
            lambda _company, told: prepare(paths, memory, today, told),
            self._on_read,
        )

    def _on_read(self, draft: Draft) -> None:
        self._draft = draft
        self.choose.show_draft(draft)
        self.sheets.show_draft(draft)
        self.fates.forget()
        self._show_buttons()
        self.next.setFocus()

    def _rehearse(self) -> None:
        draft, today, as_of = self._draft, self._desk.today(), self.fates.as_of
        assert draft is not None
        self._runner.run(
            _("Trying what would happen…"),
            lambda company, told: rehearse(company, draft, as_of, today, told),
            self._on_rehearsed,
        )

    def _on_rehearsed(self, preview: Preview) -> None:
        self.fates.show_preview(preview)
        self._show_step(FATES)
        self.fates.setFocus()

    def _write(self) -> None:
        draft, today, as_of = self._draft, self._desk.today(), self.fates.as_of
        assert draft is not None
        names = ", ".join(path.name or str(path) for path in self._paths)
        name = _("Import of {what}").format(what=names[:200])
        self._is_writing = True
        self._runner.run(
            _("Importing…"),
            lambda company, told: carry_out(
                company, draft, name, as_of, today, told, places=of_this_pc()
            ),
            self._on_written,
        )

    def _on_written(self, outcome: Outcome) -> None:
        self._is_writing = False
        assert self._draft is not None
        self.finish.show_outcome(outcome, self._draft)
        self._show_step(DONE)
        n = sum(outcome.created.values()) + sum(outcome.updated.values())
        if n:
            said = ngettext("{n} record was imported.", "{n} records were imported.", n)
            self._desk.say(said.format(n=n), undo=True)

    def _on_failed(self, sentence: str) -> None:
        self._end_with(sentence, "red")

    def _on_stopped(self) -> None:
        self._end_with(_("Stopped. Nothing was imported."), "blue")

    def _end_with(self, sentence: str, tone: str) -> None:
        self._is_writing = False
        self._banner.show_message(sentence, tone)
        self._show_buttons()
        (self.next if self.next.isEnabled() else self.leave).setFocus()

    # --- going elsewhere ------------------------------------------------------------------------

    def _on_column_wanted(self, number: int, column: str) -> None:
        self._show_step(SHEETS)
        self.sheets.go(number, column)

    def _on_today_wanted(self) -> None:
        self._desk.go(Place("today"))
        self.accept()
