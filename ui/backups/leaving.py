"""Says that a backup is being made before the file is closed, and lets nobody wait for it."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _
from ui.backups.keeper import Keeper
from ui.dialogs.frame import Frame
from ui.widgets import Working, button, card_title, primary, soft

WIDTH: Final = 460
PATIENCE: Final = 250  # milliseconds; a backup that is made sooner is not worth a dialog


class LeavingDialog(Frame):
    """Small and calm: it goes by itself once the backup is made. `leave`: go on closing."""

    leave = Signal()

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(_("Closing"), parent, width=WIDTH)
        self._keeper = keeper
        self.title = card_title(_("Making a backup before closing…"))
        self.words = soft(
            _(
                "Everything is saved already. The backup is opened again and checked; that takes a "
                "moment where many scans are new."
            )
        )
        self.working = Working()
        for part in (self.title, self.words, self.working):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.stay = self.add_button(button(_("Keep it open")))
        self.without = self.add_button(primary(_("Close without")), is_default=True)
        self.stay.clicked.connect(self.reject)
        self.without.clicked.connect(self._on_without)
        self.working.start(_("Reading the records"), stoppable=False)
        self._timer = QTimer(self, interval=PATIENCE, singleShot=True)
        self._timer.timeout.connect(self.open)
        keeper.work.told.connect(self._on_told)
        keeper.made.connect(self._on_made)
        keeper.failed.connect(self._on_failed)
        self.rejected.connect(keeper.work.stop)

    def _on_told(self, done: int, of: int, about: str) -> None:
        self.working.tell(done, of, about)
        self.fit_soon()

    def begin(self) -> None:
        """Make the backup; the dialog comes when that takes longer than a blink."""
        self._timer.start()
        self._keeper.back_up("close")

    def give_up(self) -> None:
        """The file was left by another way, for instance because it locked itself."""
        self._timer.stop()
        self.reject()

    def _on_made(self, _is_whole: bool) -> None:
        self._timer.stop()
        self.accept()
        self.leave.emit()

    def _on_without(self) -> None:
        self._keeper.work.stop()
        self.accept()
        self.leave.emit()

    def _on_failed(self, sentence: str) -> None:
        self._timer.stop()
        self.open()
        self.working.finish()
        self.title.setText(_("No backup could be made"))
        self.words.setText(_("Your file is saved and closes as usual; only its backup is missing."))
        self.show_fault(sentence)
        self.fit_soon()
