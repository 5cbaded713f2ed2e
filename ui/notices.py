"""What concerns the whole company file and stays true until somebody acts: one strip, worst first.

Several parts of the window have something to say there, and none may talk over another.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout

from ui.main_window import MainWindow
from ui.widgets.banner import Action, Banner

WORST_FIRST: Final = ("red", "amber", "green", "blue", "plain")


@dataclass(frozen=True)
class _Notice:
    sentence: str
    tone: str
    actions: tuple[Action, ...]


class Notices(QObject):
    """Sentences by their key, in a strip below the tabs; told anew, a key says something else."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._told: dict[str, _Notice] = {}
        self.banner = Banner()
        central = window.centralWidget()
        middle = central.layout() if central is not None else None
        if isinstance(middle, QBoxLayout):
            middle.insertWidget(1, self.banner)

    def tell(self, key: str, sentence: str, tone: str, *actions: Action) -> None:
        """Say something until it is taken back, the company is left, or worse is to be said."""
        self._told[key] = _Notice(sentence, tone, actions)
        self._show()

    def take_back(self, key: str) -> None:
        """Say it no more."""
        if self._told.pop(key, None) is not None:
            self._show()

    def clear(self) -> None:
        """Say nothing: the company file is left."""
        self._told.clear()
        self._show()

    def _show(self) -> None:
        if not self._told:
            self.banner.clear()
            return
        worst = min(self._told.values(), key=lambda notice: WORST_FIRST.index(notice.tone))
        self.banner.show_message(worst.sentence, worst.tone, *worst.actions)


def notices_of(window: MainWindow) -> Notices:
    """Return the notices of a window, made when they are first wanted."""
    found = window.findChild(Notices)
    return found if isinstance(found, Notices) else Notices(window)
