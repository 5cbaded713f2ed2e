"""The dialogs that tell one thing: a file that is open elsewhere, a fault, what this program is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop import __version__
from desktop.errors import HeldElsewhere
from ui.dialogs.about import AboutDialog
from ui.dialogs.bug import BugDialog
from ui.dialogs.held import HeldDialog


def shown(qtbot: QtBot, dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)


@pytest.mark.parametrize(
    ("button", "signal"), [("read", "read_only_wanted"), ("again", "again_wanted")]
)
def test_a_held_file_is_read_or_tried_again(qtbot: QtBot, button: str, signal: str) -> None:
    dialog = HeldDialog(Path("/a/Bow River.muster"), HeldElsewhere("By Dale on SHOP-PC."))
    shown(qtbot, dialog)
    assert dialog.sentence.text() == "By Dale on SHOP-PC."
    with qtbot.waitSignals([getattr(dialog, signal), dialog.accepted]):
        qtbot.mouseClick(getattr(dialog, button), Qt.MouseButton.LeftButton)


def test_a_held_file_is_left_with_escape(qtbot: QtBot) -> None:
    dialog = HeldDialog(Path("/a/Bow River.muster"), HeldElsewhere("By Dale on SHOP-PC."))
    shown(qtbot, dialog)
    with qtbot.waitSignal(dialog.rejected), qtbot.assertNotEmitted(dialog.read_only_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_log_of_a_fault_is_saved_where_it_is_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    log = tmp_path / "muster.log"
    log.write_text("what happened")
    dialog = BugDialog(log)
    dialog.choose = lambda _proposed: str(tmp_path / "copy.log")
    shown(qtbot, dialog)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.outcome.isVisible)
    assert (tmp_path / "copy.log").read_text() == "what happened"
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


@pytest.mark.parametrize("to", ["no/such/folder/copy.log", "muster.log"])
def test_a_log_that_cannot_be_saved_says_where_it_lies(
    qtbot: QtBot, tmp_path: Path, to: str
) -> None:
    log = tmp_path / "muster.log"
    log.write_text("what happened")
    dialog = BugDialog(log)
    dialog.choose = lambda _proposed: str(tmp_path / to)
    shown(qtbot, dialog)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.outcome.isVisible)
    assert str(log) in dialog.outcome.text()
    assert log.read_text() == "what happened"


def test_about_says_the_version(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    shown(qtbot, dialog)
    assert dialog.version.text().endswith(__version__)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
