"""A new company in two steps, as a person answers them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.store.file import CompanyFile
from ui.welcome.new_company import NewCompany, NewCompanyDialog

NOW = datetime(2026, 11, 16, 19, 0, tzinfo=UTC)


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> NewCompanyDialog:
    made = NewCompanyDialog(None, str(tmp_path))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    return made


def enter(dialog: NewCompanyDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_two_steps_by_keyboard_make_a_file(
    dialog: NewCompanyDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClicks(dialog.focusWidget(), "Bow River Mechanical Ltd.")
    dialog.company.province.setCurrentText("Saskatchewan")
    qtbot.keyClicks(dialog.company.audit, "29 Jan 2027")
    enter(dialog)
    assert dialog.place.file_name.text() == "Bow River Mechanical Ltd"
    with qtbot.waitSignal(dialog.made) as heard:
        enter(dialog)
    answer = heard.args[0]
    assert isinstance(answer, NewCompany)
    assert (answer.path.parent, answer.province, answer.next_audit_on, answer.next_step) == (
        tmp_path, "SK", date(2027, 1, 29), "import",
    )  # fmt: skip
    answer.make("Test", lambda: NOW)
    with CompanyFile.open(answer.path, by="Test", clock=lambda: NOW) as company:
        assert company.path.name == "Bow River Mechanical Ltd.muster"
    assert not dialog.isVisible()


def test_slips_of_the_first_step_stand_at_their_fields(
    dialog: NewCompanyDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.company.audit, "tomorow")
    enter(dialog)
    assert dialog.company.isVisible()
    assert dialog.company.fields["legal_name"].fault == "The company needs its legal name."
    assert dialog.company.fields["next_audit_on"].fault
    assert dialog.focusWidget() is dialog.company.name
    qtbot.keyClicks(dialog.company.name, "B")
    assert dialog.company.fields["legal_name"].fault == ""


def test_slips_of_the_second_step_stand_at_their_fields(
    dialog: NewCompanyDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "Bow River.muster").touch()
    qtbot.keyClicks(dialog.company.name, "Bow River")
    enter(dialog)
    enter(dialog)
    qtbot.waitUntil(lambda: bool(dialog.place.fields["file_name"].fault))
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.made) as heard:
        qtbot.keyClicks(dialog.place.file_name, " 2")
        enter(dialog)
    assert heard.args[0].path == tmp_path / "Bow River 2.muster"


def test_back_keeps_what_was_typed(dialog: NewCompanyDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.company.name, "Bow River")
    enter(dialog)
    dialog.place.file_name.setText("Mine")
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.company.name.text() == "Bow River"
    enter(dialog)
    assert dialog.place.file_name.text() == "Mine"


def test_a_synced_folder_is_warned_of(dialog: NewCompanyDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.company.name, "Bow River")
    enter(dialog)
    assert not dialog.place.warning.isVisible()
    dialog.place.folder.setText("/home/dale/OneDrive")
    assert dialog.place.warning.isVisible()


def test_what_comes_first_can_be_chosen(dialog: NewCompanyDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.company.name, "Bow River")
    enter(dialog)
    dialog.place.choices["workers"].click()
    with qtbot.waitSignal(dialog.made) as heard:
        qtbot.mouseClick(dialog.forth, Qt.MouseButton.LeftButton)
    assert heard.args[0].next_step == "workers"
