"""The hidden parts of a file in words, with why each is hidden, for the keyboard and for ears."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.language import _
from desktop.services.redaction.standing import Part
from ui import theme
from ui.dialogs.field import LabelledField
from ui.editors.flow import Flow
from ui.widgets import button, section, soft

LONGEST = 500
_ID = Qt.ItemDataRole.UserRole


class PartList(QWidget):
    """One line a part; below, why the chosen one is hidden."""

    picked = Signal(str)
    why_given = Signal(str, str)  # part, why
    remove_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: dict[str, Part] = {}
        self._chosen, self._is_locked = "", False
        self.list, self.why = _List(), QLineEdit()
        self.list.setAccessibleName(_("Hidden parts"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = soft(_("Nothing of this file is hidden."))
        self.why.setMaxLength(LONGEST)
        self.reason = LabelledField(_("Why is it hidden?"), self.why)
        self.add = button(_("Hide a part"), "plus")
        self.add.setToolTip(_("A new box in the middle of the page (Insert)"))
        self.off = button(_("Take away"), "x")
        self.off.setToolTip(_("Take the chosen box away (Delete)"))
        buttons = QWidget()
        row = Flow(buttons, theme.NEAR)  # one below the other where letters are large
        row.addWidget(self.add)
        row.addWidget(self.off)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.NEAR)
        layout.addWidget(section(_("Hidden parts")))
        layout.addWidget(self.none)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        layout.addWidget(self.reason)
        self._rest = QWidget()  # takes the room where there is no list
        layout.addWidget(self._rest, 1)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.remove_wanted.connect(lambda: self.remove_wanted.emit(self._chosen))
        self.add.clicked.connect(self.new_wanted)
        self.off.clicked.connect(lambda: self.remove_wanted.emit(self._chosen))
        self.why.editingFinished.connect(self.settle)
        self.show_parts((), "")

    def show_parts(self, parts: Sequence[Part], chosen: str) -> None:
        """Show these, one of them chosen."""
        self._parts = {part.id: part for part in parts}
        self.list.blockSignals(True)
        self.list.clear()
        for part in parts:
            item = QListWidgetItem(_said(part))
            item.setData(_ID, part.id)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.none.setVisible(not parts)
        self.list.setVisible(bool(parts))
        self._rest.setVisible(not parts)
        self._chosen = ""
        self.choose(chosen)

    def choose(self, part: str) -> None:
        """Choose a part, or none with ""."""
        self.settle()
        self._chosen = part if part in self._parts else ""
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == self._chosen:
                self.list.setCurrentRow(row)
                break
        else:
            self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self.why.setText(self._parts[self._chosen].why if self._chosen else "")
        self.why.setCursorPosition(0)
        self._show_controls()

    def page_of(self, part: str) -> int:
        """Return the page of a part, from 1; 0 for none."""
        return self._parts[part].page if part in self._parts else 0

    def set_locked(self, is_locked: bool) -> None:
        """Let nothing be changed."""
        self._is_locked = is_locked
        self._show_controls()

    def settle(self) -> None:
        """Have kept what was typed."""
        part = self._parts.get(self._chosen)
        typed = self.why.text().strip()
        if part is not None and typed != part.why and not self._is_locked:
            self.why_given.emit(part.id, typed)

    def _show_controls(self) -> None:
        self.add.setEnabled(not self._is_locked)
        self.off.setEnabled(bool(self._chosen) and not self._is_locked)
        self.reason.setVisible(bool(self._chosen))
        self.why.setReadOnly(self._is_locked)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        self.picked.emit(item.data(_ID) if item is not None else "")


class _List(QListWidget):
    remove_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


def _said(part: Part) -> str:
    if not part.why:
        return _("Page {page}").format(page=part.page)
    return _("Page {page}: {why}").format(page=part.page, why=part.why)
