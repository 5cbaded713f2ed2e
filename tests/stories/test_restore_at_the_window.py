"""Somebody goes back to a backup at the window: the file is swapped, the old one kept."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from desktop.records import kind_of
from desktop.services import backups
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from tests.builders.at_the_window import at_the_window
from tests.builders.company import NOON, company_in
from tests.builders.person import Person
from ui.backups.leaving import LeavingDialog
from ui.backups.restore_dialog import RestoreDialog
from ui.dialogs.settings import SettingsDialog
from ui.places import Place

Window = Callable[[], AbstractContextManager[Person]]

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),  # a screen that is none
]


@pytest.fixture
def file(tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    with company_in(tmp_path) as company:
        company.worker("Rick Desjarlais")
        company.site("Shop")
    return tmp_path / "company.muster"


@pytest.fixture
def window(file: Path, tmp_path: Path) -> Window:
    @contextmanager
    def open_it() -> Iterator[Person]:
        with at_the_window(file, tmp_path) as person:
            yield person

    return open_it


def workers(path: Path) -> list[str]:
    company = CompanyFile.open(path, by="Test", clock=lambda: NOON, read_only=True)
    with company, company.reading() as connection:
        found = aggregate.read(connection, kind_of("worker")).values()
    return sorted(str(record.values["first_name"]) for record in found)


def add_worker(person: Person, first_name: str) -> None:
    person.go(Place("company", "worker", new=True))
    person.type_into("First name", first_name)
    person.type_into("Last name", "Sandhu")
    person.press("Ctrl+S")


def does(person: Person, command: str) -> None:
    person.window.menus.actions[command].trigger()
    person.settle()


def test_going_back_keeps_what_is_there_and_comes_back_to_the_same_place(
    window: Window, file: Path
) -> None:
    with window() as person:
        assert "No backup yet" in person.window.status.words()
        does(person, "back_up")
        assert "Last good backup a moment ago" in person.window.status.words()
        add_worker(person, "Harpreet")
        person.go(Place("company", "worker"))

        does(person, "restore")
        dialog = person.dialog(RestoreDialog)
        assert person.says("1 thing was done since, and would be taken back.", dialog)
        assert person.says("Workers: 1 then, 2 now", dialog)
        person.click("Restore this one", dialog)

        kept = file.with_name("company.before-restore.muster")
        assert person.says(f"As it was before that, it lies in the same folder as {kept.name}")
        assert person.window.current_tab() == "company"
        assert person.element.work.view.kind == "worker"
        does(person, "check_file")
        assert person.says("company.muster is whole")
    assert (workers(file), workers(kept)) == (["Rick"], ["Harpreet", "Rick"])


def test_whoever_looks_at_a_record_that_was_not_there_yet_is_brought_to_its_list(
    window: Window,
) -> None:
    with window() as person:
        does(person, "back_up")
        add_worker(person, "Harpreet")  # which is shown now
        does(person, "restore")
        person.click("Restore this one", person.dialog(RestoreDialog))
        assert person.window.current_tab() == "company"
        assert "Everything is kept" in person.window.status.words()


def test_the_backup_before_going_back_leads_forward_again(window: Window, file: Path) -> None:
    with window() as person:
        does(person, "back_up")
        add_worker(person, "Harpreet")
        does(person, "restore")
        person.click("Restore this one", person.dialog(RestoreDialog))
        does(person, "restore")
        dialog = person.dialog(RestoreDialog)
        assert person.says("before a backup was restored", dialog)
        assert dialog.chosen is not None
        person.click("Restore this one", dialog)
    assert workers(file) == ["Harpreet", "Rick"]


def test_an_old_state_as_another_file(window: Window, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "old.muster"
    with window() as person:
        does(person, "back_up")
        add_worker(person, "Harpreet")
        does(person, "restore")
        dialog = person.dialog(RestoreDialog)
        dialog.choose_file = lambda _parent, _name: str(other)
        person.click("Restore as another file…", dialog)
        assert person.window.windowTitle().startswith("old.muster")
        assert not person.says("Look closer…", person.window)  # an older state is no damage
    assert (workers(file), workers(other)) == (["Harpreet", "Rick"], ["Rick"])


def test_closing_makes_a_backup_first(window: Window, file: Path) -> None:
    with window() as person:
        add_worker(person, "Harpreet")
        person.window.close()
        assert person.window.isVisible()  # for as long as the backup takes
        person.settle()
        assert not person.window.isVisible()
    (made,) = backups.backups_of(backups.of_this_pc(), file)
    assert (made.why, made.is_whole, made.counts["worker"]) == ("close", True, 2)


def test_nobody_needs_to_wait_for_the_backup(window: Window, file: Path) -> None:
    with window() as person:
        add_worker(person, "Harpreet")
        person.window.close()
        dialog = person.window.findChild(LeavingDialog)
        assert isinstance(dialog, LeavingDialog)
        dialog.without.click()
        person.settle()
        assert not person.window.isVisible()
    assert backups.backups_of(backups.of_this_pc(), file) == []
    assert workers(file) == ["Harpreet", "Rick"]


def test_nothing_is_backed_up_twice(window: Window, file: Path) -> None:
    with window() as person:
        does(person, "back_up")
        person.window.close()
        assert not person.window.isVisible()  # at once
    assert len(backups.backups_of(backups.of_this_pc(), file)) == 1


def test_a_second_place_that_is_chosen_has_the_next_backup(window: Window, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with window() as person:
        does(person, "back_up")
        does(person, "settings")
        dialog = person.dialog(SettingsDialog)
        second = dialog.this_pc.second
        second.ask_folder = lambda _parent, _folder: str(stick)
        person.wait(lambda: second.first.text(), "the places")
        second.choose.click()
        person.wait(lambda: "stick" in second.second.text(), "the second place")
        dialog.reject()
        add_worker(person, "Harpreet")
        does(person, "back_up")
    assert len(list(stick.rglob("manifest.json"))) == 2  # the one from before as well
