"""Rows over a page: tools, or a title with buttons, that go below each other where narrow."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from ui import theme
from ui.editors.flow import Flow


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


class HeadRow(QWidget):
    """A title with buttons to the right of it; where there is no room they stand below it."""

    def __init__(self, title: QLabel, *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._buttons = title, buttons
        self._tools = QWidget()
        flow = Flow(self._tools, theme.NEAR)
        for made in buttons:
            flow.addWidget(made)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.NEAR)
        self._line.addWidget(title, 1)
        self._line.addWidget(self._tools)
        theme.watch().changed.connect(self.arrange)

    def minimumSizeHint(self) -> QSize:
        widest = max(made.minimumSizeHint().width() for made in (self._title, *self._buttons))
        return QSize(widest, super().minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Lay them out again, because one of them came, went or says something else."""
        for made in self._buttons:
            made.ensurePolished()  # only then does it know how wide it is
        shown = [made for made in self._buttons if not made.isHidden()]
        wide = sum(made.sizeHint().width() + theme.NEAR for made in shown) - theme.NEAR
        words = self._title.fontMetrics().horizontalAdvance(self._title.text())
        is_beside = words + theme.BETWEEN + wide <= self.width()
        self._tools.setMinimumWidth(max(0, wide) if is_beside else 0)
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if is_beside else way.TopToBottom)
        self.updateGeometry()
