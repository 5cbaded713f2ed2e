"""What stands over a table: where one is, how things are, and the tools."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.editors.flow import Flow
from ui.tables import sentences
from ui.widgets import SearchField, button, page_title, primary, soft

LONGEST = 1000  # letters of a filter; more come from a slip of the clipboard

_STRETCHED = Qt.AlignmentFlag(0)


class Top(QWidget):
    """Title and sentence; the tools stand beside the title, or below it where it is narrow."""

    def __init__(self, kind_key: str, *, can_add: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.sentence = page_title(sentences.title(kind_key)), soft()
        self.filter = SearchField(_("Filter"))
        self.filter.setAccessibleName(_("Filter the rows"))
        self.filter.setMaxLength(LONGEST)
        self.columns = button(_("Columns"), "columns-3")
        self.columns.setProperty("menu", "true")
        self.export = button(_("Export…"), "download")
        self.add = primary(sentences.add(kind_key), "plus")
        self.add.setVisible(can_add)
        self.tools = QWidget()
        flow = Flow(self.tools, theme.NEAR)
        for tool in (self.filter, self.columns, self.export, self.add):
            flow.addWidget(tool)
        words = QVBoxLayout()
        words.setSpacing(theme.TIGHT)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.NEAR)
        self._line.addLayout(words, 1)
        self._line.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignTop)
        theme.watch().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        self.filter.setFixedWidth(theme.px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.tools.minimumSizeHint().width(), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        tools = [self.filter, self.columns, self.export, self.add]
        seen = [tool for tool in tools if not tool.isHidden()]
        widths = [tool.sizeHint().boundedTo(tool.maximumSize()).width() for tool in seen]
        wide = sum(widths) + theme.NEAR * (len(widths) - 1)
        title = self.title.fontMetrics().horizontalAdvance(self.title.text()) + theme.BETWEEN
        way = QBoxLayout.Direction
        beside = wide + title <= self.width()
        self._line.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._line.setAlignment(self.tools, Qt.AlignmentFlag.AlignTop if beside else _STRETCHED)
        self.tools.setMinimumWidth(wide if beside else 0)
