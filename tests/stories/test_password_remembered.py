"""A password that this PC remembers is not asked when Muster starts, and is when one locked."""

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from desktop.store import secrets
from desktop.store.keys import Key
from tests.builders.at_the_window import at_the_window
from tests.builders.company import company_in
from tests.builders.person import Person
from ui.dialogs.settings import SettingsDialog
from ui.locking.unlock_page import UnlockPage

PASSWORD: Final = "four bats eat jam"

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)"),
]


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[bytes, Key]:
    """A PC that keeps secrets."""
    kept: dict[bytes, Key] = {}

    def remember(key: Key) -> bool:
        kept[key.salt] = key
        return True

    monkeypatch.setattr(secrets, "is_there", lambda: True)
    monkeypatch.setattr(secrets, "remember", remember)
    monkeypatch.setattr(secrets, "recall", kept.get)
    monkeypatch.setattr(secrets, "forget", lambda salt: kept.pop(salt, None))
    return kept


@pytest.fixture
def path(tmp_path: Path, qapp: QApplication) -> Path:  # noqa: ARG001
    with company_in(tmp_path, key=Key.made(PASSWORD)) as company:
        return company.file.path


def opens(person: Person) -> None:
    person.wait(lambda: person.window.desk is not None, "the company")
    person.settle()


def unlock(person: Person) -> None:
    person.type(PASSWORD)
    person.press("Return")
    opens(person)


def test_remembered_until_it_is_forgotten(
    path: Path, tmp_path: Path, keyring: dict[bytes, Key]
) -> None:
    with at_the_window(path, tmp_path) as person:
        person.wait(person.the_one(UnlockPage).remember.isVisible, "the box to remember")
        for keys in ("Tab", "Tab", "Space", "Shift+Tab", "Shift+Tab"):
            person.press(keys)
        unlock(person)
        assert len(keyring) == 1

    with at_the_window(path, tmp_path) as person:
        opens(person)  # nobody asked
        person.press("Ctrl+L")
        assert person.seen(UnlockPage)
        person.click("Back")
        person.program.opening.open(path)  # as from the list of files opened last
        person.settle()
        assert person.seen(UnlockPage), "who locked it wants to be asked"
        unlock(person)
        person.window.menus.actions["settings"].trigger()
        person.settle()
        dialog = person.dialog(SettingsDialog)
        dialog.tabs.setCurrentIndex(1)
        person.settle()
        card = dialog.this_pc.locking
        person.wait(card.forget.isVisible, "what is remembered")
        person.click("Forget the password on this PC", dialog)
        person.wait(lambda: "is asked each time" in card.remembered.text(), "the sentence")
        assert not keyring
        person.click("Cancel", dialog)

    with at_the_window(path, tmp_path) as person:
        assert person.seen(UnlockPage)


def test_where_the_pc_keeps_no_secrets_the_password_is_asked_each_time(
    path: Path, tmp_path: Path
) -> None:
    for _start in range(2):
        with at_the_window(path, tmp_path) as person:
            assert not person.the_one(UnlockPage).remember.isVisible()
            unlock(person)


def test_a_key_of_an_earlier_password_is_as_none(
    path: Path, tmp_path: Path, keyring: dict[bytes, Key]
) -> None:
    keyring[path.read_bytes()[:16]] = Key(bytes(32), path.read_bytes()[:16])
    with at_the_window(path, tmp_path) as person:
        assert person.seen(UnlockPage)
        unlock(person)
