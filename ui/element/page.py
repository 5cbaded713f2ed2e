"""A tab of records: the kinds on the left, the list in the middle, the record on the right."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from desktop.language import _
from desktop.records import kind_of
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
        self.split.splitterMoved.connect(self._on_moved)

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
            view.asked.connect(self.do_command)
            self._views[key] = view
            self.middle.addWidget(view)
        self.middle.setCurrentWidget(self._views[key])

    @property
    def view(self) -> "View":
        """The list or matrix in the middle."""
        return self._views[self._at]

    def _count(self) -> None:
        kinds = [key for key in self.kinds.keys() if _is_kind(key)]
        self._desk.ask(lambda c: count_of(c, kinds), self.kinds.show_counts, owner=self)

    def _on_changed(self, changed: object) -> None:
        if set(self.kinds.keys()) & getattr(changed, "kinds", set()):
            self._count()
