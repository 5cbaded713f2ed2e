"""A person in front of a whole running Muster, who reads what it shows and uses mouse and keys."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from ui.app import Program
from ui.desk import Desk
from ui.element.page import ElementPage
from ui.places import Place
from ui.tabs import TABS
from ui.today.page import TodayPage

PATIENCE: Final = 30.0  # seconds; reading foreign files begins with starting a process
QUIET: Final = 6  # turns of the event loop with nothing under way, until all is shown

W = TypeVar("W", bound=QWidget)


class Person:
    """What a person does and sees. Every verb waits until what it began is done and shown."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.window = program.window

    # --- waiting --------------------------------------------------------------------------------

    def wait(self, until: Callable[[], object], what: str = "it", within: float = PATIENCE) -> None:
        """Wait until something is so."""
        end = time.monotonic() + within
        while not until():
            assert time.monotonic() < end, f"waited {within:.0f} seconds for {what}"
            QTest.qWait(5)

    def settle(self) -> None:
        """Wait until everything that was asked for was answered and painted."""
        end, quiet = time.monotonic() + PATIENCE, 0
        while quiet < QUIET:
            assert time.monotonic() < end, "the window does not come to rest"
            quiet = quiet + 1 if self.program.jobs.is_idle else 0
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if QApplication.activeWindow() is None:  # no window manager gives the keyboard back
                self.front.activateWindow()
            if not quiet:
                QTest.qWait(1)

    # --- where things are -----------------------------------------------------------------------

    @property
    def desk(self) -> Desk:
        """The open company file."""
        assert self.window.desk is not None, "no company file is open"
        return self.window.desk

    @property
    def front(self) -> QWidget:
        """What is in front: the dialog that was opened last, else the window."""
        return QApplication.activeModalWidget() or self.window

    def seen(self, kind: type[W], within: QWidget | None = None) -> list[W]:
        """Return what is shown of a class of widgets, in what is in front."""
        front = within or self.front
        return [w for w in front.findChildren(kind) if w.isVisibleTo(front) and w.isVisible()]

    def the(self, kind: type[W], name: str, within: QWidget | None = None) -> W:
        """Return the one widget that is shown under a name: its words or its accessible name."""
        shown = self.seen(kind, within)
        found = [w for w in shown if name in _names(w)]
        assert len(found) == 1, f"{len(found)} called {name!r}: {shown_names(shown)}"
        return found[0]

    def the_one(self, kind: type[W], within: QWidget | None = None) -> W:
        """Return the only one of a class that is shown."""
        found = self.seen(kind, within)
        assert len(found) == 1, f"{len(found)} of {kind.__name__} are shown"
        return found[0]

    def dialog(self, kind: type[W]) -> W:
        """Return the dialog of a class that is open."""
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        assert len(found) == 1, f"{len(found)} of {kind.__name__} are open"
        return found[0]

    def go(self, place: Place) -> None:
        """Be sent to a place, as a link sends."""
        self.window.go(place)
        self.settle()

    def tab(self, title: str) -> None:
        """Click on a tab."""
        index = next(n for n, tab in enumerate(TABS) if tab.title == title)
        tabs = self.window.tabs
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(index).center())
        self.settle()
        assert tabs.currentIndex() == index

    def kind(self, words: str) -> None:
        """Click on a kind of records on the left of the tab."""
        page = self.page
        assert isinstance(page, ElementPage)
        item = next(i for i in page.kinds.findItems(words, Qt.MatchFlag.MatchExactly))
        page.kinds.scrollToItem(item)
        at = page.kinds.visualItemRect(item).center()
        QTest.mouseClick(page.kinds.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.settle()

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        page = self.window.current_page()
        assert page is not None
        return page

    @property
    def element(self) -> ElementPage:
        """The page that is shown, on a tab of records."""
        page = self.page
        assert isinstance(page, ElementPage)
        return page

    # --- mouse ----------------------------------------------------------------------------------

    def click(self, name: str, within: QWidget | None = None) -> None:
        """Click the button that says this, or that a screen reader calls so."""
        button = self.the(QAbstractButton, name, within)
        assert button.isEnabled(), f"{name!r} cannot be pressed"
        self.click_on(button)

    def click_on(self, widget: QWidget) -> None:
        """Click the middle of a widget, which must be there to be seen."""
        self.bring_into_sight(widget)
        middle = widget.rect().center()
        top = widget.window()
        hit = top.childAt(widget.mapTo(top, middle))
        is_free = hit is widget or widget.isAncestorOf(hit) if hit else False
        assert is_free, f"{_names(widget)} lies under {hit}"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)
        self.settle()

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll as a person does who looks for it."""
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget)
            around = around.parentWidget()
        self.settle()

    def drop(self, paths: Sequence[Path], on: QWidget) -> bool:
        """Drag files onto a widget and let go, whoever around it takes them; whether one did."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        top, at = on.window(), on.mapTo(on.window(), on.rect().center())
        target: QWidget | None = top.childAt(at) or top
        while target is not None:
            if target.acceptDrops() and target.isEnabled():
                spot = QPoint(target.mapFrom(top, at)) if target is not top else at
                enter = QDragEnterEvent(spot, Qt.DropAction.CopyAction, mime, _LEFT, _NO_KEY)
                enter.ignore()
                QApplication.sendEvent(target, enter)
                if enter.isAccepted():
                    let_go = QDropEvent(
                        QPointF(spot), Qt.DropAction.CopyAction, mime, _LEFT, _NO_KEY
                    )
                    QApplication.sendEvent(target, let_go)
                    self.settle()
                    return True
            target = target.parentWidget() if target is not top else None
        return False

    # --- keys -----------------------------------------------------------------------------------

    def press(self, keys: str) -> None:
        """Press keys, e.g. "Ctrl+Z", wherever the keyboard is."""
        QTest.keySequence(self._keyboard(), QKeySequence(keys))
        self.settle()

    def type(self, words: str) -> None:
        """Type, wherever the keyboard is."""
        QTest.keyClicks(self._keyboard(), words)
        self.settle()

    def type_into(self, name: str, words: str) -> None:
        """Click into a field, and type in place of what stands there."""
        field = self.field(name)
        self.click_on(field)
        self.press("Ctrl+A")
        self.type(words)

    def field(self, name: str) -> QLineEdit | QPlainTextEdit | QTextEdit:
        """Return the field that goes by a name."""
        fields = [*self.seen(QLineEdit), *self.seen(QPlainTextEdit), *self.seen(QTextEdit)]
        found = [w for w in fields if name in _names(w)]
        assert len(found) == 1, f"{len(found)} fields {name!r}: {shown_names(fields)}"
        return found[0]

    def text(self, name: str) -> str:
        """Return what stands in the field that goes by a name."""
        field = self.field(name)
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def _keyboard(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None, "the keyboard is nowhere"
        return focus

    # --- what is to be read ---------------------------------------------------------------------

    @property
    def today(self) -> TodayPage:
        """The page Today, whether or not it is shown."""
        return self.window.page("today").findChildren(TodayPage)[0]

    def lines(self) -> dict[str, str]:
        """Return what needs somebody today: the chip of each line by its title."""
        self.settle()
        return {row.line.title: row.line.chip for row in self.today.lines.rows()}

    def all_lines(self) -> dict[str, str]:
        """The same, with the rest that is shown when asked for, and what is folded."""
        self.settle()
        shown = self.today.shown
        assert shown is not None
        whole = [*shown.unfinished, *shown.lines]
        return {one.title: one.chip for line in whole for one in (line, *line.inside)}

    def badge(self, tab: str) -> int:
        """Return the number on a tab."""
        shown = self.window.tabs.badge(tab)
        return int(shown.split()[0]) if shown else 0

    def words(self, within: QWidget | None = None) -> list[str]:
        """Return every text that is shown in labels and buttons."""
        front = within or self.front
        labels = [w.text() for w in self.seen(QLabel, front)]
        return labels + [w.text() for w in self.seen(QAbstractButton, front)]

    def says(self, sentence: str, within: QWidget | None = None) -> bool:
        """Whether a sentence is shown."""
        return any(sentence in words for words in self.words(within))

    def menu(self, key: str) -> str:
        """Return the words of a command of the menus."""
        return self.window.menus.actions[key].text()


_LEFT: Final = Qt.MouseButton.LeftButton
_NO_KEY: Final = Qt.KeyboardModifier.NoModifier


def _names(widget: QWidget) -> set[str]:
    names = {widget.accessibleName()}
    if isinstance(widget, QAbstractButton):
        names.add(widget.text().replace("&", ""))
    return names - {""}


def shown_names(widgets: Sequence[QWidget]) -> list[str]:
    """Return how widgets are called, for a sentence about a test that failed."""
    return sorted({name for widget in widgets for name in _names(widget)})
