"""Tells once a year, quietly, that there is something to look over, and opens the list."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desktop.language import _
from ui.desk import Desk
from ui.jobs import KEEP
from ui.main_window import MainWindow
from ui.notices import notices_of
from ui.opening import Opening
from ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.services.retention.reminding import Yearly

PUT_OFF: Final = "retention/put_off"
NOTICE: Final = "retention"


class YearlyReminder(QObject):
    """Looks once after a file was opened, behind everything else."""

    def __init__(self, window: MainWindow, opening: Opening, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        opening.opened.connect(self._on_opened)

    def _on_opened(self, desk: Desk) -> None:
        if desk.read_only:
            return
        today, put_off = desk.today(), self._preferences.text(PUT_OFF)

        def work(_job: object) -> "Yearly | None":
            from desktop.services.retention.reminding import yearly_list

            return yearly_list(desk.company, today, put_off)

        desk.jobs.run(KEEP, work, lambda found: self._show(desk, found), owner=desk)

    def _show(self, desk: Desk, found: "Yearly | None") -> None:
        if found is None or desk is not self._window.desk:
            return
        notices_of(self._window).tell(
            NOTICE,
            found.sentence,
            "plain",
            (_("Look at the list…"), lambda: self._look(desk)),
            (_("Not now"), lambda: self._put_off(found.put_off_until)),
        )

    def _look(self, desk: Desk) -> None:
        from ui.retention.dialog import DisposalDialog

        notices_of(self._window).take_back(NOTICE)
        DisposalDialog(desk, self._window).open()

    def _put_off(self, until: str) -> None:
        self._preferences.keep(PUT_OFF, until)
        notices_of(self._window).take_back(NOTICE)
