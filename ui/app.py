"""The composition root of the window: the one place that wires its parts, the clock among them."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop import __version__, clock
from desktop.errors import Unavailable
from desktop.language import _
from desktop.settings import log_file, user_name
from ui import theme
from ui.garbage import Garbage
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.opening import Clock, Opening
from ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.store.keys import Key
    from ui.commands import Commands
    from ui.dialogs.bug import BugDialog

EVERY: Final = 20_000  # milliseconds between looks at the calendar on the wall


class Program(QObject):
    """One running Muster: a window, its jobs, and the company file that is open in it."""

    def __init__(
        self, preferences: Preferences, at: Clock, by: str, first: Path | None = None
    ) -> None:
        super().__init__()
        self.garbage = Garbage()
        self.jobs = Jobs(self)
        self.window = MainWindow(preferences)
        self.opening = Opening(self.jobs, at, by, self)
        self.commands: Commands | None = None
        self._preferences, self._first = preferences, first
        self._at, self._day = at, at.today()
        self._watch = QTimer(self)
        self._watch.timeout.connect(self.look_at_the_calendar)
        self._ended = False
        self.window.closing.connect(self.end)
        self.window.painted.connect(self.complete)
        if sys.platform == "darwin" and (app := QApplication.instance()):
            from ui.handed_files import HandedFiles

            app.installEventFilter(HandedFiles(self.open_handed, self))
        self.opening.glanced.connect(self.window.show_first)
        self.window.stack.first_painted.connect(self.opening.go_on)
        if first is None:
            self.window.show_welcome()
        else:
            self.window.show_opening(first)

    def complete(self) -> None:
        """Make what the first paint did not need, and open the first file; once.

        What is seen at once feels quick: menus are filled and files opened after that.
        """
        if self.commands is not None or self._ended:
            return
        from ui.commands import Commands
        from ui.icons import app_icon

        QApplication.setWindowIcon(app_icon())
        self.window.complete()
        self.commands = Commands(self.window, self.opening, self._preferences)
        self._watch.start(EVERY)
        if self._first is not None:
            self.opening.open_first(self._first)

    def open_handed(self, file: Path) -> None:
        """Open a file that the system hands over, at once or as the first one."""
        if self.commands is None:
            self._first = file
        else:
            self.commands.files.open_path(file)

    def look_at_the_calendar(self) -> None:
        """Tell the pages when midnight has passed, or the PC slept through it."""
        if self._at.today() != self._day:
            self._day = self._at.today()
            if self.opening.desk:
                self.opening.desk.day_changed.emit()

    def end(self) -> None:
        """Close the file and the threads; once."""
        if not self._ended:
            self._ended = True
            self._watch.stop()
            self.opening.end()
            self.garbage.close()


def make_application(preferences: Preferences | None) -> QApplication:
    """Return the application, made and dressed; without preferences it looks the same anywhere."""
    existing = QApplication.instance()
    if existing is None:
        os.environ[theme.STYLE] = theme.FUSION
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Muster")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("muster")
    if preferences:
        look = preferences.text("look/scheme", "system")
        theme.apply(app, look, preferences.number("look/scale", 1.0))
    return app


def open_window(file: Path | None = None) -> int:
    """Show the window on `file`, on the file opened last, or on the welcome page; run until closed.

    Raises `Unavailable` where there is no screen.
    """
    _need_a_screen()
    logging.basicConfig(filename=log_file(), format="%(asctime)s %(levelname)s %(message)s")
    preferences = Preferences()
    app = make_application(preferences)
    by = preferences.text("person/name") or user_name()
    at = Clock(clock.now, clock.today, clock.elapsed)
    program = Program(preferences, at, by, file or _last(preferences))
    sys.excepthook = _Fallen(program).tell
    program.window.show()
    try:
        return app.exec()
    finally:
        program.end()


def _last(preferences: Preferences) -> Path | None:
    if preferences.text("files/open_last", "yes") != "yes":
        return None
    recent = preferences.recent_files()
    return recent[0] if recent and recent[0].is_file() else None


def _need_a_screen() -> None:
    """Say it in a sentence where Qt would end the program with its own words."""
    offscreen = os.environ.get("QT_QPA_PLATFORM", "")
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    if sys.platform == "linux" and not offscreen and not any(map(os.environ.get, screens)):
        raise Unavailable(
            _(
                "There is no screen here to open a window on. `muster shots FILE --out DIR` makes "
                "pictures of it, and `muster check FILE` says what is due."
            )
        )


class _Fallen:
    """What happens to an exception that nobody expected: logged once, told once, and on we go."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._shown: BugDialog | None = None
        program.jobs.broken.connect(self._on_broken)

    def tell(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Take an exception that came out of Qt's own loop."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        logging.getLogger(__name__).critical("fault", exc_info=(kind, fault, trace))
        self._show()

    def _on_broken(self, _fault: object) -> None:
        self._show()  # the job has logged it

    def _show(self) -> None:
        from ui.dialogs.bug import BugDialog

        if self._shown is not None and shiboken6.isValid(self._shown):
            return  # a fault that comes again and again is told once
        self._shown = BugDialog(log_file(), self._program.window)
        self._shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shown.open()


def take_shots(
    file: Path, out: Path, *, dark: bool, scale: float, key: "Key | None" = None
) -> Sequence[Path]:
    """Write a picture of every tab of a company file into a folder; needs no screen."""
    from ui.shots import take

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return take(file, out, dark=dark, scale=scale, at=Clock(clock.now, clock.today), key=key)
