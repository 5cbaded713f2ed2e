"""Asks for what opens a locked company file, in the place of its company, and tries it."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _
from ui.jobs import DO, Job
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.welcome.aside import Aside

if TYPE_CHECKING:  # most files have no password
    from desktop.store.keys import Key
    from ui.locking.unlock_page import UnlockPage


class Asking(QObject):
    """Keeps no password and no key: what is typed goes to a job, its key to `opening`."""

    restore_wanted = Signal()
    left = Signal()  # somebody went back to the first page

    def __init__(self, window: MainWindow, opening: Opening, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._opening = window, opening
        self.page: UnlockPage | None = None
        self.was_by_sheet = False  # whoever needs the sheet has forgotten the password
        self._path, self._read_only = Path(), False
        self._trying: Job | None = None
        self._looking: Aside | None = None
        opening.locked.connect(self.ask)
        opening.begun.connect(self._on_begun)
        opening.ending.connect(self._stop_trying)

    def ask(self, path: Path, read_only: bool) -> None:
        """Ask for the password of a file, in the place where its company will be."""
        self.show(path, read_only, "")
        self.look_for_keyring()

    def show(self, path: Path, read_only: bool, why: str) -> None:
        """Show the page that asks; `why` the file is locked, where that is to be said."""
        from ui.locking.unlock_page import UnlockPage

        self._path, self._read_only = path, read_only
        self.drop()
        self.page = page = UnlockPage()
        page.password_given.connect(self._on_password)
        page.code_given.connect(self._on_code)
        page.restore_wanted.connect(self.restore_wanted)
        page.left.connect(self._on_left)
        page.ask(path, why, may_remember=False)
        show_instead(self._window, path, page)

    def look_for_keyring(self) -> None:
        """Offer to remember the password where this PC can; to find that out may take a moment."""
        if self.page is not None:
            self._looking = Aside(_can_remember)  # a keyring may take its time, or ask somebody
            self._looking.answered.connect(self._on_can_remember)
            self._looking.start()

    def _on_can_remember(self, can: bool) -> None:
        if can and self.page is not None:
            self.page.offer_to_remember()

    def _on_left(self) -> None:
        self.drop()
        self.left.emit()
        self._window.show_welcome()

    def _stop_trying(self) -> None:
        if self._trying is not None:
            self._trying.cancel()
            self._trying = None

    def drop(self) -> None:
        """Take the page away, with what was typed into it."""
        self._stop_trying()
        if self.page is not None:
            page, self.page = self.page, None
            page.forget()
            self._window.stack.removeWidget(page)
            page.deleteLater()

    # --- trying ---------------------------------------------------------------------------------

    def _on_password(self, typed: str, remembers: bool) -> None:
        from desktop.services.locking import remember, unlock

        path, self.was_by_sheet = self._path, False

        def work(job: Job) -> "Key":
            key = unlock(path, typed, is_stopped=lambda: job.is_cancelled)
            if remembers:
                remember(key)
            return key

        self._try(work)

    def _on_code(self, typed: str) -> None:
        from desktop.services.locking import unlock_with_code

        path, self.was_by_sheet = self._path, True
        self._try(lambda job: unlock_with_code(path, typed, is_stopped=lambda: job.is_cancelled))

    def _try(self, work: "Callable[[Job], Key]") -> None:
        assert self.page is not None
        self._trying = self._opening.jobs.run(
            DO,
            work,
            self._on_key,
            owner=self.page,
            refused=self._on_refused,
            unavailable=self._on_refused,
        )

    def _on_key(self, key: "Key") -> None:
        self._trying = None
        self._opening.open(self._path, read_only=self._read_only, key=key)

    def _on_refused(self, fault: Refused | Unavailable) -> None:
        from desktop.services.locking import seconds_to_wait

        self._trying = None
        if self.page is not None:
            said = " ".join(fault.faults.values()) if isinstance(fault, Refused) else str(fault)
            self.page.refuse(said, math.ceil(seconds_to_wait(self._path)))

    def _on_begun(self, _path: Path) -> None:
        self.drop()


def show_instead(window: MainWindow, path: Path, page: QWidget) -> None:
    """Show a page in the place of a company, with nothing of the company around it."""
    window.drop_pages()
    window.stack.addWidget(page)
    window.stack.setCurrentWidget(page)
    window.tabs.hide()
    window.top.allow(company=False, writing=False)
    window.status.show_nothing()
    window.setWindowTitle(_("{file} — Muster").format(file=path.name))
    page.setFocus(Qt.FocusReason.OtherFocusReason)


def _can_remember() -> bool:
    from desktop.services.locking import can_remember

    return can_remember()
