"""What was set aside, with its reason, and the way back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.auditing.set_aside import SetAside
from ui import theme
from ui.editors.flow import Flow
from ui.widgets import Card, button, line, link, plain, small, strong, take_away


class AsideCard(Card):
    """Each with its record, its reason, who set it aside and when."""

    opened = Signal(object)  # a Target
    back_wanted = Signal(object)  # a SetAside

    def __init__(self, *, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(_("Set aside"), parent)
        self._may_change = may_change
        self._shown: tuple[SetAside, ...] = ()
        self.list = QVBoxLayout()
        self.list.setSpacing(theme.NEAR)
        self.body.addLayout(self.list)

    def show_ones(self, shown: Sequence[SetAside]) -> None:
        """Show these."""
        if tuple(shown) == self._shown:
            return
        self._shown = tuple(shown)
        take_away(self.list)
        for number, one in enumerate(self._shown):
            if number:
                self.list.addWidget(line())
            self.list.addWidget(self._row(one))

    def _row(self, one: SetAside) -> QWidget:
        made = QWidget()
        made.setProperty("role", "clear")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(strong(one.title))
        if one.about:
            words.addWidget(plain(one.about))
        words.addWidget(plain(one.reason))
        words.addWidget(small(one.said))
        tools = QWidget()
        flow = Flow(tools, theme.NEAR)
        if one.target is not None:
            show = link(_("Open"))
            show.clicked.connect(partial(self.opened.emit, one.target))
            show.setAccessibleDescription(one.about or one.title)
            flow.addWidget(show)
        if self._may_change:
            back = button(_("Take back"))
            back.clicked.connect(partial(self.back_wanted.emit, one))
            back.setAccessibleDescription(one.title)
            flow.addWidget(back)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.FIELD)
        row.addLayout(words, 1)
        row.addWidget(tools, 0, Qt.AlignmentFlag.AlignTop)
        return made
