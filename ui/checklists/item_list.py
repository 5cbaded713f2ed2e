"""The lines of a checklist being written: put in, taken out, numbered and carried about."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.checklists.item_line import ItemLine


class ItemList(QWidget):
    """Lines below one another in the order in which they are asked and Tab goes through them."""

    changed = Signal()
    entered = Signal(int)  # Enter in a line: the place of the next one
    removed = Signal(int, dict)  # by a person: where it was and what stood there
    pasted = Signal(str, int)  # several lines of text, and where they go
    left = Signal()  # the keyboard goes on behind the last one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[ItemLine] = []
        self._read_only = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.NEAR)

    @property
    def written(self) -> list[ItemLine]:
        """The lines in which something stands."""
        return [line for line in self.lines if not line.is_blank]

    def show_lines(self, lines: list[Mapping[str, object]]) -> None:
        """Show these and no others."""
        while len(self.lines) > len(lines):
            self.take_out(self.lines[-1])
        while len(self.lines) < len(lines):
            self.put_in(len(self.lines), {})
        for line, values in zip(self.lines, lines, strict=True):
            line.set_typed(values)
            line.show_fault("")
        self.number()

    def put_in(self, place: int, values: Mapping[str, object]) -> ItemLine:
        """Put a line in; who puts in several numbers them once."""
        line = ItemLine(self)
        line.set_typed(values)
        line.set_read_only(self._read_only)
        line.changed.connect(self.changed)
        line.entered.connect(lambda: self.entered.emit(self.lines.index(line) + 1))
        line.removed.connect(lambda: self._on_removed(line))
        line.emptied.connect(lambda: self._on_emptied(line))
        line.moved.connect(lambda step: self.go(self.lines.index(line) + step))
        line.carried.connect(lambda step: self._carry(line, self.lines.index(line) + step))
        line.dragged.connect(lambda y: self._on_dragged(line, y))
        line.pasted.connect(lambda text: self.pasted.emit(text, self.lines.index(line) + 1))
        self.lines.insert(place, line)
        self._column.insertWidget(place, line)
        line.show()  # at once, because what is shown later cannot take the focus now
        return line

    def take_out(self, line: ItemLine) -> None:
        """Take a line out, whatever stands in it."""
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def number(self) -> None:
        """Number the lines, and let Tab go through them in their order."""
        before: QWidget | None = None
        for number, line in enumerate(self.lines, 1):
            line.show_number(number, len(self.lines))
            for part in (line.words, line.kind, line.fails, line.action, line.remove):
                if before is not None:
                    QWidget.setTabOrder(before, part)
                before = part

    def go(self, place: int) -> None:
        """Put the keyboard into a line."""
        if 0 <= place < len(self.lines):
            self.lines[place].focus()
        elif place >= len(self.lines):
            self.left.emit()

    def set_read_only(self, read_only: bool) -> None:
        """Let them be read, not changed."""
        self._read_only = read_only
        for line in self.lines:
            line.set_read_only(read_only)

    # --- what a person does ---------------------------------------------------------------------

    def _carry(self, line: ItemLine, place: int) -> None:
        """Put a line somewhere else; the keyboard goes with it."""
        here = self.lines.index(line)
        if not 0 <= place < len(self.lines) or place == here:
            return
        had_keyboard = self.window().focusWidget()
        self.lines.insert(place, self.lines.pop(here))
        self._column.removeWidget(line)
        self._column.insertWidget(place, line)
        self.number()
        if had_keyboard is not None and line.isAncestorOf(had_keyboard):
            had_keyboard.setFocus()
        self.changed.emit()

    def _on_dragged(self, line: ItemLine, y: int) -> None:
        at = self.mapFromGlobal(QPoint(0, y)).y()
        here = self.lines.index(line)
        for place, other in enumerate(self.lines):
            middle = other.geometry().center().y()
            if (place < here and at < middle) or (place > here and at > middle):
                self._carry(line, place)
                if place < here:
                    return

    def _on_removed(self, line: ItemLine) -> None:
        place, typed = self.lines.index(line), {} if line.is_blank else line.typed()
        self.take_out(line)
        self.number()
        self.go(min(place, len(self.lines) - 1) if self.lines else 0)
        self.removed.emit(place, typed)
        self.changed.emit()

    def _on_emptied(self, line: ItemLine) -> None:
        place = self.lines.index(line)
        if place > 0:
            self.take_out(line)
            self.number()
            self.go(place - 1)
            self.changed.emit()
