"""A strip on top of a page that tells something about all of it, and what can be done."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QWidget

from ui import icons, theme
from ui.widgets.buttons import link
from ui.widgets.labels import plain

Action = tuple[str, Callable[[], None]]
_ICONS: Final = {
    "red": "circle-alert",
    "amber": "triangle-alert",
    "green": "circle-check",
    "blue": "info",
    "plain": "info",
}
ROOM: Final = 320  # in which a sentence can still be read beside its actions


class Banner(QFrame):
    """One sentence in its tone and the actions that answer it; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._tone = "plain"
        self._picture, self._sentence = QLabel(), plain()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.INSIDE, theme.NEAR, theme.INSIDE, theme.NEAR)
        row.setSpacing(theme.NEAR)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.FIELD)
        ending = QHBoxLayout()
        ending.addLayout(self._actions)
        ending.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(theme.TIGHT)
        self._both.addWidget(self._sentence, 1)
        self._both.addLayout(ending)
        row.addLayout(self._both, 1)
        theme.watch().changed.connect(self._on_look_changed)
        theme.watch().changed.connect(self._arrange)
        self.hide()

    def show_message(self, sentence: str, tone: str, *actions: Action) -> None:
        """Tell a sentence in a tone, with actions: what the button says, what it does."""
        self._tone = tone
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self._take_actions_off()
        for text, act in actions:
            made = link(text)
            made.clicked.connect(lambda _checked=False, act=act: act())
            self._actions.addWidget(made)
        self._arrange()
        self._on_look_changed()
        self.show()

    def clear(self) -> None:
        """Say nothing any more."""
        self._take_actions_off()
        self._sentence.setText("")
        self.setAccessibleName("")
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the actions below a sentence that would have too little room beside them."""
        beside = self._actions.sizeHint().width()
        words = self._sentence.fontMetrics().horizontalAdvance(self._sentence.text())
        room = self.width() - theme.px(icons.LARGE) - 2 * theme.INSIDE - 2 * theme.NEAR - beside
        is_narrow = bool(self._actions.count()) and room < min(words, theme.px(ROOM))
        way = QBoxLayout.Direction
        self._both.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)

    def _take_actions_off(self) -> None:
        while (item := self._actions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _on_look_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(_ICONS[self._tone], self._tone, icons.LARGE, ratio))
