"""A page that is read from the records: a title with buttons, a sentence, and what it shows."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refused
from desktop.language import _
from desktop.store.file import CompanyFile
from desktop.store.transaction import Changed
from ui import theme
from ui.desk import Desk
from ui.element.tool_row import HeadRow
from ui.jobs import Job
from ui.widgets import page_title, scrolled, soft, take_away

T = TypeVar("T")


class ReadPage(QWidget):
    """It reads itself again when what it shows has changed, once somebody looks at it.

    `concerned` are the kinds of records that it is made of. What it reads is for `refresh` of each
    page to say, and where it stands for `frame`.
    """

    def __init__(
        self, desk: Desk, concerned: frozenset[str], title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._concerned = desk, concerned
        self._is_old = True
        self._reading: Job | None = None
        self.title = page_title(title)
        self.sentence: QLabel = soft(_("Looking through the records…"))
        self.pages = QStackedWidget()
        desk.changed.connect(self._on_changed)
        desk.day_changed.connect(self._on_old)

    def refresh(self) -> None:
        """Read everything again, off the window's thread."""
        raise NotImplementedError

    def frame(
        self, *buttons: QWidget, lines: Sequence[QWidget] = (), scrolls: bool = False
    ) -> QVBoxLayout:
        """Return the title with its buttons, lines below it (else the sentence), and the pages.

        `scrolls`: the pages keep room for a bar on their right themselves.
        """
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, theme.INSIDE if scrolls else 0, 0)  # ends where cards end
        head.addWidget(HeadRow(self.title, *buttons))
        whole = QVBoxLayout()
        right = theme.NEAR if scrolls else theme.BETWEEN
        whole.setContentsMargins(theme.BETWEEN, theme.INSIDE, right, theme.INSIDE)
        whole.setSpacing(theme.NEAR)
        whole.addLayout(head)
        for part in lines or (self.sentence,):
            whole.addWidget(part)
        whole.addWidget(self.pages, 1)
        return whole

    def begin(self) -> None:
        """Give up what was asked before: it is old, and not shown any more."""
        if self._reading is not None:
            self._reading.cancel()
        self._is_old = False

    def ask(
        self,
        work: Callable[[CompanyFile], T],
        put: Callable[[T], None],
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Read something and show it, in place of what was asked before."""
        self.begin()
        self._reading = self._desk.ask(work, put, owner=self, refused=refused)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self.refresh()

    def _on_changed(self, changed: Changed) -> None:
        if changed.kinds & self._concerned:
            self._on_old()

    def _on_old(self) -> None:
        """What is shown is old; where nobody looks, it waits until somebody does."""
        self._is_old = True
        if self.isVisible():
            self.refresh()


class Cards(QVBoxLayout):
    """Cards below one another, in a sheet that scrolls."""

    def __init__(self, widest: int = 0) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, theme.NEAR, theme.INSIDE)
        self.setSpacing(theme.INSIDE)
        self._content = QWidget()
        self._content.setProperty("role", "clear")
        self._content.setLayout(self)
        if widest:
            self._content.setMaximumWidth(theme.px(widest))

    def sheet(self) -> QScrollArea:
        """Return what they scroll in."""
        return scrolled(self._content)

    def take_away(self) -> None:
        """Take all of them away."""
        take_away(self)
