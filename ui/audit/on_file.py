"""What an area has on file: how many records of each kind, the newest, and the way to them."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.on_file import OnFile
from ui import theme
from ui.today.click_row import ClickRow, let_rows_reach_out
from ui.widgets import Card, Words, plain, section, small, soft

FIGURE: Final = 40
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OnFileCard(Card):
    """Rows of kinds; a click leads to their list."""

    wanted = Signal(object)  # a Target

    def __init__(self) -> None:
        super().__init__(_("On file"))
        self._shown: tuple[tuple[OnFile, ...], str] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.evidence = soft()
        self.body.addWidget(self.evidence)
        let_rows_reach_out(self, self.evidence)

    def show_on_file(self, found: Sequence[OnFile], evidence: str) -> None:
        """Show what an area has on file."""
        if self._shown == (tuple(found), evidence):
            return
        self._shown = tuple(found), evidence
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        nature = ""
        for one in sorted(found, key=lambda one: one.nature):
            if one.nature != nature:
                nature = one.nature
                heading = section(nature)
                heading.setContentsMargins(theme.NEAR, theme.NEAR, theme.NEAR, theme.TIGHT)
                self._rows.addWidget(heading)
            self._rows.addWidget(self._row(one))
        self.evidence.setText(evidence)

    def _row(self, one: OnFile) -> QWidget:
        count = f"{one.count:,}" if one.count else _("none")
        row = ClickRow(", ".join(part for part in (one.title, count, one.newest) if part))
        row.add(plain(one.title), 1)
        newest = small(one.newest)
        newest.setWordWrap(False)
        newest.setAlignment(RIGHT)
        row.add(newest)
        figure = Words(count, "strong" if one.count else "soft")
        figure.setWordWrap(False)
        figure.setAlignment(RIGHT)
        figure.setMinimumWidth(theme.px(FIGURE))
        row.add(figure)
        row.clicked.connect(partial(self.wanted.emit, one.list))
        return row
