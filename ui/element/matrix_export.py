"""Writes the training matrix into a sheet that a person names."""

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.exporting_matrix import write_matrix
from desktop.services.training_matrix import Matrix
from ui.desk import Desk
from ui.dialogs.sheet_export import export_sheet


def export_matrix(parent: QWidget, desk: Desk, matrix: Matrix) -> None:
    """Ask for a file and write the matrix into it."""
    name = _("Training matrix {company}").format(company=desk.company.path.stem)
    title = _("Export the training matrix")
    export_sheet(parent, desk, title, name, lambda path: write_matrix(path, matrix))
