"""What can be done with one file of evidence: opened outside, copied out, taken off its record."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.services.evidence import (
    EvidenceShown,
    detach,
    open_outside,
    safe_name,
    save_copy,
)
from ui.desk import Desk
from ui.preview.handling import handling_of


class FileActions(QObject):
    """Does them in the background; a sentence about what went wrong goes to whoever made it."""

    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent

    def open_outside(self, shown: EvidenceShown) -> None:
        """Open a read-only copy in the program that this computer has for such files."""
        company = self._desk.company
        handling_of(self._desk).run(
            lambda _intake, outside: open_outside(company, shown.id, outside()),
            self._on_laid,
            owner=self,
            refused=self._on_fault,
            unavailable=self._on_fault,
        )

    def _on_laid(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.failed.emit(
                _("This computer has no program for '{name}'. Save a copy and open that.").format(
                    name=path.name
                )
            )

    def save_copy(self, shown: EvidenceShown) -> None:
        """Ask where a copy is to go, and write it there."""
        proposed = str(Path.home() / safe_name(shown.name, shown.media_type))
        chosen, _filter = QFileDialog.getSaveFileName(self._parent, _("Save a copy"), proposed)
        if chosen:
            self._copy(shown, Path(chosen))

    def _copy(self, shown: EvidenceShown, path: Path) -> None:
        company = self._desk.company
        said = _("A copy was saved as {name}.").format(name=path.name)
        handling_of(self._desk).run(
            lambda _intake, _outside: save_copy(company, shown.id, path),
            lambda _none: self._desk.say(said),
            owner=self,
            refused=self._on_fault,
            unavailable=self._on_fault,
        )

    def take_off(
        self, shown: EvidenceShown, kind: str, record_id: str, then: Callable[[], None]
    ) -> None:
        """Take a file off its record; Undo brings it back."""
        said = _("{name} was taken off this record.").format(name=shown.name)

        def done(_none: None) -> None:
            self._desk.say(said, undo=True)
            then()

        self._desk.do(
            lambda company: detach(company, shown.id, kind, record_id),
            done,
            owner=self,
            refused=self._on_fault,
            unavailable=self._on_fault,
        )

    def _on_fault(self, fault: Refused | Unavailable) -> None:
        self.failed.emit(str(fault))
