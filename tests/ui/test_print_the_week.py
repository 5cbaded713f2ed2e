"""The sheet for the wall is one click away from Today."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from ui.desk import Desk
from ui.today.page import TodayPage


def test_one_click_on_today_prints_the_week(
    qtbot: QtBot, desk: Desk, company: Company, settled: Callable[[], None]
) -> None:
    company.action("Fix the guard", due="2026-11-20")
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    settled()
    wanted: list[object] = []
    desk.paper_wanted.connect(wanted.append)
    assert page.on_paper.isVisible()
    qtbot.mouseClick(page.on_paper, Qt.MouseButton.LeftButton)
    assert [getattr(sheet, "title", "") for sheet in wanted] == ["What is due"]
