"""The dialog of a password: what it says, what it takes, and who may change what there is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.errors import Unavailable
from desktop.store.keys import Key
from tests.builders.company import NOON
from ui.jobs import Job
from ui.locking.password_dialog import Change, PasswordDialog
from ui.welcome.new_company import NewCompany, NewCompanyDialog

DELETE = Qt.WidgetAttribute.WA_DeleteOnClose
OLD = Key(bytes(32), bytes(16))


def prove(typed: str, then: Callable[[Key], None], wrong: Callable[[Unavailable], None]) -> Job:
    """Know one password."""
    if typed == "four bats eat jam":
        then(OLD)
    else:
        wrong(Unavailable("That does not open it."))
    return Job()


def shown(qtbot: QtBot, dialog: PasswordDialog) -> PasswordDialog:
    qtbot.addWidget(dialog)
    dialog.setAttribute(DELETE, False)
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "At least 8"), ("jam", "Take at least 8"), ("abababab", "Easy to guess"),
     ("bat eat jam", "Fair."), ("four bats eat jam", "Good.")],
)  # fmt: skip
def test_how_good_it_is_is_said_while_it_is_typed(qtbot: QtBot, typed: str, said: str) -> None:
    dialog = shown(qtbot, PasswordDialog("Bow River.muster"))
    qtbot.keyClicks(dialog.new.first.line, typed)
    assert dialog.new.first._hint.text().startswith(said)


def test_too_short_and_not_the_same_are_told_at_their_fields(qtbot: QtBot) -> None:
    dialog = shown(qtbot, PasswordDialog("Bow River.muster"))
    qtbot.keyClicks(dialog.new.first.line, "bat jam")
    with qtbot.assertNotEmitted(dialog.wanted):
        dialog.do.click()
    assert "at least 8 characters" in dialog.new.first.fault
    assert dialog.focusWidget() is dialog.new.first.line
    dialog.new.first.line.setText("four bats eat jam")
    qtbot.keyClicks(dialog.new.second.line, "four bats eat ham")
    with qtbot.assertNotEmitted(dialog.wanted):
        dialog.do.click()
    assert "not the same" in dialog.new.second.fault
    assert dialog.focusWidget() is dialog.new.second.line


def test_a_password_is_set(qtbot: QtBot) -> None:
    dialog = shown(qtbot, PasswordDialog("Bow River.muster"))
    assert "There is no back door." in dialog.second.text()
    assert not dialog.deletes.isVisible()
    dialog.tell_clear_backups(3, "3 backups can be read without it.")
    assert dialog.deletes.isVisible()
    assert not dialog.deletes.isChecked()  # what is deleted is a choice
    dialog.deletes.click()
    for field in (dialog.new.first, dialog.new.second):
        qtbot.keyClicks(field.line, "four bats eat jam")
    with qtbot.waitSignal(dialog.wanted) as heard:
        dialog.do.click()
    assert heard.args == [Change("set", None, "four bats eat jam", deletes_clear=True)]
    assert "four bats" not in repr(heard.args)
    assert dialog.new.text == ""


def test_only_who_knows_the_password_changes_it(qtbot: QtBot) -> None:
    dialog = shown(qtbot, PasswordDialog("Bow River.muster", prove=prove))
    for field in (dialog.new.first, dialog.new.second):
        qtbot.keyClicks(field.line, "six eels sing low")
    dialog.do.click()
    assert dialog.current.fault == "Type the password that the file has now."
    qtbot.keyClicks(dialog.current.line, "no idea at all")
    with qtbot.assertNotEmitted(dialog.wanted):
        dialog.do.click()
    assert dialog.current.fault == "That does not open it."
    dialog.current.line.setText("four bats eat jam")
    with qtbot.waitSignal(dialog.wanted) as heard:
        dialog.do.click()
    assert heard.args == [Change("change", OLD, "six eels sing low")]


def test_it_is_taken_off(qtbot: QtBot) -> None:
    dialog = shown(qtbot, PasswordDialog("Bow River.muster", prove=prove))
    dialog.remove.click()
    assert not dialog.new.isVisible()
    assert dialog.do.text() == "Take the password off"
    qtbot.keyClicks(dialog.current.line, "four bats eat jam")
    with qtbot.waitSignal(dialog.wanted) as heard:
        dialog.do.click()
    assert heard.args == [Change("remove", OLD)]


def test_a_new_company_file_is_locked_from_the_start(qtbot: QtBot, tmp_path: object) -> None:
    dialog = NewCompanyDialog(None, str(tmp_path))
    dialog.setAttribute(DELETE, False)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    qtbot.keyClicks(dialog.company.name, "Bow River")
    dialog.forth.click()
    assert not dialog.place.password.isVisible()
    dialog.place.locks.click()
    assert dialog.focusWidget() is dialog.place.password.first.line
    dialog.forth.click()
    assert dialog.isVisible()
    assert dialog.place.password.first.fault
    for field in (dialog.place.password.first, dialog.place.password.second):
        qtbot.keyClicks(field.line, "four bats eat jam")
    with qtbot.waitSignal(dialog.made) as heard:
        dialog.forth.click()
    answer = heard.args[0]
    assert isinstance(answer, NewCompany)
    assert "four bats" not in repr(answer)
    key = answer.make("Test", lambda: NOON)
    assert key is not None
    assert b"Bow River" not in answer.path.read_bytes()
