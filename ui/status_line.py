"""The line at the bottom that reassures: which file, and that everything in it is saved."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from desktop.language import _
from ui import theme
from ui.widgets import Elided

LONGEST: Final = 60  # letters of a file's name; all of it is in what hovering shows


class StatusLine(QStatusBar):
    """The file's name with its folder to read on hovering, and how it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file, self._saved = QLabel(""), Elided("")
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self.addWidget(self._file)
        self.addWidget(self._saved, 1)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(theme.FIELD - 1, 0, theme.FIELD, 0)  # words below those of a page
        self._read_only = False

    def show_nothing(self) -> None:
        """No company file is open."""
        self._file.setText("")
        self._saved.setText("")

    def show_file(self, path: Path, *, read_only: bool) -> None:
        """Name the file that is open."""
        self._file.setText(_short(path.name))
        self._file.setToolTip(str(path))
        self._read_only = read_only
        self.show_saved()

    def show_saved(self) -> None:
        """Say that nothing waits to be written."""
        self._saved.setText(
            _("Open to read only, nothing can be changed")
            if self._read_only
            else _("Everything saved")
        )

    def words(self) -> str:
        """Return what the line says."""
        return f"{self._file.text()} {self._saved.text()}"


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
