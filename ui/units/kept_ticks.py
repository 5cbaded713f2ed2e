"""Duties that may not wait while a unit is parked or a site closed: a box for each, ticked."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.units.resting import Kept
from ui import theme
from ui.forms.tick import Tick


class KeptTicks(QWidget):
    """Says of each why it should stay due; what somebody took the tick from stays without it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What stays due"))
        self.ticks: dict[str, Tick] = {}  # by plan
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.NEAR)
        self.hide()

    def put(self, kept: Sequence[Kept]) -> None:
        """Show a box for each of these and no other."""
        wanted = {one.plan_id: one for one in kept}
        for plan in self.ticks.keys() - wanted.keys():
            gone = self.ticks.pop(plan)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for plan, one in wanted.items():
            if plan not in self.ticks:
                tick = Tick(_("{task} stays due. {why}").format(task=one.task, why=one.why))
                tick.tick(True)
                self.ticks[plan] = tick
                self._column.addWidget(tick)
        self.setVisible(bool(wanted))

    @property
    def ticked(self) -> frozenset[str]:
        """The plans that stay due from now on."""
        return frozenset(plan for plan, tick in self.ticks.items() if tick.is_ticked)
