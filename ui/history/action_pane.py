"""What one action of the history did, record by record."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.log_pages import ActionSaid, RecordChange
from ui import theme
from ui.desk import Desk
from ui.history.blocks import block, fill
from ui.places import Place
from ui.widgets import Card, card_title, link, scrolled, small, soft


class ActionPane(Card):
    """The action that is chosen; each record can be gone to."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._desk = desk
        self.setAccessibleName(_("What it did"))
        self.name, self.about = card_title(), soft()
        inner = QWidget()
        inner.setProperty("role", "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.NEAR, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self.name)
        column.addWidget(self.about)
        self.changes = QVBoxLayout()
        self.changes.setSpacing(0)
        column.addLayout(self.changes)
        column.addStretch(1)
        self.body.addWidget(scrolled(inner))

    def clear(self) -> None:
        """Show nothing."""
        self.name.setText("")
        self.about.setText("")
        fill(self.changes, ())

    def show_action(self, said: ActionSaid) -> None:
        """Show what an action did."""
        entry = said.entry
        self.name.setText(entry.name)
        self.about.setText(
            _("{day}, {time}, by {who}").format(day=entry.day, time=entry.time, who=entry.who)
        )
        fill(self.changes, self._blocks(said))

    def _blocks(self, said: ActionSaid) -> Iterator[QWidget]:
        for change in said.changes:
            made = block(change.what, "", change.fields)
            if change.tab:
                self._add_way(made, change)
            yield made
        if said.more:
            more = ngettext("and {n} more record", "and {n} more records", said.more)
            rest = small(more.format(n=f"{said.more:,}"))
            rest.setContentsMargins(0, theme.NEAR, 0, 0)
            yield rest

    def _add_way(self, made: QWidget, change: RecordChange) -> None:
        go = link(_("Open this record"))
        go.setAccessibleDescription(change.what)
        place = Place(change.tab, change.kind, change.record_id)
        go.clicked.connect(lambda: self._desk.go(place))
        if (layout := made.layout()) is not None:
            layout.addWidget(go)
            layout.setAlignment(go, Qt.AlignmentFlag.AlignLeft)
