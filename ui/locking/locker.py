"""Locks the company file that is open, and asks for what opens one that is locked."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _, ngettext
from ui.desk import Desk
from ui.jobs import DO, READ, Job
from ui.locking.awake import Awake
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.places import Place
from ui.preferences import Preferences
from ui.preview import handling_of

if TYPE_CHECKING:  # most files have no password
    from desktop.store.keys import Key
    from ui.locking.sleep import Sleep
    from ui.locking.unlock_page import UnlockPage

IDLE: Final = "lock/idle_minutes"
USUAL: Final = 10  # minutes without work after which a file locks itself; 0 for never
MINUTE: Final = 60  # seconds


class Locker(QObject):
    """Shows the page that asks in the place of the company; knows no password, and keeps no key.

    What is shown of the company goes before its file is closed, so that nobody sees it while the
    disk is slow.
    """

    def __init__(self, window: MainWindow, opening: Opening, preferences: Preferences) -> None:
        super().__init__(window)
        self.window, self.opening, self.preferences = window, opening, preferences
        self.page: UnlockPage | None = None
        self.awake = Awake(opening.clock.elapsed, self)
        self.awake.idle.connect(self._on_idle)
        self.awake.slept.connect(self._on_slept)
        self._sleep: Sleep | None = None
        self._path, self._read_only = Path(), False
        self._way_back: tuple[Path, Place] | None = None
        self._trying: Job | None = None
        self._by_sheet = False  # whoever needs the sheet has forgotten the password
        opening.locked.connect(self.ask)
        opening.begun.connect(self._on_begun)
        opening.opened.connect(self._on_opened)
        opening.leaving.connect(self.awake.end)
        opening.ending.connect(self._stop_trying)

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
        self._show_page(path, read_only, why)
        self.window.repaint()  # before anything waits for the disk
        desk.jobs.wait_for_changes()
        desk.jobs.drop()  # what is under way has nobody left to tell
        self.opening.lock()
        self._look_for_keyring()

    def place(self) -> Place:
        """Return where somebody is, to be brought back there; what is typed there is kept."""
        self.window.stack.keep_safe()
        page = self.window.current_page()
        here = page.here() if page is not None else None
        return here or Place(self.window.current_tab())

    def come_back_to(self, path: Path, place: Place) -> None:
        """Show this place when that file is open again."""
        self._way_back = path, place

    def take_away(self) -> None:
        """Let nothing of the company be seen in any window of this program."""
        from ui.guide.window import GuideWindow
        from ui.locking.leave_windows import leave_windows

        guides = self.window.findChildren(GuideWindow)
        leave_windows([self.window, *guides])
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

    # --- asking ---------------------------------------------------------------------------------

    def ask(self, path: Path, read_only: bool) -> None:
        """Ask for the password of a file, in the place where its company will be."""
        self._show_page(path, read_only, "")
        self._look_for_keyring()

    def _show_page(self, path: Path, read_only: bool, why: str) -> None:
        from ui.locking.unlock_page import UnlockPage

        self._path, self._read_only = path, read_only
        self._drop_page()
        self.page = page = UnlockPage()
        page.password_given.connect(self._on_password)
        page.code_given.connect(self._on_code)
        page.left.connect(self._on_left)
        page.ask(path, why, may_remember=False)
        self.show_instead(path, page)

    def _look_for_keyring(self) -> None:
        """Offer to remember the password where this PC can; to find that out may take a moment."""
        if self.page is not None:
            self.opening.jobs.run(READ, _can_remember, self._on_can_remember, owner=self.page)

    def show_instead(self, path: Path, page: QWidget) -> None:
        """Show a page in the place of the company, with nothing of it around."""
        window = self.window
        window.drop_pages()
        window.stack.addWidget(page)
        window.stack.setCurrentWidget(page)
        window.tabs.show()
        window.tabs.setEnabled(False)
        window.top.allow(company=False, writing=False)
        window.status.show_nothing()
        window.setWindowTitle(_("{file} — Muster").format(file=path.name))
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_can_remember(self, can: bool) -> None:
        if can and self.page is not None:
            self.page.offer_to_remember()

    def _on_left(self) -> None:
        self._drop_page()
        self._way_back = None
        self.window.show_welcome()

    def _stop_trying(self) -> None:
        if self._trying is not None:
            self._trying.cancel()
            self._trying = None

    def _drop_page(self) -> None:
        self._stop_trying()
        if self.page is not None:
            page, self.page = self.page, None
            page.forget()
            self.window.stack.removeWidget(page)
            page.deleteLater()

    # --- trying ---------------------------------------------------------------------------------

    def _on_password(self, typed: str, remembers: bool) -> None:
        from desktop.services.locking import remember, unlock

        path, self._by_sheet = self._path, False

        def work(job: Job) -> "Key":
            key = unlock(path, typed, is_stopped=lambda: job.is_cancelled)
            if remembers:
                remember(key)
            return key

        self._try(work)

    def _on_code(self, typed: str) -> None:
        from desktop.services.locking import unlock_with_code

        path, self._by_sheet = self._path, True
        self._try(lambda job: unlock_with_code(path, typed, is_stopped=lambda: job.is_cancelled))

    def _try(self, work: "Callable[[Job], Key]") -> None:
        assert self.page is not None
        self._trying = self.opening.jobs.run(
            DO,
            work,
            self._on_key,
            owner=self.page,
            refused=self._on_refused,
            unavailable=self._on_refused,
        )

    def _on_key(self, key: "Key") -> None:
        self._trying = None
        self.opening.open(self._path, read_only=self._read_only, key=key)

    def _on_refused(self, fault: Refused | Unavailable) -> None:
        from desktop.services.locking import seconds_to_wait

        self._trying = None
        if self.page is not None:
            said = " ".join(fault.faults.values()) if isinstance(fault, Refused) else str(fault)
            self.page.refuse(said, math.ceil(seconds_to_wait(self._path)))

    # --- open -----------------------------------------------------------------------------------

    def _on_begun(self, _path: Path) -> None:
        self._drop_page()

    def _on_opened(self, desk: Desk) -> None:
        self._drop_page()
        way_back, self._way_back = self._way_back, None
        if way_back is not None and way_back[0] == desk.company.path:
            self.window.go(way_back[1])
        if desk.company.key is not None:
            self.awake.is_busy = desk.jobs.is_at_work
            self.heed_settings()
            self.awake.begin()
            self._listen_to_sleep()
            self._clear_away(desk)
            if self._by_sheet and not desk.read_only:
                self._offer_new_password()
        self._by_sheet = False

    def _offer_new_password(self) -> None:
        self.window.toast.show_message(
            _("Opened with the recovery sheet."),
            _("Set a new password…"),
            self.window.menus.actions["password"].trigger,
        )

    def _clear_away(self, desk: Desk) -> None:
        """Take away what a program that fell may have left of the company outside its file."""
        handling_of(desk).run(lambda _intake, outside: outside(), lambda _outside: None, owner=self)

    def _listen_to_sleep(self) -> None:
        if self._sleep is None:
            from ui.locking.sleep import Sleep

            self._sleep = Sleep(self)
            self._sleep.coming.connect(self._on_slept)
            self._sleep.listen()


def _can_remember(_job: Job) -> bool:
    from desktop.services.locking import can_remember

    return can_remember()
