"""Asks where a sheet is to be written, and writes it while the window goes on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.language import _
from desktop.services.exporting_tables import file_for
from desktop.store.file import CompanyFile
from ui.desk import Desk
from ui.folders import in_documents
from ui.jobs import Job


def export_sheet(
    parent: QWidget, desk: Desk, title: str, name: str, write: Callable[[Path], None]
) -> None:
    """Ask for a file, proposed under a name, and let it be written."""
    chosen, _kind = QFileDialog.getSaveFileName(
        parent,
        title,
        in_documents(f"{name}.xlsx"),
        _("Spreadsheet (*.xlsx);;Text table (*.csv)"),
    )
    if not chosen:
        return
    path = file_for(Path(chosen))

    def work(_company: CompanyFile, _job: Job, _told: object) -> None:
        write(path)

    def told(_nothing: None) -> None:
        desk.say(_("{file} was written.").format(file=path.name))

    desk.work_long(work, told, owner=parent)
