"""The items of a checklist being written: a line each, added by Enter, put in order, pasted."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.language import _, ngettext
from desktop.services.checklist_editing import read_items
from desktop.values.spoken import say_number
from ui import theme
from ui.checklists.item_line import NEW, ItemLine, Line
from ui.checklists.item_list import ItemList
from ui.desk import Desk
from ui.editors.editor import Editor
from ui.editors.flow import Flow
from ui.widgets import button, link, small

MOST: Final = 200  # items; a longer checklist is several


class ChecklistItems(Editor):
    """The field "items". Lines without words are never saved."""

    def __init__(self, desk: Desk, label: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, "items", label, parent)
        self._read_only = False
        self._removed: tuple[int, Line] | None = None
        self.label.setProperty("role", "strong")
        self.keys = small(
            _(
                "Enter adds the next item. Alt+Up and Alt+Down, or the handle on the left, change "
                "the order. Action: a fail makes a corrective action. Out of use: it takes the "
                "unit out of use as well."
            )
        )
        self.list = ItemList()
        self._column.addWidget(self.keys)
        self._column.addWidget(self.list)
        self._column.addLayout(self._made_buttons())
        self.setFocusProxy(self.add)
        self.list.changed.connect(self.changed)
        self.list.entered.connect(self.add_item)
        self.list.removed.connect(self._on_removed)
        self.list.pasted.connect(self.paste_lines)
        self.list.left.connect(self.add.setFocus)

    def _made_buttons(self) -> Flow:
        self.add = button(_("Add an item"), "plus")
        self.add.clicked.connect(self._on_add)
        self.paste = link(_("Paste lines"))
        self.paste.setToolTip(_("Makes an item of every line that you copied, from any program"))
        self.paste.clicked.connect(self._on_paste)
        self.put_back = link(_("Put the item back"))
        self.put_back.clicked.connect(self._on_put_back)
        self.put_back.hide()
        row = Flow(None, theme.FIELD)
        for part in (self.add, self.paste, self.put_back):
            row.addWidget(part)
        return row

    # --- what is in it --------------------------------------------------------------------------

    @property
    def lines(self) -> list[ItemLine]:
        """The lines, in their order."""
        return self.list.lines

    def typed(self) -> list[Line]:
        return [line.typed() for line in self.list.written]

    def set_typed(self, typed: object) -> None:
        lines = typed if isinstance(typed, Sequence) and not isinstance(typed, str) else ()
        self._removed = None
        self.put_back.hide()
        self.show_fault("")
        self.show_hint("")
        waits = [] if self._read_only else [NEW]  # the first one waits to be written
        self.list.show_lines(list(lines) or waits)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        for part in (self.keys, self.add, self.paste):
            part.setVisible(not read_only)
        self.put_back.setVisible(not read_only and self._removed is not None)
        self.list.set_read_only(read_only)

    # --- what is wrong --------------------------------------------------------------------------

    @property
    def has_fault(self) -> bool:
        return super().has_fault or any(line.wrong.text() for line in self.lines)

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show what is wrong with the list and with its items ("items.3.item")."""
        self.show_fault(faults.get("items", ""))
        for place, line in enumerate(self.list.written):
            start = f"items.{place}."
            mine = [said for name, said in faults.items() if name.startswith(start)]
            line.show_fault(" ".join(mine))
        return self.has_fault

    def focus_fault(self) -> None:
        wrong = next((line for line in self.lines if line.wrong.text()), None)
        (wrong.focus if wrong else self.add.setFocus)()

    # --- what a person does ---------------------------------------------------------------------

    def add_item(self, place: int | None = None) -> None:
        """Add an item to be written, and go there; an empty one that waits there is taken."""
        at = len(self.lines) if place is None else place
        near = [line for line in self.lines[max(0, at - 1) : at + 1] if line.is_blank]
        if near:
            near[0].focus()
        elif len(self.lines) >= MOST:
            self._tell_full(0)
        else:
            line = self.list.put_in(at, NEW)
            self.list.number()
            line.focus()

    def _on_add(self) -> None:
        self.add_item()

    def _on_removed(self, place: int, typed: Line) -> None:
        if typed:
            self._removed = (place, typed)
            self.put_back.show()

    def _on_put_back(self) -> None:
        if self._removed is None:
            return
        place, values = self._removed
        self._removed = None
        line = self.list.put_in(min(place, len(self.lines)), values)
        self.list.number()
        line.focus()
        self.put_back.hide()
        self.changed.emit()

    # --- pasting --------------------------------------------------------------------------------

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.show_hint(_("Nothing is copied. Copy the lines first, in any program."))
            return
        self.paste_lines(text, len(self.lines))

    def paste_lines(self, text: str, place: int) -> None:
        """Make an item of each line of a text; an empty line just above gives way."""
        found = read_items(text)
        if place > 0 and self.lines[place - 1].is_blank:
            place -= 1
            self.list.take_out(self.lines[place])
        room = MOST - len(self.lines)
        for offset, words in enumerate(found[:room]):
            self.list.put_in(place + offset, {**NEW, "item": words})
        self.list.number()
        self.show_hint("")
        if len(found) > room:
            self._tell_full(len(found) - room)
        self.list.go(place + min(len(found), room) - 1)
        self.changed.emit()

    def _tell_full(self, left_out: int) -> None:
        most = say_number(MOST)
        if not left_out:
            self.show_hint(
                _("A checklist takes {most} items. Make a second one.").format(most=most)
            )
            return
        said = ngettext(
            "A checklist takes {most} items, so {n} line was not taken.",
            "A checklist takes {most} items, so {n} lines were not taken.",
            left_out,
        )
        self.show_hint(said.format(most=most, n=say_number(left_out)))
