"""What all panes of one desk share to handle files: one reader of them, one place outside."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake
from desktop.services.evidence import Attached, Outside, Pasted, attach, pasted_name
from desktop.settings import state_folder
from desktop.store.file import CompanyFile
from ui.desk import Desk
from ui.jobs import LONG, READ, Job, Jobs, Then, Told
from ui.preview import outcomes
from ui.preview.bringing import as_files

T = TypeVar("T")
Record = tuple[str, str]  # kind, id; two empty texts for the company itself
IDLE: Final = 60_000  # milliseconds after which the reader's process is not worth its memory


class _Kept:
    """What must be ended when the desk goes; it outlives the object that Qt deletes."""

    def __init__(self) -> None:
        self.intake = Intake()
        self.jobs = Jobs()
        self._is_ended = False
        self._outside: Outside | None = None
        self._lock = threading.Lock()

    def outside(self) -> Outside:
        """Return the place outside, made when first needed; never on the window's thread."""
        with self._lock:
            if self._outside is None:
                self._outside = Outside(state_folder() / "opened")
            return self._outside

    @property
    def is_ended(self) -> bool:
        """Whether `end` was called."""
        return self._is_ended

    def end(self) -> None:
        """End everything; once more does no harm."""
        if self._is_ended:
            return
        self._is_ended = True
        self.jobs.close()
        # here and now, because left to the collector of garbage it could go on another thread
        self.jobs.deleteLater()
        self.intake.close()
        with self._lock:
            if self._outside is not None:
                self._outside.close()
                self._outside = None


