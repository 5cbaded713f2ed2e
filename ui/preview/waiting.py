"""Files for a record that is not saved yet: they wait for it, and are never lost without a word."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.intake import Intake
from desktop.language import ngettext
from desktop.services.evidence import Looked, Outside, Pasted, examine, pasted_name
from desktop.store.file import CompanyFile
from ui.desk import Desk
from ui.preview.bringing import as_files
from ui.preview.handling import handling_of


class Waiting(QObject):
    """The files that wait; `changed` tells when one came or went."""

    changed = Signal()
    refused = Signal(object)  # Looked: some of them will not be taken, so they wait no more

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.paths: list[Path] = []

    def add(self, paths: Sequence[Path], pictures: Sequence[Pasted | QImage]) -> None:
        """Let these wait, looked at already now: a person should not hear of it after saving."""
        company = self._desk.company
        self._keep(paths)

        def work(intake: Intake, outside: Callable[[], Outside]) -> tuple[list[Path], Looked]:
            made = _written(company, pictures, outside()) if pictures else []
            return made, examine([*paths, *made], intake)

        def looked(answer: tuple[list[Path], Looked]) -> None:
            self._on_looked([*paths, *answer[0]], *answer)

        handling_of(self._desk).run(work, looked, owner=self)

    def _on_looked(self, given: Sequence[Path], made: Sequence[Path], looked: Looked) -> None:
        self._keep(made)
        if looked.refused:
            good = {file.path for file in looked.files}
            bad = [path for path in given if path.absolute() not in good]
            self.paths = [path for path in self.paths if path not in bad]
            self.changed.emit()
            self.refused.emit(looked)

    def _keep(self, paths: Sequence[Path]) -> None:
        self.paths += [path for path in paths if path not in self.paths]
        if paths:
            self.changed.emit()

    def remove(self, path: Path) -> None:
        """One shall not wait any more."""
        if path in self.paths:
            self.paths.remove(path)
            self.changed.emit()

    def take(self) -> list[Path]:
        """Hand over all, with nothing said."""
        taken, self.paths = self.paths, []
        if taken:
            self.changed.emit()
        return taken

    def let_go(self) -> None:
        """The record was left without being saved: say which files were not filed."""
        left = self.take()
        if left:
            self._desk.say(
                ngettext(
                    "{name} was not filed, because the record was not saved.",
                    "{n} files were not filed, because the record was not saved.",
                    len(left),
                ).format(name=left[0].name, n=len(left))
            )


def _written(
    company: CompanyFile, pictures: Sequence[Pasted | QImage], outside: Outside
) -> list[Path]:
    return [outside.keep(one.data, pasted_name(company, one.ending)) for one in as_files(pictures)]
