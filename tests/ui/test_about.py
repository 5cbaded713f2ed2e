"""About says the versions, hands them on as text, and leads to the notices."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.about import notices, version_lines
from ui.dialogs.about import AboutDialog
from ui.dialogs.notices import NoticesDialog


def shown(qtbot: QtBot) -> AboutDialog:
    dialog = AboutDialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.copy_button.isEnabled)
    return dialog


def test_about_shows_what_version_says_and_copies_it(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    assert dialog.versions.text().splitlines() == list(version_lines())
    assert not dialog.copied.isVisible()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text().splitlines() == list(version_lines())
    assert dialog.copied.isVisible()


def test_the_notices_are_a_click_away_and_are_left_with_escape(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    qtbot.mouseClick(dialog.notices_button, Qt.MouseButton.LeftButton)
    (reading,) = dialog.findChildren(NoticesDialog)
    qtbot.waitUntil(lambda: reading.text.toPlainText() != "")
    assert reading.text.toPlainText() == notices()
    assert reading.text.isReadOnly()
    with qtbot.waitSignal(reading.rejected):
        QTest.keyClick(reading, Qt.Key.Key_Escape)
    assert dialog.isVisible()
