"""The editor of what a protocol asks: a tree of elements and questions, one of them beside it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.protocols.sums import say_typed_sum
from ui import theme
from ui.audit.protocols.lines import WHOLE, At, ElementLines, Line
from ui.audit.protocols.question_panel import ElementPanel, QuestionPanel, rows_of_protocol
from ui.audit.protocols.question_tree import QuestionTree
from ui.desk import Desk
from ui.editors.editor import Editor
from ui.editors.flow import Flow
from ui.widgets import button, link, quiet, soft, strong

NARROW: Final = 620  # pixels at 100 %: less, and the line goes below the tree
TREE_HIGH: Final = 400


class QuestionsEditor(Editor):
    """The field "elements". What is typed is kept in lines, each with its questions."""

    def __init__(self, desk: Desk, label: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, "elements", label, parent)
        self.label.hide()  # the heading of its group says it
        self._lines = ElementLines()
        self._at: At | None = None
        self._faults: dict[At, dict[str, str]] = {}
        self._read_only = False
        elements, questions = rows_of_protocol()
        self.tree = QuestionTree()
        self.tree.setFixedHeight(theme.px(TREE_HIGH))
        self.nothing = soft(_("Add an element, then its questions. What is chosen stands here."))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.element, self.question = ElementPanel(desk, elements), QuestionPanel(desk, questions)
        self.panels = QStackedWidget()
        for panel in (self.nothing, self.element, self.question):
            self.panels.addWidget(panel)
        self.sum = strong("")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(theme.BETWEEN)
        left = QVBoxLayout()
        left.setSpacing(theme.NEAR)
        left.addLayout(self._made_buttons())
        left.addWidget(self.tree)
        left.addWidget(self.sum)
        left.addStretch(1)
        self._both.addLayout(left, 2)
        self._both.addWidget(self.panels, 3)
        self._column.addLayout(self._both)
        self.setFocusProxy(self.tree)

    def _made_buttons(self) -> Flow:
        self.add_question = button(_("Add a question"), "plus")
        self.add_element = button(_("Add an element"), "plus")
        self.up, self.down = quiet("arrow-up", _("Move up")), quiet("arrow-down", _("Move down"))
        self.remove, self.put_back = link(_("Take it out")), link(_("Put it back"))
        self.put_back.hide()
        row = Flow(None, theme.TIGHT)
        for part in (self.add_question, self.add_element, self.up, self.down, self.remove,
                     self.put_back):  # fmt: skip
            row.addWidget(part)
        return row

    def _connect(self) -> None:
        self.tree.chosen.connect(self._on_chosen)
        self.tree.move_wanted.connect(self.move_line)
        self.tree.remove_wanted.connect(self.take_out)
        for panel in (self.element, self.question):
            panel.changed.connect(self._on_typed)
        self.add_question.clicked.connect(self.new_question)
        self.add_element.clicked.connect(self.new_element)
        self.up.clicked.connect(lambda: self.move_line(-1))
        self.down.clicked.connect(lambda: self.move_line(1))
        self.remove.clicked.connect(self.take_out)
        self.put_back.clicked.connect(self._on_put_back)

    # --- what is typed --------------------------------------------------------------------------

    def typed(self) -> list[Line]:
        """Return the elements with their questions as typed."""
        self._take()
        return ElementLines(self._lines.elements).elements

    def set_typed(self, typed: object) -> None:
        self._lines, self._faults = ElementLines(typed), {}
        self.put_back.hide()
        self.show_fault("")
        at, self._at = self._at or (0, WHOLE), None
        self._show(at)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        for part in (self.add_question, self.add_element, self.up, self.down, self.remove):
            part.setVisible(not read_only)
        self.element.set_read_only(read_only)
        self.question.set_read_only(read_only)

    # --- what is wrong --------------------------------------------------------------------------

    @property
    def has_fault(self) -> bool:
        return bool(self._faults) or super().has_fault

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show the faults at their places ("elements.1.questions.4.points"), the first chosen."""
        self._faults = {}
        for place, sentence in faults.items():
            parts = place.split(".")
            if parts[0] != "elements" or len(parts) < 3:
                continue
            is_inner = parts[2] == "questions" and len(parts) > 4
            at = (int(parts[1]), int(parts[3]) if is_inner else WHOLE)
            self._faults.setdefault(at, {})[parts[-1]] = sentence
        self.show_fault(faults.get("elements", ""))
        self._tell()
        if self._faults and self._at not in self._faults:
            self.tree.choose(min(self._faults))
        self._show_line_faults()
        return self.has_fault

    def focus_fault(self) -> None:
        panel = self.panels.currentWidget()
        if not isinstance(panel, ElementPanel | QuestionPanel) or not panel.focus_fault():
            self.tree.setFocus()

    def _show_line_faults(self) -> None:
        wrong = self._faults.get(self._at, {}) if self._at else {}
        panel = self.panels.currentWidget()
        if isinstance(panel, ElementPanel | QuestionPanel):
            panel.show_faults(wrong)

    # --- which line is shown --------------------------------------------------------------------

    def choose(self, code: str) -> None:
        """Go to a question by its code."""
        at = self._lines.place_of(code)
        if at is not None:
            self.tree.choose(at)

    def _on_chosen(self, at: At | None) -> None:
        self._take()
        self._at = at
        line = self._lines.at(at)
        if line is None or at is None:
            self.panels.setCurrentWidget(self.nothing)
        elif at[1] == WHOLE:
            self.element.show_line(line, _("Element"))
            self.panels.setCurrentWidget(self.element)
        else:
            self.question.show_line(line, _("Question"))
            self.panels.setCurrentWidget(self.question)
        self._show_line_faults()
        self._tell_buttons()

    def _take(self) -> None:
        """Take over what was typed into the line that is shown."""
        line = self._lines.at(self._at)
        if line is None or self._at is None:
            return
        panel = self.element if self._at[1] == WHOLE else self.question
        line |= panel.changes()

    def _show(self, at: At) -> None:
        self._at = None  # what is shown is not of these lines any more
        self.tree.show_lines(self._lines.elements, at)
        if not self._lines.elements:
            self._on_chosen(None)
        self._tell()

    def _on_typed(self) -> None:
        self._take()
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        said = {at: " ".join(wrong.values()) for at, wrong in self._faults.items()}
        self.tree.tell(self._lines.elements, said)
        every = self._lines.questions
        self.sum.setText(_("All together: {sum}").format(sum=say_typed_sum(every)))
        self._tell_buttons()

    def _tell_buttons(self) -> None:
        self.add_question.setEnabled(bool(self._lines.elements))
        for part in (self.up, self.down, self.remove):
            part.setEnabled(self._at is not None)

    # --- what a person does ---------------------------------------------------------------------

    def new_element(self) -> None:
        """Add an element at the end, and go there."""
        self._take()
        self._changed(self._lines.add_element())
        self.element.editors["title"].setFocus()

    def new_question(self) -> None:
        """Add a question below the one that is chosen, and go there."""
        self._take()
        self._changed(self._lines.add_question(self._at))
        self.question.editors["text"].setFocus()

    def move_line(self, by: int) -> None:
        """Move what is chosen up or down; a question at an end goes into the next element."""
        self._take()
        if self._at is not None and not self._read_only:
            self._changed(self._lines.move(self._at, by))
            self.tree.setFocus()

    def take_out(self) -> None:
        """Take out what is chosen, an element with its questions; it can be put back."""
        self._take()
        if self._at is not None and not self._read_only:
            self._changed(self._lines.take_out(self._at))
            self.put_back.show()

    def _on_put_back(self) -> None:
        self._take()
        at = self._lines.put_back()
        self.put_back.hide()
        if at is not None:
            self._changed(at)

    def _changed(self, at: At) -> None:
        self._faults = {}
        self._show(at)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        is_wide = self.width() >= theme.px(NARROW)
        self._both.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
