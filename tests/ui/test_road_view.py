"""The road to SECOR at the window: the next step, the steps, the clock, the figures."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import kind_of
from desktop.services.road import assessed, steps
from desktop.store import aggregate
from tests.builders.company import Company
from ui.audit import keys
from ui.audit.keys import ROAD
from ui.audit.page import AuditPage
from ui.audit.road.view import RoadView
from ui.desk import Desk
from ui.places import Place
from ui.preferences import Preferences
from ui.tabs import PACKAGE
from ui.widgets import Chip

LEFT = Qt.MouseButton.LeftButton
Settled = Callable[[], None]


def own_id(company: Company) -> str:
    with company.file.reading() as connection:
        return aggregate.ids_of(connection, kind_of("company"))[0]


@pytest.fixture
def view(qtbot: QtBot, company: Company, desk: Desk, settled: Settled) -> RoadView:
    company.save("company", own_id(company), certificate_valid_to_on="2027-02-25",
                 certifying_partner="Energy Safety Canada")  # fmt: skip
    view = RoadView(desk)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    settled()
    return view


def chips(widget: QWidget) -> list[str]:
    return [chip.text() for chip in widget.findChildren(Chip) if chip.isVisible()]


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_one_thing_to_do_is_a_click_from_where_it_is_done(
    qtbot: QtBot, view: RoadView, desk: Desk
) -> None:
    assert view.sentence.text().startswith("Certified through 25 February 2027.")
    assert view.next.act.isVisible()
    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.mouseClick(view.next.act, LEFT)
    place = wanted.args[0]
    assert isinstance(place, Place)
    shown = view.shown
    assert shown is not None
    assert shown.next is not None
    assert shown.next.opens is not None
    assert (place.tab, place.record_id, place.at) == (
        shown.next.opens.tab, shown.next.opens.record_id, shown.next.opens.at,
    )  # fmt: skip


def test_a_step_leads_to_the_field_that_is_missing(
    qtbot: QtBot, view: RoadView, desk: Desk, company: Company
) -> None:
    row = next(row for row in view.steps.rows if row.step.key == "registered")
    assert chips(row) == ["Done"]
    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.mouseClick(row.button, LEFT)
    assert wanted.args[0] == Place("company", "company", own_id(company), at="registered_on")


def test_what_the_partner_publishes_is_unfolded_and_stays_so(
    qtbot: QtBot, view: RoadView, company: Company, settled: Settled
) -> None:
    row = next(row for row in view.steps.rows if row.step.key == "course")
    assert "read at the partner" not in words(row).lower()
    qtbot.mouseClick(row.facts.button, LEFT)
    assert "read at the partner" in words(row).lower()
    company.save("company", own_id(company), assessor_name="Pat Lee")
    settled()
    row = next(row for row in view.steps.rows if row.step.key == "course")
    assert row.facts.is_open
    assert "Pat Lee" in words(row)


def test_the_clock_follows_the_certificate(
    view: RoadView, company: Company, settled: Settled
) -> None:
    assert chips(view.clock) == ["Worked out", "Not on file", "Not on file", "Soon"]
    company.save("company", own_id(company), certificate_issued_on="2026-02-26",
                 certificate_valid_to_on="2029-02-25")  # fmt: skip
    settled()
    assert chips(view.clock) == ["Entered", "Soon", "Ahead", "Ahead"]


def test_figures_are_typed_saved_by_enter_and_undone(
    qtbot: QtBot, view: RoadView, desk: Desk, settled: Settled
) -> None:
    card = view.discount
    assert not card.save.isEnabled()
    for name, text in (("premium", "18000"), ("discount_percent", "10")):
        card.fields[name].setFocus()
        qtbot.keyClicks(card.fields[name], text)
    assert card.save.isEnabled()
    qtbot.keyClick(card.fields["premium"], Qt.Key.Key_Return)
    settled()
    assert "1,800 dollars a year, 5,400 dollars over three years." in words(card)
    assert card.fields["premium"].text() == "18,000"
    assert not card.save.isEnabled()
    desk.do(lambda _company: desk.sitting.undo(), owner=view)
    settled()
    assert card.fields["premium"].text() == ""
    assert "Type what you pay the WCB" in words(card)


def test_figures_stand_as_they_are_kept_whichever_answer_comes_first(
    qtbot: QtBot, view: RoadView, desk: Desk, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = view.discount
    qtbot.keyClicks(card.fields["premium"], "18000")
    done = desk.do

    def late(work: object, told: Callable[[bool], None], **others: object) -> None:
        done(work, lambda _is: waiting.append(told), **others)  # type: ignore[arg-type]

    waiting: list[Callable[[bool], None]] = []
    monkeypatch.setattr(desk, "do", late)
    qtbot.keyClick(card.fields["premium"], Qt.Key.Key_Return)
    settled()
    assert view.shown is not None
    assert view.shown.discount.premium == "18,000"
    waiting[0](True)
    assert card.fields["premium"].text() == "18,000"
    assert not card.save.isEnabled()


def test_a_figure_that_cannot_be_is_told_below_its_field(
    qtbot: QtBot, view: RoadView, settled: Settled
) -> None:
    card = view.discount
    qtbot.keyClicks(card.fields["discount_percent"], "250")
    qtbot.mouseClick(card.save, LEFT)
    settled()
    assert card.faults["discount_percent"].text() == "Type a number from 0 to 100."
    assert card.fields["discount_percent"].hasFocus() or not view.isActiveWindow()
    assert card.fields["discount_percent"].text() == "250"


def test_what_is_typed_and_not_saved_stays_when_something_else_changes(
    qtbot: QtBot, view: RoadView, company: Company, settled: Settled
) -> None:
    qtbot.keyClicks(view.discount.fields["premium"], "9000")
    company.save("company", own_id(company), wcb_accounts="5550182")
    settled()
    assert view.discount.fields["premium"].text() == "9000"
    assert view.discount.save.isEnabled()


def test_the_places_that_steps_lead_to_are_those_of_the_window() -> None:
    assert (steps.ASSESSMENT, steps.COVERAGE, steps.MANUAL) == (
        keys.ASSESSMENT, keys.COVERAGE, keys.MANUAL,
    )  # fmt: skip
    assert assessed.PACKAGE == PACKAGE


def test_it_stands_in_audit_and_package(
    qtbot: QtBot, desk: Desk, preferences: Preferences, settled: Settled
) -> None:
    page = AuditPage(desk, preferences)
    qtbot.addWidget(page)
    page.show()
    page.show_kind(ROAD)
    settled()
    shown = page.shown_view()
    assert isinstance(shown, RoadView)
    assert shown.isVisible()
    assert shown.title.text() == "The road to SECOR"
    assert shown.here() == Place("audit", ROAD)


def test_a_name_of_two_hundred_letters_makes_nothing_wider(
    view: RoadView, company: Company, settled: Settled
) -> None:
    company.save("company", own_id(company), assessor_name="W" * 200)
    settled()
    assert view.sheet.widget().minimumSizeHint().width() < view.width()
    for made in view.findChildren(QPushButton):
        assert made.accessibleName() or made.text().strip() or not made.isVisible()
