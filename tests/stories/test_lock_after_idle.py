"""A locked company file locks itself again when nobody works, and nothing typed is lost by it."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Final

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from tests.builders.at_the_window import at_the_window
from tests.builders.by_ear import missed_by_tab, unnamed, without_ring
from tests.builders.company import company_in
from tests.builders.files import opened, save
from tests.builders.fitting import faults_of
from tests.builders.person import Person
from ui.backups.leaving import LeavingDialog
from ui.dialogs.about import AboutDialog
from ui.dialogs.void import VoidDialog
from ui.history.log_page import HistoryLog
from ui.importing import ImportWizard
from ui.jobs import Job, Told
from ui.locking.awake import EVERY, SLEPT
from ui.locking.locker import IDLE, MINUTE, USUAL
from ui.locking.unlock_page import UnlockPage
from ui.places import Place
from ui.preview import handling_of
from ui.printing import sheets
from ui.printing.window import PrintWindow

PASSWORD: Final = "four bats eat jam"
TYPED: Final = "The sling of Beaulieu broke"
PATIENCE: Final = USUAL * MINUTE
SMALL: Final = (1366, 768)

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the"),
]


class Watch:
    """The clock that the program looks at, moved on by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def person(tmp_path: Path, watch: Watch, qapp: QApplication) -> Iterator[Person]:  # noqa: ARG001
    """Somebody at the window of a locked company that was opened."""
    with company_in(tmp_path, key=Key.made(PASSWORD)) as company:
        path = company.file.path
        company.worker("Marc Beaulieu")
        company.action("Fix the guard")
    with at_the_window(path, tmp_path, elapsed=watch) as person:
        unlock(person)
        yield person


def unlock(person: Person) -> None:
    person.type(PASSWORD)
    person.press("Return")
    person.wait(lambda: person.window.desk is not None, "the company")
    person.settle()


def pass_time(person: Person, watch: Watch, seconds: float) -> None:
    """Let time pass at a PC that is awake: the program looks at the clock now and then."""
    left = seconds
    while left > 0:
        watch.seconds += min(left, EVERY)
        left -= EVERY
        person.program.commands.locker.awake.look()  # type: ignore[union-attr]
    person.settle()


def is_locked(person: Person) -> bool:
    return person.window.desk is None and bool(person.seen(UnlockPage))


def all_seen() -> list[str]:
    """Every window of the program that is to be seen."""
    tip = Qt.WindowType.ToolTip
    seen = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowType() != tip]
    return [type(w).__name__ for w in seen]


def test_what_was_typed_is_there_after_unlocking(person: Person, watch: Watch) -> None:
    path = person.desk.company.path
    person.go(Place("actions", "corrective_action", new=True))
    person.type_into("What to put right", TYPED)
    pass_time(person, watch, PATIENCE - EVERY)
    assert not is_locked(person)
    pass_time(person, watch, EVERY)
    assert is_locked(person)
    assert person.says("Locked after 10 minutes without work. What was typed is kept.")
    shown = " ".join([*person.words(), *menus(person), person.window.windowTitle()])
    for secret in ("Beaulieu", "guard", "sling"):
        assert secret not in shown
        assert secret.encode() not in path.read_bytes()
    unlock(person)
    assert person.window.current_tab() == "actions"
    assert person.text("What to put right") == TYPED
    person.press("Ctrl+S")
    assert person.menu("undo") == f"&Undo: Corrective action {TYPED}: entered"


def menus(person: Person) -> list[str]:
    return [action.text() for action in person.window.menus.actions.values()]


def test_keys_clicks_and_the_wheel_are_work(person: Person, watch: Watch) -> None:
    handle = person.window.windowHandle()
    at = QPointF(5, 5)
    wheel = QWheelEvent(
        at, at, QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    for work in (
        lambda: QTest.keyClick(handle, Qt.Key.Key_Shift),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(2, 2)),
        lambda: QApplication.sendEvent(handle, wheel),
    ):
        pass_time(person, watch, PATIENCE - EVERY)
        work()
        person.settle()
        assert not is_locked(person)
    pass_time(person, watch, PATIENCE)
    assert is_locked(person)


def test_a_pc_that_slept_is_locked_before_anything_is_painted(person: Person, watch: Watch) -> None:
    watch.seconds += SLEPT + 2 * EVERY
    paint = QEvent(QEvent.Type.UpdateRequest)
    QApplication.sendEvent(person.window.windowHandle(), paint)
    assert person.window.desk is None
    person.settle()
    assert person.says("Locked because the PC was asleep. What was typed is kept.")


def test_nothing_stays_on_top_of_the_locked_page(person: Person) -> None:
    """Dialogs, the import wizard, a sheet to print, the log, a file that is open outside."""
    desk, window = person.desk, person.window
    action = desk_action(person)
    person.go(Place("actions", "corrective_action", action))
    window.menus.actions["log"].trigger()
    desk.print(sheets.of_today(desk))
    person.settle()
    outside = handling_of(desk)._kept.outside()
    laid = outside.lay(b"x", "card.txt", "text/plain", "0" * 64)
    dialogs: list[QDialog] = [
        AboutDialog(window),
        VoidDialog(desk, "corrective_action", action, window),
        ImportWizard(desk, [], window),
    ]
    for dialog in dialogs:
        dialog.open()
        person.settle()
    person.window.top.search.setText("Beaulieu")
    assert {"ImportWizard", "PrintWindow", HistoryLog.__name__} <= set(all_seen())
    person.program.commands.locker.lock_now()  # type: ignore[union-attr]
    person.settle()
    assert all_seen() == ["MainWindow"]
    assert not laid.exists()
    assert person.window.top.search.text() == ""
    assert is_locked(person)
    unlock(person)
    assert person.element.work.pane.record_id == action
    assert all_seen() == ["MainWindow"]


