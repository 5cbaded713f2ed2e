"""One protocol as it is looked at before somebody goes by it: its terms and what is known."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.audit.protocols.shipped import GENERIC
from desktop.language import _
from desktop.services.protocols.choosing import Listed
from desktop.services.protocols.describing import Described, Known, described
from ui import theme
from ui.editors.cells import Cells, Room
from ui.editors.flow import Flow
from ui.widgets import Card, Chip, button, fault, plain, primary, small, soft, strong

LONG = 60  # letters of a fact that takes a row of its own
USE, EDIT, OURS, FOLLOW, NEXT, RECORD, SHEET, SAVE = (
    "use", "edit", "ours", "follow", "next", "record", "sheet", "save",
)  # fmt: skip


class Detail(QWidget):
    """Cards about one protocol. What a person wants to do with it is told by a word."""

    wanted = Signal(str)

    def __init__(
        self, one: Listed, today: date, *, may_change: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self.listed, self.buttons = one, dict[str, QPushButton]()
        shown = described(one.protocol, today)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.INSIDE, 0, theme.NEAR, theme.INSIDE)
        column.setSpacing(theme.INSIDE)
        column.addWidget(self._first(one, shown, may_change=may_change))
        if shown.elements:
            column.addWidget(self._elements(shown))
        if shown.published:
            column.addWidget(_published(shown))
        column.addStretch(1)

    def _first(self, one: Listed, shown: Described, *, may_change: bool) -> Card:
        card = Card(one.protocol.name)
        if one.is_in_use:
            card.header.addWidget(Chip(_("in use"), "green"))
        card.body.addWidget(soft(one.said))
        row = QWidget()
        flow = Flow(row, theme.NEAR)
        for key, words, main in self._offered(one, may_change=may_change):
            made = primary(words) if main else button(words)
            made.setAccessibleDescription(one.protocol.name)
            made.clicked.connect(lambda _on=False, key=key: self.wanted.emit(key))
            self.buttons[key] = made
            flow.addWidget(made)
        card.body.addWidget(row)
        for sentence in one.faults:
            card.body.addWidget(fault(sentence))
        for sentence in one.notes:
            card.body.addWidget(plain(sentence))
        card.body.addSpacing(theme.TIGHT)
        card.body.addLayout(_pairs(shown.terms))
        return card

    @staticmethod
    def _offered(one: Listed, *, may_change: bool) -> list[tuple[str, str, bool]]:
        """Return what can be done with it: a key, the words, whether it is the main thing."""
        offered: list[tuple[str, str, bool]] = []
        is_empty, is_own = one.protocol.is_skeleton, bool(one.record_id)
        if may_change:
            if not is_empty and not one.is_in_use and not one.faults:
                offered.append((USE, _("Use this one"), True))
            if is_empty:
                offered.append((SHEET, _("Read a sheet into it…"), True))
            if is_own:
                offered.append((EDIT, _("Change it"), False))
                if not is_empty:
                    offered.append((FOLLOW, _("What its questions follow…"), False))
                offered.append((NEXT, _("Make the next version"), False))
            else:
                words = _("Start from it") if one.protocol.id == GENERIC else _("Make it ours")
                offered.append((OURS, words, False))
        if is_own:
            offered.append((RECORD, _("Show its record"), False))
        offered.append((SAVE, _("Save it to a file…"), False))
        return offered

    @staticmethod
    def _elements(shown: Described) -> Card:
        card = Card(_("What it asks"))
        for title, size in shown.elements:
            cells = Cells(gap=theme.INSIDE)
            cells.add(plain(title), Room(theme.px(280), 3))
            cells.add(soft(size), Room(theme.px(160), 1))
            card.body.addLayout(cells)
        return card


def _pairs(facts: tuple[Known, ...]) -> Cells:
    cells = Cells(gap=theme.INSIDE, row_gap=theme.FIELD)
    for fact in facts:
        pair = QWidget()
        inner = QVBoxLayout(pair)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(small(fact.about))
        inner.addWidget(plain(fact.says))
        cells.add(pair, Room(theme.px(240 if len(fact.says) <= LONG else 10_000)))
    return cells


def _published(shown: Described) -> Card:
    card = Card(_("What is published about it"))
    for fact in shown.published:
        inner = QVBoxLayout()
        inner.setSpacing(theme.TIGHT)
        inner.addWidget(strong(fact.about))
        inner.addWidget(plain(fact.says))
        parts = [part for part in (fact.tag, fact.source) if part]
        inner.addWidget(small(" · ".join(parts)))
        card.body.addLayout(inner)
    return card
