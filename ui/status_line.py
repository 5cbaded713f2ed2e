"""The line at the bottom that reassures: which file, and that everything in it is saved."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from desktop.language import _
from ui.widgets import Elided


class StatusLine(QStatusBar):
    """The file's name with its folder to read on hovering, and how it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file, self._saved = Elided(""), QLabel("")
        self.addWidget(self._file)
        self.addWidget(self._saved)
        self.setSizeGripEnabled(False)
        self._read_only = False

    def show_nothing(self) -> None:
        """No company file is open."""
        self._file.setText("")
        self._saved.setText("")

    def show_file(self, path: Path, *, read_only: bool) -> None:
        """Name the file that is open."""
        self._file.setText(path.name)
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

    def show_saving(self) -> None:
        """Say that something is being written."""
        self._saved.setText(_("Saving…"))
