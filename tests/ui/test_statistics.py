"""Statistics on the screen: figures and bars with their words, hours typed where they lack."""

from collections.abc import Callable
from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.statistics import Statistics, statistics
from desktop.values.months import add_months
from tests.builders.company import Company, day
from ui import theme
from ui.desk import Desk
from ui.element.page import ElementPage
from ui.places import Place
from ui.preferences import Preferences
from ui.printing.sheet import Sheet
from ui.statistics.bars import Letters
from ui.statistics.chart import BarChart
from ui.statistics.page import StatisticsPage

Settled = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> StatisticsPage:
    made = StatisticsPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 700)
    return made


def worked(company: Company, first: str, months: int, hours: float = 1500) -> None:
    def work() -> None:
        for n in range(months):
            company.save("hours_worked", month_on=add_months(day(first), n), hours=hours)

    company.together(work)


def near_miss(company: Company, on: str) -> None:
    company.save("incident", happened_on=on, kind="near_miss", what=f"A close call on {on}")


def words(page: QWidget) -> list[str]:
    parts = page.findChildren(QWidget)
    return [part.text() for part in parts if part.isVisible() and hasattr(part, "text")]


def the_button(page: QWidget, text: str) -> QPushButton:
    (found,) = [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    return found


def charts(page: StatisticsPage) -> dict[str, BarChart]:
    found = page.findChildren(BarChart)
    return {chart.chart.key: chart for chart in found if not chart.isHidden()}


def test_figures_rates_kinds_and_months(
    page: StatisticsPage, company: Company, settled: Settled
) -> None:
    worked(company, "2024-11-01", 24)
    near_miss(company, "2026-10-02")
    page.show()
    settled()
    shown = words(page)
    for text in (
        "November 2025 to October 2026: the last 12 whole months",
        "Hours worked", "18,000", "Near misses reported",
        "1 more than in the twelve months before",
        "Recordable injuries per 200,000 hours", "0 recordable injuries in 18,000 hours",
        "Near miss",
    ):  # fmt: skip
        assert text in shown
    assert not page.hours.isVisible()
    model = page.table.model()
    assert [model.index(1, n).data() for n in range(3)] == ["October 2026", "1,500", "0"]
    near = model.index(1, 6)
    assert near.data(Qt.ItemDataRole.AccessibleTextRole) == "October 2026, Near misses: 1"


def test_bars_are_said_to_whoever_does_not_see_them(
    page: StatisticsPage, company: Company, settled: Settled
) -> None:
    worked(company, "2025-11-01", 12)
    near_miss(company, "2026-10-02")
    page.show()
    settled()
    chart = charts(page)["near_misses"]
    assert chart.accessibleName() == "Near misses reported"
    lines = chart.accessibleDescription().split("\n")
    assert len(lines) == 13
    assert lines[-2:] == ["October 2026: near misses 1", "November 2026 so far: none"]
    # and to whoever hovers over one
    room = chart.width() / 13
    at = QPoint(round(room * 11.5), chart.height() // 2)
    QApplication.sendEvent(chart, QHelpEvent(QHelpEvent.Type.ToolTip, at, chart.mapToGlobal(at)))
    assert "October 2026: near misses 1" in QToolTip.text()


def test_thirty_six_months(
    qtbot: QtBot, page: StatisticsPage, company: Company, settled: Settled
) -> None:
    worked(company, "2020-11-01", 72)
    page.show()
    settled()
    qtbot.mouseClick(page.months.button_of("36"), Qt.MouseButton.LeftButton)
    settled()
    assert "November 2023 to October 2026: the last 36 whole months" in words(page)
    assert page.table.model().rowCount() == 37
    assert len(charts(page)["hours"].chart.bars) == 12
    # pressing it again changes nothing: one of the two always holds
    qtbot.mouseClick(page.months.button_of("36"), Qt.MouseButton.LeftButton)
    settled()
    assert page.months.key == "36"
    assert page.table.model().rowCount() == 37


def test_missing_hours_are_typed_right_there(
    qtbot: QtBot, page: StatisticsPage, company: Company, desk: Desk, settled: Settled
) -> None:
    worked(company, "2024-11-01", 22)
    page.show()
    settled()
    assert "The hours of 2 months are missing" in words(page)
    october, september = page.hours.rows
    assert october.input.accessibleName() == "Hours worked in October 2026"
    page.hours.focus_first()
    qtbot.keyClicks(october.input, "1400")
    qtbot.keyClick(october.input, Qt.Key.Key_Tab)
    assert october.estimate.hasFocus()
    qtbot.keyClick(october.estimate, Qt.Key.Key_Space)
    qtbot.keyClicks(september.input, "1398.5")
    with qtbot.waitSignal(desk.changed) as changed:
        qtbot.keyClick(september.input, Qt.Key.Key_Return)
    assert changed.args is not None
    assert changed.args[0].name == "Hours worked in 2 months"
    settled()
    assert not page.hours.isVisible()
    assert {"17,798.5", "Estimated: October 2026."} <= set(words(page))
    assert "0 recordable injuries in 17,798.5 hours" in words(page)
    desk.sitting.undo()
    settled()
    assert "The hours of 2 months are missing" in words(page)


def test_what_cannot_be_read_is_said_at_its_month(
    qtbot: QtBot, page: StatisticsPage, company: Company, settled: Settled
) -> None:
    worked(company, "2024-11-01", 22)
    page.show()
    settled()
    october, september = page.hours.rows
    qtbot.keyClicks(october.input, "about 1400")
    qtbot.keyClicks(september.input, "1400")
    qtbot.mouseClick(page.hours.save, Qt.MouseButton.LeftButton)
    settled()
    said = "“about 1400” is not a number. Type it in digits, like 12,450 or 12.5."
    assert october.fault.text() == said
    assert october.input.accessibleDescription() == said
    assert not september.fault.isVisible()
    # what is typed stays when something else changes meanwhile
    near_miss(company, "2026-10-02")
    settled()
    assert [row.input.text() for row in page.hours.rows] == ["about 1400", "1400"]


def test_a_number_far_from_the_usual_is_asked_about(
    qtbot: QtBot, page: StatisticsPage, company: Company, settled: Settled
) -> None:
    worked(company, "2024-11-01", 23)
    page.show()
    settled()
    (october,) = page.hours.rows
    qtbot.keyClicks(october.input, "15000")
    october.input.editingFinished.emit()
    assert october.remark.text() == "A month has usually about 1,500 hours here. Is 15,000 right?"
    qtbot.keyClick(october.input, Qt.Key.Key_Backspace)
    assert not october.remark.isVisible()


def test_many_missing_months_are_shown_when_asked_for(
    qtbot: QtBot, page: StatisticsPage, company: Company, settled: Settled
) -> None:
    worked(company, "2026-10-01", 1)
    page.show()
    settled()
    assert len(page.hours.rows) == 6
    qtbot.keyClicks(page.hours.rows[0].input, "1300")
    qtbot.mouseClick(page.hours.more, Qt.MouseButton.LeftButton)
    assert len(page.hours.rows) == 11
    assert page.hours.rows[0].input.text() == "1300"
    assert page.hours.more.text() == "Show fewer"


def test_nothing_on_file_leads_to_the_hours(
    qtbot: QtBot, page: StatisticsPage, company: Company, settled: Settled
) -> None:
    page.show()
    settled()
    assert "No statistics yet" in words(page)
    assert not page.print.isVisible()
    qtbot.mouseClick(the_button(page, "Enter hours"), Qt.MouseButton.LeftButton)
    assert page.hours.isVisible()
    assert not page.figures.isVisible()
    qtbot.keyClicks(page.hours.rows[0].input, "1200")
    qtbot.keyClick(page.hours.rows[0].input, Qt.Key.Key_Return)
    settled()
    assert "1,200" in words(page)
    assert company.file is not None


def test_what_changes_is_read_when_somebody_looks(
    qtbot: QtBot, page: StatisticsPage, company: Company, settled: Settled
) -> None:
    worked(company, "2025-11-01", 12)
    page.show()
    settled()
    near_miss(company, "2026-10-02")
    qtbot.waitUntil(lambda: charts(page)["near_misses"].chart.bars[-2].words == "1")
    page.hide()
    near_miss(company, "2026-10-03")
    settled()
    assert charts(page)["near_misses"].chart.bars[-2].words == "1"
    page.show()
    qtbot.waitUntil(lambda: charts(page)["near_misses"].chart.bars[-2].words == "2")


def test_inspections_come_last(
    qtbot: QtBot,
    page: StatisticsPage,
    company: Company,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worked(company, "2025-11-01", 12)
    unit = company.unit("101")
    company.inspection("2026-10-10", unit, company.plan("monthly", unit, anchor_on="2026-10-10"))
    go_on = Event()

    def slowly(*asked: object) -> Statistics:
        go_on.wait(20)
        return statistics(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr("ui.statistics.page.statistics", slowly)
    page.show()
    try:
        qtbot.waitUntil(lambda: "Looking through the inspections…" in words(page))
        assert "18,000" in words(page)
    finally:
        go_on.set()
    settled()
    assert "Looking through the inspections…" not in words(page)
    assert page.shown is not None
    assert page.shown.is_judged


def test_it_can_be_printed(
    qtbot: QtBot, page: StatisticsPage, company: Company, desk: Desk, settled: Settled
) -> None:
    worked(company, "2025-11-01", 12)
    page.show()
    settled()
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        qtbot.mouseClick(page.print, Qt.MouseButton.LeftButton)
    assert wanted.args is not None
    assert isinstance(wanted.args[0], Sheet)
    assert wanted.args[0].title == "Statistics"


def test_links_lead_to_what_was_counted(
    qtbot: QtBot, page: StatisticsPage, company: Company, desk: Desk, settled: Settled
) -> None:
    worked(company, "2025-11-01", 12)
    page.show()
    settled()
    for text, place in (
        ("Show the incidents", Place("incidents", "incident")),
        ("Show the hours entered", Place("company", "hours_worked")),
    ):
        with qtbot.waitSignal(desk.wanted) as wanted:
            qtbot.mouseClick(the_button(page, text), Qt.MouseButton.LeftButton)
        assert wanted.args == [place]


def test_it_stands_below_the_incidents(
    qtbot: QtBot, desk: Desk, preferences: Preferences, settled: Settled
) -> None:
    tab = ElementPage(desk, preferences, "incidents")
    qtbot.addWidget(tab)
    tab.show()
    settled()
    keys = tab.kinds.all_keys()
    assert keys[0] == "incident"
    tab.show_place(Place("incidents", "statistics"))
    settled()
    assert isinstance(tab.work.view.inside, StatisticsPage)
    assert tab.here() == Place("incidents", "statistics")


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [480, 700, 1300])
def test_no_bar_is_without_its_word(
    qapp: QApplication,
    page: StatisticsPage,
    company: Company,
    settled: Settled,
    scale: float,
    width: int,
) -> None:
    """Where words do not fit over their bars they stand upright; none is left out or cut."""
    worked(company, "2025-11-01", 11, 123_456)
    theme.apply(qapp, "light", scale)
    try:
        page.resize(width, 700)
        page.show()
        settled()
        assert page.hours.isVisible()
        assert page.sheet.horizontalScrollBar().maximum() == 0
        for chart in charts(page).values():
            letters = Letters(chart.chart, chart.width() / len(chart.chart.bars))
            if letters.is_level:
                lines = [line for bar in chart.chart.bars for line in bar.words.split("\n")]
                widest = max(map(letters.metrics.horizontalAdvance, lines))
                assert widest <= chart.width() / len(chart.chart.bars)
            else:
                assert letters.metrics.height() <= chart.width() / len(chart.chart.bars) + 1
            assert chart.height() >= letters.above + letters.below
    finally:
        theme.apply(qapp, "light", 1.0)


def test_the_dates_come_from_the_desk(page: StatisticsPage, today: date) -> None:
    assert today == day("2026-11-16")
    assert page.shown is None
