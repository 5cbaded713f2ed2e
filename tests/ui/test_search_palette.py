"""Ctrl+K as a person uses it: type, see, arrow down, Enter."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from ui.desk import Desk
from ui.places import Place
from ui.search.palette import SearchPalette
from ui.widgets import SearchField


class Window:
    """A window with a search field in its corner, and the palette under it."""

    def __init__(self, qtbot: QtBot, desk: Desk, settled: Callable[[], None]) -> None:
        self.qtbot, self.settled = qtbot, settled
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.page = QLineEdit()
        self.window.setCentralWidget(self.page)
        self.field = SearchField("Search everything")
        self.window.menuBar().setCornerWidget(self.field, Qt.Corner.TopRightCorner)
        self.window.resize(900, 600)
        self.done: list[str] = []
        commands = [("Settings…", lambda: self.done.append("settings"))]
        self.palette = SearchPalette(desk, self.window, commands)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.page.setFocus()
        self.palette.open_under(self.field)
        self.places: list[Place] = []
        desk.wanted.connect(self.places.append)

    def type(self, text: str) -> None:
        self.field.clear()
        self.qtbot.keyClicks(self.field, text)
        self.settled()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self.field, key)

    def said(self) -> list[str]:
        return [line.text for line in self.palette.results.lines]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, settled: Callable[[], None]) -> Window:
    return Window(qtbot, desk, settled)


def test_enter_opens_the_best_and_closes(window: Window, company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    window.type("desj")
    assert window.said() == ["Workers", "Rick Desjarlais"]
    window.press(Qt.Key.Key_Return)
    assert window.places == [Place("company", "worker", rick)]
    assert not window.palette.isVisible()
    assert window.field.text() == ""


def test_whoever_types_quicker_than_the_answer(
    window: Window, company: Company, qtbot: QtBot
) -> None:
    company.worker("Desmond Okafor")
    rick = company.worker("Rick Desjarlais")
    window.type("des")
    qtbot.keyClicks(window.field, "jarlais")
    window.press(Qt.Key.Key_Return)
    window.settled()
    assert window.places == [Place("company", "worker", rick)]
    assert not window.palette.isVisible()


def test_arrows_pass_the_headings(window: Window, company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    card = company.certificate(rick, company.certificate_type())
    window.type("rick")
    assert window.said() == ["Workers", "Rick Desjarlais", "Certificates", window.said()[3]]
    window.press(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert window.places == [Place("training", "certificate", card)]


def test_a_click_opens(window: Window, company: Company, qtbot: QtBot) -> None:
    rick = company.worker("Rick Desjarlais")
    window.type("rick")
    results = window.palette.results
    middle = results.visualRect(results.model().index(1, 0)).center()
    qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert window.places == [Place("company", "worker", rick)]


def test_lists_tabs_and_commands_are_found_by_name(window: Window) -> None:
    window.type("training mat")
    window.press(Qt.Key.Key_Return)
    assert window.places == [Place("training", "training_matrix")]
    window.palette.open_under(window.field)
    window.type("sett")
    assert "Settings…" in window.said()
    window.press(Qt.Key.Key_Return)
    assert window.done == ["settings"]


def test_escape_gives_the_keyboard_back(window: Window) -> None:
    window.type("x")
    window.press(Qt.Key.Key_Escape)
    assert not window.palette.isVisible()
    assert window.window.focusWidget() is window.page


@pytest.mark.parametrize("typed", ['"nobody"', "x" * 10_000, "😀", "'; DROP"])
def test_nothing_found_is_a_sentence(window: Window, typed: str) -> None:
    window.field.setText(typed)
    window.settled()
    assert window.said() == []
    assert window.palette.sentence.text().startswith("Nothing was found for")
    assert len(window.palette.sentence.text()) < 140


def test_only_the_last_word_typed_counts(
    window: Window, company: Company, desk: Desk, qtbot: QtBot
) -> None:
    company.worker("Rick Desjarlais")
    company.worker("Kayla Nguyen")
    busy = Event()
    desk.ask(lambda _company: busy.wait(5), lambda _done: None, owner=desk)
    qtbot.keyClicks(window.field, "kay")
    window.field.setText("rick")
    shown: list[list[str]] = []
    window.palette.results.model().modelReset.connect(lambda: shown.append(window.said()))
    busy.set()
    window.settled()
    assert shown == [["Workers", "Rick Desjarlais"]]


def test_it_stays_inside_the_window(window: Window, company: Company) -> None:
    company.together(lambda: [company.worker(f"Rick {'Long' * 40} {n}") for n in range(40)])
    window.window.resize(420, 300)
    window.type("rick")
    assert window.window.rect().contains(window.palette.geometry())
