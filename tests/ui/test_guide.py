"""The guide as people use it: F1, links, the way back, the search, large letters."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextImageFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.records import KINDS
from tests.builders.at_the_window import at_the_window
from tests.builders.company import Company
from tests.builders.look import dressed
from ui import theme
from ui.audit.keys import PACKS
from ui.element.groups import groups_of
from ui.guide.dress import blocks_of, level_of
from ui.guide.pictures import PictureWindow
from ui.guide.window import GuideWindow
from ui.places import Place
from ui.tabs import PACKAGE, TABS, Tab

HELD = [(tab, words) for tab in TABS for group in groups_of(tab.key) for _key, words in group.items]


@pytest.fixture
def guide(qapp: QApplication, qtbot: QtBot) -> Iterator[GuideWindow]:
    with dressed(qapp):
        window = GuideWindow()
        qtbot.addWidget(window)
        yield window


def height_of_heading(guide: GuideWindow) -> int:
    """How far below the top edge the heading stands that the guide was opened at."""
    return guide.text.cursorRect().top()


def shown_pages(guide: GuideWindow) -> list[str]:
    rows = (guide.list.item(row) for row in range(guide.list.count()))
    return [item.text() for item in rows if not item.isHidden()]


# --- F1 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tab", "words"), HELD, ids=[f"{tab.key} {words}" for tab, words in HELD])
def test_f1_leads_to_what_is_shown_in_the_list_of_a_tab(
    guide: GuideWindow, tab: Tab, words: str
) -> None:
    guide.show_page(f"{tab.guide}#{words}")
    assert guide.current == tab.guide
    assert guide.text.top_heading() == words


def test_the_heading_comes_to_the_top(guide: GuideWindow) -> None:
    guide.show_page("training#Kinds of certificates")
    assert guide.text.top_heading() == "Kinds of certificates"
    assert 0 <= height_of_heading(guide) <= theme.px(theme.AROUND)


def test_a_page_without_a_heading_begins_at_its_beginning(guide: GuideWindow) -> None:
    guide.show_page("training#Exemptions")
    guide.show_page("training")
    assert guide.text.verticalScrollBar().value() == 0


def test_what_nobody_wrote_leads_to_the_page_or_to_the_first(guide: GuideWindow) -> None:
    guide.show_page("training#Nothing of that name")
    assert (guide.current, guide.text.verticalScrollBar().value()) == ("training", 0)
    guide.show_page("no such page")
    assert guide.current == "start"


def test_a_heading_that_another_page_tells_of_is_found_there(guide: GuideWindow) -> None:
    guide.show_page("audit#The manual")
    assert (guide.current, guide.text.top_heading()) == ("protocols", "The manual")


def test_f1_shows_all_pages_again_after_a_search(guide: GuideWindow, qtbot: QtBot) -> None:
    guide.show_page("start")
    qtbot.keyClicks(guide.search, "trailer")
    guide.show_page("keys")
    assert guide.current == "keys"
    assert len(shown_pages(guide)) == guide.list.count()


@pytest.mark.parametrize(
    ("place", "page", "heading"),
    [
        (None, "start", "Start here"),
        (Place("today"), "today", "Today"),
        (Place("training", "requirement"), "training", "Required training"),
        (Place("training", "training_matrix"), "training", "Training matrix"),
        (Place("company", "service_change"), "company", "Parked, returned, tagged out, sold"),
        (Place("audit", PACKAGE), "the-package", "The package"),
        (Place("audit", PACKS), "the-package", "Packs"),
    ],
)
def test_f1_in_the_window_opens_the_guide_at_what_is_shown(
    company: Company, tmp_path: Path, place: Place | None, page: str, heading: str
) -> None:
    company.file.close()
    with at_the_window(company.file.path if place else None, tmp_path) as person:
        if place:
            person.window.go(place)
        person.window.menus.actions["guide"].trigger()
        guide = person.window.findChild(GuideWindow)
        assert isinstance(guide, GuideWindow)
        assert (guide.current, guide.text.top_heading()) == (page, heading)


# --- links ------------------------------------------------------------------------------------


def test_a_link_leads_to_its_heading_and_the_way_back_to_where_one_was(
    guide: GuideWindow, qtbot: QtBot
) -> None:
    guide.show_page("leadership#Meetings")
    guide.text.anchorClicked.emit(QUrl("06-inspections.md#Schedule"))
    assert (guide.current, guide.text.top_heading()) == ("inspections", "Schedule")
    qtbot.mouseClick(guide.back, Qt.MouseButton.LeftButton)
    assert (guide.current, guide.text.top_heading()) == ("leadership", "Meetings")
    assert not guide.back.isEnabled()


def test_a_link_within_a_page_can_be_gone_back_on_as_well(guide: GuideWindow) -> None:
    guide.show_page("inspections#Inspections")
    guide.text.anchorClicked.emit(QUrl("06-inspections.md#Schedule"))
    guide.back.click()
    assert guide.text.top_heading() == "Inspections"


def test_links_are_reached_and_followed_by_keyboard(guide: GuideWindow, qtbot: QtBot) -> None:
    guide.show_page("words")
    with qtbot.waitSignal(guide.text.link_wanted):
        qtbot.keyClick(guide.text, Qt.Key.Key_Tab)
        qtbot.keyClick(guide.text, Qt.Key.Key_Return)
    assert guide.current == "actions"


# --- search -----------------------------------------------------------------------------------


def test_search_leaves_the_pages_that_hold_every_word_and_marks_them(
    guide: GuideWindow, qtbot: QtBot
) -> None:
    guide.show_page("start")
    qtbot.keyClicks(guide.search, "parked trailer")
    fitting = shown_pages(guide)
    assert 0 < len(fitting) < guide.list.count()
    assert guide.list.currentItem().text() in fitting
    assert {word.casefold() for word in guide.text.marked()} >= {"parked"}
    assert str(len(fitting)) in guide.found.text()


def test_enter_goes_from_place_to_place_and_on_to_the_next_page(
    guide: GuideWindow, qtbot: QtBot
) -> None:
    guide.show_page("start")
    qtbot.keyClicks(guide.search, "harassment")
    places = []
    for _step in range(12):
        cursor = guide.text.textCursor()
        places.append((guide.current, cursor.selectionStart(), cursor.selectedText().casefold()))
        qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert {word for _page, _place, word in places} == {"harassment"}
    assert {page for page, _place, _word in places} >= {"hazards", "company"}
    assert len(set(places)) < len(places)  # it begins again


def test_what_nobody_wrote_is_said_in_a_sentence(guide: GuideWindow, qtbot: QtBot) -> None:
    guide.show_page("today")
    qtbot.keyClicks(guide.search, "zeppelin")
    assert "zeppelin" in guide.found.text()
    assert shown_pages(guide) == []
    guide.search.clear()
    assert len(shown_pages(guide)) == guide.list.count()
    assert guide.found.isHidden()
    assert guide.text.marked() == []


# --- look -------------------------------------------------------------------------------------


def test_every_page_wraps_with_letters_twice_as_large(
    guide: GuideWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, "light", 2.0)
    guide.resize(1100, 700)
    with qtbot.waitExposed(guide):
        guide.show_page("start")
    for row in range(guide.list.count()):
        guide.list.setCurrentRow(row)
        assert guide.text.horizontalScrollBar().maximum() == 0, guide.current
        right = guide.text.document().size().width()
        assert right <= guide.text.viewport().width(), guide.current


def test_another_look_keeps_the_place_and_colours_the_words(
    guide: GuideWindow, qapp: QApplication
) -> None:
    guide.show_page("company#Sites")
    theme.apply(qapp, "dark", 1.25)
    assert guide.text.top_heading() == "Sites"
    cursor = guide.text.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    assert cursor.charFormat().foreground().color() == theme.color("ink")
    assert level_of(cursor.block()) == 2
    least, most = theme.font("card-title"), theme.font("page-title")
    size = cursor.charFormat().font().pointSizeF()
    assert least.pointSizeF() < size < most.pointSizeF()


def test_nothing_in_it_is_without_a_name(guide: GuideWindow) -> None:
    for part in (guide.list, guide.text, guide.search, guide.back):
        assert part.accessibleName()


def test_escape_closes_it(guide: GuideWindow, qtbot: QtBot) -> None:
    with qtbot.waitExposed(guide):
        guide.show_page("start")
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    assert guide.isHidden()


def test_kinds_are_all_somewhere(guide: GuideWindow) -> None:
    """Also those that no list shows: their page tells where they are changed."""
    for kind in KINDS:
        tab = next(tab for tab in TABS if tab.key == kind.tab)
        guide.show_page(tab.guide)
        assert kind.plural in guide.text.headings()


# --- pictures ---------------------------------------------------------------------------------


def pictures_of(guide: GuideWindow) -> list[QTextImageFormat]:
    pieces = []
    for block in blocks_of(guide.text.document()):
        piece = block.begin()
        while not piece.atEnd():
            if piece.fragment().charFormat().isImageFormat():
                pieces.append(piece.fragment().charFormat().toImageFormat())
            piece += 1
    return pieces


@pytest.mark.parametrize("width", [700, 980, 1600])
def test_a_picture_is_as_wide_as_the_lines_and_never_wider_than_it_is(
    guide: GuideWindow, width: int
) -> None:
    guide.resize(width, 600)
    guide.show_page("audit#The assessment")
    shown = pictures_of(guide)
    assert shown
    for picture in shown:
        original = QImage(str(guide.text.page_folder() / picture.name()))
        assert picture.width() <= min(original.width(), guide.text.viewport().width())
        is_to = picture.width() / original.width()
        assert picture.height() == pytest.approx(original.height() * is_to, abs=1)
    assert guide.text.horizontalScrollBar().maximum() == 0


def test_a_picture_is_seen_large_when_it_is_pressed_and_esc_closes_it(
    guide: GuideWindow, qtbot: QtBot
) -> None:
    guide.show_page("audit#The assessment")
    guide.text.anchorClicked.emit(QUrl("pictures/assessment.png"))
    (large,) = guide.findChildren(PictureWindow)
    with qtbot.waitActive(large):
        large.activateWindow()
    assert guide.current == "audit"
    qtbot.keyClick(large, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not guide.findChildren(PictureWindow))
    assert guide.isVisible()
