"""Reads through an open file once a day, some time after it was opened, and tells of damage."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.desk import Desk
from ui.jobs import KEEP, Told
from ui.opening import Opening
from ui.preferences import Preferences
from ui.work import Stopped, Work

if TYPE_CHECKING:
    from desktop.services.safe_keeping.shown import Glance

PAUSE: Final = 15_000  # milliseconds: whoever opens a file wants to look something up first
OFTEN: Final = 200  # milliseconds between two looks whether something else waits
WHOLE: Final = "backups/found_whole"  # when, and which file, the last few
MOST: Final = 8


class LookingThrough(QObject):
    """Silent where everything is as it was saved; gives way to whatever else wants the lane."""

    damaged = Signal(str)  # a sentence

    def __init__(self, opening: Opening, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._opening, self._preferences = opening, preferences
        self._desk: Desk | None = None
        self.work = Work(opening.jobs, self)
        self.timer = QTimer(self, interval=PAUSE, singleShot=True)
        self.timer.timeout.connect(self._look)
        self._watch = QTimer(self, interval=OFTEN)
        self._watch.timeout.connect(self._on_watch)
        self.work.ended.connect(self._watch.stop)
        self.work.stopped.connect(self._on_stopped)

    def begin(self, desk: Desk) -> None:
        """A file was opened."""
        self._desk = desk
        self.timer.start()

    def end(self) -> None:
        """The file is left."""
        self._desk = None
        self.timer.stop()
        self.work.stop()

    def found_whole(self) -> None:
        """The file that is open was checked from end to end, and nothing is wrong."""
        if self._desk is None:
            return
        path, now = str(self._desk.company.path), self._opening.clock.now()
        others = [one for one in self._preferences.texts(WHOLE) if one.partition(" ")[2] != path]
        self._preferences.keep(WHOLE, [f"{now.isoformat()} {path}", *others][:MOST])

    def _last(self, desk: Desk) -> datetime | None:
        for one in self._preferences.texts(WHOLE):
            when, _blank, path = one.partition(" ")
            if path == str(desk.company.path):
                try:
                    return datetime.fromisoformat(when)
                except ValueError:
                    return None
        return None

    def _look(self) -> None:
        desk = self._desk
        if desk is None or self.work.is_busy:
            return
        last = self._last(desk)

        def look(_tell: Told, stopped: Stopped) -> "tuple[Glance | None]":
            from desktop.services.safe_keeping.looking_through import look_through

            return (look_through(desk.company, last, stopped),)

        self.work.run(look, lambda found: self._on_looked(desk, *found))
        self._watch.start()

    def _on_watch(self) -> None:
        """A backup, a check or a restore that somebody waits for comes first."""
        if self._opening.jobs.count(KEEP) > 1:
            self.work.stop()

    def _on_stopped(self) -> None:
        if self._desk is not None:
            self.timer.start()

    def _on_looked(self, desk: Desk, glance: "Glance | None") -> None:
        if desk is not self._desk or glance is None:
            return
        if glance.sentence:
            self.damaged.emit(glance.sentence)
        else:
            self.found_whole()
