"""A form as it is opened: a record is read into it, one is begun, or one is gone on with."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services import editing
from desktop.services.drafts import Draft, Unfinished, draft_of, new_drafts
from desktop.services.editing import Shown
from desktop.services.typing import typed_of
from ui.desk import Desk
from ui.editors import form_words as words
from ui.editors.begins_at import BeginsAt
from ui.editors.frozen_form import watch_signed
from ui.editors.kept_form import KeptForm
from ui.jobs import Job
from ui.private.form_lock import lock_form

if TYPE_CHECKING:
    from desktop.services.signed_in import SignedIn
    from desktop.store.file import CompanyFile

Typed = Mapping[str, object]
Titles = Mapping[str, str]


class OpenForm(KeptForm):
    """Shows a record of one kind in its fields, and goes on with what was typed over it."""

    shown = Signal(str)  # the record's id, "" for a new one: now its state can be put on top

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        self._said_next = ""  # at the bottom, when the record is read again
        self._put_aside: Draft | None = None  # what was thrown away or gave way, to bring back
        self._asked: Job | None = None
        self._is_beginning = False  # what a new record begins with is on its way
        self._saves_then = False
        self._begins_at = BeginsAt(self.fields, self.area)
        lock_form(self)
        watch_signed(self)

    @property
    def signed(self) -> "SignedIn | None":
        """The signed assessment that holds what is shown fast."""
        return self._shown.signed if self._shown else None

    @property
    def assessment_id(self) -> str:
        """The assessment that what is shown belongs to, "" where that is none."""
        return str(self._shown.values.get("assessment_id") or "") if self._shown else ""

    @property
    def can_bring_back(self) -> bool:
        """Whether something was thrown away a moment ago, and the form offers it again."""
        return self._put_aside is not None

    def open(self, record_id: str) -> None:
        """Show a record, and what was typed into its form and not saved."""
        self._leave()
        self._is_turning = record_id != self.record_id
        self.read_again(record_id)

    def read_again(self, record_id: str) -> None:
        """Read the record anew and show it, unless something is typed over it."""
        kind = self.kind.key

        def read(company: "CompanyFile") -> tuple[Shown, Draft | None]:
            return editing.read_record(company, kind, record_id), draft_of(company, kind, record_id)

        self._asked = self.desk.ask(read, lambda found: self._on_read(*found), owner=self)

    def begin_at(self, name: str) -> None:
        """Go on in a field of what is being opened, once it is shown; "" for none."""
        self._begins_at.wish(name)

    def open_new(self, values: Mapping[str, Any] | None = None) -> None:
        """Show an empty form, filled in as far as `values` are known."""
        self._leave()
        kind, today, given = self.kind.key, self.desk.today(), dict(values or {})

        def read(company: "CompanyFile") -> tuple[dict[str, Any], Titles, list[Unfinished]]:
            first = editing.defaults(company, kind, today) | given
            titles = editing.titles_in(company, kind, first)
            return first, titles, new_drafts(company, kind) if not given else []

        self._show(None, {})
        self._is_beginning = True
        self._asked = self.desk.ask(read, lambda found: self._begin(*found), owner=self)
        self.fields.focus_first()

    def open_draft(self, draft: Draft) -> None:
        """Go on with what was typed and not saved."""
        if draft.record_id:
            self.open(draft.record_id)
            return
        self._leave()
        self._show(None, draft.typed)
        self.keeper.turn_to(draft.id)
        self._touch(True)
        self.bar.say(words.kept())
        self.fields.focus_first()

    def _on_read(self, shown: Shown, draft: Draft | None) -> None:
        self._begins_at.soon()
        if self._is_touched:  # somebody was quicker than the disk
            self._shown, self._version = shown, shown.version
            self.head.title.setText(shown.title)
            return
        draft = draft if shown.signed is None else None  # it could never be saved
        self._show(shown, draft.typed if draft else {})
        if draft is None:
            return
        self.keeper.turn_to(draft.id)
        self._version = draft.version
        self._touch(True)
        throw_away = (_("Throw it away"), self.cancel)
        said = words.here_again(draft, self.desk.today())
        self.head.banner.show_message(said, "blue", throw_away)

    def _begin(self, *found: Any) -> None:
        self._is_beginning = False
        self._on_new(*found)
        if self._saves_then:
            self._saves_then = False
            self.save()

    def _on_new(self, first: Mapping[str, Any], titles: Titles, begun: list[Unfinished]) -> None:
        if self._is_touched:  # somebody was quicker than the disk
            self.fields.fill_untouched(typed_of(self.kind.key, first), titles)
            return
        self._show(None, typed_of(self.kind.key, first), titles)
        if begun and self._put_aside is None:
            go_on = (_("Continue it"), lambda: self.open_draft(begun[0].draft))
            self.head.banner.show_message(words.begun(begun), "blue", go_on)

    def _show(self, shown: Shown | None, over: Typed, titles: Titles | None = None) -> None:
        self._shown = shown
        self._is_turning = False
        self._version = shown.version if shown else None
        self.keeper.turn_to("")
        self._touch(False)
        self.head.banner.clear()
        typed = typed_of(self.kind.key, shown.values) if shown else {}
        self.fields.show_record(typed, shown.titles if shown else titles or {}, over)
        self.head.title.setText(shown.title if shown else words.new(self.kind))
        self.head.show_missing(shown.missing if shown else ())
        is_voided = bool(shown and shown.is_voided)
        self.head.show_state(_("Voided") if is_voided else "", "plain")
        read_only = self.desk.read_only or is_voided or self.signed is not None
        self.fields.set_read_only(read_only)
        self.bar.setVisible(not read_only)
        self.bar.say(self._said_next)
        self._said_next = ""
        self.area.verticalScrollBar().setValue(0)
        if shown and shown.is_voided:
            back = [] if self.desk.read_only else [(_("Bring it back"), self._restore)]
            self.head.banner.show_message(words.voided(shown.void_reason), "plain", *back)
        self.shown.emit(self.record_id)

    def _restore(self) -> None:
        """Bring a voided record back; the form hears of it as of any change."""
        kind, record_id = self.kind.key, self.record_id
        self.desk.do(lambda c: editing.restore_record(c, kind, record_id), owner=self)

    def save(self) -> None:
        """Save what is typed."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Throw away what is typed and not saved."""
        raise NotImplementedError

    def _leave(self) -> None:
        """Turn away from what is shown; what is typed and not saved is kept and said so."""
        if self._asked is not None:
            self._asked.cancel()
        self._is_beginning = self._saves_then = False
        self._begins_at.forget()
        if self._is_touched:
            self.keep_safe()
            if self.keeper.draft_id:
                self.desk.say(words.left(self.head.title.text()))
        self._touch(False)
        self.keeper.turn_to("")
