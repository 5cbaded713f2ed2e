"""The lines of a list of backups, and where the dialogs begin that ask for one or for a file."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.language import N_, _
from desktop.services.safe_keeping.shown import DAMAGED, UNPROVEN, WHOLE, BackupShown
from ui.folders import in_documents
from ui.lines import Line

SUFFIX: Final = ".muster"
NOT_WHOLE: Final = {DAMAGED: N_("damaged"), UNPROVEN: N_("not proved")}


def lines_of(backups: Sequence[BackupShown]) -> Iterator[Line]:
    """Return a line for each backup, under the days on which they were made."""
    group = ""
    for backup in backups:
        if backup.group != group:
            group = backup.group
            yield Line(group, is_heading=True)
        is_whole = backup.state == WHOLE
        yield Line(
            backup.when[:1].upper() + backup.when[1:],
            below=" · ".join(filter(None, (backup.why, backup.place, backup.holds))),
            right="" if is_whole else _(NOT_WHOLE[backup.state]),
            icon="shield-check" if is_whole else "triangle-alert",
            data=backup,
        )


def ask_backup(parent: QWidget, folder: str) -> str:
    """Ask for the folder of a backup; "" for none."""
    return QFileDialog.getExistingDirectory(parent, _("The folder of a backup"), folder)


def ask_file(parent: QWidget, name: str) -> str:
    """Ask for a new company file; "" for none."""
    kinds = _("Company files (*{suffix})").format(suffix=SUFFIX)
    return QFileDialog.getSaveFileName(parent, _("Restore as"), in_documents(name), kinds)[0]
