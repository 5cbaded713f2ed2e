"""What the File menu does to keep a company file safe, and what is told of it unasked."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from desktop.errors import Unavailable
from desktop.language import _
from ui.backups.checking import Checking
from ui.backups.keeper import Keeper
from ui.backups.looking_through import LookingThrough
from ui.backups.restoring import Restoring
from ui.backups.telling import Telling
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.services.safe_keeping.words import Age
    from ui.backups.leaving import LeavingDialog
    from ui.locking.locker import Locker


BY_ITSELF: Final = "backups/by_itself"  # "no" while pictures are taken of a copy


class BackupCommands(QObject):
    """Holds the keeper of the open file; nobody leaves a file before its backup, unless asked."""

    def __init__(
        self, window: MainWindow, opening: Opening, preferences: Preferences, locker: "Locker"
    ) -> None:
        super().__init__(window)
        self.window, self.opening, self._preferences = window, opening, preferences
        self.keeper: Keeper | None = None
        self._wants_told = False  # somebody asked for a backup and waits for the word
        self._leaving: LeavingDialog | None = None
        self._may_close = False
        self.telling = Telling(window, opening, preferences, self)
        self.checking = Checking(window, opening, self.telling)
        self.through = LookingThrough(opening, preferences, self)
        self.through.damaged.connect(lambda sentence: self.telling.damaged(sentence))
        self.checking.found_whole.connect(self.through.found_whole)
        self.restoring = Restoring(window, opening, locker, self.telling)
        self.checking.restore_wanted.connect(self.restoring.show)
        self.telling.look_wanted.connect(lambda: self.checking.show())
        self.telling.restore_wanted.connect(self.restoring.show)
        self.telling.backup_wanted.connect(self.back_up)
        locker.asking.restore_wanted.connect(self.restoring.show)
        window.status.backup_wanted.connect(self._on_status)
        window.installEventFilter(self)
        opening.opened.connect(self._on_opened)
        opening.leaving.connect(self._on_leaving)
        opening.failed.connect(self._on_not_opened)

    def does(self) -> dict[str, Callable[[], None]]:
        """Return the commands by their key."""
        return {
            "back_up": self.back_up,
            "restore": self.restoring.show,
            "check_file": lambda: (self.checking.show(), None)[1],
            "save_copy": self.save_copy,
        }

    # --- the keeper -----------------------------------------------------------------------------

    def _on_opened(self, desk: Desk) -> None:
        if self._preferences.text(BY_ITSELF, "yes") != "yes":
            return
        self.keeper = keeper = Keeper(desk, self.opening.clock.now, self)
        keeper.aged.connect(self._on_aged)
        keeper.made.connect(self._on_made)
        keeper.damaged.connect(lambda sentence: self.telling.damaged(sentence))
        keeper.second_failed.connect(self.telling.second_failed)
        keeper.failed.connect(self._on_failed)
        self.telling.begin(desk)
        self.through.begin(desk)

    def _on_leaving(self) -> None:
        if self._leaving is not None:
            self._leaving.give_up()
        if self.keeper is not None:
            keeper, self.keeper = self.keeper, None
            keeper.end()
            keeper.deleteLater()
        self.telling.end()
        self.through.end()

    def _on_aged(self, age: "Age") -> None:
        if self.keeper is not None:
            self.window.status.show_backup(age.words, age.tone, age.more)

    def back_up(self) -> None:
        """Make a backup now."""
        if self.keeper is not None:
            self._wants_told = True
            self.window.toast.show_message(_("Making a backup…"), "", None)
            self.keeper.back_up("by-hand")

    def _on_made(self, is_whole: bool) -> None:
        self.telling.backed_up()
        wants_told, self._wants_told = self._wants_told, False
        if wants_told and is_whole:
            said = _("Backed up. The backup was opened again and checked: it is whole.")
            self.window.toast.show_message(said, "", None)

    def _on_failed(self, sentence: str) -> None:
        self._wants_told = False
        self.telling.not_backed_up(sentence)

    def _on_status(self) -> None:
        self.restoring.show()

    def _on_not_opened(self, _path: Path, fault: Exception) -> None:
        if isinstance(fault, Unavailable):
            way = (_("Restore from a backup…"), self.restoring.show)
            self.window.banner.show_message(str(fault), "red", way)

    # --- leaving --------------------------------------------------------------------------------

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` once what was changed is in a backup, or at once where nothing was."""
        keeper = self.keeper
        if keeper is None or not keeper.is_needed:
            then()
            return
        if self._leaving is not None:
            return  # it waits already
        from ui.backups.leaving import LeavingDialog

        self._leaving = dialog = LeavingDialog(keeper, self.window)
        dialog.leave.connect(then)
        dialog.finished.connect(self._on_left)
        dialog.begin()

    def _on_left(self) -> None:
        self._leaving = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window close when the backup is made."""
        if watched is not self.window or event.type() != QEvent.Type.Close or self._may_close:
            return super().eventFilter(watched, event)
        app = QApplication.instance()
        is_ending = isinstance(app, QApplication) and app.isSavingSession()
        if is_ending or self.keeper is None or not self.keeper.is_needed:
            return super().eventFilter(watched, event)  # whoever shuts the PC down waits for nobody
        self.window.stack.keep_safe()
        event.ignore()
        self.leave(self._on_may_close)
        return True

    def _on_may_close(self) -> None:
        self._may_close = True
        self.window.close()

    # --- a copy for another PC ------------------------------------------------------------------

    def save_copy(self) -> None:
        """Save one verified file with everything in it, for another PC."""
        from ui.backups.copying import CopyDialog

        if self.window.desk is not None:
            dialog = CopyDialog(self.window.desk, self.window)
            dialog.choose_and_run()
