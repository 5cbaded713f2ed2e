"""The window in which one sees what will be printed before it is."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.desk import Desk
from ui.preferences import Preferences
from ui.printing.paper_window import PaperWindow
from ui.printing.sheet import Sheet
from ui.widgets import Elided

SIZE: Final = QSize(840, 960)


class PrintWindow(PaperWindow):
    """One sheet, with its true pages."""

    def __init__(
        self, desk: Desk, preferences: Preferences, sheet: Sheet, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, preferences, SIZE, "window", parent)
        self.title = Elided("", "card-title")
        head = QHBoxLayout()
        head.setContentsMargins(theme.INSIDE, theme.FIELD, theme.INSIDE, theme.NEAR)
        head.addWidget(self.title)
        self.whole.addLayout(head)
        self.whole.addWidget(self.pane, 1)
        self.pane.making.made.connect(lambda paper: self._say(paper.title))
        self._say(sheet.title)
        self.pane.ask(sheet)
        self.pane.focus_first()

    def _say(self, title: str) -> None:
        self.title.setText(title)
        self.setWindowTitle(_("Print {title}").format(title=title))
