"""The files of a record when there are several, and those that wait for a record to be saved."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.language import _
from desktop.services.evidence import EvidenceShown, described, family_of
from ui import theme
from ui.icons import SMALL, icon
from ui.widgets import tip

MOST_ROWS: Final = 3  # further ones are scrolled to: the picture needs the room
_ID: Final = Qt.ItemDataRole.UserRole
_ICONS: Final = {
    "pdf": "file-text",
    "docx": "file-text",
    "xlsx": "table",
    "csv": "table",
    "eml": "mail",
    "text": "file-text",
    "jpeg": "image",
    "png": "image",
    "tiff": "image",
    "heic": "image",
}


class FileList(QListWidget):
    """One line a file; the tooltip says the rest."""

    chosen = Signal(str)  # the id of a file, or the path of one that waits
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Files of this record"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUniformItemSizes(True)
        self.currentItemChanged.connect(self._on_current)
        self.itemDoubleClicked.connect(lambda _item: self.opened.emit())
        theme.watch().changed.connect(self._fit)
        self._fit()

    def show_files(self, files: Sequence[EvidenceShown], chosen: str, today: date) -> None:
        """Show these, one of them chosen."""
        self.blockSignals(True)
        self.clear()
        for shown in files:
            made = icon(_ICONS.get(family_of(shown), "file"), "soft")
            self._add(shown.name, shown.id, f"{shown.name}\n{described(shown, today)}", made)
        ids = [shown.id for shown in files]
        self.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self.blockSignals(False)
        self._fit()

    def show_waiting(self, paths: Sequence[Path]) -> None:
        """Show files that are not filed yet."""
        self.blockSignals(True)
        self.clear()
        for path in paths:
            self._add(path.name, str(path), path.name, icon("clock", "soft"))
        self.setCurrentRow(0)
        self.blockSignals(False)
        self._fit()

    def current(self) -> str:
        """Return the id or path of the chosen one, "" for none."""
        item = self.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def _add(self, name: str, key: str, whole: str, picture: object) -> None:
        item = QListWidgetItem(name)
        item.setIcon(picture)  # type: ignore[arg-type]
        item.setData(_ID, key)
        item.setToolTip(tip(whole))
        self.addItem(item)

    def _fit(self) -> None:
        side = theme.px(SMALL)
        self.setIconSize(QSize(side, side))
        row = max(self.sizeHintForRow(0), self.fontMetrics().height() + theme.NEAR)
        edges = 2 * self.frameWidth()
        self.setMinimumHeight(row + edges)
        self.setMaximumHeight(max(1, min(self.count(), MOST_ROWS)) * row + edges)

    def _on_current(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_ID)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
