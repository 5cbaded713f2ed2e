"""The line at the bottom that reassures: which file, its last good backup, everything saved."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from desktop.language import _
from ui import theme
from ui.widgets import Elided

if TYPE_CHECKING:  # the first paint has no backup to tell of
    from PySide6.QtWidgets import QPushButton

LONGEST: Final = 40  # letters of a file's name; all of it is in what hovering shows


class StatusLine(QStatusBar):
    """The file's name with its folder to read on hovering, and how it stands."""

    backup_wanted = Signal()  # somebody clicked on the age of the last backup

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file, self._saved = QLabel(""), Elided("")
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self.backup: QPushButton | None = None
        self.addWidget(self._file)
        self.addWidget(self._saved, 1)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(theme.FIELD - 1, 0, theme.FIELD, 0)  # words below those of a page
        self._read_only = False

    def show_nothing(self) -> None:
        """No company file is open."""
        self._file.setText("")
        self._saved.setText("")
        if self.backup is not None:
            self.backup.hide()

    def show_file(self, path: Path, *, read_only: bool) -> None:
        """Name the file that is open."""
        self._file.setText(_short(path.name))
        self._file.setToolTip(str(path))
        self._read_only = read_only
        self.show_saved()

    def show_backup(self, words: str, tone: str, more: str) -> None:
        """Say how old the last good backup is; a tone other than "plain" has a warning sign."""
        if self.backup is None:
            self.backup = self._made_backup()
        shown = self.backup
        if (shown.text(), shown.property("tone")) != (words, tone):
            from ui.icons import icon

            shown.setText(words)
            shown.setIcon(icon("shield-check" if tone == "plain" else "triangle-alert", tone))
            shown.setProperty("tone", tone)
            shown.style().unpolish(shown)
            shown.style().polish(shown)
        from ui.widgets import tip

        shown.setToolTip(tip(more))
        shown.setAccessibleName(words)
        shown.setAccessibleDescription(more)
        shown.show()

    def _made_backup(self) -> "QPushButton":
        from ui.widgets import link

        made = link("", may_shrink=True)
        made.setProperty("role", "status")
        made.clicked.connect(self.backup_wanted)
        self.insertWidget(1, made)
        return made

    def show_saved(self) -> None:
        """Say that nothing can be lost: what is typed and not saved is kept as well."""
        self._saved.setText(
            _("Open to read only, nothing can be changed")
            if self._read_only
            else _("Everything is kept")
        )

    def words(self) -> str:
        """Return what the line says."""
        backup = self.backup.text() if self.backup is not None else ""
        return " ".join(part for part in (self._file.text(), backup, self._saved.text()) if part)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
