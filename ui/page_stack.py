"""Keeps the pages of one company by their tab, and the one that is there before its company is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.language import _
from ui.opening_page import OpeningPage
from ui.tabs import TABS

if TYPE_CHECKING:  # pages are made after the first paint
    from desktop.services.today import Today
    from ui.desk import Desk
    from ui.page import Page
    from ui.pages import FirstPage
    from ui.preferences import Preferences


class PageStack(QStackedWidget):
    """The place below the tabs. Pages are made when they are first asked for."""

    import_wanted = Signal()
    badged = Signal(object)  # the numbers on the tabs
    first_painted = Signal()  # what is due in a company that is not open yet is to be seen

    def __init__(self, preferences: "Preferences", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.opening = OpeningPage()
        self.addWidget(self.opening)
        self._pages: dict[str, Page] = {}
        self._first: FirstPage | None = None

    def page(self, tab: str, desk: "Desk") -> "Page":
        """Return the page behind a tab."""
        if tab not in self._pages:
            from ui.pages import page_of

            self._add(tab, page_of(tab, desk, self._preferences, self.badged.emit))
        return self._pages[tab]

    def turn(self, tab: str, desk: "Desk | None") -> bool:
        """Show the page behind a tab; False while it waits for its company to be open."""
        if desk is not None:
            self.setCurrentWidget(self.page(tab, desk))
        elif self._first is not None:
            self.setCurrentWidget(self._first if tab == "today" else self.opening)
        return desk is not None

    def known(self, tab: str) -> "Page | None":
        """Return the page behind a tab if it was made."""
        return self._pages.get(tab)

    def _add(self, tab: str, page: "Page") -> None:
        page.setAccessibleName(_(next(t.title for t in TABS if t.key == tab)))
        page.import_wanted.connect(self.import_wanted)
        self._pages[tab] = page
        self.addWidget(page)

    # --- before the company is open -------------------------------------------------------------

    @property
    def has_first(self) -> bool:
        """Whether Today waits for its company."""
        return self._first is not None

    def show_first(self, shown: "Today") -> None:
        """Show what is due in a company that is not open yet."""
        from ui.pages import FirstPage

        self._first = FirstPage(None, self.badged.emit)
        self._first.painted.connect(self.first_painted)
        self._add("today", self._first)
        self._first.show_today(shown)
        self.setCurrentWidget(self._first)

    def take(self, desk: "Desk") -> None:
        """Let the page that waited work on its company, which is open now."""
        if self._first is not None:
            first, self._first = self._first, None
            first.take(desk)

    # --- the end --------------------------------------------------------------------------------

    def keep_safe(self) -> None:
        """Let every page keep what is typed and not saved."""
        self._each(lambda page: page.keep_safe())

    def drop(self) -> None:
        """Take every page of the company away."""
        self.keep_safe()
        self._each(self.removeWidget)
        self._each(lambda page: page.deleteLater())
        self._pages.clear()
        self._first = None

    def _each(self, do: "Callable[[Page], None]") -> None:
        for page in self._pages.values():
            do(page)
