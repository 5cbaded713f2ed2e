"""Units at the window: parked and returned in one pane, readings on one page, sites closed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import kind_of
from desktop.services.browsing import Asked, list_rows
from desktop.services.browsing import state_of as state_of_kind
from desktop.services.checking import duties_report
from desktop.services.linking import link_choices
from desktop.services.units.readings import readings_of
from desktop.store.aggregate import read
from tests.builders.company import AS_OF, Company, day
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.editors import form_for
from ui.element.views import view_of
from ui.places import Place
from ui.preferences import Preferences
from ui.today.page import TodayPage
from ui.units.overview import Overview
from ui.units.reading_form import ReadingForm
from ui.units.readings_dialog import ReadingsDialog
from ui.units.service_change_form import ServiceChangeForm
from ui.units.service_dialog import ServiceDialog
from ui.units.site_dialog import SiteDialog
from ui.units.site_form import SiteForm
from ui.units.unit_form import UnitForm

Settled = Callable[[], None]


@pytest.fixture
def places(desk: Desk) -> list[Place]:
    found: list[Place] = []
    desk.wanted.connect(found.append)
    return found


@pytest.fixture
def trailer(company: Company) -> tuple[str, str]:
    """T-1 with a monthly inspection, last done on 20 August."""
    unit = company.save("equipment", number="T-1", description="Flat deck", type="Trailer")
    plan = company.plan("monthly", unit, task="Trailer inspection")
    company.inspection("2026-08-20", unit, plan)
    return unit, plan


def opened(qtbot: QtBot, desk: Desk, kind: str, record_id: str, settled: Settled) -> Any:
    form = form_for(kind, desk)
    qtbot.addWidget(form)
    form.resize(700, 900)
    form.show()
    if record_id:
        form.open(record_id)
    settled()
    return form


def dialog_of(part: QWidget, settled: Settled, cls: type[Frame]) -> Any:
    (found,) = [one for one in part.window().findChildren(cls) if one.isVisible()]
    settled()
    return found


def press(part: QPushButton) -> None:
    assert part.isVisible()
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)


def retype(part: QWidget, text: str) -> None:
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(part, text)


def state_of(company: Company, as_of: date = AS_OF) -> str:
    (duty,) = duties_report(company.file, as_of)["duties"]
    state = duty["state"]
    assert isinstance(state, str)
    return state


def changes(company: Company) -> list[tuple[str, date]]:
    with company.file.reading() as connection:
        found = read(connection, kind_of("service_change")).values()
    return [(one.values["change"], one.values["changed_on"]) for one in found if not one.is_voided]


def test_a_unit_without_duties_leads_to_its_first(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, places: list[Place]
) -> None:
    truck = company.save("equipment", number="201", description="Half-ton")
    form = opened(qtbot, desk, "equipment", truck, settled)
    assert isinstance(form, UnitForm)
    press(form.fields.overview.add_duty)
    (place,) = places
    assert (place.tab, place.kind, place.new) == ("inspections", "duty_plan", True)
    assert place.values == {"kind": "inspection", "equipment_id": truck}


def test_parking_is_one_pane_and_one_undo(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, trailer: tuple[str, str]
) -> None:
    form = opened(qtbot, desk, "equipment", trailer[0], settled)
    assert isinstance(form, UnitForm)
    overview = form.fields.overview
    assert overview.chip.text() == "In service"
    assert state_of(company) == "overdue"

    press(overview.verbs["parked"])
    dialog = dialog_of(form, settled, ServiceDialog)
    assert dialog.about.text() == "Park T-1 Flat deck"
    assert dialog.told.text().startswith("1 duty pauses.")
    retype(dialog.on.input, "3 Sep")
    QTest.keyClicks(dialog.why.input, "Winter")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.why.input, Qt.Key.Key_Return)
    settled()

    assert changes(company) == [("parked", day("2026-09-03"))]
    assert state_of(company) == "suspended"
    assert (overview.chip.text(), overview.state.text()) == ("Parked", "since 3 September")
    assert not overview.verbs["parked"].isVisible()
    assert overview.first.accessibleName() == "1 duty is paused."
    spanned = [cell.spanned for line in overview.shown.months.lines for cell in line.cells]
    assert "parked since 3 Sep" in spanned

    desk.sitting.undo()
    settled()
    assert state_of(company) == "overdue"
    assert overview.chip.text() == "In service"


def test_what_returns_is_inspected_next(
    qtbot: QtBot,
    desk: Desk,
    company: Company,
    settled: Settled,
    trailer: tuple[str, str],
    places: list[Place],
) -> None:
    unit, plan = trailer
    company.change(unit, "parked", "2026-09-03")
    form = opened(qtbot, desk, "equipment", unit, settled)
    press(form.fields.overview.verbs["returned"])
    dialog = dialog_of(form, settled, ServiceDialog)
    assert dialog.told.text() == (
        "“Trailer inspection” is due today: inspect it before it is used."
    )
    press(dialog.save)
    qtbot.waitUntil(lambda: hasattr(dialog, "inspect") and dialog.inspect.isVisible())
    settled()
    assert state_of(company) in ("overdue", "due_soon")
    assert form.fields.overview.inspect.isVisible()
    spanned = [
        cell.spanned for line in form.fields.overview.shown.months.lines for cell in line.cells
    ]
    assert "parked 3 Sep to 16 Nov" in spanned

    press(dialog.inspect)
    assert places[-1] == Place(
        "inspections",
        "inspection",
        new=True,
        values={"equipment_id": unit, "plan_id": plan, "task": "Trailer inspection"},
    )
    company.inspection(AS_OF, unit, plan)
    settled()
    assert not form.fields.overview.inspect.isVisible()
    assert state_of(company) == "ok"


def test_what_cannot_be_is_said_at_the_day_and_a_strange_day_is_asked_about(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, trailer: tuple[str, str]
) -> None:
    company.change(trailer[0], "parked", "2026-09-03")
    dialog = ServiceDialog(desk, "parked", [trailer[0]])
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    qtbot.waitUntil(lambda: bool(dialog.on.fault))
    assert dialog.on.fault == "T-1 Flat deck is parked since 3 September already."
    press(dialog.save)
    settled()
    assert dialog.isVisible()

    dialog = ServiceDialog(desk, "out_of_order", [trailer[0]])
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    retype(dialog.on.input, "1 April 2025")
    press(dialog.save)
    qtbot.waitUntil(dialog.sure.isVisible)
    assert len(changes(company)) == 1
    dialog.sure.box.click()
    with qtbot.waitSignal(dialog.accepted):
        press(dialog.save)
    assert len(changes(company)) == 2


def test_several_units_are_parked_as_one_action(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, trailer: tuple[str, str]
) -> None:
    other = company.save("equipment", number="T-2", description="Dump", type="Trailer")
    truck = company.save("equipment", number="103", description="Pickup", type="Truck")
    form = opened(qtbot, desk, "equipment", trailer[0], settled)
    press(form.fields.overview.several)
    dialog = dialog_of(form, settled, ServiceDialog)
    assert dialog.ticks.ticked == (trailer[0],)
    dialog.ticks.types["trailer"].box.click()
    assert dialog.ticks.ticked == (trailer[0], other)
    settled()
    with qtbot.waitSignal(dialog.accepted):
        press(dialog.save)
    assert len(changes(company)) == 2
    desk.sitting.undo()
    assert changes(company) == []
    assert truck not in dialog.ticks.ticked


def test_readings_of_all_units_are_typed_with_tab_and_saved_as_one(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    one = company.unit("101")
    other = company.unit("102", "both")
    company.reading(one, 128_450, "2026-11-03")
    dialog = ReadingsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    settled()
    rows = dialog.rows.rows
    assert list(rows) == [(one, "km"), (other, "km"), (other, "h")]
    first, second, third = rows.values()
    assert first.last.text() == "last 128,450 km on 3 November"
    assert first.input.placeholderText() == "about 128,450"

    first.input.setFocus()
    QTest.keyClicks(first.input, "124450")
    QTest.keyClick(first.input, Qt.Key.Key_Tab)
    assert first.fault.text() == (
        "That is 4,000 km less than on 3 November: a typing slip, a new meter, or is it true?"
    )
    press(first.choices["slip"])
    assert first.input.text() == ""
    QTest.keyClicks(first.input, "2000")
    QTest.keyClick(first.input, Qt.Key.Key_Return)
    settled()
    assert dialog.isVisible()
    press(first.choices["new"])
    retype(second.input, "9999999")
    QTest.keyClick(second.input, Qt.Key.Key_Tab)
    assert second.fault.text() == ("9,999,999 km is more than any meter shows. Check the digits.")
    retype(second.input, "4200")
    retype(third.input, "310.5")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(third.input, Qt.Key.Key_Return)
    shown = readings_of(company.file, one, AS_OF)
    assert shown.lines[0].remark == "A new meter starts here"
    said = {line.reading for line in readings_of(company.file, other, AS_OF).lines}
    assert said == {"4,200 km", "310.5 h"}
    desk.sitting.undo()
    assert readings_of(company.file, other, AS_OF).lines == ()


def test_a_reading_in_its_form_is_asked_about(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    unit = company.unit("101")
    company.reading(unit, 128_450, "2026-11-03")
    form = opened(qtbot, desk, "reading", "", settled)
    assert isinstance(form, ReadingForm)
    form.open_new({"equipment_id": unit, "unit": "km", "read_on": AS_OF})
    settled()
    value = form.fields.editors["value"]
    QTest.keyClicks(value.inputs[0], "124450")
    QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(form.question.isVisible)
    settled()
    assert len(readings_of(company.file, unit, AS_OF).lines) == 1
    (true,) = [b for b in form.question.findChildren(QPushButton) if b.text() == "It is true"]
    press(true)
    with qtbot.waitSignal(form.saved):
        QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(readings_of(company.file, unit, AS_OF).lines) == 2


def test_an_entry_of_the_log_tells_what_it_does_and_offers_the_inspection(
    qtbot: QtBot,
    desk: Desk,
    company: Company,
    settled: Settled,
    trailer: tuple[str, str],
    places: list[Place],
) -> None:
    unit, plan = trailer
    form = opened(qtbot, desk, "service_change", "", settled)
    assert isinstance(form, ServiceChangeForm)
    form.open_new({"equipment_id": unit, "change": "returned"})
    settled()
    assert form.ahead.accessibleName() == (
        "T-1 Flat deck is in service on 16 November, so there is nothing to return it from."
    )
    form.save()
    settled()
    assert changes(company) == []

    company.change(unit, "parked", "2026-09-03")
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    (inspect,) = [b for b in form.steps.findChildren(QPushButton) if b.text() == "Inspect it now"]
    press(inspect)
    settled()
    assert places[-1].values["plan_id"] == plan


def keeps_on(company: Company, plan: str) -> object:
    with company.file.reading() as connection:
        return read(connection, kind_of("duty_plan"), [plan])[plan].values["keeps_on_when_parked"]


@pytest.mark.parametrize("stays", [True, False])
def test_the_log_of_parked_units_has_a_tick_for_what_stays_due(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, stays: bool
) -> None:
    unit = company.unit("T-1", "none")
    plan = company.plan("monthly", unit, task="Fire extinguisher check")
    form = opened(qtbot, desk, "service_change", "", settled)
    form.open_new({"equipment_id": unit, "change": "parked"})
    settled()
    (tick,) = form.keeping.ticks.values()
    assert tick.isVisible()
    assert tick.words.text().startswith("Fire extinguisher check stays due. It may not wait: NFPA")
    if not stays:
        tick.box.click()
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    assert not form.keeping.isVisible()
    assert bool(keeps_on(company, plan)) is stays
    assert (state_of(company) == "suspended") is not stays
    desk.sitting.undo()
    assert (changes(company), bool(keeps_on(company, plan))) == ([], False)


def test_who_saves_at_once_keeps_what_may_not_wait(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    unit = company.unit("T-1", "none")
    plan = company.plan("monthly", unit, task="Fire extinguisher check")
    form = opened(qtbot, desk, "service_change", "", settled)
    form.open_new({"equipment_id": unit})
    settled()
    form.fields.editors["change"].set_typed("parked")
    form.fields.changed.emit()
    with qtbot.waitSignal(form.saved):
        form.save()  # before anything was told
    settled()
    assert keeps_on(company, plan)


@pytest.mark.parametrize("stays", [True, False])
def test_closing_a_site_asks_what_stays_due(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, stays: bool
) -> None:
    site = company.site("North yard")
    plan = company.plan("monthly", site=site, task="Extinguisher check")
    form = opened(qtbot, desk, "site", site, settled)
    press(form.change)
    dialog = dialog_of(form, settled, SiteDialog)
    (tick,) = dialog.keeping.ticks.values()
    assert tick.isVisible()
    if not stays:
        tick.box.click()
    with qtbot.waitSignal(dialog.accepted):
        press(dialog.save)
    settled()
    assert bool(keeps_on(company, plan)) is stays
    assert (state_of(company) == "suspended") is not stays
    desk.sitting.undo()
    settled()
    assert not keeps_on(company, plan)
    assert form.chip.text() == "Open"


def test_a_site_is_closed_and_opened_again(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    site = company.site("North yard")
    company.plan("weekly", site=site, task="Yard inspection")
    form = opened(qtbot, desk, "site", site, settled)
    assert isinstance(form, SiteForm)
    assert (form.chip.text(), form.change.text()) == ("Open", "Close site…")
    press(form.change)
    dialog = dialog_of(form, settled, SiteDialog)
    retype(dialog.on.input, "1 October")
    with qtbot.waitSignal(dialog.accepted):
        press(dialog.save)
    settled()
    assert form.said.text() == "Closed since 1 October. 1 duty is paused."
    assert state_of(company) == "suspended"
    press(form.change)
    dialog = dialog_of(form, settled, SiteDialog)
    retype(dialog.on.input, "1 September")
    press(dialog.save)
    qtbot.waitUntil(lambda: bool(dialog.on.fault))
    assert dialog.on.fault == "It is open on 1 September already."
    retype(dialog.on.input, "today")
    with qtbot.waitSignal(dialog.accepted):
        press(dialog.save)
    settled()
    assert form.chip.text() == "Open"
    assert state_of(company) != "suspended"


def test_a_new_unit_has_no_page_yet(qtbot: QtBot, desk: Desk, settled: Settled) -> None:
    form = opened(qtbot, desk, "equipment", "", settled)
    form.open_new({})
    settled()
    assert isinstance(form.fields.overview, Overview)
    assert not form.fields.overview.isVisible()
    assert not form.fields.what.isVisible()


@pytest.mark.usefixtures("trailer")
def test_todays_line_parks_its_unit(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    settled()
    row = next(row for row in page.lines.rows() if "Trailer inspection" in row.title.text())
    here = row.mapToGlobal(row.rect().center())
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(row, QContextMenuEvent(reason, row.rect().center(), here))
    settled()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["T-1 Flat deck", "Park…", "Out of order…", "Sold…", "Show the unit"]
    menu.actions()[1].trigger()
    menu.close()
    dialog = dialog_of(page, settled, ServiceDialog)
    with qtbot.waitSignal(dialog.accepted):
        press(dialog.save)
    settled()
    assert changes(company) == [("parked", AS_OF)]


def test_sold_units_are_no_choice_and_stand_under_sold(
    company: Company, trailer: tuple[str, str]
) -> None:
    other = company.save("equipment", number="T-2", description="Dump", type="Trailer")
    company.change(trailer[0], "sold", "2026-10-01")
    offered = link_choices(company.file, "equipment", today=AS_OF)
    assert [record_id for record_id, _title in offered] == [other]
    assert link_choices(company.file, "equipment", "T-1", today=AS_OF) == []
    standings = state_of_kind(company.file, "equipment", AS_OF)
    assert (standings[trailer[0]].groups, standings[other].groups) == ({"sold"}, {"in_service"})
    for group in ("sold", "in_service"):
        assert len(list_rows(company.file, Asked("equipment", group=group), AS_OF, standings)) == 1


def test_the_list_of_units_offers_what_is_done_with_several(
    qtbot: QtBot, desk: Desk, preferences: Preferences, company: Company, settled: Settled
) -> None:
    company.unit("101")
    view = view_of("equipment", desk, preferences)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    settled()
    tools = {made.text(): made for made in view.findChildren(QPushButton) if made.isVisible()}
    press(tools["Park several…"])
    dialog = dialog_of(view, settled, ServiceDialog)
    assert dialog.ticks.ticked == ()
    press(dialog.save)
    settled()
    assert dialog.none.text() == "Choose at least one unit."
    dialog.reject()
    press(tools["Enter readings…"])
    assert list(dialog_of(view, settled, ReadingsDialog).rows.rows) != []
