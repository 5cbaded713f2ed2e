"""The log of all corrective actions on the screen: grouped, taken by click, printed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from ui.actions.log_page import LogPage
from ui.desk import Desk
from ui.element.page import ElementPage
from ui.places import Place
from ui.preferences import Preferences
from ui.printing.sheet import Sheet

Settled = Callable[[], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, settled: Settled) -> LogPage:
    made = LogPage(desk)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    settled()
    return made


def told(page: LogPage) -> dict[str, list[str]]:
    heads = [page.table.topLevelItem(n) for n in range(page.table.topLevelItemCount())]
    return {
        head.text(0): [head.child(n).text(0) for n in range(head.childCount())]
        for head in heads
        if head is not None
    }


def test_it_is_grouped_by_what_is_pressed(
    qtbot: QtBot, page: LogPage, company: Company, settled: Settled
) -> None:
    company.action("Guard", due="2026-11-01", found="2026-10-01", assigned_name="Ada")
    company.action("Step", found="2026-11-10")
    company.action("Done", found="2026-11-10", closed_reason="scrapped")
    settled()
    assert told(page) == {"Overdue (1)": ["Guard"], "No due date (1)": ["Step"]}
    qtbot.mouseClick(page.by.button_of("person"), LEFT)
    qtbot.mouseClick(page.closed, LEFT)
    settled()
    assert told(page) == {
        "Ada (1, 1 overdue)": ["Guard"], "Nobody is assigned (2)": ["Step", "Done"],
    }  # fmt: skip
    qtbot.mouseClick(page.by.button_of("person"), LEFT)  # it cannot go up
    settled()
    assert page.by.key == "person"


def test_what_is_said_above_or_of_no_action_takes_no_room(
    qtbot: QtBot, page: LogPage, company: Company, settled: Settled
) -> None:
    company.action("Guard", found="2026-10-01", assigned_name="Ada", source_text="Walk")
    settled()

    def heads() -> list[str]:
        table = page.table
        shown = [n for n in range(table.columnCount()) if not table.isColumnHidden(n)]
        return [table.headerItem().text(n) for n in shown]

    assert heads() == ["What to put right", "Age", "Assigned to", "Where found"]
    qtbot.mouseClick(page.by.button_of("person"), LEFT)
    settled()
    assert heads() == ["What to put right", "State", "Age", "Where found"]


def test_an_action_is_worked_on_beside_the_log(
    qtbot: QtBot, desk: Desk, preferences: Preferences, company: Company, settled: Settled
) -> None:
    action = company.action("Guard")
    whole = ElementPage(desk, preferences, "actions")
    qtbot.addWidget(whole)
    whole.resize(1300, 700)
    whole.show()
    whole.show_place(Place("actions", "action_log"))
    settled()
    table = whole.work.view.inside.table  # type: ignore[attr-defined]
    row = table.topLevelItem(0).child(0)
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualItemRect(row).center())
    settled()
    assert (whole.work.pane.kind, whole.work.pane.record_id) == ("corrective_action", action)
    assert table.currentItem().text(0) == "Guard"


def test_nothing_yet_and_nothing_open_are_told_apart(
    page: LogPage, company: Company, settled: Settled
) -> None:
    assert page.pages.currentWidget().accessibleName() or page.print.isHidden()
    assert page.print.isHidden()
    company.action("Done", closed_reason="scrapped")
    settled()
    assert page.print.isVisible()
    assert page.pages.currentWidget() is not page.table


def test_the_log_is_printed_as_it_is_grouped(
    qtbot: QtBot, page: LogPage, company: Company, desk: Desk, settled: Settled
) -> None:
    company.action("Guard")
    settled()
    sheets: list[Sheet] = []
    desk.paper_wanted.connect(sheets.append)
    qtbot.mouseClick(page.print, LEFT)
    assert [sheet.title for sheet in sheets] == ["Log of corrective actions"]


def test_what_is_shown_is_written_into_a_sheet(
    qtbot: QtBot, page: LogPage, company: Company, settled: Settled, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    company.action("Guard", due="2026-11-01", found="2026-10-01")
    settled()
    chosen = tmp_path / "log.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(chosen), ""))
    qtbot.mouseClick(page.export, LEFT)
    qtbot.waitUntil(chosen.exists)
    settled()
    assert "Guard,Overdue,46," in chosen.read_text(encoding="utf-8-sig")
