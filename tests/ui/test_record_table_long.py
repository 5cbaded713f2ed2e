"""A log of thousands: its first rows at once, the rest as one gets there, into a file in one go."""

import csv
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.builders.company import AS_OF, Company
from tests.builders.record_tables import Made, place
from tests.builders.record_tables import made as made
from ui.desk import Desk
from ui.tables import RecordTable
from ui.tables.loading import AT_FIRST, PAGE
from ui.tables.pages import KEPT

Settled = Callable[[], None]
MANY = 1200
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def log(company: Company) -> list[str]:
    """A use log with an entry a day, the newest first."""
    return list(
        company.together(
            lambda: [company.used(AS_OF - timedelta(days=n), job=f"Job {n}") for n in range(MANY)]
        )
    )


@pytest.fixture
def table(qtbot: QtBot, made: Made, log: list[str]) -> RecordTable:
    assert len(log) == MANY
    table = made("use_log")
    qtbot.waitUntil(lambda: table.model.rowCount() == MANY)
    return table


def job(table: RecordTable, row: int) -> str:
    column = [c.key for c in table.model.columns].index("job")
    return str(table.model.index(row, column).data())


@pytest.mark.usefixtures("log")
def test_the_first_rows_are_there_before_the_rest_is_in_order(
    qtbot: QtBot, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.tables.model.BREATH", 400)
    table = made("use_log")
    assert table.model.rowCount() == AT_FIRST
    assert job(table, 0) == "Job 0"
    qtbot.waitUntil(lambda: table.model.rowCount() == MANY)
    assert table.top.sentence.text() == "1,200 days of use"


def test_what_is_scrolled_to_is_fetched(qtbot: QtBot, table: RecordTable) -> None:
    table.view.scrollToBottom()
    qtbot.waitUntil(lambda: job(table, MANY - 1) == f"Job {MANY - 1}")
    qtbot.waitUntil(lambda: job(table, 600) == "Job 600")


def test_only_what_was_looked_at_last_is_kept(
    qtbot: QtBot, table: RecordTable, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.tables.pages.KEPT", 3)
    for row in range(0, MANY, PAGE):
        qtbot.waitUntil(lambda r=row: job(table, r) == f"Job {r}")
    settled()
    assert len(table.model.pages._kept) <= 3 < KEPT


def test_where_one_reads_and_what_is_selected_stay_when_a_record_comes(
    qtbot: QtBot, table: RecordTable, company: Company, log: list[str]
) -> None:
    table.select(log[700])
    qtbot.waitUntil(lambda: table.view.selected_rows() == [700])
    top = table.view.top_row()
    assert top > 600
    company.used(AS_OF, job="The newest")
    qtbot.waitUntil(lambda: table.model.rowCount() == MANY + 1)
    assert table.view.selected_rows() == [701]
    assert table.view.top_row() == top + 1
    assert job(table, 701) == "Job 700"


def test_what_a_row_said_is_shown_until_it_says_it_anew(
    qtbot: QtBot, table: RecordTable, company: Company, log: list[str]
) -> None:
    qtbot.waitUntil(lambda: job(table, 300) == "Job 300")
    seen: list[str] = []
    table.model.loaded.connect(lambda: seen.append(job(table, 300)))
    company.save("use_log", log[300], job="Another job")
    qtbot.waitUntil(lambda: job(table, 300) == "Another job")
    assert seen == ["Job 300"]


def test_a_row_that_is_still_on_its_way_is_chosen_when_it_is_there(
    qtbot: QtBot, table: RecordTable, log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.tables.pages.PATIENCE", 0)
    table.view.scrollToBottom()
    with qtbot.waitSignal(table.chosen) as chosen:
        qtbot.mouseClick(table.view.viewport(), LEFT, pos=place(table, MANY - 1))
    assert chosen.args == [log[MANY - 1]]


def test_all_rows_are_copied_and_typed_letters_do_not_read_them_all(
    qtbot: QtBot, table: RecordTable, settled: Settled
) -> None:
    table.view.selectAll()
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert len(QGuiApplication.clipboard().text().splitlines()) == MANY + 1
    table.view.keyboardSearch("job 1199")
    assert table.view.current_row() <= 0


# --- into a file --------------------------------------------------------------------------------


def exported(qtbot: QtBot, table: RecordTable, path: Path) -> list[list[str]]:
    table.taking_out.ask_where = lambda _parent, _name: path
    with qtbot.waitSignal(table.taking_out.ended):
        qtbot.mouseClick(table.top.export, LEFT)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_file_holds_what_the_table_shows(
    qtbot: QtBot, table: RecordTable, desk: Desk, tmp_path: Path
) -> None:
    with qtbot.waitSignal(table.model.loaded):
        table.top.filter.setText("job 119")
    table.columns.menu.aboutToShow.emit()
    next(a for a in table.columns.menu.actions() if a.text() == "Hours used").toggle()
    with qtbot.waitSignal(desk.said) as said:
        rows = exported(qtbot, table, tmp_path / "log.csv")
    assert rows[0] == ["Date", "Unit", "Job", "Days used"]
    assert [row[2] for row in rows[1:]] == ["Job 119", *(f"Job 119{n}" for n in range(10))]
    assert rows[1][0] == (AS_OF - timedelta(days=119)).isoformat()
    assert said.args[0] == "log.csv was written, 11 rows."


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(
    qtbot: QtBot, table: RecordTable, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    path.mkdir()
    table.taking_out.ask_where = lambda _parent, _name: path
    with qtbot.waitSignal(table.taking_out.failed) as failed:
        qtbot.mouseClick(table.top.export, LEFT)
    assert failed.args[0].startswith("log.csv could not be written. Close it if it is open")
    assert table.banner.isVisible()


def test_an_export_is_stopped_and_leaves_nothing(
    qtbot: QtBot, table: RecordTable, settled: Settled, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    table.taking_out.ask_where = lambda _parent, _name: path
    with qtbot.waitSignal(table.taking_out.ended):
        qtbot.mouseClick(table.top.export, LEFT)
        table.working.stopped.emit()
    settled()
    assert list(tmp_path.glob("log*")) == []
    assert not table.working.isVisible()


def test_who_thinks_better_of_it_writes_nothing(
    qtbot: QtBot, table: RecordTable, settled: Settled
) -> None:
    table.taking_out.ask_where = lambda _parent, _name: None
    with qtbot.assertNotEmitted(table.taking_out.began):
        qtbot.mouseClick(table.top.export, LEFT)
        settled()
