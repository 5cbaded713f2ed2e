"""The paperwork diet at the window: what could go, the tables, minutes changed in place."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.auditing.minutes import minutes_of_record
from tests.builders.company import Company, day
from ui.audit.diet.lines_model import MINUTES
from ui.audit.diet.view import DietView
from ui.desk import Desk
from ui.dialogs.work_times import WorkTimesDialog
from ui.places import Place

LEFT = Qt.MouseButton.LeftButton
Settled = Callable[[], None]


@pytest.fixture
def view(qtbot: QtBot, company: Company, desk: Desk, settled: Settled) -> DietView:
    rick = company.worker("Rick Desjarlais", hired="2020-01-01")
    truck = company.unit("101")
    plans = [company.plan("weekly", truck, task=task) for task in ("Lights", "Tires")]
    for n in range(5):
        for plan in plans:
            company.inspection(day("2026-10-05") + n * timedelta(days=7), truck, plan, by_id=rick)
    company.meeting("2026-11-02")
    view = DietView(desk)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    settled()
    return view


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def cell(view: DietView, column: str, row: int = 0) -> str:
    model = view.forms.table.lines
    return str(model.index(row, model.columns.index(column)).data())


def type_minutes(qtbot: QtBot, view: DietView, typed: str) -> QLineEdit:
    """Type over the minutes of the first form, which are taken when Enter is pressed."""
    table = view.forms.table
    table.setCurrentIndex(table.lines.index(0, table.lines.columns.index(MINUTES)))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    box = table.findChild(QLineEdit)
    assert isinstance(box, QLineEdit)
    box.selectAll()
    qtbot.keyClicks(box, typed)
    return box


def test_forms_and_duties_stand_with_what_they_feed_and_take(view: DietView) -> None:
    assert view.sentence.text().startswith("The forms of the last twelve months took about")
    assert [cell(view, name) for name in ("title", "verdict", "n")] == [
        "Inspections", "Earns points", "10",
    ]  # fmt: skip
    assert "Only your own policy says how often." in words(view.duties)
    assert words(view.could_go).startswith("Could go Nothing.")


def test_two_duties_on_one_truck_could_be_one(qtbot: QtBot, view: DietView, desk: Desk) -> None:
    assert len(view.merges.rows) == 1
    assert "Rick Desjarlais does most of both." in words(view.merges)
    assert view.shown is not None
    button = view.merges.rows[0].findChild(QPushButton)
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.mouseClick(button, LEFT)
    assert (wanted.args[0].tab, wanted.args[0].kind) == ("inspections", "duty_plan")


def test_minutes_are_changed_in_place_and_everything_follows(
    qtbot: QtBot, view: DietView, company: Company, desk: Desk, settled: Settled
) -> None:
    usual = int(cell(view, MINUTES))
    box = type_minutes(qtbot, view, str(usual + 15))
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settled()
    assert cell(view, MINUTES) == str(usual + 15)
    assert minutes_of_record(company.file)["inspection"] == usual + 15
    duties = view.duties.table.lines
    assert duties.index(0, duties.columns.index(MINUTES)).data() == str(usual + 15)
    desk.do(lambda _company: desk.sitting.undo(), owner=view)
    settled()
    assert cell(view, MINUTES) == str(usual)


@pytest.mark.parametrize("typed", ["-5", "0", "ten", "99999999999999999999"])
def test_what_are_no_minutes_is_said_and_changes_nothing(
    qtbot: QtBot, view: DietView, desk: Desk, settled: Settled, typed: str
) -> None:
    usual = cell(view, MINUTES)
    box = type_minutes(qtbot, view, typed)
    with qtbot.waitSignal(desk.said) as told:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told.args[0] == "Nothing was changed: type whole minutes, from 1 to 6,000."
    settled()
    assert cell(view, MINUTES) == usual


def test_all_times_are_a_click_away(qtbot: QtBot, view: DietView, settled: Settled) -> None:
    qtbot.mouseClick(view.times, LEFT)
    settled()
    dialog = view.window().findChild(WorkTimesDialog)
    assert isinstance(dialog, WorkTimesDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_only_the_minutes_of_forms_can_be_typed(view: DietView) -> None:
    for card, may in ((view.forms, True), (view.duties, False)):
        model = card.table.lines
        for column, name in enumerate(model.columns):
            is_typed = bool(model.flags(model.index(0, column)) & Qt.ItemFlag.ItemIsEditable)
            assert is_typed is (may and name == MINUTES)


def test_enter_on_a_line_opens_what_it_is_about(qtbot: QtBot, view: DietView, desk: Desk) -> None:
    table = view.forms.table
    table.setCurrentIndex(table.lines.index(0, 0))
    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert wanted.args[0] == Place("inspections", "inspection")


def test_the_line_that_is_looked_at_is_explained_below(view: DietView) -> None:
    table = view.forms.table
    table.setCurrentIndex(table.lines.index(1, 0))
    assert view.forms.why.text().startswith("Meetings: S1.")
    index = table.lines.index(1, table.lines.columns.index("questions"))
    assert "S1.6" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_it_is_exported_as_a_sheet(
    qtbot: QtBot,
    view: DietView,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settled: Settled,
) -> None:
    to = tmp_path / "diet.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(to), ""))
    qtbot.mouseClick(view.export, LEFT)
    settled()
    assert "Inspections" in to.read_text(encoding="utf-8-sig")


def test_an_empty_company_is_told_what_this_is_for(
    qtbot: QtBot, desk: Desk, settled: Settled
) -> None:
    view = DietView(desk)
    qtbot.addWidget(view)
    view.show()
    settled()
    assert "Nothing filled in yet" in words(view)
    assert not view.export.isEnabled()
