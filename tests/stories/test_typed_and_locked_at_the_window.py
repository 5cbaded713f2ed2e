"""A form half filled in outlives the lock, wrong passwords in a hurry, and the closed window."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop.services import private_facts
from desktop.store.keys import Key
from tests.builders.at_the_window import at_the_window
from tests.builders.company import company_in
from tests.builders.person import Person
from tests.builders.private import PASSWORD as PRIVATE
from ui.editors.record_form import RecordForm
from ui.locking.awake import EVERY
from ui.locking.locker import MINUTE, USUAL
from ui.locking.unlock_page import UnlockPage
from ui.places import Place
from ui.private.opening import OpenDialog

PASSWORD: Final = "four bats eat jam"
WRONG: Final = ("four cats eat jam", "four rats eat jam", "four bats ate jam")
TYPED: Final = "Xanthopoulos"
TITLE: Final = f"Worker: {TYPED}"

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "This plugin does not support"),
]


class Watch:
    """The clock that the program looks at, moved on by hand."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


Lock = Callable[[Person, Watch], None]


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def path(tmp_path: Path, qapp: QApplication) -> Path:  # noqa: ARG001
    with company_in(tmp_path, key=Key.made(PASSWORD)) as company:
        company.worker("Marc Beaulieu")
        return company.file.path


def sitting(path: Path, watch: Watch) -> AbstractContextManager[Person]:
    return at_the_window(path, path.parent, elapsed=watch)


def open_it(person: Person, *, wrong: Sequence[str] = ()) -> None:
    """Type the password, after wrong ones, and press Enter without looking up."""
    page = person.the_one(UnlockPage)
    for typed in wrong:
        person.type(typed)
        QTest.keyClick(page.password.line, Qt.Key.Key_Return)
        person.wait(lambda: page.fault.isVisible(), "the sentence")
        assert person.says("That does not open")
    assert page.open.isEnabled() or wrong
    QTest.keyClicks(page.password.line, PASSWORD)
    QTest.keyClick(page.password.line, Qt.Key.Key_Return)  # although it is not time for it yet
    person.wait(lambda: person.window.desk is not None, "the company")
    person.settle()


def by_command(person: Person, _watch: Watch) -> None:
    person.press("Ctrl+L")


def by_waiting(person: Person, watch: Watch) -> None:
    for _look in range(round(USUAL * MINUTE / EVERY)):
        watch.seconds += EVERY
        person.program.commands.locker.awake.look()  # type: ignore[union-attr]
    person.settle()


@pytest.mark.parametrize("lock", [by_command, by_waiting])
def test_a_new_worker_half_typed(path: Path, watch: Watch, lock: Lock) -> None:
    with sitting(path, watch) as person:
        open_it(person)
        person.go(Place("company", "worker", new=True))
        person.type_into("Last name", TYPED)
        lock(person, watch)
        open_it(person, wrong=WRONG)
        assert person.window.current_tab() == "company"
        assert person.text("Last name") == TYPED
        lock(person, watch)
        assert person.seen(UnlockPage)
    assert where({TYPED}, path.parent) == []
    with sitting(path, watch) as person:
        open_it(person, wrong=WRONG)
        assert person.lines()[TITLE] == "Not saved"
        person.click(f"Continue: {TITLE}")
        assert person.text("Last name") == TYPED
        person.press("Ctrl+S")
        person.wait(lambda: person.menu("undo") != "&Undo", "saving")
        person.tab("Today")
        assert "Not saved" not in person.lines().values()


def test_somebody_goes_back_to_the_first_page_from_the_lock(path: Path, watch: Watch) -> None:
    with sitting(path, watch) as person:
        open_it(person)
        person.go(Place("company", "worker", new=True))
        person.type_into("Last name", TYPED)
        by_command(person, watch)
        person.press("Esc")
        person.program.commands.files.open_path(path)  # type: ignore[union-attr]
        person.settle()
        open_it(person)
        person.click(f"Continue: {TITLE}")
        assert person.text("Last name") == TYPED


def test_private_facts_half_typed(path: Path, watch: Watch) -> None:
    with sitting(path, watch) as person:
        open_it(person)
        private_facts.set_up(person.desk.company, PRIVATE)
        person.desk.private_turned.emit()
        person.go(Place("emergency", "first_aid_record", new=True))
        person.click_on(treatment(person))
        person.type(TYPED)
        by_waiting(person, watch)
        assert where({TYPED}, path.parent) == []
        open_it(person, wrong=WRONG)
        assert treatment(person).toPlainText() == ""  # the form is there, and private facts closed
        person.click("Open private facts…", person.the_one(RecordForm))
        open_private(person)
        assert treatment(person).toPlainText() == TYPED
        by_command(person, watch)
    assert where({TYPED}, path.parent) == []
    with sitting(path, watch) as person:
        open_it(person)
        assert "Not saved" not in person.lines().values()
        person.window.menus.actions["private"].trigger()
        person.settle()
        open_private(person)
        (title,) = (title for title, chip in person.lines().items() if chip == "Not saved")
        person.click(f"Continue: {title}")
        assert treatment(person).toPlainText() == TYPED


def treatment(person: Person) -> QPlainTextEdit:
    """The field that says how somebody was treated."""
    person.settle()
    field = person.the_one(RecordForm).fields.editors["treatment"].inputs[0]
    assert isinstance(field, QPlainTextEdit)
    return field


def open_private(person: Person) -> None:
    """Type the password of the private facts into its dialog."""
    dialog = person.dialog(OpenDialog)
    QTest.keyClicks(dialog.password.line, PRIVATE)
    QTest.keyClick(dialog.password.line, Qt.Key.Key_Return)
    person.wait(lambda: person.desk.company.private is not None, "opening")
    person.settle()


def where(words: set[str], folder: Path) -> list[Path]:
    """Return the files below a folder in which one of the words stands."""
    every = (file for file in folder.rglob("*") if file.is_file())
    return [file for file in every if any(w.encode() in file.read_bytes() for w in words)]
