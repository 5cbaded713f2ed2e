"""Tells that something went wrong in Muster itself, and saves the log for whoever can mend it."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.language import _
from ui.dialogs.frame import Frame
from ui.welcome.aside import Aside
from ui.widgets import button, card_title, plain, primary, soft

Choose = Callable[[str], str]  # a proposed path -> the path chosen, "" for none


class BugDialog(Frame):
    """A fault of the program: what is safe, the log, and on with the work."""

    def __init__(self, log_path: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("Something went wrong"), parent, width=500)
        self._log = log_path
        self._saving: Aside | None = None
        self.choose: Choose = self._ask_where
        self.body.addWidget(card_title(_("Something went wrong in Muster")))
        self.body.addWidget(
            plain(
                _(
                    "It is a fault of the program, not of yours. Your company file is not harmed: "
                    "what was saved is saved, and what failed was taken back. If it happens "
                    "again, start Muster anew."
                )
            )
        )
        self.body.addWidget(
            soft(
                _(
                    "The log says what happened, for whoever looks after Muster. Read it before "
                    "you pass it on: it can name people and files."
                )
            )
        )
        self.outcome = soft()
        self.outcome.hide()
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
        self.save = self.add_button(button(_("Save the log…"), "save"))
        self.go_on = self.add_button(primary(_("Go on")), is_default=True)
        self.save.clicked.connect(self._on_save)
        self.go_on.clicked.connect(self.accept)
        self.go_on.setFocus()

    def _ask_where(self, proposed: str) -> str:
        return QFileDialog.getSaveFileName(self, _("Save the log"), proposed)[0]

    def _on_save(self) -> None:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place))
        chosen = self.choose(str(folder / self._log.name))
        if not chosen:
            return
        log, to = self._log, Path(chosen)
        self._saving = Aside(lambda: _copied(log, to))
        self._saving.answered.connect(self._on_saved)
        self._saving.start()

    def _on_saved(self, sentence: str) -> None:
        self.outcome.setText(sentence)
        self.outcome.show()
        self.fit()


def _copied(log: Path, to: Path) -> str:
    """Copy the log; returns a sentence that says what came of it."""
    try:
        shutil.copyfile(log, to)
    except (OSError, shutil.SameFileError):
        return _(
            "The log could not be saved as {file}. Choose another folder, or look for it here: "
            "{log}"
        ).format(file=to, log=log)
    return _("The log is saved as {file}.").format(file=to)
