"""A person looks through the records of a kind, picks one, and sees it stay when others change."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from desktop.records import KINDS
from tests.builders.company import Company
from tests.builders.record_tables import Made, place, texts
from tests.builders.record_tables import made as made
from ui.desk import Desk
from ui.tables import RecordTable, sentences

Settled = Callable[[], None]
NAME = ("Wolfeschlegelsteinhausenbergerdorff" * 6)[:197]
DO_COPY = Qt.DropAction.CopyAction
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def actions(company: Company) -> dict[str, str]:
    """Three corrective actions, the newest first."""
    return {
        "C": company.action("C", found="2026-11-03", due="2026-11-10"),
        "B": company.action("B", found="2026-11-02"),
        "A": company.action(
            "A", found="2026-11-01", resolved="2026-11-05", verified_on="2026-11-06"
        ),
    }


@pytest.mark.usefixtures("actions")
def test_a_table_says_how_things_are(made: Made) -> None:
    table = made("corrective_action")
    assert table.top.title.text() == "Corrective actions"
    assert table.top.sentence.text() == "3 corrective actions, 2 open, 1 overdue"
    assert texts(table, "What to put right") == ["C", "B", "A"]
    assert texts(table, "State") == ["Overdue", "No due date", "Closed"]
    assert table.top.add.text() == "Add corrective action"


def test_a_click_chooses_and_a_double_click_opens(
    qtbot: QtBot, made: Made, actions: dict[str, str]
) -> None:
    table = made("corrective_action")
    with qtbot.waitSignal(table.chosen) as chosen:
        qtbot.mouseClick(table.view.viewport(), LEFT, pos=place(table, 1))
    assert chosen.args == [actions["B"]]
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.view.viewport(), LEFT, pos=place(table, 2))
    assert opened.args == [actions["A"]]


def test_everything_goes_by_keyboard(qtbot: QtBot, made: Made, actions: dict[str, str]) -> None:
    table = made("corrective_action")
    heard: list[str] = []
    table.chosen.connect(heard.append)
    table.opened.connect(lambda record: heard.append(f"open {record}"))
    table.new_wanted.connect(lambda: heard.append("new"))
    table.view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Insert):
        qtbot.keyClick(table.view, key)
    qtbot.keyClick(table.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert heard == [actions["B"], actions["A"], f"open {actions['A']}", "new", "new"]


@pytest.mark.usefixtures("actions")
def test_rows_are_copied_as_a_sheet_takes_them(qtbot: QtBot, made: Made, settled: Settled) -> None:
    table = made("corrective_action")
    table.view.selectRow(0)
    qtbot.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settled()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert [line[:3] for line in lines] == [
        ["State", "What to put right", "Days open"],
        ["Overdue", "C", "13 days"],
        ["No due date", "B", "14 days"],
    ]


# --- what changes meanwhile ---------------------------------------------------------------------


def test_what_is_selected_stays_so_when_others_are_entered(
    qtbot: QtBot, made: Made, company: Company, actions: dict[str, str], settled: Settled
) -> None:
    table = made("corrective_action")
    table.select(actions["B"])
    settled()
    heard: list[str] = []
    table.chosen.connect(heard.append)
    company.action("D", found="2026-11-04")
    company.action("E", found="2026-10-04")
    qtbot.waitUntil(lambda: texts(table, "What to put right") == ["D", "C", "B", "A", "E"])
    assert table.view.selected_rows() == [2]
    assert heard == []


def test_a_change_is_seen_in_its_row(
    qtbot: QtBot, made: Made, company: Company, actions: dict[str, str]
) -> None:
    table = made("corrective_action")
    company.save(
        "corrective_action", actions["C"], resolved_on="2026-11-12", verified_on="2026-11-12"
    )
    qtbot.waitUntil(lambda: texts(table, "State") == ["Closed", "No due date", "Closed"])
    assert table.top.sentence.text() == "3 corrective actions, 1 open"


def test_a_name_that_is_shown_changes_with_the_record_it_names(
    qtbot: QtBot, made: Made, company: Company
) -> None:
    rick = company.worker()
    company.action("Guard", assigned_id=rick)
    table = made("corrective_action")
    assert texts(table, "Assigned to") == ["Rick Desjarlais"]
    company.save("worker", rick, last_name="Big Plume")
    qtbot.waitUntil(lambda: texts(table, "Assigned to") == ["Rick Big Plume"])


def test_what_does_not_concern_it_is_not_read(
    made: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    table = made("meeting")
    loaded: list[None] = []
    table.model.loaded.connect(lambda: loaded.append(None))
    company.save("goal", year=2026, text="Be safer")
    settled()
    company.meeting("2026-11-02")
    qtbot.waitUntil(lambda: table.model.rowCount() == 1)
    assert len(loaded) == 1


def test_a_record_that_is_voided_is_chosen_no_more(
    qtbot: QtBot, made: Made, company: Company, actions: dict[str, str]
) -> None:
    table = made("corrective_action")
    table.view.selectRow(1)
    with qtbot.waitSignal(table.chosen) as chosen:
        company.void("corrective_action", actions["B"])
    assert chosen.args == [""]
    assert texts(table, "What to put right") == ["C", "A"]


def test_a_record_is_selected_as_soon_as_it_is_there(
    qtbot: QtBot, made: Made, company: Company, settled: Settled
) -> None:
    table = made("site")
    table.select(company.site("Shop"))
    qtbot.waitUntil(lambda: table.view.selected_rows() == [0])
    table.select("")
    assert table.view.selected_rows() == []
    table.select("no such record")
    settled()
    assert table.view.selected_rows() == []


def test_a_table_out_of_sight_reads_when_it_is_seen_again(
    qtbot: QtBot, made: Made, company: Company, settled: Settled
) -> None:
    table = made("site")
    table.hide()
    company.site("Shop")
    settled()
    assert table.model.rowCount() == 0
    table.show()
    qtbot.waitUntil(lambda: texts(table, "Site") == ["Shop"])


def test_voided_records_come_back_into_sight_struck_through_and_said(
    made: Made, company: Company, settled: Settled
) -> None:
    company.void("meeting", company.meeting("2026-11-02"))
    table = made("meeting")
    assert table.model.rowCount() == 0
    table.show_voided(True)
    settled()
    index = table.model.index(0, 0)
    assert index.data() == "2 November"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "2 November (voided)"


# --- nothing there ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_kind_says_what_it_is_for_and_how_many_there_are(kind: object) -> None:
    key = kind.key  # type: ignore[attr-defined]
    icon, _title, purpose, add = sentences.empty(key)
    assert purpose.endswith(".")
    assert add.startswith("Add ")
    assert icon
    assert sentences.how_many(key, 1).startswith("1 ")
    assert sentences.how_many(key, 2000).startswith("2,000 ")


def test_an_empty_table_says_what_it_is_for_and_offers_the_first_step(
    qtbot: QtBot, made: Made, company: Company
) -> None:
    table = made("certificate")
    assert table.empty.isVisible()
    assert not table.top.tools.isVisible()  # nothing to filter, nothing to export
    with qtbot.waitSignal(table.new_wanted):
        table.empty.acted.emit()
    company.certificate(company.worker(), company.certificate_type())
    qtbot.waitUntil(table.top.add.isVisible)
    with qtbot.waitSignal(table.new_wanted):
        qtbot.mouseClick(table.top.add, LEFT)


def test_a_file_that_may_only_be_read_offers_nothing_new(
    made: Made, desk: Desk, company: Company, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    company.certificate(company.worker(), company.certificate_type())
    monkeypatch.setattr(desk.company, "read_only", True)
    table = made("certificate")
    assert table.top.filter.isVisible()
    assert not table.top.add.isVisible()
    with qtbot.assertNotEmitted(table.new_wanted):
        qtbot.keyClick(table.view, Qt.Key.Key_Insert)


# --- the mouse ----------------------------------------------------------------------------------


def _drag(table: RecordTable, row: int, files: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    at = QPointF(place(table, row)) if row >= 0 else QPointF(20, 400)
    view = table.view.viewport()
    enter = QDragEnterEvent(at.toPoint(), DO_COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(view, enter)
    QApplication.sendEvent(view, QDragMoveEvent(at.toPoint(), DO_COPY, data, LEFT, PLAIN))
    if row >= 0 and files:
        assert table.view.cells.aimed == row
    QApplication.sendEvent(view, QDropEvent(at, DO_COPY, data, LEFT, PLAIN))


def test_files_are_dropped_on_a_row_or_on_the_table(
    qtbot: QtBot, made: Made, actions: dict[str, str], tmp_path: Path
) -> None:
    table = made("corrective_action")
    scan = tmp_path / "guard 1.jpg"
    for row, record in ((1, actions["B"]), (-1, "")):
        with qtbot.waitSignal(table.dropped) as dropped:
            _drag(table, row, [scan])
        assert dropped.args == [[scan], record]
        assert table.view.cells.aimed == -1
    with qtbot.assertNotEmitted(table.dropped):
        _drag(table, 1, [])


def test_files_are_dropped_on_an_empty_table_too(qtbot: QtBot, made: Made, tmp_path: Path) -> None:
    table = made("certificate")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "card.pdf"))])
    at = QPointF(table.rect().center())
    QApplication.sendEvent(table, QDragEnterEvent(at.toPoint(), DO_COPY, data, LEFT, PLAIN))
    with qtbot.waitSignal(table.dropped) as dropped:
        QApplication.sendEvent(table, QDropEvent(at, DO_COPY, data, LEFT, PLAIN))
    assert dropped.args == [[tmp_path / "card.pdf"], ""]


def test_the_right_button_offers_what_can_be_done_with_the_row(
    qtbot: QtBot, made: Made, actions: dict[str, str]
) -> None:
    table = made("corrective_action")
    table.view.menu_wanted.emit(table.mapToGlobal(table.rect().center()), 1)
    menu = table.findChild(QMenu, "", Qt.FindChildOption.FindDirectChildrenOnly)
    assert isinstance(menu, QMenu)
    by_words = {action.text(): action for action in menu.actions() if action.text()}
    assert list(by_words) == ["Open", "Copy", "Print…", "History", "Void…"]
    with qtbot.waitSignal(table.opened) as opened:
        by_words["Open"].trigger()
    assert opened.args == [actions["B"]]
    with qtbot.waitSignal(table.asked) as asked:
        by_words["Void…"].trigger()
    assert asked.args == ["void"]
    menu.close()


def test_a_long_name_leaves_room_for_the_other_columns_and_is_told_in_full(
    qtbot: QtBot, made: Made, company: Company
) -> None:
    company.site(f"<b>{NAME}", active=[("2020-01-01", None)])
    table = made("site")
    site = [column.key for column in table.model.columns].index("name")
    assert texts(table, "Site") == [f"<b>{NAME}"]
    assert table.view.header.sectionSize(site) < table.view.viewport().width() / 2
    at = place(table, 0, site)
    help_wanted = QHelpEvent(QEvent.Type.ToolTip, at, table.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.view.viewport(), help_wanted)
    assert f"&lt;b&gt;{NAME}" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_everything_in_it_has_a_name_for_a_screen_reader(made: Made) -> None:
    table = made("corrective_action")
    top = table.top
    for widget in (table.view, table.view.header, top.filter, table.groups):
        assert widget.accessibleName()
    for tool in (top.columns, top.export, top.add, *table.groups.buttons.values()):
        assert tool.text()
