"""The first page, while no company file is open: open one, make one, or look around."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.language import _
from ui import icons, theme
from ui.preferences import Preferences
from ui.welcome.recent import RecentCard
from ui.welcome.ways import WaysCard
from ui.widgets import headed, in_the_middle, page_title, soft

SUFFIX: Final = ".muster"
WIDEST: Final = 980
BESIDE: Final = 760  # narrower than this, what is side by side stands one below the other
LOGO: Final = 44


class WelcomePage(QWidget):
    """Says what Muster is in one sentence, lists the files opened last, and offers four ways in."""

    open_wanted = Signal(Path)
    new_wanted = Signal()
    demo_wanted = Signal()
    import_wanted = Signal()
    browse_wanted = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Welcome"))
        self._logo = QLabel()
        self.recent, self.ways = RecentCard(preferences), WaysCard()
        self._lay_out()
        self.recent.opened.connect(self.open_wanted)
        self.recent.emptied.connect(self._on_emptied)
        self.ways.new_wanted.connect(self.new_wanted)
        self.ways.browse_wanted.connect(self.browse_wanted)
        self.ways.demo_wanted.connect(self.demo_wanted)
        self.ways.import_wanted.connect(self.import_wanted)
        theme.watch().changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.refresh()

    def _lay_out(self) -> None:
        sentence = _(
            "Your safety records in one file on this PC: what is due, what is missing, "
            "and what an auditor will ask for."
        )
        head = headed(self._logo, page_title("Muster"), soft(sentence))
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(theme.BETWEEN)
        self._cards.addWidget(self.recent, 3, Qt.AlignmentFlag.AlignTop)
        self._cards.addWidget(self.ways, 2, Qt.AlignmentFlag.AlignTop)
        self._column = QWidget()
        self._column.setProperty("role", "clear")
        column = QVBoxLayout(self._column)
        column.setContentsMargins(*([theme.AROUND] * 4))
        column.setSpacing(theme.AROUND)
        column.addStretch(1)
        column.addLayout(head)
        column.addLayout(self._cards)
        column.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(in_the_middle(self._column))

    def refresh(self) -> None:
        """Show the files that were opened last as they are now."""
        self.recent.refresh()
        self.recent.setVisible(self.recent.has_files)
        self.ways.lead(not self.recent.has_files)
        self._fit()

    def _on_emptied(self) -> None:
        self.refresh()
        self.ways.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        beside = self.width() >= theme.px(BESIDE)
        ways = QBoxLayout.Direction
        self._cards.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        widest = WIDEST if self.recent.has_files else WIDEST // 2
        self._column.setMaximumWidth(theme.px(widest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard where Enter does the most likely thing."""
        super().showEvent(event)
        first = self.recent if self.recent.has_files else self.ways
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a company file; what else is dropped is for whoever this page lies in."""
        if _company_of(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the company file that was dropped."""
        if path := _company_of(event):
            event.acceptProposedAction()
            self.open_wanted.emit(path)

    def _on_look_changed(self) -> None:
        self._logo.setPixmap(icons.pixmap("muster", "accent", LOGO, self.devicePixelRatioF()))
        self._fit()


def _company_of(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    paths = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() == SUFFIX), None)
