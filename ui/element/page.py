"""A tab of records: the kinds on the left, the list in the middle, the record on the right."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget

from desktop.language import _
from desktop.records import KINDS, kind_of
from desktop.services.browsing import count_of
from ui import theme
from ui.desk import Desk
from ui.element.groups import groups_of
from ui.element.kind_list import KindList
from ui.element.record_pane import RecordPane
from ui.element.views import View, view_of
from ui.page import Page
from ui.places import Place
from ui.preferences import Preferences

KINDS_WIDTH: Final = 220
PANE_WIDTH: Final = 400


class ElementPage(Page):
    """One tab; every kind's list is made when it is first looked at."""

    def __init__(self, desk: Desk, preferences: Preferences, tab: str) -> None:
        super().__init__()
        self._desk, self._preferences, self._tab = desk, preferences, tab
        self._views: dict[str, View] = {}
        self._at = ""
        self._voided = False
        self.kinds = KindList(groups_of(tab))
        self.middle = QStackedWidget()
        self.pane = RecordPane(desk, preferences)
        self.pane.hide()
        self._lay_out()
        self.kinds.chosen.connect(self._on_kind)
        self.pane.left.connect(self._on_left)
        self.pane.wider.connect(self._on_wider)
        self.pane.saved.connect(self._on_saved)
        desk.changed.connect(self._on_changed)
        self._count()
        self.kinds.choose(self.kinds.keys()[0])

    def _lay_out(self) -> None:
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        for number, part in enumerate((self.kinds, self.middle, self.pane)):
            self.split.addWidget(part)
            self.split.setStretchFactor(number, 1 if part is self.middle else 0)
        self.kinds.setMinimumWidth(theme.px(140))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)
        self.split.setSizes([theme.px(KINDS_WIDTH), theme.px(700), theme.px(PANE_WIDTH)])

    # --- which kind -----------------------------------------------------------------------------

    def _on_kind(self, key: str) -> None:
        if key == self._at:
            return
        self.pane.leave()
        self._at = key
        if key not in self._views:
            view = view_of(key, self._desk, self._preferences)
            view.chosen.connect(self._on_chosen)
            view.opened.connect(self._on_opened)
            view.new_wanted.connect(self._on_new)
            view.dropped.connect(self._on_dropped)
            view.renewal_wanted.connect(self._on_renewal)
            view.asked.connect(self.do_command)
            self._views[key] = view
            self.middle.addWidget(view)
        self.middle.setCurrentWidget(self._views[key])

    @property
    def view(self) -> "View":
        """The list or matrix in the middle."""
        return self._views[self._at]

    def _count(self) -> None:
        kinds = [key for key in self.kinds.keys() if key in _KINDS]
        self._desk.ask(lambda c: count_of(c, kinds), self.kinds.show_counts, owner=self)

    def _on_changed(self, changed: object) -> None:
        if set(self.kinds.keys()) & getattr(changed, "kinds", set()):
            self._count()

    # --- which record ---------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a kind, a record of it, or an empty form for a new one."""
        if place.kind is None:
            return
        kind = place.kind
        if kind in self.kinds.keys():
            self.kinds.choose(kind)
        if kind == "certificate" and place.new and {"worker_id", "type_id"} <= set(place.values):
            self.pane.show_renewal(place.values["worker_id"], place.values["type_id"], "")
        elif place.new:
            self.pane.show_new(kind, place.values)
            self._make_room(kind)
        elif place.record_id:
            self.view.select(place.record_id)
            self.pane.show_record(kind, place.record_id)

    def _on_chosen(self, record_id: str) -> None:
        if record_id:
            self.pane.show_record(self.view.kind, record_id)

    def _on_opened(self, record_id: str) -> None:
        self.pane.show_record(self.view.kind, record_id)
        self._make_room(self.view.kind)
        self.pane.form.setFocus()

    def _on_new(self) -> None:
        self.pane.show_new(self.view.kind, {})
        self._make_room(self.view.kind)

    def _on_renewal(self, worker_id: str, type_id: str, certificate_id: str) -> None:
        self.pane.show_renewal(worker_id, type_id, certificate_id)

    def _on_dropped(self, paths: list[Path], record_id: str) -> None:
        """Files dropped on a record belong to it; on the list, to a new record of its kind."""
        if record_id:
            self.pane.show_record(self.view.kind, record_id)
        else:
            self.pane.show_new(self.view.kind, {})
        self.pane.add_files(paths)

    def _on_saved(self, _kind: str, record_id: str) -> None:
        self.view.select(record_id)

    def _on_left(self) -> None:
        self.view.select("")
        self.view.setFocus()

    # --- room -----------------------------------------------------------------------------------

    def _make_room(self, kind: str) -> None:
        """A record with tables inside it is worked on with the whole page."""
        self.pane.wide.setChecked(kind in _KINDS and bool(kind_of(kind).rows))

    def _on_wider(self, on: bool) -> None:
        self.middle.setVisible(not on)
        self.pane.lie_down(on)

    # --- commands -------------------------------------------------------------------------------

    def do_command(self, key: str) -> bool:
        """Do a command of the menus with what is shown here."""
        if key == "new_record":
            self._on_new()
        elif key == "filter":
            return self.view.focus_filter()
        elif key == "show_voided":
            self._voided = not self._voided
            for view in self._views.values():
                view.show_voided(self._voided)
        elif self.pane.isVisible():
            return self.pane.do_command(key)
        else:
            return False
        return True

    def guide_heading(self) -> str:
        """Return the name of the kind that is shown, under which the guide tells of it."""
        return next(
            (
                _(words)
                for group in groups_of(self._tab)
                for key, words in group.items
                if key == self._at
            ),
            "",
        )

    def keep_safe(self) -> None:
        """Keep what is typed and not saved."""
        self.pane.keep_safe()


_KINDS: Final = frozenset(kind.key for kind in KINDS)
