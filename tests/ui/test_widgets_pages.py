"""Cards, banners, empty pages, toasts and working strips, as a person meets them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders.look import dressed
from ui import theme
from ui.widgets import (
    Banner,
    Card,
    EmptyState,
    Toast,
    Words,
    Working,
    button,
    link,
    plain,
    scrolled,
    toast,
)
from ui.widgets.free_room import READ, free_spot

LONG = "Wolfeschlegelsteinhausenbergerdorff " * 6


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    with dressed(qapp):
        yield


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).setContentsMargins(0, 0, 0, 0)
    window.resize(600, 400)
    window.show()
    return window


def _put(window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)


def _button(parent: QWidget, text: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if b.text() == text)


def test_a_card_holds_a_title_links_and_a_body(qtbot: QtBot, window: QWidget) -> None:
    card = Card("Do next")
    card.header.addWidget(link("Print week sheet"))
    card.body.addWidget(plain("Nothing is due."))
    _put(window, card)
    title, sheet = card.title, _button(card, "Print week sheet")
    qtbot.waitUntil(lambda: title.isVisible() and sheet.isVisible())
    assert sheet.mapTo(card, QPoint(0, 0)).x() > title.geometry().center().x()
    assert card.grab().toImage().pixelColor(10, 10) == theme.color("card")


def test_a_card_without_a_title_wastes_no_room_on_it(qtbot: QtBot, window: QWidget) -> None:
    bare, titled = Card(), Card("Do next")
    for card in (bare, titled):
        card.body.addWidget(plain("Nothing is due."))
    _put(window, bare, titled)
    qtbot.waitUntil(lambda: titled.title.isVisible())
    room = titled.heightForWidth(500) - bare.heightForWidth(500)
    assert room >= titled.title.sizeHint().height() + theme.FIELD
    bare.set_title("Do next")
    qtbot.waitUntil(lambda: bare.heightForWidth(500) == titled.heightForWidth(500))


def test_a_banner_tells_one_sentence_and_what_can_be_done(qtbot: QtBot, window: QWidget) -> None:
    banner, done = Banner(), list[str]()
    _put(window, banner)
    assert not banner.isVisible()
    banner.show_message(
        "This file is open on another PC.", "amber", ("Try again", lambda: done.append("tried"))
    )
    assert banner.isVisible()
    assert banner.grab().toImage().pixelColor(4, 4) == theme.color("amber_back")
    qtbot.mouseClick(_button(banner, "Try again"), Qt.MouseButton.LeftButton)
    assert done == ["tried"]
    banner.show_message("It is free again.", "green")
    assert not [b for b in banner.findChildren(QPushButton) if b.isVisible()]
    assert banner.grab().toImage().pixelColor(4, 4) == theme.color("green_back")
    banner.clear()
    assert not banner.isVisible()


def test_a_button_of_a_banner_may_clear_it(qtbot: QtBot, window: QWidget) -> None:
    banner = Banner()
    _put(window, banner)
    banner.show_message("Done.", "blue", ("All right", banner.clear))
    qtbot.mouseClick(_button(banner, "All right"), Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_a_long_sentence_makes_the_banner_taller_not_wider(qtbot: QtBot, window: QWidget) -> None:
    banner = Banner()
    _put(window, banner, QListWidget())
    banner.show_message("Short.", "red")
    qtbot.waitUntil(lambda: 0 < banner.height() < 100)
    low = banner.height()
    banner.show_message(LONG, "red")
    qtbot.waitUntil(lambda: banner.height() > low + 10)
    assert window.width() == 600


def test_a_banner_without_room_puts_its_actions_below_the_sentence(
    qtbot: QtBot, window: QWidget
) -> None:
    banner = Banner()
    _put(window, banner, QListWidget())
    banner.show_message(
        "What you typed here was kept and not saved.", "blue", ("Throw it away", banner.clear)
    )
    sentence, act = banner.findChild(Words), _button(banner, "Throw it away")
    qtbot.waitUntil(lambda: act.isVisible() and act.x() > sentence.geometry().right())
    window.resize(360, 400)
    qtbot.waitUntil(lambda: act.y() > sentence.geometry().bottom())
    assert sentence.height() >= sentence.heightForWidth(sentence.width())
    window.resize(900, 400)
    qtbot.waitUntil(lambda: act.x() > sentence.geometry().right())


def test_an_empty_page_offers_the_first_step(qtbot: QtBot, window: QWidget) -> None:
    empty = EmptyState("inbox", "No papers yet", "Drop a scan here, or press Ctrl+V.", "Add file…")
    _put(window, empty)
    with qtbot.waitSignal(empty.acted):
        qtbot.mouseClick(_button(empty, "Add file…"), Qt.MouseButton.LeftButton)
    empty.show_message("Nothing found", "No record holds these words.")
    assert not [b for b in empty.findChildren(QPushButton) if b.isVisible()]
    assert "Nothing found" in [label.text() for label in empty.findChildren(QLabel)]


def test_an_empty_page_without_room_keeps_its_words(
    qtbot: QtBot, qapp: QApplication, window: QWidget
) -> None:
    theme.apply(qapp, "light", 2.0)
    empty = EmptyState("inbox", "No papers yet", "Drop a scan here, or press Ctrl+V.", "Add file…")
    _put(window, empty)
    picture = next(label for label in empty.findChildren(QLabel) if not label.pixmap().isNull())
    qtbot.waitUntil(picture.isVisible)
    window.resize(600, 200)
    qtbot.waitUntil(lambda: not picture.isVisible())
    words = next(label for label in empty.findChildren(QLabel) if label.text().startswith("Drop"))
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    window.resize(600, 500)
    qtbot.waitUntil(picture.isVisible)


def test_a_toast_says_it_offers_the_way_back_and_leaves_the_focus_alone(
    qtbot: QtBot, window: QWidget
) -> None:
    field, undone = QLineEdit(), list[bool]()
    _put(window, field)
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    strip = Toast(window)
    strip.show_message("Renewed H2S Alive.", "Undo", lambda: undone.append(True))
    assert strip.isVisible()
    assert abs(strip.geometry().center().x() - 300) <= 2
    assert strip.geometry().bottom() < 400
    assert field.hasFocus()
    qtbot.mouseClick(_button(strip, "Undo"), Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert field.hasFocus()
    assert not strip.isVisible()


def test_a_toast_goes_by_itself(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toast, "STAYS", 20)
    strip = Toast(window)
    strip.show_message("Saved.")
    assert strip.isVisible()
    qtbot.waitUntil(lambda: not strip.isVisible())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_toast_stays_inside_its_window(
    qtbot: QtBot, qapp: QApplication, window: QWidget, scale: float
) -> None:
    theme.apply(qapp, "dark", scale)
    window.resize(1366, 768)
    strip = Toast(window)
    strip.show_message(LONG, "Undo", lambda: None)
    assert window.rect().contains(strip.geometry())
    window.resize(700, 600)
    qtbot.waitUntil(lambda: window.rect().contains(strip.geometry()))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_toast_lies_on_no_button(qapp: QApplication, window: QWidget, scale: float) -> None:
    theme.apply(qapp, "dark", scale)
    window.resize(1366, 768)
    buttons = [button(words) for words in ("Cancel", "Save")]
    form = QWidget()
    column = QVBoxLayout(form)
    column.addStretch(1)
    row = QHBoxLayout()
    for made in buttons:
        row.addWidget(made)
    column.addLayout(row)
    _put(window, form)
    strip = Toast(window)
    strip.show_message("A long sentence of what was done to Rick Desjarlais " * 2, "Undo", len)
    for size in ((1366, 768), (900, 500)):
        window.resize(*size)
        QApplication.processEvents()
        for made in buttons:
            lies = QRect(made.mapTo(window, QPoint(0, 0)), made.size())
            assert not lies.intersects(strip.geometry())
        assert window.rect().contains(strip.geometry())
    strip.clear()
    assert strip.accessibleName() == ""


def test_a_toast_leaves_the_words_of_a_question_free(qapp: QApplication, window: QWidget) -> None:
    theme.apply(qapp, "light")
    window.resize(900, 400)
    strip = Toast(window)
    strip.show_message("Renewed H2S Alive.", "Undo", lambda: None)
    QApplication.processEvents()
    words = plain("S2.8 Are there safe work practices, and rules for protective equipment?")
    words.setParent(window)
    words.setGeometry(strip.geometry())
    words.show()
    strip.show_message("Renewed H2S Alive.", "Undo", lambda: None)
    QApplication.processEvents()
    assert strip.geometry().intersects(words.geometry())  # words of no weight
    words.setProperty(READ, True)
    strip.show_message("Renewed H2S Alive.", "Undo", lambda: None)
    QApplication.processEvents()
    assert not strip.geometry().intersects(words.geometry())
    words.setGeometry(window.rect())  # they are everywhere: it lies where it lay without them
    strip.show_message("Renewed H2S Alive.", "Undo", lambda: None)
    QApplication.processEvents()
    assert window.rect().contains(strip.geometry())


def test_a_toast_makes_way_for_a_button_that_comes(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toast, "OFTEN", 20)
    strip = Toast(window)
    strip.show_message("Renewed H2S Alive.", "Undo", lambda: None)
    QApplication.processEvents()
    late = button("Save")
    late.setParent(window)
    late.setGeometry(strip.geometry())
    late.show()
    qtbot.waitUntil(lambda: not strip.geometry().intersects(late.geometry()))


def test_a_toast_lies_low_where_everything_can_be_pressed() -> None:
    room, size = QRect(0, 0, 400, 300), QSize(200, 40)
    every = [QRect(x, y, 50, 20) for x in range(0, 400, 50) for y in range(0, 300, 20)]
    assert free_spot(room, size, every, 8) == QPoint(100, 260)
    assert free_spot(room, size, [QRect(180, 280, 50, 20)], 8) == QPoint(100, 232)
    column = [QRect(120, y, 50, 20) for y in range(0, 300, 20)]
    assert free_spot(room, size, column, 8) == QPoint(200, 260)


def test_a_card_and_an_empty_page_open_no_window_of_their_own(qapp: QApplication) -> None:
    before = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    made = Card("Do next"), EmptyState("inbox", "No papers yet", "Drop one.", "Add file…")
    now = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert now == before
    for widget in made:
        widget.deleteLater()


def test_work_that_is_done_at_once_shows_nothing(qtbot: QtBot, window: QWidget) -> None:
    working = Working()
    _put(window, working)
    working.start("Reading…")
    working.finish()
    later = Working()
    _put(window, later)
    later.start("Reading something longer…")
    qtbot.waitUntil(later.isVisible)
    assert not working.isVisible()


def test_work_that_takes_longer_shows_how_far_it_is_and_stops(
    qtbot: QtBot, window: QWidget
) -> None:
    working = Working()
    _put(window, working)
    working.start("Reading…")
    qtbot.waitUntil(working.isVisible)
    working.tell(40, 120, "Reading 40 of 120 · training.xlsx")
    bar = working.findChild(QProgressBar)
    assert bar is not None
    assert (bar.value(), bar.maximum()) == (40, 120)
    assert bar.accessibleName() == "Reading 40 of 120 · training.xlsx"
    with qtbot.waitSignal(working.stopped):
        qtbot.mouseClick(_button(working, "Stop"), Qt.MouseButton.LeftButton)
    assert not _button(working, "Stop").isEnabled()
    working.finish()
    assert not working.isVisible()


def test_rows_of_a_list_do_not_overlap_however_it_came_to_be(qtbot: QtBot, window: QWidget) -> None:
    rows = QListWidget()
    rows.addItems(["Certificates", "Orientations"])
    rows.setCurrentRow(1)
    _put(window, rows)
    qtbot.waitUntil(lambda: rows.height() > 100)
    first, second = (rows.visualItemRect(rows.item(i)) for i in range(2))
    assert first.bottom() < second.top()


def test_what_scrolls_lies_on_the_ground_under_it(qtbot: QtBot, window: QWidget) -> None:
    card, inner = Card(), QWidget()
    column = QVBoxLayout(inner)
    for _ in range(40):
        column.addWidget(plain("A line"))
    card.body.addWidget(scrolled(inner))
    _put(window, card)
    qtbot.waitUntil(lambda: card.height() > 100)
    assert card.grab().toImage().pixelColor(300, 200) == theme.color("card")
