"""A desk with a real company file on it, for tests of the parts of the window."""

import gc
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company, company_in
from ui import theme
from ui.desk import Desk
from ui.garbage import Garbage
from ui.jobs import Jobs
from ui.preferences import Preferences
from ui.preview import handling_of

_ended: list[bool] = []


@pytest.fixture(autouse=True, scope="module")
def garbage(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001 (a timer needs one)
    """As in the window, no other thread takes widgets apart."""
    keeper = Garbage()
    yield
    keeper.close()
    gc.disable()  # until nothing of the last test is held
    _ended.append(True)


@pytest.fixture(autouse=True)
def letters(qapp: QApplication) -> Iterator[None]:
    """The next test begins with the letters of the system, whatever this one chose."""
    usual, on = qapp.font(), theme.applied._on
    original, body = on.original, on.body
    yield
    if on.original != original:  # else the next look would take up this one's letters
        on.original, on.body = original or usual, body
    if qapp.font() != usual:
        qapp.setFont(usual)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[object]:
    """Collect after each test, once nothing of it is held, and on the window's thread alone.

    What brings the results of a test to the one who started the run is a thread, too.
    """
    gc.disable()
    done = yield
    _clear_away()
    gc.collect(1)  # what a test made is young; to go through all there is takes long
    if _ended:
        _ended.clear()
        gc.collect()
        gc.enable()
    return done


def _clear_away() -> None:
    """Take apart the windows of a test: each that lives on is dressed anew at every look."""
    for widget in QApplication.topLevelWidgets():
        if widget.parentWidget() is None:
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as made:
        yield made


@pytest.fixture
def today() -> date:
    return AS_OF


@pytest.fixture
def desk(qtbot: QtBot, company: Company, today: date) -> Iterator[Desk]:
    """The company's file with lanes of its own; `settled(desk)` waits until they are idle."""
    jobs = Jobs()
    jobs.broken.connect(_raise)
    desk = Desk(company.file, Sitting(company.file), jobs, lambda: today)
    yield desk
    desk.closing.emit()  # told first, as to a window that closes: nothing new is begun
    handling_of(desk).close()
    jobs.close()
    qtbot.waitUntil(lambda: jobs.is_idle)
    desk.close()


def _raise(fault: BaseException) -> None:
    raise fault


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "window.ini")


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    """Call it to wait until everything asked of the desk was answered."""

    def wait() -> None:
        for _answer in range(2):  # an answer may ask for more
            QApplication.processEvents()  # a change that was told is a question not yet asked
            qtbot.waitUntil(lambda: desk.jobs.is_idle)
        QApplication.processEvents()  # what came of it is laid out and shown

    return wait
