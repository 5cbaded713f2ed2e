"""The list itself: arrows move over lines and pass the headings, Enter or a click chooses."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui import theme
from ui.lines.delegate import LineDelegate
from ui.lines.line import Line, LinesModel


class LinesView(QListView):
    """Shows lines. `chosen` tells the line that was entered or clicked, `moved` the current one."""

    chosen = Signal(object)
    moved = Signal(object)
    more_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._lines = LinesModel(self)
        self._lines.more_wanted.connect(self.more_wanted)
        self.setModel(self._lines)
        self.setItemDelegate(LineDelegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.watch().changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def lines(self) -> list[Line]:
        """The lines that are shown, headings among them."""
        return self._lines.lines

    def show_lines(self, lines: Iterable[Line], *, has_more: bool = False) -> None:
        """Show these lines in place of all others; no line is current then."""
        self._lines.show(lines, has_more=has_more)
        self.scrollToTop()

    def renew_lines(self, lines: Iterable[Line]) -> None:
        """Show what became of the lines; where they are the same ones nothing moves."""
        new = list(lines)
        if [line.data for line in new] == [line.data for line in self.lines]:
            self._lines.renew(new)
        else:
            at = self.verticalScrollBar().value()
            self.show_lines(new)
            self.verticalScrollBar().setValue(at)

    def add_lines(self, lines: Iterable[Line], *, has_more: bool = False) -> None:
        """Show these lines below the others."""
        self._lines.add(lines, has_more=has_more)

    def current_line(self) -> Line | None:
        """Return the current line, None where there is none."""
        index = self.currentIndex()
        return self.lines[index.row()] if index.isValid() else None

    def chosen_lines(self) -> list[Line]:
        """Return the selected lines, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.lines[row] for row in rows]

    def go_to_first(self) -> None:
        """Make the first line that is no heading the current one."""
        row = next((i for i, line in enumerate(self.lines) if not line.is_heading), -1)
        self.setCurrentIndex(self._lines.index(row) if row >= 0 else QModelIndex())
        self.scrollToTop()

    def move_by(self, step: int) -> None:
        """Move the current line up or down, past the headings."""
        row = self.currentIndex().row() + step
        while 0 <= row < len(self.lines) and self.lines[row].is_heading:
            row += 1 if step > 0 else -1
        if 0 <= row < len(self.lines):
            self.setCurrentIndex(self._lines.index(row))
        elif step < 0:
            self.scrollToTop()  # the heading above the first line too

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current_line()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None:
            self.chosen.emit(line)
            return
        if event.key() == Qt.Key.Key_Home and not event.modifiers():
            self.go_to_first()  # Qt would go to the heading, which cannot be chosen
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self.lines[index.row()])

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.moved.emit(self.lines[index.row()])
