"""A tab of records: the kinds on the left, and the workspace of the one that is chosen."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.language import _
from desktop.records import KINDS
from desktop.services.auditing.questions_shown import TABS
from desktop.services.browsing import count_of
from desktop.services.printing.on_paper import has_form
from ui import icons, theme
from ui.desk import Desk
from ui.element.groups import groups_of
from ui.element.kind_list import KindList
from ui.element.question_strip import QuestionStrip
from ui.element.workspace import Workspace
from ui.page import Page
from ui.places import Place
from ui.preferences import Preferences
from ui.printing.sheet import FormWanted
from ui.widgets import link, scrolled

LEAST, MOST = 240, 272  # how wide the kinds are
SHARE: Final = 0.3  # of the page is the most that they take
_KINDS: Final = frozenset(kind.key for kind in KINDS)


class ElementPage(Page):
    """One tab; every kind's list is made when it is first looked at."""

    def __init__(self, desk: Desk, preferences: Preferences, tab: str) -> None:
        super().__init__()
        self._desk, self._tab, self._groups = desk, tab, groups_of(tab)
        self.kinds = KindList(self._groups)
        self.work = Workspace(desk, preferences)
        self.work.import_wanted.connect(self.import_wanted)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._side())
        self.split.addWidget(self._middle(preferences))
        self.split.setStretchFactor(1, 1)
        self._is_moved = False
        self.split.splitterMoved.connect(self._on_split_moved)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)
        self.kinds.chosen.connect(self._on_kind)
        theme.watch().changed.connect(self._share_room)
        desk.changed.connect(self._on_changed)
        self._count()
        self.kinds.choose(self.kinds.all_keys()[0])

    def _side(self) -> QWidget:
        """The kinds, and below them the way to paper for the one that is shown."""
        self.blank = link(_("Print a blank form"), may_shrink=True)
        self.blank.setIcon(icons.icon("clipboard-list", "accent"))
        self.blank.clicked.connect(self._on_blank)
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(theme.INSIDE, theme.NEAR, theme.NEAR, theme.FIELD)
        row.addWidget(self.blank)
        row.addStretch(1)
        self.foot.hide()
        side = QWidget()
        side.setProperty("role", "side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.kinds, 1)
        column.addWidget(self.foot)
        return side

    def _middle(self, preferences: Preferences) -> QWidget:
        """The records, and below them the questions of the audit that they answer."""
        self.strip: QuestionStrip | None = None
        if self._tab not in TABS:
            return self.work
        self.strip = QuestionStrip(self._desk, preferences, self._tab)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # where the page is low it scrolls, rather than that one part is drawn over another
        column.addWidget(scrolled(self.work), 1)
        column.addWidget(self.strip)
        return middle

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Give the kinds the room that their words need; where letters are large, not too much."""
        if self._is_moved:
            return
        wanted = min(max(self.kinds.wanted_width(), theme.px(LEAST)), theme.px(MOST))
        given = min(wanted, round(self.width() * SHARE))
        self.kinds.setMinimumWidth(min(given, theme.px(LEAST) * 2 // 3))
        self.split.setSizes([given, self.width() - given])

    def _on_kind(self, key: str) -> None:
        self.work.show_kind(key)
        self.foot.setVisible(has_form(self.work.view.kind))

    def _on_blank(self) -> None:
        self._desk.print(self.work.form_wanted())

    def _on_split_moved(self) -> None:
        self._is_moved = True

    def _count(self) -> None:
        kinds = [key for key in self.kinds.all_keys() if key in _KINDS]
        self._desk.ask(lambda company: count_of(company, kinds), self._on_counted, owner=self)

    def _on_counted(self, counts: dict[str, int]) -> None:
        # of these there is always one: a number would say nothing
        singles = {kind.key for kind in KINDS if kind.single}
        self.kinds.show_counts({key: n for key, n in counts.items() if key not in singles})
        self._share_room()

    def _on_changed(self, changed: object) -> None:
        if set(self.kinds.all_keys()) & getattr(changed, "kinds", set()):
            self._count()

    def show_place(self, place: Place) -> None:
        """Show a kind, a record of it, or an empty form for a new one."""
        if place.kind is None:
            return
        if place.kind in self.kinds.all_keys():
            self.kinds.choose(place.kind)
        self.work.show_place(place)

    def here(self) -> Place:
        """Return the list that is shown, and the record beside it or what was typed of one."""
        return self.work.here(self._tab)

    def do_command(self, key: str) -> bool:
        """Do a command of the menus with what is shown here."""
        return self.work.do_command(key)

    def shows_voided(self) -> bool:
        """Return whether voided records are listed too."""
        return self.work.shows_voided

    def guide_heading(self) -> str:
        """Return the name of the kind that is shown, under which the guide tells of it."""
        item = self.kinds.currentItem()
        return "" if item is None else _(item.text())

    def form_wanted(self) -> FormWanted:
        """Return the form of the kind that is shown, also in a view of several."""
        return self.work.form_wanted()

    def keep_safe(self) -> None:
        """Keep what is typed and not saved."""
        self.work.keep_safe()
