"""Every editor is used as a person would: keys, clicks, pasting, leaving with Tab."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import kind_of
from tests.builders.company import AS_OF, Company
from ui import theme
from ui.desk import Desk
from ui.editors import (
    ChoiceEditor,
    DateEditor,
    Editor,
    LinkEditor,
    LongTextEditor,
    PersonEditor,
    RowsEditor,
    YesNoEditor,
    editor_of,
)

Put = Callable[..., Editor]


@pytest.fixture
def put(qtbot: QtBot, desk: Desk) -> Put:
    """Call it with a kind and the name of a field or a table: the editor, in a shown window."""
    window = QWidget()
    column = QVBoxLayout(window)
    qtbot.addWidget(window)

    def put(kind_key: str, name: str) -> Editor:
        kind = kind_of(kind_key)
        rows = next((rows for rows in kind.rows if rows.name == name), None)
        editor = RowsEditor(desk, rows) if rows else editor_of(desk, kind, name)
        column.addWidget(editor)
        column.addWidget(QLineEdit())  # somewhere to go to with Tab
        window.resize(370, 400)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        editor.setFocus()
        return editor

    return put


def keyboard() -> QWidget:
    """What a key goes to: a popup that is open, else what has the focus."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None
    return widget.focusWidget() or widget


def type_in(text: str) -> None:
    QTest.keyClicks(keyboard(), text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(keyboard(), key, modifier)


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keySequence(keyboard(), QKeySequence(QKeySequence.StandardKey.Paste))


# --- dates and numbers ----------------------------------------------------------------------------


def test_a_date_is_shown_in_words_when_it_is_left(put: Put) -> None:
    date = put("inspection", "done_on")
    type_in("20 dec")
    assert date.typed() == "20 dec"
    press(Qt.Key.Key_Tab)
    assert date.typed() == "20 December 2025"
    assert "20 December 2025 was taken" in date._hint.text()  # type: ignore[union-attr]


def test_a_date_typed_as_tomorow(put: Put) -> None:
    date = put("inspection", "done_on")
    type_in("tomorow")
    press(Qt.Key.Key_Tab)
    assert date.fault.startswith("“tomorow” is not a date Muster can read.")
    assert date.typed() == "tomorow"
    input_ = date.inputs[0]
    assert input_.property("fault") is True
    assert input_.accessibleName() == f"Date. {date.fault}"
    date.setFocus()
    press(Qt.Key.Key_Backspace)
    assert date.fault == ""
    assert input_.accessibleName() == "Date"


def test_the_arrows_move_a_day(put: Put) -> None:
    date = put("inspection", "done_on")
    press(Qt.Key.Key_Up)
    assert date.typed() == "16 November 2026"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert date.typed() == "14 November 2026"


def test_a_day_is_picked_in_the_calendar(put: Put) -> None:
    date = put("inspection", "done_on")
    assert isinstance(date, DateEditor)
    date.set_value(AS_OF)
    QTest.mouseClick(date.pick, Qt.MouseButton.LeftButton)
    calendar = date._calendar
    assert calendar is not None
    assert calendar.selectedDate().toPython() == AS_OF
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Return)
    assert date.typed() == "15 November 2026"


def test_a_reading_says_what_is_wrong_with_it(put: Put) -> None:
    reading = put("reading", "value")
    type_in("128 450 km")
    press(Qt.Key.Key_Tab)
    assert (reading.typed(), reading.fault) == ("128450", "")
    reading.setFocus()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in("lots")
    press(Qt.Key.Key_Tab)
    assert "“lots” is not a number" in reading.fault


def test_an_empty_field_is_no_fault_before_somebody_saves(put: Put) -> None:
    date = put("inspection", "done_on")
    press(Qt.Key.Key_Tab)
    assert date.fault == ""


# --- choices --------------------------------------------------------------------------------------


def test_few_choices_are_buttons_and_can_be_taken_back(put: Put, qtbot: QtBot) -> None:
    result = put("inspection", "result")
    assert isinstance(result, ChoiceEditor)
    assert result.toggles is not None
    failed = result.toggles.button_of("fail")
    with qtbot.waitSignal(result.changed):
        QTest.mouseClick(failed, Qt.MouseButton.LeftButton)
    assert result.typed() == "fail"
    assert failed.accessibleName() == "Result: Fail"
    QTest.mouseClick(failed, Qt.MouseButton.LeftButton)
    assert result.typed() == ""


