"""The form of a corrective action: the trail says what is next, each step is a few fields."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.editing import read_record
from tests.builders.company import Company
from ui.actions.action_form import ActionForm
from ui.desk import Desk
from ui.editors import ChoiceEditor, form_for
from ui.places import Place

Settled = Callable[[], None]
ACTION = "corrective_action"


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> ActionForm:
    made = form_for(ACTION, desk)
    assert isinstance(made, ActionForm)
    qtbot.addWidget(made)
    made.resize(400, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def crew(company: Company) -> dict[str, str]:
    names = ("Rick Desjarlais", "Dale Sutherland", "Ada Wolfe")
    return {name.split()[0]: company.worker(name, hired="2020-01-01") for name in names}


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def opened(form: ActionForm, settled: Settled, record: str) -> ActionForm:
    form.open(record)
    settled()
    return form


def step(form: ActionForm, name: str, settled: Settled) -> None:
    click(form.fields.trail.buttons[name])
    settled()


def said(company: Company, action: str, name: str) -> object:
    return read_record(company.file, ACTION, action).values[name]


def test_resolve_is_two_presses_where_all_is_known(
    form: ActionForm, settled: Settled, company: Company, crew: dict[str, str]
) -> None:
    action = company.action(assigned_id=crew["Rick"], due="2026-11-20")
    opened(form, settled, action)
    trail = form.fields.trail
    assert trail.next.accessibleName() == "Next: Rick Desjarlais puts it right by 20 November."
    assert list(trail.buttons) == ["resolve", "close"]
    step(form, "resolve", settled)
    assert trail.panel.isVisible()
    assert not trail.buttons["resolve"].isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settled()
    assert said(company, action, "resolved_by_id") == crew["Rick"]
    assert trail.next.accessibleName().startswith("Next: somebody else looks whether it works.")
    assert list(trail.buttons) == ["verify", "reopen"]
    assert trail.panel.isHidden()


def test_the_doer_is_refused_with_a_sentence_at_the_field(
    form: ActionForm, settled: Settled, company: Company, crew: dict[str, str]
) -> None:
    action = company.action(resolved="2026-11-10", resolved_by_id=crew["Rick"])
    opened(form, settled, action)
    step(form, "verify", settled)
    panel = form.fields.trail.panel
    QTest.keyClicks(QApplication.focusWidget(), "Rick Desjarlais")
    click(panel.take)
    settled()
    assert panel.editors["verified_by_id"].fault.startswith("Rick Desjarlais put it right")
    panel.editors["verified_by_id"].set_typed_fields({"verified_by_id": "Dale Sutherland"})
    click(panel.take)
    settled()
    assert said(company, action, "verified_by_id") == crew["Dale"]
    assert said(company, action, "effective") is True
    assert form.fields.trail.next.accessibleName() == "Nothing more is to be done."


def test_escape_leaves_a_step_and_nothing_is_saved(
    form: ActionForm, settled: Settled, company: Company
) -> None:
    action = company.action()
    opened(form, settled, action)
    step(form, "close", settled)
    QTest.keyClicks(QApplication.focusWidget(), "scrapped")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settled()
    assert form.fields.trail.panel.isHidden()
    assert form.fields.trail.buttons["close"].isVisible()
    assert said(company, action, "closed_reason") is None
    assert form.record_id == action


def test_what_was_typed_in_the_form_is_saved_with_the_step(
    form: ActionForm, settled: Settled, company: Company
) -> None:
    action = company.action("Fix the guard")
    opened(form, settled, action)
    what = form.fields.editors["what"]
    what.set_typed("Fix the guard of the grinder")
    what.changed.emit()
    step(form, "close", settled)
    QTest.keyClicks(QApplication.focusWidget(), "scrapped")
    click(form.fields.trail.panel.take)
    settled()
    settled()
    assert said(company, action, "what") == "Fix the guard of the grinder"
    assert said(company, action, "closed_reason") == "scrapped"
    assert not form.is_touched


def test_save_takes_the_step_that_was_filled_in(
    form: ActionForm, settled: Settled, company: Company, crew: dict[str, str]
) -> None:
    action = company.action(assigned_id=crew["Rick"], due="2026-11-20")
    opened(form, settled, action)
    step(form, "resolve", settled)
    form.save()  # nothing was typed yet: opened by mistake, it stays open
    settled()
    assert said(company, action, "resolved_on") is None
    form.fields.trail.panel.editors["proof"].inputs[0].setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "New guard")
    form.fields.editors["what"].inputs[0].setFocus()
    QTest.keyClicks(QApplication.focusWidget(), " now")
    form.save()
    settled()
    assert said(company, action, "proof") == "New guard"
    assert str(said(company, action, "what")).endswith(" now")
    assert form.fields.trail.panel.isHidden()


def test_a_date_that_cannot_be_is_refused_at_the_field(
    form: ActionForm, settled: Settled, company: Company
) -> None:
    action = company.action(found="2026-11-05")
    opened(form, settled, action)
    due = form.fields.editors["due_on"]
    due.setFocus()
    QTest.keyClicks(due.inputs[0], "1 November 2026")
    form.save()
    settled()
    assert due.fault == "It was found 5 November, and cannot be due before that."
    assert said(company, action, "due_on") is None


def test_not_effective_opens_it_again(
    form: ActionForm, settled: Settled, company: Company, crew: dict[str, str]
) -> None:
    action = company.action(resolved="2026-11-10", resolved_by_id=crew["Rick"], proof="New bulb")
    opened(form, settled, action)
    step(form, "reopen", settled)
    QTest.keyClicks(QApplication.focusWidget(), "It flickers")
    click(form.fields.trail.panel.take)
    settled()
    assert said(company, action, "resolved_on") is None
    told = form.fields.trail.steps.texts()[1]
    assert told.endswith("by Rick Desjarlais: New bulb. Opened again 16 November: It flickers.")
    assert "resolve" in form.fields.trail.buttons


def test_where_it_was_found_and_what_was_before_are_one_click_away(
    form: ActionForm, settled: Settled, company: Company, desk: Desk
) -> None:
    unit = company.unit("103")
    inspection = company.inspection("2026-11-03", unit)
    first = company.action("Marker light out", found="2026-03-03", equipment_id=unit)
    company.action("Replace marker lamp", found="2026-07-09", equipment_id=unit)
    third = company.action("Marker lights", found="2026-11-03", equipment_id=unit,
                           source_kind="inspection", source_id=inspection)  # fmt: skip
    places: list[Place] = []
    desk.wanted.connect(places.append)
    opened(form, settled, third)
    trail = form.fields.trail
    assert "Third time within a year: Marker lights, unit 103." in trail.again.accessibleName()
    click(trail.source)
    links = [b for b in trail.earlier.findChildren(QPushButton) if b.isVisible()]
    assert [b.text() for b in links] == ["9 July: Replace marker lamp", "3 March: Marker light out"]
    click(links[1])
    assert places == [
        Place("inspections", "inspection", inspection), Place("actions", ACTION, first)
    ]  # fmt: skip


def test_the_day_follows_the_risk_until_somebody_types_another(
    form: ActionForm, settled: Settled
) -> None:
    form.open_new()
    settled()
    risk, due = form.fields.editors["risk"], form.fields.editors["due_on"]
    assert due.inputs[0].property("placeholderText") == "like 14 oct or in 2 weeks"
    assert isinstance(risk, ChoiceEditor)
    assert risk.toggles is not None
    click(risk.toggles.button_of("high"))
    assert due.typed() == "19 November 2026"
    click(risk.toggles.button_of("low"))
    assert due.typed() == "16 December 2026"
    due.set_typed("1 December 2026")
    click(risk.toggles.button_of("high"))
    assert due.typed() == "1 December 2026"


def test_a_new_action_shows_no_trail(form: ActionForm, settled: Settled) -> None:
    form.open_new({})
    settled()
    assert form.fields.trail.isHidden()
    QTest.keyClicks(form.fields.editors["what"].inputs[0], "Fix the step")
    form.save()
    settled()
    assert form.fields.trail.isVisible()
    assert form.fields.trail.next.accessibleName() == "Next: say who looks after it, and by when."
