"""Makes the page behind a tab when it is first looked at: the first paint must not wait for all."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk import Desk
from ui.page import Page
from ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.services.today import Today

Badged = Callable[[object], None]


def page_of(tab: str, desk: Desk, preferences: Preferences, badged: Badged) -> Page:
    """Return the page of a tab."""
    return _PAGES.get(tab, _element)(tab, desk, preferences, badged)


class _Whole(Page):
    """A page made of one widget that knows nothing of the window."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(widget)


class FirstPage(_Whole):
    """The page Today, which is there before its company is open."""

    painted = Signal()  # once: the first time that it was to be seen

    def __init__(self, desk: Desk | None, badged: Badged) -> None:
        from ui.today.page import TodayPage

        today = TodayPage(desk)
        super().__init__(today)
        today.badged.connect(badged)
        today.import_wanted.connect(self.import_wanted)
        self._today = today
        self._is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)  # once its parts are painted as well

    def do_command(self, key: str) -> bool:
        """Print what is due; nothing else is done with all of it."""
        if key == "print":
            self._today.print_week()
        return key == "print"

    def show_today(self, shown: "Today") -> None:
        """Show what was read of a company that is not open yet."""
        self._today.show_today(shown)

    def take(self, desk: Desk) -> None:
        """Work on the company, which is open now."""
        self._today.take(desk)


def _today(_tab: str, desk: Desk, _preferences: Preferences, badged: Badged) -> Page:
    return FirstPage(desk, badged)


def _element(tab: str, desk: Desk, preferences: Preferences, _badged: Badged) -> Page:
    from ui.element.page import ElementPage

    return ElementPage(desk, preferences, tab)


def _audit(_tab: str, desk: Desk, preferences: Preferences, _badged: Badged) -> Page:
    from ui.element.audit import AuditTab

    return AuditTab(desk, preferences)


_PAGES: Final[Mapping[str, Callable[[str, Desk, Preferences, Badged], Page]]] = {
    "today": _today,
    "audit": _audit,
}
