"""A kind's list with the record that is worked on beside it: everything of a tab but its kinds."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.services.card_drafts import cell_of
from desktop.services.drafts import Draft
from ui.desk import Desk
from ui.element.going_on import GoingOn
from ui.element.here import here
from ui.element.record_pane import RecordPane
from ui.element.side_by_side import SideBySide
from ui.element.views import View, view_of
from ui.places import DRAFT, FILES, Place
from ui.preferences import Preferences
from ui.printing.sheet import FormWanted

_SUBJECTS: Final = ("equipment", "site", "worker")  # what a form may be made out for


class Workspace(SideBySide):
    """The list or matrix in the middle and the record on the right; made as they are needed."""

    import_wanted = Signal()

    def __init__(self, desk: Desk, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(RecordPane(desk, preferences), parent)
        self._desk, self._preferences = desk, preferences
        self._views: dict[str, View] = {}
        self._key = ""
        self._voided = False
        self.going_on = GoingOn(desk, self)
        self.going_on.found.connect(self._on_draft)
        self.going_on.sealed.connect(self._on_sealed)
        self.pane.left.connect(self._on_left)
        self.pane.saved.connect(self._on_saved)

    # --- which kind -----------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """What stands in the middle."""
        return self._views[self._key]

    def show_kind(self, key: str) -> None:
        """Show the list of a kind, or a view of several."""
        if key == self._key:
            return
        if self.pane.isVisible():
            self.pane.leave()
        self.going_on.forget()
        self._key = key
        if key not in self._views:
            self._views[key] = self._made(key)
            self.middle.addWidget(self._views[key])
        self.middle.setCurrentWidget(self._views[key])

    def _made(self, key: str) -> View:
        view = view_of(key, self._desk, self._preferences)
        view.chosen.connect(self._on_chosen)
        view.opened.connect(self._on_opened)
        view.new_wanted.connect(self.new)
        view.dropped.connect(self._on_dropped)
        view.renewal_wanted.connect(self._on_renewal)
        view.filled_wanted.connect(self._on_filled)
        view.import_wanted.connect(self.import_wanted)
        view.asked.connect(self.do_command)
        view.show_voided(self._voided)
        return view

    # --- which record ---------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a record of the kind that is shown, or an empty form for a new one."""
        kind = place.kind or ""
        if place.job.startswith(DRAFT):
            self._go_on(kind, place.job.removeprefix(DRAFT))
        elif kind == "certificate" and place.new and {"worker_id", "type_id"} <= set(place.values):
            self._renew(place.values["worker_id"], place.values["type_id"])
        elif place.new:
            self.pane.show_new(kind, place.values)
            self.make_room(kind)
        elif place.record_id and self.view.show_about(place.record_id):
            self.pane.leave()
        elif place.record_id:
            self.view.select(place.record_id)
            self.pane.show_record(kind, place.record_id)
            self.pane.form.fields.focus_first()  # whoever was sent here goes on from here
            if place.at == FILES:
                self.pane.evidence.frame.go_on()
            else:
                self.pane.form.begin_at(place.at)

    def _go_on(self, kind: str, draft_id: str) -> None:
        """Go on with what was typed and not saved, in the middle or beside it."""
        if self.view.go_on(draft_id):
            self.pane.leave()
        else:
            self.going_on.look(kind, draft_id)

    def _renew(self, worker_id: str, type_id: str) -> None:
        self.view.select("")  # the record beside the list is none of its rows
        self.pane.show_renewal(worker_id, type_id, "")
        if (form := self.pane.stack.currentWidget()) is not None:
            form.setFocus()

    def _on_draft(self, draft: Draft) -> None:
        """Show what was typed and not saved."""
        if cell := cell_of(draft):  # where its scans wait too
            self._renew(*cell)
        else:
            self.pane.show_draft(draft)
            self.make_room(draft.kind)

    def _on_sealed(self, kind: str) -> None:
        """Show an empty form in its place: it offers to open private facts."""
        self.pane.show_new(kind, {})
        self.make_room(kind)

    def new(self) -> None:
        """Show an empty form of the kind that is shown."""
        if self._desk.read_only:
            return
        self.going_on.forget()
        self.pane.show_new(self.view.kind, {})
        self.make_room(self.view.kind)

    def _on_chosen(self, record_id: str) -> None:
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        # where the record hides the list, the arrow keys could not go on to the next one
        if by_mouse or not self.is_narrow or self.pane.isVisible():
            self._show_chosen(record_id)

    def _show_chosen(self, record_id: str) -> None:
        if record_id and record_id != self.pane.record_id:
            self.going_on.forget()
            self.pane.show_record(self.view.kind, record_id)

    def _on_opened(self, record_id: str) -> None:
        self._show_chosen(record_id)
        self.make_room(self.view.kind)
        self.pane.form.fields.focus_first()

    def _on_renewal(self, worker_id: str, type_id: str, certificate_id: str) -> None:
        self.pane.show_renewal(worker_id, type_id, certificate_id)
        if (shown := self.pane.stack.currentWidget()) is not None:
            shown.setFocus()

    def _on_filled(self, values: dict[str, str]) -> None:
        """Begin a record beside the view that asked for it, which stays in sight."""
        self.pane.show_new(self.view.kind, values)
        self.pane.form.fields.focus_first()

    def _on_dropped(self, paths: list[Path], record_id: str) -> None:
        """Files dropped on a record belong to it; on the list, to a new record of its kind."""
        if record_id:
            self._show_chosen(record_id)
        else:
            self.new()
        self.pane.add_files(paths)

    def _on_saved(self, _kind: str, record_id: str) -> None:
        self.view.select(record_id)

    def _on_left(self) -> None:
        self.going_on.forget()
        self.share_room()
        self.view.select("")
        self.view.inside.setFocus()

    # --- commands -------------------------------------------------------------------------------

    @property
    def shows_voided(self) -> bool:
        """Whether voided records are listed too."""
        return self._voided

    def do_command(self, key: str) -> bool:
        """Do a command of the menus with what is shown here; False: it cannot be done."""
        if key == "new_record":
            self.new()
        elif key == "filter":
            return self.view.focus_filter()
        elif key == "show_voided":
            self._voided = not self._voided
            for view in self._views.values():
                view.show_voided(self._voided)
        elif self.pane.isVisible():
            return self.pane.do_command(key)
        else:
            return self.view.do_command(key)
        return True

    def here(self, tab: str) -> Place:
        """Return where in this tab somebody is."""
        return here(tab, self._key, self.view.draft_id, self.pane)

    def form_wanted(self) -> FormWanted:
        """Return the blank form of the kind that is shown, for the unit that is open, if one is."""
        subject = self.pane.record_id if self.pane.kind in _SUBJECTS else ""
        return FormWanted(self.view.kind, subject)

    def keep_safe(self) -> None:
        """Keep what is typed and not saved."""
        self.pane.keep_safe()
        for view in self._views.values():
            view.keep_safe()
