"""Today as a person uses it: read the worst first, do it with one key, see it go."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.store.file import CompanyFile
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, NOON, Company
from ui.desk import Desk
from ui.jobs import Jobs
from ui.places import Place
from ui.today.line_row import LineRow
from ui.today.page import TodayPage

Settled = Callable[[], None]


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk) -> Settled:
    """Wait until what was announced is heard of, and everything asked because of it answered."""

    def wait() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: desk.jobs.is_idle)
        QApplication.processEvents()  # the rows that came of it are shown

    return wait


@pytest.fixture
def places(desk: Desk) -> list[Place]:
    found: list[Place] = []
    desk.wanted.connect(found.append)
    return found


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> TodayPage:
    """The page in a window of 1366 x 768; not settled yet."""
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    qtbot.waitExposed(page)
    return page


def titles(page: TodayPage) -> list[str]:
    return [row.title.text() for row in page.lines.rows()]


def with_cards(company: Company, n: int) -> None:
    """Rick holds so many cards, each a day longer expired than the one before."""

    def enter() -> None:
        rick = company.worker(hired="2012-05-22")
        company.orientation(rick, "2012-05-22")
        for number in range(n):
            kind = company.certificate_type(f"Card {number:02}")
            company.certificate(rick, kind, date(2026, 8, 1 + number))

    company.together(enter)


def press(row: LineRow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(row.button, key, modifier or Qt.KeyboardModifier.NoModifier)


def test_the_worst_comes_first_and_enter_does_it(
    company: Company, page: TodayPage, places: list[Place], settled: Settled
) -> None:
    rick = company.worker(hired="2012-05-22")
    company.orientation(rick, "2012-05-22")
    h2s = company.certificate_type()
    company.certificate(rick, h2s, "2026-10-14")
    action = company.action("Bench grinder #2 has no guard", due="2026-11-10")
    settled()
    assert titles(page) == ["Rick Desjarlais · H2S Alive", "Bench grinder #2 has no guard"]
    assert page.title.text() == "Monday, 16 November"
    assert page.sentence.text() == "Bow River Mechanical Ltd. · 2 things need you"
    first, second = page.lines.rows()
    first.button.setFocus()
    press(first, Qt.Key.Key_Return)
    assert places.pop() == Place(
        "training", "certificate", new=True, values={"worker_id": rick, "type_id": h2s}
    )
    press(first, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is second.button
    press(second, Qt.Key.Key_Enter)
    assert places.pop() == Place("actions", "corrective_action", action)


def test_a_click_on_the_row_opens_what_is_behind_it(
    qtbot: QtBot, company: Company, page: TodayPage, places: list[Place], settled: Settled
) -> None:
    rick = company.worker(hired="2012-05-22")
    company.orientation(rick, "2012-05-22")
    card = company.certificate(rick, company.certificate_type(), "2026-10-14")
    settled()
    (row,) = page.lines.rows()
    qtbot.mouseClick(row.why, Qt.MouseButton.LeftButton)
    press(row, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert places == [Place("training", "certificate", card)] * 2


def test_only_the_first_button_is_primary(
    company: Company, page: TodayPage, settled: Settled
) -> None:
    with_cards(company, 3)
    settled()
    roles = [row.button.property("role") or "" for row in page.lines.rows()]
    assert roles == ["primary", "", ""]


def test_a_dozen_lines_at_once_and_the_rest_when_asked_for(
    qtbot: QtBot, company: Company, page: TodayPage, settled: Settled
) -> None:
    with_cards(company, 20)
    settled()
    assert len(page.lines.rows()) == 12
    assert page.lines.more.text() == "Show all 20"
    qtbot.mouseClick(page.lines.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.lines.rows()) == 20)
    qtbot.mouseClick(page.lines.more, Qt.MouseButton.LeftButton)
    assert len(page.lines.rows()) == 12


def test_a_line_that_is_done_goes_and_the_place_stays(
    qtbot: QtBot, company: Company, page: TodayPage, settled: Settled
) -> None:
    with_cards(company, 20)
    settled()
    qtbot.mouseClick(page.lines.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.lines.rows()) == 20)
    rows = page.lines.rows()
    bar = page.sheet.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    rows[15].button.setFocus()
    bar.setValue(200)
    line = rows[15].line
    assert line.does is not None
    company.save("certificate", **line.does.values, expires_on=date(2029, 1, 1))
    qtbot.waitUntil(lambda: len(page.lines.rows()) == 19)
    assert page.lines.rows()[:15] == rows[:15]  # the same widgets
    assert QApplication.focusWidget() is rows[16].button
    # no jump to the top; by a row where the one that has the focus now was cut off at the edge
    assert abs(bar.value() - 200) < 2 * rows[16].height()


def test_undo_brings_the_line_back(
    qtbot: QtBot, company: Company, desk: Desk, page: TodayPage, settled: Settled
) -> None:
    action = company.action("Fix the guard", due="2026-11-10")
    settled()
    assert titles(page) == ["Fix the guard"]
    company.save("corrective_action", action, resolved_on=AS_OF, verified_on=AS_OF)
    qtbot.waitUntil(lambda: titles(page) == [])
    assert page.calm.text() == "Nothing is due."
    desk.sitting.undo()
    qtbot.waitUntil(lambda: titles(page) == ["Fix the guard"])


def test_a_fold_opens_with_the_arrow_and_shows_each(
    company: Company, page: TodayPage, places: list[Place], settled: Settled
) -> None:
    welder = company.position()
    for name in ("First Aid", "WHMIS"):
        company.requirement(company.certificate_type(name), welder)
    rick = company.worker(hired="2012-05-22", positions=[welder])
    company.orientation(rick, "2012-05-22")
    settled()
    (fold,) = page.lines.rows()
    assert fold.button.text() == "Show 2"
    press(fold, Qt.Key.Key_Right)
    assert titles(page) == [
        "Rick Desjarlais · 2 certificates",
        "Rick Desjarlais · First Aid",
        "Rick Desjarlais · WHMIS",
    ]
    press(page.lines.rows()[1], Qt.Key.Key_Return)
    assert places.pop().kind == "certificate"
    press(fold, Qt.Key.Key_Return)
    assert titles(page) == ["Rick Desjarlais · 2 certificates"]


def test_the_tabs_are_told_their_badges(
    qtbot: QtBot, company: Company, page: TodayPage, settled: Settled
) -> None:
    settled()
    with qtbot.waitSignal(page.badged) as told:
        company.action("Fix the guard", due="2026-11-10")
    assert told.args == [{"actions": (1, "1 overdue", "red")}]


def test_another_day_shows_other_things(
    qtbot: QtBot, company: Company, desk: Desk, page: TodayPage, settled: Settled
) -> None:
    company.action("Fix the guard", due=AS_OF)
    settled()
    assert page.lines.rows()[0].chip.text() == "Due soon"
    desk.today = lambda: date(2026, 11, 17)
    desk.day_changed.emit()
    qtbot.waitUntil(lambda: page.lines.rows()[0].chip.text() == "Overdue")
    assert page.title.text() == "Tuesday, 17 November"


def test_an_empty_file_offers_three_first_steps(
    qtbot: QtBot, page: TodayPage, places: list[Place], settled: Settled
) -> None:
    settled()
    assert page.start.isVisible()
    assert not page.next.isVisible()
    buttons = page.start.findChildren(QPushButton)
    with qtbot.waitSignal(page.import_wanted):
        buttons[0].click()
    buttons[1].click()
    buttons[2].click()
    assert [(place.kind, place.new) for place in places] == [("worker", True), ("recurring", False)]


def test_the_audit_card_leads_to_its_date_and_to_the_areas(
    company: Company, page: TodayPage, places: list[Place], settled: Settled
) -> None:
    company.action("Fix the guard", due="2026-11-10")
    settled()
    page.audit.open.click()
    place = places.pop()
    assert (place.tab, place.kind) == ("company", "company")
    company.save("company", place.record_id, next_audit_on=date(2027, 1, 29))
    settled()
    assert page.audit.title.text() == "Audit in 74 days"
    page.audit.open.click()
    assert places.pop() == Place("audit")


def test_where_there_is_no_room_the_cards_go_below(
    qtbot: QtBot, company: Company, page: TodayPage, settled: Settled
) -> None:
    with_cards(company, 2)
    settled()
    assert page.audit.mapTo(page, page.audit.rect().topLeft()).x() > page.next.width()
    page.resize(720, 700)
    qtbot.waitUntil(lambda: page.audit.mapTo(page, page.audit.rect().topLeft()).x() < 100)
    assert page.audit.y() >= 0
    assert page.sheet.widget().width() <= page.sheet.viewport().width()


def test_a_name_of_two_hundred_letters_is_whole_and_no_markup(
    company: Company, page: TodayPage, settled: Settled
) -> None:
    name = "<b>" + "Wolfeschlegelsteinhausen" * 8 + "</b>"
    company.action(name, due="2026-11-10")
    settled()
    (row,) = page.lines.rows()
    assert row.title.text() == name
    assert row.title.textFormat() == Qt.TextFormat.PlainText
    assert page.sheet.widget().width() <= page.sheet.viewport().width()
    for label in row.findChildren(QLabel):
        if label.isVisible() and label.hasHeightForWidth():
            assert label.height() >= label.heightForWidth(label.width())


def test_every_button_says_what_it_does_and_is_reached_from_the_top(
    company: Company, page: TodayPage, settled: Settled
) -> None:
    with_cards(company, 4)
    settled()
    rows = page.lines.rows()
    names = [row.button.accessibleName() for row in rows]
    assert names[0] == "Renew: Rick Desjarlais · Card 00"
    rows[0].button.setFocus()
    for row in rows[1:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is row.button


@pytest.fixture
def read_only_desk(qtbot: QtBot, company: Company) -> Iterator[Desk]:
    path = company.file.path
    with CompanyFile.open(path, by="Test", clock=lambda: NOON, read_only=True) as file:
        jobs = Jobs()
        yield Desk(file, Sitting(file), jobs, lambda: AS_OF)
        jobs.close()
        qtbot.waitUntil(lambda: jobs.is_idle)


def test_a_file_that_may_only_be_read_offers_to_open(
    qtbot: QtBot, company: Company, read_only_desk: Desk
) -> None:
    with_cards(company, 1)
    page = TodayPage(read_only_desk)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: bool(page.lines.rows()))
    assert page.lines.rows()[0].button.text() == "Open"
