"""What the View menu does: which tab is shown, light or dark, and how large the letters are."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.language import _
from ui import theme
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.tabs import TABS

SIZES: Final = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
SCHEMES: Final = ("system", "light", "dark", "contrast")


class ViewCommands(QObject):
    """What is chosen of the look is kept for this person and holds at once."""

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._fill_tabs()
        self.show_chosen()

    def does(self) -> dict[str, Callable[[], None]]:
        """Return the commands by their key."""
        tabs = self._window.tabs
        return {
            "next_tab": lambda: tabs.setCurrentIndex((tabs.currentIndex() + 1) % len(TABS)),
            "previous_tab": lambda: tabs.setCurrentIndex((tabs.currentIndex() - 1) % len(TABS)),
            **{f"look_{name}": self._look(name) for name in SCHEMES},
            "larger": lambda: self._size(+1),
            "smaller": lambda: self._size(-1),
            "normal": lambda: self._size(0),
        }

    def show_chosen(self) -> None:
        """Mark in the menu what is chosen."""
        chosen = self._preferences.text("look/scheme", "system")
        for scheme in SCHEMES:
            self._window.menus.actions[f"look_{scheme}"].setChecked(scheme == chosen)

    def _look(self, scheme: str) -> Callable[[], None]:
        def do() -> None:
            self._preferences.keep("look/scheme", scheme)
            self._apply()

        return do

    def _size(self, step: int) -> None:
        now = self._preferences.number("look/scale", 1.0)
        at = min(range(len(SIZES)), key=lambda i: abs(SIZES[i] - now))
        wanted = SIZES[max(0, min(len(SIZES) - 1, at + step))] if step else SIZES[0]
        self._preferences.keep("look/scale", wanted)
        self._apply()

    def _apply(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            scheme = self._preferences.text("look/scheme", "system")
            theme.apply(app, scheme, self._preferences.number("look/scale", 1.0))
        self.show_chosen()

    # --- the tabs -------------------------------------------------------------------------------

    def _fill_tabs(self) -> None:
        menu = self._window.menus.menus["tabs"]
        for number, tab in enumerate(TABS):
            action = menu.addAction(_(tab.title).replace("&", "&&"))
            action.setShortcut(f"Ctrl+{number}")  # the areas by their own numbers, Today is 0
            action.triggered.connect(lambda _on=False, at=number: self._go_to_tab(at))

    def _go_to_tab(self, number: int) -> None:
        if self._window.desk is not None:
            self._window.tabs.setCurrentIndex(number)
