"""The items of a checklist being written: a line each, added by Enter, put in order, pasted."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.checklist_editing import read_items
from desktop.values.spoken import say_number
from ui import theme
from ui.checklists.item_line import NEW, ItemLine, Line
from ui.desk import Desk
from ui.editors.editor import Editor
from ui.editors.flow import Flow
from ui.widgets import button, link, small

MOST: Final = 200  # items; a longer checklist is several


class ChecklistItems(Editor):
    """The field "items". Lines without words are never saved."""

    def __init__(self, desk: Desk, label: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, "items", label, parent)
        self.lines: list[ItemLine] = []
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
        self._host = QWidget()
        self._column_of_lines = QVBoxLayout(self._host)
        self._column_of_lines.setContentsMargins(0, 0, 0, 0)
        self._column_of_lines.setSpacing(theme.NEAR)
        self._column.addWidget(self.keys)
        self._column.addWidget(self._host)
        self._column.addLayout(self._made_buttons())
        self.setFocusProxy(self.add)

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

    def typed(self) -> list[Line]:
        return [line.typed() for line in self._written()]

    def set_typed(self, typed: object) -> None:
        lines = typed if isinstance(typed, Sequence) and not isinstance(typed, str) else ()
        self._removed = None
        self.put_back.hide()
        self.show_fault("")
        self.show_hint("")
        while len(self.lines) > len(lines):
            self._take_out(self.lines[-1])
        while len(self.lines) < len(lines):
            self._put_in(len(self.lines), {})
        for line, values in zip(self.lines, lines, strict=True):
            line.set_typed(values)
            line.show_fault("")
        if not self.lines and not self._read_only:
            self._put_in(0, NEW)  # the first one waits to be written
        self._number()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        for part in (self.keys, self.add, self.paste):
            part.setVisible(not read_only)
        self.put_back.setVisible(not read_only and self._removed is not None)
        for line in self.lines:
            line.set_read_only(read_only)

    def _written(self) -> list[ItemLine]:
        return [line for line in self.lines if not line.is_blank]

    # --- what is wrong --------------------------------------------------------------------------

    @property
    def has_fault(self) -> bool:
        return super().has_fault or any(line.wrong.text() for line in self.lines)

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show what is wrong with the list and with its items ("items.3.item")."""
        self.show_fault(faults.get("items", ""))
        for place, line in enumerate(self._written()):
            start = f"items.{place}."
            mine = [said for name, said in faults.items() if name.startswith(start)]
            line.show_fault(" ".join(mine))
        return self.has_fault

    def focus_fault(self) -> None:
        wrong = next((line for line in self.lines if line.wrong.text()), None)
        (wrong.focus if wrong else self.add.setFocus)()

    # --- lines ----------------------------------------------------------------------------------

    def _put_in(self, place: int, values: Mapping[str, object]) -> ItemLine:
        line = ItemLine(self._host)
        line.set_typed(values)
        line.set_read_only(self._read_only)
        line.changed.connect(self.changed)
        line.entered.connect(lambda: self._on_entered(line))
        line.removed.connect(lambda: self._on_removed(line))
        line.emptied.connect(lambda: self._on_emptied(line))
        line.moved.connect(lambda step: self._go(self.lines.index(line) + step))
        line.carried.connect(lambda step: self._carry(line, self.lines.index(line) + step))
        line.dragged.connect(lambda y: self._on_dragged(line, y))
        line.pasted.connect(lambda text: self._on_pasted(line, text))
        self.lines.insert(place, line)
        self._column_of_lines.insertWidget(place, line)
        line.show()  # at once, because what is shown later cannot take the focus now
        return line

    def _take_out(self, line: ItemLine) -> None:
        self.lines.remove(line)
        self._column_of_lines.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _number(self) -> None:
        """Number the lines, and let Tab go through them in their order."""
        before: QWidget | None = None
        for number, line in enumerate(self.lines, 1):
            line.show_number(number, len(self.lines))
            parts = (line.words, line.kind, line.fails, line.action, line.remove)
            for part in parts:
                if before is not None:
                    QWidget.setTabOrder(before, part)
                before = part

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.lines):
            self.lines[place].focus()
        elif place >= len(self.lines):
            self.add.setFocus()

    def _carry(self, line: ItemLine, place: int) -> None:
        """Put a line somewhere else; the keyboard goes with it."""
        here = self.lines.index(line)
        if not 0 <= place < len(self.lines) or place == here:
            return
        had_keyboard = self.window().focusWidget()
        self.lines.insert(place, self.lines.pop(here))
        self._column_of_lines.removeWidget(line)
        self._column_of_lines.insertWidget(place, line)
        self._number()
        if had_keyboard is not None and line.isAncestorOf(had_keyboard):
            had_keyboard.setFocus()
        self.changed.emit()

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
            line = self._put_in(at, NEW)
            self._number()
            line.focus()

    def _on_add(self) -> None:
        self.add_item()

    def _on_entered(self, line: ItemLine) -> None:
        self.add_item(self.lines.index(line) + 1)

    def _on_removed(self, line: ItemLine) -> None:
        place = self.lines.index(line)
        if not line.is_blank:
            self._removed = (place, line.typed())
            self.put_back.show()
        self._take_out(line)
        self._number()
        self._go(min(place, len(self.lines) - 1)) if self.lines else self.add.setFocus()
        self.changed.emit()

    def _on_emptied(self, line: ItemLine) -> None:
        place = self.lines.index(line)
        if place > 0:
            self._take_out(line)
            self._number()
            self.lines[place - 1].focus()
            self.changed.emit()

    def _on_put_back(self) -> None:
        if self._removed is None:
            return
        place, values = self._removed
        self._removed = None
        line = self._put_in(min(place, len(self.lines)), values)
        self._number()
        line.focus()
        self.put_back.hide()
        self.changed.emit()

    def _on_dragged(self, line: ItemLine, y: int) -> None:
        at = self._host.mapFromGlobal(QPoint(0, y)).y()
        here = self.lines.index(line)
        for place, other in enumerate(self.lines):
            middle = other.geometry().center().y()
            if (place < here and at < middle) or (place > here and at > middle):
                self._carry(line, place)
                if place < here:
                    return

    # --- pasting --------------------------------------------------------------------------------

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.show_hint(_("Nothing is copied. Copy the lines first, in any program."))
            return
        self.paste_lines(text, len(self.lines))

    def _on_pasted(self, line: ItemLine, text: str) -> None:
        self.paste_lines(text, self.lines.index(line) + 1)

    def paste_lines(self, text: str, place: int) -> None:
        """Make an item of each line of a text; an empty line just above gives way."""
        found = read_items(text)
        if place > 0 and self.lines[place - 1].is_blank:
            place -= 1
            self._take_out(self.lines[place])
        room = MOST - len(self.lines)
        for offset, words in enumerate(found[:room]):
            self._put_in(place + offset, {**NEW, "item": words})
        self._number()
        self.show_hint("")
        if len(found) > room:
            self._tell_full(len(found) - room)
        self._go(place + min(len(found), room) - 1)
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
