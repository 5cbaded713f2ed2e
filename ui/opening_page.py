"""What is shown while a company file is being opened: its name, in the place of its first page."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.widgets import page_title, soft


class OpeningPage(QWidget):
    """A title and one sentence; most files are open before anybody has read it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._sentence = page_title(""), soft("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.px(24)] * 4))
        layout.setSpacing(theme.px(4))
        layout.addWidget(self._title)
        layout.addWidget(self._sentence)
        layout.addStretch(1)

    def show_file(self, path: Path) -> None:
        """Name the file."""
        self._title.setText(path.stem)
        self._sentence.setText(_("Opening {file} …").format(file=path.name))
