"""Buttons, each saying by its look how much it matters; one primary button a page."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStyleOptionButton, QToolButton

from ui.icons import icon as icon_of

_AIR: Final = " "
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Button(QPushButton):
    """A button with air between its icon and its words; Qt would leave two pixels."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if not option.icon.isNull() and option.text:
            option.text = f"{_AIR}{option.text}"

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        has_both = bool(self.text()) and not self.icon().isNull()
        air = self.fontMetrics().horizontalAdvance(_AIR) if has_both else 0
        return QSize(usual.width() + air, usual.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what is written on it: on Cancel, Enter must not do the primary thing of the page."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and is_plain and not self.isCheckable():
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


def primary(text: str, icon: str = "") -> QPushButton:
    """Return the one button that does what the page is for."""
    made = _made(text, "primary")
    if icon:
        made.setIcon(icon_of(icon, "on_accent"))
    return made


def button(text: str, icon: str = "") -> QPushButton:
    """Return an ordinary button."""
    made = _made(text, "")
    if icon:
        made.setIcon(icon_of(icon))
    return made


def link(text: str) -> QPushButton:
    """Return a button that looks like a link."""
    made = _made(text, "link")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def quiet(icon: str, name: str) -> QToolButton:
    """Return a button that is only an icon; its name is said by tooltip and screen reader."""
    made = QToolButton()
    made.setIcon(icon_of(icon, "soft"))
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def _made(text: str, role: str) -> QPushButton:
    made = _Button(text)
    made.setAutoDefault(False)  # in a dialog Enter does the primary thing, not the last thing
    if role:
        made.setProperty("role", role)
    return made