class Handling(QObject):
    """Adds files in the background and draws pages, for every pane of one desk.

    Adding goes on when the record is left. `close` it before the desk; it also closes when the
    desk is deleted, and when the program ends.
    """

    begun = Signal(str, str)  # kind, record id
    told = Signal(str, str, int, int, str)  # kind, record id, done, of how many, which file
    ended = Signal(str, str, object)  # kind, record id, Attached; None when it was stopped
    failed = Signal(str, str, str)  # kind, record id, a sentence
    closing = Signal()  # what takes long shall stop now

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._adding: dict[Record, Job] = {}
        self._unread: dict[Record, Attached] = {}
        self._kept = kept = _Kept()
        kept.jobs.failed.connect(desk.jobs.failed)
        kept.jobs.broken.connect(desk.jobs.broken)
        self.destroyed.connect(lambda: kept.end())
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE)
        self._idle.timeout.connect(self._on_idle)

    # --- adding ---------------------------------------------------------------------------------

    def add(
        self,
        kind: str,
        record_id: str,
        paths: Sequence[Path],
        pictures: Sequence[Pasted | QImage] = (),
    ) -> None:
        """File these as evidence of a record; `ended` or `failed` tells what came of it."""
        record = (kind, record_id)
        self._idle.stop()
        self._adding[record] = self._desk.work_long(
            self._work(record, paths, pictures),
            lambda told: self._on_ended(record, told),
            owner=self,
            refused=lambda fault: self._on_failed(record, fault),
            unavailable=lambda fault: self._on_failed(record, fault),
            told=lambda done, of, name: self.told.emit(*record, done, of, name),
        )
        self.begun.emit(kind, record_id)

    def _work(
        self, record: Record, paths: Sequence[Path], pictures: Sequence[Pasted | QImage]
    ) -> Callable[[CompanyFile, Job, Told], Attached]:
        """Return what is done on another thread: files for what was pasted, then all of it."""
        kept, (kind, record_id) = self._kept, record
        about = kind if record_id else None

        def work(company: CompanyFile, job: Job, told: Told) -> Attached:
            def stopped() -> bool:
                return job.is_cancelled

            outside = kept.outside()
            made = [
                outside.keep(one.data, pasted_name(company, one.ending))
                for one in as_files(pictures)
            ]
            whole = [*paths, *made]
            try:
                return attach(company, whole, about, record_id, kept.intake, told, stopped)
            finally:
                for path in made:
                    outside.forget(path)

        return work

    def is_adding(self, kind: str, record_id: str) -> bool:
        """Whether files are being added to a record."""
        return (kind, record_id) in self._adding

    def stop(self, kind: str, record_id: str) -> None:
        """Stop adding to a record; what was not filed yet is not filed."""
        job = self._adding.pop((kind, record_id), None)
        if job is not None:
            job.cancel()
            self._rest()
            self.ended.emit(kind, record_id, None)

    def read_out(self, kind: str, record_id: str) -> Attached | None:
        """Return what came of adding to a record, once; whoever asks shows it."""
        return self._unread.pop((kind, record_id), None)

    def _on_ended(self, record: Record, told: Attached) -> None:
        self._adding.pop(record, None)
        self._rest()
        self._unread[record] = told
        self.ended.emit(*record, told)
        if record not in self._unread:  # a pane that shows the record took it
            said = outcomes.done_sentence(told)
        else:
            said = outcomes.away_sentence(told)
            if not told.refused:
                del self._unread[record]
        if said:
            self._desk.say(said, undo=told.new + told.linked > 0)

    def _on_failed(self, record: Record, fault: Refused | Unavailable) -> None:
        self._adding.pop(record, None)
        self._rest()
        self.failed.emit(*record, str(fault))

    # --- looking --------------------------------------------------------------------------------

    def run(
        self,
        work: Callable[[Intake, Callable[[], Outside]], T],
        then: Then[T],
        *,
        owner: QObject,
        refused: Then[Refused] | None = None,
        unavailable: Then[Unavailable] | None = None,
    ) -> Job:
        """Do something with files off the window's thread; one after another, and none of it waits
        for what is being added or imported.
        """

        def worked(intake: Intake, outside: Callable[[], Outside], _job: Job) -> T:
            return work(intake, outside)

        return self.work_long(
            worked, then, owner=owner, refused=refused, unavailable=unavailable, lane=READ
        )

    def work_long(
        self,
        work: Callable[[Intake, Callable[[], Outside], Job], T],
        then: Then[T],
        *,
        owner: QObject,
        refused: Then[Refused] | None = None,
        unavailable: Then[Unavailable] | None = None,
        told: Told | None = None,
        lane: str = LONG,
    ) -> Job:
        """Do what takes seconds beside it; it may tell how far it is and hear that it shall stop.

        What is on one `lane` never waits for what is on another.
        """
        kept = self._kept
        if kept.is_ended:  # a view that still wanted something while the desk is closed
            nothing = Job()
            nothing.cancel()
            return nothing
        self._idle.stop()

        def worked(job: Job) -> T:
            return work(kept.intake, kept.outside, job)

        def arrived(answer: T) -> None:
            self._rest()
            then(answer)

        return kept.jobs.run(
            lane,
            worked,
            arrived,
            owner=owner,
            refused=refused,
            unavailable=unavailable,
            told=told,
        )

    # --- the end --------------------------------------------------------------------------------

    @property
    def is_idle(self) -> bool:
        """Whether every file and page that was asked for came."""
        return self._kept.jobs.is_idle

    def _rest(self) -> None:
        if not self._adding and not self._kept.is_ended:
            self._idle.start()

    def _on_idle(self) -> None:
        self._kept.jobs.run(READ, lambda _job: self._kept.intake.close(), owner=self)

    def close(self) -> None:
        """End the reader's process and empty the place outside; what is being added is stopped."""
        self.closing.emit()
        for kind, record_id in list(self._adding):
            self.stop(kind, record_id)
        self._idle.stop()
        self._kept.end()


def handling_of(desk: Desk) -> Handling:
    """Return the one of this desk, made when first asked for."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found = desk.findChild(Handling, options=direct)
    return found if isinstance(found, Handling) else Handling(desk)
