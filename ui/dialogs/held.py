"""Asks what to do with a company file that another window has open."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import HeldElsewhere
from desktop.language import _
from ui.dialogs.frame import Frame
from ui.widgets import button, card_title, plain, primary, soft


class HeldDialog(Frame):
    """Who has it, and three ways on: read it, try again, leave."""

    read_only_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, path: Path, held: HeldElsewhere, parent: QWidget | None = None) -> None:
        super().__init__(_("Open elsewhere"), parent, width=520)
        self.body.addWidget(card_title(_("{name} is open elsewhere").format(name=path.stem)))
        self.sentence = plain(str(held))  # it names who and where
        self.body.addWidget(self.sentence)
        self.body.addWidget(
            soft(_("Open it to read only, and you see everything and change nothing."))
        )
        self.body.addStretch(1)
        self.leave = self.add_button(button(_("Leave")))
        self.again = self.add_button(button(_("Try again")))
        self.read = self.add_button(primary(_("Open to read only")), is_default=True)
        self.leave.clicked.connect(self.reject)
        self.again.clicked.connect(self._on_again)
        self.read.clicked.connect(self._on_read)
        self.read.setFocus()

    def _on_again(self) -> None:
        self.accept()
        self.again_wanted.emit()

    def _on_read(self) -> None:
        self.accept()
        self.read_only_wanted.emit()
