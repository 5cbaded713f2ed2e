"""Pictures of the window, drawn without a screen on a copy of the company file."""

import logging
import tempfile
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from desktop.errors import Unavailable
from desktop.language import _
from desktop.settings import user_name
from ui import theme
from ui.app import Program, make_application
from ui.backups.commands import BY_ITSELF
from ui.opening import Clock
from ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.store.keys import Key

USUAL: Final = QSize(1360, 860)
TWICE: Final = QSize(1920, 1080)  # the screen on which people choose letters twice as large
ROUNDS: Final = 8  # of the event loop without anything under way, until a page counts as settled


@dataclass(frozen=True)
class Look:
    """How the pictures look, and how their names say so."""

    dark: bool
    scale: float
    size: QSize | None = None  # of the window, where it is not the usual one

    @property
    def ending(self) -> str:
        """What a picture's name ends in."""
        size = "" if self.scale == 1 else f"-{round(self.scale * 100)}"
        return f"{'-dark' if self.dark else ''}{size}.png"

    @property
    def window(self) -> QSize:
        """How large the window is."""
        if self.size is not None:
            return self.size
        return USUAL + (TWICE - USUAL) * max(0.0, self.scale - 1)


def take(
    file: Path,
    out: Path,
    *,
    dark: bool,
    scale: float,
    at: Clock,
    key: "Key | None" = None,
    size: QSize | None = None,
) -> list[Path]:
    """Draw every tab, the import wizard, a form with faults, and an empty file; return the files.

    Raises `Unavailable` when the company file cannot be read or a picture cannot be written.
    """
    look = Look(dark, scale, size)
    qInstallMessageHandler(_on_message)
    app = make_application(None)
    theme.use_bundled_font(app)
    theme.apply(app, "dark" if dark else "light", scale)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Unavailable(_("The folder {folder} could not be made.").format(folder=out)) from fault
    made: list[Path] = []
    with (
        tempfile.TemporaryDirectory(prefix="muster") as folder,
        closing(_scenes(file, Path(folder), look, at, key)) as scenes,
    ):
        for name, widget in scenes:
            path = out / f"{name}{look.ending}"
            if not widget.grab().save(str(path)):
                raise Unavailable(
                    _("{file} could not be written. Check that there is space.").format(file=path)
                )
            made.append(path)
    return made


def _scenes(
    file: Path, folder: Path, look: Look, at: Clock, key: "Key | None"
) -> Generator[tuple[str, QWidget], None, None]:
    from ui import scenes

    with _program(folder, look, at) as program:
        yield from scenes.welcome(program)
        yield from scenes.of_company(program, file, folder, key)
        yield from scenes.of_empty(program, folder)


@contextmanager
def _program(folder: Path, look: Look, at: Clock) -> Iterator[Program]:
    preferences = Preferences(folder / "window.ini")
    preferences.keep(BY_ITSELF, "no")  # what is pictured is a copy: nobody wants backups of it
    program = Program(preferences, at, user_name())
    program.window.resize(look.window)
    program.window.show()
    try:
        yield program
    finally:
        program.window.close()
        program.end()


def _on_message(_kind: QtMsgType, _where: QMessageLogContext, said: str) -> None:
    """Hand on what Qt says, but for what only a window without a screen makes it say."""
    if "propagateSizeHints" not in said:
        logging.getLogger("qt").warning(said)


def settle(program: Program) -> None:
    """Let everything that was asked for be answered and painted."""
    from ui.preview import handling_of

    app = QApplication.instance()
    if app is None:
        raise RuntimeError("there is no application")
    quiet, desk = 0, program.window.desk
    while quiet < ROUNDS:  # an answer may ask for more
        if not program.jobs.is_idle or not (desk is None or handling_of(desk).is_idle):
            quiet = 0
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        quiet += 1
        app.processEvents()
