"""The editor of a table inside a record: lines of cells, added, removed, pasted, some at a time."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.language import _, ngettext
from desktop.records.kind import Rows
from desktop.services.pasted_lines import is_table, read_pasted
from desktop.services.typing import is_blank, typed_lines
from desktop.values.spoken import say_number
from ui import theme
from ui.desk import Desk
from ui.editors.editor import Editor
from ui.editors.flow import Flow
from ui.editors.paging import Paging
from ui.editors.row_keys import RowKeys
from ui.editors.row_line import Line
from ui.editors.row_page import LinePage
from ui.widgets import button, link

MOST_LINES: Final = 500  # that a table takes; a longer list is a sheet, and imported as one
LONG: Final = 4  # cells in a line that is hard to read in several rows
NARROW: Final = 520
WHOLE_PAGE: Final = "whole_page"  # a command of the pane around the form
AT_ONCE: Final = 20  # lines that have editors; the others wait as what was typed


class RowsEditor(Editor):
    """Lines of cells. Tab behind the last cell makes a new line, Ctrl+V takes lines of a sheet."""

    def __init__(
        self, desk: Desk, rows: Rows, parent: QWidget | None = None, *, is_inner: bool = False
    ) -> None:
        super().__init__(desk, rows.name, _(rows.label), parent)
        self.rows, self._is_inner = rows, is_inner
        self._lines: list[Line] = []  # those on the page may have been typed into since
        self._titles: dict[str, str] = {}
        self._faults: dict[int, dict[str, str]] = {}
        self._removed: tuple[int, Line] | None = None
        self._read_only = False
        self.label.setProperty("role", "strong")
        self.page = LinePage(desk, rows, lambda deeper: RowsEditor(desk, deeper, is_inner=True))
        self.page.changed.connect(self.changed)
        self.page.removed.connect(self._on_removed)
        self.paging = Paging(AT_ONCE, self.label_text)
        self.paging.turned.connect(self._on_turned)
        self._keys = RowKeys(self)
        self._keys.pasted.connect(self._on_pasted)
        self._keys.entered.connect(self._on_entered)
        self._column.addWidget(self.page)
        self._column.addWidget(self.paging)
        self._column.addLayout(self._made_buttons())
        self.setFocusProxy(self.add)

    def _made_buttons(self) -> Flow:
        self.add = button(_("Add a line"), "plus")
        self.add.setAccessibleName(_("{label}: add a line").format(label=self.label_text))
        self.add.clicked.connect(self._on_add)
        self.paste = link(_("Paste lines"))
        self.paste.setToolTip(_("Takes the lines that you copied in a spreadsheet"))
        self.paste.setAccessibleName(_("{label}: paste lines").format(label=self.label_text))
        self.paste.clicked.connect(self._on_paste)
        self.put_back = link(_("Put the line back"))
        self.put_back.clicked.connect(self._on_put_back)
        self.put_back.hide()
        self.wider = link(_("Open it on the whole page"))
        self.wider.clicked.connect(lambda: self.asked.emit(WHOLE_PAGE))
        self.wider.hide()
        self.page.fitted.connect(self._on_fitted)
        row = Flow(None, theme.FIELD)
        for widget in (self.add, self.paste, self.put_back, self.wider):
            row.addWidget(widget)
        if self._is_inner:
            self.paste.hide()  # Ctrl+V in a cell is enough there
        return row

    def _on_fitted(self, fits: bool) -> None:
        """A long line in a narrow pane is better typed where it has room."""
        is_long = len(self.page.names) >= LONG or bool(self.rows.rows)
        is_narrow = self.width() < theme.px(NARROW)  # where it is wide there is no more room
        self.wider.setVisible(is_long and is_narrow and not fits and not self._is_inner)

    # --- what is typed --------------------------------------------------------------------------

    def typed(self) -> list[Line]:
        """Return every line as typed, without the empty ones at the end."""
        self._take_page()
        lines = list(self._lines)
        while lines and is_blank(lines[-1]):
            lines.pop()
        return lines

    def set_typed(self, typed: object) -> None:
        lines = typed if isinstance(typed, Sequence) and not isinstance(typed, str) else ()
        self._lines = [dict(line) for line in lines]
        self._faults, self._removed = {}, None
        self.put_back.hide()
        self.show_fault("")
        self.show_hint("")
        self._show_page(0)

    def set_value(self, value: object) -> None:
        self.set_typed(typed_lines(self.rows, value))

    def set_titles(self, titles: Mapping[str, str]) -> None:
        self._titles.update(titles)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.add.setVisible(not read_only)
        self.paste.setVisible(not read_only and not self._is_inner)
        self.page.set_read_only(read_only)

    # --- what is wrong --------------------------------------------------------------------------

    @property
    def has_fault(self) -> bool:
        return bool(self._faults) or super().has_fault

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show the faults of the table and of its lines; turns to the first that is wrong."""
        self._faults = {}
        start = f"{self.names[0]}."
        for place, sentence in faults.items():
            number, dot, name = place.removeprefix(start).partition(".")
            if place.startswith(start) and dot and number.isdigit():
                self._faults.setdefault(int(number), {})[name] = sentence
        self.show_fault(faults.get(self.names[0], ""))
        first = min(self._faults, default=None)
        if first is not None and not self.paging.shows(first):
            self._take_page()
            self._show_page(self.paging.page_of(first))
        self._show_page_faults()
        return self.has_fault

    def focus_fault(self) -> None:
        for view in self.page.views:
            wrong = next((editor for editor in view.all_editors if editor.has_fault), None)
            if wrong is not None:
                wrong.focus_fault()
                return
        self.add.setFocus()

    def _show_page_faults(self) -> None:
        for place, view in enumerate(self.page.views, self.paging.first):
            view.show_faults(self._faults.get(place, {}))

    # --- lines ----------------------------------------------------------------------------------

    def add_line(self, typed: Mapping[str, object] | None = None) -> None:
        """Add a line at the end and go to its first cell."""
        if len(self._lines) >= MOST_LINES:
            self._tell_full(0)
            return
        self._take_page()
        self._lines.append(dict(typed or {}))
        last = len(self._lines) - 1
        if self.paging.shows(last):
            self._keys.watch(self.page.add_line(self._lines[last], self._titles).inputs)
            self._tell_count()
        else:
            self._show_page(self.paging.page_of(last))
        self.page.views[-1].editors[0].setFocus()

    def _on_add(self) -> None:
        self.add_line()
        self.changed.emit()

    def _on_removed(self, on_page: int) -> None:
        self._take_page()
        place = self.paging.first + on_page
        self._removed = (place, self._lines.pop(place))
        self._faults = {}
        self._show_page(self.paging.page)
        self.put_back.show()
        self.put_back.setFocus()
        self.changed.emit()

    def _on_put_back(self) -> None:
        if self._removed is None:
            return
        self._take_page()
        place, line = self._removed
        self._lines.insert(place, line)
        self._removed = None
        self.add.setFocus()
        self.put_back.hide()
        self._show_page(self.paging.page_of(place))
        self.changed.emit()

    # --- pages ----------------------------------------------------------------------------------

    def _take_page(self) -> None:
        """Take over what was typed into the lines on the page."""
        first = self.paging.first
        self._lines[first : first + len(self.page.views)] = self.page.typed()

    def _show_page(self, page: int) -> None:
        known = len(self.page.views)
        self.page.show_lines(self.paging.turn_to(page, self._lines), self._titles)
        for view in self.page.views[known:]:
            self._keys.watch(view.inputs)
        self._tell_count()
        self._show_page_faults()

    def _tell_count(self) -> None:
        self.paging.tell(len(self._lines))
        self.page.set_numbers(self.paging.first + 1, self.label_text)

    def _on_turned(self, page: int) -> None:
        self._take_page()
        self._show_page(page)
        self.page.views[0].editors[0].setFocus()

    # --- keys -----------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Make a new line behind the last cell of the last line, unless that one is empty."""
        if forward and self._is_at_the_end():
            self.add_line()
            self.changed.emit()
            return True
        return super().focusNextPrevChild(forward)

    def _is_at_the_end(self) -> bool:
        if self._read_only or not self.paging.is_last or len(self._lines) >= MOST_LINES:
            return False
        return self._is_last_cell(self.window().focusWidget()) and not is_blank(
            self.page.views[-1].typed()
        )

    def _is_last_cell(self, widget: QWidget | None) -> bool:
        place = self.page.place_of(widget)
        if place is None or self.rows.rows:
            return False
        return place == (len(self.page.views) - 1, len(self.page.views[-1].editors) - 1)

    def _on_entered(self, widget: QWidget) -> None:
        """Go to the line below; from a last line that is not empty to a new one."""
        place = self.page.place_of(widget)
        if place is None:
            return
        line = place[0] + 1
        if line < len(self.page.views):
            self.page.views[line].editors[0].setFocus()
        elif self.paging.is_last and not is_blank(self.page.views[-1].typed()):
            self._on_add()

    # --- pasting --------------------------------------------------------------------------------

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if not is_table(text) and not text.strip():
            self.show_hint(_("Nothing is copied. Copy the lines in the spreadsheet first."))
            return
        self.paste_lines(text, len(self._lines), self.page.names[0])

    def _on_pasted(self, widget: QWidget, text: str) -> None:
        place = self.page.place_of(widget)
        if place is not None:
            self.paste_lines(text, self.paging.first + place[0], self.page.names[place[1]])

    def paste_lines(self, text: str, start: int, first: str) -> None:
        """Put lines copied from a sheet into the lines from `start`, the cells from `first` on."""
        self._take_page()
        columns = self.page.names[self.page.names.index(first) :]
        pasted = read_pasted(self.rows, text, columns, MOST_LINES - start)
        for place, line in enumerate(pasted.lines, start):
            if place < len(self._lines):
                self._lines[place] |= line
            else:
                self._lines.append(line)
        self._faults = {}
        self._show_page(self.paging.page_of(start))
        self.show_hint("")
        if pasted.left_out:
            self._tell_full(pasted.left_out)
        self.changed.emit()

    def _tell_full(self, left_out: int) -> None:
        most = say_number(MOST_LINES)
        if not left_out:
            self.show_hint(_("{most} lines fit into one record.").format(most=most))
            return
        said = ngettext(
            "{most} lines fit into one record, so {n} line was not taken. "
            "A list as long as that can be imported from its file.",
            "{most} lines fit into one record, so {n} lines were not taken. "
            "A list as long as that can be imported from its file.",
            left_out,
        )
        self.show_hint(said.format(most=most, n=say_number(left_out)))
