"""A card with the table of forms or duties, and below it why the chosen one stands as it does."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.diet.shown import Line
from ui.audit.diet.lines_table import LinesTable
from ui.widgets import Card, plain, soft


class LinesCard(Card):
    """`wanted` brings the target of a line that was taken."""

    wanted = Signal(object)

    def __init__(
        self,
        title: str,
        about: str,
        columns: Sequence[str],
        change: Callable[[Line, int], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.body.addWidget(soft(about))
        self.table = LinesTable(title, columns, change)
        self.table.wanted.connect(self._on_wanted)
        self.table.looked_at.connect(self._on_row)
        self.why = plain()
        self.body.addWidget(self.table)
        self.body.addWidget(self.why)

    def put(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.table.put(lines)
        self.setVisible(bool(lines))

    def _on_row(self, line: Line) -> None:
        codes = ", ".join(line.questions) or _("no question")
        said = _("{what}: {codes}.").format(what=line.title, codes=codes)
        self.why.setText(f"{said} {line.said}".strip())

    def _on_wanted(self, line: Line) -> None:
        if line.opens is not None:
            self.wanted.emit(line.opens)
