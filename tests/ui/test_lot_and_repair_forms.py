"""A lot that may not be one is made units of; a repair brings a unit back and asks for its look."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.records import kind_of
from desktop.services.drafts import drafts_of
from desktop.store import aggregate
from tests.builders.company import Company
from ui.desk import Desk
from ui.editors import form_for
from ui.editors.record_form import RecordForm
from ui.forms.lot_form import LotForm
from ui.forms.maintenance_form import MaintenanceForm
from ui.places import Place

Settled = Callable[[], None]


def opened(qtbot: QtBot, desk: Desk, kind: str) -> RecordForm:
    form = form_for(kind, desk)
    qtbot.addWidget(form)
    form.resize(740, 640)
    form.show()
    return form


@pytest.fixture
def places(desk: Desk) -> list[Place]:
    went: list[Place] = []
    desk.wanted.connect(went.append)
    return went


def records(company: Company, kind: str) -> list[dict[str, Any]]:
    with company.file.reading() as connection:
        found = aggregate.read(connection, kind_of(kind)).values()
        return [record.values for record in found if not record.is_voided]


def press(form: RecordForm, words: str) -> None:
    found = [one for one in form.findChildren(QPushButton) if one.text() == words]
    assert len(found) == 1, [one.text() for one in form.findChildren(QPushButton)]
    found[0].click()


def test_a_lot_of_harnesses_becomes_four_units_by_one_press(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, places: list[Place]
) -> None:
    form = opened(qtbot, desk, "equipment")
    assert isinstance(form, LotForm)
    form.open_new({"number": "H", "description": "Harnesses", "lot_size": 4})
    settled()
    form.fields.changed.emit()
    form.save()
    settled()
    assert form.fields.editors["lot_size"].fault.startswith("Harnesses and lanyards: each is")
    assert records(company, "equipment") == []
    with qtbot.waitSignal(form.saved):
        press(form, "Make 4 units of it")
    settled()
    units = records(company, "equipment")
    assert [unit["number"] for unit in units] == ["H-1", "H-2", "H-3", "H-4"]
    assert places[-1].kind == "equipment"
    assert drafts_of(company.file) == []
    desk.sitting.undo()
    assert records(company, "equipment") == []


def test_a_lot_that_came_in_by_an_import_says_so_and_becomes_units_as_it_stands(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    lot = company.save("equipment", number="H", description="Harnesses", lot_size=3)
    plan = company.plan("annual", lot, task="Harness inspection")
    form = opened(qtbot, desk, "equipment")
    form.open(lot)
    settled()
    assert form.head.banner.accessibleName().startswith("Harnesses and lanyards: each is")
    with qtbot.waitSignal(form.saved):
        press(form, "Make 3 units of it")
    settled()
    assert [unit["number"] for unit in records(company, "equipment")] == ["H-1", "H-2", "H-3"]
    assert len(records(company, "duty_plan")) == 3
    desk.sitting.undo()
    assert [unit["lot_size"] for unit in records(company, "equipment")] == [3]
    assert len(records(company, "duty_plan")) == 1
    assert plan


def test_after_a_refusal_a_unit_is_saved_as_ever(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    form = opened(qtbot, desk, "equipment")
    form.open_new({"number": "H", "description": "Harnesses", "lot_size": 4})
    settled()
    form.save()
    settled()
    form.fields.editors["lot_size"].set_typed("")
    form.fields.changed.emit()
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    (unit,) = records(company, "equipment")
    assert (unit["number"], unit["lot_size"]) == ("H", None)


def test_a_repair_brings_the_unit_back_and_offers_its_inspection(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, places: list[Place]
) -> None:
    unit = company.unit("103")
    company.plan("weekly", unit, task="Truck check")
    company.change(unit, "out_of_order", "2026-11-12", reason="brake line")
    form = opened(qtbot, desk, "maintenance")
    assert isinstance(form, MaintenanceForm)
    form.open_new({"equipment_id": unit, "what": "New brake line"})
    settled()
    back = form.fields.back
    assert back.isVisible()
    assert back.state.accessibleName() == (
        "Out of order since 12 November: brake line. Back after a repair and an inspection."
    )
    assert back.tick.words.text() == "Return Unit 103 to service with this repair"
    assert back.tick.is_ticked
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    changes = [one["change"] for one in records(company, "service_change")]
    assert changes == ["out_of_order", "returned"]
    assert desk.sitting.can_undo == "Unit 103 repaired and returned to service"
    assert back.isHidden()
    assert form.fields.changes() == {}
    press(form, "Inspect it now")
    assert places[-1].new
    assert places[-1].values["equipment_id"] == unit
    assert places[-1].values["task"] == "Truck check"


def test_a_repair_that_is_not_the_end_of_it_leaves_the_unit_out(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    unit, other = company.unit("103"), company.unit("104")
    company.change(unit, "out_of_order", "2026-11-12")
    form = opened(qtbot, desk, "maintenance")
    assert isinstance(form, MaintenanceForm)
    form.open_new({"equipment_id": other, "what": "Parts ordered"})
    settled()
    assert form.fields.back.isHidden()
    form.open_new({"equipment_id": unit, "what": "Parts ordered"})
    settled()
    form.fields.back.tick.box.click()
    form.fields.editors["what"].set_typed("Parts ordered again")
    form.fields.changed.emit()
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    assert [one["change"] for one in records(company, "service_change")] == ["out_of_order"]


def test_an_action_that_is_put_right_says_that_its_unit_is_still_out(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, places: list[Place]
) -> None:
    unit = company.unit("103")
    company.change(unit, "out_of_order", "2026-11-12", reason="brake line")
    still_open = company.action("Other", equipment_id=unit)
    action = company.action("New brake line", equipment_id=unit, resolved="2026-11-15")
    form = opened(qtbot, desk, "corrective_action")
    form.open(still_open)
    settled()
    assert form.head.banner.isHidden()
    form.open(action)
    settled()
    assert form.head.banner.accessibleName().startswith(
        "Unit 103 is still tagged out. Out of order since 12 November: brake line."
    )
    press(form, "Enter the repair and return it")
    assert places[-1].kind == "maintenance"
    assert dict(places[-1].values) == {"equipment_id": unit, "what": "New brake line"}
    company.change(unit, "returned", "2026-11-16")
    form.open(action)
    settled()
    assert form.head.banner.isHidden()
