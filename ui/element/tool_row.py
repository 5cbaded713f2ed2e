"""A row of tools that becomes a column where the page is too narrow or the letters too large."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme


class ToolRow(QWidget):
    """Widgets beside each other; the first takes the room that is left."""

    def __init__(self, *tools: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.NEAR)
        for number, tool in enumerate(tools):
            self._line.addWidget(tool, 0 if number else 1)

    def minimumSizeHint(self) -> QSize:
        widest = max((tool.minimumSizeHint().width() for tool in self._tools), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(tool.sizeHint().width() + theme.NEAR for tool in self._tools)
        way = QBoxLayout.Direction
        wanted = way.LeftToRight if needed <= self.width() else way.TopToBottom
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
            self.updateGeometry()
