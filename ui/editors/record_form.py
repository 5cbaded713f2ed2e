"""The form of one record: what was typed into it is saved, thrown away, or brought back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.services import editing
from desktop.services.drafts import Draft, drop_draft
from desktop.services.editing import MovedOn, Shown
from desktop.services.typing import still_needed
from ui.desk import Desk
from ui.editors import form_words as words
from ui.editors.open_form import OpenForm, Typed

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile
    from desktop.store.transaction import Changed

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class RecordForm(OpenForm):
    """The form of a kind. A form made by hand lays out its fields in `make_fields`, and may save
    more than the record itself in `write`.
    """

    saved = Signal(str)  # the record's id
    cancelled = Signal()
    asked = Signal(str)  # a command of the menus, e.g. "evidence", to be done with this record

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        self._is_saving = False
        self.bar.save_wanted.connect(self.save)
        self.bar.cancel_wanted.connect(self.cancel)
        self.fields.asked.connect(self.asked)
        desk.changed.connect(self._on_changed_elsewhere)

    def write(
        self,
        company: "CompanyFile",
        typed: Typed,
        record_id: str | None,
        version: int | None,
    ) -> str:
        """Save what was typed as one action, off the window's thread; return the record's id."""
        values = editing.read_form(company, self.kind.key, typed, self.desk.today())
        return editing.save_record(company, self.kind.key, values, record_id, version)

    # --- saving ---------------------------------------------------------------------------------

    def save(self) -> None:
        """Save what is typed. What cannot be saved is kept as unfinished, with each fault shown."""
        if self._is_saving or self.desk.read_only:
            return
        if self._is_beginning:  # the date of today, for one, is not in it yet
            self._saves_then = True
            return
        typed = self.fields.changes() if self._shown else self.fields.typed()
        if not typed:
            self.bar.say(_("Nothing was changed."))
            return
        self.keeper.keep()  # before anything else can go wrong
        self._is_saving = True
        self.fields.note_sent()
        self._touch(False)  # until a key says otherwise
        draft_id, record_id, version = self.keeper.draft_id, self.record_id or None, self._version

        def work(company: "CompanyFile") -> str:
            saved = self.write(company, typed, record_id, version)
            if draft_id:
                drop_draft(company, draft_id)
            return saved

        self.desk.do(
            work,
            self._on_saved,
            owner=self,
            refused=self._on_refused,
            unavailable=self._on_unavailable,
        )
        self.bar.say(_("Saving…"))

    def _on_saved(self, record_id: str) -> None:
        self._is_saving = False
        self._put_aside = None
        self.fields.show_faults({})
        self.fields.take_sent_as_base()
        self.keeper.turn_to("")
        self.head.banner.clear()
        if self._is_touched:  # typing went on while it was saved
            self.keeper.soon()
        self._said_next = _("Saved.")
        self.read_again(record_id)
        self.saved.emit(record_id)
        self.kept.emit()

    def _on_refused(self, refused: Refused) -> None:
        self._is_saving = False
        self._touch(True)
        if isinstance(refused, MovedOn):
            self._tell_moved_on()
            return
        loose = self.fields.show_faults(refused.faults)
        labels = self.fields.labels_of(refused.faults)
        needed = still_needed(self.kind.key, self.fields.typed())
        only_empty = set(labels) <= set(needed)
        is_new = self._shown is None
        said = words.unfinished(labels, only_empty=only_empty, is_new=is_new) if labels else ""
        self.head.banner.show_message(" ".join([said, *loose]).strip(), "amber")
        self.bar.say("")
        self.fields.focus_fault()

    def _on_unavailable(self, fault: Unavailable) -> None:
        self._is_saving = False
        self._touch(True)
        self.head.banner.show_message(str(fault), "red", (_("Try again"), self.save))
        self.bar.say(_("Not saved."))

    # --- changed by somebody else ---------------------------------------------------------------

    def _on_changed_elsewhere(self, changed: "Changed") -> None:
        if self._is_saving or not self._shown or self._shown.id not in changed.ids:
            return
        if self._is_touched:
            self._tell_moved_on()
        else:
            self.read_again(self._shown.id)

    def _tell_moved_on(self) -> None:
        self.bar.say("")
        self.head.banner.show_message(
            words.moved_on(),
            "amber",
            (_("Show theirs"), lambda: self._read_theirs(self._show_theirs)),
            (_("Keep mine"), lambda: self._read_theirs(self._keep_mine)),
        )

    def _read_theirs(self, then: Callable[[Shown], None]) -> None:
        kind, record_id = self.kind.key, self.record_id
        self.desk.ask(lambda c: editing.read_record(c, kind, record_id), then, owner=self)

    def _show_theirs(self, theirs: Shown) -> None:
        self.keeper.keep()
        mine = self._draft()
        self._show(theirs, {})
        if mine is not None:
            back = (_("Back to mine"), lambda: self._bring_back(mine))
            self.head.banner.show_message(words.theirs(), "blue", back)

    def _keep_mine(self, theirs: Shown) -> None:
        self._version = theirs.version
        self.head.banner.clear()
        self.save()

    # --- thrown away ----------------------------------------------------------------------------

    def cancel(self) -> None:
        """Throw away what is typed and not saved; it can be brought back at once."""
        mine = self._draft()
        self.keeper.drop()
        self._show(self._shown, {})
        self._put_aside = mine
        if mine is not None:
            back = (_("Bring it back"), lambda: self._bring_back(mine))
            self.head.banner.show_message(words.thrown_away(), "plain", back)
        self.cancelled.emit()

    def _bring_back(self, mine: Draft) -> None:
        self._put_aside = None
        self._show(self._shown, mine.typed)
        self.keeper.turn_to(mine.id)
        self._touch(True)
        self.keeper.keep()
        self.fields.focus_first()

    # --- keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Ctrl+S save, Esc cancels; what a field needs itself never comes here."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, _KEYPAD)
        if (enter and (plain or control)) or (event.key() == Qt.Key.Key_S and control):
            self.save()
        elif event.key() == Qt.Key.Key_Escape and plain:
            self.cancel()
        else:
            super().keyPressEvent(event)
