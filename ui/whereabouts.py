"""Says when the open file lies where it is in danger, and when the clock of this PC is wrong."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from desktop.errors import Refused, Unavailable
from desktop.language import _
from ui.desk import Desk
from ui.folders import in_documents
from ui.jobs import KEEP, Job, Told
from ui.main_window import MainWindow
from ui.notices import notices_of
from ui.opening import Opening
from ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.services.whereabouts import Moved, Whereabouts
    from desktop.store.file import CompanyFile
    from ui.file_commands import FileCommands

PLACE, CLOCK = "whereabouts", "clock"  # under what the notices are told
NOT_NOW: Final = "files/stay_where_they_are"
EVERY: Final = 60_000  # milliseconds between looks at the clock


class WhereaboutsWatch(QObject):
    """Looks at each file that is opened; what is wrong with the clock goes when it is right."""

    def __init__(
        self,
        window: MainWindow,
        opening: Opening,
        preferences: Preferences,
        files: "FileCommands",
    ) -> None:
        super().__init__(window)
        self._window, self._opening, self._preferences = window, opening, preferences
        self._files = files
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look_at_the_clock)
        opening.opened.connect(self._on_opened)
        opening.leaving.connect(self._on_leaving)

    def _on_opened(self, desk: Desk) -> None:
        path = desk.company.path
        self._timer.start(EVERY)
        desk.day_changed.connect(self.look_at_the_clock)
        desk.changed.connect(self.look_at_the_clock)
        self.look_at_the_clock()
        if desk.read_only or str(path) in self._preferences.texts(NOT_NOW):
            return

        def look(_job: Job) -> "Whereabouts | None":
            from desktop.services.whereabouts import whereabouts

            return whereabouts(path)

        # not among the questions of the pages: a disk in the network may take its time to answer
        desk.jobs.run(KEEP, look, self._tell_of_place, owner=self)

    def _on_leaving(self) -> None:
        self._timer.stop()
        notices = notices_of(self._window)
        notices.take_back(PLACE)
        notices.take_back(CLOCK)

    # --- the clock ------------------------------------------------------------------------------

    def look_at_the_clock(self) -> None:
        """Ask whether the clock goes right, and say so where it does not."""

        def look(company: "CompanyFile") -> str:
            from desktop.services.pc_clock import clock_set_back

            return clock_set_back(company)

        if self._opening.desk is not None:
            self._opening.desk.ask(look, self._tell_of_clock, owner=self)

    def _tell_of_clock(self, sentence: str) -> None:
        notices = notices_of(self._window)
        if sentence:
            notices.tell(CLOCK, sentence, "amber")
        else:
            notices.take_back(CLOCK)

    # --- the place ------------------------------------------------------------------------------

    def _tell_of_place(self, found: "Whereabouts | None") -> None:
        if found is not None:
            notices_of(self._window).tell(
                PLACE,
                found.sentence,
                "amber",
                (_("Work on a copy on this PC"), self.work_on_a_copy),
                (_("Not now"), self._leave_it),
            )

    def _leave_it(self) -> None:
        notices_of(self._window).take_back(PLACE)
        if self._opening.desk is not None:
            known = self._preferences.texts(NOT_NOW)
            self._preferences.keep(NOT_NOW, [*known, str(self._opening.desk.company.path)])

    def work_on_a_copy(self) -> None:
        """Copy the open file to this PC, keep backups where it lies, and open the copy."""
        if self._opening.desk is None:
            return
        notices_of(self._window).take_back(PLACE)
        documents = Path(in_documents())

        def work(company: "CompanyFile", _job: Job, _told: Told) -> "Moved":
            from desktop.services.whereabouts import work_on_a_copy

            return work_on_a_copy(company, documents)

        self._window.toast.show_message(_("Making a copy on this PC…"), "", None)
        self._opening.desk.work_long(
            work,
            self._on_copied,
            owner=self,
            refused=self._on_not_copied,
            unavailable=self._on_not_copied,
        )

    def _on_copied(self, moved: "Moved") -> None:
        if self._opening.desk is None:
            return
        key = self._opening.desk.company.key  # the copy has the same password

        def told(desk: Desk) -> None:
            self._opening.opened.disconnect(told)
            if desk.company.path != moved.path:
                return  # something else was opened in the meantime
            notices_of(self._window).tell(
                PLACE,
                moved.sentence,
                "green",
                (_("Understood"), lambda: notices_of(self._window).take_back(PLACE)),
            )

        self._opening.opened.connect(told)
        self._files.before_leaving(lambda: self._opening.open(moved.path, key=key))

    def _on_not_copied(self, fault: Refused | Unavailable) -> None:
        said = " ".join(fault.faults.values()) if isinstance(fault, Refused) else str(fault)
        notices_of(self._window).tell(
            PLACE,
            said,
            "red",
            (_("Try again"), self.work_on_a_copy),
            (_("Not now"), self._leave_it),
        )
