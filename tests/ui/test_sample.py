"""The auditor's sample, at the window: drawn by its seed, opened, printed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from ui.audit.sample.tree import TARGET
from ui.audit.sample.view import SampleView
from ui.desk import Desk
from ui.places import Place
from ui.printing.sheet import Sheet

LEFT = Qt.MouseButton.LeftButton
Settled = Callable[[], None]


@pytest.fixture
def meetings(company: Company) -> None:
    def held() -> None:
        rick = company.worker(hired="2020-01-01")
        plan = company.plan("monthly", task="Safety meeting", kind="meeting",
                            in_force_from="2025-11-17")  # fmt: skip
        for month in range(1, 12):
            for n in (3, 9, 15):
                company.meeting(f"2026-{month:02}-{n:02}", plan, topics=f"Ladders {month} {n}",
                                attendees=[{"worker_id": rick, "signed": n > 4}])  # fmt: skip

    company.together(held)


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, meetings: None, settled: Settled) -> SampleView:
    assert meetings is None
    view = SampleView(desk)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    settled()
    qtbot.waitUntil(lambda: view.shown is not None)
    return view


def drawn(view: SampleView) -> list[str]:
    top = (view.tree.topLevelItem(at) for at in range(view.tree.topLevelItemCount()))
    return [item.child(n).text(0) for item in top if item for n in range(item.childCount())]


def test_it_is_drawn_by_the_seed_of_the_day(view: SampleView) -> None:
    assert view.seed.text() == "261116"
    assert view.shown is not None
    assert view.shown.seed == 261116
    assert drawn(view)
    assert "No partner publishes" in view.source.text()


def test_the_same_seed_draws_the_same_again(
    qtbot: QtBot, view: SampleView, settled: Settled
) -> None:
    first = drawn(view)
    view.seed.setFocus()
    view.seed.selectAll()
    qtbot.keyClicks(view.seed, "4711")
    qtbot.keyClick(view.seed, Qt.Key.Key_Return)
    settled()
    qtbot.waitUntil(lambda: view.shown is not None and view.shown.seed == 4711)
    other = drawn(view)
    assert other != first
    view.seed.selectAll()
    qtbot.keyClicks(view.seed, "261116")
    qtbot.keyClick(view.seed, Qt.Key.Key_Return)
    settled()
    qtbot.waitUntil(lambda: view.shown is not None and view.shown.seed == 261116)
    assert drawn(view) == first


@pytest.mark.parametrize("typed", ["-5", "abc", "0", "12345678901234567890", ""])
def test_what_is_no_seed_is_said_and_draws_nothing_else(
    qtbot: QtBot, view: SampleView, settled: Settled, typed: str
) -> None:
    before = drawn(view)
    view.seed.setFocus()
    view.seed.selectAll()
    qtbot.keyClick(view.seed, Qt.Key.Key_Delete)
    qtbot.keyClicks(view.seed, typed)
    qtbot.keyClick(view.seed, Qt.Key.Key_Return)
    settled()
    assert view.seed.text() == typed
    assert view.wrong.isVisible()
    assert view.wrong.text() == (
        "The number of a draw is a whole one, from 1 to 999,999. What is shown was drawn by 261116."
    )
    assert drawn(view) == before
    qtbot.mouseClick(view.again, LEFT)
    assert view.wrong.isHidden()


def test_draw_again_takes_another_seed(qtbot: QtBot, view: SampleView, settled: Settled) -> None:
    before = view.seed.text()
    qtbot.mouseClick(view.again, LEFT)
    settled()
    qtbot.waitUntil(lambda: view.shown is not None and str(view.shown.seed) == view.seed.text())
    assert view.seed.text() != before


def test_the_weakest_come_first_when_they_are_feared(
    qtbot: QtBot, view: SampleView, settled: Settled
) -> None:
    view.feared.setChecked(True)
    settled()
    qtbot.waitUntil(lambda: view.shown is not None and view.shown.weakest_first)
    assert view.shown is not None
    meeting = next(one for one in view.shown.questions if one.code == "S1.6")
    assert not any(one.has_paper for one in meeting.each)


def test_a_record_opens(qtbot: QtBot, desk: Desk, view: SampleView) -> None:
    top = view.tree.topLevelItem(0)
    assert top is not None
    item = top.child(0)
    assert item is not None
    target = item.data(0, TARGET)
    view.tree.setCurrentItem(item)
    with qtbot.waitSignal(desk.wanted) as told:
        qtbot.keyClick(view.tree, Qt.Key.Key_Return)
    assert told.args == [Place(target.tab, target.kind, target.record_id)]
    view.tree.setCurrentItem(top)
    was = top.isExpanded()
    qtbot.keyClick(view.tree, Qt.Key.Key_Return)
    assert top.isExpanded() is not was


def test_it_is_narrowed_to_an_element_and_printed_with_its_seed(
    qtbot: QtBot, desk: Desk, view: SampleView, tmp_path: Path
) -> None:
    view.show_place(Place("audit", "sample", "S1"))
    tops = [view.tree.topLevelItem(at) for at in range(view.tree.topLevelItemCount())]
    assert tops
    assert all(top is not None and top.text(0).startswith("S1.") for top in tops)
    with qtbot.waitSignal(desk.paper_wanted) as told:
        qtbot.mouseClick(view.print, LEFT)
    sheet: Sheet = told.args[0]
    assert sheet.title == "The auditor's sample"
    printed = sheet.make(tmp_path / "sample.pdf", lambda *_a: None, lambda: False)
    assert printed.pages >= 1
    with qtbot.waitSignal(desk.paper_wanted):
        assert view.do_command("print")
    assert not view.do_command("void")


def test_a_place_leads_to_a_question(view: SampleView) -> None:
    view.show_place(Place("audit", "sample", "S1.6"))
    item = view.tree.currentItem()
    assert item is not None
    assert item.text(0).startswith("S1.6 ")
    view.show_place(Place("audit", "sample"))
    assert view.element.currentIndex() == 0


def test_without_records_it_says_what_will_stand_here(
    qtbot: QtBot, desk: Desk, settled: Settled
) -> None:
    view = SampleView(desk)
    qtbot.addWidget(view)
    view.show()
    settled()
    qtbot.waitUntil(lambda: view.shown is not None)
    assert view.pages.currentWidget() is view.nothing
    assert not view.print.isEnabled()
    assert not view.tools.isVisible()


def test_some_records_are_seen_in_a_small_window_too(view: SampleView, settled: Settled) -> None:
    view.resize(500, 260)
    settled()
    assert view.tree.height() >= 3 * view.tree.header().height()
    assert view.area.verticalScrollBar().maximum() > 0
    view.resize(1000, 700)
    settled()
    assert view.area.verticalScrollBar().maximum() == 0
