"""Elements, their questions, and the records that count for each, with a tick for what goes in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.language import _
from ui import theme
from ui.audit.package.line_words import LineWords
from ui.widgets import tip

if TYPE_CHECKING:
    from desktop.services.packaging.overview_values import (
        ElementIn,
        LineIn,
        QuestionIn,
        QuestionLines,
    )

LINE: Final = int(Qt.ItemDataRole.UserRole)
CODE: Final = LINE + 1
INK: Final = LINE + 2  # by the column: the colour of its words, by what it is for
SAID: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NUMBER, STATE = 84, 124  # pixels of the columns beside the words


class ExhibitsTree(QTreeWidget):
    """Lines of a question are asked for when it is opened."""

    lines_wanted = Signal(str)  # the code of a question
    ticked = Signal(str, object, bool)  # question, LineIn, whether it is to go in
    moved = Signal(object)  # the LineIn that is chosen, None for a heading
    opened = Signal(object)  # a LineIn

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What counts for each question"))
        self.setHeaderLabels([_("Record"), _("Exhibit"), _("Why")])
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(LineWords(self))
        self._questions: dict[str, QTreeWidgetItem] = {}
        self._elements: dict[str, QTreeWidgetItem] = {}
        self._is_filling = False
        self.itemExpanded.connect(self._on_expanded)
        self.itemChanged.connect(self._on_changed)
        self.currentItemChanged.connect(lambda now, _before: self.moved.emit(_line_of(now)))
        self.itemDoubleClicked.connect(lambda item, _column: self._on_activated(item))
        theme.watch().changed.connect(self._fit)
        self._fit()

    # --- what is shown --------------------------------------------------------------------------

    def show_elements(self, elements: "Sequence[ElementIn]") -> None:
        """Show elements and questions; where they are the same ones, only their words change."""
        wanted = [question.code for element in elements for question in element.questions]
        self._is_filling = True
        if wanted != list(self._questions):
            self.clear()
            self._questions, self._elements = {}, {}
        for element in elements:
            self._show_element(element)
        self._is_filling = False

    def _show_element(self, element: "ElementIn") -> None:
        if not element.questions:
            return
        top = self._elements.get(element.code)
        if top is None:
            top = QTreeWidgetItem(self)
            top.setFirstColumnSpanned(True)
            top.setData(0, CODE, element.code)
            self._elements[element.code] = top
            top.setExpanded(True)
            top.setFont(0, theme.font("strong"))
        _say(top, f"{element.title}  ·  {element.said}")
        for question in element.questions:
            self._show_question(top, question)

    def _show_question(self, top: QTreeWidgetItem, question: "QuestionIn") -> None:
        item = self._questions.get(question.code)
        if item is None:
            item = QTreeWidgetItem(top)
            item.setFirstColumnSpanned(True)
            item.setData(0, CODE, question.code)
            self._questions[question.code] = item
        can_open = question.of > 0
        policy = QTreeWidgetItem.ChildIndicatorPolicy
        item.setChildIndicatorPolicy(
            policy.ShowIndicator if can_open else policy.DontShowIndicatorWhenChildless
        )
        _say(item, f"{question.title}  ·  {question.said}")
        _colour(item, 0, "ink" if question.count else "soft")

    def show_lines(self, shown: "QuestionLines", *, may_change: bool) -> None:
        """Show what counts for a question; the line that was chosen stays so."""
        item = self._questions.get(shown.code)
        if item is None:
            return
        before = _line_of(self.currentItem())
        self._is_filling = True
        item.takeChildren()
        for line in shown.lines:
            made = _item(item, line, may_change=may_change)
            if before is not None and before.record_id == line.record_id:
                self.setCurrentItem(made)
        self._is_filling = False

    def is_open(self) -> list[str]:
        """Return the questions whose lines are shown."""
        return [code for code, item in self._questions.items() if item.isExpanded()]

    def lead_to(self, code: str) -> None:
        """Go to an element or a question, and open it."""
        item = self._elements.get(code) or self._questions.get(code)
        if item is None:
            return
        item.setExpanded(True)
        self.setCurrentItem(item)
        self.scrollToItem(item, self.ScrollHint.PositionAtTop)

    def choose_first(self, code: str) -> None:
        """Choose the first record of a question that goes in."""
        item = self._questions.get(code)
        lines = [] if item is None else [item.child(n) for n in range(item.childCount())]
        goes_in = [one for one in lines if one and one.checkState(0) == Qt.CheckState.Checked]
        if goes_in:
            self.setCurrentItem(goes_in[0])

    def current(self) -> "tuple[str, LineIn | None]":
        """Return the question that is chosen, and the line in it."""
        item = self.currentItem()
        line = _line_of(item)
        at = item.parent() if line is not None and item is not None else item
        code = str(at.data(0, CODE)) if at is not None else ""
        return (code if code in self._questions else ""), line

    # --- what a person does ---------------------------------------------------------------------

    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        code = str(item.data(0, CODE))
        if code in self._questions and not item.childCount():
            self.lines_wanted.emit(code)

    def _on_changed(self, item: QTreeWidgetItem, column: int) -> None:
        line = _line_of(item)
        if self._is_filling or column or line is None:
            return
        is_in = item.checkState(0) == Qt.CheckState.Checked
        parent = item.parent()
        if is_in != line.is_in and parent is not None:
            self.ticked.emit(str(parent.data(0, CODE)), line, is_in)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentItem() is not None:
            self._on_activated(self.currentItem())
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_activated(self, item: QTreeWidgetItem | None) -> None:
        line = _line_of(item)
        if line is not None:
            self.opened.emit(line)
        elif item is not None:
            item.setExpanded(not item.isExpanded())

    def _fit(self) -> None:
        self.setColumnWidth(1, theme.px(NUMBER))
        self.setColumnWidth(2, theme.px(STATE))
        self._is_filling = True
        for top in self._elements.values():
            top.setFont(0, theme.font("strong"))
        for item in self._questions.values():
            _colour_again(item)
            for n in range(item.childCount()):
                _colour_again(item.child(n))
        self._is_filling = False


def _line_of(item: QTreeWidgetItem | None) -> "LineIn | None":
    return None if item is None else item.data(0, LINE)


def _say(item: QTreeWidgetItem, words: str) -> None:
    item.setText(0, words)
    item.setToolTip(0, tip(words))
    item.setData(0, SAID, words)


def _colour(item: QTreeWidgetItem, column: int, role: str | None) -> None:
    """Write a column in a colour of the look that is on; None leaves it as it is."""
    if role:
        item.setData(column, INK, role)
        item.setForeground(column, theme.color(role))


def _colour_again(item: QTreeWidgetItem | None) -> None:
    for column in (0, 2):
        if item is not None:
            _colour(item, column, item.data(column, INK))


def _item(top: QTreeWidgetItem, line: "LineIn", *, may_change: bool) -> QTreeWidgetItem:
    words = f"{line.title}  ·  {line.below}" if line.below else line.title
    item = QTreeWidgetItem(top, [words, line.number, line.said])
    item.setData(0, LINE, line)
    flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
    if not may_change:
        flags &= ~Qt.ItemFlag.ItemIsUserCheckable
    item.setFlags(flags)
    state = Qt.CheckState
    item.setCheckState(0, state.Checked if line.is_in else state.Unchecked)
    goes = _("goes in") if line.is_in else _("stays out")
    parts = (line.title, line.below, line.number, goes, line.said)
    said = ", ".join(part for part in parts if part)
    item.setData(0, SAID, said)
    item.setToolTip(0, tip(said))
    _colour(item, 2, "soft")
    _colour(item, 0, "ink" if line.is_in else "soft")
    return item
