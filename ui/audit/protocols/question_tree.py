"""Elements and their questions as a tree, with points; the order in it is that of the protocol."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.language import _
from desktop.services.protocols.sums import say_sum_of_points, say_typed_points
from ui import theme
from ui.audit.protocols.lines import WHOLE, At, questions_of
from ui.icons import icon
from ui.widgets import tip

WHERE: Final = Qt.ItemDataRole.UserRole
Line = Mapping[str, object]
_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class QuestionTree(QTreeWidget):
    """It shows what it is told; a line that is chosen is told by its place."""

    chosen = Signal(object)  # At
    move_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Elements and questions"))
        self.setHeaderLabels([_("Elements and questions"), _("Points")])
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionsClickable(False)
        self.setIndentation(theme.px(theme.INSIDE))
        self.currentItemChanged.connect(self._on_current)

    def show_lines(self, elements: Sequence[Line], at: At | None) -> None:
        """Show these elements with their questions, and choose a place in them."""
        tops = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        folded = {n for n, top in enumerate(tops) if top is not None and not top.isExpanded()}
        self.blockSignals(True)
        self.clear()
        for n, element in enumerate(elements):
            top = self._added(self, (n, WHOLE))
            for m, _question in enumerate(questions_of(element)):
                self._added(top, (n, m))
            top.setExpanded(n not in folded)
        self.blockSignals(False)
        self.tell(elements, {})
        if at is not None:
            self.choose(at)

    def _added(self, above: "QTreeWidget | QTreeWidgetItem", at: At) -> QTreeWidgetItem:
        item = QTreeWidgetItem(above)
        item.setData(0, WHERE, at)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def tell(self, elements: Sequence[Line], faults: Mapping[At, str]) -> None:
        """Say the words and points of every line anew, and which of them hold a fault."""
        for n, element in enumerate(elements):
            top = self.topLevelItem(n)
            if top is None:
                continue
            questions = questions_of(element)
            wrong = faults.get((n, WHOLE), "")
            self._put(top, _called(element), say_sum_of_points(questions), wrong)
            for m, question in enumerate(questions):
                wrong = faults.get((n, m), "")
                if (item := top.child(m)) is not None:
                    self._put(item, _called(question), say_typed_points(question), wrong)

    def _put(self, item: QTreeWidgetItem, words: str, points: str, wrong: str) -> None:
        item.setText(0, words)
        item.setText(1, points)
        item.setToolTip(0, tip(wrong or words))
        item.setIcon(0, icon("circle-alert", "red") if wrong else QIcon())
        said = _("{what}. {fault}").format(what=words, fault=wrong) if wrong else words
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)

    def choose(self, at: At) -> None:
        """Go to a line; to the nearest where there is none."""
        top = self.topLevelItem(min(at[0], self.topLevelItemCount() - 1))
        if top is None:
            self.chosen.emit(None)
            return
        item = top.child(min(at[1], top.childCount() - 1)) if at[1] >= 0 else None
        wanted = item or top
        if self.currentItem() is wanted:
            self.chosen.emit(self.at)
        self.setCurrentItem(wanted)
        self.scrollToItem(wanted)

    @property
    def at(self) -> At | None:
        """The place that is chosen."""
        item = self.currentItem()
        return None if item is None else tuple(item.data(0, WHERE))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (item := self.currentItem()) is not None:
            self.scrollToItem(item)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(tuple(item.data(0, WHERE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the line, Delete takes it out."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        key = Qt.Key(event.key())
        if alt and key in _MOVES:
            self.move_wanted.emit(_MOVES[key])
        elif key is Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


def _called(line: Line) -> str:
    words = line.get("short") or line.get("title") or line.get("text") or _("not written yet")
    return " ".join(f"{line.get('code') or ''} {words}".split())
