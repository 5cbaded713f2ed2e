"""What is told unasked: damage found on opening, no second copy, a backup that failed."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop.language import _
from ui.desk import Desk
from ui.jobs import KEEP, Told
from ui.main_window import MainWindow
from ui.notices import Notices, notices_of
from ui.opening import Opening
from ui.preferences import Preferences
from ui.work import Stopped, Work

if TYPE_CHECKING:
    from desktop.services.safe_keeping.shown import Glance, Reminder

PUT_OFF: Final = "backups/second_put_off"  # the day until which nobody wants to be reminded
DAMAGE, SECOND, FAILED, DONE = "damage", "second place", "backup failed", "restored"
NOT_COPIED: Final = "not copied"


class Telling(QObject):
    """Looks once after a file was opened, in the background, and says what it finds in a strip."""

    look_wanted = Signal()
    restore_wanted = Signal()
    backup_wanted = Signal()

    def __init__(
        self, window: MainWindow, opening: Opening, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._opening, self._preferences = opening, preferences
        self._window = window
        self._looking = Work(opening.jobs, self)
        self._desk: Desk | None = None
        self._kept: tuple[str, str] | None = None  # what is to be said once a file is open

    @property
    def notices(self) -> Notices:
        """The strip of the window."""
        return notices_of(self._window)

    def begin(self, desk: Desk) -> None:
        """Look at a file that was opened."""
        self._desk = desk
        if self._kept is not None:
            (sentence, tone), self._kept = self._kept, None
            self.say(sentence, tone)
        self._remind()
        if self._looking.is_busy:
            return

        def look(_tell: Told, stopped: Stopped) -> "Glance":
            from desktop.services.safe_keeping.checking import first_glance

            return first_glance(desk.company, stopped)

        self._looking.run(look, lambda glance: self._on_looked(desk, glance))

    def _on_looked(self, desk: Desk, glance: "Glance") -> None:
        if glance.sentence and desk is self._desk:
            self.damaged(glance.sentence, glance.tone)

    def damaged(self, sentence: str, tone: str = "red") -> None:
        """Say that something in the file is damaged, or may be."""
        self.notices.tell(
            DAMAGE,
            sentence,
            tone,
            (_("Look closer…"), self.look_wanted.emit),
            (_("Restore…"), self.restore_wanted.emit),
        )

    def whole(self) -> None:
        """The file was checked from end to end, and nothing is wrong."""
        self.notices.take_back(DAMAGE)

    def end(self) -> None:
        """The file is left."""
        self._desk = None
        self._looking.stop()
        self.notices.clear()

    # --- the second place -----------------------------------------------------------------------

    def _remind(self) -> None:
        desk = self._desk
        if desk is None or desk.read_only:
            return
        now, put_off = self._opening.clock.now(), self._preferences.text(PUT_OFF)

        def work(_job: object) -> "Reminder | None":
            from desktop.services.safe_keeping.keeping import reminder

            return reminder(desk.company, now, put_off)

        desk.jobs.run(KEEP, work, lambda found: self._on_reminder(desk, found), owner=desk)

    def _on_reminder(self, desk: Desk, found: "Reminder | None") -> None:
        if desk is not self._desk:
            return
        if found is None:
            self.notices.take_back(SECOND)
            return
        back_up = ((_("Back up now"), self.backup_wanted.emit),) if found.has_second else ()
        self.notices.tell(
            SECOND,
            found.sentence,
            "plain",
            *back_up,
            (_("Choose a second place…"), self._on_place_wanted),
            (_("Not now"), lambda: self._put_off(found.put_off_until)),
        )

    def _on_place_wanted(self) -> None:
        from ui.backups.places_dialog import PlacesDialog

        dialog = PlacesDialog(self._window)
        dialog.second.changed.connect(self.backup_wanted)  # so that there is one in it
        dialog.finished.connect(lambda _result: self._remind())
        dialog.open()

    def _put_off(self, until: str) -> None:
        self._preferences.keep(PUT_OFF, until)
        self.notices.take_back(SECOND)

    def second_failed(self, sentence: str) -> None:
        """Say why the last backup is not in the second place; "" takes that back."""
        if not sentence:
            self.notices.take_back(NOT_COPIED)
            return
        said = _("The backup is made, but is not in the second place: {why}").format(why=sentence)
        close = (_("Close"), lambda: self.notices.take_back(NOT_COPIED))
        self.notices.tell(NOT_COPIED, said, "amber", close)

    # --- backups --------------------------------------------------------------------------------

    def backed_up(self) -> None:
        """A backup was made, and is good."""
        self.notices.take_back(FAILED)
        self._remind()

    def not_backed_up(self, sentence: str) -> None:
        """No backup could be made."""
        said = _("No backup could be made: {why}").format(why=sentence)
        self.notices.tell(FAILED, said, "amber", (_("Backups…"), self.restore_wanted.emit))

    def say(self, sentence: str, tone: str) -> None:
        """Say what was done with the file, until somebody has read it."""
        self.notices.tell(DONE, sentence, tone, (_("Close"), lambda: self.notices.take_back(DONE)))

    def say_when_open(self, sentence: str, tone: str) -> None:
        """Say it once the next file is open."""
        self._kept = sentence, tone