def test_choices_with_the_keyboard(put: Put) -> None:
    safe = put("inspection", "safe_to_use")
    assert isinstance(safe, YesNoEditor)
    assert safe.typed() is None
    press(Qt.Key.Key_Space)
    assert safe.typed() is True
    press(Qt.Key.Key_Right)
    assert safe.typed() is False
    press(Qt.Key.Key_Delete)
    assert safe.typed() is None
    press(Qt.Key.Key_Tab)
    assert not safe.isAncestorOf(QWidget.focusWidget(safe.window()))


def test_many_choices_are_a_list_with_nothing_chosen(put: Put) -> None:
    kind = put("incident", "kind")
    assert kind.typed() == ""
    type_in("Near")
    press(Qt.Key.Key_Return)
    kind.set_typed("near_miss")
    assert kind.typed() == "near_miss"


# --- texts ----------------------------------------------------------------------------------------


def test_a_long_text_grows_and_tab_leaves_it(put: Put, qtbot: QtBot) -> None:
    what = put("incident", "what")
    assert isinstance(what, LongTextEditor)
    small = what.input.sizeHint().height()
    for _line in range(5):
        type_in("A sling broke.")
        press(Qt.Key.Key_Return)
    assert what.input.lines == 6
    assert what.input.sizeHint().height() > small
    qtbot.waitUntil(lambda: what.input.verticalScrollBar().maximum() == 0)
    for _line in range(20):
        press(Qt.Key.Key_Return)
    assert what.input.lines == 8
    press(Qt.Key.Key_Tab)
    assert not what.input.hasFocus()
    assert str(what.typed()).count("A sling broke.") == 5


def test_a_name_of_200_letters(put: Put) -> None:
    title = put("policy", "title")
    type_in("W" * 200)
    press(Qt.Key.Key_Tab)
    assert (title.typed(), title.fault) == ("W" * 200, "")
    assert title.width() <= 370
    title.setFocus()
    press(Qt.Key.Key_End)
    type_in("x")
    press(Qt.Key.Key_Tab)
    assert "has 201 characters and 200 fit" in title.fault
    assert title.typed() == "W" * 200 + "x"


# --- links ----------------------------------------------------------------------------------------


def offered(editor: LinkEditor) -> list[str]:
    model = editor._offered
    return [model.item(row).text() for row in range(model.rowCount())]


def test_a_worker_is_found_by_a_part_of_the_name(put: Put, qtbot: QtBot, company: Company) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-01")
    company.worker("Bob Roy", hired="2020-01-01")
    worker = put("certificate", "worker_id")
    assert isinstance(worker, LinkEditor)
    type_in("desj")
    qtbot.waitUntil(lambda: worker._is_choosing())
    assert offered(worker) == ["Rick Desjarlais", "Add “desj” as a new one: Worker"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert (worker.typed(), worker.input.text()) == (rick, "Rick Desjarlais")


def test_the_arrow_of_a_list_shows_all_and_is_as_large_as_the_letters(
    put: Put, qtbot: QtBot, company: Company
) -> None:
    for name in ("Rick Desjarlais", "Bob Roy"):
        company.worker(name, hired="2020-01-01")
    worker = put("certificate", "worker_id")
    assert isinstance(worker, LinkEditor)
    arrow = worker.input.findChild(QToolButton)
    assert arrow.accessibleName() == "Show all"
    assert worker.input.rect().contains(arrow.geometry())
    assert arrow.width() >= theme.px(24)
    qtbot.mouseClick(arrow, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: worker._is_choosing())
    assert offered(worker) == ["Bob Roy", "Rick Desjarlais"]


def test_a_name_typed_in_full_becomes_the_link(put: Put, qtbot: QtBot, company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    worker = put("certificate", "worker_id")
    type_in("rick desjarlais")
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: worker.typed() == rick)


def test_a_name_on_no_list_is_told_and_can_be_added(
    put: Put, qtbot: QtBot, company: Company
) -> None:
    company.worker("Rick Desjarlais")
    worker = put("certificate", "worker_id")
    assert isinstance(worker, LinkEditor)
    type_in("Kayla Nguyen")
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "is not on the list" in worker.fault)
    worker.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: worker._is_choosing())
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert worker.typed() == {"new": "Kayla Nguyen"}
    assert worker.fault == ""


