"""Pages that are read from the records: when they read again, and which answer they show."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from ui.desk import Desk
from ui.element.read_page import ReadPage


class Counted(ReadPage):
    """Reads how many times it was asked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, frozenset({"site"}), "Counted")
        self.asked = 0
        self.told: list[int] = []
        self.pages.addWidget(QWidget())
        self.setLayout(self.frame())

    def refresh(self) -> None:
        self.asked += 1
        number = self.asked
        self.ask(lambda _company: number, self.told.append)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, company: Company) -> Counted:
    assert company.file
    made = Counted(desk)
    qtbot.addWidget(made)
    return made


def test_it_reads_once_it_is_seen_and_again_when_what_it_shows_has_changed(
    page: Counted, company: Company, settled: Callable[[], None]
) -> None:
    company.site("Shop")
    settled()
    assert page.told == []  # nobody looks
    page.show()
    settled()
    assert page.told == [1]
    company.worker("Rick Desjarlais")
    settled()
    assert page.told == [1]  # that is no concern of it
    company.site("Yard")
    settled()
    assert page.told == [1, 2]
    page.hide()
    company.site("Office")
    company.site("Field")
    settled()
    assert page.told == [1, 2]
    page.show()
    settled()
    assert page.told == [1, 2, 3]


def test_a_new_day_is_a_change(page: Counted, desk: Desk, settled: Callable[[], None]) -> None:
    page.show()
    settled()
    desk.day_changed.emit()
    settled()
    assert page.told == [1, 2]


def test_only_the_last_answer_is_shown(page: Counted, settled: Callable[[], None]) -> None:
    page.refresh()
    page.refresh()
    settled()
    assert page.told == [2]
