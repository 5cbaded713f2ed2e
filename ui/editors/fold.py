"""A part of a form that is folded away under its heading until somebody asks for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, ngettext
from ui import theme
from ui.editors.arrangements import Group
from ui.icons import icon
from ui.widgets import link


class Fold(QWidget):
    """A heading that opens and closes what is below it; closed, it says how much is filled in."""

    turned = Signal(bool)  # by a person: whether it is open now

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = group
        self.is_built = False  # its fields are made when it is opened first
        self._filled = 0
        self.button = link("", may_shrink=True)
        self.button.clicked.connect(self._on_clicked)
        self.inside = QWidget()
        self.inside.setProperty("role", "clear")
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.INSIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.FIELD)
        column.addWidget(self.button)
        column.addWidget(self.inside)
        self.turn(False)

    @property
    def is_open(self) -> bool:
        """Whether what is below the heading is seen."""
        return not self.inside.isHidden()

    def turn(self, is_open: bool) -> None:
        """Open or close it."""
        self.inside.setVisible(is_open)
        self.button.setIcon(icon("chevron-down" if is_open else "chevron-right", "accent"))
        self.button.setAccessibleDescription(_("open") if is_open else _("closed"))
        self._tell()

    def count(self, filled: int) -> None:
        """Say how many of its fields are filled in."""
        self._filled = filled
        self._tell()

    def _tell(self) -> None:
        heading = _(self.group.heading)
        if self._filled and not self.is_open:
            said = ngettext("{heading}, {n} filled in", "{heading}, {n} filled in", self._filled)
            heading = said.format(heading=heading, n=self._filled)
        self.button.setText(heading)

    def _on_clicked(self) -> None:
        self.turned.emit(not self.is_open)
