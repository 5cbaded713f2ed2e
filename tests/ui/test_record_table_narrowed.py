"""A person types into the filter, picks a quick filter, and is told when nothing fits."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from tests.builders.record_tables import Made, texts
from tests.builders.record_tables import made as made
from ui.tables import RecordTable

LEFT = Qt.MouseButton.LeftButton
Settled = Callable[[], None]


@pytest.fixture
def crew(company: Company) -> Company:
    """Two who work here, one who left."""
    company.worker("Rick Desjarlais", hired="2020-01-01")
    company.worker("Étienne Béland", hired="2021-01-01")
    company.worker("Cody Brandvold", hired="2020-01-01", left="2026-05-01")
    return company


def typed(qtbot: QtBot, table: RecordTable, text: str) -> None:
    """Type into the filter and wait for what comes of it."""
    table.top.filter.setFocus()
    qtbot.keyClicks(table.top.filter, text)
    with qtbot.waitSignal(table.model.loaded):
        pass


@pytest.mark.usefixtures("crew")
def test_typing_leaves_the_rows_that_hold_every_word(qtbot: QtBot, made: Made) -> None:
    table = made("worker")
    typed(qtbot, table, "bela eti")
    assert texts(table, "First name") == ["Étienne"]
    assert table.top.sentence.text() == "1 of 3 workers"
    qtbot.keyClick(table.top.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: table.model.rowCount() == 3)
    assert table.top.sentence.text() == "3 workers, 2 work here now"


@pytest.mark.usefixtures("crew")
def test_typing_quickly_asks_once(qtbot: QtBot, made: Made, settled: Settled) -> None:
    table = made("worker")
    loaded: list[int] = []
    table.model.loaded.connect(lambda: loaded.append(table.model.rowCount()))
    typed(qtbot, table, "desjarlais")
    settled()
    assert loaded == [1]


@pytest.mark.usefixtures("crew")
def test_letters_typed_into_the_table_go_into_the_filter(qtbot: QtBot, made: Made) -> None:
    table = made("worker")
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_R)
    assert table.top.filter.text() == "r"
    assert table.top.filter.hasFocus()
    qtbot.keyClicks(table.top.filter, "ick")
    qtbot.waitUntil(lambda: texts(table, "First name") == ["Rick"])


@pytest.mark.usefixtures("crew")
def test_ctrl_f_goes_to_the_filter_and_enter_to_what_it_found(qtbot: QtBot, made: Made) -> None:
    table = made("worker")
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert table.top.filter.hasFocus()
    qtbot.keyClicks(table.top.filter, "cody")
    qtbot.keyClick(table.top.filter, Qt.Key.Key_Return)
    assert table.view.hasFocus()
    qtbot.waitUntil(lambda: texts(table, "First name") == ["Cody"])


@pytest.mark.usefixtures("crew")
def test_where_nothing_fits_one_click_leads_back(qtbot: QtBot, made: Made) -> None:
    table = made("worker")
    typed(qtbot, table, "zebra")
    assert table.no_hits.isVisible()
    assert table.top.sentence.text() == "0 of 3 workers"
    table.no_hits.acted.emit()
    qtbot.waitUntil(lambda: table.view.isVisible())
    assert table.top.filter.text() == ""
    assert table.model.rowCount() == 3


@pytest.mark.usefixtures("crew")
@pytest.mark.parametrize("text", ["*?%_'\"(", "\U0001f477 \u202e\u0000", "x" * 10_000])
def test_odd_text_in_the_filter_harms_nothing(qtbot: QtBot, made: Made, text: str) -> None:
    table = made("worker")
    with qtbot.waitSignal(table.model.loaded):
        table.top.filter.setText(text)
    assert table.model.rowCount() in (0, 3)
    assert table.width() == 1000


@pytest.mark.usefixtures("crew")
def test_a_quick_filter_shows_one_group_and_how_many_each_holds(qtbot: QtBot, made: Made) -> None:
    table = made("worker")
    buttons = table.groups.buttons
    assert [button.text() for button in buttons.values()] == [
        "All 3", "Working here now 2", "Not employed now 1"
    ]  # fmt: skip
    with qtbot.waitSignal(table.model.loaded):
        qtbot.mouseClick(buttons["away"], LEFT)
    assert texts(table, "First name") == ["Cody"]
    with qtbot.waitSignal(table.model.loaded):
        qtbot.mouseClick(buttons[""], LEFT)
    assert table.model.rowCount() == 3


def test_a_group_that_empties_while_it_is_shown_says_so(
    qtbot: QtBot, made: Made, company: Company
) -> None:
    action = company.action("Guard", due="2026-11-10")
    table = made("corrective_action")
    with qtbot.waitSignal(table.model.loaded):
        qtbot.mouseClick(table.groups.buttons["overdue"], LEFT)
    done = {"resolved_on": "2026-11-12", "verified_on": "2026-11-13"}
    company.save("corrective_action", action, **done)
    qtbot.waitUntil(lambda: table.no_hits.isVisible())
    table.no_hits.acted.emit()
    qtbot.waitUntil(lambda: texts(table, "State") == ["Closed"])
    assert table.groups.current == ""


def test_a_kind_that_stands_no_way_has_no_quick_filters(made: Made, company: Company) -> None:
    company.meeting("2026-11-02")
    assert not made("meeting").groups.isVisible()


def test_where_it_is_narrow_the_quick_filters_are_in_a_menu(
    qtbot: QtBot, made: Made, company: Company
) -> None:
    company.action("Guard", due="2026-11-10")
    company.action("Step", resolved="2026-11-10")
    table = made("corrective_action")
    one = table.groups.one
    assert not one.isVisible()
    table.groups.setFixedWidth(150)
    qtbot.waitUntil(one.isVisible)
    assert one.text() == "All 2"
    one.menu().aboutToShow.emit()
    with qtbot.waitSignal(table.model.loaded):
        next(a for a in one.menu().actions() if a.text() == "Overdue 1").trigger()
    assert texts(table, "What to put right") == ["Guard"]
    assert one.text() == "Overdue 1"
