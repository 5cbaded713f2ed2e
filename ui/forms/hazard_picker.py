"""Hazards to pick: the likely ones as buttons, all of them by typing a part of their name."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.assessing_field import Suggestion, found
from ui import theme
from ui.editors.flow import Flow
from ui.icons import icon
from ui.widgets import SearchField, button, strong

MOST: Final = 12  # buttons at once


class HazardPicker(QWidget):
    """A field to find hazards by and the best of them as buttons; Enter adds what was typed.

    Down goes from the field to the buttons, the arrows from one to the next.
    """

    picked = Signal(object)  # a Suggestion

    def __init__(self, taken: Callable[[], list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken, self._task = taken, ""
        self._offered: Sequence[Suggestion] = ()
        self._shown: list[Suggestion] = []
        self.buttons: list[QPushButton] = []
        self.search = SearchField(_("Find a hazard or type your own"))
        self.search.textChanged.connect(self.refresh)
        self.search.installEventFilter(self)
        self.box = QWidget()
        self._flow = Flow(self.box, theme.TIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        column.addWidget(strong(_("What could hurt somebody here?")))
        column.addWidget(self.search)
        column.addWidget(self.box)
        self.setFocusProxy(self.search)

    def show_suggestions(self, offered: Sequence[Suggestion]) -> None:
        """Offer these."""
        self._offered = offered
        self.refresh()

    def show_task(self, task: str) -> None:
        """Offer first what belongs to a task."""
        if task != self._task:
            self._task = task
            self.refresh()

    def suggestion_of(self, hazard: str) -> Suggestion | None:
        """Return the suggestion of that name."""
        return next((one for one in self._offered if one.name == hazard), None)

    def refresh(self) -> None:
        """Show what fits what is typed, without what was picked already."""
        typed = self.search.text().strip()
        shown = found(self._offered, typed, self._task, self._taken(), MOST)
        if typed and all(one.name.casefold() != typed.casefold() for one in shown):
            shown.append(Suggestion(typed))
        if shown == self._shown:
            return
        self._shown = shown
        for made in self.buttons:
            self._flow.removeWidget(made)
            made.hide()
            made.deleteLater()
        self.buttons = [self._made(one, typed) for one in shown]
        self._place_tab_stop()

    def _made(self, one: Suggestion, typed: str) -> QPushButton:
        words = one.name
        if one.name == typed and not one.controls:
            words = _("Add “{hazard}”").format(hazard=one.name)
        made = button(words.replace("&", "&&"), may_shrink=True)
        made.setIcon(icon("plus", "soft"))
        made.setAccessibleName(_("Add the hazard: {hazard}").format(hazard=one.name))
        made.setToolTip(_("Named {n} times before").format(n=one.used) if one.used > 1 else "")
        made.clicked.connect(lambda _down=False, one=one: self._pick(one))
        made.installEventFilter(self)
        self._flow.addWidget(made)
        made.show()
        return made

    def _place_tab_stop(self) -> None:
        for number, made in enumerate(self.buttons):
            policy = Qt.FocusPolicy.ClickFocus if number else Qt.FocusPolicy.StrongFocus
            made.setFocusPolicy(policy)

    def _pick(self, one: Suggestion) -> None:
        self.search.clear()
        self.picked.emit(one)
        self.refresh()

    # --- keys -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds, the arrows move."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.search:
            return self._on_search_key(event.key())
        return self._on_button_key(event.key(), watched)

    def _on_search_key(self, pressed: int) -> bool:
        typed = self.search.text().strip()
        if pressed == Qt.Key.Key_Down and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and typed:
            begins = (o for o in self._shown if o.name.casefold().startswith(typed.casefold()))
            self._pick(next(begins, Suggestion(typed)))
        else:
            return False
        return True

    def _on_button_key(self, pressed: int, watched: QObject) -> bool:
        steps: dict[int, int] = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
        }  # fmt: skip
        here = next(n for n, made in enumerate(self.buttons) if made is watched)
        if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.buttons[here].click()
        elif pressed not in steps:
            return False
        elif here + steps[pressed] < 0:
            self.search.setFocus()
        else:
            there = min(here + steps[pressed], len(self.buttons) - 1)
            self.buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
        return True
