"""The keeper of a file, what the line at the bottom and the strip say, and dialogs that wait."""

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from desktop.errors import Unavailable
from desktop.services import backups
from desktop.services.safe_keeping import keeping, restoring
from desktop.services.safe_keeping.listing import backup_at, backups_shown
from desktop.services.safe_keeping.shown import PlacesShown
from tests.builders.company import NOON, Company
from ui.backups import keeper as keepers
from ui.backups.copying import CopyDialog
from ui.backups.keeper import Keeper
from ui.backups.leaving import LeavingDialog
from ui.backups.restore_dialog import RestoreDialog
from ui.backups.second_place import SecondPlace
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.notices import notices_of
from ui.preferences import Preferences
from ui.status_line import StatusLine
from ui.work import Work

Settled = Callable[[], None]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture
def keeper(desk: Desk, settled: Settled) -> Keeper:
    made = Keeper(desk, lambda: NOON, desk)
    settled()
    return made


def made_of(company: Company) -> list[str]:
    return [one.why for one in backups.backups_of(backups.of_this_pc(), company.file)]


# --- the keeper -----------------------------------------------------------------------------------


def test_while_something_changes_it_is_backed_up_by_itself(
    desk: Desk, company: Company, settled: Settled, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(keepers, "EVERY", 50)
    keeper = Keeper(desk, lambda: NOON, desk)
    settled()
    with qtbot.waitSignal(keeper.made, timeout=20_000):
        company.worker("Rick Desjarlais")
    assert made_of(company) == ["while-open"]
    assert not keeper.is_needed
    assert not keeper._timer.isActive()  # until something changes again


def test_it_knows_what_is_in_no_backup(keeper: Keeper, company: Company, settled: Settled) -> None:
    keeper.back_up("by-hand")
    settled()
    assert not keeper.is_needed
    company.worker("Rick Desjarlais")
    settled()
    assert keeper.is_needed
    keeper.back_up("by-hand")
    settled()
    assert not keeper.is_needed


def test_what_is_changed_while_a_backup_is_made_is_not_said_to_be_in_it(
    keeper: Keeper, company: Company, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = keeping.back_up

    def slow(*args: object) -> object:
        kept = real(*args)  # type: ignore[arg-type]
        company.worker("Rick Desjarlais")
        return kept

    monkeypatch.setattr(keeping, "back_up", slow)
    keeper.back_up("by-hand")
    settled()
    assert keeper.is_needed


def test_a_place_that_takes_nothing_is_told_and_tried_again(
    keeper: Keeper, company: Company, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> object:
        raise Unavailable("There is no space left for a backup.")

    said: list[str] = []
    keeper.failed.connect(said.append)
    with monkeypatch.context() as patch:
        patch.setattr(keeping, "back_up", full)
        keeper.back_up("by-hand")
        settled()
    assert said == ["There is no space left for a backup."]
    assert keeper.is_needed
    keeper.back_up("by-hand")
    settled()
    assert made_of(company) == ["by-hand"]


def test_a_second_place_that_takes_nothing_is_told(
    keeper: Keeper, settled: Settled, tmp_path: Path
) -> None:
    backups.set_second(tmp_path)
    stick = tmp_path / "Muster backups"
    said: list[str] = []
    keeper.second_failed.connect(said.append)
    keeper.back_up("by-hand")
    settled()
    (folder,) = [path for path in stick.iterdir() if path.is_dir()]
    shutil.rmtree(folder)
    folder.write_text("in the way")
    keeper.back_up("by-hand")
    settled()
    assert said[0] == ""
    assert "Muster backups" in said[1]


def test_a_file_that_is_left_stops_its_backup(
    keeper: Keeper, company: Company, settled: Settled
) -> None:
    keeper.back_up("by-hand")
    keeper.end()
    settled()
    assert made_of(company) in ([], ["by-hand"])  # whole or not at all
    assert not list(backups.of_this_pc().first.rglob(".half-*"))


def test_leaving_tells_when_no_backup_can_be_made(
    keeper: Keeper,
    company: Company,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def full(*_args: object) -> object:
        raise Unavailable("There is no space left for a backup.")

    monkeypatch.setattr(keeping, "back_up", full)
    company.worker("Rick Desjarlais")
    settled()
    dialog = LeavingDialog(keeper)
    dialog.begin()
    settled()
    assert dialog.isVisible()
    assert dialog.title.text() == "No backup could be made"
    assert dialog.fault.text() == "There is no space left for a backup."
    with qtbot.waitSignal(dialog.leave):
        dialog.without.click()


# --- what is said of it ---------------------------------------------------------------------------


def test_the_line_at_the_bottom_says_it_in_words_and_can_be_clicked(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_file(Path("/x") / f"{'long name ' * 20}.muster", read_only=False)
    line.show_backup("Last good backup 9 days ago", "amber", "Made on Monday.")
    assert line.backup is not None
    assert line.backup.accessibleName() == "Last good backup 9 days ago"
    assert not line.backup.icon().isNull()
    with qtbot.waitSignal(line.backup_wanted):
        line.backup.click()
    line.show_nothing()
    assert line.backup.isHidden()


def test_the_worst_is_said_first_and_the_rest_comes_after_it(
    qtbot: QtBot, preferences: Preferences
) -> None:
    window = MainWindow(preferences)
    qtbot.addWidget(window)
    notices = notices_of(window)
    assert notices_of(window) is notices
    notices.tell("second place", "No second copy.", "plain")
    notices.tell("damage", "Damaged.", "red")
    notices.tell("clock", "The clock is wrong.", "amber")
    said = []
    for key in ("damage", "clock", "second place"):
        said.append(notices.banner.accessibleName())
        notices.take_back(key)
    assert said == ["Damaged.", "The clock is wrong.", "No second copy."]
    assert notices.banner.isHidden()


def test_the_second_place_is_missed_after_a_week_and_can_be_put_off(company: Company) -> None:
    keeping.back_up(company.file, "by-hand", lambda *_: None, lambda: False)
    later = NOON + timedelta(days=8)
    assert keeping.reminder(company.file, NOON + timedelta(days=6), "") is None
    found = keeping.reminder(company.file, later, "")
    assert found is not None
    assert "on this PC" in found.sentence
    assert keeping.reminder(company.file, later, found.put_off_until) is None
    in_a_week = later + timedelta(days=7)
    assert keeping.reminder(company.file, in_a_week, found.put_off_until) is not None
    assert date.fromisoformat(found.put_off_until) > later.date()


# --- dialogs --------------------------------------------------------------------------------------


def test_a_place_that_cannot_take_anything_is_refused_in_its_place(
    qtbot: QtBot, tmp_path: Path
) -> None:
    place = SecondPlace()
    qtbot.addWidget(place)
    place.show()
    no_folder = tmp_path / "a file"
    no_folder.write_text("x")
    place.ask_folder = lambda _parent, _folder: str(no_folder)
    place.choose.click()
    qtbot.waitUntil(lambda: place.fault.isVisible())
    assert "Choose another place" in place.fault.text()
    stick = tmp_path / "stick"
    place.ask_folder = lambda _parent, _folder: str(stick)
    with qtbot.waitSignal(place.changed):
        place.choose.click()
    assert "stick" in place.second.text()
    assert not place.fault.isVisible()
    with qtbot.waitSignal(place.changed):
        place.stop.click()
    assert place.second.text() == "none"


def test_a_drive_that_answers_after_the_window_is_gone_disturbs_nobody(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, asked = Event(), Event()

    def slow(_folder: object) -> PlacesShown:
        asked.set()
        answers.wait(5)
        return PlacesShown("here", "there", "")

    monkeypatch.setattr("desktop.services.safe_keeping.places.choose_second", slow)
    place = SecondPlace()
    place.stop.click()
    qtbot.waitUntil(asked.is_set)
    under_way = place._under_way
    assert under_way is not None
    with qtbot.waitSignal(under_way.answered):
        shiboken6.delete(place)
        answers.set()


def test_a_folder_that_is_no_backup_says_so(
    desk: Desk, settled: Settled, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = RestoreDialog(desk.company, desk.jobs, lambda: NOON)
    qtbot.addWidget(dialog)
    dialog.show()
    settled()
    assert not dialog.restore.isEnabled()
    assert dialog.empty.isVisible()
    dialog.choose_backup = lambda _parent, _folder: str(tmp_path)
    dialog.another.click()
    settled()
    assert "There is no backup in" in dialog.fault.text()


def test_a_backup_from_elsewhere_stands_in_the_list(
    desk: Desk, company: Company, settled: Settled, tmp_path: Path, qtbot: QtBot
) -> None:
    places = backups.Places(tmp_path / "elsewhere")
    made = backups.back_up(company.file, places, backups.Why.CLOSE, now=NOON)
    dialog = RestoreDialog(desk.company, desk.jobs, lambda: NOON)
    qtbot.addWidget(dialog)
    dialog.show()
    settled()
    dialog.choose_backup = lambda _parent, _folder: str(made.folder / "manifest.json")
    dialog.another.click()
    settled()
    assert dialog.chosen == backup_at(made.folder, NOON)
    assert dialog.restore.isEnabled()


def test_without_an_open_file_every_file_of_this_pc_is_listed(company: Company) -> None:
    backups.back_up(company.file, backups.of_this_pc(), backups.Why.CLOSE, now=NOON)
    (found,) = backups_shown(None, NOON).backups
    assert (found.file, found.why) == (
        "company.muster",
        "company.muster, when the file was closed",
    )


def test_what_could_not_be_swapped_leaves_nothing_behind(
    company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.back_up(company.file, backups.of_this_pc(), backups.Why.CLOSE, now=NOON)
    ready = restoring.make_ready(company.file, made.folder, "", lambda *_: None, lambda: False)

    def held(*_args: object) -> Path:
        raise Unavailable("Another program has it open.")

    monkeypatch.setattr(restoring, "swap_in", held)
    with pytest.raises(Unavailable):
        restoring.put_in_place(ready)
    assert not ready.new.exists()
    assert [path.name for path in tmp_path.glob("*.muster")] == ["company.muster"]


def test_a_complete_copy_is_opened_again_and_told(
    desk: Desk, settled: Settled, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = CopyDialog(desk)
    qtbot.addWidget(dialog)
    dialog.choose = lambda _parent, _name: str(tmp_path / "for the other PC")
    dialog.choose_and_run()
    settled()
    assert dialog.title.text() == "The copy is complete"
    assert (tmp_path / "for the other PC.muster").is_file()
    assert "checked from end to end" in dialog.words.text()


def test_work_that_is_stopped_says_so_once_it_has(desk: Desk, settled: Settled) -> None:
    work, ended = Work(desk.jobs, desk), []
    work.stopped.connect(lambda: ended.append("stopped"))

    def task(tell: Callable[[int, int, str], None], _stopped: Callable[[], bool]) -> datetime:
        while True:
            tell(0, 0, "on and on")

    work.run(task, ended.append)
    work.stop()
    settled()
    assert ended == ["stopped"]
    assert not work.is_busy
