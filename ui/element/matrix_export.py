"""Asks where the training matrix is to be written, and writes it while the window goes on."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.language import _
from desktop.services.exporting_matrix import write_matrix
from desktop.services.exporting_tables import file_for
from desktop.services.training_matrix import Matrix
from desktop.store.file import CompanyFile
from ui.desk import Desk
from ui.folders import in_documents
from ui.jobs import Job


def export_matrix(parent: QWidget, desk: Desk, matrix: Matrix) -> None:
    """Ask for a file and write the matrix into it."""
    name = _("Training matrix {company}").format(company=desk.company.path.stem)
    chosen, _kind = QFileDialog.getSaveFileName(
        parent,
        _("Export the training matrix"),
        in_documents(f"{name}.xlsx"),
        _("Spreadsheet (*.xlsx);;Text table (*.csv)"),
    )
    if not chosen:
        return
    path = file_for(Path(chosen))

    def work(_company: CompanyFile, _job: Job, _told: object) -> None:
        write_matrix(path, matrix)

    def told(_nothing: None) -> None:
        desk.say(_("{file} was written.").format(file=path.name))

    desk.work_long(work, told, owner=parent)
