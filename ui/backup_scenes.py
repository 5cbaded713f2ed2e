"""What the pictures of the window show of backups, and of a file that is checked."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.services.safe_keeping.pictured import backed_up
from ui.app import Program
from ui.backups.restore_dialog import RestoreDialog
from ui.shots import settle

Scene = tuple[str, QWidget]


def of_backups(program: Program, folder: Path) -> Iterator[Scene]:
    """The backups of the file, and its check; nothing of this PC's own places is touched."""
    desk, now = program.window.desk, program.opening.clock.now
    if desk is None or program.commands is None:
        return
    shown = backed_up(desk.company, folder, now())
    dialog = RestoreDialog(desk.company, desk.jobs, now, program.window)
    dialog.open()
    settle(program)
    dialog.show_backups(shown)
    dialog.resize(program.window.size() * 0.7)
    dialog.list.move_by(2)  # the newest differs in nothing worth a picture
    settle(program)
    yield "restore", dialog
    dialog.close()
    check = program.commands.backups.checking.show()
    settle(program)
    if check is not None:
        yield "check", check
        check.close()
    settle(program)
