"""The answers to one item as large buttons, given with one key each."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.language import N_, _
from desktop.services.inspecting import FAIL, NOT_APPLICABLE, PASS
from ui import theme
from ui.editors.flow import Flow
from ui.icons import icon
from ui.widgets import button

WORDS: Final[Mapping[str, str]] = {
    PASS: N_("Pass"),
    FAIL: N_("Fail"),
    NOT_APPLICABLE: N_("Does not apply"),
}
BIG: Final = 36  # pixels at 100 %, for a finger as well
# for what is measured or written down there is nothing to pass
BESIDE_AN_INPUT: Final = (FAIL, NOT_APPLICABLE)
_LOOKS: Final = {
    PASS: ("check", "green"), FAIL: ("x", "red"), NOT_APPLICABLE: ("minus", "plain"),
}  # fmt: skip
_KEYS: Final[Mapping[int, str]] = {
    Qt.Key.Key_P: PASS, Qt.Key.Key_1: PASS, Qt.Key.Key_F: FAIL, Qt.Key.Key_2: FAIL,
    Qt.Key.Key_N: NOT_APPLICABLE, Qt.Key.Key_3: NOT_APPLICABLE,
}  # fmt: skip
_STEPS: Final[Mapping[int, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MODIFIED: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Answers(QWidget):
    """Buttons of which one is down or none; Tab stops at one of them.

    P, F and N (or 1, 2 and 3) answer and are `settled`; the arrows left and right go from button
    to button without answering, Delete takes the answer back.
    """

    chosen = Signal()  # by a person
    settled = Signal()  # by a key that answers and goes on

    def __init__(self, *, has_input: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keys = BESIDE_AN_INPUT if has_input else tuple(WORDS)
        self._key = ""
        self.buttons: dict[str, QPushButton] = {}
        row = Flow(self, theme.TIGHT)
        for key in keys:
            made = button(_(WORDS[key]))
            made.setCheckable(True)
            made.installEventFilter(self)
            made.clicked.connect(lambda _down, key=key: self._on_clicked(key))
            self.buttons[key] = made
            row.addWidget(made)
        self._place_tab_stop(keys[0])
        self._on_look_changed()
        theme.watch().changed.connect(self._on_look_changed)

    @property
    def width_needed(self) -> int:
        """How wide all of them are side by side, whichever is down."""
        gaps = theme.TIGHT * (len(self.buttons) - 1)
        return sum(made.minimumWidth() for made in self.buttons.values()) + gaps

    @property
    def key(self) -> str:
        """What is answered, or ""."""
        return self._key

    def choose(self, key: str) -> None:
        """Show an answer; "" for none."""
        self._key = key if key in self.buttons else ""
        for name, made in self.buttons.items():
            made.setChecked(name == self._key)
            made.setIcon(icon(*_LOOKS[name]) if name == self._key else QIcon())
        self._place_tab_stop(self._key or next(iter(self.buttons)))

    def set_item(self, item: str) -> None:
        """Name each button by what is asked and what it answers."""
        for made in self.buttons.values():
            made.setAccessibleName(_("{label}: {word}").format(label=item, word=made.text()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys before the buttons do: to them an arrow is another Tab."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & _MODIFIED:
            return False
        pressed = event.key()
        if (answer := _KEYS.get(pressed, "")) in self.buttons:
            self._take(answer)
            self.settled.emit()
        elif pressed in _STEPS:
            keys = list(self.buttons)
            here = next(place for place, key in enumerate(keys) if self.buttons[key] is watched)
            there = keys[max(0, min(here + _STEPS[pressed], len(keys) - 1))]
            self._place_tab_stop(there)
            self.buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
        elif pressed in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take("")
        elif pressed in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            parent = self.parentWidget()
            if parent is not None:  # the line knows what is above and below
                parent.keyPressEvent(event)
        else:
            return False
        return True

    def _on_look_changed(self) -> None:
        """Make room for the mark of an answer, so that nothing moves when one is given."""
        for key, made in self.buttons.items():
            made.setIcon(icon(*_LOOKS[key]))
            made.ensurePolished()
            made.setMinimumSize(made.sizeHint().width(), theme.px(BIG))
        self.choose(self._key)

    def _on_clicked(self, key: str) -> None:
        self._take("" if key == self._key else key)

    def _take(self, key: str) -> None:
        if key != self._key:
            self.choose(key)
            self.chosen.emit()

    def _place_tab_stop(self, stop: str) -> None:
        for name, made in self.buttons.items():
            policy = Qt.FocusPolicy.StrongFocus if name == stop else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(policy)
        self.setFocusProxy(self.buttons[stop])
