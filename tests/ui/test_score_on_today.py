"""The score on Today: asked for after everything else, said in words, reached by keyboard."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.services.auditing.minutes import work_times
from desktop.services.auditing.standing_shown import ChartShown, Event, Stop
from desktop.store.file import CompanyFile
from desktop.store.undo import Sitting
from tests.builders import demonstration
from tests.builders.company import AS_OF, NOON, Company
from ui.desk import Desk
from ui.dialogs.work_times import WorkTimesDialog
from ui.jobs import Jobs
from ui.places import Place
from ui.today.page import TodayPage
from ui.today.score_chart import ScoreChart
from ui.today.score_plot import Plot

Settled = Callable[[], None]


@pytest.fixture
def demo_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    path = demonstration.copied(tmp_path / "demo.muster")
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as file:
        jobs = Jobs()
        jobs.broken.connect(_raise)
        desk = Desk(file, Sitting(file), jobs, lambda: AS_OF)
        yield desk
        desk.closing.emit()
        jobs.close()
        qtbot.waitUntil(lambda: jobs.is_idle)
        desk.close()


def _raise(fault: BaseException) -> None:
    raise fault


def page_of(qtbot: QtBot, desk: Desk) -> TodayPage:
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def page(qtbot: QtBot, demo_desk: Desk) -> TodayPage:
    """Today of the demonstration company, with everything there."""
    page = page_of(qtbot, demo_desk)
    qtbot.waitUntil(lambda: page.score is not None and page.score.block.chart.chart is not None)
    return page


@pytest.fixture
def places(demo_desk: Desk) -> list[Place]:
    found: list[Place] = []
    demo_desk.wanted.connect(found.append)
    return found


def test_it_says_that_it_works_it_out_and_then_what_it_is(qtbot: QtBot, demo_desk: Desk) -> None:
    page = page_of(qtbot, demo_desk)
    assert page.score is not None
    block = page.score.block
    assert block.result.text() == "Working it out…"
    assert page.score.way.isHidden()
    qtbot.waitUntil(lambda: block.figure.isVisible())
    assert block.figure.text().endswith(" %")
    assert block.result.text().startswith("today: ")
    qtbot.waitUntil(lambda: block.chart.isVisible())
    assert "if nothing more is done" in block.then.text()
    assert page.score.way.isVisible()
    assert "Planning weights" in block.remark.text()


def test_the_rows_of_the_elements_lead_to_their_tabs(
    qtbot: QtBot, page: TodayPage, places: list[Place]
) -> None:
    assert page.score is not None
    rows = page.score.block.bars.rows
    assert len(rows) == 6
    assert "of 30 points" in rows[3].accessibleName()
    qtbot.mouseClick(rows[3], Qt.MouseButton.LeftButton)
    assert places.pop() == Place("inspections")


def test_each_line_of_the_way_opens_where_it_begins(
    qtbot: QtBot, page: TodayPage, places: list[Place]
) -> None:
    assert page.score is not None
    way = page.score.way
    assert way.shown is not None
    first = way.shown.rows[0]
    way.rows[0].setFocus()
    QTest.keyClick(way.rows[0], Qt.Key.Key_Return)
    place = places.pop()
    assert (place.tab, place.kind, place.record_id) == (
        first.opens.tab,
        first.opens.kind,
        first.opens.record_id,
    )
    assert len(way.rows) == way.shown.first
    qtbot.mouseClick(way.more, Qt.MouseButton.LeftButton)
    assert len(way.rows) == len(way.shown.rows)
    qtbot.mouseClick(way.more, Qt.MouseButton.LeftButton)
    assert len(way.rows) == way.shown.first


def test_other_weights_and_the_areas_are_folded_away(qtbot: QtBot, page: TodayPage) -> None:
    assert page.score is not None
    block = page.score.block
    assert not block.weights.isVisible()
    qtbot.mouseClick(block.details, Qt.MouseButton.LeftButton)
    assert block.weights.isVisible()
    assert "with all elements equal" in block.weights.text()
    assert not page.audit.sentence.isVisible()
    assert page.audit.fold.text().startswith("Overdue or missing: ")
    qtbot.mouseClick(page.audit.fold, Qt.MouseButton.LeftButton)
    assert page.audit.sentence.isVisible()


def test_the_days_of_the_chart_are_said_by_arrow_keys_and_under_the_mouse(
    page: TodayPage,
) -> None:
    assert page.score is not None
    chart = page.score.block.chart
    assert chart.chart is not None
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == chart.chart.stops[0].sentence
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == chart.chart.stops[2].sentence
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.at == 1
    plot = Plot(chart.chart, chart.width())
    end = plot.at(1, chart.chart.stops[-1].nothing).toPoint()
    assert chart.said_at(end) == chart.chart.stops[-1].sentence
    note = plot.notes[0]
    assert chart.said_at(note.box.center().toPoint()) == note.event.sentence
    chart.clearFocus()
    assert chart.at is None


def test_an_edit_is_followed_and_nothing_flickers(
    qtbot: QtBot, page: TodayPage, demo_desk: Desk
) -> None:
    assert page.score is not None
    block, before = page.score.block, page.score.way.shown
    seen: list[str] = []
    page.score._asking.scored.connect(lambda _shown: seen.append(block.result.text()))
    demo_desk.company.write("Plan", _void_the_policies)
    qtbot.waitUntil(lambda: bool(seen))
    assert "Working it out…" not in seen
    assert block.figure.isVisible()
    qtbot.waitUntil(lambda: page.score is not None and page.score.way.shown != before)


def _void_the_policies(t: object) -> None:
    from desktop.records import kind_of
    from desktop.store import aggregate
    from desktop.store.transaction import Transaction

    assert isinstance(t, Transaction)
    for id_, one in aggregate.read(t.connection, kind_of("policy")).items():
        if not one.is_voided:
            t.void("policy", id_, "a test")


def test_out_of_sight_nothing_is_judged(qtbot: QtBot, page: TodayPage, demo_desk: Desk) -> None:
    assert page.score is not None
    asked: list[object] = []
    page.score._asking.scored.connect(asked.append)
    page.hide()
    demo_desk.company.write("Plan", _void_the_policies)
    qtbot.wait(400)  # longer than it pauses after an edit
    qtbot.waitUntil(lambda: demo_desk.jobs.is_idle)
    assert asked == []
    page.show()
    qtbot.waitUntil(lambda: len(asked) == 1)


def test_an_empty_company_is_told_where_a_score_comes_from(
    qtbot: QtBot, desk: Desk, settled: Settled
) -> None:
    page = page_of(qtbot, desk)
    settled()
    assert page.score is not None
    block = page.score.block
    qtbot.waitUntil(lambda: block.result.text() == "No score yet")
    settled()
    assert "0 of 45 questions" in block.then.text()
    assert block.figure.isHidden()
    assert block.chart.isHidden()
    assert page.score.way.isHidden(), "the first steps say where to begin"


def test_what_is_known_of_work_can_be_changed(
    qtbot: QtBot, company: Company, desk: Desk, settled: Settled
) -> None:
    dialog = WorkTimesDialog(desk)
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    dialog.show()
    settled()
    week = dialog.hours.control
    assert isinstance(week, QLineEdit)
    assert week.placeholderText() == "2"
    row = dialog.rows["S4.2"]
    assert (row.input.text(), row.input.placeholderText()) == ("", "30")
    qtbot.keyClicks(row.input, "soon")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    settled()
    assert dialog.isVisible()
    assert work_times(company.file).own == {}
    row.input.clear()
    qtbot.keyClicks(row.input, "12")
    qtbot.keyClicks(week, "3.5")
    dialog.tabs.setCurrentIndex(1)
    qtbot.keyClicks(dialog.rows["inspection"].input, "7")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    settled()
    assert closed == [1]
    assert work_times(company.file).own == {"S4.2": 12, "inspection": 7}
    assert float(work_times(company.file).hours_a_week) == 3.5


# --- the drawing ------------------------------------------------------------------------------


def chart_of(*events: tuple[float, str], low: float = 60, high: float = 90) -> ChartShown:
    stops = tuple(Stop(n / 4, low, low + (high - low) * n / 4, f"Stop {n}") for n in range(5))
    return ChartShown(
        sentence="It goes on.",
        nothing_said=f"{low:g} %",
        then_said="",
        tone="red",
        planned_said=f"{high:g} %",
        stops=stops,
        events=tuple(Event(x, label, label) for x, label in events),
        months=tuple((n / 12, name) for n, name in enumerate("JFMAMJJASOND")),
        goal=80,
        goal_said="80 %",
        description="It goes on.",
    )


@pytest.mark.parametrize("width", [240, 340, 900])
def test_no_words_stand_over_others(qtbot: QtBot, width: int) -> None:
    chart = chart_of(
        *((x / 10, f"{x} Dec: Something with a name of its own") for x in (1, 2, 3, 9, 10))
    )
    plot = Plot(chart, width)
    boxes = [note.box for note in plot.notes]
    assert len(boxes) == 5
    for n, one in enumerate(boxes):
        assert one.left() >= 0
        assert one.bottom() <= plot.height
        assert not any(one.intersects(other) for other in boxes[n + 1 :])
    months = [box for box, _name in plot.months]
    assert all(not a.intersects(b) for a, b in pairwise(months))
    low, high = plot.ends()
    assert low - high >= plot.high - 1
    widget = ScoreChart()
    qtbot.addWidget(widget)
    widget.show_chart(chart)
    widget.resize(width, widget.heightForWidth(width))
    assert not widget.grab().isNull()


def test_level_curves_are_told_apart(qtbot: QtBot) -> None:
    widget = ScoreChart()
    qtbot.addWidget(widget)
    chart = chart_of(low=80, high=80)
    widget.show_chart(chart)
    plot = Plot(chart, 340)
    low, high = plot.ends()
    assert low - high >= plot.high - 1
    assert plot.lowest < 80 <= plot.highest
    widget.resize(340, widget.heightForWidth(340))
    assert widget.said_at(plot.at(0.5, 80).toPoint()) == "Stop 2"


def test_a_chart_of_nothing_says_nothing(qtbot: QtBot) -> None:
    widget = ScoreChart()
    qtbot.addWidget(widget)
    assert widget.said_at(QPoint(1, 1)) == ""
    QTest.keyClick(widget, Qt.Key.Key_Right)
    assert widget.at is None
