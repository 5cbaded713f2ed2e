"""Opens the check of the company file, and hands it what it checks and mends with."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.backups.telling import Telling
from ui.desk import Desk
from ui.guide.asking import offer_guide
from ui.jobs import Told
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.work import Stopped

if TYPE_CHECKING:
    from desktop.services.safe_keeping.shown import CheckShown, OfferShown
    from ui.backups.check_dialog import Check, CheckDialog, Mend


class Checking(QObject):
    """The check of the file that is open: on a copy, so that nothing of the work waits."""

    restore_wanted = Signal()
    found_whole = Signal()

    def __init__(self, window: MainWindow, opening: Opening, telling: Telling) -> None:
        super().__init__(window)
        self.window, self.opening, self.telling = window, opening, telling

    def show(self) -> "CheckDialog | None":
        """Check the open file, if there is one."""
        from ui.backups.check_dialog import CheckDialog

        desk = self.window.desk
        if desk is None:
            return None
        mend = None if desk.read_only else _mending(desk)
        dialog = CheckDialog(self.opening.jobs, _checking(desk), mend, self.window)
        dialog.checked.connect(self._on_checked)
        dialog.mended.connect(lambda sentence: desk.say(sentence))
        dialog.restore_wanted.connect(self.restore_wanted)
        offer_guide(dialog, lambda: self.window.guide_wanted.emit("safe-keeping"))
        dialog.open()
        return dialog

    def _on_checked(self, shown: "CheckShown") -> None:
        if shown.is_whole:
            self.telling.whole()
            self.found_whole.emit()
        else:
            self.telling.damaged(shown.sentence)


def _checking(desk: Desk) -> "Check":
    def check(tell: Told, stopped: Stopped) -> "CheckShown":
        from desktop.services.safe_keeping.checking import check_file

        return check_file(desk.company, tell, stopped)

    return check


def _mending(desk: Desk) -> "Mend":
    def mend(offers: "Sequence[OfferShown]", tell: Told, stopped: Stopped) -> str:
        from desktop.services.safe_keeping.checking import mend as mend_these

        return mend_these(desk.company, offers, tell, stopped)

    return mend
