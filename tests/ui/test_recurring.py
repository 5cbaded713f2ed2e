"""What usually recurs is ticked and put on the schedule with one press."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.browsing import count_of
from tests.builders.company import Company
from ui.desk import Desk
from ui.element.page import ElementPage
from ui.places import Place
from ui.preferences import Preferences
from ui.recurring.page import RecurringPage

Settled = Callable[[], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def places(desk: Desk) -> list[Place]:
    wanted: list[Place] = []
    desk.wanted.connect(wanted.append)
    return wanted


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, settled: Settled) -> RecurringPage:
    made = RecurringPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    settled()
    return made


def plans(company: Company) -> int:
    return count_of(company.file, ["duty_plan"])["duty_plan"]


def said(page: RecurringPage) -> list[str]:
    return [row.tick.words.text() for row in page.rows]


def test_the_usual_goes_on_the_schedule_with_one_press(
    qtbot: QtBot, page: RecurringPage, company: Company, places: list[Place], settled: Settled
) -> None:
    assert page.save.text() == "Put 4 on the schedule"
    assert plans(company) == 0
    qtbot.mouseClick(page.rows[1].tick.box, LEFT)
    assert page.save.text() == "Put 3 on the schedule"
    assert not page.rows[1].fields.isVisible()
    qtbot.mouseClick(page.save, LEFT)
    settled()
    assert plans(company) == 3
    assert places == [Place("inspections", "duty_plan")]
    assert said(page) == ["Management review"]


def test_what_cannot_be_read_is_told_at_its_line(
    qtbot: QtBot, page: RecurringPage, company: Company, settled: Settled
) -> None:
    page.rows[0].rule.set_typed("now and then")
    qtbot.mouseClick(page.save, LEFT)
    settled()
    assert page.rows[0].rule.has_fault
    assert page.fault.isVisible()
    assert plans(company) == 0
    assert page.save.isEnabled()


def test_what_was_typed_stays_while_a_site_is_added(
    page: RecurringPage, company: Company, settled: Settled
) -> None:
    page.rows[0].rule.set_typed("every 2 weeks")
    page.rows[1].want(False)
    company.site("Shop")
    settled()
    assert "Shop · Worksite inspection" in said(page)
    assert page.rows[0].rule.typed() == "every 2 weeks"
    assert not page.rows[1].is_wanted


def test_an_empty_schedule_leads_here(
    qtbot: QtBot, desk: Desk, preferences: Preferences, places: list[Place], settled: Settled
) -> None:
    whole = ElementPage(desk, preferences, "inspections")
    qtbot.addWidget(whole)
    whole.resize(1200, 700)
    whole.show()
    whole.show_place(Place("inspections", "duty_plan"))
    settled()
    (usual,) = [
        b for b in whole.findChildren(QPushButton)
        if b.text() == "Set up what usually recurs" and b.isVisible()
    ]  # fmt: skip
    qtbot.mouseClick(usual, LEFT)
    whole.show_place(places.pop())
    settled()
    assert isinstance(whole.work.view.inside, RecurringPage)
