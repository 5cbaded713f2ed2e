"""A company is locked with a password, and opens with it or with its recovery sheet alone."""

import tempfile
import time
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from desktop.services.backups import of_this_pc
from desktop.services.unlocked_backups import unlocked_backups
from desktop.store.file import CompanyFile
from tests.builders.at_the_window import at_the_window
from tests.builders.company import company_in
from tests.builders.demonstration import clock, copied
from tests.builders.person import Person
from ui.locking.password_dialog import PasswordDialog
from ui.locking.recovery import NOTICE, OfferDialog
from ui.locking.relock_page import RelockPage
from ui.locking.unlock_page import UnlockPage
from ui.notices import notices_of
from ui.places import Place
from ui.printing.window import PrintWindow

PASSWORD: Final = "four bats eat jam"
ANOTHER: Final = "six eels sing low"
LEAST: Final = 5  # letters of a name that cannot be there by chance

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)"),
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything that this person's Muster writes anywhere lies in one folder."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                 "WIN_PD_OVERRIDE_LOCAL_APPDATA"):  # fmt: skip
        monkeypatch.setenv(name, str(tmp_path / "home" / name))
    temporary = tmp_path / "temp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return tmp_path


@pytest.fixture
def path(home: Path, qapp: QApplication) -> Path:  # noqa: ARG001
    with company_in(home) as company:
        company.worker("Marc Beaulieu")
        made = company.file.path
    return made.rename(home / "Bow River.muster")


@pytest.fixture
def demonstration(home: Path, qapp: QApplication) -> Path:  # noqa: ARG001
    return copied(home / "Bow River.muster")


def last_names(path: Path) -> set[bytes]:
    with (
        CompanyFile.open(path, by="Test", clock=clock, read_only=True) as company,
        company.reading() as connection,
    ):
        found = connection.exec_driver_sql("SELECT last_name FROM worker").scalars().all()
    return {name.encode() for name in found if len(name) >= LEAST}


def where(names: set[bytes], folder: Path) -> dict[str, set[bytes]]:
    """Return the files below a folder in which one of the names stands."""
    found = {}
    for file in (file for file in folder.rglob("*") if file.is_file()):
        data = file.read_bytes()
        if inside := {name for name in names if name in data}:
            found[str(file.relative_to(folder))] = inside
    return found


def lock(person: Person) -> None:
    """Set the password, as somebody does who wants the readable backups gone, too."""
    person.window.menus.actions["password"].trigger()
    person.settle()
    dialog = person.dialog(PasswordDialog)
    person.wait(lambda: dialog.deletes.isVisible(), "the older backups")
    person.type_into("New password", PASSWORD)
    person.type_into("The same once more", PASSWORD)
    person.click_on(person.the_one(QCheckBox, dialog))
    person.click("Set the password", dialog)
    person.wait(lambda: person.window.desk is not None, "the file again")
    person.settle()


def opens(person: Person) -> None:
    person.wait(lambda: person.window.desk is not None, "the company")
    person.settle()


def test_locked_and_opened(demonstration: Path, home: Path) -> None:
    path, names = demonstration, last_names(demonstration)
    assert len(names) > 3
    with at_the_window(path, home) as person:
        person.window.menus.actions["back_up"].trigger()
        person.wait(lambda: unlocked_backups(person.desk.company, of_this_pc()), "a backup")
        person.settle()
        assert where(names, home)
        lock(person)
        person.click("Later", person.dialog(OfferDialog))
        code = person.desk.company.key
        assert code is not None
        lines = code.recovery_code().split("\n")
    assert where(names, home) == {}

    with at_the_window(path, home) as person:
        page = person.the_one(UnlockPage)
        assert "Bow River" in person.words(page)
        assert page.password.line.hasFocus()
        person.type("four cats eat jam")
        person.press("Return")
        assert person.says("That does not open Bow River.muster.")
        assert person.window.desk is None
        person.type(PASSWORD)  # what was wrong is marked, and typed over
        person.press("Return")
        opens(person)
        assert person.lines()
        assert NOTICE in notices_of(person.window)._told
    assert where(names, home) == {}

    with at_the_window(path, home) as person:
        person.click("Use the recovery sheet instead")
        person.type(lines[0].lower())
        person.type(lines[1][:-1] + ("2" if lines[1][-1] != "2" else "3"))
        assert person.says("Line 2 is not as it is printed.")
        person.press("Ctrl+A")
        person.type(lines[1])
        assert not person.says("Line 2 is not as it is printed.")
        person.type(lines[2])  # the keyboard goes on by itself
        person.type(lines[3])
        person.press("Return")
        opens(person)
        assert person.lines()
        person.click("Set a new password…")  # with the sheet in place of what is forgotten
        person.type_into("Password as it is now", " ".join(lines))
        person.type_into("New password", ANOTHER)
        person.type_into("The same once more", ANOTHER)
        person.click("Change the password", person.dialog(PasswordDialog))
        opens_anew(person)
        person.click("Later", person.dialog(OfferDialog))
    assert where(names, home) == {}


