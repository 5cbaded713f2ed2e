"""Tells beside the clock what is overdue, where somebody chose that and the desktop can."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.language import _, ngettext
from ui.desk import Desk
from ui.jobs import KEEP
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.preferences import Preferences
from ui.reminders.tray_icon import TrayIcon, is_available

if TYPE_CHECKING:  # with it comes the database library
    from desktop.services.reminders.overdue import Overdue, Told

CHOSEN: Final = "reminders/tray"
TOLD: Final = "reminders/told"  # "2026-11-16 /path" of the day on which a file was told of last
PAUSE: Final = 2_000  # milliseconds of quiet after a change


class Tray(QObject):
    """There only while a company is open that may be read: of a locked one nothing is known here.

    Whatever is clicked brings the window.
    """

    def __init__(
        self,
        window: MainWindow,
        opening: Opening,
        preferences: Preferences,
        available: Callable[[], bool] = is_available,
        make: Callable[[QObject], TrayIcon] = TrayIcon,
    ) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._available, self._make = available, make
        self._desk: Desk | None = None
        self._icon: TrayIcon | None = None
        self._told: dict[Path, Told] = {}
        self.quiet = QTimer(self)
        self.quiet.setSingleShot(True)
        self.quiet.setInterval(PAUSE)
        self.quiet.timeout.connect(self._look)
        opening.opened.connect(self._on_opened)
        opening.leaving.connect(self._on_leaving)

    @property
    def is_on(self) -> bool:
        """Whether somebody chose it, and it can be."""
        return self._preferences.text(CHOSEN) == "yes" and self._available()

    def heed_settings(self) -> None:
        """Do as is chosen now."""
        if self._desk is not None and self.is_on:
            self._shown().show()
            self._look()
        elif self._icon is not None:
            self._icon.hide()

    def bring(self) -> None:
        """Bring the window before everything else, wherever it is."""
        state = self._window.windowState() & ~Qt.WindowState.WindowMinimized
        self._window.setWindowState(state | Qt.WindowState.WindowActive)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _shown(self) -> TrayIcon:
        if self._icon is None:
            self._icon = self._make(self)
            self._icon.clicked.connect(self.bring)
        return self._icon

    # --- looking --------------------------------------------------------------------------------

    def _on_opened(self, desk: Desk) -> None:
        self._desk = desk
        desk.changed.connect(self.quiet.start)
        desk.day_changed.connect(self._look)
        self.heed_settings()

    def _on_leaving(self) -> None:
        self.quiet.stop()
        self._desk = None
        if self._icon is not None:
            self._icon.hide()
            self._icon.say("Muster")

    def _look(self) -> None:
        desk = self._desk
        if desk is None or not self.is_on:
            return
        today = desk.today()

        def work(_job: object) -> "Overdue":
            from desktop.services.reminders.overdue import read_overdue

            return read_overdue(desk.company, today)

        desk.jobs.run(KEEP, work, lambda found: self._tell(desk, found), owner=desk)

    def _tell(self, desk: Desk, found: "Overdue") -> None:
        if desk is not self._desk or not self.is_on:
            return
        path = desk.company.path
        told = self._told_of(path, found.as_of)
        was_told = told.on == found.as_of
        said = told.next(found, with_names=desk.company.key is None)
        self._shown().say(_words(found))
        self._remember(path, found.as_of)
        # who sits before the window sees there what has just become overdue
        if said is not None and not (was_told and QApplication.activeWindow() is not None):
            self._shown().tell(said.title, said.text)

    def _told_of(self, path: Path, today: date) -> "Told":
        from desktop.services.reminders.overdue import Told

        if path not in self._told:
            was_told = f"{today.isoformat()} {path}" in self._preferences.texts(TOLD)
            self._told[path] = Told(on=today if was_told else None)
        return self._told[path]

    def _remember(self, path: Path, today: date) -> None:
        day = today.isoformat()
        kept = [one for one in self._preferences.texts(TOLD) if one.startswith(day)]
        if f"{day} {path}" not in kept:
            self._preferences.keep(TOLD, [*kept, f"{day} {path}"])


def _words(found: "Overdue") -> str:
    n = len(found.titles)
    words = ngettext("Muster: {n} thing needs you", "Muster: {n} things need you", n)
    return words.format(n=n) if n else _("Muster: nothing is overdue")
