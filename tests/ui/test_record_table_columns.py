"""A person arranges the columns, and finds them so the next day."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from tests.builders.record_tables import Made, heads, texts
from tests.builders.record_tables import made as made
from ui.preferences import Preferences
from ui.tables import RecordTable, arrangement
from ui.tables.widths import Wanted, fitted

LEFT = Qt.MouseButton.LeftButton
Settled = Callable[[], None]
FIRST = ["State", "Site", "Kind of site", "Address", "Client"]


@pytest.fixture(autouse=True)
def sites(company: Company) -> None:
    """Three sites, one of them with much to say."""
    company.save("site", name="Yard 9", address="b")
    company.save("site", name="Yard 10", address="Range Road 42, the second gate on the left")
    company.save("site", name="Annex", notes="Keys at the office")


def width_of(table: RecordTable, head: str) -> int:
    column = [c.label for c in table.model.columns].index(head)
    return table.view.header.sectionSize(column)


def press(qtbot: QtBot, table: RecordTable, head: str) -> None:
    """Click on the head of a column, and wait for the rows in their new order."""
    header = table.view.header
    column = [c.label for c in table.model.columns].index(head)
    at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    with qtbot.waitSignal(table.model.loaded):
        qtbot.mouseClick(header.viewport(), LEFT, pos=at)


def test_a_click_on_a_head_sorts_and_another_turns_it_round(qtbot: QtBot, made: Made) -> None:
    table = made("site")
    assert texts(table, "Site") == ["Annex", "Yard 9", "Yard 10"]
    press(qtbot, table, "Address")
    assert texts(table, "Site") == ["Yard 9", "Yard 10", "Annex"]
    header = table.view.header
    assert header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
    press(qtbot, table, "Address")
    assert texts(table, "Site") == ["Yard 10", "Yard 9", "Annex"]
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    assert table.model.columns[header.sortIndicatorSection()].label == "Address"


def test_the_head_of_a_log_says_by_what_it_goes(made: Made, company: Company) -> None:
    company.meeting("2026-11-02")
    table = made("meeting")
    header = table.view.header
    assert table.model.columns[header.sortIndicatorSection()].label == "Date"
    assert header.isSortIndicatorShown()


def test_columns_are_chosen_and_remembered(qtbot: QtBot, made: Made, settled: Settled) -> None:
    table = made("site")
    assert heads(table) == FIRST
    menu = table.columns.menu
    menu.aboutToShow.emit()
    by_words = {action.text(): action for action in menu.actions()}
    by_words["Notes"].toggle()
    by_words["Client"].toggle()
    settled()
    assert texts(table, "Notes") == ["Keys at the office", "", ""]
    assert texts(table, "Client") == ["", "", ""]
    press(qtbot, table, "Site")
    press(qtbot, table, "Site")
    again = made("site")
    assert heads(again) == ["State", "Site", "Kind of site", "Address", "Notes"]
    assert texts(again, "Site") == ["Yard 10", "Yard 9", "Annex"]
    menu = again.columns.menu
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    settled()
    assert heads(again) == FIRST
    assert texts(again, "Site") == ["Annex", "Yard 9", "Yard 10"]
    assert heads(made("site")) == FIRST


def test_the_menu_stays_open_while_columns_are_chosen_and_the_last_one_stays(
    qtbot: QtBot, made: Made
) -> None:
    table = made("site")
    menu = table.columns.menu
    menu.popup(table.mapToGlobal(QPoint(10, 10)))
    for action in menu.actions()[:5]:
        qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    assert menu.isVisible()
    assert heads(table) == ["Client"]
    menu.close()


def test_a_column_that_was_moved_and_widened_is_found_so_again(qtbot: QtBot, made: Made) -> None:
    table = made("site")
    header = table.view.header
    names = [column.key for column in table.model.columns]
    edge = QPoint(header.sectionViewportPosition(names.index("name")) - 2, header.height() // 2)
    at = edge + QPoint(60, 0)
    before = header.sectionSize(names.index("state"))
    qtbot.mousePress(header.viewport(), LEFT, pos=edge)
    qtbot.mouseMove(header.viewport(), at)
    qtbot.mouseRelease(header.viewport(), LEFT, pos=at)
    assert header.sectionSize(names.index("state")) == before + 60
    header.moveSection(header.visualIndex(names.index("client")), 0)
    header.arranged.emit()
    again = made("site")
    assert heads(again) == ["Client", "State", "Site", "Kind of site", "Address"]
    assert again.view.header.sectionSize(names.index("state")) == before + 60


def test_what_was_kept_by_another_muster_harms_nothing(
    preferences: Preferences, made: Made
) -> None:
    kept = ["gone:100", "-address:40", "client:wide", "client:10", "name:150", ":", "site:-4"]
    preferences.keep("tables/site/columns", kept)
    preferences.keep("tables/site/sort", "gone down")
    table = made("site")
    assert sorted(heads(table)) == sorted(["State", "Site", "Kind of site", "Client"])
    assert texts(table, "Site") == ["Annex", "Yard 9", "Yard 10"]
    preferences.keep("tables/site/columns", [f"-{c.key}:0" for c in table.model.columns])
    assert heads(made("site")) == FIRST


def test_a_day_is_never_cut_in_two(qtbot: QtBot, made: Made, company: Company) -> None:
    kind = "field_level_hazard_assessment"
    company.save(kind, done_on="2026-05-02", task="Tie-in")
    table = made(kind, 900)
    narrow = width_of(table, "Date")
    company.save(kind, done_on="2025-09-28", task="Tie-in")  # is said with its year
    qtbot.waitUntil(lambda: len(texts(table, "Date")) == 2)
    wide = width_of(table, "Date")
    assert wide > narrow
    longest = table.view.fontMetrics().horizontalAdvance("28 September 2025")
    assert wide >= longest


def test_one_column_at_least_stays() -> None:
    one = arrangement.Arrangement(("a", "b"), frozenset({"a"}))
    assert one.with_shown("a", False) == one
    assert one.with_shown("b", True).with_shown("a", False).shown == {"b"}


@pytest.mark.parametrize(
    ("natural", "least", "room", "widths"),
    [
        ([100, 100], [50, 50], 300, [100, 200]),  # the last takes what is left
        ([100, 400], [50, 50], 300, [100, 200]),  # the widest gives way
        ([300, 400, 50], [50, 50, 50], 350, [150, 150, 50]),
        ([300, 400], [200, 100], 310, [200, 110]),  # none below its least
        ([300, 400], [200, 300], 100, [200, 300]),  # then one scrolls sideways
        ([], [], 100, []),
        ([400, 400], [50, -50], 300, [100, 200]),  # sentences give way half as much
    ],
)
def test_columns_share_the_room(
    natural: list[int], least: list[int], room: int, widths: list[int]
) -> None:
    # a negative least stands for one in which whole sentences are
    pairs = zip(natural, least, strict=True)
    wanted = [Wanted(wide, abs(narrow), 2 if narrow < 0 else 1) for wide, narrow in pairs]
    assert fitted(wanted, room) == widths


@pytest.mark.parametrize("width", [420, 740, 1400])
def test_the_tools_stand_within_the_page_at_every_width(
    made: Made, company: Company, width: int
) -> None:
    company.save("field_level_hazard_assessment", done_on="2026-11-02", task="Tie-in")
    table = made("field_level_hazard_assessment", width)
    top = table.top
    tools = [top.title, top.filter, top.columns, top.export, top.more, top.add]
    seen = [tool for tool in tools if tool.isVisible()]
    assert top.more.isVisible() is not top.columns.isVisible()
    for tool in seen:
        at = tool.mapTo(table, QPoint(0, 0))
        assert at.x() >= 0
        assert at.x() + tool.width() <= table.width()
        assert at.y() + tool.height() <= table.pages.y()


def test_where_it_is_narrow_the_tools_are_behind_more(made: Made) -> None:
    table = made("site", 420)
    columns, export, paper = table.top.more.menu().actions()
    assert [tool.text() for tool in (columns, export, paper)] == ["Columns", "Export…", "Print…"]
    assert columns.menu() is table.columns.menu
    assert export.isEnabled()
    assert paper.isEnabled()
