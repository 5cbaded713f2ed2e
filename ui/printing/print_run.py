"""Sends pages to a printer while the window goes on; it outlives the window that began it."""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake
from desktop.language import _, ngettext
from desktop.values.spoken import say_number
from ui.desk import Desk
from ui.jobs import DO, Job
from ui.preview.handling import handling_of
from ui.preview.picture import picture_of
from ui.printing.making import Paper

if TYPE_CHECKING:  # nobody prints before the first paint
    from PySide6.QtPrintSupport import QPrinter


class PrintRun(QObject):
    """One paper on one printer."""

    told = Signal(int, int)  # pages painted, of how many
    printed = Signal()  # all of them
    ended = Signal(str)  # a sentence, also when it was stopped
    failed = Signal(str)

    def __init__(self, desk: Desk, paper: Paper) -> None:
        super().__init__(handling_of(desk))
        self._desk, self._paper = desk, paper
        self._stop = Event()
        self._printer: QPrinter | None = None  # held here, so that no other thread lets go of it
        handling_of(desk).closing.connect(self.stop)

    def start(self, printer: "QPrinter", pages: list[int]) -> None:
        """Paint these pages, from 0."""
        self._printer = printer
        handling_of(self._desk).work_long(
            _work(self._paper, printer, pages, self._stop),
            lambda whole: self._on_done(len(pages), whole=whole),
            owner=self,
            refused=self._on_failed,
            unavailable=self._on_failed,
            told=lambda done, of, _about: self.told.emit(done, of),
            lane=DO,
        )

    def stop(self) -> None:
        """Send no more pages."""
        self._stop.set()

    def _on_done(self, pages: int, *, whole: bool) -> None:
        if whole:
            words = ngettext(
                "{title}: {n} page was sent to the printer.",
                "{title}: {n} pages were sent to the printer.",
                pages,
            )
            said = words.format(title=self._paper.title, n=say_number(pages))
            self.printed.emit()
        else:
            said = _("Printing was stopped.")
        self._desk.say(said)
        self.ended.emit(said)
        self.deleteLater()

    def _on_failed(self, fault: Refused | Unavailable) -> None:
        self.failed.emit(str(fault))
        self.deleteLater()


def _work(
    paper: Paper,
    printer: "QPrinter",
    pages: list[int],
    stop: Event,
) -> Callable[[Intake, object, Job], bool]:
    from ui.printing.painting import paint

    def work(intake: Intake, _outside: object, job: Job) -> bool:
        def draw(page: int, width: int) -> QImage:
            return picture_of(paper.data, paper.title, "pdf", page, width, intake).image

        def told(done: int, of: int) -> None:
            job.tell(done, of, "")

        return paint(printer, pages, draw, told, stop.is_set)

    return work
