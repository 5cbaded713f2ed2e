"""The exceptions of a lot: which ones were not as the others, and how many are left."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.records.kind import Rows
from desktop.services.inspecting import LOT_NOW
from desktop.services.lots import count_from_now_on, counts_said, left_after
from desktop.services.typing import is_blank
from ui import theme
from ui.desk import Desk
from ui.editors.row_line import Line
from ui.editors.rows import RowsEditor
from ui.forms.tick import Tick
from ui.widgets import soft


class LotExceptions(RowsEditor):
    """Lines of exceptions; below them the count in words, and whether the lot counts less now."""

    def __init__(self, desk: Desk, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(desk, rows, parent)
        self.names = (self.names[0], LOT_NOW)
        self._size, self._is_one_lot, self._is_stored = 1, False, False
        self._said_no = False  # a person took the tick away
        self.counts = soft()
        self.fewer = Tick()
        self.fewer.ticked.connect(self._on_ticked)
        below = QVBoxLayout()
        below.setSpacing(theme.TIGHT)
        for part in (self.counts, self.fewer):
            below.addWidget(part)
            part.hide()
        self._column.addLayout(below)
        self.changed.connect(self._tell)

    @property
    def lines(self) -> list[Line]:
        """The lines in which something is written."""
        return [line for line in super().typed() if not is_blank(line)]

    def show_lot(self, size: int, *, is_one_lot: bool, is_stored: bool) -> None:
        """Say how many are in the lot; `is_one_lot`: it is one record, whose count can change."""
        self._size, self._is_one_lot, self._is_stored = size, is_one_lot, is_stored
        words = _("Exceptions in the lot")
        if size > 1:
            words = _("All {n} pass, except these:").format(n=size)
        self.label.setText(words)
        self._tell()

    def typed_fields(self) -> dict[str, object]:
        now: object = ""
        if self.fewer.is_ticked and not self.fewer.isHidden():
            now = left_after(self._size, self.lines)
        return {self.names[0]: self.typed(), LOT_NOW: now}

    def set_typed_fields(self, typed: Mapping[str, object]) -> None:
        super().set_typed_fields(typed)
        # a draft says that the tick was taken away; a record says nothing of it
        was_asked = any(line.get("removed") is True for line in self.lines)
        self._said_no = typed.get(LOT_NOW) == "" and was_asked
        self._tell()

    def set_typed(self, typed: object) -> None:
        super().set_typed(typed)
        if isinstance(typed, Sequence) and hasattr(self, "counts"):
            self._tell()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.fewer.box.setDisabled(read_only)

    def _on_ticked(self, on: bool) -> None:
        self._said_no = not on
        self.changed.emit()

    def _tell(self) -> None:
        lines = self.lines
        left = left_after(self._size, lines)
        self.counts.setText(counts_said(self._size, lines) if lines else "")
        self.counts.setVisible(self._size > 1 and bool(lines))
        self.fewer.set_text(count_from_now_on(left))
        is_asked = self._is_one_lot and not self._is_stored and left < self._size
        self.fewer.tick(is_asked and not self._said_no)
        self.fewer.setVisible(is_asked)
