"""What the questions in use ask of the manual and do not find, question by question."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.manual.asked import Lacking
from desktop.values.spoken import say_number
from ui import theme
from ui.widgets import Card, link, plain, soft, strong


class LackingCard(Card):
    """Each line leads to the record in which it is put right, or to a new one."""

    wanted = Signal(object)  # Lacking

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What the questions miss in it"), parent)
        self.body.addWidget(soft(_("Looking through the records…")))
        self.links: list[QWidget] = []

    def show_lacking(self, lacking: Sequence[Lacking], *, may_change: bool) -> None:
        """Show what is missing, what earns most first."""
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.links = []
        if not lacking:
            self.body.addWidget(plain(_("Nothing: every paper that is asked for is there.")))
        asked = dict.fromkeys(one.question for one in lacking)
        for question in asked:
            some = [one for one in lacking if one.question == question]
            self.body.addWidget(strong(_head(some[0])))
            for one in some:
                self.body.addWidget(self._row(one, may_change=may_change))

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
        int(one.points),
    )
    return said.format(code=one.question, title=one.title, points=say_number(one.points))
