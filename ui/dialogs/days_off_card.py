"""The days off of the company in its settings: whose count, its own, and what comes of it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.days_off import ROWS, TypedDaysOff, say_days_off, say_province
from ui import theme
from ui.desk import Desk
from ui.editors.rows import RowsEditor
from ui.jobs import Job
from ui.widgets import Card, small, soft, strong

PAUSE: Final = 200  # milliseconds without a key before the list is made again


class DaysOffCard(Card):
    """Shows the next twelve months as they will be with what stands on the page.

    `province` and `week` tell what stands in the rest of it.
    """

    edited = Signal()

    def __init__(
        self,
        desk: Desk,
        province: Callable[[], str],
        week: Callable[[], frozenset[int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Days off"), parent)
        self._desk, self._province, self._week = desk, province, week
        self._asked: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look_ahead)
        self.statutory = QCheckBox()
        self.statutory.toggled.connect(self._on_edited)
        self.own = RowsEditor(desk, ROWS)
        self.own.label.setText(_("Our own days off"))
        self.own.changed.connect(self._on_edited)
        self.ahead = small()
        self._lay_out()
        self.follow()

    def _lay_out(self) -> None:
        self.body.setSpacing(theme.FIELD)
        words = _(
            "They move only what its rule says is done on working days, such as monthly on working "
            "days or every working day."
        )
        self.body.addWidget(soft(words))
        self.body.addWidget(self.statutory)
        self.body.addWidget(self.own)
        below = QVBoxLayout()
        below.setSpacing(theme.TIGHT)
        below.addWidget(strong(_("Days off in the next twelve months")))
        below.addWidget(self.ahead)
        self.body.addLayout(below)

    def show_days_off(self, typed: TypedDaysOff, *, read_only: bool) -> None:
        """Show what is set now."""
        self.statutory.setChecked(typed.keeps_statutory)
        self.statutory.setEnabled(not read_only)
        self.own.set_typed(typed.lines)
        self.own.set_read_only(read_only)
        self._look_ahead()

    def typed(self) -> TypedDaysOff:
        """Return what stands in it."""
        return TypedDaysOff(self.statutory.isChecked(), tuple(self.own.typed()))

    def follow(self) -> None:
        """Take up what was changed in the rest of the page."""
        self.statutory.setText(say_province(self._province()))
        self._pause.start()

    def _on_edited(self) -> None:
        self._pause.start()
        self.edited.emit()

    def _look_ahead(self) -> None:
        self._pause.stop()
        if self._asked is not None:
            self._asked.cancel()
        typed, province, today = self.typed(), self._province(), self._desk.today()
        week = sorted(self._week())
        # off the window's thread, because the list of holidays takes a while to be there
        self._asked = self._desk.ask(
            lambda _company: say_days_off(typed, province, today, week), self._show, owner=self
        )

    def _show(self, said: tuple[str, ...]) -> None:
        self.ahead.setText("\n".join(said))
