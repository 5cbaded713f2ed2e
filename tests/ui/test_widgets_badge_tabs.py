"""The tabs: every title whole at any size, badges with a word as long as there is room."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.builders.look import dressed
from ui import theme
from ui.widgets import BadgeTabs

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
TITLES = {
    "today": "Today",
    "leadership": "1 Leadership",
    "hazards": "2 Hazards",
    "training": "3 Training",
    "inspections": "4 Inspections",
    "incidents": "5 Incidents",
    "emergency": "6 Emergency",
    "actions": "Actions",
    "company": "Company",
    "audit": "Audit & package",
}


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    with dressed(qapp):
        theme.use_bundled_font(qapp)
        yield


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    tabs = BadgeTabs()
    for key, title in TITLES.items():
        tabs.add(key, title)
    tabs.set_badge("leadership", 1, "1 soon", "amber")
    tabs.set_badge("training", 3, "3 expired", "red")
    tabs.set_badge("inspections", 5, "5 overdue", "red")
    tabs.set_badge("actions", 12, "12 overdue", "red")
    layout.addWidget(tabs)
    layout.addWidget(QLineEdit())
    window.resize(1366, 120)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def tabs(window: QWidget) -> BadgeTabs:
    found = window.findChild(BadgeTabs)
    assert found is not None
    return found


def _ends(tabs: BadgeTabs) -> int:
    return tabs.tabRect(tabs.count() - 1).right()


def _scrollers(tabs: BadgeTabs) -> list[QToolButton]:
    return [button for button in tabs.findChildren(QToolButton) if button.isVisible()]


def test_on_a_small_screen_all_tabs_and_all_words_are_there(tabs: BadgeTabs) -> None:
    assert tabs.badge("training") == "3 expired"
    assert _ends(tabs) < 1366
    assert not _scrollers(tabs)


def test_with_less_room_badges_keep_their_number(window: QWidget, tabs: BadgeTabs) -> None:
    window.resize(1000, 120)
    assert tabs.badge("training") == "3"
    assert not _scrollers(tabs)
    window.resize(1366, 120)
    assert tabs.badge("training") == "3 expired"


def test_at_twice_the_size_the_bar_scrolls_and_cuts_no_title(
    qapp: QApplication, tabs: BadgeTabs
) -> None:
    theme.apply(qapp, "light", 2.0)
    assert tabs.width() <= 1366
    assert len(_scrollers(tabs)) == 2
    for i in range(tabs.count()):
        words = tabs.tabText(i).replace("&&", "&")
        assert tabs.tabRect(i).width() > tabs.fontMetrics().horizontalAdvance(words)
    tabs.choose("audit")
    free = _scrollers(tabs)[0].x()
    assert tabs.tabRect(tabs.currentIndex()).left() >= 0
    assert tabs.tabRect(tabs.currentIndex()).right() <= free


def test_a_badge_that_comes_while_the_window_is_open_gets_room(tabs: BadgeTabs) -> None:
    before = tabs.tabRect(2).width()
    tabs.set_badge("hazards", 4, "4 due soon", "amber")
    assert tabs.tabRect(2).width() > before + 30
    tabs.set_badge("hazards", 0, "", "plain")
    assert tabs.tabRect(2).width() == before
    assert tabs.badge("hazards") == ""


def test_the_word_is_said_even_where_only_the_number_is_shown(
    window: QWidget, tabs: BadgeTabs
) -> None:
    window.resize(700, 120)
    assert tabs.badge("training") == "3"
    assert tabs.tabToolTip(3) == "3 Training, 3 expired"
    spoken = QAccessible.queryAccessibleInterface(tabs).child(3).text(QAccessible.Text.Name)
    assert spoken == "3 Training, 3 expired"
    spoken = QAccessible.queryAccessibleInterface(tabs).child(9).text(QAccessible.Text.Name)
    assert spoken == "Audit & package"


def test_arrows_and_ctrl_tab_turn_the_tabs(qtbot: QtBot, window: QWidget, tabs: BadgeTabs) -> None:
    tabs.setFocus()
    qtbot.waitUntil(tabs.hasFocus)
    with qtbot.waitSignal(tabs.chosen, check_params_cb=lambda key: key == "leadership"):
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    field = window.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert tabs.current_key() == "hazards"
    qtbot.keyClick(field, Qt.Key.Key_Backtab, CTRL_SHIFT)
    assert tabs.current_key() == "leadership"
    tabs.choose("audit")
    qtbot.keyClick(field, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert tabs.current_key() == "today"


def test_a_click_chooses(qtbot: QtBot, tabs: BadgeTabs) -> None:
    with qtbot.waitSignal(tabs.chosen, check_params_cb=lambda key: key == "training"):
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(3).center())


def test_the_current_tab_is_underlined_and_badges_are_in_their_tone(
    qapp: QApplication, tabs: BadgeTabs
) -> None:
    for scheme in ("light", "dark", "contrast"):
        theme.apply(qapp, scheme)
        tabs.choose("training")
        image = tabs.grab().toImage()
        rect = tabs.tabRect(3)
        assert image.pixelColor(rect.center().x(), rect.bottom()) == theme.color("accent")
        colors = {image.pixelColor(QPoint(x, rect.center().y())).name() for x in _across(rect)}
        assert theme.color("red_back").name() in colors
        assert image.pixelColor(5, 5) == QColor(theme.color("card"))


def _across(rect: QRect) -> range:
    return range(rect.left(), rect.right())
