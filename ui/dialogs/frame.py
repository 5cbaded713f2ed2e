"""What all dialogs share: words that wrap, room that scrolls, buttons that stay in sight."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.field import LabelledField
from ui.widgets import fault, line, scrolled

SHARE: Final = 0.9  # of the screen that a dialog takes at most


class Frame(QDialog):
    """A dialog with a `body` that scrolls when the screen is too low, and buttons below it.

    It is as high as its words need and goes away when it is closed.
    """

    def __init__(self, title: str, parent: QWidget | None, width: int = 460) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        self._width = width
        self.content = QWidget()
        self.content.setProperty("role", "clear")
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(theme.AROUND, theme.AROUND, theme.AROUND, theme.INSIDE)
        self.body.setSpacing(theme.FIELD)
        self.area = scrolled(self.content)
        self.fault = fault()
        self.fault.hide()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.NEAR)
        self.buttons.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.AROUND, theme.FIELD, theme.AROUND, theme.INSIDE)
        foot.setSpacing(theme.NEAR)
        foot.addWidget(self.fault)
        foot.addLayout(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.top = QVBoxLayout()  # what stays in sight above the body
        whole.addLayout(self.top)
        whole.addWidget(self.area, 1)
        whole.addWidget(line())
        whole.addLayout(foot)

    def add_button(self, made: QPushButton, *, is_default: bool = False) -> QPushButton:
        """Put a button to the right of the others; Enter presses the default one."""
        self.buttons.addWidget(made)
        made.setDefault(is_default)
        return made

    def show_fault(self, sentence: str) -> None:
        """Say above the buttons what is wrong; "" takes it away."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def show_at(self, part: QWidget) -> None:
        """Put the keyboard on a part of the body, in sight together with what is said below it."""
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        around = part.parentWidget()
        whole = around if isinstance(around, LabelledField) else part

        def show() -> None:
            self.area.ensureWidgetVisible(whole, 0, theme.px(theme.NEAR))
            self.area.ensureWidgetVisible(part, 0, theme.px(theme.NEAR))

        # once the words that were just put below it have their room
        QTimer.singleShot(0, part, show)

    def fit(self) -> None:
        """Be as high as the words are now, as far as the screen goes."""
        room = self.screen().availableSize() * SHARE
        width = min(max(theme.px(self._width), self.minimumSizeHint().width()), room.width())
        layout = self.body
        inside = layout.heightForWidth(width) if layout.hasHeightForWidth() else -1
        height = max(inside, layout.sizeHint().height() if inside < 0 else 0)
        foot = self.sizeHint().height() - self.area.sizeHint().height()
        self.resize(width, min(height + foot + 2, room.height()))

    def fit_soon(self) -> None:
        """Be as high as the words are once those that were just changed have their room."""
        QTimer.singleShot(0, self, self.fit)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room that the words need."""
        if not event.spontaneous():
            self.fit()
        super().showEvent(event)
