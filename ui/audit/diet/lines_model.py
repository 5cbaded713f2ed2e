"""Forms or duties as a table: what each feeds, how often it was filled in, what that takes."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.language import N_, _, ngettext
from desktop.services.auditing.minutes import MOST_MINUTES
from desktop.services.diet.reading import say_time
from desktop.services.diet.shown import Line
from desktop.values.numerals import read_whole
from desktop.values.spoken import say_number
from ui import theme
from ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROLE: Final = Qt.ItemDataRole
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MINUTES: Final = "minutes"


def _questions(one: Line) -> str:
    n = len(one.questions)
    return ngettext("{n} question", "{n} questions", n).format(n=n) if n else _("none")


_COLUMNS: Final[dict[str, tuple[str, Callable[[Line], str]]]] = {
    "title": (N_("What"), lambda one: one.title),
    "rhythm": (N_("How often"), lambda one: one.rhythm),
    "verdict": (N_("What for"), lambda one: one.chip[0]),
    "questions": (N_("Feeds"), _questions),
    "points": (N_("Points"), lambda one: say_number(one.points, 1)),
    "n": (N_("In the year"), lambda one: say_number(one.n, 0)),
    MINUTES: (N_("Minutes each"), lambda one: say_number(one.minutes_each, 0)),
    "time": (N_("A year"), lambda one: say_time(one.minutes)),
}
_NUMBERS: Final = frozenset({"points", "n", MINUTES, "time"})


class LinesModel(QAbstractTableModel):
    """`columns` are those that are shown; the minutes can be changed where `change` is given."""

    refused = Signal(str)  # a sentence on what was typed

    def __init__(
        self,
        columns: Sequence[str],
        change: Callable[[Line, int], None] | None = None,
    ) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self.columns, self._change = tuple(columns), change

    def put(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, _parent: Index = _NOWHERE) -> int:
        return len(self.lines)

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        is_typed = self._change is not None and self.columns[index.column()] == MINUTES
        return usual | Qt.ItemFlag.ItemIsEditable if is_typed else usual

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], self.columns[index.column()]
        head, say = _COLUMNS[column]
        if role == _ROLE.DisplayRole:
            return say(line)
        if role == _ROLE.EditRole:
            return line.minutes_each
        if role == _ROLE.TextAlignmentRole:
            return RIGHT if column in _NUMBERS else LEFT
        if role == _ROLE.ForegroundRole and column == "verdict":
            tone = line.chip[1]
            return theme.color("soft" if tone == "plain" else tone)
        if role == _ROLE.ToolTipRole:
            return tip(_told(line, column) or say(line))
        if role == _ROLE.AccessibleTextRole:
            return f"{line.title}, {_(head)}: {say(line)}"
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        line = self.lines[index.row()]
        if role != _ROLE.EditRole or self._change is None:
            return False
        minutes = read_whole(str(value), MOST_MINUTES)
        if minutes is None:
            said = _("Nothing was changed: type whole minutes, from 1 to {most}.")
            self.refused.emit(said.format(most=say_number(MOST_MINUTES, 0)))
            return False
        if minutes == line.minutes_each:
            return False
        self._change(line, minutes)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == _ROLE.DisplayRole:
            return _(_COLUMNS[column][0])
        if role == _ROLE.TextAlignmentRole:
            return RIGHT if column in _NUMBERS else LEFT
        return None


def _told(line: Line, column: str) -> str:
    if column == "questions":
        return ", ".join(line.questions)
    return line.said if column == "verdict" else ""
