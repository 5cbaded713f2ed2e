"""Reminders on this PC, with a substituted clock and a substituted place beside it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.reminders.start_texts import program_of
from desktop.services.reminders.starting import FileEntry, Starting
from desktop.store.keys import Key
from tests.builders.company import AS_OF, NOON, Company, company_in
from ui.app import Program
from ui.desk import Desk
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.this_pc_page import ThisPcPage
from ui.opening import Clock
from ui.preferences import Preferences
from ui.reminders.tray import CHOSEN, Tray
from ui.reminders.tray_icon import TrayIcon
from ui.today.page import TodayPage

TUESDAY = AS_OF + timedelta(days=1)
Settled = Callable[[], None]


class Beside(TrayIcon):
    """An icon of no desktop: what it was told stays to be read."""

    def __init__(self, parent: QObject) -> None:
        QObject.__init__(self, parent)
        self.is_there, self.words, self.told = False, "", list[str]()

    def show(self) -> None:
        self.is_there = True

    def hide(self) -> None:
        self.is_there = False

    def say(self, words: str) -> None:
        self.words = words

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}\n{text}")


class Morning:
    """A running Muster whose user chose to be told, and what stands beside its clock."""

    def __init__(self, qtbot: QtBot, program: Program, preferences: Preferences) -> None:
        self._qtbot, self.program = qtbot, program
        self.icons: list[Beside] = []
        self.tray = Tray(
            program.window, program.opening, preferences, available=lambda: True, make=self._made
        )
        self.tray.quiet.setInterval(0)

    def _made(self, parent: QObject) -> Beside:
        self.icons.append(Beside(parent))
        return self.icons[-1]

    @property
    def icon(self) -> Beside:
        return self.icons[-1]

    def settle(self) -> None:
        for _turn in range(3):
            QApplication.processEvents()
            self._qtbot.waitUntil(
                lambda: self.program.jobs.is_idle and not self.tray.quiet.isActive(),
                timeout=20_000,
            )
        QApplication.processEvents()

    def open(self, path: Path, key: Key | None = None) -> None:
        self.program.opening.open(path, key=key)
        self._qtbot.waitUntil(lambda: self.program.window.desk is not None, timeout=20_000)
        self.settle()


@pytest.fixture
def day() -> list[date]:
    """The day on the wall; a test may turn the page, either way."""
    return [AS_OF]


@pytest.fixture
def morning(
    qtbot: QtBot, preferences: Preferences, day: list[date], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Morning]:
    # nobody sits before the window, as after a night
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    preferences.keep(CHOSEN, "yes")
    with running(preferences, day) as program:
        yield Morning(qtbot, program, preferences)


@contextmanager
def running(preferences: Preferences, day: list[date]) -> Iterator[Program]:
    made = Program(preferences, Clock(lambda: NOON, lambda: day[0]), "Test")
    made.complete()
    made.window.show()
    try:
        yield made
    finally:
        made.window.close()
        made.end()


@pytest.fixture
def file(company: Company) -> Path:
    """A guard that is late already, and a switch that is late from tomorrow on."""
    company.action("Fix the guard", found="2026-11-01", due="2026-11-10")
    company.action("Fix the switch", found="2026-11-01", due=AS_OF.isoformat())
    company.file.close()
    return company.file.path


def test_a_pc_left_on_over_midnight_shows_and_tells_the_new_day(
    morning: Morning, file: Path, day: list[date]
) -> None:
    morning.open(file)
    page = morning.program.window.findChild(TodayPage)
    assert page is not None
    before = page.title.text()
    assert badge(morning) == 1
    assert morning.icon.words == "Muster: 1 thing needs you"
    assert morning.icon.told == [
        "1 thing is overdue or missing at Bow River Mechanical Ltd.\nFix the guard"
    ]
    day[0] = TUESDAY
    morning.program.look_at_the_calendar()
    morning.settle()
    assert page.title.text() != before
    assert "17 November" in page.title.text()
    assert badge(morning) == 2
    assert morning.icon.words == "Muster: 2 things need you"
    assert [said.splitlines()[0][:8] for said in morning.icon.told] == ["1 thing ", "2 things"]
    assert len(morning.icon.told[1].splitlines()) == 3


def badge(morning: Morning) -> int:
    page = morning.program.window.findChild(TodayPage)
    assert page is not None
    assert page.shown is not None
    number: int = page.shown.badges["actions"][0]
    return number


def test_a_clock_set_back_shows_that_day_and_tells_nothing_twice(
    morning: Morning, file: Path, day: list[date]
) -> None:
    day[0] = TUESDAY
    morning.program.look_at_the_calendar()
    morning.open(file)
    assert badge(morning) == 2
    assert len(morning.icon.told) == 1
    day[0] = AS_OF
    morning.program.look_at_the_calendar()
    morning.settle()
    assert badge(morning) == 1
    assert morning.icon.words == "Muster: 1 thing needs you"
    assert len(morning.icon.told) == 1
    day[0] = TUESDAY
    morning.program.look_at_the_calendar()
    morning.settle()
    assert badge(morning) == 2


def test_what_becomes_overdue_while_muster_runs_is_told(morning: Morning, file: Path) -> None:
    morning.open(file)
    desk = morning.program.window.desk
    assert desk is not None
    values = {"what": "Brakes of T-1", "found_on": date(2026, 11, 1), "due_on": date(2026, 11, 2)}
    desk.do(lambda c: c.write("An action", lambda t: t.save("corrective_action", values)),
            owner=desk)  # fmt: skip
    morning.settle()
    assert morning.icon.told[1:] == [
        "1 more thing is overdue at Bow River Mechanical Ltd.\nBrakes of T-1"
    ]


def test_a_second_start_on_the_same_day_is_quiet(
    morning: Morning, file: Path, qtbot: QtBot, preferences: Preferences, day: list[date]
) -> None:
    morning.open(file)
    morning.program.end()
    with running(preferences, day) as program:
        again = Morning(qtbot, program, preferences)
        again.open(file)
        assert again.icon.is_there
        assert again.icon.told == []


def test_of_a_locked_file_nothing_is_told(morning: Morning, tmp_path: Path) -> None:
    key = Key.made("seven seas of rye")
    folder = tmp_path / "locked"
    folder.mkdir()
    with company_in(folder, key=key) as company:
        company.action("Talk to Rick Desjarlais", found="2026-11-01", due="2026-11-10")
    morning.open(folder / "company.muster", key)
    [said] = morning.icon.told
    assert "1 thing" in said
    assert "Rick" not in said
    assert morning.icon.is_there
    morning.program.opening.lock()
    morning.settle()
    assert not morning.icon.is_there
    assert morning.icon.words == "Muster"


def test_a_click_brings_a_window_that_was_put_away(morning: Morning, file: Path) -> None:
    morning.open(file)
    window = morning.program.window
    window.showMinimized()
    morning.icon.clicked.emit()
    assert not window.isMinimized()
    assert window.isVisible()


def test_nobody_is_told_who_did_not_choose_it(
    morning: Morning, file: Path, preferences: Preferences
) -> None:
    preferences.keep(CHOSEN, "no")
    morning.open(file)
    assert morning.icons == []
    preferences.keep(CHOSEN, "yes")
    morning.tray.heed_settings()
    morning.settle()
    assert morning.icon.is_there
    preferences.keep(CHOSEN, "no")
    morning.tray.heed_settings()
    assert not morning.icon.is_there


# --- the settings ---------------------------------------------------------------------------------


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this computer keeps what it starts."""
    at = tmp_path / "autostart" / "muster.desktop"
    monkeypatch.setattr(
        "desktop.services.reminders.starting.starting",
        lambda: Starting(FileEntry(at), "text", program_of),
    )
    return at


