"""A company file that the system hands over is opened, whether the window is there yet or not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders.company import AS_OF, NOON, Company
from ui.app import Program
from ui.handed_files import HandedFiles
from ui.opening import Clock
from ui.preferences import Preferences


@pytest.fixture
def program(qapp: QApplication, preferences: Preferences) -> Iterator[Program]:
    assert qapp.instance() is qapp
    made = Program(preferences, Clock(lambda: NOON, lambda: AS_OF), "Test")
    yield made
    made.window.close()
    made.end()


@pytest.fixture
def file(company: Company) -> Path:
    company.file.close()
    return company.file.path


def test_only_an_event_with_a_file_is_taken(qapp: QApplication, tmp_path: Path) -> None:
    taken: list[Path] = []
    watched = QObject()
    watched.installEventFilter(HandedFiles(taken.append, watched))
    file = tmp_path / "Été & Fils.muster"
    assert qapp.sendEvent(watched, QFileOpenEvent(QUrl.fromLocalFile(str(file))))
    assert not qapp.sendEvent(watched, QEvent(QEvent.Type.Show))
    assert taken == [file]


@pytest.mark.parametrize("is_early", [True, False])
def test_the_file_is_opened(qtbot: QtBot, program: Program, file: Path, is_early: bool) -> None:
    if is_early:
        program.open_handed(file)
        program.complete()
    else:
        program.complete()
        program.open_handed(file)
    qtbot.waitUntil(lambda: program.opening.desk is not None, timeout=20_000)
    assert program.opening.desk is not None
    assert program.opening.desk.company.path == file
    qtbot.waitUntil(lambda: program.jobs.is_idle, timeout=20_000)
