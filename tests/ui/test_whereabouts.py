"""The window says where a file is in danger and when the clock is wrong, and offers the way out."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

import ui.whereabouts
from desktop.services import whereabouts as service
from desktop.services.backups import of_this_pc, set_first
from desktop.services.whereabouts import Disk
from desktop.settings import config_file
from tests.builders.company import AS_OF, NOON, company_in
from ui.app import Program
from ui.notices import notices_of
from ui.opening import Clock
from ui.preferences import Preferences


class Window:
    """A window with a file open that lies in a folder of OneDrive."""

    def __init__(self, qtbot: QtBot, folder: Path, preferences: Preferences) -> None:
        self.qtbot, self.now = qtbot, NOON
        self.program = Program(preferences, Clock(self.clock, lambda: AS_OF), "Test")
        self.window, self.opening = self.program.window, self.program.opening
        self.program.complete()
        qtbot.addWidget(self.window)
        self.window.show()
        self.path = folder / "company.muster"

    def clock(self) -> datetime:
        return self.now

    def open(self) -> None:
        with self.qtbot.waitSignal(self.opening.opened, timeout=20_000):
            self.opening.open(self.path)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.program.jobs.is_idle, timeout=20_000)
        self.qtbot.wait(1)

    @property
    def said(self) -> str:
        banner = notices_of(self.window).banner
        return banner.accessibleName() if banner.isVisibleTo(self.window) else ""

    def says(self, words: str) -> None:
        """Wait until the strip begins like this."""
        self.qtbot.waitUntil(lambda: words in self.said, timeout=20_000)

    def press(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: len(self._buttons(words)) == 1, timeout=20_000)
        self.qtbot.mouseClick(self._buttons(words)[0], Qt.MouseButton.LeftButton)

    def _buttons(self, words: str) -> list[QAbstractButton]:
        banner = notices_of(self.window).banner
        every = banner.findChildren(QAbstractButton)
        return [each for each in every if each.text() == words and not each.isHidden()]


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Window]:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    with company_in(folder) as company:
        company.site("Yard")
    documents = tmp_path / "Documents"
    monkeypatch.setattr(ui.whereabouts, "in_documents", lambda: str(documents))
    monkeypatch.setattr(service, "_disks", lambda _place: [Disk("/", "ext4")])
    config_file("backups.json").unlink(missing_ok=True)
    # all files of these tests are copies of one: what another test backed up would be told of
    set_first(tmp_path / "backups")
    made = Window(qtbot, folder, preferences)
    yield made
    made.program.end()
    config_file("backups.json").unlink(missing_ok=True)


def test_a_file_in_a_synchronised_folder_is_moved_to_this_pc(
    window: Window, tmp_path: Path
) -> None:
    window.open()
    window.says("a folder that OneDrive copies elsewhere")
    with window.qtbot.waitSignal(window.opening.opened, timeout=20_000):
        window.press("Work on a copy on this PC")
    window.settle()
    assert window.opening.desk is not None
    assert window.opening.desk.company.path == tmp_path / "Documents" / "company.muster"
    window.says("You work in company.muster in ")
    assert of_this_pc().second == tmp_path / "OneDrive" / "Muster backups"
    window.press("Understood")
    assert window.said == ""


def test_not_now_is_remembered_for_this_file(window: Window) -> None:
    window.open()
    window.press("Not now")
    assert window.said == ""
    window.opening.close()
    window.open()
    assert window.said == ""
    other = window.path.with_name("other.muster")
    window.opening.close()
    window.path.rename(other)
    window.path = other
    window.open()
    window.says("OneDrive")


def test_what_was_said_of_one_file_is_not_said_of_the_next(window: Window, tmp_path: Path) -> None:
    window.open()
    window.says("OneDrive")
    window.opening.close()
    moved = tmp_path / "company.muster"
    window.path.rename(moved)
    window.path = moved
    window.open()
    assert window.said == ""


def test_a_copy_that_cannot_be_made_is_told_and_can_be_tried_again(
    window: Window, tmp_path: Path
) -> None:
    (tmp_path / "Documents").write_text("in the way")
    window.open()
    window.press("Work on a copy on this PC")
    window.says("Documents")
    (tmp_path / "Documents").unlink()
    with window.qtbot.waitSignal(window.opening.opened, timeout=20_000):
        window.press("Try again")
    window.says("You work in")


def test_a_clock_that_was_set_back_is_told_until_it_is_right(
    window: Window, tmp_path: Path
) -> None:
    moved = tmp_path / "company.muster"
    window.path.rename(moved)
    window.path, window.now = moved, NOON - timedelta(days=400)
    window.open()
    window.says("Check the date of this PC.")
    window.now = NOON
    assert window.opening.desk is not None
    window.opening.desk.day_changed.emit()
    window.qtbot.waitUntil(lambda: window.said == "", timeout=20_000)
