"""The window as a whole: its menus, tabs and pages, on a file, read-only, and on none."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.builders.company import AS_OF, NOON, Company
from ui.app import Program
from ui.element.page import ElementPage
from ui.guide.window import GuideWindow
from ui.main_window import MainWindow
from ui.menus import MENUS, Command, Menu
from ui.opening import Clock
from ui.places import Place
from ui.preferences import Preferences
from ui.tabs import TABS


@pytest.fixture
def day() -> list[date]:
    """The day on the wall; a test may turn the page."""
    return [AS_OF]


@pytest.fixture
def program(qapp: QApplication, preferences: Preferences, day: list[date]) -> Iterator[Program]:
    assert qapp.instance() is qapp
    made = Program(preferences, Clock(lambda: NOON, lambda: day[0]), "Test")
    made.complete()
    made.window.resize(1360, 860)
    made.window.show()
    yield made
    made.window.close()
    made.end()


@pytest.fixture
def settle(qtbot: QtBot, program: Program) -> Callable[[], None]:
    def settle() -> None:
        qtbot.waitUntil(lambda: program.jobs.is_idle, timeout=20_000)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: program.jobs.is_idle, timeout=20_000)

    return settle


@pytest.fixture
def file(company: Company) -> Path:
    """A file with something in it, closed again: the window opens it."""
    company.save("worker", first_name="Rick", last_name="Desjarlais")
    company.save("site", name="Shop")
    company.file.close()
    return company.file.path


def commands(menus: tuple[Menu, ...] = MENUS) -> Iterator[Command]:
    for menu in menus:
        for line in menu.lines:
            if isinstance(line, Menu):
                yield from commands((line,))
            elif line is not None:
                yield line


def action(program: Program, key: str) -> QAction:
    return program.window.menus.actions[key]


def test_without_a_file_only_what_needs_none_can_be_done(program: Program) -> None:
    enabled = {key for key, made in program.window.menus.actions.items() if made.isEnabled()}
    assert enabled == {command.key for command in commands() if command.needs == ""}
    assert program.window.welcome.isVisible()


def test_no_key_means_two_things(program: Program) -> None:
    keys = [
        shortcut.toString()
        for made in program.window.findChildren(QAction)
        for shortcut in made.shortcuts()
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.key)
def test_in_a_menu_no_letter_means_two_things(menu: Menu) -> None:
    letters = [line.words.partition("&")[2][:1].lower() for line in menu.lines if line]
    assert all(letters)
    assert len(letters) == len(set(letters))


def test_an_opened_file_shows_today_and_can_be_worked_on(
    program: Program, file: Path, settle: Callable[[], None]
) -> None:
    program.opening.open(file)
    settle()
    assert program.window.current_tab() == "today"
    assert file.name in program.window.windowTitle()
    assert action(program, "import").isEnabled()
    assert not action(program, "undo").isEnabled()  # nothing was done in this sitting


def test_every_tab_shows_its_page(program: Program, file: Path, settle: Callable[[], None]) -> None:
    program.opening.open(file)
    settle()
    for tab in TABS:
        program.window.go(Place(tab.key))
        settle()
        page = program.window.page(tab.key)
        assert page.isVisible()
        assert page.accessibleName()


def test_whoever_turns_to_a_tab_begins_at_its_top(
    program: Program, file: Path, settle: Callable[[], None]
) -> None:
    program.opening.open(file)
    settle()
    window = program.window
    window.tabs.setCurrentIndex(3)
    settle()
    QTest.keyClick(window.tabs, Qt.Key.Key_Tab)
    inside = window.focusWidget()
    assert inside is not None
    assert window.page(TABS[3].key).isAncestorOf(inside)
    window.tabs.setCurrentIndex(0)
    assert window.focusWidget() is window.tabs


def test_undo_and_redo_say_what_they_would_do(
    program: Program, file: Path, settle: Callable[[], None]
) -> None:
    program.opening.open(file)
    settle()
    desk = program.window.desk
    assert desk is not None
    desk.do(lambda c: c.write("A & B", lambda t: t.save("site", {"name": "Yard"})), owner=desk)
    settle()
    assert action(program, "undo").text().replace("&&", "&") == "&Undo: A & B"
    action(program, "undo").trigger()
    settle()
    assert not action(program, "undo").isEnabled()
    assert "A && B" in action(program, "redo").text()


def test_what_is_undone_is_seen_behind_a_long_name(
    program: Program, file: Path, settle: Callable[[], None]
) -> None:
    program.opening.open(file)
    settle()
    desk = program.window.desk
    assert desk is not None
    name = f"Incident {'of a long day ' * 10}: voided"
    desk.do(lambda c: c.write(name, lambda t: t.save("site", {"name": "Yard"})), owner=desk)
    settle()
    said = action(program, "undo").text()
    assert said.startswith("&Undo: Incident of")
    assert said.endswith(": voided")
    assert len(said) < 80


def test_a_new_window_stands_on_the_screen_with_its_frame(
    qtbot: QtBot, preferences: Preferences
) -> None:
    fresh = MainWindow(preferences)
    qtbot.addWidget(fresh)
    room = fresh.screen().availableSize()
    assert fresh.height() < room.height()
    assert fresh.width() <= room.width()


def test_a_read_only_file_can_be_looked_at_and_not_changed(
    program: Program, file: Path, settle: Callable[[], None]
) -> None:
    program.opening.open(file, read_only=True)
    settle()
    writing = {command.key for command in commands() if command.needs == "writing"}
    assert not any(action(program, key).isEnabled() for key in writing)
    assert "read only" in program.window.status.words()
    program.window.go(Place("company", "worker"))
    settle()
    page = program.window.page("company")
    assert isinstance(page, ElementPage)
    page.do_command("new_record")
    settle()
    assert not page.work.pane.isVisible()


def test_a_file_that_cannot_be_opened_is_a_sentence_over_the_welcome_page(
    program: Program, tmp_path: Path, settle: Callable[[], None]
) -> None:
    (tmp_path / "holiday.muster").write_bytes(b"no company file at all")
    program.opening.open(tmp_path / "holiday.muster")
    settle()
    assert program.window.banner.isVisible()
    assert "holiday.muster" in program.window.banner.accessibleName()
    assert program.window.welcome.isVisible()


def test_closing_the_company_shows_the_welcome_page_and_another_file_opens(
    program: Program, file: Path, settle: Callable[[], None]
) -> None:
    for _round in range(2):
        program.opening.open(file)
        settle()
        action(program, "close").trigger()
        settle()
        assert program.window.welcome.isVisible()
        assert program.window.desk is None


def test_of_two_files_asked_for_at_once_the_last_is_shown_and_the_first_let_go(
    program: Program, file: Path, settle: Callable[[], None]
) -> None:
    second = file.with_name("second.muster")
    second.write_bytes(file.read_bytes())
    program.opening.open(file)
    program.opening.open(second)
    settle()
    desk = program.window.desk
    assert desk is not None
    assert desk.company.path == second
    program.opening.open(file)  # nobody holds it any more
    settle()
    assert program.window.desk is not None
    assert program.window.desk.company.path == file


def test_midnight_is_told_to_the_pages(
    program: Program, file: Path, day: list[date], settle: Callable[[], None]
) -> None:
    program.opening.open(file)
    settle()
    day[0] = date(2026, 11, 17)
    desk = program.window.desk
    assert desk is not None
    told: list[str] = []
    desk.day_changed.connect(lambda: told.append("a new day"))
    program.look_at_the_calendar()
    program.look_at_the_calendar()
    assert told == ["a new day"]


@pytest.mark.parametrize("where", ["the page", "the tabs"])
def test_a_company_file_dropped_on_the_window_is_opened(
    program: Program, file: Path, settle: Callable[[], None], qtbot: QtBot, where: str
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    # handed to them as Qt would: it carries a drop only from a drag that it began itself
    if where == "the page":
        program.window.dropEvent(drop)
    else:
        assert program.window.eventFilter(program.window.tabs, drop)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    settle()


def test_the_menu_says_of_each_page_whether_voided_records_are_shown(
    program: Program, file: Path, settle: Callable[[], None]
) -> None:
    program.opening.open(file)
    settle()
    program.window.go(Place("company", "worker"))
    action(program, "show_voided").trigger()
    settle()
    assert action(program, "show_voided").isChecked()
    program.window.go(Place("actions"))
    assert not action(program, "show_voided").isChecked()
    program.window.go(Place("company"))
    assert action(program, "show_voided").isChecked()


@pytest.mark.parametrize("key", ["settings", "voided", "log", "about", "guide"])
def test_what_the_menus_open_beside_the_page_opens_and_closes(
    program: Program, file: Path, settle: Callable[[], None], key: str
) -> None:
    program.opening.open(file)
    settle()
    before = set(QApplication.topLevelWidgets())
    action(program, key).trigger()
    settle()
    opened = [w for w in _windows(program) if w not in before and w.isVisible()]
    assert len(opened) == 1
    assert opened[0].windowTitle()
    opened[0].close()
    settle()


@pytest.mark.parametrize("key", ["import", "settings"])
def test_f1_opens_the_guide_in_a_dialog_too(
    program: Program, file: Path, settle: Callable[[], None], key: str
) -> None:
    program.opening.open(file)
    settle()
    action(program, key).trigger()
    settle()
    (dialog,) = [w for w in _windows(program) if isinstance(w, QDialog) and w.isVisible()]
    (asks,) = [
        made
        for made in dialog.findChildren(
            QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        if made.key() == QKeySequence(QKeySequence.StandardKey.HelpContents)
    ]
    asks.activated.emit()
    (guide,) = [w for w in program.window.findChildren(GuideWindow) if w.isVisible()]
    assert guide.current == key
    guide.close()
    dialog.close()
    settle()


def _windows(program: Program) -> list[QWidget]:
    own = [w for w in program.window.findChildren(QWidget) if w.isWindow()]
    return [w for w in own if isinstance(w, QDialog) or w.windowTitle()]


def test_the_size_of_letters_and_the_look_are_remembered(
    program: Program, preferences: Preferences
) -> None:
    action(program, "larger").trigger()
    action(program, "look_dark").trigger()
    assert preferences.number("look/scale", 1.0) > 1
    assert preferences.text("look/scheme") == "dark"
    assert action(program, "look_dark").isChecked()
    assert not action(program, "look_light").isChecked()
    action(program, "normal").trigger()
    action(program, "look_system").trigger()
    assert preferences.number("look/scale", 1.0) == 1
