"""Lists the backups of a company file and goes back to one of them; the file as it is is kept."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.errors import Locked, WrongPassword
from desktop.language import _
from desktop.services.safe_keeping.shown import (
    BackupShown,
    BackupsShown,
    DifferenceShown,
)
from ui.backups.backup_lines import SUFFIX, ask_backup, ask_file, lines_of
from ui.backups.backup_pane import BackupPane
from ui.backups.beside import Beside
from ui.backups.reader import BackupReader
from ui.backups.second_place import SecondPlace
from ui.dialogs.field import LabelledField
from ui.dialogs.frame import Frame
from ui.jobs import Jobs, Then
from ui.lines import LinesView
from ui.widgets import Card, EmptyState, Working, button, primary, soft
from ui.work import Task, Work

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile

WIDTH: Final = 880
HEIGHT: Final = 380
Choose = Callable[[QWidget, str], str]
T = TypeVar("T")


class RestoreDialog(Frame):
    """The list on the left, the chosen one on the right with what differs from now.

    Without a company it lists the backups of every company file on this PC.
    """

    in_place_wanted = Signal(object)  # a BackupShown: in place of the open file
    backup_wanted = Signal()
    as_wanted = Signal(object, object)  # a BackupShown, and the Path of a new file

    def __init__(
        self,
        company: "CompanyFile | None",
        jobs: Jobs,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Restore from a backup"), parent, width=WIDTH)
        self._company = company
        self.choose_backup: Choose = ask_backup
        self.choose_file: Choose = ask_file
        self._others: list[BackupShown] = []  # that were browsed to
        self._shown: BackupsShown | None = None
        self.reader = BackupReader(company, jobs, now, self)
        self.work = Work(jobs, self)
        self.sentence = soft(_("Looking for backups…"))
        self.list = LinesView(_("Backups"))
        self.pane, self.second = BackupPane(), SecondPlace()
        may_back_up = company is not None and not company.read_only
        self.empty = EmptyState(
            "archive-restore",
            _("No backup yet"),
            _("Muster makes the first one by itself when you close the file."),
            _("Back up now") if may_back_up else "",
        )
        self.working = Working()
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.working)
        self.asks = LabelledField(
            _("Password that the file had when this backup was made"), self.password
        )
        self.asks.hide()
        self.body.addWidget(self.asks)
        self.both = Beside(self.list, self.pane, HEIGHT)
        # once: later it is a person who gives it another width
        self.both.turned.connect(self.fit_soon, Qt.ConnectionType.SingleShotConnection)
        self.body.addWidget(self.both, 1)
        self.body.addWidget(self.empty)
        self.empty.hide()
        places = Card(_("Where backups go"))
        places.body.addWidget(self.second)
        self.body.addWidget(places)
        self.another = button(_("Another backup…"), "folder-open")
        self.buttons.insertWidget(0, self.another)
        self.cancel = self.add_button(button(_("Cancel")))
        self.to_other = self.add_button(button(_("Restore as another file…")))
        self.restore = self.add_button(
            primary(_("Restore this one"), "archive-restore"), is_default=True
        )
        self.restore.setVisible(self._company is not None)
        self.to_other.setDefault(self._company is None)
        self._allow()

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.another.clicked.connect(self._on_another)
        self.restore.clicked.connect(self._on_restore)
        self.to_other.clicked.connect(self._on_to_other)
        self.list.moved.connect(self._on_moved)
        self.second.changed.connect(self.refresh)
        self.reader.listed.connect(self.show_backups)
        self.reader.found.connect(self._on_found)
        self.reader.compared.connect(self._show_difference)
        self.reader.not_compared.connect(self._on_not_compared)
        self.reader.failed.connect(self._on_failed)
        self.empty.acted.connect(self.backup_wanted)
        self.empty.acted.connect(self.accept)
        self.working.stopped.connect(self.work.stop)
        self.work.told.connect(self.working.tell)
        self.work.ended.connect(self._on_ended)
        self.work.faulted.connect(self._on_faulted)
        self.rejected.connect(self.work.stop)

    # --- the list -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look for backups, on this PC and in the second place."""
        self.reader.list()

    def show_backups(self, shown: BackupsShown) -> None:
        """Show what was found."""
        self._shown = shown
        self.second.show_places(shown.places)
        every = [*self._others, *shown.backups]
        self.list.show_lines(lines_of(every))
        self.both.setVisible(bool(every))
        self.empty.setVisible(not every)
        self.sentence.setText(self._sentence(bool(every)))
        self.list.go_to_first()
        self._allow()
        (self.list if every else self.cancel).setFocus()
        if self.isVisible():
            self.fit_soon()

    def _sentence(self, has_any: bool) -> str:
        if not has_any:
            return _("There is no backup of this file in the places below.")
        if self._company is None:
            return _("Choose a backup; it is restored as a new file and opened.")
        return _(
            "Choose to which moment the file goes back. As it is now, it is kept beside it under "
            "another name, and so nothing is lost by trying."
        )

    @property
    def chosen(self) -> BackupShown | None:
        """The backup that is chosen."""
        line = self.list.current_line()
        return line.data if line is not None and isinstance(line.data, BackupShown) else None

    def _on_moved(self, _line: object) -> None:
        self._allow()
        chosen, company = self.chosen, self._company
        if chosen is None:
            return
        self.pane.show_backup(chosen)
        if company is None:
            self.pane.show_words(_("No file is open that it could be compared with."))
            return
        self.reader.compare(chosen)

    def _show_difference(self, of: BackupShown, found: DifferenceShown) -> None:
        if self.chosen == of:
            self.pane.show_difference(found)

    def _on_not_compared(self, of: BackupShown, why: str) -> None:
        if self.chosen == of:
            self.pane.show_words(why)

    def _allow(self) -> None:
        may = self.chosen is not None and not self.work.is_busy
        self.restore.setEnabled(may and not (self._company and self._company.read_only))
        self.to_other.setEnabled(may)
        self.another.setEnabled(not self.work.is_busy)
        self.list.setEnabled(not self.work.is_busy)

    # --- what is done with it -------------------------------------------------------------------

    def _on_another(self) -> None:
        folder = self._shown.places.second if self._shown is not None else ""
        if path := self.choose_backup(self, folder):
            self.reader.look_at(Path(path))

    def _on_found(self, found: BackupShown) -> None:
        self.show_fault("")
        self._others = [found, *(other for other in self._others if other.path != found.path)]
        if self._shown is not None:
            self.show_backups(self._shown)

    def _on_restore(self) -> None:
        if (chosen := self.chosen) is not None:
            self.in_place_wanted.emit(chosen)

    def _on_to_other(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        proposed = _("{name} restored").format(name=Path(chosen.file).stem or _("Company"))
        path = self.choose_file(self, f"{proposed}{SUFFIX}")
        if path:
            self.as_wanted.emit(chosen, Path(path).with_suffix(SUFFIX))

    def begin(self, task: "Task[T]", then: "Then[T]") -> None:
        """Do what takes long, and say here how far it is and what is wrong with it."""
        self.show_fault("")
        self.asks.show_fault("")
        self.working.start(_("Reading the backup…"))
        self.work.run(task, then)
        self._allow()

    def _on_ended(self) -> None:
        self.working.finish()
        self._allow()

    def _on_faulted(self, fault: Exception) -> None:
        if isinstance(fault, Locked | WrongPassword):
            self.asks.show()
            self.asks.show_fault(str(fault) if self.password.text() else "")
            self.show_at(self.password)
            self.fit_soon()
        else:
            self._on_failed(fault)

    def _on_failed(self, fault: Exception) -> None:
        self.show_fault(str(fault))
        self.fit_soon()
