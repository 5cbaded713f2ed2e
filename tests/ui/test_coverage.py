"""Month by month, at the window: a hole leads to what ends it; the strip of one question."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from ui.audit.coverage.strip import MOST, CoverageStrip
from ui.audit.coverage.table import CoverageTable
from ui.audit.coverage.view import CoverageView
from ui.desk import Desk
from ui.places import Place
from ui.printing.sheet import Sheet

Settled = Callable[[], None]
LAST = 12  # the running month


@pytest.fixture
def plan(company: Company) -> str:
    """An inspection due on the 3rd of each month, done in December and not since."""
    shop = company.site("Shop")
    plan = company.plan("monthly", site=shop, task="Worksite inspection", counted="fixed",
                        in_force_from="2025-11-17", anchor_on="2025-12-03")  # fmt: skip
    company.inspection("2025-12-03", plan=plan, site_id=shop)
    return plan


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, plan: str, settled: Settled) -> CoverageView:
    assert plan
    view = CoverageView(desk)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    settled()
    qtbot.waitUntil(lambda: bool(view.shown.lines))
    return view


def row_of(table: CoverageTable, begins: str) -> int:
    return next(at for at, line in enumerate(table.lines) if line.shown.subject.startswith(begins))


def cell(table: CoverageTable, begins: str, month: int) -> QModelIndex:
    return table.model().index(row_of(table, begins), month)


def click(qtbot: QtBot, table: CoverageTable, index: QModelIndex) -> None:
    table.scrollTo(index)
    at = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_missed_month_leads_to_its_duty(
    qtbot: QtBot, desk: Desk, view: CoverageView, plan: str
) -> None:
    index = cell(view.table, "S4.2", 3)
    assert index.data() == "missed"
    with qtbot.waitSignal(desk.wanted) as told:
        click(qtbot, view.table, index)
    assert told.args == [Place("inspections", "duty_plan", plan)]


def test_what_is_overdue_is_recorded_from_here_by_keys(
    qtbot: QtBot, desk: Desk, view: CoverageView, plan: str
) -> None:
    index = cell(view.table, "S4.2", LAST)
    assert index.data() == "overdue"
    view.table.setFocus()
    view.table.setCurrentIndex(index)
    with qtbot.waitSignal(desk.wanted) as told:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    place: Place = told.args[0]
    assert (place.kind, place.new, place.values["plan_id"]) == ("inspection", True, plan)


def test_a_cell_is_heard_in_a_whole_sentence(view: CoverageView) -> None:
    index = cell(view.table, "S4.2", 3)
    said = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said == "Due 3 February, and not done in time."
    assert "February 2026" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_duties_are_shown_when_asked_and_only_holes_when_asked(view: CoverageView) -> None:
    every = len(view.table.lines)
    assert not any(line.is_part for line in view.table.lines)
    view.duties.setChecked(True)
    assert [line.shown.subject for line in view.table.lines if line.is_part] == ["Shop"]
    assert len(view.table.lines) > every
    view.holes.setChecked(True)
    assert {line.code for line in view.table.lines} == {"S4.2"}
    view.element.setCurrentIndex(view.element.findData("S1"))
    assert view.pages.currentWidget() is view.nothing
    view.element.setCurrentIndex(0)
    assert view.pages.currentWidget() is view.table


def test_all_months_are_seen_on_a_usual_screen_and_none_is_cut_on_a_narrow_one(
    company: Company, view: CoverageView, settled: Settled
) -> None:
    plan = company.plan("weekly", task="Toolbox talk", kind="meeting", counted="fixed",
                        in_force_from="2025-11-17")  # fmt: skip
    for n in range(1, 5):
        company.save("meeting", held_on=f"2026-0{n}-07", plan_id=plan, kind="toolbox",
                     topics="Gloves")  # fmt: skip
    settled()
    table = view.table
    view.resize(1100, 600)
    settled()
    words = {table.model().index(row, column).data() for row in range(table.model().rowCount())
             for column in range(13)}  # fmt: skip
    assert {"missed", "overdue", "late"} & words
    assert table.horizontalScrollBar().maximum() == 0
    view.resize(760, 600)
    settled()
    assert table.horizontalScrollBar().maximum() > 0
    for at in (0, 1, table.horizontalScrollBar().maximum()):
        table.horizontalScrollBar().setValue(at)
        assert any(0 <= table.columnViewportPosition(column) <= 13 for column in range(13))


def test_a_company_without_anything_is_told_so(qtbot: QtBot, desk: Desk, settled: Settled) -> None:
    view = CoverageView(desk)
    qtbot.addWidget(view)
    view.show()
    settled()
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.nothing)
    assert view.nothing.isVisible()
    assert view.tools.isHidden()
    assert not view.print.isEnabled()
    assert not view.do_command("print")


def test_a_place_leads_to_a_question_with_its_duties(view: CoverageView) -> None:
    view.holes.setChecked(True)
    view.show_place(Place("audit", "coverage", "S4.2"))
    assert not view.holes.isChecked()
    assert view.table.lines[view.table.currentIndex().row()].code == "S4.2"


def test_what_is_put_right_is_seen_and_the_cell_stays(
    qtbot: QtBot, company: Company, view: CoverageView, plan: str, settled: Settled
) -> None:
    index = cell(view.table, "S4.2", 3)
    view.table.setCurrentIndex(index)
    company.inspection("2026-02-03", plan=plan)
    settled()
    qtbot.waitUntil(lambda: view.table.currentIndex().data() == "done")
    assert view.table.currentIndex().column() == 3


def test_what_is_shown_is_printed(
    qtbot: QtBot, desk: Desk, view: CoverageView, tmp_path: Path
) -> None:
    view.holes.setChecked(True)
    view.duties.setChecked(True)
    with qtbot.waitSignal(desk.paper_wanted) as told:
        qtbot.mouseClick(view.print, Qt.MouseButton.LeftButton)
    sheet: Sheet = told.args[0]
    printed = sheet.make(tmp_path / "months.pdf", lambda *_a: None, lambda: False)
    text = PdfReader(printed.path).pages[0].extract_text()
    assert sheet.title == "Month by month"
    assert "S4.2" in text
    assert "Shop" in text
    assert "missed" in text
    with qtbot.waitSignal(desk.paper_wanted):
        assert view.do_command("print")


def test_the_strip_of_one_question(qtbot: QtBot, desk: Desk, plan: str, settled: Settled) -> None:
    strip = CoverageStrip(desk)
    qtbot.addWidget(strip)
    strip.resize(700, 300)
    assert strip.isHidden()
    strip.show_question("S4.2")
    settled()
    qtbot.waitUntil(lambda: strip.isVisibleTo(None) or not strip.isHidden())
    assert strip.sentence.text() == "Done in time: 1 of 12 times due."
    (line,) = strip.table.lines
    assert line.shown.subject == "Shop"
    strip.show()
    QApplication.processEvents()
    assert strip.table.height() >= strip.table.rowHeight(0)
    with qtbot.waitSignal(desk.wanted) as told:
        click(qtbot, strip.table, strip.table.model().index(0, 2))
    assert told.args == [Place("inspections", "duty_plan", plan)]
    strip.show_question("S5.2")
    settled()
    qtbot.waitUntil(lambda: strip.table.lines[0].code == "S5.2")
    strip.clear()
    assert strip.isHidden()


def test_a_strip_of_many_duties_scrolls(
    qtbot: QtBot, company: Company, desk: Desk, settled: Settled
) -> None:
    def many() -> None:
        for n in range(MOST + 4):
            company.plan("monthly", task=f"Talk {n}", kind="meeting", in_force_from="2026-01-01")

    company.together(many)
    strip = CoverageStrip(desk)
    qtbot.addWidget(strip)
    strip.resize(900, 600)
    strip.show_question("S1.6")
    settled()
    qtbot.waitUntil(lambda: len(strip.table.lines) == MOST + 4)
    assert strip.table.height() < strip.table.whole_height()


def test_a_strip_begins_with_this_month(
    qtbot: QtBot, desk: Desk, plan: str, settled: Settled
) -> None:
    assert plan
    strip = CoverageStrip(desk)
    qtbot.addWidget(strip)
    strip.resize(420, 300)
    strip.show_question("S4.2")
    settled()
    bar = strip.table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
