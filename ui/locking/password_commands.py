"""Sets, changes and takes off the password of the open company file, and sees to its sheet."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from desktop.errors import Refused, Unavailable
from desktop.language import N_, _
from ui.desk import Desk
from ui.guide.asking import offer_guide
from ui.jobs import LONG, Job, Told
from ui.locking.asking import show_instead
from ui.locking.locker import Locker

if TYPE_CHECKING:  # what locks a file is imported when somebody wants it
    from desktop.services.locking import Relocked
    from desktop.store.file import CompanyFile
    from desktop.store.keys import Key
    from ui.locking.password_dialog import Change
    from ui.locking.relock_page import RelockPage

DONE: Final = {
    "set": N_("{file} is locked with a password from now on."),
    "change": N_("The password of {file} was changed."),
    "remove": N_("{file} has no password any more."),
}


@dataclass(frozen=True)
class _Outcome:
    """How a file is to be opened again, and what is said then."""

    path: Path
    what: str = ""  # what was done; "" for nothing
    note: str = ""
    fault: str = ""


class PasswordCommands(QObject):
    """The file is closed while it is written anew with another key, and opened again after."""

    def __init__(self, locker: Locker) -> None:
        super().__init__(locker)
        self.locker, self.window, self.opening = locker, locker.window, locker.opening
        self._page: RelockPage | None = None
        self._outcome: _Outcome | None = None
        self.opening.opened.connect(self._on_opened)

    # --- the dialog -----------------------------------------------------------------------------

    def password(self) -> None:
        """Ask what is to become of the password of the open file."""
        from ui.locking.password_dialog import PasswordDialog

        desk = self._desk()
        is_locked = desk.company.key is not None
        prove = self._prove if is_locked else None
        dialog = PasswordDialog(desk.company.path.name, self.window, prove=prove)
        dialog.wanted.connect(self._on_wanted)
        dialog.sheet_wanted.connect(self.show_sheet)
        offer_guide(dialog, lambda: self.window.guide_wanted.emit("safe-keeping"))
        if not is_locked:
            desk.ask(_unlocked, lambda found: dialog.tell_clear_backups(*found), owner=dialog)
        dialog.open()

    def _prove(
        self, typed: str, then: "Callable[[Key], None]", wrong: Callable[[Unavailable], None]
    ) -> Job:
        from desktop.services.locking import unlock

        path = self._desk().company.path
        job = self.opening.jobs.run(
            LONG,
            lambda job: unlock(path, typed, is_stopped=lambda: job.is_cancelled),
            then,
            owner=self,
            unavailable=wrong,
        )
        self.opening.ending.connect(job.cancel)
        return job

    # --- writing the file anew ------------------------------------------------------------------

    def _on_wanted(self, change: "Change") -> None:
        from ui.locking.relock_page import RelockPage

        desk, stop = self._desk(), Event()
        path = desk.company.path
        self.locker.come_back_to(path, self.locker.place())
        self.locker.take_away()
        self.opening.close()
        page = self._page = RelockPage(path, change.what)
        page.stopped.connect(stop.set)
        show_instead(self.window, path, page)
        self.opening.jobs.run(
            LONG,
            self._work(path, change, stop),
            lambda relocked: self._on_relocked(path, change, relocked),
            owner=page,
            refused=lambda fault: self._on_failed(path, change, fault),
            unavailable=lambda fault: self._on_failed(path, change, fault),
            told=page.tell,
        )

    def _work(
        self, path: Path, change: "Change", stop: Event
    ) -> "Callable[[Job], Relocked | None]":
        opening = self.opening

        def work(job: Job) -> "Relocked | None":
            try:
                return relock(path, change, opening.by, opening.clock.now, job.tell, stop.is_set)
            except CancelledError:
                return None

        return work

    def _on_relocked(self, path: Path, change: "Change", relocked: "Relocked | None") -> None:
        if relocked is None:
            said = _("Stopped. The password of {file} is as it was.").format(file=path.name)
            self._open_again(_Outcome(path, fault=said), change.old)
        else:
            self._open_again(_Outcome(path, change.what, relocked.note), relocked.key)

    def _on_failed(self, path: Path, change: "Change", fault: Refused | Unavailable) -> None:
        said = " ".join(fault.faults.values()) if isinstance(fault, Refused) else str(fault)
        self._open_again(_Outcome(path, fault=said), change.old)

    def _open_again(self, outcome: _Outcome, key: "Key | None") -> None:
        self._outcome = outcome
        if self._page is not None:
            page, self._page = self._page, None
            self.window.stack.removeWidget(page)
            page.deleteLater()
        self.opening.open(outcome.path, key=key)

    # --- afterwards -----------------------------------------------------------------------------

    def _on_opened(self, desk: Desk) -> None:
        outcome, self._outcome = self._outcome, None
        if desk.company.key is not None and not desk.read_only:
            from ui.locking.recovery import remind

            remind(desk, self.window, self.show_sheet)
        if outcome is None or outcome.path != desk.company.path:
            return
        name = desk.company.path.name
        if outcome.fault:
            self.window.banner.show_message(outcome.fault, "amber")
        elif outcome.what == "remove":
            self._say(_(DONE[outcome.what]).format(file=name), outcome.note)
        else:
            self.offer_sheet(outcome.note)

    def _say(self, sentence: str, note: str) -> None:
        if note:
            self.window.banner.show_message(f"{sentence} {note}", "blue")
        else:
            self.window.toast.show_message(sentence, "", None)

    def offer_sheet(self, note: str = "") -> None:
        """Offer the recovery sheet at the one moment at which everybody sees why."""
        from ui.locking.recovery import OfferDialog

        dialog = OfferDialog(self._desk().company.path.name, note, self.window)
        dialog.print_wanted.connect(self.show_sheet)
        offer_guide(dialog, lambda: self.window.guide_wanted.emit("safe-keeping"))
        dialog.open()

    def show_sheet(self) -> None:
        """Show the recovery sheet as it will be printed."""
        from ui.locking.recovery import sheet_of

        desk = self._desk()
        desk.print(sheet_of(desk))

    def _desk(self) -> Desk:
        if self.opening.desk is None:
            raise RuntimeError("a command of an open company file without one")
        return self.opening.desk


def relock(
    path: Path,
    change: "Change",
    by: str,
    now: Callable[[], datetime],
    tell: Told,
    is_stopped: Callable[[], bool],
) -> "Relocked":
    """Write the file anew with another key, or with none; off the window's thread."""
    from desktop.services import locking
    from desktop.services.backups import of_this_pc
    from desktop.services.unlocked_backups import delete_unlocked_backups

    places = of_this_pc()
    about: dict[str, Any] = {
        "by": by, "clock": now, "places": places, "tell": tell, "is_stopped": is_stopped,
    }  # fmt: skip
    if change.what == "remove" and change.old is not None:
        return locking.remove_password(path, change.old, **about)
    if change.old is not None:
        return locking.change_password(path, change.old, change.password, **about)
    made = locking.set_password(path, change.password, **about)
    if change.deletes_clear and made.key is not None:
        said = delete_unlocked_backups(path, made.key, places, now())
        return replace(made, note=" ".join(filter(None, (made.note, said))))
    return made


def _unlocked(company: "CompanyFile") -> tuple[int, str]:
    from desktop.services.backups import of_this_pc
    from desktop.services.unlocked_backups import say_unlocked, unlocked_backups

    number = unlocked_backups(company, of_this_pc())
    return number, say_unlocked(number)
