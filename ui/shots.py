"""Pictures of the window, drawn without a screen on a copy of the company file."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtWidgets import QApplication, QWidget

from desktop.errors import Unavailable
from desktop.language import _
from desktop.settings import user_name
from ui import theme
from ui.app import Program, make_application
from ui.opening import Clock
from ui.preferences import Preferences

USUAL: Final = QSize(1360, 860)
TWICE: Final = QSize(1920, 1080)  # the screen on which people choose letters twice as large
PATIENCE: Final = 60_000  # milliseconds for one page to settle


@dataclass(frozen=True)
class Look:
    """How the pictures look, and how their names say so."""

    dark: bool
    scale: float

    @property
    def ending(self) -> str:
        """What a picture's name ends in."""
        size = "" if self.scale == 1 else f"-{round(self.scale * 100)}"
        return f"{'-dark' if self.dark else ''}{size}.png"

    @property
    def window(self) -> QSize:
        """How large the window is."""
        return USUAL + (TWICE - USUAL) * max(0.0, self.scale - 1)


def take(file: Path, out: Path, *, dark: bool, scale: float, at: Clock) -> list[Path]:
    """Draw every tab, the import wizard, a form with faults, and an empty file; return the files.

    Raises `Unavailable` when the company file cannot be read or a picture cannot be written.
    """
    look = Look(dark, scale)
    app = make_application(None)
    theme.use_bundled_font(app)
    theme.apply(app, "dark" if dark else "light", scale)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Unavailable(_("The folder {folder} could not be made.").format(folder=out)) from fault
    made: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="muster") as folder:
        for name, widget in _scenes(file, Path(folder), look, at):
            path = out / f"{name}{look.ending}"
            if not widget.grab().save(str(path)):
                raise Unavailable(
                    _("{file} could not be written. Check that there is space.").format(file=path)
                )
            made.append(path)
    return made


def _scenes(file: Path, folder: Path, look: Look, at: Clock) -> Iterator[tuple[str, QWidget]]:
    from ui import scenes

    with _program(folder, look, at) as program:
        yield from scenes.welcome(program)
        yield from scenes.of_company(program, file, folder)
        yield from scenes.of_empty(program, folder)


@contextmanager
def _program(folder: Path, look: Look, at: Clock) -> Iterator[Program]:
    program = Program(Preferences(folder / "window.ini"), at, user_name())
    program.window.resize(look.window)
    program.window.show()
    try:
        yield program
    finally:
        program.window.close()
        program.end()


def settle(program: Program) -> None:
    """Let everything that was asked for be answered and painted."""
    app = QApplication.instance()
    if app is None:
        raise RuntimeError("there is no application")
    quiet = 0
    while quiet < 3:  # an answer may ask for more
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, PATIENCE)
        quiet = quiet + 1 if program.jobs.is_idle else 0