def test_the_sheet_is_asked_for_until_it_is_kept(path: Path, home: Path) -> None:
    with at_the_window(path, home) as person:
        set_password(person)
        person.click("Show the sheet to print…", person.dialog(OfferDialog))
        window = print_window(person)
        assert not window.pane.outside.isVisible()  # no other program is handed the code
        person.wait(lambda: window.pane.paper is not None, "the sheet")
        window.pane.actions_.ask_where = lambda _parent, _name: str(home / "sheet.pdf")
        told = notices_of(person.window)._told
        assert NOTICE in told
        person.click("Save as PDF…", window)
        person.wait(lambda: NOTICE not in told, "the end of the asking")
        assert (home / "sheet.pdf").read_bytes().startswith(b"%PDF")
        window.close()
        person.settle()
    with at_the_window(path, home) as person:
        person.type(PASSWORD)
        person.press("Return")
        opens(person)
        assert NOTICE not in notices_of(person.window)._told


def test_it_is_changed_and_taken_off_by_whoever_knows_it(path: Path, home: Path) -> None:
    names = last_names(path)
    with at_the_window(path, home) as person:
        set_password(person)
        person.click("Later", person.dialog(OfferDialog))
        person.go(Place("company", "worker"))
        ask = person.window.menus.actions["password"].trigger
        ask()
        person.settle()
        dialog = person.dialog(PasswordDialog)
        person.type_into("Password as it is now", "four cats eat jam")
        person.type_into("New password", ANOTHER)
        person.type_into("The same once more", ANOTHER)
        person.click("Change the password", dialog)
        person.wait(lambda: person.says("That does not open", dialog), "the sentence")
        person.type_into("Password as it is now", PASSWORD)
        person.click("Change the password", dialog)
        opens_anew(person)
        person.click("Later", person.dialog(OfferDialog))
        assert person.window.current_tab() == "company"  # back where one was
        ask()
        person.settle()
        dialog = person.dialog(PasswordDialog)
        person.click("Take it off", dialog)
        person.type_into("Password as it is now", ANOTHER)
        person.click("Take the password off", dialog)
        opens_anew(person)
        assert person.desk.company.key is None
    assert last_names(path) == names


def test_back_from_the_locked_page_is_the_first_page(path: Path, home: Path) -> None:
    with at_the_window(path, home) as person:
        set_password(person)
        person.click("Later", person.dialog(OfferDialog))
    with at_the_window(path, home) as person:
        assert person.seen(UnlockPage)
        person.press("Esc")
        assert not person.seen(UnlockPage)
        assert person.says("Your safety records in one file")


def test_stopped_half_way_the_file_is_as_it_was(
    path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never_ready(*arguments: object) -> None:
        is_stopped = arguments[-1]
        assert callable(is_stopped)
        while not is_stopped():
            time.sleep(0.01)
        raise CancelledError

    monkeypatch.setattr("ui.locking.password_commands.relock", never_ready)
    with at_the_window(path, home) as person:
        answer(person)
        person.wait(lambda: person.seen(RelockPage), "the page")
        page = person.the_one(RelockPage)
        person.wait(lambda: page.working.isVisible(), "the sign that it takes long")
        QTest.mouseClick(page.working.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
        opens_anew(person)
        assert person.desk.company.key is None
        assert person.says("Stopped. The password of Bow River.muster is as it was.")


def answer(person: Person) -> None:
    """Ask for a password by the menu."""
    person.window.menus.actions["password"].trigger()
    person.settle()
    person.type_into("New password", PASSWORD)
    person.type_into("The same once more", PASSWORD)
    button = person.the(QPushButton, "Set the password", person.dialog(PasswordDialog))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def set_password(person: Person) -> None:
    answer(person)
    opens_anew(person)


def opens_anew(person: Person) -> None:
    person.wait(lambda: person.window.desk is not None and not asked(), "the file again")
    person.settle()


def asked() -> list[PasswordDialog]:
    top = QApplication.topLevelWidgets()
    return [w for w in top if isinstance(w, PasswordDialog) and w.isVisible()]


def print_window(person: Person) -> PrintWindow:
    person.settle()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, PrintWindow))