@pytest.fixture
def dialog(
    qtbot: QtBot, desk: Desk, preferences: Preferences, settled: Settled, entry: Path
) -> SettingsDialog:
    assert not entry.exists()
    dialog = SettingsDialog(desk, preferences)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.tabs.setCurrentIndex(1)
    settled()
    known(qtbot, dialog.this_pc)
    return dialog


def known(qtbot: QtBot, page: ThisPcPage) -> None:
    qtbot.waitUntil(page.start_by_itself.box.isEnabled)


def test_where_no_notices_can_be_the_choice_is_grey_and_says_why(dialog: SettingsDialog) -> None:
    card = dialog.this_pc.reminding
    assert not card.tray.isEnabled()
    assert "no place beside its clock" in card.said.text()


def test_the_notice_is_off_until_it_is_chosen_and_kept_on_save(
    qtbot: QtBot, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.reminders.remind_card.is_available", lambda: True)
    page = ThisPcPage(preferences)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.second.shown):  # else its answer finds nobody
        page.show()
    assert not page.reminding.tray.isChecked()
    QTest.keyClick(page.reminding.tray, Qt.Key.Key_Space)
    page.keep()
    assert preferences.text(CHOSEN) == "yes"


def test_start_with_the_computer_is_kept_on_save(
    dialog: SettingsDialog, entry: Path, qtbot: QtBot, settled: Settled
) -> None:
    box = dialog.this_pc.start_by_itself.box
    assert not box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Space)
    known(qtbot, dialog.this_pc)
    assert box.isChecked()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    settled()
    assert entry.read_text() == "text"


def test_start_with_the_computer_is_put_back_on_cancel(
    dialog: SettingsDialog, entry: Path, qtbot: QtBot
) -> None:
    QTest.keyClick(dialog.this_pc.start_by_itself.box, Qt.Key.Key_Space)
    known(qtbot, dialog.this_pc)
    assert entry.exists()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not entry.exists())


def test_a_computer_that_does_not_let_anybody_says_so_at_the_choice(
    dialog: SettingsDialog, entry: Path, qtbot: QtBot
) -> None:
    entry.parent.write_text("a file where a folder should be")
    choice = dialog.this_pc.start_by_itself
    QTest.keyClick(choice.box, Qt.Key.Key_Space)
    known(qtbot, dialog.this_pc)
    assert not choice.box.isChecked()
    assert choice.fault.isVisible()
    assert "did not let Muster change" in choice.fault.text()
