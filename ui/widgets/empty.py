"""What is shown where nothing is yet: what it is for, and the first step."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.buttons import primary
from ui.widgets.labels import card_title, soft

PICTURE: Final = 36


class EmptyState(QWidget):
    """An icon, a title, a sentence and one button."""

    acted = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        action_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._icon_name = icon
        self._picture = QLabel()
        self._title, self._sentence = card_title(title), soft(sentence)
        self._button = primary(action_text)
        if not action_text:
            self._button.hide()  # never shown before it has its place: it would be a window
        self._button.clicked.connect(self.acted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.AROUND, theme.AROUND, theme.AROUND, theme.AROUND)
        whole.setSpacing(theme.NEAR)
        whole.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        for label in (self._picture, self._title, self._sentence):
            label.setAlignment(middle)
            whole.addWidget(label)
        whole.addSpacing(theme.NEAR)
        whole.addWidget(self._button, 0, middle)
        whole.addStretch(3)
        self._whole = whole
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.watch().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_message(self, title: str, sentence: str, action_text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._button.setText(action_text)
        self._button.setVisible(bool(action_text))

    def offer(self, another: QPushButton) -> None:
        """Offer another first step below the one button."""
        last = self._whole.count() - 1
        self._whole.insertWidget(last, another, 0, Qt.AlignmentFlag.AlignHCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # where words and picture do not both fit, the words stay
        self._picture.setHidden(self.height() < self._words_need() + self._picture_needs())
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._words_need())

    def _words_need(self) -> int:
        whole = self.heightForWidth(self.width())
        return whole if self._picture.isHidden() else whole - self._picture_needs()

    @staticmethod
    def _picture_needs() -> int:
        return theme.px(PICTURE) + theme.NEAR

    def _on_look_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(self._icon_name, "edge", PICTURE, ratio))
