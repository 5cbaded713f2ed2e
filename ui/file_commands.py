"""The commands that open, make and close company files, and what is shown meanwhile."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from desktop.errors import HeldElsewhere, Refused
from desktop.language import _
from ui.desk import Desk
from ui.guide.asking import offer_guide
from ui.main_window import MainWindow
from ui.neighbours import Neighbours
from ui.opening import Opening
from ui.places import Place
from ui.preferences import Preferences

if TYPE_CHECKING:
    from ui.welcome.page import WelcomePage

SUFFIX: Final = ".muster"
Leave = Callable[[Callable[[], None]], None]
Choose = Callable[[str, str], str]  # title, folder -> the path chosen, "" for none


class FileCommands(QObject):
    """What the File menu and the welcome page do."""

    def __init__(self, window: MainWindow, opening: Opening, preferences: Preferences) -> None:
        super().__init__(window)
        self.window, self.opening, self.preferences = window, opening, preferences
        self.choose_open: Choose = self._ask_open
        # what is to be done before the open file is left, for whatever comes instead of it
        self.before_leaving: Leave = lambda then: then()
        self._next_step = ""  # what somebody wants to begin with in a new company
        opening.begun.connect(self._on_begun)
        opening.opened.connect(self._on_opened)
        opening.leaving.connect(self._on_leaving)
        opening.held.connect(self._on_held)
        opening.failed.connect(self._on_failed)
        window.welcomed.connect(self._on_welcomed)
        if window.has_welcome:
            self._on_welcomed(window.welcome)
        window.dropped.connect(self._on_dropped)
        window.import_wanted.connect(self.import_papers)
        window.menus.menus["recent"].aboutToShow.connect(self._fill_recent)

    def _on_welcomed(self, page: "WelcomePage") -> None:
        page.open_wanted.connect(self.open_path)
        page.new_wanted.connect(self.new_company)
        page.demo_wanted.connect(self.demo)
        page.browse_wanted.connect(self.open)
        # what is brought in needs a file first; the last question there is what to begin with
        page.import_wanted.connect(self.new_company)

    def does(self) -> dict[str, Callable[[], None]]:
        """Return the commands by their key."""
        return {
            "new_company": self.new_company,
            "open": self.open,
            "demo": self.demo,
            "import": self.import_papers,
            "close": self.close,
            "quit": lambda: (self.window.close(), None)[1],
        }

    # --- opening --------------------------------------------------------------------------------

    def open(self) -> None:
        """Ask for a company file and open it."""
        recent = self.preferences.recent_files()
        folder = str(recent[0].parent) if recent else _documents()
        if chosen := self.choose_open(_("Open a company file"), folder):
            self.open_path(Path(chosen))

    def _ask_open(self, title: str, folder: str) -> str:
        kinds = _("Company files (*{suffix})").format(suffix=SUFFIX)
        return QFileDialog.getOpenFileName(self.window, title, folder, kinds)[0]

    def open_path(self, path: Path) -> None:
        """Open a company file."""
        self.before_leaving(lambda: self.opening.open(path))

    def _fill_recent(self) -> None:
        menu = self.window.menus.menus["recent"]
        menu.clear()
        for path in self.preferences.recent_files():
            action = menu.addAction(str(path).replace("&", "&&"))
            action.setEnabled(path.is_file())
            action.triggered.connect(lambda _on=False, at=path: self.open_path(at))
        if menu.isEmpty():
            menu.addAction(_("No file was opened yet")).setEnabled(False)

    def _on_begun(self, path: Path) -> None:
        self.window.show_opening(path)

    def _on_opened(self, desk: Desk) -> None:
        if not desk.read_only:
            self.preferences.opened(desk.company.path)
        self.window.show_company(desk)
        Neighbours(desk)
        step, self._next_step = self._next_step, ""
        if step == "import":
            self.import_papers()
        elif step == "workers":
            self.window.go(Place("company", "worker", new=True))

    def _on_leaving(self) -> None:
        from ui.preview import handling_of

        self.window.leave_company()
        if self.opening.desk is not None:
            handling_of(self.opening.desk).close()  # files that are being added need the company

    def _on_held(self, path: Path, fault: HeldElsewhere) -> None:
        from ui.dialogs.held import HeldDialog

        self.window.show_welcome()
        dialog = HeldDialog(path, fault, self.window)
        dialog.read_only_wanted.connect(lambda: self.opening.again(read_only=True))
        dialog.again_wanted.connect(self.opening.again)
        dialog.rejected.connect(self.opening.forget)
        dialog.open()

    def _on_failed(self, _path: Path, fault: Exception) -> None:
        self.window.show_welcome()
        said = " ".join(fault.faults.values()) if isinstance(fault, Refused) else str(fault)
        self.window.banner.show_message(said, "red")

    def close(self) -> None:
        """Close the company file and show the welcome page."""
        self.before_leaving(self._close)

    def _close(self) -> None:
        self.opening.close()
        self.window.show_welcome()

    # --- making ---------------------------------------------------------------------------------

    def new_company(self) -> None:
        """Ask what a new company file needs, then make it."""
        from ui.welcome.new_company import NewCompanyDialog

        dialog = NewCompanyDialog(self.window)
        dialog.made.connect(self._on_new)
        dialog.open()

    def _on_new(self, answer: object) -> None:
        from ui.welcome.new_company import NewCompany

        if not isinstance(answer, NewCompany):
            raise TypeError("the dialog hands over what was answered")
        self._next_step = answer.next_step
        self.before_leaving(lambda: self.opening.make(answer.path, answer.make))

    def demo(self) -> None:
        """Make the demonstration company, dated around today, and open it."""
        path = _free(Path(_documents()) / _("Muster demonstration.muster"))
        today = self.opening.clock.today()

        def work(_by: str, now: Callable[[], datetime]) -> None:
            from desktop.services.demonstration import make_demonstration

            make_demonstration(path, today, clock=now)

        self.before_leaving(lambda: self.opening.make(path, work))

    # --- papers ---------------------------------------------------------------------------------

    def import_papers(self, paths: list[Path] | None = None) -> None:
        """Open the import wizard."""
        from ui.importing import ImportWizard

        if self.window.desk is not None:
            wizard = ImportWizard(self.window.desk, paths or [], self.window)
            offer_guide(wizard, lambda: self.window.guide_wanted.emit("import"))
            wizard.open()

    def _on_dropped(self, paths: list[Path]) -> None:
        companies = [path for path in paths if path.suffix.lower() == SUFFIX]
        if companies:
            self.open_path(companies[0])
        elif self.window.desk is not None and not self.window.desk.read_only:
            self.import_papers(paths)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _free(path: Path) -> Path:
    """A name beside `path` that no file has yet."""
    number, free = 2, path
    while free.exists():
        free = path.with_stem(f"{path.stem} {number}")
        number += 1
    return free
