"""Saves one whole, checked company file for another PC, while the window goes on."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.language import _
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.folders import in_documents
from ui.jobs import Told
from ui.widgets import Working, card_title, plain, primary, soft
from ui.work import Stopped, Work

WIDTH: Final = 500
SUFFIX: Final = ".muster"
Choose = Callable[[QWidget, str], str]


class CopyDialog(Frame):
    """Asks where, shows how far it is, and says when the copy was opened again and is whole."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Save a complete copy"), parent, width=WIDTH)
        self._desk = desk
        self.choose: Choose = _ask_file
        self.work = Work(desk.jobs, self)
        self.title = card_title(_("Saving a complete copy…"))
        self.words = soft(
            _(
                "One file with every record, scan and photo and the whole history. Take it to "
                "another PC and open it there. Work goes on in one of the two: Muster cannot join "
                "them again."
            )
        )
        self.file, self.working = plain(), Working()
        for part in (self.title, self.words, self.file, self.working):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.close_button = self.add_button(primary(_("Close")), is_default=True)
        self.close_button.clicked.connect(self.reject)
        self.working.stopped.connect(self.work.stop)
        self.work.told.connect(self.working.tell)
        self.work.ended.connect(self.working.finish)
        self.work.stopped.connect(lambda: self._say(_("Stopped. Nothing was written.")))
        self.work.failed.connect(self._on_failed)
        self.rejected.connect(self.work.stop)

    def choose_and_run(self) -> None:
        """Ask where the copy goes, and write it."""
        name = _("{name} copy").format(name=self._desk.company.path.stem)
        chosen = self.choose(self.parentWidget() or self, in_documents(f"{name}{SUFFIX}"))
        if not chosen:
            self.deleteLater()
            return
        self.run(Path(chosen).with_suffix(SUFFIX))

    def run(self, path: Path) -> None:
        """Write the copy."""
        company = self._desk.company
        self.file.setText(str(path))
        self.working.start(_("Copying the records"))
        self.open()

        def task(tell: Told, stopped: Stopped) -> str:
            from desktop.services.safe_keeping.keeping import save_copy

            return save_copy(company, path, tell, stopped)

        self.work.run(task, self._on_copied)

    def _on_copied(self, sentence: str) -> None:
        self._say(_("The copy is complete"))
        if self._desk.company.key is not None:
            sentence = _("{said} It opens with the same password.").format(said=sentence)
        self.words.setText(sentence)
        self.fit_soon()

    def _say(self, sentence: str) -> None:
        self.title.setText(sentence)

    def _on_failed(self, sentence: str) -> None:
        self._say(_("The copy could not be saved"))
        self.show_fault(sentence)
        self.fit_soon()


def _ask_file(parent: QWidget, name: str) -> str:
    kinds = _("Company files (*{suffix})").format(suffix=SUFFIX)
    return QFileDialog.getSaveFileName(parent, _("Save a complete copy"), name, kinds)[0]
