"""The quick filters over a table: all, and what is overdue, expired, open and so on."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.language import _
from desktop.services.browsing import Standings, groups_of
from desktop.values.spoken import say_number
from ui import theme
from ui.editors.flow import Flow
from ui.widgets import button

EVERYTHING = ""


class GroupsBar(QWidget):
    """One button a group, each with how many it holds; one that holds none cannot be chosen."""

    chosen = Signal(str)

    def __init__(self, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Show"))
        flow = Flow(spacing=theme.NEAR)
        flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(flow)
        self._labels = {EVERYTHING: _("All")}
        self._labels |= {group.key: _(group.label) for group in groups_of(kind_key)}
        self._together = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for key, label in self._labels.items():
            made = self.buttons[key] = button(label)
            made.setCheckable(True)
            made.setChecked(key == EVERYTHING)
            made.clicked.connect(lambda _checked, k=key: self.chosen.emit(k))
            self._together.addButton(made)
            flow.addWidget(made)
        self.setVisible(len(self.buttons) > 1)

    @property
    def current(self) -> str:
        """The key of the group that is chosen."""
        return next(key for key, made in self.buttons.items() if made.isChecked())

    def choose(self, key: str) -> None:
        """Show a group as the chosen one."""
        self.buttons[key].setChecked(True)

    def show_counts(self, counts: Mapping[str, int], everything: int) -> None:
        """Say how many there are of each."""
        known = {**counts, EVERYTHING: everything}
        for key, made in self.buttons.items():
            number = known.get(key, 0)
            made.setText(f"{self._labels[key]} {say_number(number)}")
            made.setEnabled(number > 0 or key in (EVERYTHING, self.current))
        self.setVisible(len(self.buttons) > 1 and (everything > 0 or self.current != EVERYTHING))


def counted(standings: Standings) -> Counter[str]:
    """Return how many records fall under each group."""
    return Counter(group for standing in standings.values() for group in standing.groups)
