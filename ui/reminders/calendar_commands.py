"""Saves what is due as a calendar file where a person wants it, and says what to do with it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.language import _, ngettext
from ui.desk import Desk
from ui.folders import in_documents
from ui.main_window import MainWindow
from ui.notices import notices_of
from ui.opening import Opening
from ui.preferences import Preferences

if TYPE_CHECKING:  # with it comes the database library
    from desktop.services.calendar import Saved
    from desktop.store.file import CompanyFile

PLACE: Final = "calendar/folder"
NOTICE: Final = "calendar"
ENDING: Final = ".ics"
AskWhere = Callable[[QWidget, str], str]  # the path proposed -> the one chosen, "" for none


class CalendarCommands(QObject):
    """What the menu says of the calendar."""

    def __init__(self, window: MainWindow, opening: Opening, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._opening, self._preferences = window, opening, preferences
        self.ask_where: AskWhere = _ask_where
        # the calendar that was saved concerns one company
        opening.leaving.connect(self._on_leaving)

    def does(self) -> dict[str, Callable[[], None]]:
        """Return the commands by their key."""
        return {"calendar": self.save}

    def save(self) -> None:
        """Ask for a file and write what is due into it, while the window goes on."""
        desk = self._window.desk
        if desk is None:
            return
        chosen = self.ask_where(self._window, self._proposed(desk))
        if not chosen:
            return
        path = _named(Path(chosen))
        self._preferences.keep(PLACE, str(path.parent))
        today, now = desk.today(), self._opening.clock.now()

        def work(company: "CompanyFile", _job: object, _told: object) -> "Saved":
            from desktop.services.calendar import save_calendar

            return save_calendar(company, path, today, now)

        desk.work_long(work, lambda saved: self._tell(desk, saved), owner=desk)

    def _on_leaving(self) -> None:
        notices_of(self._window).take_back(NOTICE)

    def _proposed(self, desk: Desk) -> str:
        name = _("What is due {company}").format(company=desk.company.path.stem) + ENDING
        kept = self._preferences.text(PLACE)
        return str(Path(kept) / name) if kept else in_documents(name)

    def _tell(self, desk: Desk, saved: "Saved") -> None:
        if desk is not self._window.desk:
            return
        # the strip may be taken by something worse
        desk.say(_("{file} was written.").format(file=saved.path.name))
        notices = notices_of(self._window)
        folder = QUrl.fromLocalFile(str(saved.path.parent))
        notices.tell(
            NOTICE,
            _said(saved, has_password=desk.company.key is not None),
            "green",
            (_("Show the folder"), lambda: (QDesktopServices.openUrl(folder), None)[1]),
            (_("Close"), lambda: notices.take_back(NOTICE)),
        )


def _said(saved: "Saved", *, has_password: bool) -> str:
    if not saved.days:
        words = _("{file} was written, and is empty: nothing that is due has a day yet.")
        return words.format(file=saved.path.name)
    parts = [
        ngettext(
            "{file} was written, with {n} entry.",
            "{file} was written, with {n} entries.",
            saved.days,
        ).format(file=saved.path.name, n=saved.days),
        _(
            "Import it into a calendar of its own: into Outlook, in the settings of Google "
            "Calendar, or mail it to a phone and tap it there. Empty that calendar before you "
            "import a newer file: some programs move what is there, others add it once more or "
            "leave what is done."
        ),
    ]
    if has_password:
        parts.append(_("Anyone can read it: the password of the company file does not lock it."))
    return " ".join(parts)


def _named(path: Path) -> Path:
    """With the ending of a calendar, which some save dialogs leave to the person."""
    return path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)


def _ask_where(parent: QWidget, proposed: str) -> str:
    return QFileDialog.getSaveFileName(
        parent,
        _("Calendar of what is due"),
        proposed,
        _("Calendar (*{ending})").format(ending=ENDING),
    )[0]
