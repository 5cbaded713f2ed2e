"""Checks a copy of the company file, says what is damaged, and mends what can be mended."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _, ngettext
from desktop.services.safe_keeping.shown import CheckShown, FaultShown, OfferShown
from ui.backups.beside import Beside
from ui.backups.offer_pane import OfferPane
from ui.dialogs.frame import Frame
from ui.jobs import Jobs, Told
from ui.lines import Line, LinesView
from ui.lines.kind_icons import icon_of
from ui.widgets import Banner, Working, button, primary, soft
from ui.work import Stopped, Work

WIDTH: Final = 880
HEIGHT: Final = 320
Check = Callable[[Told, Stopped], CheckShown]
Mend = Callable[[Sequence[OfferShown], Told, Stopped], str]


class CheckDialog(Frame):
    """The check begins by itself; mending is record by record, or all at once, after a backup."""

    checked = Signal(object)  # a CheckShown
    mended = Signal(str)  # a sentence
    restore_wanted = Signal()

    def __init__(
        self, jobs: Jobs, check: Check, mend: Mend | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Check company file"), parent, width=WIDTH)
        self._check, self._mend = check, mend
        self.shown: CheckShown | None = None
        self._said = ""  # what was mended, while it is checked again
        self.work = Work(jobs, self)
        self.sentence = soft(
            _(
                "Muster reads a copy of the file from end to end: every record, every line of the "
                "history, every scan and photo. Your work is not held up meanwhile."
            )
        )
        self.banner, self.working = Banner(), Working()
        self.faults = LinesView(_("What is damaged"))
        self.pane = OfferPane()
        self._lay_out()
        self._connect()
        self.check()

    def _lay_out(self) -> None:
        self.top.addWidget(self.banner)
        for part in (self.sentence, self.working):
            self.body.addWidget(part)
        self.both = Beside(self.faults, self.pane, HEIGHT)
        # once: later it is a person who gives it another width
        self.both.turned.connect(self.fit_soon, Qt.ConnectionType.SingleShotConnection)
        self.both.hide()
        self.body.addWidget(self.both, 1)
        self.body.addStretch(0)
        self.again = button(_("Check again"), "refresh-cw")
        self.restore = button(_("Restore…"), "archive-restore")
        self.buttons.insertWidget(0, self.again)
        self.buttons.insertWidget(1, self.restore)
        self.one = self.add_button(button(_("Mend this one")))
        self.all = self.add_button(primary(_("Mend all")))
        self.close_button = self.add_button(button(_("Close")))

    def _connect(self) -> None:
        self.again.clicked.connect(self.check)
        self.restore.clicked.connect(self._on_restore)
        self.one.clicked.connect(self._on_one)
        self.all.clicked.connect(self._on_all)
        self.close_button.clicked.connect(self.accept)
        self.faults.moved.connect(self._on_moved)
        self.working.stopped.connect(self.work.stop)
        self.work.told.connect(self.working.tell)
        self.work.stopped.connect(self._on_stopped)
        self.work.failed.connect(self._on_failed)
        self.work.ended.connect(self._on_ended)
        self.finished.connect(lambda _result: self.work.stop())

    # --- checking -------------------------------------------------------------------------------

    def check(self) -> None:
        """Check the file from end to end."""
        if self.work.is_busy:
            return
        self.banner.clear()
        self.show_fault("")
        self.working.start(_("Copying the file…"))
        self.work.run(self._check, self.show_check)
        self._allow()

    def show_check(self, shown: CheckShown) -> None:
        """Show what was found."""
        self.shown = shown
        said = " ".join(part for part in (self._said, shown.sentence) if part)
        self._said = ""
        self.banner.show_message(said, "green" if shown.is_whole else "red")
        self.faults.show_lines(_lines_of(shown.faults))
        self.both.setVisible(bool(shown.faults))
        self.sentence.setVisible(not shown.faults)
        self.faults.go_to_first()
        if shown.faults:
            self.faults.setFocus()
        n = len(shown.offers)
        self.all.setText(ngettext("Mend {n} thing", "Mend all {n}", n).format(n=n))
        self._allow()
        self.checked.emit(shown)
        if self.isVisible():
            self.fit_soon()

    def _on_moved(self, line: object) -> None:
        if isinstance(line, Line) and isinstance(line.data, FaultShown):
            self.pane.show_fault(line.data)
        self._allow()

    def _fault(self) -> FaultShown | None:
        line = self.faults.current_line()
        return line.data if line is not None and isinstance(line.data, FaultShown) else None

    def _allow(self) -> None:
        is_free = not self.work.is_busy
        offers = self.shown.offers if self.shown is not None else ()
        current = self._fault()
        may_mend = self._mend is not None and bool(offers)
        self.one.setVisible(may_mend and len(offers) > 1)
        self.all.setVisible(may_mend)
        (self.all if may_mend else self.close_button).setDefault(True)
        self.all.setEnabled(is_free)
        self.one.setEnabled(is_free and current is not None and current.offer is not None)
        self.again.setEnabled(is_free)
        self.restore.setVisible(self.shown is not None and not self.shown.is_whole)
        self.restore.setEnabled(is_free)

    # --- mending --------------------------------------------------------------------------------

    def _on_one(self) -> None:
        fault = self._fault()
        if fault is not None and fault.offer is not None:
            self._on_mend([fault.offer])

    def _on_all(self) -> None:
        if self.shown is not None:
            self._on_mend(self.shown.offers)

    def _on_mend(self, offers: Sequence[OfferShown]) -> None:
        mend = self._mend
        if mend is None or self.work.is_busy:
            return
        self.banner.clear()
        self.working.start(_("Making a backup first…"))
        self.work.run(lambda tell, stopped: mend(offers, tell, stopped), self._on_mended)
        self._allow()

    def _on_mended(self, sentence: str) -> None:
        self._said = sentence
        self.mended.emit(sentence)
        self.check()

    def _on_restore(self) -> None:
        self.accept()
        self.restore_wanted.emit()

    # --- what came of it ------------------------------------------------------------------------

    def _on_ended(self) -> None:
        self.working.finish()
        self._allow()

    def _on_stopped(self) -> None:
        self.banner.show_message(_("Stopped. Nothing was changed."), "plain")

    def _on_failed(self, sentence: str) -> None:
        self.banner.show_message(sentence, "red")


def _lines_of(faults: Sequence[FaultShown]) -> Iterator[Line]:
    for fault in faults:
        yield Line(
            fault.title,
            below=fault.below or fault.sentence,
            right=_("can be mended") if fault.offer is not None else "",
            icon=icon_of(fault.icon_kind) if fault.icon_kind else "file-warning",
            data=fault,
        )
