"""The corrective actions that came of a record, each one click away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.inspecting import Made
from ui import theme
from ui.desk import Desk
from ui.places import Place
from ui.widgets import Chip, link, plain, strong


class MadeActions(QWidget):
    """A line an action: how it stands, what is to be done, and a way to it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made: tuple[Made, ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.FIELD)
        self._grid.setVerticalSpacing(theme.TIGHT)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        column.addWidget(strong(_("Corrective actions that came of it")))
        column.addLayout(self._grid)
        self.hide()

    def show_made(self, made: Sequence[Made]) -> None:
        """Show these."""
        self.setVisible(bool(made))
        if tuple(made) == self._made:
            return
        self._made = tuple(made)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for row, one in enumerate(made):
            self._grid.addWidget(Chip(one.stands, one.tone), row, 0, top)
            self._grid.addWidget(plain(one.what), row, 1)
            to_it = link(_("Open"))
            to_it.setAccessibleName(_("Open: {what}").format(what=one.what))
            to_it.clicked.connect(lambda _down=False, one=one: self._on_open(one))
            self._grid.addWidget(to_it, row, 2, top)

    def _on_open(self, one: Made) -> None:
        self._desk.go(Place("actions", "corrective_action", one.id))
