"""A folder becomes records through the wizard, and nothing is written before its last step."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import Unavailable
from desktop.services.import_words import Choice
from tests.builders.company import Company
from tests.builders.handing_in import Office
from ui.desk import Desk
from ui.importing import ImportWizard
from ui.importing.sheet_table import Chooser
from ui.importing.wizard import CHOOSE, DONE, FATES, SHEETS
from ui.places import Place

SAMPLES: Final = Path(__file__).parents[1] / "samples"
EXPECTED: Final = json.loads((SAMPLES / "bow-river-expected.json").read_text(encoding="utf-8"))
UNITS: Final = "Unit #,Description\n101,Pickup\n"
LOG: Final = "Date,Unit,Done by,Result,Colour\n2026-11-02,101,Rick,OK,blue\n"
DOUBTFUL: Final = "Date,Unit,Done by,Result\n03/04/2026,101,Rick,OK\n05/06/2026,101,Rick,OK\n"
Open = Callable[..., ImportWizard]


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    """Call it to wait until all is answered; files are read by a child that has to start first."""
    return lambda: qtbot.waitUntil(lambda: desk.jobs.is_idle, timeout=30_000)


@pytest.fixture
def office(company: Company) -> Office:
    return Office(company)


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.importing.wizard.state_folder", lambda: tmp_path / "state")


@pytest.fixture
def papers(tmp_path: Path) -> Callable[..., Path]:
    """Put files into a folder: name and text in turn."""

    def write(**files: str) -> Path:
        folder = tmp_path / "papers"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, settled: Callable[[], None]) -> Iterator[Open]:
    """Open the wizard on paths and wait until they are read."""
    made: list[ImportWizard] = []

    def open_(*paths: Path) -> ImportWizard:
        wizard = ImportWizard(desk, paths)
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(wizard)
        wizard.show()
        settled()
        made.append(wizard)
        return wizard

    yield open_
    for wizard in made:
        wizard.reject()
    settled()


@pytest.fixture
def press(qtbot: QtBot, settled: Callable[[], None]) -> Callable[[QPushButton], None]:
    """Press a button and wait until what it began is done."""

    def do(button: QPushButton) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settled()

    return do


Press = Callable[[QPushButton], None]
Papers = Callable[..., Path]


def choose(box: QComboBox, words: str) -> None:
    """Choose as a person does who types into an open list."""
    index = box.findText(words)
    assert index >= 0, f"{words} is not among {[box.itemText(i) for i in range(box.count())]}"
    box.setCurrentIndex(index)
    box.activated.emit(index)


def shown(wizard: ImportWizard) -> list[list[str]]:
    """Return what the table of fates shows."""
    model = wizard.fates.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def show_fate(wizard: ImportWizard, words: str) -> None:
    tabs = wizard.fates.fates
    tabs.setCurrentIndex(next(i for i in range(tabs.count()) if tabs.tabText(i).startswith(words)))


def banner(wizard: ImportWizard) -> str:
    return wizard._banner.accessibleName() if wizard._banner.isVisible() else ""


# --- the whole way ---


def test_bow_river_with_what_is_offered(opened: Open, press: Press, office: Office) -> None:
    wizard = opened(SAMPLES / "bow-river")
    assert "8 sheets, 23 scans, photos and letters, 1 file not taken" in wizard.choose.said
    press(wizard.next)
    press(wizard.next)
    assert wizard.step == FATES
    show_fate(wizard, "Does not go in")
    assert [row[1] for row in shown(wizard)] == EXPECTED["evidence_refused"]
    assert office.all("worker") == []
    press(wizard.next)
    assert wizard.step == DONE
    found = {
        "worker": EXPECTED["workers"],
        "certificate": EXPECTED["certificates"],
        "equipment": EXPECTED["equipment"],
        "duty_plan": EXPECTED["plans"],
        "inspection": EXPECTED["vehicle_inspections"],
        "corrective_action": EXPECTED["actions_total"],
        "incident": len(EXPECTED["incidents"]),
        "field_level_hazard_assessment": EXPECTED["flha"],
        "evidence": EXPECTED["evidence_kept"],
    }
    assert {kind: len(office.all(kind)) for kind in found} == found
    assert f"{EXPECTED['certificates']} certificates" in wizard.finish.sentence


def test_one_undo_takes_the_whole_import_back(
    opened: Open, press: Press, papers: Papers, office: Office, desk: Desk
) -> None:
    wizard = opened(papers(units=UNITS, log=LOG))
    for _step in range(3):
        press(wizard.next)
    assert len(office.all("inspection")) == 1
    assert desk.sitting.can_undo == "Import of papers"
    desk.sitting.undo()
    assert office.all("inspection") == office.all("equipment") == []


def test_what_is_due_is_one_button_away(
    opened: Open, press: Press, papers: Papers, desk: Desk, qtbot: QtBot
) -> None:
    wizard = opened(papers(units=UNITS))
    for _step in range(3):
        press(wizard.next)
    with qtbot.waitSignal(desk.wanted) as sent:
        press(wizard.finish.today)
    assert sent.args == [Place("today")]
    assert not wizard.isVisible()


def test_the_line_below_says_how_much_and_offers_undo(
    opened: Open, press: Press, papers: Papers, desk: Desk, qtbot: QtBot
) -> None:
    wizard = opened(papers(units=UNITS))
    press(wizard.next)
    press(wizard.next)
    with qtbot.waitSignal(desk.said) as said:
        press(wizard.next)
    assert said.args == ["1 record was imported.", True]


def test_keys_alone_lead_through(
    opened: Open, papers: Papers, office: Office, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    wizard = opened(papers(units=UNITS))
    qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Return)  # Next has the focus
    settled()
    assert wizard.step == SHEETS
    for _step in range(2):
        qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settled()
    assert wizard.step == DONE
    assert len(office.all("equipment")) == 1


# --- leaving ---


@pytest.mark.parametrize("step", [CHOOSE, SHEETS, FATES])
def test_leaving_at_any_step_writes_nothing_and_asks_nothing(
    opened: Open, press: Press, papers: Papers, office: Office, qtbot: QtBot, step: int
) -> None:
    wizard = opened(papers(units=UNITS, log=LOG))
    for _step in range(step):
        press(wizard.next)
    assert wizard.step == step
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()
    assert office.all("equipment") == []


def test_reading_can_be_stopped(
    desk: Desk, papers: Papers, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    wizard = ImportWizard(desk, [papers(units=UNITS, log=LOG)])
    qtbot.addWidget(wizard)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    wizard.show()
    wizard._runner.stop()
    settled()
    assert banner(wizard) == "Stopped. Nothing was imported."
    assert not wizard.next.isEnabled()


def test_stopping_in_the_middle_of_writing_leaves_nothing_half_done(
    opened: Open,
    press: Press,
    papers: Papers,
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = "\n".join(f"2026-11-02,101,Rick,OK {n}," for n in range(300))
    wizard = opened(papers(units=UNITS, log=LOG + rows))
    press(wizard.next)
    press(wizard.next)

    from ui.importing import wizard as module

    write = module.carry_out

    def stopped_on_the_way(*args: object, **more: object) -> object:
        *rest, told = args

        def tell(done: int, of: int, name: str) -> None:
            if done > 100:
                wizard.reject()  # Esc, while it writes
            told(done, of, name)

        return write(*rest, tell, **more)

    monkeypatch.setattr(module, "carry_out", stopped_on_the_way)
    press(wizard.next)
    assert office.all("equipment") == office.all("inspection") == []
    assert wizard.isVisible()
    assert banner(wizard) == "Stopped. Nothing was imported."
    assert wizard.step == FATES


# --- correcting ---


def test_a_column_is_corrected_and_what_follows_is_shown(
    opened: Open, press: Press, papers: Papers, office: Office, settled: Callable[[], None]
) -> None:
    wizard = opened(papers(people="Name,Position,Ref\nRick Desjarlais,Welder,17\n"))
    press(wizard.next)
    table = wizard.sheets.pane.table
    assert table.chooser(2).currentText() == "Keep it in the notes"
    choose(table.chooser(2), "Worker number")
    settled()
    press(wizard.next)
    press(wizard.next)
    assert office.one("worker")["number"] == "17"


def test_what_was_chosen_is_remembered_for_the_next_file_with_these_headings(
    opened: Open, press: Press, papers: Papers, settled: Callable[[], None]
) -> None:
    wizard = opened(papers(units=UNITS, log=LOG))
    press(wizard.next)
    wizard.sheets.list.setCurrentRow(0)
    settled()
    choose(wizard.sheets.pane.table.chooser(4), "Leave it out")
    settled()
    press(wizard.next)
    press(wizard.next)
    assert wizard.step == DONE
    again = opened(papers(december=LOG.replace("2026-11-02", "2026-11-09")) / "december.csv")
    press(again.next)
    pane = again.sheets.pane
    assert pane.table.chooser(4).currentText() == "Leave it out"
    assert pane.recalled.isVisible()
    press(pane.guess)
    assert pane.table.chooser(4).currentText() == "Keep it in the notes"
    assert not pane.recalled.isVisible()


def test_a_question_about_dates_is_answered_at_its_column(
    opened: Open, press: Press, papers: Papers, office: Office
) -> None:
    wizard = opened(papers(units=UNITS, log=DOUBTFUL))
    press(wizard.next)
    assert "1 question" in wizard.sheets.list.currentItem().text()
    question = wizard.sheets.pane.table.question(0)
    (day_first, month_first) = question.findChildren(QPushButton)
    assert day_first.text() == "3 April 2026 (day first)"
    press(month_first)
    assert month_first.isChecked()
    assert "question" not in wizard.sheets.list.currentItem().text()
    press(wizard.next)
    press(wizard.next)
    assert office.column("inspection", "done_on") == [date(2026, 3, 4), date(2026, 5, 6)]


def test_a_sheet_nobody_knows_is_said_to_be_something(
    opened: Open, press: Press, papers: Papers, office: Office, settled: Callable[[], None]
) -> None:
    wizard = opened(papers(things="Thing,Belongs to\nForklift,Rick\nLadder,Kayla\n"))
    press(wizard.next)
    assert not wizard.next.isEnabled()
    choose(wizard.sheets.pane.kind, "Equipment")
    settled()
    choose(wizard.sheets.pane.table.chooser(0), "Unit number")
    settled()
    press(wizard.next)
    press(wizard.next)
    assert office.column("equipment", "number") == ["Forklift", "Ladder"]


def test_the_headings_are_moved_to_another_row_or_a_sentence_says_why_not(
    opened: Open, press: Press, papers: Papers, settled: Callable[[], None], qtbot: QtBot
) -> None:
    wizard = opened(papers(crew="Crew,Spring\nName,Position\nRick Desjarlais,Welder\n"))
    press(wizard.next)
    pane = wizard.sheets.pane
    assert pane.header.value() == 2
    pane.header.setFocus()
    pane.header.selectAll()
    qtbot.keyClicks(pane.header, "1")
    qtbot.keyClick(pane.header, Qt.Key.Key_Return)
    settled()
    assert pane.table.model().headerData(0, Qt.Orientation.Horizontal) == "Crew"
    assert wizard.step == SHEETS
    pane.header.selectAll()
    qtbot.keyClicks(pane.header, "40")
    qtbot.keyClick(pane.header, Qt.Key.Key_Return)
    settled()
    assert "Row 40 holds no headings" in pane.banner.accessibleName()
    assert pane.header.value() == 1


def test_a_refused_row_leads_back_to_its_column(opened: Open, press: Press, papers: Papers) -> None:
    wizard = opened(papers(people="Name,Hire date\nRick Desjarlais,someday\nKayla Nguyen,x\n"))
    press(wizard.next)
    press(wizard.next)
    show_fate(wizard, "In part")
    assert len(shown(wizard)) == 2
    assert "“Hire date”" in shown(wizard)[0][3]
    press(wizard.fates.go_back)
    assert wizard.step == SHEETS
    assert wizard.sheets.pane.table.chooser(1).hasFocus()


def test_the_wheel_changes_a_list_only_while_it_has_the_focus(qtbot: QtBot) -> None:
    box = Chooser("What it means")
    box.offer((Choice("a", "First"), Choice("b", "Second")), "a")
    qtbot.addWidget(box)
    box.show()
    for focused, says in ((False, "First"), (True, "Second")):
        if focused:
            box.activateWindow()
            box.setFocus()
            qtbot.waitUntil(box.hasFocus)
        middle = QPointF(box.rect().center())
        turned = QWheelEvent(
            middle,
            QPointF(box.mapToGlobal(middle)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, turned)
        assert box.currentText() == says


def test_readings_without_a_day_get_one(
    opened: Open, press: Press, papers: Papers, office: Office, today: date
) -> None:
    wizard = opened(papers(units="Unit #,Description,Odometer\n101,Pickup,128450\n"))
    press(wizard.next)
    press(wizard.next)
    press(wizard.fates.dated_row.use)
    assert wizard.step == FATES
    press(wizard.next)
    assert office.one("reading")["read_on"] == today


def unnamed(wizard: ImportWizard) -> list[str]:
    """Return what can have the focus and has no name for a screen reader."""
    found = []
    for widget in wizard.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        said = QAccessible.queryAccessibleInterface(widget)
        if not said.text(QAccessible.Text.Name) and widget.focusProxy() is None:
            found.append(type(widget).__name__)
    return found


def test_every_control_has_a_name(
    opened: Open, press: Press, papers: Papers, settled: Callable[[], None]
) -> None:
    text = "Unit #,Description,Odometer\n101,Pickup,128450\n"
    wizard = opened(papers(units=text, log=DOUBTFUL))
    assert unnamed(wizard) == []
    press(wizard.next)
    settled()
    assert unnamed(wizard) == []
    press(wizard.next)
    assert unnamed(wizard) == []
    press(wizard.next)
    assert wizard.step == DONE
    assert unnamed(wizard) == []


def test_nothing_that_stands_in_a_sheet_is_read_as_markup(
    opened: Open, press: Press, papers: Papers
) -> None:
    wizard = opened(papers(people="Name,Position\n<b>Rick</b> Desjarlais,Welder\n"))
    press(wizard.next)
    cell = wizard.sheets.pane.table.model().index(1, 0)
    assert cell.data() == "<b>Rick</b> Desjarlais"
    assert "&lt;b&gt;" in cell.data(Qt.ItemDataRole.ToolTipRole)


# --- faults ---


def test_what_cannot_be_read_is_said_and_the_others_go_on(
    opened: Open, press: Press, papers: Papers, office: Office
) -> None:
    folder = papers(units=UNITS)
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 and then nothing")
    (folder / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048))
    wizard = opened(folder, folder / "gone.csv")
    assert "1 sheet, 3 files not taken" in wizard.choose.said
    for _step in range(3):
        press(wizard.next)
    assert len(office.all("equipment")) == 1


def test_an_empty_folder_leaves_nowhere_to_go(opened: Open, papers: Papers) -> None:
    wizard = opened(papers())
    assert wizard.choose.said == "Nothing was found that Muster can read."
    assert not wizard.next.isEnabled()


def test_where_no_row_can_go_in_it_says_where_to_look(
    opened: Open, press: Press, papers: Papers
) -> None:
    wizard = opened(papers(log=DOUBTFUL))
    press(wizard.next)
    press(wizard.next)
    assert wizard.fates.said.startswith("Nothing of this can go in as it is read now")
    assert not wizard.next.isEnabled()
    press(wizard.back)
    assert wizard.step == SHEETS


def test_a_second_import_of_the_same_says_that_nothing_is_new(
    opened: Open, press: Press, papers: Papers
) -> None:
    folder = papers(units=UNITS)
    wizard = opened(folder)
    for _step in range(3):
        press(wizard.next)
    again = opened(folder)
    press(again.next)
    press(again.next)
    assert again.fates.said.startswith("There is nothing new in this")
    assert not again.next.isEnabled()


def test_a_full_disk_is_a_sentence_and_nothing_is_lost(
    opened: Open, press: Press, papers: Papers, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = opened(papers(units=UNITS))
    press(wizard.next)
    press(wizard.next)

    def full(*_args: object, **_more: object) -> None:
        raise Unavailable("The disk is full. Nothing was changed.")

    monkeypatch.setattr("ui.importing.wizard.carry_out", full)
    press(wizard.next)
    assert banner(wizard) == "The disk is full. Nothing was changed."
    assert wizard.step == FATES
    monkeypatch.undo()
    press(wizard.next)
    assert len(office.all("equipment")) == 1


def test_refused_rows_are_saved_as_a_sheet_to_fix(
    opened: Open, press: Press, papers: Papers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = opened(papers(people="Name,Hire date\nRick Desjarlais,someday\n"))
    for _step in range(3):
        press(wizard.next)
    path = tmp_path / "To fix"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    press(wizard.finish.save)
    sheet = load_workbook(path.with_suffix(".xlsx")).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[1][:5] == ("people.csv", "people", 2, "Hire date", "someday")


# --- choosing ---


def test_files_come_one_after_another(
    opened: Open,
    press: Press,
    papers: Papers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = papers(units=UNITS, log=LOG)
    wizard = opened()
    assert not wizard.next.isEnabled()
    name = str(folder / "units.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([name], ""))
    press(wizard.choose.files)
    assert wizard.choose.said == "Found: 1 sheet."
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    press(wizard.choose.folder)
    assert wizard.choose.said == "Found: 2 sheets."


def test_files_can_be_dropped(opened: Open, papers: Papers, settled: Callable[[], None]) -> None:
    wizard = opened()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(papers(units=UNITS)))])
    drop = QDropEvent(
        QPointF(QPoint(20, 20)),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    wizard.choose.dropEvent(drop)
    settled()
    assert wizard.choose.said == "Found: 1 sheet."
    assert wizard.next.isEnabled()
