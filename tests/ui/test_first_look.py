"""Today is there before its file is open for work, and what is asked of it meanwhile is done."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.services.drafts import Draft, keep_draft
from desktop.store.file import CompanyFile
from tests.builders.company import AS_OF, NOON, Company
from ui.app import Program
from ui.opening import Clock
from ui.places import Place
from ui.preferences import Preferences
from ui.today.page import TodayPage

ROOT = Path(__file__).parents[2]
FILL = """
import json, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from desktop import clock
from ui.app import Program, make_application
from ui.opening import Clock
from ui.preferences import Preferences

heavy = {"sqlalchemy", "alembic", "reportlab", "pikepdf", "PIL", "openpyxl"}
seen = []

class Eye(QObject):
    def eventFilter(self, row, event):
        if event.type() == QEvent.Type.Paint and not seen:
            loaded = {name.partition(".")[0] for name in sys.modules}
            seen.append([row.title.text(), sorted(heavy & loaded)])
            app.quit()
        return False

def look():
    from ui.today.line_row import LineRow
    for row in program.window.findChildren(LineRow):
        row.installEventFilter(eye)

preferences = Preferences(Path(sys.argv[1]) / "window.ini")
app = make_application(preferences)
today = date.fromisoformat(sys.argv[3])
program = Program(preferences, Clock(clock.now, lambda: today), "Test", Path(sys.argv[2]))
eye = Eye()
program.window.filled.connect(look)
program.window.show()
app.exec()
print(json.dumps(seen[0]))
program.window.close()
program.end()
"""


@pytest.fixture
def file(company: Company) -> Path:
    """A file in which one card has expired, closed again."""
    rick = company.worker(hired="2012-05-22")
    company.orientation(rick, "2012-05-22")
    company.certificate(rick, company.certificate_type(), "2026-10-14")
    company.file.close()
    return company.file.path


@pytest.fixture
def started(preferences: Preferences) -> Iterator[Callable[[Path], Program]]:
    """Start Muster on a file; it is closed at the end."""
    with ExitStack() as ends:

        def start(path: Path) -> Program:
            program = Program(preferences, Clock(lambda: NOON, lambda: AS_OF), "Test", path)
            ends.callback(program.end)
            ends.callback(program.window.close)
            program.window.show()
            return program

        yield start


def page_of(program: Program) -> TodayPage:
    (page,) = program.window.findChildren(TodayPage)
    return page


def titles(program: Program) -> list[str]:
    return [row.title.text() for row in page_of(program).lines.rows()]


def test_the_list_is_painted_without_the_database_library(file: Path, tmp_path: Path) -> None:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    fill = [sys.executable, "-c", FILL, str(tmp_path), str(file), AS_OF.isoformat()]
    done = subprocess.run(fill, capture_output=True, text=True, env=surroundings, timeout=60)
    assert done.returncode == 0, done.stderr
    title, heavy = json.loads(done.stdout)
    assert title == "Rick Desjarlais · H2S Alive"
    assert heavy == []


def test_the_page_stays_when_the_file_is_open(
    qtbot: QtBot, file: Path, started: Callable[[Path], Program]
) -> None:
    program = started(file)
    qtbot.waitSignal(program.opening.glanced).wait()
    page, (row,) = page_of(program), page_of(program).lines.rows()
    assert program.window.desk is None
    assert program.window.tabs.isEnabled()
    qtbot.waitUntil(lambda: program.window.desk is not None)
    qtbot.waitUntil(lambda: program.jobs.is_idle)
    assert page_of(program) is page
    assert page.lines.rows() == [row]
    assert page.isVisible()


def test_a_button_pressed_early_is_done_when_the_file_is_open(
    qtbot: QtBot, file: Path, started: Callable[[Path], Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = started(file)
    qtbot.waitSignal(program.opening.glanced).wait()
    page_of(program).lines.rows()[0].button.click()
    gone: list[Place] = []
    show = program.window.go

    def go(place: Place) -> None:
        gone.append(place)
        show(place)

    monkeypatch.setattr(program.window, "go", go)
    qtbot.waitUntil(lambda: bool(gone))
    assert (gone[0].tab, gone[0].kind, gone[0].new) == ("training", "certificate", True)
    assert program.window.current_tab() == "training"
    qtbot.waitUntil(lambda: program.jobs.is_idle)


def test_a_tab_chosen_early_waits_for_its_file(
    qtbot: QtBot, file: Path, started: Callable[[Path], Program]
) -> None:
    program = started(file)
    window = program.window
    qtbot.waitSignal(program.opening.glanced).wait()
    window.tabs.setCurrentIndex(2)
    assert window.stack.currentWidget() is window.stack.opening
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.stack.currentWidget() is window.current_page()
    assert window.current_tab() != "today"
    qtbot.waitUntil(lambda: program.jobs.is_idle)


def test_a_file_with_drafts_is_opened_all_the_same(
    qtbot: QtBot, file: Path, started: Callable[[Path], Program]
) -> None:
    with CompanyFile.open(file, by="Test", clock=lambda: NOON) as company:
        keep_draft(company, Draft("site", {"name": "Sh"}))
    program = started(file)
    qtbot.waitUntil(lambda: program.window.desk is not None)
    qtbot.waitUntil(lambda: len(titles(program)) == 2)
    assert titles(program)[0] == "Site: Sh"
    qtbot.waitUntil(lambda: program.jobs.is_idle)


def test_where_another_window_has_the_file_its_page_goes_again(
    qtbot: QtBot, file: Path, started: Callable[[Path], Program]
) -> None:
    with CompanyFile.open(file, by="Test", clock=lambda: NOON, hold=True):
        program = started(file)
        qtbot.waitSignal(program.opening.held).wait()
        QApplication.processEvents()
        assert program.window.welcome.isVisible()
        assert not any(page.isVisible() for page in program.window.findChildren(TodayPage))
        dialog = next(w for w in program.window.findChildren(QDialog) if w.isVisible())
        dialog.reject()


def test_a_fault_in_the_look_does_not_keep_the_file_shut(
    qtbot: QtBot, file: Path, started: Callable[[Path], Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_asked: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("desktop.services.first_look.first_today", fall)
    program = started(file)
    qtbot.waitUntil(lambda: program.window.desk is not None)
    qtbot.waitUntil(lambda: program.jobs.is_idle)
    assert titles(program) == ["Rick Desjarlais · H2S Alive"]


def test_another_file_opened_at_once_is_the_one_that_is_shown(
    qtbot: QtBot, file: Path, started: Callable[[Path], Program], tmp_path: Path
) -> None:
    other = tmp_path / "other.muster"
    other.write_bytes(file.read_bytes())
    program = started(file)
    qtbot.waitSignal(program.opening.glanced).wait()
    program.opening.open(other)
    qtbot.waitUntil(lambda: program.window.desk is not None)
    qtbot.waitUntil(lambda: program.jobs.is_idle)
    assert program.window.desk is not None
    assert program.window.desk.company.path == other
    assert len([p for p in program.window.findChildren(TodayPage) if p.isVisible()]) == 1
