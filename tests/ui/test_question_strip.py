"""The strip of an element tab: one line until it is opened, and remembered as it was left."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.today.shown import Target
from tests.builders.company import Company
from tests.builders.look import dressed
from ui.desk import Desk
from ui.element.page import ElementPage
from ui.element.question_strip import QuestionStrip
from ui.places import Place
from ui.preferences import Preferences
from ui.today.leading import place_of, place_to_look

Settled = Callable[[], None]


_pages: list[ElementPage] = []  # whoever is left alone is taken apart


@pytest.fixture(autouse=True)
def pages() -> Iterator[None]:
    yield
    _pages.clear()


def strip_of(qtbot: QtBot, desk: Desk, preferences: Preferences, tab: str) -> QuestionStrip:
    page = ElementPage(desk, preferences, tab)
    _pages.append(page)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    qtbot.waitExposed(page)
    assert page.strip is not None
    return page.strip


def test_it_is_one_line_that_says_points_and_what_raises_them(
    qtbot: QtBot, company: Company, desk: Desk, preferences: Preferences
) -> None:
    company.worker("Rick Desjarlais")
    places: list[Place] = []
    desk.wanted.connect(places.append)
    strip = strip_of(qtbot, desk, preferences, "leadership")
    qtbot.waitUntil(lambda: "points" in strip.fold.text())
    assert strip.fold.text().startswith("Audit questions: 0 of ")
    assert strip.best.text().startswith("+")
    assert strip.rows == []
    qtbot.mouseClick(strip.best, Qt.MouseButton.LeftButton)
    assert strip.shown is not None
    assert strip.shown.best is not None
    assert places.pop().kind == strip.shown.best.opens.kind


def test_it_opens_and_stays_as_it_was_left(
    qtbot: QtBot, company: Company, desk: Desk, preferences: Preferences
) -> None:
    company.worker("Rick Desjarlais")
    places: list[Place] = []
    desk.wanted.connect(places.append)
    strip = strip_of(qtbot, desk, preferences, "leadership")
    qtbot.waitUntil(lambda: "points" in strip.fold.text())
    strip.fold.setFocus()
    QTest.keyClick(strip.fold, Qt.Key.Key_Return)
    assert strip.is_open
    assert [row.line.code for row in strip.rows] == [f"S1.{n}" for n in range(1, 9)]
    qtbot.waitUntil(lambda: strip.area.height() > strip.fold.height())
    assert strip.rows[0].title.text() == "S1.1 Policy signed"
    assert "0/6" in strip.rows[0].accessibleName()
    QTest.keyClick(strip.rows[0], Qt.Key.Key_Return)
    assert (places[-1].kind, places[-1].new) == ("policy", True)
    again = strip_of(qtbot, desk, preferences, "leadership")
    assert again.is_open
    other = strip_of(qtbot, desk, preferences, "hazards")
    assert not other.is_open
    QTest.keyClick(strip.fold, Qt.Key.Key_Return)
    assert not strip_of(qtbot, desk, preferences, "leadership").is_open


def test_an_edit_changes_the_rows_that_are_there(
    qtbot: QtBot, company: Company, desk: Desk, preferences: Preferences
) -> None:
    owner = company.worker("Glenn Haugen", hired="2020-01-01", is_owner=True)
    strip = strip_of(qtbot, desk, preferences, "leadership")
    qtbot.waitUntil(lambda: "points" in strip.fold.text())
    qtbot.mouseClick(strip.fold, Qt.MouseButton.LeftButton)
    row = strip.rows[0]
    assert row.line.counts_said == "no record counts"
    company.policy(date(2026, 10, 1), signed_by_id=owner)
    qtbot.waitUntil(lambda: row.counts.text() == "1 record counts")
    assert strip.rows[0] is row


def test_open_in_large_letters_it_squeezes_nothing_above_it(
    qtbot: QtBot, qapp: QApplication, company: Company, desk: Desk, preferences: Preferences
) -> None:
    first_aid = company.certificate_type("First Aid")
    company.certificate(company.worker("Rick Desjarlais"), first_aid)
    with dressed(qapp, "light", 2.0):
        strip = strip_of(qtbot, desk, preferences, "training")
        (page,) = _pages
        around = QWidget()  # as low as a small screen leaves it, whatever the page asks for
        qtbot.addWidget(around)
        around.resize(1366, 520)
        page.setParent(around)
        page.setGeometry(0, 0, 1366, 520)
        page.show()
        around.show()
        qtbot.waitUntil(lambda: "points" in strip.fold.text())
        strip.fold.click()
        qtbot.waitUntil(lambda: strip.area.height() > strip.fold.height())
        boxes: list[QWidget] = [*page.work.findChildren(QCheckBox)]
        tools = [one for one in (*page.work.findChildren(QLineEdit), *boxes) if one.isVisible()]
        assert len(tools) >= 3
        qtbot.waitUntil(lambda: all(one.height() >= one.sizeHint().height() for one in tools))
        page.setParent(None)  # each is taken apart by itself


def test_the_tab_of_the_company_has_none(
    qtbot: QtBot, desk: Desk, preferences: Preferences
) -> None:
    page = ElementPage(desk, preferences, "company")
    qtbot.addWidget(page)
    assert page.strip is None


def test_in_a_file_that_is_only_read_no_empty_form_opens() -> None:
    new = Target("leadership", "policy", new=True, values={"title": "P"}, at="title")
    assert place_to_look(new, read_only=True) == Place("leadership", "policy")
    assert place_to_look(new, read_only=False).new
    there = Target("leadership", "policy", "1", at="title")
    assert place_to_look(there, read_only=True) == place_of(there)
