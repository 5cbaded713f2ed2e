"""What the questions in use ask of the manual and do not find, question by question."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.language import _, ngettext
from desktop.services.manual.asked import Lacking
from desktop.values.spoken import say_number
from ui import theme
from ui.widgets import Card, link, plain, soft, strong

MANY: Final = 8  # lines that are shown at once; of more, the first few
FEW: Final = 6


class LackingCard(Card):
    """Each line leads to the record in which it is put right, or to a new one."""

    wanted = Signal(object)  # Lacking

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What the questions miss in it"), parent)
        self.body.addWidget(soft(_("Looking through the records…")))
        self.links: list[QWidget] = []
        self.all: QPushButton | None = None  # to see the rest of a long list

    def show_lacking(
        self, lacking: Sequence[Lacking], *, may_change: bool, whole: bool = False
    ) -> None:
        """Show what is missing, what earns most first; of a long list the first few."""
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.links = []
        if not lacking:
            self.body.addWidget(plain(_("Nothing: every paper that is asked for is there.")))
        shown = lacking if whole or len(lacking) <= MANY else lacking[:FEW]
        for question in dict.fromkeys(one.question for one in shown):
            some = [one for one in shown if one.question == question]
            self.body.addWidget(strong(_head(some[0])))
            for one in some:
                self.body.addWidget(self._row(one, may_change=may_change))
        self.all = None
        if len(shown) < len(lacking):
            n = len(lacking)
            self.all = link(_("Show all {n}").format(n=say_number(n)))
            self.all.clicked.connect(
                lambda: self.show_lacking(lacking, may_change=may_change, whole=True)
            )
            self.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, one: Lacking, *, may_change: bool) -> QWidget:
        made = QWidget()
        made.setProperty("role", "clear")
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.FIELD)
        row.addWidget(plain(one.what), 1)
        if one.record_id or may_change:
            go = link(_("Open it") if one.record_id else _("Write it"))
            go.setAccessibleDescription(one.what)
            go.clicked.connect(lambda: self.wanted.emit(one))
            self.links.append(go)
            row.addWidget(go)
        return made


def _head(one: Lacking) -> str:
    said = ngettext(
        "{code} {title}: {points} point to earn",
        "{code} {title}: {points} points to earn",
        1 if one.points == 1 else MANY,  # 1.5 are several
    )
    return said.format(code=one.question, title=one.title, points=say_number(one.points))
