"""Goes back to a backup: made as a new file while the window goes on, then put into the place."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.errors import Unavailable
from desktop.language import _
from ui.backups.telling import Telling
from ui.desk import Desk
from ui.guide.asking import offer_guide
from ui.jobs import Told
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.places import Place
from ui.work import Stopped

if TYPE_CHECKING:
    from desktop.services.safe_keeping.restoring import Ready
    from desktop.services.safe_keeping.shown import BackupShown
    from desktop.store.file import CompanyFile
    from desktop.store.keys import Key
    from ui.backups.restore_dialog import RestoreDialog
    from ui.locking.locker import Locker


class Restoring(QObject):
    """Until the last step the open file is as it was; that step is the change of two names."""

    def __init__(
        self, window: MainWindow, opening: Opening, locker: "Locker", telling: Telling
    ) -> None:
        super().__init__(window)
        self.window, self.opening = window, opening
        self.locker, self.telling = locker, telling
        self._way_back: tuple[Path, Place] | None = None
        opening.opened.connect(self._on_opened)

    def show(self) -> None:
        """List the backups of the open file, or of every file where none is open."""
        from ui.backups.restore_dialog import RestoreDialog

        desk = self.window.desk
        dialog = RestoreDialog(
            desk.company if desk is not None else None,
            self.opening.jobs,
            self.opening.clock.now,
            self.window,
        )
        dialog.in_place_wanted.connect(lambda backup: self._in_place(dialog, backup))
        dialog.as_wanted.connect(lambda backup, path: self._as_other(dialog, backup, path))
        dialog.backup_wanted.connect(self.telling.backup_wanted)
        offer_guide(dialog, lambda: self.window.guide_wanted.emit("safe-keeping"))
        dialog.open()

    # --- as another file ------------------------------------------------------------------------

    def _as_other(self, dialog: "RestoreDialog", backup: "BackupShown", path: Path) -> None:
        password = dialog.password.text()
        key, by = self._key(), (self.opening.by, self.opening.clock.now)

        def task(tell: Told, stopped: Stopped) -> "Ready":
            from desktop.services.safe_keeping.restoring import restore_as

            return restore_as(backup.path, path, key, password, by, tell, stopped)

        def restored(ready: "Ready") -> None:
            dialog.accept()
            self.telling.say_when_open(
                _("This is the file as it was {when}, restored as {file}.").format(
                    when=backup.when, file=path.name
                ),
                "green",
            )
            self.opening.open(path, key=ready.key)

        dialog.begin(task, restored)

    def _key(self) -> "Key | None":
        desk = self.window.desk
        return desk.company.key if desk is not None else None

    # --- in place of the open file --------------------------------------------------------------

    def _in_place(self, dialog: "RestoreDialog", backup: "BackupShown") -> None:
        desk, password = self.window.desk, dialog.password.text()
        if desk is None:
            return
        self.window.stack.keep_safe()  # what is typed is in the file that is kept
        company = desk.company

        def task(tell: Told, stopped: Stopped) -> "Ready":
            from desktop.services.safe_keeping.restoring import make_ready

            return make_ready(company, backup.path, password, tell, stopped)

        def made(ready: "Ready") -> None:
            dialog.accept()
            self._swap(backup, company.path, ready)

        dialog.begin(task, made)

    def _swap(self, backup: "BackupShown", path: Path, ready: "Ready") -> None:
        self._way_back = path, self.locker.place()
        telling = self.telling

        def work(_by: str, _now: Callable[[], datetime]) -> "Key | None":
            from desktop.services.safe_keeping.restoring import put_in_place, said_of

            try:
                kept = put_in_place(ready)
            except Unavailable as fault:
                telling.say_when_open(str(fault), "red")
                return ready.key_before
            telling.say_when_open(said_of(ready, kept, backup.when), "green")
            return ready.key

        self.opening.make(path, work)

    def _on_opened(self, desk: Desk) -> None:
        """Show what was shown before, as far as it was there at that time."""
        way_back, self._way_back = self._way_back, None
        if way_back is None or way_back[0] != desk.company.path:
            return
        place = way_back[1]
        kind, record_id = place.kind, place.record_id

        def is_there(company: "CompanyFile") -> bool:
            from desktop.services.safe_keeping.restoring import has_record

            return not record_id or has_record(company, kind or "", record_id)

        def go(has_record: bool) -> None:
            desk.go(place if has_record else Place(place.tab, kind))

        desk.ask(is_there, go, owner=desk)
