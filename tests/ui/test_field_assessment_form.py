"""A field assessment is picked together, signed by the crew and kept as the card says it."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import kind_of
from desktop.services import editing
from desktop.services.drafts import drafts_of
from desktop.store import aggregate
from tests.builders.company import AS_OF, Company
from tests.builders.look import dressed
from ui.desk import Desk
from ui.editors import form_for
from ui.forms.field_assessment_fields import FieldAssessmentFields
from ui.forms.field_assessment_form import FieldAssessmentForm
from ui.theme import use_bundled_font

KIND = "field_level_hazard_assessment"
Settled = Callable[[], None]
SPARKS = "Sparks and hot metal from grinding"
PPE_ONLY = (
    f"Only PPE stands against “{SPARKS}”. Could something be guarded, moved or done another way?"
)


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> FieldAssessmentForm:
    made = form_for(KIND, desk)
    assert isinstance(made, FieldAssessmentForm)
    qtbot.addWidget(made)
    made.resize(740, 640)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def fields_of(form: FieldAssessmentForm) -> FieldAssessmentFields:
    assert isinstance(form.fields, FieldAssessmentFields)
    return form.fields


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)


def write(text: str) -> None:
    QTest.keyClicks(focus(), text)


def last(company: Company) -> dict[str, Any]:
    with company.file.reading() as connection:
        return list(aggregate.read(connection, kind_of(KIND)).values())[-1].values


def assessed(company: Company, on: str, **more: Any) -> str:
    hazards = [{"hazard": "Arc flash", "control": "Screens", "level": "engineering"},
               {"hazard": "Ice", "control": "Sand", "level": "engineering"}]  # fmt: skip
    return company.save(KIND, **({"done_on": on, "task": "Weld", "hazards": hazards} | more))


def test_a_hazard_is_found_by_typing_and_its_control_picked(
    form: FieldAssessmentForm, company: Company, settled: Settled
) -> None:
    form.open_new({"task": "Grind welds", "done_on": AS_OF})
    settled()
    fields = fields_of(form)
    fields.hazards.setFocus()
    write("sparks")
    press(Qt.Key.Key_Return)
    (row,) = fields.hazards.rows
    assert row.hazard == SPARKS
    assert row.editors["control"].isAncestorOf(focus())
    assert row.advice.text() == ""  # nobody is told off for what he is about to type
    QTest.mouseClick(row.offers["Face shield over glasses"], Qt.MouseButton.LeftButton)
    assert row.editors["level"].typed() == "ppe"
    assert row.advice.text() == PPE_ONLY
    QTest.mouseClick(row.offers["Guard on the grinder"], Qt.MouseButton.LeftButton)
    assert row.editors["control"].typed() == "Face shield over glasses; Guard on the grinder"
    assert row.editors["level"].typed() == "engineering"
    assert row.advice.text() == ""
    QTest.mouseClick(row.offers["Face shield over glasses"], Qt.MouseButton.LeftButton)
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    (line,) = last(company)["hazards"]
    assert (line["control"], line["level"]) == ("Guard on the grinder", "engineering")


def test_hazards_are_picked_by_keyboard_alone_and_own_words_are_one(
    form: FieldAssessmentForm, settled: Settled
) -> None:
    form.open_new({"task": "Dig a trench", "done_on": AS_OF})
    settled()
    hazards = fields_of(form).hazards
    hazards.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right)
    second = hazards.picker.buttons[1].text()
    press(Qt.Key.Key_Return)
    assert [row.hazard for row in hazards.rows] == [second]
    assert second not in [made.text() for made in hazards.picker.buttons]
    write("Two men and a dog")
    press(Qt.Key.Key_Return)
    assert focus() is hazards.picker.search
    write("Mad goose")
    press(Qt.Key.Key_Return)
    assert [row.hazard for row in hazards.rows] == [second, "Mad goose"]
    assert hazards.rows[0].editors["control"].typed() == "Two men and a dog"


def test_a_level_that_a_person_chose_is_not_followed(
    form: FieldAssessmentForm, settled: Settled
) -> None:
    form.open_new({"task": "Grind", "done_on": AS_OF})
    settled()
    hazards = fields_of(form).hazards
    hazards.add_lines([{"hazard": "Dust", "control": "Dust mask", "level": "ppe"}])
    (row,) = hazards.rows
    row.editors["control"].setFocus()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("Permit")
    assert row.editors["level"].typed() == "administrative"
    row.editors["level"].set_typed("elimination")
    row.editors["control"].setFocus()
    write("s and a fence")
    assert row.editors["level"].typed() == "elimination"


def test_the_hazards_of_the_last_time_at_this_site_are_taken_over(
    form: FieldAssessmentForm, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    gilby = company.site("Gilby")
    company.site("Shop")
    assessed(company, "2026-11-03", site_id=gilby)
    form.open_new({"done_on": AS_OF})
    settled()
    fields = fields_of(form)
    assert fields.again.isHidden()
    fields.editors["site_id"].setFocus()
    write("Gilby")
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: fields.again.isVisible())
    assert fields.last_said.text() == "3 November: Weld (2 hazards)"
    fields.hazards.add_lines([{"hazard": "Ice", "control": "Cleats", "level": "ppe"}])
    QTest.mouseClick(fields.same, Qt.MouseButton.LeftButton)
    assert [row.hazard for row in fields.hazards.rows] == ["Ice", "Arc flash"]
    fields.editors["task"].setFocus()
    write("Haul")
    form.save()
    settled()
    assert last(company)["done_on"] == AS_OF
    assert [line["control"] for line in last(company)["hazards"]] == ["Cleats", "Screens"]


def test_everybody_signs_at_once_one_did_not_and_a_visitor_is_named(
    form: FieldAssessmentForm, company: Company, settled: Settled
) -> None:
    amy, bob = (company.worker(name, hired="2020-01-01") for name in ("Amy Adams", "Bob Bell"))
    form.open_new({"task": "Weld", "done_on": AS_OF})
    settled()
    crew = fields_of(form).crew
    assert [tick.text() for tick in crew.ticks] == ["Amy Adams", "Bob Bell"]
    QTest.mouseClick(crew.all_here, Qt.MouseButton.LeftButton)
    crew.ticks[1].setFocus()
    press(Qt.Key.Key_Space)
    assert [tick.text() for tick in crew.ticks] == ["Amy Adams, signed", "Bob Bell, not signed"]
    crew.other.setFocus()
    write("J. Visitor")
    press(Qt.Key.Key_Return)
    form.save()
    settled()
    signed = [(line["worker_id"], line["name"], line["signed"]) for line in last(company)["crew"]]
    assert signed == [(amy, None, True), (bob, None, False), (None, "J. Visitor", True)]
    assert [tick.text() for tick in crew.ticks][-1] == "J. Visitor, signed"


def test_somebody_who_left_stays_on_the_old_card(
    form: FieldAssessmentForm, company: Company, settled: Settled
) -> None:
    gone = company.worker("Gone Away", hired="2020-01-01", left="2026-01-01")
    card = assessed(company, "2025-11-03", crew=[{"worker_id": gone, "signed": None}])
    form.open(card)
    settled()
    fields = fields_of(form)
    assert [tick.text() for tick in fields.crew.ticks] == ["Gone Away, not signed"]
    assert fields.changes() == {}
    fields.editors["task"].setFocus()
    write("ing")
    form.save()
    settled()
    assert last(company)["crew"][0]["signed"] is None  # not said is not made a no


def test_stopped_work_asks_why(
    form: FieldAssessmentForm, company: Company, settled: Settled
) -> None:
    form.open_new({"task": "Weld", "done_on": AS_OF})
    settled()
    fields = fields_of(form)
    assert fields.notes.label.text() == "Notes"
    QTest.mouseClick(fields.stop.tick.words, Qt.MouseButton.LeftButton)
    assert fields.notes.label.text() == "Why work was stopped, and what was done before it went on"
    fields.notes.setFocus()
    write("Wind over 40")
    form.save()
    settled()
    assert (last(company)["stop_work"], last(company)["notes"]) == (True, "Wind over 40")
    QTest.mouseClick(fields.stop.tick.words, Qt.MouseButton.LeftButton)
    form.save()
    settled()
    assert last(company)["stop_work"] is False


def test_now_is_one_click(form: FieldAssessmentForm, company: Company, settled: Settled) -> None:
    form.open_new({"task": "Weld", "done_on": AS_OF})
    settled()
    now = form.findChildren(QWidget, "done_at")[0].now  # type: ignore[attr-defined]
    QTest.mouseClick(now, Qt.MouseButton.LeftButton)
    settled()
    form.save()
    settled()
    assert last(company)["done_at"] is not None


def test_half_a_card_is_kept_with_its_hazards(
    form: FieldAssessmentForm, company: Company, settled: Settled
) -> None:
    form.open_new()
    settled()
    fields_of(form).hazards.add_lines([{"hazard": "Ice", "control": "Sand"}])
    form.save()
    settled()
    assert form.head.banner.accessibleName().startswith("Kept as unfinished.")
    (draft,) = drafts_of(company.file)
    form.open_draft(draft)
    settled()
    assert [row.hazard for row in fields_of(form).hazards.rows] == ["Ice"]


def test_what_is_wrong_with_a_hazard_is_told_at_it(
    form: FieldAssessmentForm, settled: Settled
) -> None:
    form.open_new({"task": "Weld", "done_on": AS_OF})
    settled()
    hazards = fields_of(form).hazards
    hazards.add_lines([{"hazard": "Ice", "control": "Sand"}, {"hazard": "", "control": "Fence"}])
    form.save()
    settled()
    assert hazards.rows[1].editors["hazard"].fault == "Hazard is needed."
    assert hazards.rows[1].editors["hazard"].isAncestorOf(focus())


def test_every_field_of_the_kind_is_in_the_form(
    form: FieldAssessmentForm, company: Company, settled: Settled
) -> None:
    kind = kind_of(KIND)
    card = assessed(company, "2026-11-03", latitude=52.1, longitude=-114.3)
    form.open(card)
    settled()
    asked = {name for editor in form.fields.editors.values() for name in editor.names}
    assert asked == {f.name for f in kind.fields} | {rows.name for rows in kind.rows}
    assert form.fields.more.text() == "More, 2 filled in"
    QTest.mouseClick(form.fields.more, Qt.MouseButton.LeftButton)
    assert form.fields.editors["latitude"].isVisible()


def test_a_voided_card_is_read_only(
    form: FieldAssessmentForm, company: Company, settled: Settled
) -> None:
    card = assessed(company, "2026-11-03")
    company.void(KIND, card)
    form.open(card)
    settled()
    fields = fields_of(form)
    assert fields.hazards.picker.isHidden()
    assert all(row.remove.isHidden() for row in fields.hazards.rows)
    assert fields.again.isHidden()
    assert editing.read_record(company.file, KIND, card).is_voided


@pytest.mark.parametrize("is_bundled", [False, True])
@pytest.mark.parametrize(("scale", "width"), [(1.0, 370), (2.0, 740)])
def test_long_words_are_not_cut_in_the_narrow_pane(
    form: FieldAssessmentForm, company: Company, settled: Settled, qtbot: QtBot,
    scale: float, width: int, is_bundled: bool,
) -> None:  # fmt: skip
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if is_bundled:  # it is wider than those of most systems
        use_bundled_font(app)
    company.worker("W" * 100 + " " + "M" * 100, hired="2020-01-01")
    with dressed(app, "light", scale):
        made = FieldAssessmentForm(form.desk, KIND)
        qtbot.addWidget(made)
        made.resize(width, 700)
        made.show()
        made.open_new({"task": "T" * 300, "done_on": AS_OF})
        settled()
        fields_of(made).hazards.add_lines(
            [{"hazard": "H" * 300, "control": "Gloves"}, {"hazard": SPARKS}]
        )

        def fits() -> None:  # what wraps is laid out once more when it knows how wide it is
            room = made.area.viewport().width()
            wide = [
                (child, child.minimumSizeHint().width(), child.minimumWidth())
                for child in made.fields.findChildren(QWidget)
                if child.isVisibleTo(made.fields)
                and max(child.minimumSizeHint().width(), child.minimumWidth()) > room
            ]
            assert made.fields.minimumSizeHint().width() <= room, wide

        qtbot.waitUntil(fits)
        for pressed in made.fields.findChildren(QPushButton):
            if pressed.isVisible():
                if not pressed.icon().isNull() and pressed.text() in ("Usual controls", "More"):
                    assert pressed.width() >= pressed.sizeHint().width(), pressed.text()
                right = pressed.mapTo(made.fields, pressed.rect().topRight()).x()
                assert right <= made.fields.width()
        made.hide()  # so that it does not go away with the keyboard in it