def test_a_sheet_that_would_be_painted_after_a_sleep_is_gone(person: Person, watch: Watch) -> None:
    person.desk.print(sheets.of_today(person.desk))
    person.window.menus.menus["file"].popup(person.window.mapToGlobal(QPoint(5, 5)))
    person.settle()
    sheet = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PrintWindow))
    watch.seconds += SLEPT + 2 * EVERY
    QApplication.sendEvent(sheet.windowHandle(), QEvent(QEvent.Type.UpdateRequest))
    assert all_seen() == ["MainWindow"]
    assert is_locked(person)
    person.settle()


def desk_action(person: Person) -> str:
    with person.desk.company.reading() as connection:
        found = connection.exec_driver_sql("SELECT id FROM corrective_action").scalar()
    return str(found)


def test_locking_while_something_is_written_loses_none_of_it(person: Person) -> None:
    desk = person.desk
    for number in range(20):
        desk.do(lambda company, n=number: add(company, n), owner=desk)
    person.window.menus.actions["lock"].trigger()
    person.settle()
    assert is_locked(person)
    unlock(person)
    with person.desk.company.reading() as connection:
        found = connection.exec_driver_sql("SELECT title FROM position").scalars().all()
    assert sorted(found) == [f"Rigger {n:02}" for n in range(20)]


def add(company: CompanyFile, number: int) -> None:
    save(company, "position", title=f"Rigger {number:02}")


def test_what_takes_long_is_stopped_by_locking(person: Person) -> None:
    """It would go on with a file that is closed; nobody is told of a fault because of that."""
    desk, stopped = person.desk, Event()

    def work(company: CompanyFile, job: Job, _told: Told) -> None:
        while not job.is_cancelled:
            time.sleep(0.01)
        stopped.set()
        add(company, 1)

    desk.work_long(work, owner=desk)
    person.window.menus.actions["lock"].trigger()
    assert stopped.wait(10)
    person.settle()
    assert is_locked(person)
    unlock(person)


def test_locked_while_the_system_asks_for_a_file(person: Person) -> None:
    """Such a dialog waits for its answer in a loop of its own."""
    window, asked = person.window, list[str]()

    def lock() -> None:
        asked.extend(all_seen())
        window.menus.actions["lock"].trigger()

    QTimer.singleShot(300, lock)
    window.menus.actions["open"].trigger()
    assert "QFileDialog" in asked
    person.settle()
    assert all_seen() == ["MainWindow"]
    assert is_locked(person)


def test_locked_while_a_backup_holds_up_the_closing(person: Person) -> None:
    desk = person.desk
    desk.do(lambda company: add(company, 1), owner=desk)
    person.settle()
    actions = person.window.menus.actions
    actions["close"].trigger()  # a backup is made first, and a dialog says so in a moment
    (dialog,) = person.window.findChildren(LeavingDialog)
    actions["lock"].trigger()
    assert not dialog._timer.isActive()  # it does not come any more
    person.settle()
    assert all_seen() == ["MainWindow"]
    assert is_locked(person)
    unlock(person)


@pytest.mark.parametrize("look", [("light", 1.0), ("dark", 2.0)], ids=str)
def test_the_locked_page_can_be_read_and_used_by_everybody(
    tmp_path: Path,
    look: tuple[str, float],
    qapp: QApplication,  # noqa: ARG001
) -> None:
    with company_in(tmp_path, key=Key.made(PASSWORD)) as company:
        made = company.file.path
    path = made.rename(made.with_name(f"{'Bow River Mechanical ' * 8}.muster"))
    with at_the_window(path, tmp_path, look=look, size=SMALL) as person:
        page = person.the_one(UnlockPage)
        page.offer_to_remember()
        for _face in ("password", "recovery sheet"):
            person.settle()
            assert unnamed(page) == []
            assert missed_by_tab(page) == []
            assert without_ring(person, page, set()) == []
            assert faults_of(page) == []
            page.other.click()


def test_how_soon_is_a_choice(person: Person, watch: Watch) -> None:
    person.window.preferences.keep(IDLE, 0)
    person.program.commands.locker.heed_settings()  # type: ignore[union-attr]
    pass_time(person, watch, 10 * PATIENCE)
    assert not is_locked(person)


def test_a_file_without_a_password_is_never_locked(
    tmp_path: Path,
    watch: Watch,
    qapp: QApplication,  # noqa: ARG001
) -> None:
    with company_in(tmp_path) as company:
        path = company.file.path
    with at_the_window(path, tmp_path, elapsed=watch) as person:
        pass_time(person, watch, 2 * PATIENCE)
        person.press("Ctrl+L")
        assert person.window.desk is not None
        assert person.says("This company file has no password, so it cannot be locked.")


def test_opened_read_only_it_is_so_again(tmp_path: Path, qapp: QApplication) -> None:  # noqa: ARG001
    key = Key.made(PASSWORD)
    with company_in(tmp_path, key=key) as company:
        path = company.file.path
    with opened(path, key=key, hold=True), at_the_window(path, tmp_path) as person:
        person.type(PASSWORD)
        person.press("Return")
        person.wait(lambda: person.front is not person.window, "who has it")
        person.click("Open to read only")
        person.wait(lambda: person.window.desk is not None, "the company")
        person.settle()
        person.press("Ctrl+L")
        assert is_locked(person)
        unlock(person)
        assert person.desk.read_only
