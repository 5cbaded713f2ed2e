"""What the head of a row or a column says, as the painted headings of wide tables read it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt

from ui.widgets import tip

HEAD: Final = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Head:
    """A title, what stands softly below it, and what a tooltip and a screen reader say."""

    title: str
    below: str = ""
    whole: str = ""

    def answer(self, role: int) -> object:
        """Return what Qt asks of a head."""
        if role == HEAD:
            return self
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.whole or self.title)
        return (self.whole or self.title) if role == Qt.ItemDataRole.AccessibleTextRole else None
