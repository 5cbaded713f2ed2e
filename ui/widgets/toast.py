"""A sentence that comes by at the bottom of the window, with a way back, and goes by itself."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import link
from ui.widgets.free_room import free_spot, pressed_in, read_in
from ui.widgets.labels import plain

STAYS: Final = 8000  # milliseconds
OFTEN: Final = 400  # milliseconds between two looks whether it is in the way
WIDEST: Final = 560


class Toast(QFrame):
    """A small strip over its parent, low and on no button. It never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("role", "toast")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sentence, self._button = plain(), link("")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self._on_acted)
        self._action: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.INSIDE, theme.NEAR, theme.INSIDE, theme.NEAR)
        row.setSpacing(theme.INSIDE)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._button)
        self._look = QTimer(self)  # another page may have a button where there was none
        self._look.timeout.connect(self._make_way)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        parent.installEventFilter(self)
        self.hide()

    def show_message(
        self, sentence: str, action_text: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Tell a sentence for some seconds; with an action, a button that does it."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self._action = action
        self._button.setText(action_text)
        self._button.setVisible(action is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(STAYS)
        QTimer.singleShot(0, self, self._place)  # once what was done is shown
        self._look.start(OFTEN)

    def clear(self) -> None:
        """Go away, and forget what was told."""
        self._timer.stop()
        self._look.stop()
        self.hide()
        self._action = None
        self._sentence.setText("")
        self.setAccessibleName("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _on_acted(self) -> None:
        action = self._action
        self.clear()
        if action is not None:
            action()

    def _make_way(self) -> None:
        here = self.geometry()
        if any(rect.intersects(here) for rect in pressed_in(self._over, self)):
            self._place()

    def _place(self) -> None:
        room = self._over.rect()
        most = min(theme.px(WIDEST), room.width() - 2 * theme.INSIDE)
        words = self._sentence.fontMetrics().horizontalAdvance(self._sentence.text()) + 2
        beside = self._button.sizeHint().width() + theme.INSIDE if self._action else 0
        width = min(most, words + beside + 2 * theme.INSIDE + 2)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        room.adjust(theme.INSIDE, 0, -theme.INSIDE, -2 * theme.AROUND)
        taken, size = pressed_in(self._over, self), QSize(width, height)
        read = read_in(self._over, self)
        spot = QRect(free_spot(room, size, [*taken, *read], theme.NEAR), size)
        if any(rect.intersects(spot) for rect in (*taken, *read)):  # there is no room beside both
            spot = QRect(free_spot(room, size, taken, theme.NEAR), size)
        self.setGeometry(spot)
