"""A few choices side by side as buttons, one of which is down, or none."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.language import _
from ui import theme
from ui.editors.flow import Flow
from ui.icons import icon
from ui.widgets import button


class Toggles(QWidget):
    """Buttons for a few keys. The one that is down goes up when it is pressed again.

    Tab enters at the one that is down; the arrows move on, Delete says nothing again.
    """

    chosen = Signal()  # by a person

    def __init__(self, words: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._key = ""
        row = Flow(self, theme.TIGHT)
        for key, word in words.items():
            made = button(word)
            made.setCheckable(True)
            made.installEventFilter(self)
            made.clicked.connect(lambda _down, key=key: self._on_clicked(key))
            self._buttons[key] = made
            row.addWidget(made)
        self._place_tab_stop()

    @property
    def key(self) -> str:
        """The key that is chosen, or ""."""
        return self._key

    def choose(self, key: str) -> None:
        """Show a key as chosen; "" for none."""
        self._key = key if key in self._buttons else ""
        for name, made in self._buttons.items():
            made.setChecked(name == self._key)
            # a mark besides the colour, because not everybody sees that
            made.setIcon(icon("check", "accent") if name == self._key else QIcon())
        self._place_tab_stop()

    def button_of(self, key: str) -> QPushButton:
        """Return the button of one key."""
        return self._buttons[key]

    def setAccessibleName(self, name: str) -> None:
        """Name each button by what is asked and what it answers."""
        super().setAccessibleName(name)
        for made in self._buttons.values():
            made.setAccessibleName(_("{label}: {word}").format(label=name, word=made.text()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows before the buttons do: to them they are another kind of Tab."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event.key(), watched)
        return super().eventFilter(watched, event)

    def _on_key(self, pressed: int, watched: QObject) -> bool:
        steps: dict[int, int] = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
        }  # fmt: skip
        if pressed in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take("")
        elif pressed in steps:
            keys = list(self._buttons)
            here = next(place for place, k in enumerate(keys) if self._buttons[k] is watched)
            there = keys[(here + steps[pressed]) % len(keys)]
            self._take(there)
            self._buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            return False
        return True

    def _on_clicked(self, key: str) -> None:
        self._take("" if key == self._key else key)

    def _take(self, key: str) -> None:
        if key != self._key:
            self.choose(key)
            self.chosen.emit()

    def _place_tab_stop(self) -> None:
        """Tab stops once, at the button that is down or at the first."""
        stop = self._key or next(iter(self._buttons), "")
        for name, made in self._buttons.items():
            policy = Qt.FocusPolicy.StrongFocus if name == stop else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(policy)
        self.setFocusProxy(self._buttons[stop])
