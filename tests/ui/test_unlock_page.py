"""The page that asks for a password: what it asks, what it answers to slips, how it makes wait."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.store.keys import Key
from ui.locking.unlock_page import UnlockPage

PATH = Path("/home/donna/Bow River.muster")
CODE = Key(bytes(range(32)), bytes(16)).recovery_code()


@pytest.fixture
def page(qtbot: QtBot) -> UnlockPage:
    made = UnlockPage()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.ask(PATH, may_remember=False)
    return made


def test_enter_gives_the_password_that_was_typed(page: UnlockPage, qtbot: QtBot) -> None:
    assert page.title.text() == "Bow River"
    assert page.password.line.echoMode() == QLineEdit.EchoMode.Password
    qtbot.keyClicks(page.password.line, " four bats ")  # a blank at the end belongs to it
    with qtbot.waitSignal(page.password_given) as heard:
        QTest.keyClick(page.password.line, Qt.Key.Key_Return)
    assert heard.args == [" four bats ", False]
    assert not page.open.isEnabled()  # until it was tried


def test_nothing_typed_is_asked_for_again(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.password_given):
        QTest.keyClick(page.password.line, Qt.Key.Key_Return)
    assert page.fault.text() == "Type the password."


def test_the_box_to_remember_is_there_where_this_pc_can(page: UnlockPage, qtbot: QtBot) -> None:
    assert not page.remember.isVisible()
    page.offer_to_remember()
    assert page.remember.isVisible()
    page.remember.click()
    qtbot.keyClicks(page.password.line, "four bats")
    with qtbot.waitSignal(page.password_given) as heard:
        page.open.click()
    assert heard.args == ["four bats", True]
    page.other.click()
    assert not page.remember.isVisible()  # the sheet is for the day on which all else failed


def test_a_wrong_one_is_a_sentence_and_a_wait_that_counts_down(
    page: UnlockPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.password.line, "wrong")
    page.open.click()
    page.refuse("That does not open it.", 2)
    assert page.fault.text() == "That does not open it."
    assert (page.open.text(), page.open.isEnabled()) == ("Open in 2 seconds", False)
    page.tries.clock.timeout.emit()
    assert page.open.text() == "Open in 1 second"
    page.tries.clock.timeout.emit()
    assert (page.open.text(), page.open.isEnabled()) == ("Open", True)
    assert not page.tries.clock.isActive()
    assert page.password.line.selectedText()  # typing begins anew
    qtbot.keyClicks(page.password.line, "f")
    assert page.fault.text() == ""


def test_enter_before_the_wait_is_over_opens_when_it_is(page: UnlockPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.password.line, "wrong")
    page.open.click()
    page.refuse("That does not open it.", 2)
    qtbot.keyClicks(page.password.line, "right")
    with qtbot.assertNotEmitted(page.password_given):
        QTest.keyClick(page.password.line, Qt.Key.Key_Return)
        assert page.open.text() == "Opens in 2 seconds"
        page.tries.clock.timeout.emit()
    with qtbot.waitSignal(page.password_given) as heard:
        page.tries.clock.timeout.emit()
    assert heard.args == ["right", False]
    assert page.open.text() == "Opening…"


def test_what_is_typed_after_enter_is_tried_only_when_it_is_entered(
    page: UnlockPage, qtbot: QtBot
) -> None:
    page.refuse("That does not open it.", 1)
    qtbot.keyClicks(page.password.line, "wrong")
    QTest.keyClick(page.password.line, Qt.Key.Key_Return)
    qtbot.keyClicks(page.password.line, "right")  # in place of the other one, not behind it
    assert page.password.text == "right"
    with qtbot.assertNotEmitted(page.password_given):
        page.tries.clock.timeout.emit()
    assert (page.open.text(), page.open.isEnabled()) == ("Open", True)


def test_a_refusal_leaves_alone_what_is_being_typed(page: UnlockPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.password.line, "wrong")
    QTest.keyClick(page.password.line, Qt.Key.Key_Return)
    qtbot.keyClicks(page.password.line, "ri")
    page.refuse("That does not open it.")
    qtbot.keyClicks(page.password.line, "ght")
    assert page.password.text == "right"


def test_a_backup_is_restored_from_here(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.restore_wanted):
        page.restore.click()


def test_what_is_typed_is_seen_only_when_it_is_asked_for(page: UnlockPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.password.line, "four bats")
    eye = page.password.eye
    assert eye.accessibleName() == "Show what is typed"
    eye.click()
    assert page.password.line.echoMode() == QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Hide what is typed"
    page.forget()
    assert page.password.line.echoMode() == QLineEdit.EchoMode.Password
    assert page.password.text == ""


def test_tab_goes_through_it_in_reading_order(page: UnlockPage) -> None:
    page.offer_to_remember()
    page.take_keyboard()
    met = []
    for _step in range(7):
        met.append(page.focusWidget())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert met == [
        page.password.line, page.password.eye, page.remember, page.open, page.back, page.other,
        page.restore,
    ]  # fmt: skip


def test_esc_leaves(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.password.line, Qt.Key.Key_Escape)


# --- the recovery sheet -------------------------------------------------------------------------


def test_each_line_of_the_sheet_is_checked_as_it_is_typed(page: UnlockPage, qtbot: QtBot) -> None:
    page.other.click()
    lines, fields = CODE.split("\n"), page.code.fields
    assert page.focusWidget() is fields[0]
    qtbot.keyClicks(fields[0], lines[0].lower().replace("0", "o"))
    assert page.focusWidget() is fields[1]  # the next one, by itself
    wrong = "2" if lines[1][0] != "2" else "3"
    qtbot.keyClicks(fields[1], wrong + lines[1][1:])
    assert page.code.faults[1] == "Line 2 is not as it is printed. Look at it once more."
    assert page.focusWidget() is fields[1]
    fields[1].clear()
    qtbot.keyClicks(fields[1], f"{lines[1][:7]} {lines[1][7:]}")
    assert page.code.faults[1] == ""
    qtbot.keyClicks(fields[2], lines[2])
    with qtbot.assertNotEmitted(page.code_given):
        QTest.keyClick(fields[2], Qt.Key.Key_Return)
    assert page.code.faults[3] == "Line 4 is not whole. It has 14 letters and digits."
    qtbot.keyClicks(fields[3], lines[3])
    with qtbot.waitSignal(page.code_given) as heard:
        QTest.keyClick(fields[3], Qt.Key.Key_Return)
    key = Key.from_code(heard.args[0], bytes(16))
    assert key.recovery_code() == CODE


def test_the_whole_code_pasted_into_one_line_is_spread_over_all(page: UnlockPage) -> None:
    page.other.click()
    page.code.fields[0].insert(CODE.replace("\n", " "))
    assert [field.text() for field in page.code.fields] == CODE.split("\n")
    assert page.code.is_right


def test_a_line_left_half_typed_is_told_then(page: UnlockPage, qtbot: QtBot) -> None:
    page.other.click()
    fields = page.code.fields
    qtbot.keyClicks(fields[0], CODE[:6])
    assert page.code.faults[0] == ""
    QTest.keyClick(fields[0], Qt.Key.Key_Tab)
    assert page.code.faults[0] == "Line 1 is not whole. It has 14 letters and digits."
