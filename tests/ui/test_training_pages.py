"""Who may run what, what to book, the first day: what a person sees, clicks and types there."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.records import kind_of
from desktop.store import aggregate
from tests.builders.company import Company
from ui.desk import Desk
from ui.editors.overrides import form_for
from ui.element.page import ElementPage
from ui.places import Place
from ui.preferences import Preferences
from ui.training.assignment_form import AssignmentForm
from ui.training.booking_page import BookingPage
from ui.training.competency_grid import CompetencyGrid
from ui.training.first_day_page import FirstDayPage
from ui.training.worker_form import WorkerForm

LEFT = Qt.MouseButton.LeftButton
Settled = Callable[[], None]


def records(company: Company, kind: str) -> list[dict[str, Any]]:
    with company.file.reading() as connection:
        found = aggregate.read(connection, kind_of(kind)).values()
    return [dict(one.values) for one in found if not one.is_voided]


def on_a_lift(company: Company) -> tuple[str, str]:
    lift = company.unit("FL-1", "h", type="Forklift")
    tyler = company.worker("Tyler O'Brien")
    company.save("equipment_assignment", worker_id=tyler, equipment_id=lift)
    return tyler, lift


def said(widget: Any) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


# --- who may run what ----------------------------------------------------------------------------


def test_a_cell_without_a_check_begins_one(
    qtbot: QtBot, desk: Desk, company: Company, preferences: Preferences, settled: Settled
) -> None:
    tyler, lift = on_a_lift(company)
    page = ElementPage(desk, preferences, "training")
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    page.kinds.choose("competency_grid")
    settled()
    grid = page.work.view.inside
    assert isinstance(grid, CompetencyGrid)
    at = grid.view.visualRect(grid.view.model().index(0, 0)).center()
    qtbot.mouseClick(grid.view.viewport(), LEFT, pos=at)
    settled()
    assert page.work.pane.kind == "competency_check"
    assert grid.isVisible()  # what was clicked stays in sight
    typed = page.work.pane.form.fields.typed()
    assert (typed["worker_id"], typed["equipment_id"]) == (tyler, lift)


def test_a_good_check_is_shown_and_none_begun(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    tyler, lift = on_a_lift(company)
    check = company.save(
        "competency_check",
        worker_id=tyler,
        equipment_id=lift,
        checked_on=date(2026, 3, 1),
        result="competent",
    )
    grid = CompetencyGrid(desk)
    qtbot.addWidget(grid)
    grid.show()
    settled()
    with qtbot.waitSignal(grid.check_chosen) as chosen:
        grid.view.setCurrentIndex(grid.view.model().index(0, 0))
        qtbot.keyClick(grid.view, Qt.Key.Key_Return)
    assert chosen.args == [check]


def test_the_grid_is_empty_until_somebody_is_put_on_a_unit(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    company.worker()
    grid = CompetencyGrid(desk)
    qtbot.addWidget(grid)
    grid.show()
    settled()
    assert "Nobody is put on a unit yet" in said(grid)
    on_a_lift(company)
    settled()
    assert grid.view.isVisible()
    grid.only_needs.setChecked(True)
    assert grid.view.model().rowCount() == 1


# --- what to book --------------------------------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, company: Company, settled: Settled) -> BookingPage:
    first_aid = company.certificate_type("First Aid", 36)
    company.requirement(first_aid)
    for name in ("Ann Able", "Bob Busy", "Cid Calm"):
        company.certificate(company.worker(name), first_aid, "2027-01-10")
    made = BookingPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    settled()
    return made


def test_the_sentence_says_who_and_by_when(page: BookingPage) -> None:
    assert "First Aid: 3 people by January: Ann, Bob and Cid." in said(page)


def test_cards_of_a_group_on_one_page(
    qtbot: QtBot, page: BookingPage, company: Company, settled: Settled
) -> None:
    qtbot.mouseClick(page.blocks[0].record, LEFT)
    settled()
    form = page.form
    assert form.isVisible()
    qtbot.keyClicks(form.fields.issued.input, "12 nov 2026")
    settled()
    assert form.fields.expires.input.text() != ""  # proposed: it is usually good for 3 years
    qtbot.keyClicks(form.rows[0].number, "FA-17")
    box = form.rows[2].tick
    qtbot.mouseClick(box, LEFT, pos=QPoint(10, box.height() // 2))
    assert form.save_button.text() == "Save 2 cards"
    qtbot.mouseClick(form.save_button, LEFT)
    settled()
    new = [one for one in records(company, "certificate") if one["issued_on"]]
    assert [one["issued_on"] for one in new] == [date(2026, 11, 12)] * 2
    assert {one["expires_on"] for one in new} == {date(2029, 11, 12)}
    assert {one["number"] for one in new} == {"FA-17", None}
    assert not form.isVisible()
    assert "First Aid: Cid by January." in said(page)


def test_who_came_along_is_offered_and_not_ticked(
    qtbot: QtBot, page: BookingPage, company: Company, settled: Settled
) -> None:
    early = company.worker("Dot Early")
    company.certificate(early, page.blocks[0].course.type_id, "2026-12-05")
    settled()
    assert "Ann, Bob and Cid could come along: due by January." in said(page)
    qtbot.mouseClick(page.blocks[0].record, LEFT)
    settled()
    form = page.form
    ticks = {row.about.name: row.tick.isChecked() for row in form.rows}
    assert ticks == {"Dot Early": True, "Ann Able": False, "Bob Busy": False, "Cid Calm": False}
    qtbot.keyClicks(form.fields.issued.input, "12 nov 2026")
    form.rows[1].tick.click()
    qtbot.mouseClick(form.save_button, LEFT)
    settled()
    assert "First Aid: 2 people by January: Bob and Cid." in said(page)


def test_a_group_without_a_day_says_what_is_missing(
    qtbot: QtBot, page: BookingPage, company: Company, settled: Settled
) -> None:
    page.blocks[0].record.click()
    settled()
    qtbot.mouseClick(page.form.save_button, LEFT)
    settled()
    assert "Type the day of the course." in said(page.form)
    assert len(records(company, "certificate")) == 3
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)
    assert not page.form.isVisible()


def test_a_person_leads_to_the_own_card(qtbot: QtBot, page: BookingPage) -> None:
    with qtbot.waitSignal(page.renewal_wanted) as wanted:
        page.blocks[0].person_wanted.emit("worker", "type")
    assert wanted.args == ["worker", "type", ""]


def test_nothing_to_book(qtbot: QtBot, desk: Desk, company: Company, settled: Settled) -> None:
    company.certificate(company.worker(), company.certificate_type(), "2030-01-01")
    made = BookingPage(desk)
    qtbot.addWidget(made)
    made.show()
    settled()
    assert "Nothing to book" in said(made)


# --- the first day -------------------------------------------------------------------------------


def newcomer(company: Company) -> str:
    position = company.position("Labourer")
    company.requirement(company.certificate_type("WHMIS"), position)
    return company.worker("Desmond Okafor", hired="2026-11-30", positions=[position])


def test_what_is_missing_is_a_click_away(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    desmond = newcomer(company)
    made = FirstDayPage(desk)
    qtbot.addWidget(made)
    made.show()
    settled()
    assert made.title.text() == "What Desmond Okafor needs before 30 November"
    card = next(card for card in made.cards if card.title.text() == "Certificates")
    (add,) = [one for one in card.findChildren(QPushButton) if one.text() == "Add"]
    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.mouseClick(add, LEFT)
    (place,) = wanted.args
    assert (place.kind, place.values["worker_id"]) == ("certificate", desmond)


def test_the_tab_shows_the_worker_that_was_asked_for(
    qtbot: QtBot, desk: Desk, company: Company, preferences: Preferences, settled: Settled
) -> None:
    newcomer(company)
    old = company.worker("Old Hand", hired="2015-01-01")
    page = ElementPage(desk, preferences, "training")
    qtbot.addWidget(page)
    page.show()
    page.show_place(Place("training", "first_day", old))
    settled()
    first = page.work.view.inside
    assert isinstance(first, FirstDayPage)
    assert first.title.text() == "What Old Hand needs"
    assert not page.work.pane.isVisible()


def test_nobody_works_here_yet(qtbot: QtBot, desk: Desk, settled: Settled) -> None:
    made = FirstDayPage(desk)
    qtbot.addWidget(made)
    made.show()
    settled()
    assert "No workers yet" in said(made)


def test_a_worker_s_record_tells_of_the_first_day(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    desmond = newcomer(company)
    form = form_for("worker", desk)
    assert isinstance(form, WorkerForm)
    qtbot.addWidget(form)
    form.show()
    form.open(desmond)
    settled()
    assert "2 things are missing" in form.needs.accessibleName()
    form.open_new()
    settled()
    assert not form.needs.isVisible()


# --- putting somebody on a unit ------------------------------------------------------------------


def test_the_form_says_that_nobody_watched(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    lift = company.unit("FL-1", "h", type="Forklift")
    tyler = company.worker("Tyler O'Brien")
    form = form_for("equipment_assignment", desk)
    assert isinstance(form, AssignmentForm)
    qtbot.addWidget(form)
    form.show()
    form.open_new({"worker_id": tyler})
    settled()
    assert not form.known.isVisible()
    form.open_new({"worker_id": tyler, "equipment_id": lift})
    settled()
    assert "Tyler O'Brien on FL-1: no competency check." in form.known.accessibleName()
