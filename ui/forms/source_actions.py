"""What is put right after an incident: the actions there are, and lines for new ones."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.audit.wording.advice import advice_of_action
from desktop.language import _
from desktop.records.kind import Rows
from desktop.services.source_actions import ACTION_LINES, SourceAction
from ui.desk import Desk
from ui.editors.ready_rows import ReadyRows
from ui.editors.row_line import Line
from ui.places import Place
from ui.today.click_row import ClickRow
from ui.widgets import Chip, plain, small


class ActionRows(QWidget):
    """The actions that a record led to; a click on one goes to it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: list[ClickRow] = []
        self._shown: tuple[SourceAction, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_actions(self, actions: Sequence[SourceAction]) -> None:
        """Show these instead."""
        self.setVisible(bool(actions))
        if tuple(actions) == self._shown:
            return
        self._shown = tuple(actions)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(action) for action in actions]
        for row in self.rows:
            self._column.addWidget(row)

    def _row(self, action: SourceAction) -> ClickRow:
        name = _("{what}. {said}. {state}.")
        row = ClickRow(name.format(what=action.what, said=action.said, state=action.word))
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(plain(action.what))
        column.addWidget(small(action.said))
        row.add(words, 1)
        chip = Chip(action.word, action.tone)
        row.add(chip)
        row.row.setAlignment(chip, Qt.AlignmentFlag.AlignTop)
        place = Place("actions", "corrective_action", action.id)
        row.clicked.connect(lambda: self._desk.go(place))
        return row


class NewActionsEditor(ReadyRows):
    """Lines of new actions; the first is always there to be typed into."""

    def __init__(
        self, desk: Desk, lines: Rows = ACTION_LINES, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, lines, parent)
        self.paste.hide()  # a list of actions has a sheet of its own; Ctrl+V in a cell is enough

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.paste.hide()
        self.setHidden(read_only)

    def put_on_top(self, there: QWidget) -> None:
        """Show the actions that there are already above the lines of new ones."""
        self._column.insertWidget(1, there)

    def advise(self) -> None:
        """Say below an action that only reminds somebody what to ask instead."""
        for view in self.page.views:
            view.editors[0].show_hint(advice_of_action(str(view.editors[0].typed())))

    def forget(self, saved: Sequence[Line]) -> None:
        """Take away the lines that became actions, and leave what was typed meanwhile."""
        if saved:
            self.set_typed([line for line in self.typed() if line not in saved])
