"""Reads what goes in, and has it looked at before it is sent, off the window's thread."""

from concurrent.futures import CancelledError
from datetime import date
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import Refused, Unavailable
from desktop.services.packaging.choices import Choices
from ui.desk import Desk
from ui.jobs import Job
from ui.preview.handling import handling_of

if TYPE_CHECKING:
    from desktop.services.auditing.auditor import Auditor
    from desktop.services.packaging.overview_values import Overview
    from desktop.services.packaging.selected import Selection
    from desktop.services.preflight.concern import Concern
    from desktop.services.preflight.looking import Looks
    from ui.audit.package.building import Looked

    # what was found, why it could not be looked at, or None where it was stopped
    Found = tuple[Concern, ...] | str | None

PAUSE: Final = 150  # milliseconds after the last choice until it is looked at


class Reader(QObject):
    """What is asked anew takes the place of what was asked before."""

    overview = Signal(object)  # Overview
    looked = Signal(object)  # tuple of Concern
    failed = Signal(str)  # why it could not be looked at

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asking: Job | None = None
        self._stop = Event()
        self._as_of, self._choices = desk.today(), Choices()
        self._selection: Selection | None = None
        self.found: Looked | None = None  # what goes in, and what was found in it
        self._looks: Looks = {}  # at scans, so that none is looked at twice
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        handling_of(desk).closing.connect(self.stop)

    def read(self, as_of: date, choices: Choices) -> None:
        """Read what goes in as of a day; `overview` tells it, and then `looked`."""
        self.stop()
        if self._asking is not None:
            self._asking.cancel()
        self._as_of, self._choices = as_of, choices
        self.found = None
        company, today = self._desk.company, self._desk.today()

        def work(auditor: "Auditor") -> "tuple[Overview, Selection]":
            from desktop.services.packaging.overview import overview_of

            return overview_of(company, auditor, as_of, choices, today)

        self._asking = self._desk.ask_auditor(
            work, self._on_overview, owner=self, refused=self._on_failed
        )

    def _on_overview(self, found: "tuple[Overview, Selection]") -> None:
        shown, self._selection = found
        self.overview.emit(shown)
        self._pause.start()

    def stop(self) -> None:
        """Look no further."""
        self._pause.stop()
        self._stop.set()

    def _look(self) -> None:
        selection, company = self._selection, self._desk.company
        if selection is None:
            return
        self._stop = stop = Event()
        as_of, choices, looks = self._as_of, self._choices, self._looks

        def work(auditor: "Auditor") -> "Found":
            from desktop.services.preflight.looking import look_over

            try:
                return look_over(
                    company, as_of, choices, selection,
                    auditor=auditor, looks=looks, is_stopped=stop.is_set,
                )  # fmt: skip
            except CancelledError:
                return None
            except Unavailable as fault:
                return str(fault)

        def looked(found: "Found") -> None:
            if stop.is_set():
                return  # something else was asked meanwhile
            if isinstance(found, str):
                self.failed.emit(found)
            elif found is not None:
                self.found = selection, found
                self.looked.emit(found)

        self._desk.ask_auditor(work, looked, owner=self, refused=self._on_failed)

    def _on_failed(self, fault: Refused) -> None:
        self.failed.emit(str(fault))
