"""The records of a sample below their questions."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.language import _
from desktop.services.auditing.sampling import SampleQuestion, SampleRecord
from ui import theme
from ui.widgets import tip

TARGET: Final = int(Qt.ItemDataRole.UserRole)
CODE: Final = TARGET + 1
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WIDTHS: Final = (340, 180, 150)  # record, where and who, paper; what is weak takes the rest


class SampleTree(QTreeWidget):
    """Says by `wanted` which record somebody wants to see (a Target)."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Records of the sample"))
        self.setHeaderLabels(
            [_("Record"), _("Where and who"), _("Paper"), _("What an auditor would say")]
        )
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setExpandsOnDoubleClick(False)
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.itemActivated.connect(self._on_activated)
        self.itemDoubleClicked.connect(self._on_activated)
        theme.watch().changed.connect(self._fit)
        self._fit()

    def show_questions(self, questions: tuple[SampleQuestion, ...]) -> None:
        """Show these; the line that was chosen stays chosen where it is still there."""
        chosen = self.currentItem()
        key = chosen.data(0, TARGET) if chosen is not None else None
        down = self.verticalScrollBar().value()
        self.clear()
        for question in questions:
            words = f"{question.title}  ·  {question.said}"
            top = QTreeWidgetItem(self, [words])
            top.setFirstColumnSpanned(True)
            top.setData(0, CODE, question.code)
            top.setFont(0, theme.font("strong"))
            top.setToolTip(0, tip(words))
            for one in question.each:
                item = _item(top, one)
                if one.target == key:
                    self.setCurrentItem(item)
            top.setExpanded(True)
        self.verticalScrollBar().setValue(down)

    def show_question(self, code: str) -> None:
        """Go to what was drawn for a question."""
        for at in range(self.topLevelItemCount()):
            item = self.topLevelItem(at)
            if item is not None and item.data(0, CODE) == code:
                self.setCurrentItem(item)
                self.scrollToItem(item, self.ScrollHint.PositionAtTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentItem() is not None:
            self._on_activated(self.currentItem())
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_activated(self, item: QTreeWidgetItem | None, _column: int = 0) -> None:
        target = item.data(0, TARGET) if item is not None else None
        if target is not None:
            self.wanted.emit(target)
        elif item is not None:
            item.setExpanded(not item.isExpanded())

    def _fit(self) -> None:
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, theme.px(width))


def _item(top: QTreeWidgetItem, one: SampleRecord) -> QTreeWidgetItem:
    said = (f"{one.kind}: {one.title}", one.about, one.paper, one.weak)
    item = QTreeWidgetItem(top, list(said))
    item.setData(0, TARGET, one.target)
    for column, words in enumerate(said):
        item.setToolTip(column, tip(words) if words else "")
    item.setData(0, int(Qt.ItemDataRole.AccessibleTextRole), ". ".join(filter(None, said)))
    if not one.has_paper:
        item.setForeground(2, theme.color("amber"))
    return item
