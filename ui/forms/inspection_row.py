"""One item of a checklist: its words, its answer, and below it what follows from a fail."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.checklists import Item
from desktop.services.inspecting import FAIL, PASS, Answer
from desktop.services.inspection_saving import ACTION, TAG_OUT
from ui import theme
from ui.desk import Desk
from ui.editors.cells import Cells, Room
from ui.editors.editor import Editor
from ui.editors.row_line import Line
from ui.forms.answers import Answers
from ui.forms.inspection_details import FailDetails
from ui.forms.inspection_follows import Follows
from ui.forms.inspection_item import ItemHead, compact
from ui.widgets import line as thin_line
from ui.widgets import quiet

_WITH_INPUT: Final = ("number", "text")
_WORDS: Final = 250  # pixels at 100 % that an item's words need


class ItemRow(QFrame):
    """The line of one item; the line's id and what no editor is for are kept as they are."""

    changed = Signal()
    moved = Signal(int)  # to the item above (-1) or below (+1)
    removed = Signal()

    def __init__(self, desk: Desk, item: Item | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.item = desk, item or Item("")
        self.is_by_hand = item is None
        self._kept: Line = {}
        self._was_failed, self._read_only = False, False
        self.head = ItemHead(desk, item)
        self.head.changed.connect(self._on_typed)
        self.head.removed.connect(self.removed)
        self.input: Editor | None = None
        self.answers = Answers(has_input=self.item.kind in _WITH_INPUT)
        self.answers.chosen.connect(self._on_chosen)
        self.answers.settled.connect(self._on_settled)
        self.remark = quiet("pencil", _("Add a remark"))
        self.remark.clicked.connect(self._on_remark)
        self._lay_out()
        self.follows = Follows(desk, self.item, self.column)
        self.follows.changed.connect(self.changed)
        self.follows.entered.connect(lambda: self.moved.emit(1))

    def _lay_out(self) -> None:
        cells = Cells(gap=theme.FIELD, row_gap=theme.TIGHT)
        cells.add(self.head, Room(theme.px(_WORDS)))
        answer = QWidget()
        beside = QHBoxLayout(answer)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.NEAR)
        least = theme.px(theme.NEAR)
        if self.item.kind in _WITH_INPUT:
            self.input = compact(self._desk, "answer")
            self.input.changed.connect(self._on_typed)
            beside.addWidget(self.input, 1)
            least += theme.px(110)
        beside.addWidget(self.answers)
        beside.addWidget(self.remark)
        least += self.answers.width_needed + self.remark.sizeHint().width()
        cells.add(answer, Room(least, 0))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, theme.TIGHT)
        self.column.setSpacing(theme.TIGHT)
        self.column.addWidget(thin_line())
        self.column.addLayout(cells)

    # --- what is in it --------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The words of the item."""
        return self.head.title

    @property
    def details(self) -> FailDetails | None:
        """The fields below the item, once they were needed."""
        return self.follows.details

    @property
    def answer(self) -> Answer:
        """How it is answered."""
        return Answer(
            self.answers.key,
            str(self.input.typed()) if self.input else "",
            self.is_fail and self.follows.takes_out(was_failed=self._was_failed),
        )

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return not self.answer.is_given

    @property
    def is_fail(self) -> bool:
        """Whether it is answered with a fail."""
        return self.answers.key == FAIL

    def typed(self) -> Line:
        """Return what was typed into the line."""
        typed = dict(self._kept)
        typed["item"] = self.title
        typed["result"] = self.answers.key
        if self.input:
            typed["answer"] = self.input.typed()
        return typed | self.follows.typed(is_fail=self.is_fail)

    def set_typed(self, typed: Mapping[str, Any], *, stored: bool) -> None:
        """Show what was typed earlier; `stored`: as the record says it."""
        names = ("item", "result", "answer", "remark", ACTION, TAG_OUT)
        self._kept = {name: value for name, value in typed.items() if name not in names}
        self._kept["answer"] = typed.get("answer") or ""
        self.head.set_title(typed.get("item"))
        if self.input:
            self.input.set_typed(typed.get("answer") or "")
        self.answers.choose(str(typed.get("result") or ""))
        self._was_failed = stored and self.is_fail
        self.follows.set_typed(typed, is_fail=self.is_fail)
        self._name_parts()

    def show_number(self, number: int, of: int) -> None:
        """Say which item it is."""
        self.head.show_number(number, of)
        self._name_parts()

    def pass_if_open(self) -> bool:
        """Answer that it passes, unless it is answered or cannot be answered so."""
        if not self.can_pass:
            return False
        self.answers.choose(PASS)
        return True

    @property
    def can_pass(self) -> bool:
        """Whether it is open and answered by a pass, not by a number."""
        return self.is_open and PASS in self.answers.buttons and bool(self.title.strip())

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read, not changed."""
        self._read_only = read_only
        self.answers.setEnabled(not read_only)
        self.remark.setVisible(not read_only)
        for part in (self.head, self.input, self.follows):
            if part is not None:
                part.set_read_only(read_only)

    # --- what is wrong with it ------------------------------------------------------------------

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show what is wrong, by the names of the fields ("action.due_on")."""
        shown = [part.show_faults(faults) for part in (self.head, self.input) if part]
        shown.append(self.follows.show_faults(faults, is_fail=self.is_fail))
        self._name_parts()
        return any(shown)

    @property
    def has_fault(self) -> bool:
        """Whether something is wrong with it."""
        parts = (self.head, self.input, self.details)
        return any(part.has_fault for part in parts if part is not None)

    def focus_fault(self) -> None:
        """Put the cursor where something is wrong."""
        for part in (self.head, self.input, self.details):
            if part is not None and part.has_fault:
                part.focus_fault()
                return

    # --- what a person does ---------------------------------------------------------------------

    def focus(self) -> None:
        """Put the keyboard where the item is answered."""
        if not self.head.focus_name():
            (self.input or self.answers).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up, down and, with Enter, on to the next; what is typed into never comes here."""
        key, plain_key = event.key(), not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Up and plain_key:
            self.moved.emit(-1)
        elif enter and plain_key and self.head.is_being_named:
            self.answers.setFocus(Qt.FocusReason.TabFocusReason)
        elif (enter or key == Qt.Key.Key_Down) and plain_key:
            self.moved.emit(1)
        elif key == Qt.Key.Key_R and plain_key and not self._read_only:
            self._on_remark()
        else:
            super().keyPressEvent(event)

    def _on_chosen(self) -> None:
        self.follows.answered(is_fail=self.is_fail)
        self._name_parts()
        self.changed.emit()

    def _on_settled(self) -> None:
        """After a fail the words for it are next, else the next item."""
        if self.is_fail and self.details:
            self.details.remark.setFocus()
        else:
            self.moved.emit(1)

    def _on_remark(self) -> None:
        details = self.follows.show(is_fail=self.is_fail)
        self._name_parts()
        details.remark.setFocus()

    def _on_typed(self) -> None:
        self._name_parts()
        self.changed.emit()

    def _name_parts(self) -> None:
        self.setAccessibleName(self.title)
        self.answers.set_item(self.title)
        if self.input:
            for widget in self.input.inputs:
                widget.setAccessibleName(self.title)
        self.remark.setAccessibleName(_("Add a remark: {item}").format(item=self.title))
        if self.details:
            self.details.set_item(self.title)
