"""The lines of a part of a unit's page: a chip, what, when and why; each leads to its record."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.units.people import Row
from ui import theme
from ui.editors.flow import Flow
from ui.widgets import Chip, Words, link, section, small, soft

SHORT: Final = 24  # letters of a time that stands beside what it is about
FEW: Final = 6  # lines that are shown before somebody asks for all


class UnitRows(QWidget):
    """A heading and its lines; "" for `nothing` hides it while there is none."""

    taken = Signal(str, str)  # kind, record id

    def __init__(self, title: str, nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._nothing, self._lines, self._all = nothing, (), False
        self._shown: tuple[Row, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.NEAR)
        self._column.addWidget(section(title))
        self._none = soft(nothing)
        self._column.addWidget(self._none)
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.NEAR)
        self._column.addLayout(self._place)
        self.more = link("")
        self.more.clicked.connect(self._on_more)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        self._column.addLayout(foot)

    def put(self, rows: Sequence[Row]) -> None:
        """Show other lines."""
        self._shown = tuple(rows)
        while (item := self._place.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for row in rows if self._all else rows[:FEW]:
            self._place.addWidget(self._made(row))
        self._none.setVisible(bool(self._nothing) and not rows)
        self.more.setVisible(len(rows) > FEW)
        self.more.setText(_("Show fewer") if self._all else _("Show all {n}").format(n=len(rows)))
        self.setVisible(bool(rows) or bool(self._nothing))

    def _made(self, row: Row) -> QWidget:
        whole = QWidget()
        head = QWidget()
        line = Flow(head, theme.NEAR)  # what finds no room beside the chip stands below it
        what = link(row.what or _("Open"), may_shrink=True)
        what.setAccessibleName(", ".join(filter(None, (row.chip, row.what, row.when, row.why))))
        what.clicked.connect(partial(self._on_taken, row))
        line.addWidget(Chip(row.chip, row.tone))
        line.addWidget(what)
        is_short = len(row.when) <= SHORT
        if row.when and is_short:
            when = soft(row.when)
            when.setWordWrap(False)
            line.addWidget(when)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        if row.when and not is_short:
            when = Words(row.when[:1].upper() + row.when[1:], "small")
            column.addWidget(when)
        if row.why:
            column.addWidget(small(row.why))
        return whole

    def _on_taken(self, row: Row, _down: bool = False) -> None:
        self.taken.emit(row.kind, row.record_id)

    def _on_more(self) -> None:
        self._all = not self._all
        self.put(self._shown)
