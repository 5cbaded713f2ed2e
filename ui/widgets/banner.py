"""A strip on top of a page that tells something about all of it, and what can be done."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

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
        row.addWidget(self._sentence, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.FIELD)
        row.addLayout(self._actions)
        theme.watch().changed.connect(self._on_look_changed)
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
        self._on_look_changed()
        self.show()

    def clear(self) -> None:
        """Say nothing any more."""
        self._take_actions_off()
        self._sentence.setText("")
        self.hide()

    def _take_actions_off(self) -> None:
        while (item := self._actions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _on_look_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(_ICONS[self._tone], self._tone, icons.LARGE, ratio))
