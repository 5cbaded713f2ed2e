"""The quick filters over a table: all, and what is overdue, expired, open and so on."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from desktop.language import _
from desktop.services.browsing import Standings, groups_of
from desktop.values.spoken import say_number
from ui import theme
from ui.widgets import button

EVERYTHING: Final = ""


class GroupsBar(QWidget):
    """One button a group, each with how many it holds; where it is narrow, one with a menu."""

    chosen = Signal(str)

    def __init__(self, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Show"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.NEAR)
        self._labels = {EVERYTHING: _("All")}
        self._labels |= {group.key: _(group.label) for group in groups_of(kind_key)}
        self._together = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for key, label in self._labels.items():
            made = self.buttons[key] = button(label)
            made.setCheckable(True)
            made.setChecked(key == EVERYTHING)
            made.clicked.connect(lambda _checked, k=key: self._on_chosen(k))
            self._together.addButton(made)
            line.addWidget(made)
        self.one = button(_("All"))
        self.one.setProperty("menu", "true")
        self.one.setMenu(self._menu())
        self.one.hide()
        line.addWidget(self.one)
        line.addStretch(1)
        if len(self.buttons) <= 1:
            self.hide()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        return menu

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for key, made in self.buttons.items():
            action = menu.addAction(made.text())
            action.setCheckable(True)
            action.setChecked(made.isChecked())
            action.setEnabled(made.isEnabled())
            action.triggered.connect(made.click)
            action.setData(key)

    def _on_chosen(self, key: str) -> None:
        self.one.setText(self.buttons[key].text())
        self.chosen.emit(key)

    @property
    def current(self) -> str:
        """The key of the group that is chosen."""
        return next(key for key, made in self.buttons.items() if made.isChecked())

    def choose(self, key: str) -> None:
        """Show a group as the chosen one."""
        self.buttons[key].setChecked(True)
        self.one.setText(self.buttons[key].text())

    def show_counts(self, counts: Mapping[str, int], everything: int) -> None:
        """Say how many there are of each; one that holds none cannot be chosen."""
        known = {**counts, EVERYTHING: everything}
        for key, made in self.buttons.items():
            number = known.get(key, 0)
            made.setText(f"{self._labels[key]} {say_number(number)}")
            made.setEnabled(number > 0 or key in (EVERYTHING, self.current))
        self.one.setText(self.buttons[self.current].text())
        self.setVisible(len(self.buttons) > 1 and (everything > 0 or self.current != EVERYTHING))
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return self.one.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = sum(made.sizeHint().width() + theme.NEAR for made in self.buttons.values())
        fits = wide - theme.NEAR <= self.width()
        for made in self.buttons.values():
            made.setVisible(fits)
        self.one.setVisible(not fits)


def counted(standings: Standings) -> Counter[str]:
    """Return how many records fall under each group."""
    return Counter(group for standing in standings.values() for group in standing.groups)
