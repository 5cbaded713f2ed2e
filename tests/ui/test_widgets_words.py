"""Words on a page: nothing is markup, nothing is cut, whatever the name and the size."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.builders.look import dressed
from ui import theme
from ui.widgets import Chip, Elided, fault, page_title, plain, section, soft, tip

ENDLESS = "W" * 200
MARKUP = "<b>Rick</b> &amp; sons"


@pytest.fixture(autouse=True, params=[1.0, 2.0])
def _light(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    with dressed(qapp, "light", request.param):
        yield


@pytest.mark.parametrize("make", [page_title, plain, soft, fault])
def test_a_name_of_200_letters_wraps_and_comes_back_whole(qtbot: QtBot, make: type[QLabel]) -> None:
    label = make(ENDLESS)
    qtbot.addWidget(label)
    assert label.text() == ENDLESS
    assert label.minimumSizeHint().width() < theme.px(800)
    assert label.heightForWidth(theme.px(800)) > 2 * label.fontMetrics().height()


@pytest.mark.parametrize("make", [page_title, plain, Elided, Chip])
def test_what_looks_like_markup_is_shown_as_typed(qtbot: QtBot, make: type[QLabel]) -> None:
    label = make(MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == MARKUP


def test_a_heading_of_a_side_bar_is_in_capitals(qtbot: QtBot) -> None:
    label = section("Records")
    qtbot.addWidget(label)
    assert label.text() == "RECORDS"


def test_a_line_too_long_says_the_rest_in_its_tooltip(qtbot: QtBot) -> None:
    label = Elided(ENDLESS)
    qtbot.addWidget(label)
    label.resize(200, 30)
    label.show()
    assert label.toolTip() == tip(ENDLESS)
    assert label.minimumSizeHint().width() < 50
    label.setText("Rick")
    assert label.toolTip() == ""


def test_a_line_that_gets_room_needs_no_tooltip(qtbot: QtBot) -> None:
    label = Elided("Rick Desjarlais")
    qtbot.addWidget(label)
    label.resize(20, 30)
    label.show()
    assert label.toolTip() == "Rick Desjarlais"
    label.resize(900, 30)
    assert label.toolTip() == ""


def test_a_chip_is_as_wide_as_its_word_and_says_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    chip = Chip("Overdue", "red")
    row.addWidget(chip)
    row.addStretch()
    window.resize(theme.px(400), theme.px(60))
    window.show()
    assert chip.width() == chip.sizeHint().width()
    image = chip.grab().toImage()
    assert image.pixelColor(theme.px(3), image.height() // 2) == theme.color("red_back")
    chip.show_as("Done on time and filed", "green")
    qtbot.waitUntil(lambda: chip.width() == chip.sizeHint().width())
    assert chip.accessibleName() == "Done on time and filed"
    image = chip.grab().toImage()
    assert image.pixelColor(theme.px(3), image.height() // 2) == theme.color("green_back")


def test_a_chip_without_room_ends_in_an_ellipsis_and_a_tooltip(qtbot: QtBot) -> None:
    chip = Chip(ENDLESS, "amber")
    qtbot.addWidget(chip)
    chip.resize(theme.px(100), chip.sizeHint().height())
    chip.show()
    chip.grab()
    assert chip.toolTip() == tip(ENDLESS)
    assert chip.minimumSizeHint().width() <= theme.px(100)


def test_a_tooltip_is_never_read_as_markup_and_breaks_where_it_is_long() -> None:
    assert tip("Rick & Sons") == "Rick & Sons"
    assert tip("<b>Rick</b> & Sons\nShop") == "<p>&lt;b&gt;Rick&lt;/b&gt; &amp; Sons<br>Shop</p>"
    document = QTextDocument()
    document.setHtml(tip("a < b " * 40))
    assert document.toPlainText().strip() == ("a < b " * 40).strip()
