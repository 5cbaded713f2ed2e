"""An inspection is worked through by keyboard, left half done, killed and saved: all is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import kind_of
from desktop.services import editing
from desktop.services.drafts import Draft, drafts_of, keep_draft
from desktop.store import aggregate
from tests.builders.company import AS_OF, Company
from tests.builders.look import dressed
from ui.checklists.library_dialog import LibraryDialog
from ui.desk import Desk
from ui.editors import form_for
from ui.forms.inspection_form import InspectionForm
from ui.forms.inspection_row import ItemRow
from ui.places import Place

Settled = Callable[[], None]
Opened = Callable[..., InspectionForm]
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ITEMS = (
    {"item": "Lights", "fail_means_action": True, "unsafe_means_tag_out": True},
    {"item": "Tires", "fail_means_action": True},
    {"item": "Horn"},
    {"item": "Tread depth in mm", "kind": "number"},
)


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> InspectionForm:
    made = form_for("inspection", desk)
    assert isinstance(made, InspectionForm)
    qtbot.addWidget(made)
    made.resize(740, 640)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def begun(form: InspectionForm, settled: Settled) -> Opened:
    """Call it with values: a new inspection, as Today opens it."""

    def begin(**values: Any) -> InspectionForm:
        form.open_new(values)
        settled()
        return form

    return begin


def checklist(company: Company, title: str = "Truck inspection", **more: Any) -> str:
    return company.save("checklist", **({"title": title, "items": list(ITEMS)} | more))


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key | str, modifier: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(focus(), key, modifier)


def write(text: str) -> None:
    QTest.keyClicks(focus(), text)


def here() -> str:
    """What a screen reader says of where the keyboard is."""
    return focus().accessibleName()


def answers(form: InspectionForm) -> list[str]:
    return [row.answers.key for row in form.sheet.items.rows]


def row_of(form: InspectionForm, item: str) -> ItemRow:
    return next(row for row in form.sheet.items.rows if row.title == item)


def records(company: Company, kind: str) -> list[dict[str, Any]]:
    with company.file.reading() as connection:
        found = aggregate.read(connection, kind_of(kind)).values()
        return [record.values for record in found if not record.is_voided]


def last(company: Company) -> dict[str, Any]:
    return records(company, "inspection")[-1]


def test_the_keyboard_starts_at_the_first_item_and_each_key_answers_and_goes_on(
    begun: Opened, company: Company
) -> None:
    form = begun(equipment_id=company.unit("103"), checklist_id=checklist(company))
    assert form.head.title.text() == "New: inspection of Unit 103"
    assert here() == "Lights: Pass"
    press("1", "n", "p")
    assert answers(form) == ["pass", "not_applicable", "pass", ""]
    assert here() == "Tread depth in mm"
    write("6.5")
    assert form.progress.text() == "4 of 4 answered"
    press(Qt.Key.Key_Return)
    assert here() == "Done by"
    assert form.sheet.outcome.safe.typed() is True


def test_behind_the_last_item_wait_the_name_and_the_reading_and_then_the_result(
    begun: Opened, company: Company, settled: Settled
) -> None:
    rick, unit, yard = company.worker("Rick Desjarlais"), company.unit("103"), company.site("Yard")
    company.reading(unit, 1000, "2026-11-03")
    sheet = checklist(company, items=ITEMS[:1])
    for values, where in (
        ({"equipment_id": unit}, "Done by"),
        ({"equipment_id": unit, "by_id": rick}, "Reading"),
        ({"equipment_id": unit, "by_id": rick, "reading": "1100"}, "Result: Pass"),
        ({"site_id": yard, "by_id": rick}, "Result: Pass"),  # a yard has no meter
    ):
        begun(checklist_id=sheet, **values)
        press("p")
        settled()
        assert here() == where


def test_up_and_down_go_from_item_to_item_and_the_arrows_to_the_other_answers(
    begun: Opened, company: Company
) -> None:
    form = begun(checklist_id=checklist(company))
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert here() == "Tires: Pass"
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert here() == "Tires: Does not apply"
    assert answers(form) == ["", "", "", ""]
    press(Qt.Key.Key_Space)
    assert answers(form) == ["", "not_applicable", "", ""]
    press(Qt.Key.Key_Delete)
    assert answers(form) == ["", "", "", ""]


def test_tab_stops_once_at_each_item(begun: Opened, company: Company) -> None:
    begun(checklist_id=checklist(company))
    stops = [here()]
    for _step in range(2):
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Tab)  # the button for a remark stands between
        stops.append(here())
    assert stops == ["Lights: Pass", "Tires: Pass", "Horn: Pass"]


def test_a_fail_asks_what_is_wrong_and_makes_what_the_checklist_says(
    begun: Opened, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    rick, unit = company.worker("Rick Desjarlais"), company.unit("103")
    form = begun(equipment_id=unit, checklist_id=checklist(company), by_id=rick, task="Truck check")
    press("f")
    assert here() == "Lights: What is wrong"
    write("Left clearance light out")
    details = row_of(form, "Lights").details
    assert details is not None
    assert details.tag_out.is_ticked
    assert details.tag_out.words.text() == "Tag it out of use until it is repaired and inspected"
    assert details.action.is_wanted
    assert details.action.editors["what"].inputs[0].property("placeholderText") == (
        "Left clearance light out"
    )
    press(Qt.Key.Key_Return)
    assert here() == "Tires: Pass"
    press("p", modifier=CONTROL | SHIFT)
    assert answers(form) == ["fail", "pass", "pass", ""]
    write("")
    assert form.sheet.outcome.result.typed() == "fail"
    assert form.sheet.outcome.safe.typed() is False
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_S, modifier=CONTROL)
    settled()
    (action,) = records(company, "corrective_action")
    assert (action["what"], action["equipment_id"]) == ("Left clearance light out", unit)
    assert [c["change"] for c in records(company, "service_change")] == ["out_of_order"]
    assert form.desk.sitting.can_undo == "Inspection of Unit 103 by Rick Desjarlais"


def test_what_is_made_is_not_made_again_when_the_record_is_saved_again(
    begun: Opened, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    form = begun(equipment_id=company.unit("103"), checklist_id=checklist(company))
    press("f")
    write("Left light out")
    form.save()
    write(" and the right one")  # while it is saved
    qtbot.waitUntil(lambda: bool(form.record_id))
    settled()
    assert form.is_touched
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    assert len(records(company, "corrective_action")) == 1
    assert len(records(company, "service_change")) == 1
    assert last(company)["items"][0]["remark"] == "Left light out and the right one"
    assert form.sheet.made.isVisible()


def test_an_action_can_be_left_out_and_offered_where_the_checklist_does_not_ask_for_it(
    begun: Opened, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    form = begun(checklist_id=checklist(company), site_id=company.site("Yard"))
    press("f")
    lights, horn = row_of(form, "Lights"), row_of(form, "Horn")
    assert lights.details is not None
    assert lights.details.tag_out.isHidden()  # a yard is not taken out of use
    lights.details.action.tick.box.click()
    horn.answers.buttons["fail"].click()
    assert horn.details is not None
    assert not horn.details.action.is_wanted
    horn.details.action.tick.box.click()
    horn.details.action.editors["what"].setFocus()
    write("Fit a horn")
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    assert [action["what"] for action in records(company, "corrective_action")] == ["Fit a horn"]


def test_everything_else_passes_and_that_can_be_taken_back(begun: Opened, company: Company) -> None:
    form = begun(checklist_id=checklist(company))
    press("n")
    QTest.mouseClick(form.rest, Qt.MouseButton.LeftButton)
    assert answers(form) == ["not_applicable", "pass", "pass", ""]
    assert form.rest.isHidden()
    QTest.mouseClick(form.back, Qt.MouseButton.LeftButton)
    assert answers(form) == ["not_applicable", "", "", ""]
    assert form.sheet.outcome.result.typed() == ""


def test_a_person_may_say_otherwise_than_the_items(begun: Opened, company: Company) -> None:
    form = begun(equipment_id=company.unit("103"), checklist_id=checklist(company))
    press("f")
    safe = form.sheet.outcome.safe
    assert safe.typed() is False
    next(b for b in safe.findChildren(QPushButton) if b.text() == "Yes").click()
    row_of(form, "Horn").answers.buttons["pass"].click()
    assert safe.typed() is True
    assert "The items say: No." in [label.text() for label in safe.findChildren(type(safe.label))]


def test_half_a_checklist_is_saved_and_shows_what_is_left(
    begun: Opened, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    form = begun(checklist_id=checklist(company, edition=2))
    press("p", "p")
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    done = last(company)
    assert [line["result"] for line in done["items"]] == ["pass", "pass", None, None]
    assert (done["checklist_version"], done["result"]) == (2, None)
    assert form.progress.text() == "2 of 4 answered"
    assert row_of(form, "Tread depth in mm").input is not None  # as the checklist says
    form.fields.focus_first()
    assert here() == "Horn: Pass"


def test_a_killed_program_brings_back_the_answers_and_the_actions_being_typed(
    begun: Opened, company: Company, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    form = begun(equipment_id=company.unit("103"), checklist_id=checklist(company))
    press("p", "f")
    write("Cut to the cord")
    details = row_of(form, "Tires").details
    assert details is not None
    details.action.editors["what"].setFocus()
    write("New tire")
    form.keep_safe()
    qtbot.waitUntil(lambda: len(drafts_of(company.file)) == 1)
    (draft,) = drafts_of(company.file)
    after = InspectionForm(desk, "inspection")
    qtbot.addWidget(after)
    after.show()
    after.open_draft(draft)
    settled()
    assert answers(after) == ["pass", "fail", "", ""]
    with qtbot.waitSignal(after.saved):
        after.save()
    settled()
    assert last(company)["items"][1]["remark"] == "Cut to the cord"
    assert [a["what"] for a in records(company, "corrective_action")] == ["New tire"]
    assert drafts_of(company.file) == []


def test_what_is_wrong_with_an_action_is_told_at_its_item(
    begun: Opened, company: Company, settled: Settled
) -> None:
    form = begun(checklist_id=checklist(company))
    press("p", "f")
    details = row_of(form, "Tires").details
    assert details is not None
    details.action.editors["due_on"].setFocus(Qt.FocusReason.TabFocusReason)
    write("soonish")
    form.save()
    settled()
    assert details.action.editors["due_on"].fault.startswith("“soonish” is not a date")
    assert details.action.editors["due_on"].isAncestorOf(focus())
    assert records(company, "inspection") == []
    assert len(drafts_of(company.file)) == 1


def test_without_a_checklist_one_is_chosen_from_those_that_fit(
    begun: Opened, company: Company, settled: Settled
) -> None:
    checklist(company, "Annual look", subject="Harnesses")
    checklist(company, "Walk around", subject="Trucks")
    form = begun(equipment_id=company.unit("103", type="Truck"))
    combo = form.sheet.choice.combo
    texts = [combo.itemText(place) for place in range(combo.count())]
    assert texts == ["No checklist", "Walk around (4 items)", "", "Annual look (4 items)"]
    combo.setFocus()
    press("w")
    settled()
    assert len(form.sheet.items.rows) == 4
    press(Qt.Key.Key_Home)
    settled()
    assert form.sheet.items.rows == []


def test_items_can_be_typed_by_hand(
    begun: Opened, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    form = begun(by_id=company.worker("Rick Desjarlais"))
    QTest.mouseClick(form.sheet.items.add, Qt.MouseButton.LeftButton)
    write("Ladder feet")
    press(Qt.Key.Key_Return, "p")
    write("Rungs")
    press(Qt.Key.Key_Return, "p")
    press(Qt.Key.Key_Return)  # in the empty line: it is enough
    assert here().startswith("Result")
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    assert [(line["item"], line["result"]) for line in last(company)["items"]] == [
        ("Ladder feet", "pass"), ("Rungs", "pass"),
    ]  # fmt: skip


def test_just_a_result_and_what_was_wrong_is_an_inspection(
    begun: Opened, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    form = begun(checklist_id=checklist(company))
    form.sheet.outcome.result.setFocus()
    press(Qt.Key.Key_Right)
    form.fields.editors["defects"].setFocus()
    write("Bent ladder")
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    done = last(company)
    assert (done["result"], done["defects"], done["items"]) == ("fail", "Bent ladder", [])
    assert form.sheet.items.rows == []  # an old inspection is not shown as never answered
    form.sheet.list_head.fill.click()
    assert len(form.sheet.items.rows) == 4


def test_a_lot_passes_with_exceptions(
    begun: Opened, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    lot = company.unit("FE", description="Fire extinguishers", lot_size=9)
    form = begun(equipment_id=lot)
    assert form.sheet.lot.isVisible()
    assert form.sheet.lot.label.text() == "All 9 pass, except these:"
    form.sheet.lot.add_line({"item": "No. 4", "found": "No pin", "removed": True})
    form.sheet.lot.changed.emit()
    assert form.sheet.outcome.result.typed() == "fail"
    assert form.sheet.lot.counts.text() == "8 of 9 pass, 1 removed."
    assert form.sheet.lot.fewer.words.text() == "Count 8 in the lot from now on"
    assert form.sheet.lot.fewer.is_ticked
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    (line,) = last(company)["exceptions"]
    assert (line["item"], line["removed"]) == ("No. 4", True)
    (unit,) = records(company, "equipment")
    assert unit["lot_size"] == 8
    assert form.sheet.lot.fewer.isHidden()
    form.desk.sitting.undo()
    assert records(company, "equipment")[0]["lot_size"] == 9
    assert records(company, "inspection") == []
    other = begun(equipment_id=company.unit("103"))
    assert other.sheet.lot.isHidden()


def test_a_reading_is_in_what_the_meter_counts_and_a_fall_is_asked_about(
    begun: Opened, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    unit = company.unit("103")
    company.reading(unit, 128450, "2026-11-03")
    form = begun(equipment_id=unit)
    assert form.sheet.meter.unit_words.text() == "km"
    assert form.sheet.meter.units.isHidden()
    form.sheet.meter.setFocus()
    write("12,845")
    press(Qt.Key.Key_Tab)
    asked = "That is 115,605 km less than on 3 November: a typing slip, a new meter, or is it true?"
    hints = [label.text() for label in form.sheet.meter.findChildren(type(form.sheet.meter.label))]
    assert asked in hints
    form.save()
    settled()
    assert form.sheet.meter.fault == asked
    assert records(company, "inspection") == []
    form.sheet.meter.answers.button_of("slip").click()
    assert focus() is form.sheet.meter.input
    write("128,900")
    press(Qt.Key.Key_Tab)
    assert form.sheet.meter.answers.isHidden()
    form.sheet.meter.input.setFocus(Qt.FocusReason.TabFocusReason)
    write("55")
    press(Qt.Key.Key_Tab)
    form.sheet.meter.answers.button_of("new").click()
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    assert (last(company)["reading"], last(company)["reading_unit"]) == (55, "km")
    new = records(company, "reading")[-1]
    assert (new["value"], new["meter_replaced"]) == (55, True)
    assert form.fields.changes() == {}


def test_what_no_meter_shows_is_said_at_once(begun: Opened, company: Company) -> None:
    form = begun(equipment_id=company.unit("103"))
    form.sheet.meter.setFocus()
    write("9,999,999")
    press(Qt.Key.Key_Tab)
    assert form.sheet.meter.fault.startswith("9,999,999 km is more than any meter shows.")
    form.sheet.meter.input.setFocus(Qt.FocusReason.TabFocusReason)
    write("9,999")
    press(Qt.Key.Key_Tab)
    assert form.sheet.meter.fault == ""


def test_who_took_part_is_ticked(
    begun: Opened, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-01")
    company.worker("Gone Away", hired="2020-01-01", left="2021-01-01")
    form = begun()
    people = form.sheet.people
    assert [tick.name for tick in people.ticks] == ["Rick Desjarlais"]
    QTest.mouseClick(people.all_here, Qt.MouseButton.LeftButton)
    people.other.setFocus()
    write("J. Visitor")
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    assert [(p["worker_id"], p["name"]) for p in last(company)["participants"]] == [
        (rick, None), (None, "J. Visitor"),
    ]  # fmt: skip


def test_an_old_inspection_shows_its_items_with_their_answers(
    form: InspectionForm, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    done = company.inspection("2026-11-02", checklist_id=checklist(company), items=[
        {"item": "Tires", "result": "pass"}, {"item": "Something else", "result": "fail",
                                              "remark": "Loose"},
    ])  # fmt: skip
    form.open(done)
    settled()
    assert [row.title for row in form.sheet.items.rows] == ["Tires", "Something else"]
    assert answers(form) == ["pass", "fail"]
    assert form.fields.changes() == {}
    row_of(form, "Something else").answers.buttons["pass"].click()
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    assert [line["result"] for line in last(company)["items"]] == ["pass", "pass"]
    assert last(company)["items"][1]["remark"] == "Loose"


def test_every_field_of_the_kind_is_kept_although_it_is_not_in_sight(
    form: InspectionForm, company: Company, settled: Settled
) -> None:
    kind = kind_of("inspection")
    done = company.inspection("2026-11-02", notes="As it was", plan=company.plan())
    form.open(done)
    settled()
    asked = {name for editor in form.fields.editors.values() for name in editor.names}
    wanted = {field.name for field in kind.fields} | {rows.name for rows in kind.rows}
    assert wanted - asked == {"checklist_version"}
    assert form.fields.more.text() == "More, 2 filled in"


def test_a_voided_inspection_is_read_only(
    form: InspectionForm, company: Company, settled: Settled
) -> None:
    done = company.inspection("2026-11-02", items=[{"item": "Tires", "result": "pass"}])
    company.void("inspection", done)
    form.open(done)
    settled()
    assert not form.sheet.items.rows[0].answers.isEnabled()
    assert form.rest.isHidden()
    form.pass_rest()
    assert editing.read_record(company.file, "inspection", done).version == 2


@pytest.mark.parametrize(("scale", "width"), [(1.0, 370), (2.0, 740)])
def test_long_words_are_not_cut_in_the_narrow_pane(
    begun: Opened, company: Company, scale: float, width: int, settled: Settled, qtbot: QtBot
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with dressed(app, "light", scale):
        sheet = company.save("checklist", title="T" * 120, items=[{"item": "W" * 200}])
        form = InspectionForm(begun().desk, "inspection")
        qtbot.addWidget(form)
        form.resize(width, 700)
        form.show()
        form.open_new({"equipment_id": company.unit("103", description="D" * 150),
                       "checklist_id": sheet})  # fmt: skip
        settled()
        (row,) = form.sheet.items.rows
        row.answers.buttons["fail"].click()
        QApplication.processEvents()
        assert form.fields.minimumSizeHint().width() <= form.area.viewport().width()
        assert row.head.words is not None
        assert row.head.words.height() >= row.head.words.heightForWidth(row.head.words.width())
        form.hide()  # so that it does not go away with the keyboard in it


def test_what_has_the_keyboard_is_in_sight_on_a_low_screen(
    begun: Opened, company: Company, qtbot: QtBot
) -> None:
    form = begun(checklist_id=checklist(company))
    form.resize(740, 330)
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, "f")

    def in_sight() -> bool:
        at = focus().mapTo(form.area.viewport(), focus().rect().bottomLeft()).y()
        return focus().height() <= at <= form.area.viewport().height()

    assert here() == "Horn: What is wrong"
    qtbot.waitUntil(in_sight)


def test_a_draft_of_another_version_opens_without_its_checklist(
    form: InspectionForm, company: Company, settled: Settled
) -> None:
    draft = Draft(
        "inspection", {"done_on": "today", "items": [{"item": "Tires", "result": "pass"}]}
    )
    keep_draft(company.file, draft)
    form.open_draft(draft)
    settled()
    assert answers(form) == ["pass"]
    assert form.sheet.items.rows[0].is_by_hand


PRE_START = [{"item": f"Thing {n}", "fail_means_action": True} for n in range(1, 13)] + [
    {"item": "Brakes", "fail_means_action": True, "unsafe_means_tag_out": True, "risk": "high"},
    {"item": "Seat belt", "fail_means_action": True, "risk": "low"},
    {"item": "Horn", "fail_means_action": True},
]


def test_a_pre_start_of_15_items_with_one_fail_takes_25_keys(
    begun: Opened, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    """Pass two, fail one with a few words, pass the rest, save: no hand leaves the keyboard."""
    unit = company.unit("103")
    form = begun(equipment_id=unit, checklist_id=checklist(company, items=PRE_START))
    keys = 0
    for key in ("p", "p", "f", *"Tire soft", Qt.Key.Key_Return):
        press(key)
        keys += 1
    press("p", modifier=CONTROL | SHIFT)
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_S, modifier=CONTROL)
    keys += 2
    settled()
    assert keys <= 25
    done = last(company)
    assert [line["result"] for line in done["items"]].count("pass") == 14
    assert (done["items"][2]["remark"], done["result"]) == ("Tire soft", "fail")
    (action,) = records(company, "corrective_action")
    assert (action["what"], action["risk"]) == ("Tire soft", "medium")
    assert (action["due_on"] - AS_OF).days == 14


def test_by_when_a_fail_is_put_right_follows_its_risk(
    begun: Opened, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    company.settings(due_days_high=1)
    form = begun(equipment_id=company.unit(), checklist_id=checklist(company, items=PRE_START))
    for item, risk, due in (
        ("Brakes", "high", "17 November 2026"),
        ("Seat belt", "low", "16 December 2026"),
        ("Horn", "medium", "30 November 2026"),
    ):
        row_of(form, item).answers.buttons["fail"].click()
        details = row_of(form, item).details
        assert details is not None
        assert details.action.editors["risk"].typed() == risk
        assert details.action.editors["due_on"].typed() == due
    details = row_of(form, "Horn").details
    assert details is not None
    editors = details.action.editors
    next(b for b in editors["risk"].findChildren(QPushButton) if b.text() == "Low").click()
    assert editors["due_on"].typed() == "16 December 2026"
    editors["due_on"].setFocus(Qt.FocusReason.TabFocusReason)
    write("20 nov")
    press(Qt.Key.Key_Tab)
    next(b for b in editors["risk"].findChildren(QPushButton) if b.text() == "High").click()
    assert editors["due_on"].typed() == "20 November 2026"
    brakes = row_of(form, "Brakes").details
    assert brakes is not None
    assert brakes.tag_out.is_ticked
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    dues = {one["what"]: one["due_on"].isoformat() for one in records(company, "corrective_action")}
    assert dues == {"Brakes": "2026-11-17", "Seat belt": "2026-12-16", "Horn": "2026-11-20"}


def test_an_inspection_of_a_day_to_come_is_refused(
    begun: Opened, company: Company, settled: Settled
) -> None:
    form = begun(equipment_id=company.unit("103"))
    form.fields.editors["done_on"].set_typed("16 November 2027")
    form.fields.changed.emit()
    form.save()
    settled()
    assert form.fields.editors["done_on"].fault.startswith("16 November 2027 is still to come.")
    assert records(company, "inspection") == []


def test_a_checklist_that_was_voided_is_said_and_gone_without(
    begun: Opened, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    gone = checklist(company)
    company.void("checklist", gone)
    form = begun(equipment_id=company.unit("103"), checklist_id=gone)
    said = "“Truck inspection” was voided. Choose another checklist, or go on without one."
    hints = [label.text() for label in form.sheet.choice.findChildren(QLabel)]
    assert said in hints
    assert form.sheet.choice.typed() == ""
    form.sheet.outcome.result.setFocus()
    press(Qt.Key.Key_Right)
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    assert last(company)["checklist_id"] is None


def test_a_unit_that_is_tagged_out_is_said_before_it_is_inspected(
    begun: Opened, company: Company
) -> None:
    unit = company.unit("103")
    company.change(unit, "out_of_order", "2026-11-12", reason="brake line")
    form = begun(equipment_id=unit, checklist_id=checklist(company))
    assert not form.sheet.out.isHidden()
    assert form.sheet.out.accessibleName() == (
        "Out of order since 12 November: brake line. Back after a repair and an inspection."
    )


def test_a_lot_that_was_filled_up_again_keeps_its_count_also_in_a_draft(
    begun: Opened, company: Company, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    lot = company.unit("SL", description="Slings", lot_size=24)
    form = begun(equipment_id=lot)
    form.sheet.lot.add_line({"item": "Tag 7", "removed": True})
    form.sheet.lot.changed.emit()
    form.sheet.lot.fewer.box.click()
    form.keep_safe()
    qtbot.waitUntil(lambda: len(drafts_of(company.file)) == 1)
    (draft,) = drafts_of(company.file)
    after = InspectionForm(desk, "inspection")
    qtbot.addWidget(after)
    after.show()
    after.open_draft(draft)
    settled()
    assert not after.sheet.lot.fewer.is_ticked
    with qtbot.waitSignal(after.saved):
        after.save()
    settled()
    assert records(company, "equipment")[0]["lot_size"] == 24
    assert last(company)["exceptions"][0]["item"] == "Tag 7"


def test_an_item_that_failed_before_on_this_unit_says_when(
    begun: Opened, company: Company, settled: Settled
) -> None:
    unit, other = company.unit("103"), company.unit("104")
    for on in ("2026-03-03", "2026-07-09"):
        company.inspection(on, unit, items=[{"item": "Lights", "result": "fail"}])
    form = begun(equipment_id=unit, checklist_id=checklist(company))
    press("f")
    settled()
    details = row_of(form, "Lights").details
    assert details is not None
    assert details.before.isVisible()
    assert details.before.text() == (
        "Failed also on 3 March and 9 July. Look for the cause: an investigation, or another kind "
        "of control than last time."
    )
    assert here() == "Lights: What is wrong"
    assert focus().accessibleDescription() == details.before.text()
    press(Qt.Key.Key_Return, "f")
    settled()
    tires = row_of(form, "Tires").details
    assert tires is not None
    assert tires.before.isHidden()
    row_of(form, "Lights").answers.buttons["pass"].click()
    assert not details.before.isVisible()
    row_of(form, "Lights").answers.buttons["fail"].click()
    form.fields.editors["equipment_id"].set_typed(other)
    form.fields.changed.emit()
    settled()
    assert details.before.isHidden()  # another unit


def test_an_old_inspection_hears_of_what_failed_before_it_and_not_of_itself(
    form: InspectionForm, company: Company, settled: Settled
) -> None:
    yard, fail = company.site("Yard"), [{"item": "Gate", "result": "fail"}]
    for on in ("2026-02-02", "2026-04-06"):
        done = company.inspection(on, site_id=yard, items=fail)
    company.inspection("2026-10-05", site_id=yard, items=fail)
    form.open(done)
    settled()
    details = row_of(form, "Gate").details
    assert details is not None
    assert details.before.text() == "Failed also on 2 February."


def test_another_checklist_keeps_what_was_told_of_an_item_that_failed_before(
    begun: Opened, company: Company, settled: Settled
) -> None:
    unit = company.unit("103")
    company.inspection("2026-07-09", unit, items=[{"item": "Lights", "result": "fail"}])
    more = checklist(company, "Long walk", items=[*ITEMS, {"item": "Mirrors"}])
    form = begun(equipment_id=unit, checklist_id=checklist(company))
    press("f")
    settled()
    form.sheet.choice.set_typed(more)
    form.sheet.choice.chosen.emit()
    settled()
    assert len(form.sheet.items.rows) == 5
    details = row_of(form, "Lights").details
    assert details is not None
    assert details.before.text() == "Failed also on 9 July."


def test_who_took_a_unit_out_of_use_is_led_to_its_repair_until_it_is_back(
    begun: Opened, form: InspectionForm, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    unit = company.unit("103")
    earlier = company.inspection("2026-11-02", unit, items=[{"item": "Horn", "result": "fail"}])
    begun(equipment_id=unit, checklist_id=checklist(company))
    press("f")
    write("Dark")
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    out = form.sheet.out
    assert out.accessibleName().startswith("Out of order since 16 November: Dark.")
    places: list[Place] = []
    form.desk.wanted.connect(places.append)
    done = form.record_id
    next(
        b for b in out.findChildren(QPushButton) if b.text().startswith("Enter the repair")
    ).click()
    assert places == [Place("inspections", "maintenance", new=True, values={"equipment_id": unit})]
    form.open(earlier)
    settled()
    assert out.isHidden()  # another day took it out of use
    company.change(unit, "returned", "2026-11-16")
    form.open(done)
    settled()
    assert out.isHidden()


def test_where_there_is_no_checklist_the_library_is_one_press_away(
    begun: Opened, company: Company, settled: Settled
) -> None:
    form = begun(equipment_id=company.unit("103"))
    assert form.sheet.list_head.library.isVisible()
    form.sheet.list_head.library.click()
    (dialog,) = form.window().findChildren(LibraryDialog)
    settled()
    first = dialog.list.item(0)
    first.setCheckState(Qt.CheckState.Checked)
    dialog.do.click()
    settled()
    assert form.sheet.choice.combo.count() == 2
    assert not form.sheet.list_head.library.isVisible()
