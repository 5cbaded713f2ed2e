"""The open company file as the parts of the window know it: ask, do, be told, be sent somewhere."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.errors import Refused, Unavailable
from ui.jobs import AUDIT, DO, LONG, READ, Job, Jobs, Then, Told
from ui.places import Place

if TYPE_CHECKING:  # the first paint must not wait for the database library
    from desktop.services.auditing.auditor import Auditor
    from desktop.store.file import CompanyFile
    from desktop.store.undo import Sitting
    from ui.printing.sheet import FormWanted, Sheet

T = TypeVar("T")


class Desk(QObject):
    """One open company file. Every part of the window is handed it; nobody looks it up.

    All signals arrive on the window's thread.
    """

    changed = Signal(object)  # desktop.store.transaction.Changed, after each commit
    closing = Signal()  # nothing may be asked from now on
    day_changed = Signal()  # midnight passed, or the PC woke up on another day
    wanted = Signal(object)  # a Place: somebody asks to be sent there
    paper_wanted = Signal(object)  # a Sheet or a FormWanted: somebody asks to print it
    private_wanted = Signal()  # somebody asks to open private facts, or to set them up
    private_turning = Signal()  # they are about to be closed: keep what is typed
    private_turned = Signal()  # they were opened, closed, set up or taken off
    recovery_kept = Signal()  # the recovery sheet was printed or saved
    said = Signal(str, bool)  # a sentence for the line at the bottom; True: offer Undo beside it
    # what a long job tells while it runs: done, of how many, what about
    progressed = Signal(int, int, str)

    def __init__(
        self,
        company: "CompanyFile",
        sitting: "Sitting",
        jobs: Jobs,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.company, self.sitting, self.jobs, self.today = company, sitting, jobs, today
        self._is_closing = False
        self.closing.connect(self._on_closing)
        # called on the writer's thread; a signal brings it over to the window's
        self._stop_listening = company.listen(self.changed.emit)

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed here."""
        return self.company.read_only

    def ask(
        self,
        work: "Callable[[CompanyFile], T]",
        then: Then[T],
        *,
        owner: QObject,
        refused: Then[Refused] | None = None,
    ) -> Job:
        """Read something: `work(company)` on the reading thread, `then(answer)` on the window's.

        Nobody hears anything from a desk that is closing: a view may still be told of a change that
        was made a moment before, and want to show it.
        """
        if self._is_closing:
            nothing = Job()
            nothing.cancel()
            return nothing
        return self.jobs.run(
            READ, lambda _job: work(self.company), then, owner=owner, refused=refused
        )

    @property
    def has_auditor(self) -> bool:
        """Whether the audit was asked for already, so that to ask it again costs little."""
        return "auditor" in self.__dict__

    @cached_property
    def auditor(self) -> "Auditor":
        """What judges the company's records, kept so that after an edit little is judged again."""
        from desktop.services.auditing.auditor import Auditor

        return Auditor(self.company)

    def ask_auditor(
        self,
        work: "Callable[[Auditor], T]",
        then: Then[T],
        *,
        owner: QObject,
        refused: Then[Refused] | None = None,
    ) -> Job:
        """Ask how the audit stands: as `ask` does, on a thread of its own, for it may take long."""
        if self._is_closing:
            nothing = Job()
            nothing.cancel()
            return nothing
        auditor = self.auditor  # made on the window's thread, once

        def asked(job: Job) -> T:
            from desktop.services.auditing.wanting import while_wanted

            with while_wanted(lambda: not job.is_cancelled):
                return work(auditor)

        return self.jobs.run(AUDIT, asked, then, owner=owner, refused=refused)

    def do(
        self,
        work: "Callable[[CompanyFile], T]",
        then: Then[T] | None = None,
        *,
        owner: QObject,
        refused: Then[Refused] | None = None,
        unavailable: Then[Unavailable] | None = None,
    ) -> Job:
        """Change something; actions come one after another. `changed` is told before `then`."""
        return self.jobs.run(
            DO,
            lambda _job: work(self.company),
            then,
            owner=owner,
            refused=refused,
            unavailable=unavailable,
        )

    def work_long(
        self,
        work: "Callable[[CompanyFile, Job, Told], T]",
        then: Then[T] | None = None,
        *,
        owner: QObject,
        refused: Then[Refused] | None = None,
        unavailable: Then[Unavailable] | None = None,
        told: Told | None = None,
    ) -> Job:
        """Do something that takes seconds: it tells how far it is, and stops when cancelled.

        What it tells goes to `told`, else to `progressed`.
        """
        return self.jobs.run(
            LONG,
            lambda job: work(self.company, job, job.tell),
            then,
            owner=owner,
            refused=refused,
            unavailable=unavailable,
            told=told or self._on_told,
        )

    def _on_told(self, done: int, of: int, about: str) -> None:
        if isValid(self):
            self.progressed.emit(done, of, about)

    def _on_closing(self) -> None:
        self._is_closing = True

    def go(self, place: Place) -> None:
        """Ask the window to show a place."""
        self.wanted.emit(place)

    def print(self, wanted: "Sheet | FormWanted") -> None:
        """Ask the window to show what can be printed."""
        self.paper_wanted.emit(wanted)

    def say(self, sentence: str, *, undo: bool = False) -> None:
        """Tell the person what was done, in one sentence, with Undo beside it where it helps."""
        self.said.emit(sentence, undo)

    def close(self) -> None:
        """Let go of the company file; the jobs are their maker's to close."""
        self.closing.emit()
        self._stop_listening()
        if self.has_auditor:
            self.auditor.close()
        self.sitting.close()
        self.company.close()
