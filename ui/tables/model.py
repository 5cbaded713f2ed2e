"""The rows of one kind as Qt asks for them: numbers of all, the words of those that are seen."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from desktop.language import _
from desktop.services.browsing import (
    Asked,
    Column,
    Numbers,
    RowShown,
    Sort,
    Standings,
    columns_of,
)
from desktop.services.table_concerns import concerned_by
from ui.desk import Desk
from ui.jobs import Job
from ui.tables.loading import Loaded, Source, Wish, load
from ui.tables.pages import Pages

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
NOWHERE: Final = QModelIndex()
BREATH: Final = 40  # milliseconds in which the first rows are painted before the rest is read
_NONE: Final[Numbers] = array("q")


class RecordModel(QAbstractTableModel):
    """One kind's records. Ask it with `ask`; it tells `loaded` when they are there."""

    loaded = Signal()
    about_to_change = Signal()  # other rows are about to take the place of these

    def __init__(self, desk: Desk, kind_key: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.columns: tuple[Column, ...] = columns_of(kind_key)
        self._asked_columns: tuple[Column, ...] = ()
        self._place: dict[int, int] = {}
        self.asked = Asked(kind_key)
        self.total, self.is_known = 0, False
        self._source: Source | None = None
        self._standings: Standings | None = None
        self._job: Job | None = None
        self._is_growing = False  # the first rows of a long log are shown, the rest is on its way
        self._growth = QTimer(self)
        self._growth.setSingleShot(True)
        self._growth.setInterval(BREATH)
        self._growth.timeout.connect(self._ask_for_the_rest)
        self.top: Callable[[], int] = lambda: -1  # the row at the top of the window
        self.pages = Pages(desk, self)
        self.pages.arrived.connect(self._on_arrived)

    # --- what is asked --------------------------------------------------------------------------

    def show_columns(self, keys: Sequence[str]) -> None:
        """Fetch the words of these columns from now on; the others stay empty."""
        wanted = tuple(column for column in self.columns if column.key in keys)
        if wanted == self._asked_columns:
            return
        self._asked_columns = wanted
        self._place = {self.columns.index(column): at for at, column in enumerate(wanted)}
        if self._source is not None:
            self._source = replace(self._source, columns=wanted)
            self.pages.show(self._source, {})
            self._repaint()

    def narrow(self, **changes: Any) -> None:
        """Ask for other rows: another filter, group or order, with voided ones or not."""
        asked = replace(self.asked, **changes)
        if asked != self.asked:
            self.asked = asked
            self.load()

    def sort_by(self, sort: Sort | None) -> None:
        """Ask for another order."""
        self.narrow(sort=sort)

    def load(self, *, anew: bool = False) -> None:
        """Ask for the rows; `anew` also works out again how they stand."""
        self._is_growing = False
        if anew:
            self._standings = None
        top = self.top()
        near = self.numbers[top] if 0 <= top < len(self.numbers) else None
        wish = Wish(
            self.asked,
            self._asked_columns,
            self._desk.today(),
            self._standings,
            near,
            at_first=not self.numbers,
        )
        self._ask(wish)

    def _ask(self, wish: Wish) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._desk.ask(lambda c: load(c, wish), self._on_loaded, owner=self)

    def is_concerned(self, kinds: frozenset[str]) -> bool:
        """Whether a change of these kinds may change what is shown."""
        return bool(kinds & concerned_by(self.asked.kind_key))

    # --- what comes back ------------------------------------------------------------------------

    def _on_loaded(self, loaded: Loaded) -> None:
        self._job = None
        source = replace(loaded.source, columns=self._asked_columns)
        pages = loaded.pages if loaded.source.columns == self._asked_columns else {}
        self._standings = source.standings
        self.total, self.is_known = loaded.total, True
        old = self.numbers
        if source.numbers == old:
            self._source = source
            self.pages.show(source, pages)
            self._repaint()
        elif self._is_growing and source.numbers[: len(old)] == old:
            self._grow(source)
        else:
            self._replace(source, pages)
        self._is_growing = not loaded.is_whole
        if self._is_growing:
            self._growth.start()
        self.loaded.emit()

    def _ask_for_the_rest(self) -> None:
        if self._is_growing and self._source is not None:
            source = self._source
            self._ask(Wish(source.asked, self._asked_columns, source.as_of, source.standings))

    def _grow(self, source: Source) -> None:
        self.beginInsertRows(NOWHERE, len(self.numbers), len(source.numbers) - 1)
        self._source = source
        self.pages.grow(source)
        self.endInsertRows()

    def _replace(self, source: Source, pages: dict[int, list[RowShown]]) -> None:
        self.about_to_change.emit()
        self.beginResetModel()
        self._source = source
        self.pages.show(source, pages)
        self.endResetModel()

    def _on_arrived(self, first: int, last: int) -> None:
        end = self.columnCount() - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, end))

    def _repaint(self) -> None:
        if self.numbers:
            self._on_arrived(0, len(self.numbers) - 1)

    # --- what is there --------------------------------------------------------------------------

    @property
    def numbers(self) -> Numbers:
        """The numbers of the rows in order."""
        return self._source.numbers if self._source else _NONE

    @property
    def standings(self) -> Standings:
        """How the records stand, as far as anything is known."""
        return self._standings or {}

    @property
    def source(self) -> Source | None:
        """Where the rows come from, None until they are there."""
        return self._source

    def row_of(self, number: int) -> int:
        """Return where the row of this number stands, -1 where it is not shown."""
        return self.numbers.index(number) if number in self.numbers else -1

    def shown(self, row: int) -> RowShown | None:
        """Return what a row says, None while that is not known."""
        return self.pages.row(row)

    def place_of(self, column: int) -> int:
        """Return where the words of a column stand in a row, -1 for a hidden one."""
        return self._place.get(column, -1)

    # --- what Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.numbers)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self._said(index, spoken=role == Role.AccessibleTextRole)
        if role == Role.TextAlignmentRole:
            return RIGHT if self.columns[index.column()].is_number else LEFT
        return None

    def _said(self, index: Index, *, spoken: bool) -> str:
        row, place = self.pages.row(index.row()), self._place.get(index.column(), -1)
        if row is None or place < 0:
            return ""
        if spoken and row.is_voided:
            return _("{text} (voided)").format(text=row.texts[place])
        return row.texts[place]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return _(column.label)
        if role == Role.TextAlignmentRole:
            return RIGHT if column.is_number else LEFT
        return None
