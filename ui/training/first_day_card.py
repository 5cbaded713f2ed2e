"""One section of the first-day page: each thing with how it stands and a way to put it right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.language import _
from desktop.services.training.first_day_parts import Item, Section
from ui import theme
from ui.editors.flow import Flow
from ui.widgets import Card, Chip, link, plain, soft


class SectionCard(Card):
    """A section as a card."""

    wanted = Signal(object)  # where something is entered

    def __init__(
        self, section: Section, *, read_only: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(section.title, parent)
        self._read_only = read_only
        if section.note:
            self.body.addWidget(soft(section.note))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.INSIDE)
        grid.setVerticalSpacing(theme.TIGHT)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, item in enumerate(section.items):
            what = plain(item.what)
            grid.addWidget(what, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._state(item), row, 1)
        self.body.addLayout(grid)
        if section.does is not None and not read_only:
            add = link(section.verb, may_shrink=True)
            to = section.does
            add.clicked.connect(lambda: self.wanted.emit(to))
            self.header.addWidget(add)

    def _state(self, item: Item) -> QWidget:
        line = QWidget()
        across = Flow(line, theme.NEAR)
        if item.said and item.tone:
            chip = Chip()
            chip.show_as(item.said, item.tone)
            across.addWidget(chip)
        elif item.said:
            across.addWidget(soft(item.said))
        if item.does is not None and not (self._read_only and item.does.new):
            go = link(item.verb)
            go.setAccessibleName(_("{verb}: {what}").format(verb=item.verb, what=item.what))
            to = item.does
            go.clicked.connect(lambda: self.wanted.emit(to))
            across.addWidget(go)
        return line
