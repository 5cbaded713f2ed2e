"""What stands in the place of a company while its file is written anew with another password."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import N_, _
from ui import theme
from ui.widgets import Working, page_title, soft

WIDEST: Final = 640
SAYS: Final = {
    "set": N_("{file} is being locked with the password. It stays as it is until that is done."),
    "change": N_("{file} is being locked anew. It stays as it is until that is done."),
    "remove": N_("The password is being taken off {file}. It stays as it is until that is done."),
}


class RelockPage(QWidget):
    """A title, a sentence, how far it is, and Stop."""

    stopped = Signal()

    def __init__(self, path: Path, what: str) -> None:
        super().__init__()
        sentence = _(SAYS[what]).format(file=path.name)
        self.working = Working()
        self.working.setMaximumWidth(theme.px(WIDEST))
        self.working.stopped.connect(self.stopped)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.AROUND] * 4))
        layout.setSpacing(theme.TIGHT)
        layout.addWidget(page_title(path.stem))
        layout.addWidget(soft(sentence))
        layout.addWidget(self.working)
        layout.addStretch(1)
        self.setAccessibleName(sentence)
        self.working.start(_("Writing and checking the file…"))

    def tell(self, done: int, of: int, about: str) -> None:
        """Say how far it is."""
        self.working.tell(done, of, about)
