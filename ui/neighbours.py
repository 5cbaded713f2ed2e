"""Looks now and then whether another program wrote to the company file that is open here."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.desk import Desk

if TYPE_CHECKING:
    from desktop.store.transaction import Changed

EVERY: Final = 5_000  # milliseconds


class Neighbours(QObject):
    """Counts the actions of the file against those that were done here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._known: int | None = None  # None until the first count has come
        desk.changed.connect(self._on_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        desk.closing.connect(self._timer.stop)
        self.look()

    def _on_changed(self, changed: "Changed") -> None:
        if changed.action_id and self._known is not None:
            self._known += 1

    def look(self) -> None:
        """Count now."""
        from desktop.services.elsewhere import actions_so_far

        self._desk.ask(actions_so_far, self._on_counted, owner=self)

    def _on_counted(self, number: int) -> None:
        from desktop.services.elsewhere import anything

        # an action of ours may be announced after it was counted: then it is told once too often
        before, self._known = self._known, number
        if before is not None and number != before:
            self._desk.changed.emit(anything())
