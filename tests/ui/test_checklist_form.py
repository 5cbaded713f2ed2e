"""A checklist is written by keyboard, put in order, and changed apart from what was filled."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import kind_of
from desktop.store import aggregate
from tests.builders.company import Company
from ui.checklists.form import ChecklistForm
from ui.checklists.library_dialog import LibraryDialog
from ui.desk import Desk
from ui.editors import form_for
from ui.element.views import ChecklistsView, view_of
from ui.places import Place
from ui.preferences import Preferences

Settled = Callable[[], None]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> ChecklistForm:
    made = form_for("checklist", desk)
    assert isinstance(made, ChecklistForm)
    qtbot.addWidget(made)
    made.resize(860, 640)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str) -> None:
    QTest.keyClicks(focus(), text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)


def words(form: ChecklistForm) -> list[str]:
    return [line.words.text() for line in form.fields.items.lines]


def checklists(company: Company) -> list[dict[str, Any]]:
    with company.file.reading() as connection:
        return [one.values for one in aggregate.read(connection, kind_of("checklist")).values()]


def begin(form: ChecklistForm, settled: Settled) -> None:
    form.open_new({})
    settled()
    form.fields.items.lines[0].focus()


def test_enter_adds_the_next_item_and_all_is_saved(
    form: ChecklistForm, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    form.open_new({})
    settled()
    write("Trailer walk")
    form.fields.items.lines[0].focus()
    for text in ("Coupler", "Chains", "Lights"):
        write(text)
        press(Qt.Key.Key_Return)
    assert words(form) == ["Coupler", "Chains", "Lights", ""]
    line = form.fields.items.lines[0]
    line.fails.setFocus()
    press(Qt.Key.Key_O)  # Out of use
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    (saved,) = checklists(company)
    assert [one["item"] for one in saved["items"]] == ["Coupler", "Chains", "Lights"]
    first = saved["items"][0]
    assert (first["risk"], first["unsafe_means_tag_out"], first["fail_means_action"]) == (
        "high", True, True,
    )  # fmt: skip
    assert (saved["title"], saved["edition"]) == ("Trailer walk", 1)


def test_alt_and_the_arrows_put_items_in_order_and_the_keyboard_goes_along(
    form: ChecklistForm, settled: Settled
) -> None:
    begin(form, settled)
    form.fields.items.paste_lines("a\nb\nc", 1)
    assert focus() is form.fields.items.lines[2].words
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Up, ALT)
    assert words(form) == ["c", "a", "b"]
    assert focus() is form.fields.items.lines[0].words
    press(Qt.Key.Key_Down)
    assert focus() is form.fields.items.lines[1].words
    press(Qt.Key.Key_Tab)
    assert focus() is form.fields.items.lines[1].kind
    assert form.is_touched


def test_an_item_is_dragged_by_its_handle(form: ChecklistForm, settled: Settled) -> None:
    begin(form, settled)
    form.fields.items.paste_lines("a\nb\nc", 1)
    QApplication.processEvents()
    first, last = form.fields.items.lines[0], form.fields.items.lines[2]
    to = last.mapToGlobal(last.rect().bottomLeft())
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(first.handle, left)
    move = QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(1, 1), QPointF(to), left, left,
                       Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(first.handle, move)
    assert words(form) == ["b", "c", "a"]


def test_lines_are_pasted_and_an_item_is_removed_and_put_back(
    form: ChecklistForm, settled: Settled
) -> None:
    begin(form, settled)
    QGuiApplication.clipboard().setText("1. Brakes\n2. Lights\n3. Horn")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert words(form) == ["Brakes", "Lights", "Horn"]
    form.fields.items.lines[1].remove.click()
    assert words(form) == ["Brakes", "Horn"]
    form.fields.items.put_back.click()
    assert words(form) == ["Brakes", "Lights", "Horn"]


def test_backspace_takes_an_empty_line_away(form: ChecklistForm, settled: Settled) -> None:
    begin(form, settled)
    write("Brakes")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)  # the empty one is enough
    assert words(form) == ["Brakes", ""]
    press(Qt.Key.Key_Backspace)
    assert words(form) == ["Brakes"]
    assert focus() is form.fields.items.lines[0].words


def test_a_change_to_one_that_was_filled_goes_to_the_new_version(
    form: ChecklistForm, company: Company, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    first = company.save("checklist", title="Truck", edition=1, items=[{"item": "Lights"}])
    company.inspection("2026-11-02", checklist_id=first)
    went: list[Place] = []
    desk.wanted.connect(went.append)
    form.open(first)
    settled()
    assert not form.fields.notice.isHidden()
    assert "version 2" in form.fields.notice.accessibleName()
    form.fields.items.lines[0].focus()
    write(" and signals")
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    assert [one["items"][0]["item"] for one in checklists(company)] == [
        "Lights", "Lights and signals",
    ]  # fmt: skip
    assert went[0].record_id == form.record_id != first
    links = [one.text() for one in form.fields.versions.findChildren(QPushButton)]
    assert len(links) == 2
    form.open(first)
    settled()
    assert form.fields.items.lines[0].words.isReadOnly()
    assert form.bar.isHidden()
    form.open(went[0].record_id or "")
    settled()
    assert not form.fields.items.lines[0].words.isReadOnly()
    assert not form.bar.isHidden()


def test_checklists_are_taken_from_the_library(
    desk: Desk, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    company.save("checklist", title="Ladder inspection")
    dialog = LibraryDialog(desk)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    settled()
    assert not dialog.do.isEnabled()
    dialog.filter.setText("harness")
    seen = [row for row in range(dialog.list.count()) if not dialog.list.item(row).isHidden()]
    assert len(seen) == 1
    assert dialog.title.text() == "Harness and lanyard inspection"
    assert "Webbing" in dialog.items.text()
    assert "a fail takes it out of use" in dialog.items.text()
    dialog.list.setFocus()
    press(Qt.Key.Key_Space)
    dialog.filter.setText("ladder")
    press(Qt.Key.Key_Space)  # it is there already and cannot be ticked
    dialog.filter.setText("trailer")
    dialog.list.setFocus()
    press(Qt.Key.Key_Space)
    assert dialog.do.text() == "Add 2 checklists"
    with qtbot.waitSignal(dialog.accepted):
        dialog.do.click()
    assert {one["title"] for one in checklists(company)} == {
        "Ladder inspection", "Harness and lanyard inspection", "Trailer inspection",
    }  # fmt: skip


def test_where_there_is_no_checklist_the_library_is_offered(
    desk: Desk, preferences: Preferences, settled: Settled, qtbot: QtBot
) -> None:
    view = view_of("checklist", desk, preferences)
    assert isinstance(view, ChecklistsView)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    settled()
    assert view.first.isVisible()
    view.first.click()
    dialog = view.window().findChild(LibraryDialog)
    assert dialog is not None
    settled()
    dialog.reject()


def test_an_item_that_came_longer_than_one_can_type_is_kept_whole(
    form: ChecklistForm, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    items = [{"item": "x" * 400}, {"item": "Horn"}]
    form.open(company.save("checklist", title="Long", items=items))
    settled()
    form.fields.items.lines[1].focus()
    write(" loud")
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    assert [one["item"] for one in checklists(company)[0]["items"]] == ["x" * 400, "Horn loud"]


def test_a_checklist_is_printed_to_be_filled_in_by_pen(
    form: ChecklistForm, company: Company, settled: Settled
) -> None:
    form.open_new({})
    settled()
    assert form.fields.by_pen.isHidden()
    form.open(company.save("checklist", title="Ladder", items=[{"item": "Rungs"}]))
    settled()
    assert form.fields.by_pen.isVisibleTo(form)
    sheets: list[Any] = []
    form.desk.paper_wanted.connect(sheets.append)
    form.fields.by_pen.click()
    assert [sheet.title for sheet in sheets] == ["Ladder"]
