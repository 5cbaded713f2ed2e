"""Buttons, each saying by its look how much it matters; one primary button a page."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
)

from ui.icons import icon as icon_of
from ui.widgets.tips import tip

_AIR: Final = " "
_FEW: Final = 12  # letters that are left of a link that was made narrower
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


class _Shrinking(_Button):
    """A button of many words; where it must be narrower they are cut, and hovering says all."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._about = ""
        # Qt's own would never be narrower than its words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        few, usual = self.fontMetrics().averageCharWidth() * _FEW, self.sizeHint()
        return QSize(min(few, usual.width()), usual.height())

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._tell_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_all()

    def setToolTip(self, text: str) -> None:
        """Say something on hovering, wherever all words can be read."""
        self._about = text
        self._tell_all()

    def _tell_all(self) -> None:
        words = self.text().replace("&&", "&")
        super().setToolTip(tip(words) if self._lacking() > 0 else self._about)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option, letters = QStyleOptionButton(), self.fontMetrics()
        self.initStyleOption(option)
        if (lacking := self._lacking()) > 0:
            room = letters.horizontalAdvance(option.text) - lacking
            option.text = letters.elidedText(option.text, Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _lacking(self) -> int:
        return self.sizeHint().width() - self.width()


def primary(text: str, icon: str = "") -> QPushButton:
    """Return the one button that does what the page is for."""
    made = _made(text, "primary")
    if icon:
        made.setIcon(icon_of(icon, "on_accent"))
    return made


def button(text: str, icon: str = "", *, may_shrink: bool = False) -> QPushButton:
    """Return an ordinary button; one of many words may be narrower than they are."""
    made = _made(text, "", _Shrinking if may_shrink else _Button)
    if icon:
        made.setIcon(icon_of(icon))
    return made


def link(text: str, *, may_shrink: bool = False) -> QPushButton:
    """Return a button that looks like a link; one of many words may be narrower than they are."""
    made = _made(text, "link", _Shrinking if may_shrink else _Button)
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


def _made(text: str, role: str, cls: type[QPushButton] = _Button) -> QPushButton:
    made = cls(text)
    made.setAutoDefault(False)  # in a dialog Enter does the primary thing, not the last thing
    if role:
        made.setProperty("role", role)
    return made
