"""The top of the window: the titles of the menus at once, their commands and the search later."""

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from desktop.language import _
from ui import theme
from ui.tabs import MENU_TITLES

if TYPE_CHECKING:  # the first paint waits for neither
    from ui.menus import Menus
    from ui.widgets import SearchField

FIELD_HEIGHT: Final = 30  # of the search, whose place is kept before it is made


class Top(QObject):
    """The menu bar of a window with the search in its corner."""

    searched = Signal(str)  # something was typed into the search

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window, self._bar = window, window.menuBar()
        self._titles = {key: self._bar.addMenu(_(words)) for key, words in MENU_TITLES}
        self._company = self._writing = self._is_complete = False
        self._corner = QWidget(self._bar)  # a field in a corner would have no margin
        self._row = QHBoxLayout(self._corner)
        self._row.setContentsMargins(0, theme.TIGHT, theme.INSIDE, theme.TIGHT)
        self._corner.setMinimumHeight(theme.px(FIELD_HEIGHT) + 2 * theme.TIGHT)
        self._bar.setCornerWidget(self._corner, Qt.Corner.TopRightCorner)

    @cached_property
    def menus(self) -> "Menus":
        """The commands of the menus."""
        from ui.menus import Menus

        return Menus(self._titles, self._window)

    @cached_property
    def search(self) -> "SearchField":
        """The field that searches everything."""
        from ui.widgets import SearchField

        field = SearchField(_("Search everything (Ctrl+K)"))
        field.setAccessibleName(_("Search everything"))
        field.textEdited.connect(self.searched)
        self._row.addWidget(field)
        field.show()  # at once: what is hidden takes no room in the corner
        self._fit()
        theme.watch().changed.connect(self._fit)
        return field

    def _fit(self) -> None:
        """Give the corner the room that the search needs."""
        self._corner.resize(self._corner.sizeHint())
        # told anew, because the bar looks at the size of its corner only then
        self._bar.setCornerWidget(self._corner, Qt.Corner.TopRightCorner)
        self._corner.show()

    def complete(self) -> None:
        """Make the commands and the search, if they are not there yet."""
        self._is_complete = True
        self.menus.allow(company=self._company, writing=self._writing)
        self.search.setEnabled(self._company)

    def allow(self, *, company: bool, writing: bool) -> None:
        """Say what can be done now: whether a company is open, and may be changed."""
        self._company, self._writing = company, writing
        if self._is_complete:
            self.complete()
