"""Asks for a second place for backups, and nothing else."""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.language import _
from ui.backups.second_place import SecondPlace
from ui.dialogs.frame import Frame
from ui.widgets import plain, primary

WIDTH: Final = 560


class PlacesDialog(Frame):
    """Where backups go; what is chosen holds at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Where backups go"), parent, width=WIDTH)
        self.second = SecondPlace()
        self.body.addWidget(
            plain(
                _(
                    "Backups on this PC help when a record is spoilt or an import went wrong. When "
                    "the PC is stolen or burns, only a second place helps: a stick that leaves the "
                    "building, a network drive, a synchronised folder."
                )
            )
        )
        self.body.addWidget(self.second)
        self.body.addStretch(1)
        self.close_button = self.add_button(primary(_("Close")), is_default=True)
        self.close_button.clicked.connect(self.accept)
        self.second.shown.connect(self.fit_soon)
        self.second.ask()
