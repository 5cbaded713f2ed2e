"""The checklist of an inspection: a line an item, answered and left with one key each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.checklists import Item, Sheet, item_words
from desktop.services.inspecting import Answer, Made
from desktop.services.inspection_saving import ACTION, TAG_OUT
from ui import theme
from ui.desk import Desk
from ui.editors.editor import Editor
from ui.editors.row_line import Line
from ui.forms.inspection_row import ItemRow
from ui.widgets import button

MOST: Final = 500  # lines, as in every table inside a record


class ItemsEditor(Editor):
    """The lines of "items". A checklist brings its own; others are typed by hand.

    Of a checklist that nobody has begun to answer nothing is kept: an inspection may also be just
    a result and what was wrong.
    """

    left = Signal()  # the person went on behind the last item

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "items", _("Items"), parent)
        self.label.hide()
        self.rows: list[ItemRow] = []
        self.is_stored = False  # whether the lines are those of a record
        self._read_only, self._may_tag_out = False, False
        self._passed: list[ItemRow] = []
        self._dues: Mapping[str, date] = {}
        self._before: Mapping[str, str] = {}
        self._host = QWidget()
        self._lines = _lines_in(self._host)
        self.add = button(_("Add an item"), "plus")
        self.add.clicked.connect(self._on_add)
        self._column.addWidget(self._host)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, theme.TIGHT, 0, 0)
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(foot)
        self.setFocusProxy(self.add)

    # --- what is in it --------------------------------------------------------------------------

    @property
    def answers(self) -> list[Answer]:
        """How the items are answered; a line of which only the room is there is none."""
        return [row.answer for row in self.rows if row.title.strip()]

    @property
    def first_open(self) -> ItemRow | None:
        """The first item that waits for an answer."""
        return next((row for row in self.rows if row.is_open), None)

    def typed(self) -> list[Line]:
        lines = [row.typed() for row in self.rows if row.title.strip()]
        return lines if any(_says_something(line) for line in lines) or self._by_hand() else []

    def set_typed(self, typed: object) -> None:
        lines = typed if isinstance(typed, Sequence) and not isinstance(typed, str) else ()
        self._show([(Item(str(line.get("item") or ""), _kind_of(line)), line) for line in lines])
        self.show_fault("")

    def attach(self, sheet: Sheet | None) -> None:
        """Take from a checklist how the items that are shown are answered, and what follows.

        Of a new inspection the items that it does not have were typed by hand, and may be again.
        """
        known = {item_words(item.words): item for item in sheet.items} if sheet else {}
        shown = []
        for row in self.rows:
            title = item_words(row.title)
            item = replace(known[title], words=row.title) if title in known else row.item
            by_hand = title not in known and not self.is_stored
            shown.append((None if by_hand else item, row.typed()))
        self._show(shown)

    def fill(self, sheet: Sheet | None) -> None:
        """Show the items of another checklist; what is answered already stays answered."""
        typed = {item_words(row.title): row.typed() for row in self.rows if row.title.strip()}
        by_hand = {item_words(row.title) for row in self._by_hand()}
        shown: list[tuple[Item | None, Mapping[str, object]]] = []
        for item in sheet.items if sheet else ():
            shown.append((item, typed.pop(item_words(item.words), {})))
        shown += [
            (None, line)
            for title, line in typed.items()
            if title in by_hand or _says_something(line)
        ]
        self._show(shown)

    def _show(self, shown: Sequence[tuple[Item | None, Mapping[str, object]]]) -> None:
        """Show other lines: all at once, because each alone would lay the form out anew."""
        self.rows, self._passed = [], []
        before, self._host = self._host, QWidget()
        self._lines = _lines_in(self._host)
        for item, line in shown[:MOST]:
            self._add_row(item, line)
        self._number()
        self._column.replaceWidget(before, self._host)
        before.hide()
        before.deleteLater()
        self._host.show()

    def _add_row(self, item: Item | None, line: Mapping[str, object]) -> ItemRow:
        row = ItemRow(self.desk, item)
        row.set_typed(line, stored=self.is_stored)
        row.follows.may_tag_out(self._may_tag_out)
        row.follows.take_dues(self._dues)
        row.follows.show_before(self._before.get(row.title, ""))
        row.set_read_only(self._read_only)
        row.changed.connect(self._on_changed)
        row.moved.connect(lambda step, row=row: self._on_moved(row, step))
        row.removed.connect(lambda row=row: self._on_removed(row))
        self.rows.append(row)
        self._lines.addWidget(row)
        return row

    def _number(self) -> None:
        for number, row in enumerate(self.rows, 1):
            row.show_number(number, len(self.rows))

    def _by_hand(self) -> list[ItemRow]:
        return [row for row in self.rows if row.is_by_hand and row.title.strip()]

    # --- saved ----------------------------------------------------------------------------------

    def without_actions(self, sent: Mapping[str, object]) -> dict[str, object]:
        """Return lines that were saved without what was made of them."""
        lines = sent["items"]
        assert isinstance(lines, list)
        made = (ACTION, TAG_OUT)
        return {"items": [{n: v for n, v in line.items() if n not in made} for line in lines]}

    def forget_actions(self, sent: Mapping[str, object]) -> None:
        """Forget the actions that were made of lines that were saved."""
        lines = sent["items"]
        assert isinstance(lines, list)
        written = [row for row in self.rows if row.title.strip()]
        for row, line in zip(written, lines, strict=False):
            if row.details and (ACTION in line or TAG_OUT in line):
                row.details.forget_made()

    # --- all at once ----------------------------------------------------------------------------

    def pass_rest(self) -> int:
        """Answer every open item with a pass; return how many there were."""
        self._passed = [row for row in self.rows if row.pass_if_open()]
        if self._passed:
            self.changed.emit()
        return len(self._passed)

    @property
    def may_pass_rest(self) -> bool:
        """Whether an open item can be passed."""
        return any(row.can_pass for row in self.rows)

    @property
    def can_take_back(self) -> bool:
        """Whether items were just passed all at once."""
        return bool(self._passed)

    def take_back(self) -> None:
        """Open the items again that were passed all at once."""
        for row in self._passed:
            if row.answers.key == "pass":
                row.answers.choose("")
        self._passed = []
        self.changed.emit()

    def show_made(self, made: Sequence[Made]) -> None:
        """Say at each item which corrective action was made of it."""
        of_items = {one.item: one for one in made if one.item}
        for row in self.rows:
            row.follows.show_made(of_items.get(item_words(row.title)))

    @property
    def failed(self) -> tuple[str, ...]:
        """The items that fail, by their words."""
        return tuple(row.title for row in self.rows if row.is_fail and row.title.strip())

    def show_before(self, told: Mapping[str, str]) -> None:
        """Say at each item that fails when it failed earlier, by its words."""
        self._before = told
        for row in self.rows:
            row.follows.show_before(told.get(row.title, ""))

    def may_tag_out(self, may: bool) -> None:
        """Say whether there is a unit that a fail could take out of use."""
        self._may_tag_out = may
        for row in self.rows:
            row.follows.may_tag_out(may)

    def take_dues(self, dues: Mapping[str, date]) -> None:
        """Be told by when a fail is put right, by its risk."""
        self._dues = dues
        for row in self.rows:
            row.follows.take_dues(dues)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.add.setVisible(not read_only)
        for row in self.rows:
            row.set_read_only(read_only)

    # --- what is wrong --------------------------------------------------------------------------

    @property
    def has_fault(self) -> bool:
        return super().has_fault or any(row.has_fault for row in self.rows)

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show each fault at its item ("items.3.action.due_on")."""
        of_rows: dict[int, dict[str, str]] = {}
        for place, sentence in faults.items():
            start, _dot, rest = place.partition(".")
            number, dot, name = rest.partition(".")
            if start == "items" and dot and number.isdigit():
                of_rows.setdefault(int(number), {})[name] = sentence
        self.show_fault(faults.get("items", ""))
        written = [row for row in self.rows if row.title.strip()]  # those that were sent
        for at, row in enumerate(written):
            row.show_faults(of_rows.get(at, {}))
        return self.has_fault

    def focus_fault(self) -> None:
        wrong = next((row for row in self.rows if row.has_fault), None)
        (wrong.focus_fault if wrong else self.add.setFocus)()

    # --- what a person does ---------------------------------------------------------------------

    def add_item(self) -> None:
        """Add an item to be typed by hand, and go there."""
        if len(self.rows) < MOST:
            row = self._add_row(None, {})
            row.show()  # at once, because what is shown later cannot take the focus now
            self._number()
            row.focus()

    def _on_add(self) -> None:
        self.add_item()

    def _on_changed(self) -> None:
        self._passed = []
        self.changed.emit()

    def _on_moved(self, row: ItemRow, step: int) -> None:
        there = self.rows.index(row) + step
        if 0 <= there < len(self.rows):
            self.rows[there].focus()
        elif there == len(self.rows) and row.is_by_hand and row.title.strip():
            self.add_item()
        elif step > 0:
            self.left.emit()

    def _on_removed(self, row: ItemRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].focus()
        else:
            self.add.setFocus()
        self.changed.emit()


def _lines_in(host: QWidget) -> QVBoxLayout:
    lines = QVBoxLayout(host)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    return lines


def _kind_of(line: Mapping[str, object]) -> str:
    """How an item was answered that no checklist tells of."""
    return "text" if line.get("answer") and not line.get("result") else "pass_fail"


def _says_something(line: Mapping[str, object]) -> bool:
    return any(line.get(name) for name in ("id", "result", "answer", "remark"))
