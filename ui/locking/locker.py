"""Locks the company file that is open: at once, when nobody works, before the PC sleeps."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desktop.language import _, ngettext
from ui.desk import Desk
from ui.locking.asking import Asking
from ui.locking.awake import Awake
from ui.main_window import MainWindow
from ui.notices import notices_of
from ui.opening import Opening
from ui.places import Place
from ui.preferences import Preferences

if TYPE_CHECKING:  # most files have no password
    from ui.locking.sleep import Sleep

IDLE: Final = "lock/idle_minutes"
USUAL: Final = 10  # minutes without work after which a file locks itself; 0 for never
MINUTE: Final = 60  # seconds


class Locker(QObject):
    """Takes away what is shown of the company before its file is closed.

    Nobody shall see it while the disk is slow.
    """

    def __init__(self, window: MainWindow, opening: Opening, preferences: Preferences) -> None:
        super().__init__(window)
        self.window, self.opening, self.preferences = window, opening, preferences
        self.asking = Asking(window, opening, self)
        self.asking.left.connect(self._forget_way_back)
        self.awake = Awake(opening.clock.elapsed, self)
        self.awake.idle.connect(self._on_idle)
        self.awake.slept.connect(self._on_slept)
        self._sleep: Sleep | None = None
        self._way_back: tuple[Path, Place] | None = None
        opening.opened.connect(self._on_opened)
        opening.leaving.connect(self.awake.end)

    # --- locking --------------------------------------------------------------------------------

    @property
    def can_lock(self) -> bool:
        """Whether a file with a password is open."""
        desk = self.opening.desk
        return desk is not None and desk.company.key is not None

    def lock_now(self) -> None:
        """Lock the file because somebody goes away."""
        if self.can_lock:
            self.lock(_("Locked. What was typed and not saved is kept."))
            return
        self.window.toast.show_message(
            _("This company file has no password, so it cannot be locked."),
            _("Set a password…"),
            self.window.menus.actions["password"].trigger,
        )

    def lock(self, why: str) -> None:
        """Keep what is typed, take everything of the company away, close its file, and ask."""
        desk = self.opening.desk
        if desk is None or desk.company.key is None:
            return
        path, read_only = desk.company.path, desk.read_only
        self._way_back = path, self.place()
        self.take_away()
        self.asking.show(path, read_only, why)
        self.window.repaint()  # before anything waits for the disk
        desk.jobs.wait_for_changes()
        desk.jobs.drop()  # what is under way has nobody left to tell
        self.opening.lock()
        self.asking.look_for_keyring()

    def place(self) -> Place:
        """Return where somebody is, to be brought back there; what is typed there is kept."""
        self.window.stack.keep_safe()
        page = self.window.current_page()
        here = page.here() if page is not None else None
        return here or Place(self.window.current_tab())

    def come_back_to(self, path: Path, place: Place) -> None:
        """Show this place when that file is open again."""
        self._way_back = path, place

    def _forget_way_back(self) -> None:
        self._way_back = None

    def take_away(self) -> None:
        """Let nothing of the company be seen in any window of this program."""
        from ui.guide.window import GuideWindow
        from ui.locking.leave_windows import leave_windows

        guides = self.window.findChildren(GuideWindow)
        leave_windows([self.window, *guides])
        notices_of(self.window).clear()
        self.window.leave_company()
        self.window.search.clear()

    def _on_idle(self) -> None:
        minutes = self.minutes()
        words = ngettext(
            "Locked after {n} minute without work. What was typed is kept.",
            "Locked after {n} minutes without work. What was typed is kept.",
            minutes,
        )
        self.lock(words.format(n=minutes))

    def _on_slept(self) -> None:
        self.lock(_("Locked because the PC was asleep. What was typed is kept."))

    def minutes(self) -> int:
        """Return after how many minutes without work a file locks itself; 0 for never."""
        return max(0, round(self.preferences.number(IDLE, USUAL)))

    def heed_settings(self) -> None:
        """Wait as long as is chosen now."""
        self.awake.patience = self.minutes() * MINUTE

    # --- open -----------------------------------------------------------------------------------

    def _on_opened(self, desk: Desk) -> None:
        self.asking.drop()
        way_back, self._way_back = self._way_back, None
        if way_back is not None and way_back[0] == desk.company.path:
            self.window.go(way_back[1])
        if desk.company.key is not None:
            self.awake.is_busy = desk.jobs.is_at_work
            self.heed_settings()
            self.awake.begin()
            self._listen_to_sleep()
            self._clear_away(desk)
            if self.asking.was_by_sheet and not desk.read_only:
                self._offer_new_password()
        self.asking.was_by_sheet = False

    def _offer_new_password(self) -> None:
        self.window.toast.show_message(
            _("Opened with the recovery sheet."),
            _("Set a new password…"),
            self.window.menus.actions["password"].trigger,
        )

    def _clear_away(self, desk: Desk) -> None:
        """Take away what a program that fell may have left of the company outside its file."""
        from ui.preview import handling_of  # with it comes the database library

        handling_of(desk).run(lambda _intake, outside: outside(), lambda _outside: None, owner=self)

    def _listen_to_sleep(self) -> None:
        if self._sleep is None:
            from ui.locking.sleep import Sleep

            self._sleep = Sleep(self)
            self._sleep.coming.connect(self._on_slept)
            self._sleep.listen()
