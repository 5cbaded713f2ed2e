"""The left of an item's line: its number and its words, from the checklist or typed by hand."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.language import _
from desktop.records import kind_of
from desktop.services.checklists import Item
from ui import theme
from ui.desk import Desk
from ui.editors.editor import Editor
from ui.editors.making import editor_of
from ui.forms.answers import BIG
from ui.widgets import plain, quiet, small

ROWS: Final = next(rows for rows in kind_of("inspection").rows if rows.name == "items")
NUMBER: Final = 24  # pixels at 100 %


class ItemHead(QWidget):
    """Number and words. Without an item the words are typed, and the line can be removed."""

    changed = Signal()
    removed = Signal()

    def __init__(self, desk: Desk, item: Item | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self.number = small()
        self.words: QLabel | None = None
        self.name: Editor | None = None
        self.remove = quiet("x", _("Remove this item"))
        self.remove.clicked.connect(self.removed)
        self.setMinimumHeight(theme.px(BIG))  # so that the words stand in line with the buttons
        self.number.setFixedWidth(theme.px(NUMBER))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.NEAR)
        row.addWidget(self.number)
        if item is None:
            self.name = compact(desk, "item")
            self.name.changed.connect(self.changed)
            row.addWidget(self.name, 1)
        else:
            self.words = plain(_said(item))
            row.addWidget(self.words, 1)
        row.addWidget(self.remove)
        if item is not None:
            self.remove.hide()

    @property
    def title(self) -> str:
        """The words of the item."""
        return str(self.name.typed()) if self.name else self._item.words if self._item else ""

    def set_title(self, title: object) -> None:
        """Show what was typed earlier."""
        if self.name:
            self.name.set_typed(title or "")

    def show_number(self, number: int, of: int) -> None:
        """Say which item it is."""
        self.number.setText(str(number))
        self.number.setAccessibleName(_("Item {n} of {of}").format(n=number, of=of))

    @property
    def is_being_named(self) -> bool:
        """Whether its words are typed right now and something stands there."""
        widget = self.focusWidget()
        return bool(self.name and widget and self.name.isAncestorOf(widget) and self.title.strip())

    def focus_name(self) -> bool:
        """Put the keyboard where the words are typed, if they are still to be typed."""
        if self.name is None or self.title.strip():
            return False
        self.name.setFocus()
        return True

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read, not changed."""
        if self.name:
            self.name.set_read_only(read_only)
            self.remove.setVisible(not read_only)

    # --- what is wrong with it, as every part of a line tells it ---------------------------------

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show what is wrong with the words."""
        return self.name.show_faults(faults) if self.name else False

    @property
    def has_fault(self) -> bool:
        """Whether something is wrong with the words."""
        return self.name is not None and self.name.has_fault

    def focus_fault(self) -> None:
        """Put the cursor where something is wrong."""
        if self.name:
            self.name.focus_fault()


def compact(desk: Desk, name: str) -> Editor:
    """Return the editor of a field of an item's line, without a label."""
    editor = editor_of(desk, ROWS, name)
    editor.set_compact()
    return editor


def _said(item: Item) -> str:
    if item.kind == "photo":
        return _("{item} (add the photo under Evidence)").format(item=item.words)
    return item.words
