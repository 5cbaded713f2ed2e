"""Buttons and fields: each by keyboard, each with a name, each in the colour of what it is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders.look import dressed
from ui import theme
from ui.widgets import SearchField, button, link, mark_fault, primary, quiet
from ui.widgets.fields import Calendar, padded


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    with dressed(qapp):
        yield


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    return window


def _show(window: QWidget, *widgets: QWidget) -> None:
    column = window.layout()
    assert column is not None
    for widget in widgets:
        column.addWidget(widget)
    window.show()
    window.activateWindow()


def test_the_primary_button_alone_is_filled(window: QWidget) -> None:
    save, cancel, more = primary("Save", "save"), button("Cancel"), link("History")
    _show(window, save, cancel, more)
    grounds = [made.grab().toImage().pixelColor(6, 6).name() for made in (save, cancel)]
    assert grounds == [theme.color("accent").name(), theme.color("card").name()]


@pytest.mark.parametrize("make", [primary, button, link])
def test_every_button_takes_the_focus_shows_it_and_works_by_keyboard(
    qtbot: QtBot, window: QWidget, make: type
) -> None:
    made, other = make("Renew"), make("Renew")
    _show(window, made, other)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    assert made.sizeHint() == other.sizeHint()
    assert made.grab().toImage() != other.grab().toImage()
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, Qt.Key.Key_Space)


def test_enter_does_what_is_written_on_the_button_that_has_the_keyboard(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog)
    line, save, cancel = QLineEdit(), primary("Save"), button("Cancel")
    _show(dialog, line, save, cancel)
    save.setDefault(True)
    pressed: list[str] = []
    save.clicked.connect(lambda: pressed.append("save"))
    cancel.clicked.connect(lambda: pressed.append("cancel"))
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    assert pressed == ["cancel"]
    qtbot.keyClick(line, Qt.Key.Key_Enter)
    assert pressed == ["cancel", "save"]


def test_an_icon_alone_has_a_name(qtbot: QtBot, window: QWidget) -> None:
    made = quiet("x", "Close")
    _show(window, made)
    named = QAccessible.queryAccessibleInterface(made).text(QAccessible.Text.Name)
    assert (named, made.toolTip()) == ("Close", "Close")
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, Qt.Key.Key_Space)


def test_icons_of_buttons_and_fields_grow_with_the_letters(
    window: QWidget, qapp: QApplication
) -> None:
    made, named = quiet("x", "Close"), button("Columns", "columns-3")
    _show(window, made, named)
    before = made.sizeHint().width()
    theme.apply(qapp, "light", 2.0)
    assert made.sizeHint().width() > before * 1.6
    assert named.iconSize().width() == 32


def test_what_was_typed_to_find_is_emptied_by_esc_and_by_the_cross(
    qtbot: QtBot, window: QWidget
) -> None:
    field = SearchField("Filter…")
    _show(window, field)
    cross = field.findChild(QToolButton)
    assert cross is not None
    assert not cross.isVisible()
    qtbot.keyClicks(field, "rick")
    assert cross.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), cross.isVisible()) == ("", False)
    qtbot.keyClicks(field, "rick")
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""


def test_esc_in_an_empty_field_is_left_to_the_page(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field = SearchField("Filter…", dialog)
    dialog.show()
    qtbot.keyClicks(field, "rick")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_part_of_the_field_has_a_name(window: QWidget) -> None:
    field = SearchField("Filter…")
    _show(window, field)
    parts = [field, *field.findChildren(QToolButton)]
    assert len(parts) == 2
    for part in parts:
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


def test_a_fault_frames_its_field_until_it_is_mended(window: QWidget) -> None:
    field = QLineEdit()
    _show(window, QLineEdit(), field)
    window.setFocus()
    mark_fault(field, True)
    assert field.grab().toImage().pixelColor(60, 0) == theme.color("red")
    mark_fault(field, False)
    assert field.grab().toImage().pixelColor(60, 0) == theme.color("line")


def test_weekends_in_the_calendar_are_days_like_others(qtbot: QtBot, qapp: QApplication) -> None:
    calendar = Calendar()
    qtbot.addWidget(calendar)
    for scheme in ("dark", "light"):
        theme.apply(qapp, scheme)
        sunday = calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color()
        assert sunday == theme.color("soft")


def test_a_number_box_has_room_before_its_number(qtbot: QtBot) -> None:
    box = padded(QSpinBox())
    qtbot.addWidget(box)
    assert box.lineEdit().textMargins().left() == theme.px(theme.NEAR)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_words_typed_to_find_stand_between_glass_and_cross(
    qtbot: QtBot, qapp: QApplication, window: QWidget, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    field = SearchField("Filter…")
    _show(window, field)
    qtbot.keyClicks(field, "rick")
    cross = field.findChild(QToolButton)
    assert cross is not None
    words = field.cursorRect()
    assert words.left() > theme.px(16)
    qtbot.keyClicks(field, "W" * 80)
    field.grab()  # the line scrolls when it paints
    assert field.cursorRect().center().x() <= cross.x()
    assert field.rect().contains(cross.geometry())
    assert cross.iconSize().width() == theme.px(16)


def test_what_an_empty_field_says_can_be_read(window: QWidget) -> None:
    field = QLineEdit()
    field.setPlaceholderText("like 14 oct or yesterday")
    _show(window, field)
    assert field.palette().placeholderText().color() == theme.color("soft")


def test_a_picture_on_a_button_keeps_its_distance_and_the_words_fit(window: QWidget) -> None:
    bare, pictured = button("Export…"), button("Export…", "download")
    _show(window, bare, pictured)
    air = pictured.sizeHint().width() - bare.sizeHint().width() - theme.px(16)
    assert theme.px(6) <= air <= theme.px(10)
    assert pictured.text() == "Export…"


def test_a_link_of_many_words_is_shortened_and_says_all_when_hovered(qtbot: QtBot) -> None:
    long = link("Checklist, who asks for it, how early to warn", may_shrink=True)
    qtbot.addWidget(long)
    with qtbot.waitExposed(long):
        long.show()
    long.resize(long.sizeHint())
    assert long.toolTip() == ""
    long.resize(long.minimumSizeHint().width(), long.height())
    assert long.width() < long.sizeHint().width()
    assert long.toolTip() == long.text()
    whole = long.grab().toImage()
    long.setText(long.text()[:5] + "!" * 40)
    assert long.toolTip() == long.text()
    assert long.grab().toImage() != whole
    long.setText("More")
    assert long.toolTip() == ""