def test_tab_takes_what_is_marked_in_the_list_and_goes_on(
    put: Put, qtbot: QtBot, company: Company
) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-01")
    worker = put("certificate", "worker_id")
    assert isinstance(worker, LinkEditor)
    type_in("desj")
    qtbot.waitUntil(lambda: worker._is_choosing())
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not worker.input.hasFocus())
    assert (worker.typed(), worker.input.text()) == (rick, "Rick Desjarlais")
    assert not worker._is_choosing()


def test_what_is_wrong_is_not_hidden_by_the_list(put: Put, qtbot: QtBot, company: Company) -> None:
    company.site("Shop")
    site = put("inspection", "site_id")
    assert isinstance(site, LinkEditor)
    type_in("s")
    qtbot.waitUntil(lambda: site._is_choosing())
    site.show_fault("“s” is not on the list.")  # as when somebody saves now
    assert not site._is_choosing()


def test_somebody_may_be_on_the_list_or_not(put: Put, qtbot: QtBot, company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    doer = put("inspection", "by_id")
    assert isinstance(doer, PersonEditor)
    type_in("Inspector Clouseau")
    assert doer.typed_fields() == {"by_id": "", "by_name": "Inspector Clouseau"}
    doer.set_typed_fields({"by_id": rick, "by_name": None})
    qtbot.waitUntil(lambda: doer.input.text() == "Rick Desjarlais")
    assert doer.typed_fields() == {"by_id": rick, "by_name": ""}


# --- tables ---------------------------------------------------------------------------------------


def cell(rows: RowsEditor, line: int, name: str) -> Editor:
    return next(e for e in rows.page.views[line].editors if e.names[0] == name)


def test_lines_are_typed_with_tab_alone(put: Put) -> None:
    contacts = put("emergency_plan", "contacts")
    assert isinstance(contacts, RowsEditor)
    press(Qt.Key.Key_Space)  # Add a line
    for word in ("Hospital", "Everything", "911"):
        type_in(word)
        press(Qt.Key.Key_Tab)
    type_in("Poison centre")
    assert contacts.typed() == [
        {"name": "Hospital", "role": "Everything", "phone": "911"},
        {"name": "Poison centre", "role": "", "phone": ""},
    ]


def test_tab_leaves_an_empty_last_line_and_enter_goes_down(put: Put) -> None:
    contacts = put("emergency_plan", "contacts")
    assert isinstance(contacts, RowsEditor)
    contacts.add_line()
    for _cell in range(3):
        press(Qt.Key.Key_Tab)
    assert len(contacts.page.views) == 1
    cell(contacts, 0, "name").setFocus()
    type_in("Hospital")
    press(Qt.Key.Key_Return)
    type_in("Police")
    assert [line["name"] for line in contacts.typed()] == ["Hospital", "Police"]


def test_a_removed_line_can_be_put_back(put: Put) -> None:
    contacts = put("emergency_plan", "contacts")
    assert isinstance(contacts, RowsEditor)
    contacts.set_value([{"id": "a" * 32, "name": "Hospital"}, {"id": "b" * 32, "name": "Police"}])
    before = contacts.typed()
    QTest.mouseClick(contacts.page.views[0].remove, Qt.MouseButton.LeftButton)
    assert [line["name"] for line in contacts.typed()] == ["Police"]
    QTest.mouseClick(contacts.put_back, Qt.MouseButton.LeftButton)
    assert contacts.typed() == before


def test_a_block_of_a_spreadsheet_goes_into_the_cells(put: Put) -> None:
    contacts = put("emergency_plan", "contacts")
    assert isinstance(contacts, RowsEditor)
    contacts.add_line()
    press(Qt.Key.Key_Tab)
    paste("Fire\t911\nPoison\t310-1414\n")
    assert contacts.typed() == [
        {"name": "", "role": "Fire", "phone": "911"},
        {"name": "", "role": "Poison", "phone": "310-1414"},
    ]


def test_one_copied_cell_is_pasted_as_it_always_is(put: Put) -> None:
    contacts = put("emergency_plan", "contacts")
    assert isinstance(contacts, RowsEditor)
    contacts.add_line()
    paste("Hospital\n")
    assert contacts.typed()[0]["name"] == "Hospital"
    assert len(contacts.page.views) == 1


def test_ten_thousand_pasted_lines(put: Put) -> None:
    contacts = put("emergency_plan", "contacts")
    assert isinstance(contacts, RowsEditor)
    contacts.add_line()
    paste("".join(f"Person {n}\tFire\t911\n" for n in range(10_000)))
    assert len(contacts.typed()) == 500
    assert len(contacts.page.views) == 20
    assert contacts._hint is not None
    assert contacts._hint.text().startswith(
        "500 lines fit into one record, so 9,500 lines were not taken."
    )
    assert contacts.paging.where.text() == "Lines 1 to 20 of 500"
    QTest.mouseClick(contacts.paging.later, Qt.MouseButton.LeftButton)
    assert contacts.page.views[0].typed()["name"] == "Person 20"
    cell(contacts, 0, "name").setFocus()
    type_in("!")
    QTest.mouseClick(contacts.paging.earlier, Qt.MouseButton.LeftButton)
    assert len(contacts.typed()) == 500
    assert contacts.typed()[20]["name"] in ("Person 20!", "!Person 20")


def test_the_page_with_the_first_fault_is_turned_to(put: Put) -> None:
    contacts = put("emergency_plan", "contacts")
    assert isinstance(contacts, RowsEditor)
    contacts.set_typed([{"name": "x", "role": "", "phone": "1"} for _n in range(60)])
    assert contacts.show_faults({"contacts.45.phone": "Too short.", "contacts.59.name": "Odd."})
    contacts.focus_fault()
    assert contacts.paging.where.text() == "Lines 41 to 60 of 60"
    assert cell(contacts, 5, "phone").fault == "Too short."
    assert cell(contacts, 19, "name").fault == "Odd."
    assert cell(contacts, 5, "phone").inputs[0].hasFocus()


def test_tables_inside_lines(put: Put) -> None:
    hazards = put("formal_hazard_assessment", "hazards")
    assert isinstance(hazards, RowsEditor)
    stored = [
        {"id": "a" * 32, "hazard": "Burns", "category": "physical", "severity": 3,
         "controls": [{"id": "b" * 32, "control": "Gloves", "level": "ppe"}]},
    ]  # fmt: skip
    hazards.set_value(stored)
    inner = hazards.page.views[0].tables[0]
    assert isinstance(inner, RowsEditor)
    inner.add_line()
    type_in("Screens")
    (line,) = hazards.typed()
    assert line["id"] == "a" * 32
    controls = line["controls"]
    assert isinstance(controls, list)
    assert [control["control"] for control in controls] == ["Gloves", "Screens"]
    assert controls[0]["id"] == "b" * 32
    hazards.show_faults({"hazards.0.controls.1.level": "Choose one."})
    assert cell(inner, 1, "level").fault == "Choose one."


def test_every_input_has_a_name(put: Put) -> None:
    hazards = put("formal_hazard_assessment", "hazards")
    assert isinstance(hazards, RowsEditor)
    hazards.add_line()
    (view,) = hazards.page.views
    assert view.accessibleName() == "Hazards, line 1"
    for editor in view.editors:
        assert all(widget.accessibleName() for widget in editor.inputs)
    assert view.remove.accessibleName() == "Hazards: remove line 1"


def test_nothing_is_wider_than_the_pane(put: Put) -> None:
    hazards = put("formal_hazard_assessment", "hazards")
    assert isinstance(hazards, RowsEditor)
    hazards.add_line()
    hazards.window().adjustSize()
    hazards.window().resize(370, 700)
    (view,) = hazards.page.views
    right = view.mapTo(hazards.window(), QPoint(view.width(), 0)).x()
    assert right <= 370


def test_the_arrow_down_shows_all_there_is(put: Put, qtbot: QtBot, company: Company) -> None:
    company.site("Shop")
    yard = company.site("Yard")
    site = put("inspection", "site_id")
    assert isinstance(site, LinkEditor)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: site._is_choosing())
    assert offered(site) == ["Shop", "Yard"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert site.typed() == yard
    site.set_read_only(True)
    press(Qt.Key.Key_Down)
    assert site.desk.jobs.is_idle  # nothing is asked for
