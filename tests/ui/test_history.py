"""The history of a record and of the whole file, as a person reads it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from ui.desk import Desk
from ui.history.log_page import HistoryLog
from ui.history.pane import HistoryPane
from ui.places import Place

Settled = Callable[[], None]


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk) -> HistoryPane:
    made = HistoryPane(desk)
    qtbot.addWidget(made)
    made.resize(390, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_record_tells_what_it_said_before(
    pane: HistoryPane, company: Company, settled: Settled
) -> None:
    rick = company.worker("Rick Desjarlais")
    company.save("worker", rick, last_name="Tremblay")
    pane.show_record("worker", rick)
    settled()
    said = words(pane)
    assert "History of Rick Tremblay" in said
    assert "Worker, 2 changes" in said
    assert said.index("Last name: Desjarlais → Tremblay") < said.index("First name: Rick")


def test_it_follows_what_is_done_to_the_record(
    pane: HistoryPane, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    rick = company.worker("<b>Rick</b> D")
    pane.show_record("worker", rick)
    settled()
    company.save("worker", rick, number="12")
    qtbot.waitUntil(lambda: "Worker number: 12" in words(pane))
    assert "First name: <b>Rick</b>" in words(pane)


@pytest.mark.parametrize("way", ["click", "escape"])
def test_there_is_a_way_back(pane: HistoryPane, qtbot: QtBot, way: str) -> None:
    with qtbot.waitSignal(pane.back_wanted):
        if way == "click":
            qtbot.mouseClick(pane.back, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(pane, Qt.Key.Key_Escape)


@pytest.fixture
def log(qtbot: QtBot, desk: Desk, company: Company, settled: Settled) -> HistoryLog:
    for number in range(150):
        company.site(f"Yard {number}")
    made = HistoryLog(desk)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    settled()
    return made


def names(log: HistoryLog) -> list[str]:
    return [line.text for line in log.entries.lines if not line.is_heading]


def test_the_log_loads_further_pages_on_the_way_down(log: HistoryLog, qtbot: QtBot) -> None:
    assert len(names(log)) == 100
    qtbot.keyClick(log.entries, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: len(names(log)) == 151)
    assert [line.text for line in log.entries.lines if line.is_heading] == ["16 November"]


def test_the_chosen_action_says_what_it_did_and_leads_to_it(
    log: HistoryLog, settled: Settled, qtbot: QtBot, desk: Desk
) -> None:
    assert "Site Yard 149: entered" in words(log.action)
    qtbot.keyClick(log.entries, Qt.Key.Key_Down)
    settled()
    assert "Site Yard 148: entered" in words(log.action)
    places: list[Place] = []
    desk.wanted.connect(places.append)
    open_it = next(b for b in log.action.findChildren(QPushButton) if b.isVisibleTo(log))
    qtbot.mouseClick(open_it, Qt.MouseButton.LeftButton)
    assert [(place.tab, place.kind) for place in places] == [("company", "site")]


def test_typing_filters_the_log(log: HistoryLog, company: Company, qtbot: QtBot) -> None:
    company.file.write("Card of Rick", lambda t: t.save("site", {"name": "x"}))
    qtbot.keyClicks(log.filter, "rick")
    qtbot.waitUntil(lambda: names(log) == ["Card of Rick"])
    qtbot.keyClicks(log.filter, " nobody")
    qtbot.waitUntil(lambda: names(log) == [])
    assert log.sentence.text().startswith("Nothing that was done fits")


def test_the_check_says_what_came_of_it(log: HistoryLog, qtbot: QtBot) -> None:
    qtbot.mouseClick(log.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(log.banner.isVisible)
    assert "All 151 lines" in log.banner.accessibleName()
    assert log.check.isEnabled()


def test_the_check_can_be_stopped(log: HistoryLog, settled: Settled, qtbot: QtBot) -> None:
    qtbot.mouseClick(log.check, Qt.MouseButton.LeftButton)
    log.working.stopped.emit()
    settled()
    assert not log.banner.isVisible()
    assert log.check.isEnabled()
