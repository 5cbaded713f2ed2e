"""Something in the file is damaged: the window says what, shows what can come back, mends it."""

from contextlib import closing
from pathlib import Path

import pytest

from desktop.records import kind_of
from desktop.services import backups
from desktop.services.verifying import verify
from desktop.store import aggregate
from desktop.store.connecting import WRITE, connect_to
from desktop.store.file import CompanyFile
from tests.builders.at_the_window import at_the_window
from tests.builders.company import NOON, company_in
from tests.builders.person import Person
from ui.backups.check_dialog import CheckDialog
from ui.backups.restore_dialog import RestoreDialog
from ui.places import Place

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
        company.worker("Harpreet Sandhu")
    return tmp_path / "company.muster"


def damage(file: Path, *statements: str) -> None:
    """Change values behind the back of Muster, as a disk or another program does."""
    with closing(connect_to(file, WRITE)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def cut_the_history(file: Path) -> None:
    """Take the last line off, as somebody does who knows how: what forbids it is put back."""
    with closing(connect_to(file, WRITE)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _sql in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("DELETE FROM change WHERE number = (SELECT max(number) FROM change)")
        for _name, sql in triggers:
            connection.execute(sql)
        connection.commit()


SPOILT_NAMES = (
    "UPDATE worker SET last_name = 'Desjarlaiz' WHERE first_name = 'Rick'",
    "UPDATE worker SET last_name = 'Sandhv' WHERE first_name = 'Harpreet'",
)


def last_names(file: Path) -> list[str]:
    company = CompanyFile.open(file, by="Test", clock=lambda: NOON, read_only=True)
    with company, company.reading() as connection:
        found = aggregate.read(connection, kind_of("worker")).values()
    return sorted(str(record.values["last_name"]) for record in found)


def check(person: Person) -> CheckDialog:
    person.window.menus.actions["check_file"].trigger()
    person.settle()
    return person.dialog(CheckDialog)


def test_a_whole_file_is_said_to_be_whole(file: Path, tmp_path: Path) -> None:
    with at_the_window(file, tmp_path) as person:
        dialog = check(person)
        assert person.says("company.muster is whole: 3 records", dialog)
        assert not dialog.all.isVisible()
        person.press("Esc")
        assert person.front is person.window


def test_damaged_records_are_named_and_mended_one_by_one_and_all(
    file: Path, tmp_path: Path
) -> None:
    damage(file, *SPOILT_NAMES)
    with at_the_window(file, tmp_path) as person:
        dialog = check(person)
        said = {line.text for line in dialog.faults.lines}
        assert {"Rick Desjarlais", "Harpreet Sandhu"} <= said
        line = next(n for n, one in enumerate(dialog.faults.lines) if "Rick" in one.text)
        dialog.faults.setCurrentIndex(dialog.faults.model().index(line, 0))
        assert person.says("it said “Desjarlais”, now it says “Desjarlaiz”", dialog)
        assert person.says("Last name: Desjarlais", dialog)  # what comes back
        assert person.says("not as they were saved", person.window)

        person.click("Mend this one", dialog)
        assert person.says("Repaired: Rick Desjarlais", dialog)
        assert last_names(file) == ["Desjarlais", "Sandhv"]
        person.click_on(dialog.all)
        assert person.says("company.muster is whole", dialog)
        assert not person.says("not as they were saved", person.window)
        person.click("Close", dialog)
    assert last_names(file) == ["Desjarlais", "Sandhu"]
    assert verify(file).is_whole
    assert [one.why for one in backups.backups_of(backups.of_this_pc(), file)][-1] == (
        "before-repair"
    )


def test_a_broken_chain_shows_when_the_file_is_opened(file: Path, tmp_path: Path) -> None:
    with at_the_window(file, tmp_path) as person:
        person.window.menus.actions["back_up"].trigger()
        person.settle()
    cut_the_history(file)
    with at_the_window(file, tmp_path) as person:
        assert person.says("Look closer…", person.window)
        person.click("Look closer…", person.window)
        dialog = person.dialog(CheckDialog)
        said = " ".join(line.below for line in dialog.faults.lines)
        assert "is not the one that the backup of 16 November 2026 has" in said
        person.click("Restore…", dialog)
        person.click("Restore this one", person.dialog(RestoreDialog))
        assert person.says("Restored: the file is as it was", person.window)
    assert verify(file).is_whole


def test_a_check_can_be_stopped(file: Path, tmp_path: Path) -> None:
    with at_the_window(file, tmp_path) as person:
        dialog = check(person)
        dialog.check()
        dialog.work.stop()
        person.settle()
        assert person.says("Stopped. Nothing was changed.", dialog)
        person.click("Check again", dialog)
        assert person.says("company.muster is whole", dialog)


def test_whoever_only_reads_is_told_and_can_mend_nothing(file: Path, tmp_path: Path) -> None:
    damage(file, *SPOILT_NAMES)
    with at_the_window(file, tmp_path) as person:
        person.program.opening.open(file, read_only=True)
        person.settle()
        person.go(Place("company", "worker"))
        dialog = check(person)
        assert person.says("are not as they were saved", dialog)
        assert not dialog.all.isVisible()
        assert not dialog.one.isVisible()
