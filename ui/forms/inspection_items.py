"""The checklist of an inspection: a line an item, answered and left with one key each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.checklists import Item, Sheet, item_words
from desktop.services.inspecting import Answer
from desktop.services.inspection_saving import ACTION, TAG_OUT
from ui import theme
from ui.desk import Desk
from ui.editors.editor import Editor
from ui.editors.row_line import Line
from ui.forms.inspection_row import ItemRow
from ui.forms.inspection_rows import MOST, ItemRows, Shown
from ui.widgets import button


class ItemsEditor(Editor):
    """The lines of "items". A checklist brings its own; others are typed by hand.

    Of a checklist that nobody has begun to answer nothing is kept: an inspection may also be just
    a result and what was wrong.
    """

    left = Signal()  # the person went on behind the last item

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "items", _("Items"), parent)
        self.label.hide()
        self._passed: list[ItemRow] = []
        self.list = ItemRows(desk)
        self.list.changed.connect(self._on_changed)
        self.list.moved.connect(self._go)
        self.list.removed.connect(self._on_removed)
        self.add = button(_("Add an item"), "plus")
        self.add.clicked.connect(self._on_add)
        self._column.addWidget(self.list)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, theme.TIGHT, 0, 0)
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(foot)
        self.setFocusProxy(self.add)

    # --- what is in it --------------------------------------------------------------------------

    @property
    def rows(self) -> list[ItemRow]:
        """The rows, in their order."""
        return self.list.rows

    @property
    def answers(self) -> list[Answer]:
        """How the items are answered; a line of which only the room is there is none."""
        return [row.answer for row in self.list.written]

    @property
    def first_open(self) -> ItemRow | None:
        """The first item that waits for an answer."""
        return next((row for row in self.rows if row.is_open), None)

    def typed(self) -> list[Line]:
        lines = [row.typed() for row in self.list.written]
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
            by_hand = title not in known and not self.list.is_stored
            shown.append((None if by_hand else item, row.typed()))
        self._show(shown)

    def fill(self, sheet: Sheet | None) -> None:
        """Show the items of another checklist; what is answered already stays answered."""
        typed = {item_words(row.title): row.typed() for row in self.list.written}
        by_hand = {item_words(row.title) for row in self._by_hand()}
        shown: list[Shown] = []
        for item in sheet.items if sheet else ():
            shown.append((item, typed.pop(item_words(item.words), {})))
        shown += [
            (None, line)
            for title, line in typed.items()
            if title in by_hand or _says_something(line)
        ]
        self._show(shown)

    def _show(self, shown: Sequence[Shown]) -> None:
        self._passed = []
        self.list.show_lines(shown)

    def _by_hand(self) -> list[ItemRow]:
        return [row for row in self.list.written if row.is_by_hand]

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
        for row, line in zip(self.list.written, lines, strict=False):
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

    def set_read_only(self, read_only: bool) -> None:
        self.add.setVisible(not read_only)
        self.list.set_read_only(read_only)

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
        for at, row in enumerate(self.list.written):  # those that were sent
            row.show_faults(of_rows.get(at, {}))
        return self.has_fault

    def focus_fault(self) -> None:
        wrong = next((row for row in self.rows if row.has_fault), None)
        (wrong.focus_fault if wrong else self.add.setFocus)()

    # --- what a person does ---------------------------------------------------------------------

    def add_item(self) -> None:
        """Add an item to be typed by hand, and go there."""
        if len(self.rows) < MOST:
            row = self.list.put_in(None, {})
            row.show()  # at once, because what is shown later cannot take the focus now
            self.list.number()
            row.focus()

    def _on_add(self) -> None:
        self.add_item()

    def _on_changed(self) -> None:
        self._passed = []
        self.changed.emit()

    def _go(self, there: int) -> None:
        """Put the keyboard on a row; behind one that was typed by hand comes another one."""
        if 0 <= there < len(self.rows):
            self.rows[there].focus()
        elif there == len(self.rows) and self.rows[-1].is_by_hand and self.rows[-1].title.strip():
            self.add_item()
        elif there > 0:
            self.left.emit()

    def _on_removed(self, place: int) -> None:
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].focus()
        else:
            self.add.setFocus()
        self.changed.emit()


def _kind_of(line: Mapping[str, object]) -> str:
    """How an item was answered that no checklist tells of."""
    return "text" if line.get("answer") and not line.get("result") else "pass_fail"


def _says_something(line: Mapping[str, object]) -> bool:
    return any(line.get(name) for name in ("id", "result", "answer", "remark"))
