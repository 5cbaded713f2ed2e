"""While a company file is locked, nothing of the company is seen, heard or reached; a backup is."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolTip, QWidget

from desktop.store.keys import Key
from tests.builders.at_the_window import at_the_window
from tests.builders.company import company_in
from tests.builders.person import Person
from ui.backups.restore_dialog import RestoreDialog
from ui.locking.unlock_page import UnlockPage
from ui.menus import MENUS, Command, Menu
from ui.notices import notices_of
from ui.places import Place
from ui.printing import sheets
from ui.widgets import Banner

PASSWORD: Final = "four bats eat jam"
SECRETS: Final = ("Beaulieu", "Xanthopoulos", "guard")

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the"),
]


@pytest.fixture
def person(tmp_path: Path, qapp: QApplication) -> Iterator[Person]:  # noqa: ARG001
    with company_in(tmp_path, key=Key.made(PASSWORD)) as company:
        path = company.file.path
        company.worker("Marc Beaulieu")
        company.action("Fix the guard")
    with at_the_window(path, tmp_path) as person:
        unlock(person)
        yield person


def unlock(person: Person) -> None:
    person.type(PASSWORD)
    person.press("Return")
    person.wait(lambda: person.window.desk is not None, "the company")
    person.settle()


def needs(menus: tuple[Menu | Command | None, ...], what: str) -> set[str]:
    """Return the commands of the menus that need something."""
    found = set()
    for line in menus:
        if isinstance(line, Menu):
            found |= needs(line.lines, what)
        elif line is not None and line.needs == what:
            found.add(line.key)
    return found


def all_that_is_said(top: QWidget) -> list[str]:
    """What every part of a window shows, or tells whoever hovers or has it read out."""
    said = []
    for part in [top, *top.findChildren(QWidget)]:
        said += [part.toolTip(), part.accessibleName(), part.accessibleDescription()]
        for name in ("text", "windowTitle", "toPlainText", "title", "statusTip"):
            if callable(tell := getattr(part, name, None)):
                said.append(str(tell()))
        said += [action.text() + action.toolTip() for action in part.actions()]
    return said


def told(tops: Sequence[QWidget]) -> set[str]:
    """Which of the secrets stand anywhere in windows, and where."""
    every = (said for top in tops for said in all_that_is_said(top))
    return {said for said in every if any(secret in said for secret in SECRETS)}


def test_nothing_is_left_to_be_seen_or_heard(person: Person) -> None:
    person.go(Place("company", "worker", new=True))
    person.type_into("Last name", SECRETS[1])
    person.press("Ctrl+S")
    person.wait(lambda: SECRETS[1] in person.menu("undo"), "saving")
    person.desk.say(f"{SECRETS[1]} was entered", undo=True)
    person.window.banner.show_message(f"{SECRETS[0]} is damaged", "red")
    person.press("Ctrl+K")
    person.type(SECRETS[0][:4])
    QToolTip.showText(person.window.pos(), SECRETS[0], person.window)
    assert len(told([person.window])) > len(SECRETS)
    person.press("Ctrl+L")
    assert person.seen(UnlockPage)
    shown = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    assert shown == [person.window]
    assert told([person.window]) == set()
    tabs, actions = person.window.tabs, person.window.menus.actions
    assert not any(tabs.badge(tab) for tab in ("today", "company", "actions"))
    assert not tabs.isVisible()
    assert not person.window.search.isEnabled()
    assert not person.window.menus.menus["tabs"].isEnabled()
    assert {key for key, action in actions.items() if action.isEnabled()} == needs(MENUS, "")


def test_nothing_is_seen_either_while_the_disk_is_slow(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[set[str]] = []

    def wait() -> None:
        seen.append(told([part for part in person.window.findChildren(Banner) if part.isVisible()]))

    notices_of(person.window).tell("damage", f"{SECRETS[0]} is damaged", "red")
    monkeypatch.setattr(person.desk.jobs, "wait_for_changes", wait)
    person.press("Ctrl+L")
    assert seen == [set()]


def test_no_key_leads_past_it(person: Person) -> None:
    person.press("Ctrl+L")
    page = person.the_one(UnlockPage)
    for key in ("K", "0", "1", "PgDown", "P", "H", "Z", "F", "N", "S"):
        person.press(f"Ctrl+{key}")
        assert person.window.stack.currentWidget() is page
        assert [top for top in QApplication.topLevelWidgets() if top.isVisible()] == [person.window]
    person.type(PASSWORD)  # the keyboard is still where it was
    assert page.password.text == PASSWORD


def test_a_sheet_to_print_is_gone_for_good(person: Person) -> None:
    person.desk.print(sheets.of_today(person.desk))
    person.settle()
    person.program.commands.locker.lock_now()  # type: ignore[union-attr]
    person.settle()
    assert told(QApplication.topLevelWidgets()) == set()


def test_a_backup_is_restored_from_the_locked_page(person: Person, tmp_path: Path) -> None:
    person.window.menus.actions["back_up"].trigger()
    person.wait(lambda: person.says("Backed up."), "the backup")
    person.press("Ctrl+L")
    path = tmp_path / "company.muster"
    path.write_bytes(path.read_bytes()[:100] + bytes(4000))  # no password opens this any more
    person.type(PASSWORD)
    person.press("Return")
    person.wait(lambda: person.says("a backup of it may open"), "the sentence")
    person.click("Restore a backup…")
    dialog = person.dialog(RestoreDialog)
    person.wait(lambda: dialog.chosen is not None, "the backup")
    assert told([dialog]) == set()
    dialog.choose_file = lambda _parent, _name: str(tmp_path / "restored.muster")
    button = person.the(QPushButton, "Restore as another file…", dialog)
    person.click_on(button)
    person.wait(lambda: dialog.asks.isVisible(), "the question")
    assert person.window.desk is None
    person.click_on(person.the_one(QLineEdit, dialog))
    person.type(PASSWORD)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    person.wait(lambda: person.window.desk is not None, "the restored company")
    person.settle()
    assert person.desk.company.path.name == "restored.muster"
    assert told([person.window])
