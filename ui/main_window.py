"""The window: menus, search, tabs, the page behind each tab, and the line at the bottom."""

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStyle, QVBoxLayout, QWidget

from desktop.language import _
from ui import tab_order
from ui.page_stack import PageStack
from ui.preferences import Preferences
from ui.status_line import StatusLine
from ui.tabs import TABS
from ui.top import Top
from ui.widgets.badge_tabs import BadgeTabs

if TYPE_CHECKING:  # the first paint waits for none of them
    from desktop.services.today import Today
    from desktop.store.transaction import Changed
    from ui.desk import Desk
    from ui.menus import Menus
    from ui.page import Page
    from ui.places import Place
    from ui.welcome.page import WelcomePage
    from ui.widgets import Banner, SearchField, Toast

SMALLEST: Final = QSize(720, 480)
USUAL: Final = QSize(1360, 860)


class MainWindow(QMainWindow):
    """One window on one company file, or on the welcome page.

    It shows; what the commands do is said by whoever connects them (`ui.commands`).
    """

    painted = Signal()  # once: the first time that anything was to be seen
    closing = Signal()
    welcomed = Signal(object)  # the welcome page was made
    undo_wanted = Signal()
    search_typed = Signal(str)
    guide_wanted = Signal(str)  # a page of the guide, asked for by a dialog
    dropped = Signal(list)  # paths that no part of a page took
    import_wanted = Signal()
    turned = Signal()  # another page is shown
    filled = Signal()  # the first figures of a company are there

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.desk: Desk | None = None
        self.top = Top(self)
        self.top.searched.connect(self.search_typed)
        self.tabs = BadgeTabs()
        self.stack = PageStack(preferences)
        self.stack.badged.connect(self._on_badged)
        self.stack.import_wanted.connect(self.import_wanted)
        self._welcome: WelcomePage | None = None
        self.status = StatusLine(self)
        self._is_painted = False
        self._lay_out()

    # --- its parts ------------------------------------------------------------------------------

    @property
    def menus(self) -> "Menus":
        """The commands of the menus."""
        return self.top.menus

    @property
    def search(self) -> "SearchField":
        """The field that searches everything."""
        return self.top.search

    def complete(self) -> None:
        """Make what the first paint did without."""
        self.top.complete()

    @cached_property
    def banner(self) -> "Banner":
        """The strip over the pages, for what concerns all of them."""
        from ui.widgets import Banner

        banner = Banner()
        self._middle.insertWidget(1, banner)
        return banner

    @cached_property
    def toast(self) -> "Toast":
        """The strip that says what was done, with Undo beside it."""
        from ui.widgets import Toast

        return Toast(self)

    def _lay_out(self) -> None:
        self.setWindowTitle("Muster")
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)
        for tab in TABS:
            self.tabs.add(tab.key, _(tab.title))
        self.tabs.setAccessibleName(_("Areas of work"))
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.tabs.setAcceptDrops(True)
        self.tabs.setChangeCurrentOnDrag(True)  # files held over a tab turn to its page
        self.tabs.installEventFilter(self)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        self._middle = layout
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        frame = QSize(0, self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight))
        self.resize(USUAL.boundedTo(self.screen().availableSize() - frame))
        state = self.preferences.state("window/geometry")
        if not state.isEmpty():
            self.restoreGeometry(state)

    # --- with and without a company -------------------------------------------------------------

    @property
    def welcome(self) -> "WelcomePage":
        """The first page, made when it is first wanted: most days it is not."""
        if self._welcome is None:
            from ui.welcome.page import WelcomePage

            self._welcome = WelcomePage(self.preferences)
            self.stack.addWidget(self._welcome)
            self.welcomed.emit(self._welcome)
        return self._welcome

    @property
    def has_welcome(self) -> bool:
        """Whether the first page was made."""
        return self._welcome is not None

    def show_welcome(self) -> None:
        """Show the first page: no company file is open."""
        self.drop_pages()
        self.tabs.hide()
        self.stack.setCurrentWidget(self.welcome)
        self.welcome.refresh()
        self.top.allow(company=False, writing=False)
        self.status.show_nothing()
        self.setWindowTitle("Muster")

    def show_opening(self, path: Path) -> None:
        """Say that a file is being opened, in the place where it will be."""
        self.drop_pages()
        self.stack.opening.show_file(path)
        self.tabs.show()
        self.tabs.setEnabled(False)
        self.stack.setCurrentWidget(self.stack.opening)
        self.setWindowTitle(_("{file} — Muster").format(file=path.name))

    def show_first(self, shown: "Today") -> None:
        """Show what is due in the company that is being opened; the page stays when it is open."""
        self.tabs.setCurrentIndex(0)
        self.tabs.setEnabled(True)
        self.stack.show_first(shown)
        self.tabs.setFocus()

    def show_company(self, desk: "Desk") -> None:
        """Show a company file that was opened; the first page is made at once, others later."""
        self.desk = desk
        desk.wanted.connect(self.go)
        desk.said.connect(self._on_said)
        desk.changed.connect(self._on_changed)
        self.tabs.setEnabled(True)
        self.tabs.show()
        self.top.allow(company=True, writing=not desk.read_only)
        self.status.show_file(desk.company.path, read_only=desk.read_only)
        self.setWindowTitle(_("{file} — Muster").format(file=desk.company.path.name))
        self._on_changed(None)
        if not self.stack.has_first:
            self.tabs.setCurrentIndex(0)
        self.page("today")  # the numbers on the tabs come from it
        self._on_tab_changed(self.tabs.currentIndex())
        self.stack.take(desk)
        if self.focusWidget() is None:
            self.tabs.setFocus()  # else the keyboard would be nowhere, and nothing be read out

    def leave_company(self) -> None:
        """Take every page away, because its company file is about to be closed."""
        self.drop_pages()
        self.banner.clear()
        self.toast.clear()
        self.desk = None

    def drop_pages(self) -> None:
        """Take every page away, and the numbers on the tabs with them."""
        self.stack.drop()
        for tab in TABS:
            self.tabs.set_badge(tab.key, 0, "", "plain")

    # --- pages ----------------------------------------------------------------------------------

    def page(self, tab: str) -> "Page":
        """Return the page behind a tab, made when it is first asked for."""
        if self.desk is None:
            raise RuntimeError("no company file is open")
        return self.stack.page(tab, self.desk)

    def current_tab(self) -> str:
        """Return the key of the tab that is shown."""
        return TABS[max(self.tabs.currentIndex(), 0)].key

    def current_page(self) -> "Page | None":
        """Return the page that is shown, None on the welcome page."""
        return self.stack.known(self.current_tab()) if self.desk else None

    def go(self, place: "Place") -> None:
        """Show a place."""
        index = next(i for i, tab in enumerate(TABS) if tab.key == place.tab)
        self.tabs.setCurrentIndex(index)
        self.page(place.tab).show_place(place)

    def _on_tab_changed(self, index: int) -> None:
        was_inside = self.stack.isAncestorOf(self.focusWidget() or self)
        if index >= 0 and self.stack.turn(TABS[index].key, self.desk):
            if was_inside:
                self.tabs.setFocus()  # Qt would choose a part in the middle of the new page
            self.turned.emit()

    def _on_badged(self, badges: object) -> None:
        if not isinstance(badges, dict):
            raise TypeError("badges come by the key of their tab")
        for tab in TABS:
            number, words, tone = badges.get(tab.key, (0, "", "plain"))
            self.tabs.set_badge(tab.key, number, words, tone)
        self.filled.emit()

    # --- what is said ---------------------------------------------------------------------------

    def _on_said(self, sentence: str, undo: bool) -> None:
        if undo:
            self.toast.show_message(sentence, _("Undo"), self.undo_wanted.emit)
        else:
            self.toast.show_message(sentence, "", None)

    def _on_changed(self, _changed: "Changed | None") -> None:
        if self.desk is None:
            return
        for key, name, words, plain in (
            ("undo", self.desk.sitting.can_undo, _("&Undo: {name}"), _("&Undo")),
            ("redo", self.desk.sitting.can_redo, _("&Redo: {name}"), _("&Redo")),
        ):
            action = self.menus.actions[key]
            action.setEnabled(name is not None)
            action.setText(words.format(name=self.menus.shortened(name)) if name else plain)
        self.status.show_saved()

    # --- the window itself ----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that something is to be seen: the rest of the program is made after that."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on in reading order: lines of tables, and what was folded away, were made later."""
        return tab_order.step(self, forward=forward) or super().focusNextPrevChild(forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a company file, or papers to import, wherever they are dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped on the tabs themselves."""
        if watched is self.tabs and isinstance(event, QDropEvent):
            if event.type() == QEvent.Type.Drop:
                self.dropEvent(event)
                return True
            if event.type() == QEvent.Type.DragEnter and event.mimeData().hasUrls():
                event.acceptProposedAction()
        return super().eventFilter(watched, event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped where no part of a page took it."""
        paths = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, partial(self.dropped.emit, paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed, remember how the window stood, and say that it closes."""
        self.stack.keep_safe()
        self.preferences.keep("window/geometry", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)
