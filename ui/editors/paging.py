"""Earlier and later lines of a long table: an editor for each of hundreds would be slow."""

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.widgets import Elided, button

T = TypeVar("T")


class Paging(QWidget):
    """Which lines are shown, with buttons to the earlier and the later ones where there are."""

    turned = Signal(int)  # to a page, by a person

    def __init__(self, at_once: int, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = 0
        self._at_once, self._count = at_once, 0
        self.where = Elided("", "soft")
        self.earlier = button(_("Earlier"), "chevron-left")
        self.later = button(_("Later"), "chevron-right")
        for one in (self.earlier, self.later):
            one.setAccessibleName(_("{label}: {verb}").format(label=label, verb=one.text()))
        self.earlier.clicked.connect(lambda: self.turned.emit(self.page - 1))
        self.later.clicked.connect(lambda: self.turned.emit(self.page + 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.NEAR)
        row.addWidget(self.where, 1)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        self.hide()

    @property
    def first(self) -> int:
        """The place of the first line of the page."""
        return self.page * self._at_once

    @property
    def is_last(self) -> bool:
        """Whether the last line is on this page."""
        return self.first + self._at_once >= self._count

    def page_of(self, place: int) -> int:
        """Return the page on which a line is."""
        return place // self._at_once

    def shows(self, place: int) -> bool:
        """Return whether a line is on the page that is shown."""
        return self.page_of(place) == self.page

    def turn_to(self, page: int, lines: list[T]) -> list[T]:
        """Turn to a page, or to the last one there is; return its lines."""
        self.page = max(0, min(page, self.page_of(max(0, len(lines) - 1))))
        self.tell(len(lines))
        return lines[self.first : self.first + self._at_once]

    def tell(self, count: int) -> None:
        """Say which lines of how many are shown."""
        self._count = count
        last = min(self.first + self._at_once, count)
        said = _("Lines {first} to {last} of {count}")
        self.where.setText(said.format(first=self.first + 1, last=last, count=count))
        self.earlier.setEnabled(self.page > 0)
        self.later.setEnabled(not self.is_last)
        self.setVisible(count > self._at_once)
