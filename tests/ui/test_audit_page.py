"""Audit & package before there are scores: a day, what will be missing then, what is on file."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from tests.builders.look import dressed
from ui.audit.keys import ASSESSMENT, COVERAGE, FINDINGS
from ui.audit.page import SHARE, AuditPage
from ui.desk import Desk
from ui.element.kind_list import COUNT, KEY
from ui.places import Place
from ui.preferences import Preferences
from ui.today.click_row import ClickRow

Settled = Callable[[], None]


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk) -> Settled:
    """Wait until what was announced is heard of, and everything asked because of it answered."""

    def wait() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: desk.jobs.is_idle)

    return wait


@pytest.fixture
def page(
    qtbot: QtBot, company: Company, desk: Desk, preferences: Preferences, settled: Settled
) -> AuditPage:
    """The page of a company whose audit is on 29 January and whose TDG card ends before it."""
    rick = company.worker(hired="2012-05-22")
    company.orientation(rick, "2012-05-22")
    company.certificate(rick, company.certificate_type("TDG"), "2027-01-13")
    company.meeting("2026-11-04")
    with company.file.reading() as connection:
        record = connection.exec_driver_sql("select id from company").scalar()
    company.save("company", record, next_audit_on=date(2027, 1, 29))
    page = AuditPage(desk, preferences)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    qtbot.waitExposed(page)
    page.show_kind("leadership")
    settled()
    return page


def titles(page: AuditPage) -> list[str]:
    return [row.title.text() for row in page.view.lines.rows()]


def test_the_day_of_the_audit_is_shown_first(page: AuditPage) -> None:
    page.show_kind("training")
    assert page.view.title.text() == "3 Training"
    assert page.view.needed.title.text() == "Overdue or missing on 29 January 2027"
    assert titles(page) == ["Rick Desjarlais · TDG"]
    assert page.day.editor.input.text() == "29 January 2027"
    assert not page.day.audit_day.isVisible()


def test_another_day_is_typed_and_today_and_back_are_one_click(
    qtbot: QtBot, page: AuditPage, settled: Settled
) -> None:
    page.show_kind("training")
    day = page.day.editor.input
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "12 jan")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(page) == [])
    assert page.view.sentence.text() == "Nothing will be overdue or missing on 12 January 2027."
    qtbot.mouseClick(page.day.this_day, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.view.needed.title.text() == "Overdue or missing today")
    qtbot.mouseClick(page.day.audit_day, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(page) == ["Rick Desjarlais · TDG"])
    settled()
    assert day.text() == "29 January 2027"


def test_a_day_that_cannot_be_read_is_told_and_changes_nothing(
    qtbot: QtBot, page: AuditPage, settled: Settled
) -> None:
    day = page.day.editor.input
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "tomorow")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    settled()
    assert "tomorow" in page.day.editor.fault
    assert page.view.needed.title.text() == "Overdue or missing on 29 January 2027"


def test_a_renewal_is_seen_at_once(qtbot: QtBot, company: Company, page: AuditPage) -> None:
    page.show_kind("training")
    (row,) = page.view.lines.rows()
    assert row.line.does is not None
    company.save("certificate", **row.line.does.values, expires_on=date(2029, 1, 1))
    qtbot.waitUntil(lambda: titles(page) == [])
    assert page.view.nothing.isVisible()


def test_what_is_on_file_leads_to_its_list(qtbot: QtBot, desk: Desk, page: AuditPage) -> None:
    rows = {row.accessibleName(): row for row in page.view.on_file.findChildren(ClickRow)}
    with qtbot.waitSignal(desk.wanted) as told:
        qtbot.mouseClick(rows["Meetings, 1, newest 4 November"], Qt.MouseButton.LeftButton)
    assert told.args == [Place("leadership", "meeting")]
    assert "Policies, none" in rows


def test_records_of_the_audit_are_asked_for_and_shown_in_place(
    qtbot: QtBot, page: AuditPage
) -> None:
    with qtbot.waitSignal(page.kind_wanted) as told:
        page.show_kind("interview")
    assert told.args == ["interview"]
    table = QLabel("Interviews")
    page.show_records(table)
    assert table.isVisible()
    page.show_kind("leadership")
    assert page.view.isVisible()
    assert not table.isVisible()


def test_without_a_date_of_the_audit_it_is_asked_for(
    qtbot: QtBot, desk: Desk, company: Company, page: AuditPage, settled: Settled
) -> None:
    assert page.shown is not None
    company.save("company", page.shown.company.record_id, next_audit_on=None)
    settled()
    assert page.view.needed.title.text() == "Overdue or missing today"
    with qtbot.waitSignal(desk.wanted) as told:
        qtbot.mouseClick(page.day.enter_date, Qt.MouseButton.LeftButton)
    assert told.args[0].kind == "company"


@pytest.mark.parametrize("width", [1366, 720])
def test_nothing_is_wider_than_its_room(qtbot: QtBot, page: AuditPage, width: int) -> None:
    page.resize(width, 768)
    view = page.view
    qtbot.waitUntil(lambda: view.widget().width() <= view.viewport().width())


def test_the_list_says_how_much_an_auditor_would_find(
    qtbot: QtBot, company: Company, page: AuditPage
) -> None:
    def counted() -> int:
        lines = (page.list.item(row) for row in range(page.list.count()))
        return next(line.data(COUNT) or 0 for line in lines if line.data(KEY) == FINDINGS)

    qtbot.waitUntil(lambda: counted() > 0)
    before = counted()
    company.action("Put a guard on the grinder")
    qtbot.waitUntil(lambda: counted() > before)


def test_in_large_letters_a_view_that_nobody_looks_at_takes_no_room_from_the_list(
    qtbot: QtBot, qapp: QApplication, desk: Desk, preferences: Preferences, settled: Settled
) -> None:
    with dressed(qapp, "light", 2.0):
        around = QWidget()  # as wide as a small screen, whatever a view asks for
        qtbot.addWidget(around)
        around.resize(1366, 520)
        page = AuditPage(desk, preferences)
        page.setParent(around)
        page.setGeometry(around.rect())
        around.show()
        settled()
        for key in (ASSESSMENT, FINDINGS, COVERAGE):
            page.show_kind(key)
            settled()
            assert page.splitter.sizes()[0] >= int(page.width() * SHARE)
