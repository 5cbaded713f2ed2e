"""A few sentences in the evidence pane that stay until they are closed, and never push it apart."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from desktop.language import _
from ui import theme
from ui.widgets import Words, quiet

_MOST_LINES: Final = 7  # further ones are scrolled to
_LEAST_LINES: Final = 2


class Telling(QFrame):
    """Sentences beside a button that closes them; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", "amber")
        self._words = Words()
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setProperty("role", "clear")
        self._area = QScrollArea()
        self._area.setWidget(self._words)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._area.viewport().setAutoFillBackground(False)
        self.close_button = quiet("x", _("Close this message"))
        self.close_button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.FIELD, theme.NEAR, theme.TIGHT, theme.NEAR)
        row.setSpacing(theme.TIGHT)
        row.addWidget(self._area, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    def tell(self, sentences: str) -> None:
        """Say these; "" takes away what was said."""
        self._words.setText(sentences)
        self.setAccessibleName(sentences)
        self._area.setAccessibleName(sentences)
        self.setVisible(bool(sentences))
        self.updateGeometry()

    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

    def clear(self) -> None:
        """Say nothing any more."""
        self.tell("")

    def _height(self, lines: int) -> int:
        margins = self.layout().contentsMargins()  # type: ignore[union-attr]
        around = margins.top() + margins.bottom()
        least = self.close_button.sizeHint().height()
        return max(least, lines * self._words.fontMetrics().lineSpacing() + theme.TIGHT) + around

    def sizeHint(self) -> QSize:
        room = self._area.viewport().width()
        needed = self._words.heightForWidth(room) if room > 0 else 0
        lines = -(-needed // max(1, self._words.fontMetrics().lineSpacing()))
        return QSize(super().sizeHint().width(), self._height(max(1, min(_MOST_LINES, lines))))

    def minimumSizeHint(self) -> QSize:
        least = min(self.sizeHint().height(), self._height(_LEAST_LINES))
        return QSize(super().minimumSizeHint().width(), least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()
