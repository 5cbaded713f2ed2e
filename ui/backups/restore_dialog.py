"""Lists the backups of a company file and goes back to one of them; the file as it is is kept."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.errors import Locked, WrongPassword
from desktop.language import _
from desktop.services.safe_keeping.shown import (
    BackupShown,
    BackupsShown,
    DifferenceShown,
)
from ui import theme
from ui.backups.backup_lines import SUFFIX, ask_backup, ask_file, lines_of
from ui.backups.backup_pane import BackupPane
from ui.backups.second_place import SecondPlace
from ui.backups.work import Task, Work
from ui.dialogs.field import LabelledField
from ui.dialogs.frame import Frame
from ui.jobs import KEEP, Job, Jobs, Then
from ui.lines import LinesView
from ui.widgets import Card, EmptyState, Working, button, primary, soft

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
    as_wanted = Signal(object, object)  # a BackupShown, and the Path of a new file

    def __init__(
        self,
        company: "CompanyFile | None",
        jobs: Jobs,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Restore from a backup"), parent, width=WIDTH)
        self._company, self._jobs, self._now = company, jobs, now
        self.choose_backup: Choose = ask_backup
        self.choose_file: Choose = ask_file
        self._others: list[BackupShown] = []  # that were browsed to
        self._shown: BackupsShown | None = None
        self._asked: Job | None = None
        self.work = Work(jobs, self)
        self.sentence = soft(_("Looking for backups…"))
        self.list = LinesView(_("Backups"))
        self.pane, self.second = BackupPane(), SecondPlace()
        self.empty = EmptyState(
            "archive-restore",
            _("No backup yet"),
            _("Muster makes the first one when you close the file, or now: File, Back up now."),
        )
        self.working = Working()
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.working)
        self.card = Card()
        self.card.body.addWidget(self.list)
        if (inside := self.card.layout()) is not None:
            inside.setContentsMargins(*([theme.TIGHT] * 4))
        self.both = QWidget()
        self.both.setProperty("role", "clear")
        row = QHBoxLayout(self.both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.FIELD)
        row.addWidget(self.card, 1)
        row.addWidget(self.pane, 1)
        self.both.setMinimumHeight(HEIGHT)  # larger letters scroll: the screen grows no higher
        self.body.addWidget(self.both, 1)
        self.body.addWidget(self.empty)
        self.empty.hide()
        self.asks = LabelledField(
            _("Password that the file had when this backup was made"), self.password
        )
        self.asks.hide()
        self.body.addWidget(self.asks)
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
        self.working.stopped.connect(self.work.stop)
        self.work.told.connect(self.working.tell)
        self.work.ended.connect(self._on_ended)
        self.work.faulted.connect(self._on_faulted)
        self.rejected.connect(self.work.stop)

    # --- the list -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look for backups, on this PC and in the second place."""
        company, now = self._company, self._now()

        def work(_job: Job) -> BackupsShown:
            from desktop.services.safe_keeping.listing import backups_shown

            return backups_shown(company, now)

        self._jobs.run(
            KEEP,
            work,
            self.show_backups,
            owner=self,
            refused=self._on_failed,
            unavailable=self._on_failed,
        )

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
        if self._asked is not None:
            self._asked.cancel()
        now = self._now()

        def work(_job: Job) -> DifferenceShown:
            from desktop.services.safe_keeping.differing import difference_shown

            return difference_shown(company, chosen.path, now)

        self._asked = self._jobs.run(
            KEEP,
            work,
            lambda found: self._show_difference(chosen, found),
            owner=self,
            refused=lambda fault: self.pane.show_words(str(fault)),
            unavailable=lambda fault: self.pane.show_words(str(fault)),
        )

    def _show_difference(self, of: BackupShown, found: DifferenceShown) -> None:
        if self.chosen == of:
            self.pane.show_difference(found)

    def _allow(self) -> None:
        may = self.chosen is not None and not self.work.is_busy
        self.restore.setEnabled(may and not (self._company and self._company.read_only))
        self.to_other.setEnabled(may)
        self.another.setEnabled(not self.work.is_busy)
        self.list.setEnabled(not self.work.is_busy)

    # --- what is done with it -------------------------------------------------------------------

    def _on_another(self) -> None:
        folder = self._shown.places.second if self._shown is not None else ""
        path = self.choose_backup(self, folder)
        if not path:
            return
        now = self._now()

        def work(_job: Job) -> BackupShown:
            from desktop.services.safe_keeping.listing import backup_at

            return backup_at(Path(path), now)

        self._jobs.run(
            KEEP,
            work,
            self._on_found,
            owner=self,
            refused=self._on_failed,
            unavailable=self._on_failed,
        )

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
