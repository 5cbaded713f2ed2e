"""The list of what needs somebody: the first dozen at once, the rest when asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.today import Line
from ui import theme
from ui.today.line_row import LineRow
from ui.widgets import link

FIRST: Final = 12
SLICE: Final = 4  # rows made in one go after the first: more would hold up the window
WHEN: Final = 164
NARROW: Final = 640

Key = tuple[int, str]


class LineList(QWidget):
    """Rows of lines, kept from one reading to the next, so that place and focus stay."""

    wanted = Signal(object)  # a Target
    grown = Signal()  # rows came or went
    menu_wanted = Signal(list, QPoint)  # units, at a place of the screen

    def __init__(self, *, may_add: bool, primary: bool = True, first: int = FIRST) -> None:
        super().__init__()
        self._may_add, self._has_primary, self._first = may_add, primary, first
        self._lines: tuple[Line, ...] = ()
        self._rows: dict[Key, LineRow] = {}
        self._open: set[str] = set()
        self._all = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.more = link("")
        self.more.clicked.connect(self._on_more)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.NEAR, theme.NEAR, 0, 0)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self._layout.addLayout(foot)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._fill)
        theme.watch().changed.connect(self._on_look_changed)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; rows that were there already stay as far as they may."""
        self._lines = tuple(line if self._may_add else _only_to_look(line) for line in lines)
        self._fill()

    def rows(self) -> list[LineRow]:
        """Return the rows that are shown, from the top."""
        return [self._rows[key] for key, _line in self._visible() if key in self._rows]

    # --- the rows -------------------------------------------------------------------------------

    def _visible(self) -> Iterator[tuple[Key, Line]]:
        shown = self._lines if self._all else self._lines[: self._first]
        for line in shown:
            yield (0, line.key), line
            if line.key in self._open:
                yield from (((1, f"{line.key} {one.key}"), one) for one in line.inside)

    def _fill(self) -> None:
        """Bring the rows in line with the lines, a slice of new ones at a time."""
        focus = self._focus()
        wanted = dict(self._visible())
        for key in [key for key in self._rows if key not in wanted]:
            row = self._rows.pop(key)
            row.hide()
            row.deleteLater()
        made = 0
        for place, (key, line) in enumerate(wanted.items()):
            if key not in self._rows:
                if made >= SLICE and place >= self._first:
                    self._later.start()
                    break
                made += 1
                self._rows[key] = self._row(line)
            row = self._rows[key]
            if row.line != line:
                row.show_line(line)
            row.show_open(line.key in self._open)
            if self._layout.indexOf(row) != place:
                self._layout.insertWidget(place, row)
        self._dress()
        self._say_more()
        self._bring_back(focus)
        self.grown.emit()

    def _row(self, line: Line) -> LineRow:
        row = LineRow(line)
        row.done.connect(partial(self._on_done, row))
        row.opened.connect(partial(self._on_opened, row))
        row.folded.connect(partial(self._on_folded, row))
        row.moved.connect(partial(self._on_moved, row))
        row.menu_wanted.connect(partial(self._on_menu, row))
        return row

    def _dress(self) -> None:
        """Let all rows share the widths of their columns, and Tab go through them from the top."""
        shown = [(key, row) for key, _line in self._visible() if (row := self._rows.get(key))]
        chip = max((row.chip.sizeHint().width() for _key, row in shown), default=0)
        verb = max((row.button.sizeHint().width() for _key, row in shown), default=0)
        has_folds = any(row.can_fold for _key, row in shown)
        narrow = self.width() < theme.px(NARROW)
        before: QWidget | None = None
        for number, ((depth, _name), row) in enumerate(shown):
            row.set_narrow(narrow)
            indent = depth * theme.px(theme.AROUND)
            row.set_columns(chip, theme.px(WHEN), verb, has_folds=has_folds, indent=indent)
            row.set_first(number == 0)
            row.set_primary(number == 0 and self._has_primary)
            for part in (row.fold, row.button):
                if before is not None:
                    QWidget.setTabOrder(before, part)
                before = part
        if before is not None:
            QWidget.setTabOrder(before, self.more)

    def _say_more(self) -> None:
        rest = len(self._lines) - self._first
        self.more.setVisible(rest > 0)
        if rest > 0:
            n = len(self._lines)
            self.more.setText(
                _("Show only the first {n}").format(n=self._first)
                if self._all
                else ngettext("Show all {n}", "Show all {n}", n).format(n=n)
            )

    # --- where the keyboard is ------------------------------------------------------------------

    def _focus(self) -> tuple[Key, int] | None:
        at = QApplication.focusWidget()
        for number, (key, row) in enumerate(self._rows.items()):
            if at is not None and row.isAncestorOf(at):
                return key, number
        return None

    def _bring_back(self, focus: tuple[Key, int] | None) -> None:
        """Where the row that had the focus is gone, give it to the one that took its place."""
        rows = self.rows()
        if focus is not None and focus[0] not in self._rows and rows:
            rows[min(focus[1], len(rows) - 1)].button.setFocus()

    # --- what a person does ---------------------------------------------------------------------

    def _on_done(self, row: LineRow) -> None:
        target = row.line.does or row.line.opens
        if target is not None:
            self.wanted.emit(target)

    def _on_opened(self, row: LineRow) -> None:
        if row.line.opens is not None:
            self.wanted.emit(row.line.opens)
        elif row.line.inside:
            self._on_folded(row, not row.is_open)

    def _on_folded(self, row: LineRow, is_open: bool) -> None:
        (self._open.add if is_open else self._open.discard)(row.line.key)
        self._fill()

    def _on_moved(self, row: LineRow, by: int) -> None:
        rows = self.rows()
        at = rows.index(row) + by
        if 0 <= at < len(rows):
            rows[at].button.setFocus()
        elif at == len(rows) and self.more.isVisible():
            self.more.setFocus()

    def _on_menu(self, row: LineRow, at: QPoint) -> None:
        if units := row.line.units:
            self.menu_wanted.emit(list(units), at)

    def _on_more(self) -> None:
        self._all = not self._all
        self._fill()

    def _on_look_changed(self) -> None:
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() < theme.px(NARROW)) != (self.width() < theme.px(NARROW)):
            self._dress()


def _only_to_look(line: Line) -> Line:
    """The line as it is in a file that may only be read: nothing new can be entered from it."""
    inside = tuple(_only_to_look(one) for one in line.inside)
    if line.does is None or not line.does.new:
        return replace(line, inside=inside)
    return replace(line, inside=inside, verb=_("Open"), does=line.opens)
