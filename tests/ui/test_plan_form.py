"""The form of a duty says how a rule is understood, and its next dates, while it is typed."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.store.aggregate import read
from tests.builders.company import Company, day
from ui.desk import Desk
from ui.editors import form_for
from ui.editors.rows import RowsEditor
from ui.editors.rule_editor import RuleEditor
from ui.forms.plan_form import PlanForm

Settled = Callable[[], None]


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> PlanForm:
    made = form_for("duty_plan", desk)
    assert isinstance(made, PlanForm)
    qtbot.addWidget(made)
    made.resize(900, 1100)
    made.show()
    qtbot.waitExposed(made)
    return made


def rule_cell(form: PlanForm) -> RuleEditor:
    rows = form.fields.editors["rules"]
    assert isinstance(rows, RowsEditor)
    cell = rows.page.views[0].editors[0]
    assert isinstance(cell, RuleEditor)
    return cell


def ahead(form: PlanForm) -> str:
    banner = form.ahead
    return "" if banner.isHidden() else banner.accessibleName()


def doubt(form: PlanForm) -> str:
    banner = form.fields.doubt
    return "" if banner.isHidden() else banner.accessibleName()


def test_the_dates_follow_what_is_typed(qtbot: QtBot, form: PlanForm, settled: Settled) -> None:
    form.open_new({"kind": "inspection", "task": "Look", "baseline_on": day("2026-11-03")})
    settled()
    assert ahead(form) == ""

    cell = rule_cell(form)
    QTest.keyClicks(cell.input, "every mont")
    QTest.keyClicks(cell.input, "h")
    qtbot.waitUntil(lambda: ahead(form) == "Next: 3 December, 3 January, 3 February.")
    assert cell._hint is not None
    assert cell._hint.text() == "Understood: monthly"

    QTest.keyClicks(cell.input, " from May to October")
    qtbot.waitUntil(lambda: "Out of season until 1 May 2027" in ahead(form))


def test_what_is_half_typed_is_no_fault_and_what_is_left_wrong_is_one(
    form: PlanForm, settled: Settled
) -> None:
    form.open_new({"kind": "inspection", "task": "Look"})
    settled()
    cell = rule_cell(form)
    cell.input.setFocus()

    QTest.keyClicks(cell.input, "every 0 months")
    assert cell.fault == ""
    form.fields.editors["task"].setFocus()
    cell.read()

    assert cell.fault == "An interval of zero is never over. Write a number of at least 1."
    settled()
    assert ahead(form) == ""


def test_what_is_left_aside_is_said(form: PlanForm, settled: Settled) -> None:
    form.open_new({"kind": "maintenance", "task": "Oil"})
    settled()
    cell = rule_cell(form)
    QTest.keyClicks(cell.input, "oil change every 5,000 km")
    cell.read()
    assert cell._hint is not None
    assert cell._hint.text() == ("Understood: every 5,000 km. No part of how often: oil change.")


def test_a_rule_that_the_unit_cannot_follow_is_doubted(
    qtbot: QtBot, company: Company, form: PlanForm, settled: Settled
) -> None:
    ladder = company.save("equipment", number="LD-1", description="Ladder", reading_unit="none")
    form.open_new({"kind": "inspection", "task": "Look", "equipment_id": ladder})
    settled()
    QTest.keyClicks(rule_cell(form).input, "1,000 km")
    qtbot.waitUntil(lambda: "LD-1 Ladder has no meter" in doubt(form))
    assert ahead(form) == ""


def test_a_voided_checklist_is_shown_at_its_field(
    qtbot: QtBot, company: Company, form: PlanForm, settled: Settled
) -> None:
    checklist = company.save("checklist", title="Pre-trip", items=[{"item": "Brakes"}])
    plan = company.save(
        "duty_plan", kind="inspection", task="Look", in_force_from=day("2026-01-01"),
        rules=[{"rule": "weekly"}], checklist_id=checklist,
    )  # fmt: skip
    form.open(plan)
    settled()
    assert not form.fields.folds[0].is_built

    company.void("checklist", checklist)
    qtbot.waitUntil(lambda: form.fields.folds[0].is_built)
    assert "was voided" in form.fields.editors["checklist_id"].fault


def test_a_checklist_that_was_replaced_is_no_fault_and_is_told_where_it_stands(
    qtbot: QtBot, company: Company, form: PlanForm, settled: Settled
) -> None:
    old = company.save("checklist", title="Pre-trip", edition=1, items=[{"item": "Brakes"}])
    company.save("checklist", title="Pre-trip", edition=2, supersedes_id=old, items=[
        {"item": "Brakes"}, {"item": "Horn"},
    ])  # fmt: skip
    form.open(company.save(
        "duty_plan", kind="inspection", task="Look", in_force_from=day("2026-01-01"),
        rules=[{"rule": "weekly"}], checklist_id=old,
    ))  # fmt: skip
    settled()
    qtbot.waitUntil(lambda: ahead(form) != "")
    (fold,) = form.fields.folds[:1]
    assert not fold.is_built  # nothing is wrong
    form.fields.open(fold)
    editor = form.fields.editors["checklist_id"]
    said = "Version 2 took its place. Inspections use it."
    assert said in [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]
    assert editor.fault == ""


def test_looking_ahead_changes_nothing_and_saving_still_works(
    company: Company, form: PlanForm, settled: Settled
) -> None:
    form.open_new({"kind": "inspection", "task": "Look", "in_force_from": day("2026-11-16")})
    settled()
    QTest.keyClicks(rule_cell(form).input, "weekly")
    settled()
    with company.file.reading() as connection:
        assert not read(connection, form.kind)

    form.save()
    settled()

    with company.file.reading() as connection:
        [record] = read(connection, form.kind).values()
    assert [row["rule"] for row in record.values["rules"]] == ["weekly"]
