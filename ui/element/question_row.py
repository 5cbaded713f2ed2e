"""One question of the audit on a row: its points, how its evidence stands, what would raise it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.auditing.questions_shown import QuestionShown
from ui import theme
from ui.today.click_row import ClickRow
from ui.widgets import Chip, Words, small, strong, tip

POINTS: Final = 56
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class QuestionRow(ClickRow):
    """Pressed, it leads to where the thing begins that raises it most, or to the question."""

    def __init__(self, line: QuestionShown) -> None:
        super().__init__("")
        self.line = line
        self.title, self.best, self.counts = strong(), small(), small()
        self.chip, self.points = Chip(), Words("", "body")
        self.points.setAlignment(RIGHT)
        self.points.setWordWrap(False)
        self.points.setMinimumWidth(theme.px(POINTS))
        self.counts.setWordWrap(False)
        self.row.setContentsMargins(0, theme.TIGHT, 0, theme.TIGHT)
        text = QWidget()
        words = QVBoxLayout(text)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.best)
        words.addStretch(1)
        self.add(text, 1)
        for part in (self.counts, self.chip, self.points):
            self.add(part)
        self.show_line(line)

    def show_line(self, line: QuestionShown) -> None:
        """Show other figures of the question."""
        self.line = line
        self.title.setText(f"{line.code} {line.title}")
        self.counts.setText(line.counts_said)
        self.chip.show_as(line.state_said, line.tone)
        self.points.setText(line.points_said)
        said = (
            ""
            if line.best is None
            else _("{earns}: {what}").format(earns=line.best.earns, what=line.best.what)
        )
        self.best.setText(said)
        self.best.setVisible(bool(said))
        self.setToolTip(tip(line.text))
        every = (self.title.text(), line.points_said, line.state_said, line.counts_said, said)
        self.setAccessibleName(", ".join(filter(None, every)))
