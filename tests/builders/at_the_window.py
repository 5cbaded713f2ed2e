"""Starts a whole Muster in front of a person of a test, and closes it after them."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog

from desktop import clock
from tests.builders.company import AS_OF, NOON
from tests.builders.look import dressed
from tests.builders.person import Person
from ui.app import Program, make_application
from ui.opening import Clock
from ui.preferences import Preferences

USUAL: Final = (1360, 860)


@contextmanager
def at_the_window(
    file: Path | None,
    folder: Path,
    *,
    today: date = AS_OF,
    look: tuple[str, float] = ("light", 1.0),
    size: tuple[int, int] = USUAL,
    elapsed: Callable[[], float] = clock.elapsed,
) -> Iterator[Person]:
    """Start Muster on a file, or on the welcome page, as somebody does on `today`.

    What it keeps for the person goes into `folder`. It is closed at the end. `elapsed` tells the
    seconds by which it knows how long nobody worked.
    """
    app = make_application(None)
    ticks = iter(range(10**9))

    def now() -> datetime:  # moves on, because no two actions of a person are at the same moment
        return NOON + (today - AS_OF) + timedelta(seconds=next(ticks))

    def fail(fault: BaseException) -> None:
        raise fault

    with pytest.MonkeyPatch.context() as patch, dressed(app, *look):
        patch.setattr("platformdirs.user_state_dir", lambda *_a, **_k: str(folder / "state"))
        program = Program(
            Preferences(folder / "window.ini"), Clock(now, lambda: today, elapsed), "Donna", file
        )
        program.jobs.broken.connect(fail)
        person = Person(program)
        try:
            program.window.resize(*size)
            program.window.show()
            person.wait(lambda: program.commands is not None, "the first paint")
            person.settle()
            yield person
        finally:
            _close(program)


def _close(program: Program) -> None:
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.close()
    program.window.close()
    program.end()
    program.window.deleteLater()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()
