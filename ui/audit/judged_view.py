"""A view of the audit that is judged anew when something changed, once somebody looks at it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.today import Target
from ui import theme
from ui.audit.views import AuditView
from ui.desk import Desk
from ui.element.tool_row import HeadRow
from ui.jobs import Job
from ui.today.leading import place_of
from ui.widgets import page_title, scrolled, soft

if TYPE_CHECKING:
    from desktop.services.auditing.auditor import Auditor
    from desktop.store.file import CompanyFile

T = TypeVar("T")


class JudgedView(AuditView):
    """A title with buttons, a sentence, tools, and `pages`; what it shows is judged off the window.

    What it asks is for `refresh` of each view to say, and where it stands for `frame`.
    """

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_old = True
        self._judging: Job | None = None
        self._least = 0
        self.title = page_title(title)
        self.sentence = soft(_("Looking through the records…"))
        self.pages = QStackedWidget()
        desk.changed.connect(self._on_old)
        desk.day_changed.connect(self._on_old)

    def refresh(self) -> None:
        """Judge everything again, off the window's thread."""
        raise NotImplementedError

    def frame(self, *buttons: QWidget, lines: Sequence[QWidget] = (), least: int = 0) -> None:
        """Lay out the title with its buttons, the sentence, more lines, and the pages.

        `least` is the height that the pages keep: where there is less, all of it scrolls.
        """
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, theme.NEAR, 0)
        head.addWidget(HeadRow(self.title, *buttons))
        content = QWidget() if least else self
        whole = QVBoxLayout(content)
        whole.setContentsMargins(theme.BETWEEN, theme.INSIDE, theme.NEAR, theme.INSIDE)
        whole.setSpacing(theme.NEAR)
        whole.addLayout(head)
        for part in (self.sentence, *lines):
            whole.addWidget(part)
        whole.addWidget(self.pages, 1)
        if least:
            self._keep_room(content, least)

    def _keep_room(self, content: QWidget, least: int) -> None:
        content.setProperty("role", "clear")
        self.content = content
        self.area = scrolled(content)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.area)
        self._least = least
        theme.watch().changed.connect(self._on_letters)
        self._on_letters()

    def _on_letters(self) -> None:
        self.pages.setMinimumHeight(theme.px(self._least))

    def ask(self, work: "Callable[[CompanyFile, Auditor], T]", then: Callable[[T], None]) -> None:
        """Ask the auditor something and show it, in place of what was asked before."""
        if self._judging is not None:
            self._judging.cancel()
        self._is_old = False
        company = self._desk.company
        self._judging = self._desk.ask_auditor(
            lambda auditor: work(company, auditor), then, owner=self
        )

    def lead_to(self, target: Target) -> None:
        """Go where a line of what is shown leads."""
        self._desk.go(place_of(target))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self.refresh()

    def _on_old(self, *_what: object) -> None:
        """What is shown is old; where nobody looks, it waits until somebody does."""
        self._is_old = True
        if self.isVisible():
            self.refresh()
