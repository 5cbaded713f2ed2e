"""The first page as a person meets it: nothing opened yet, files known, a file that is gone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from ui.preferences import Preferences
from ui.welcome.page import WelcomePage


def shown(qtbot: QtBot, preferences: Preferences) -> WelcomePage:
    page = WelcomePage(preferences)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_without_a_file_enter_makes_a_new_company(qtbot: QtBot, preferences: Preferences) -> None:
    page = shown(qtbot, preferences)
    assert not page.recent.isVisible()
    with qtbot.waitSignal(page.new_wanted):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("button", "wanted"),
    [("browse", "browse_wanted"), ("bring", "import_wanted"), ("demo", "demo_wanted")],
)
def test_every_way_in_has_its_button(
    qtbot: QtBot, preferences: Preferences, button: str, wanted: str
) -> None:
    page = shown(qtbot, preferences)
    with qtbot.waitSignal(getattr(page, wanted)):
        qtbot.mouseClick(getattr(page.ways, button), Qt.MouseButton.LeftButton)


def test_enter_opens_the_file_that_was_open_last(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    for name in ("older.muster", "newer.muster"):
        (tmp_path / name).touch()
        preferences.opened(tmp_path / name)
    page = shown(qtbot, preferences)
    with qtbot.waitSignal(page.open_wanted) as heard:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert heard.args == [tmp_path / "newer.muster"]


def test_a_file_that_is_gone_says_so_and_can_be_taken_off(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.muster"
    preferences.opened(gone)
    page = shown(qtbot, preferences)
    row = page.recent.row(gone)
    qtbot.waitUntil(row.forget.isVisible)
    assert "not found" in row.about.text()
    assert not row.open.isEnabled()
    qtbot.mouseClick(row.forget, Qt.MouseButton.LeftButton)
    assert preferences.recent_files() == []
    assert not page.recent.isVisible()
    assert page.ways.new.property("role") == "primary"


def test_a_file_that_is_there_says_when_it_was_changed(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    kept = tmp_path / "Bow River.muster"
    kept.touch()
    preferences.opened(kept)
    page = shown(qtbot, preferences)
    row = page.recent.row(kept)
    qtbot.waitUntil(lambda: "changed" in row.about.text())
    assert row.name.text() == "Bow River"
    assert not row.forget.isVisible()


def test_a_company_file_can_be_dropped_and_other_files_go_by(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    page = shown(qtbot, preferences)

    def brought(name: str) -> tuple[QMimeData, QDragEnterEvent]:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        event = QDragEnterEvent(QPoint(9, 9), actions, data, button, Qt.KeyboardModifier.NoModifier)
        page.dragEnterEvent(event)
        return data, event

    _data, other = brought("list.xlsx")
    assert not other.isAccepted()
    data, taken = brought("Company.MUSTER")
    assert taken.isAccepted()
    drop = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(page.open_wanted) as heard:
        page.dropEvent(drop)
    assert heard.args == [tmp_path / "Company.MUSTER"]


def test_it_narrows_to_one_column(qtbot: QtBot, preferences: Preferences, tmp_path: Path) -> None:
    preferences.opened(tmp_path / "a.muster")
    page = shown(qtbot, preferences)
    assert page.ways.x() > page.recent.x()
    page.resize(500, 700)
    qtbot.waitUntil(lambda: page.ways.x() == page.recent.x())
    assert page.ways.y() > page.recent.y()
