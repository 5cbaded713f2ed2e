"""The evidence of one record beside its form: dropped or pasted in, looked at, taken off again."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.language import _, ngettext
from desktop.services.evidence import Attached, EvidenceShown, Looked, Pasted, evidence_of
from ui.desk import Desk
from ui.jobs import Job
from ui.preview import outcomes
from ui.preview.actions import FileActions
from ui.preview.bringing import brought, may_hold_evidence
from ui.preview.frame import Frame
from ui.preview.handling import handling_of
from ui.preview.waiting import Waiting
from ui.preview.window import EvidenceWindow

if TYPE_CHECKING:
    from desktop.store.transaction import Changed

ITSELF: Final = "evidence"  # a record that is a file: it is shown, nothing is put on it


class EvidencePane(QWidget):
    """Shows the evidence of one record and takes more, also for a record that is not saved yet."""

    attached = Signal()  # files were added to the record that is shown

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._handling = desk, handling_of(desk)
        self._kind, self._record = "", ""
        self._files: list[EvidenceShown] = []
        self._wanted = ""  # the file to choose once it is there
        self._reading: Job | None = None
        self._windows: list[EvidenceWindow] = []
        self._waiting = Waiting(desk, self)
        self._actions = FileActions(desk, self)
        self.frame = Frame(desk, self)
        self.setAcceptDrops(True)
        self._connect()
        self.clear()

    def _connect(self) -> None:
        frame, handling = self.frame, self._handling
        frame.choose_wanted.connect(self.choose_files)
        frame.files.chosen.connect(self._on_chosen)
        frame.enlarge_wanted.connect(self.enlarge)
        frame.outside_wanted.connect(lambda: self._with_chosen(self._actions.open_outside))
        frame.copy_wanted.connect(lambda: self._with_chosen(self._actions.save_copy))
        frame.off_wanted.connect(self.take_off)
        frame.hide_wanted.connect(lambda: self._with_chosen(self._hide_parts))
        frame.working.stopped.connect(lambda: handling.stop(self._kind, self._record))
        self._waiting.changed.connect(self._on_waiting)
        self._waiting.refused.connect(self._tell_refused)
        self._actions.failed.connect(self.tell)
        handling.begun.connect(self._on_begun)
        handling.told.connect(self._on_told)
        handling.ended.connect(self._on_ended)
        handling.failed.connect(self._on_failed)
        self._desk.changed.connect(self._on_changed)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

    # --- what is shown --------------------------------------------------------------------------

    def show_record(self, kind_key: str, record_id: str) -> None:
        """Show the evidence of a record; what waited for another one to be saved is let go."""
        if (kind_key, record_id) != (self._kind, self._record):
            self._begin(kind_key, record_id)
            if (told := self._handling.read_out(kind_key, record_id)) is not None:
                self._tell_refused(told)
        self._read()

    def show_new(self, kind_key: str) -> None:
        """Take files for a record that is not saved yet; they wait for it."""
        self._begin(kind_key, "")
        self._show_files()

    def clear(self) -> None:
        """Show nothing and take nothing."""
        self._begin("", "")
        self._show_files()

    def _begin(self, kind: str, record_id: str) -> None:
        self._waiting.let_go()
        self._kind, self._record = kind, record_id
        self._files, self._wanted = [], ""
        self.frame.begin(kind, may_add=self.may_add, may_take_off=kind != ITSELF)
        if self._handling.is_adding(kind, record_id):
            self.frame.working.start(_("Adding files…"))

    @property
    def may_add(self) -> bool:
        """Whether files can be put here."""
        return bool(self._kind) and self._kind != ITSELF and not self._desk.read_only

    @property
    def files(self) -> Sequence[EvidenceShown]:
        """The files of the record, as they are shown."""
        return tuple(self._files)

    def tell(self, sentence: str) -> None:
        """Say a sentence in the pane, until it is closed or another record is shown."""
        self.frame.tell(sentence)

    def _read(self) -> None:
        kind, record = self._kind, self._record
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._desk.ask(
            lambda company: evidence_of(company, kind, record), self._on_read, owner=self
        )

    def _on_read(self, files: list[EvidenceShown]) -> None:
        self._files = files
        self._show_files()

    def _on_waiting(self) -> None:
        if self._record:  # it was saved before what was pasted was ready
            self.file_pending(self._kind, self._record)
        else:
            self._show_files()

    def _show_files(self) -> None:
        if self._waiting.paths:
            self.frame.show_waiting(self._waiting.paths)
            return
        chosen = self._wanted or self.frame.files.current()
        self._wanted = ""
        self.frame.show_files(self._files, chosen)

    def _on_changed(self, changed: "Changed") -> None:
        if self._record and ITSELF in changed.kinds:
            self._read()

    def _on_chosen(self, evidence_id: str) -> None:
        self.frame.show_file(next((one for one in self._files if one.id == evidence_id), None))

    # --- bringing files -------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Ask for files and add them."""
        if not self.may_add:
            self.tell(self._why_not())
            return
        chosen, _filter = QFileDialog.getOpenFileNames(self, _("Add evidence"), str(Path.home()))
        self.add_files([Path(name) for name in chosen])

    def paste(self) -> None:
        """Add what lies on the clipboard, or say why there is nothing to add."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> None:
        """Add what was dropped or pasted."""
        what = brought(mime)
        if what.sentence:
            self.tell(what.sentence)
        else:
            self._add(what.paths, what.pictures)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add files to the record; they wait when it is not saved yet."""
        self._add(paths, ())

    def pend(self, paths: Sequence[Path]) -> None:
        """Keep files for a record that is not saved yet."""
        self._waiting.add(paths, ())

    def take_pending(self) -> list[Path]:
        """Hand over what waited; whoever takes it files it together with the record."""
        return self._waiting.take()

    def file_pending(self, kind_key: str, record_id: str) -> None:
        """Add what waited to the record that was just saved, and show its evidence from now on."""
        paths = self._waiting.take()
        if kind_key == self._kind and not self._record:
            self.show_record(kind_key, record_id)  # else the next file would wait for ever
        if paths:
            self._handling.add(kind_key, record_id, paths)

    def _add(self, paths: Sequence[Path], pictures: Sequence[Pasted | QImage]) -> None:
        if not paths and not pictures:
            return
        if not self.may_add:
            self.tell(self._why_not())
        elif self._record:
            self.frame.tell("")
            self._handling.add(self._kind, self._record, paths, pictures)
        else:
            self._waiting.add(paths, pictures)

    def _why_not(self) -> str:
        if self._desk.read_only:
            return _("This company file is open to read only, so nothing can be added.")
        if self._kind == ITSELF:
            return _("This is a file itself. Add evidence to the record that it proves.")
        return _("Choose a record first, then add its evidence.")

    # --- what comes of it -----------------------------------------------------------------------

    def _is_here(self, kind: str, record_id: str) -> bool:
        return (kind, record_id) == (self._kind, self._record)

    def _on_begun(self, kind: str, record_id: str) -> None:
        if self._is_here(kind, record_id):
            self.frame.working.start(_("Adding files…"))

    def _on_told(self, kind: str, record_id: str, done: int, of: int, name: str) -> None:
        if self._is_here(kind, record_id):
            self.frame.working.tell(done, of, outcomes.working_sentence(name))

    def _on_ended(self, kind: str, record_id: str, told: Attached | None) -> None:
        if not self._is_here(kind, record_id):
            return
        self.frame.working.finish()
        if told is None:
            self.tell(_("Stopped. Nothing was added."))
            return
        self._handling.read_out(kind, record_id)
        self._tell_refused(told)
        if told.ids:
            self._wanted = told.ids[-1]
            self._read()
            self.attached.emit()

    def _tell_refused(self, told: Attached | Looked) -> None:
        self.tell(outcomes.refused_sentence(told.refused))

    def _on_failed(self, kind: str, record_id: str, sentence: str) -> None:
        if self._is_here(kind, record_id):
            self.frame.working.finish()
            self.tell(sentence)

    # --- what is done with a file ---------------------------------------------------------------

    def _with_chosen(self, act: object) -> None:
        shown = self.frame.viewer.shown
        if shown is not None and callable(act):
            act(shown)

    def enlarge(self) -> None:
        """Show the chosen file in a window of its own."""
        shown = self.frame.viewer.shown
        if shown is None:
            return
        as_sent = self.frame.viewer.is_as_sent
        window = EvidenceWindow(self._desk, shown, self.window(), is_as_sent=as_sent)
        self._windows.append(window)
        window.destroyed.connect(lambda _gone=None, w=window: self._windows.remove(w))
        window.show()

    def _hide_parts(self, shown: EvidenceShown) -> None:
        from ui.audit.redaction import open_editor

        open_editor(self._desk, shown.id, shown.name, self.window())

    def take_off(self) -> None:
        """Take the chosen file off the record, or off the files that wait."""
        if self._waiting.paths:
            self._waiting.remove(Path(self.frame.files.current()))
            return
        shown = self.frame.viewer.shown
        if shown is not None and self._record and self._kind != ITSELF:
            self._actions.take_off(shown, self._kind, self._record, self._read)

    # --- dropping -------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not (self.may_add and may_hold_evidence(event.mimeData())):
            return
        event.acceptProposedAction()
        count = max(1, brought(event.mimeData()).count)
        said = ngettext("Let go to add it", "Let go to add {n} files", count)
        self.frame.show_over(said.format(n=count))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.frame.show_over("")

    def dropEvent(self, event: QDropEvent) -> None:
        self.frame.show_over("")
        # a copy is filed; the file itself stays where it is, whatever the other program offers
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(event.mimeData())
