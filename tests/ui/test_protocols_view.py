"""Protocols at the window: which is in use, what is known of one, ours, and what it follows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.audit.protocols.protocol import Protocol
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.audit.protocols.writing import write_protocol
from desktop.services.protocols.choosing import listed
from desktop.services.protocols.own import own_protocols
from desktop.services.protocols.taking import make_ours
from desktop.store.file import CompanyFile
from tests.builders.company import Company
from ui.audit.protocols.view import EDIT, ProtocolsView
from ui.desk import Desk
from ui.places import Place

LEFT = Qt.MouseButton.LeftButton
ACSA = "acsa-secor"
Settled = Callable[[], None]
SHEET = (
    "No.,Question,Max points,Technique\n"
    "1.1,Is there a signed policy?,10,D\n"
    "1.2,Are safety meetings held?,5,I\n"
    "1.3,Without points?,,D\n"
)


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, settled: Settled) -> ProtocolsView:
    made = ProtocolsView(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    settled()
    return made


def words(of: QWidget) -> str:
    return "\n".join(label.text() for label in of.findChildren(QLabel) if not label.isHidden())


def own(company: Company) -> dict[str, Protocol]:
    with company.file.reading() as connection:
        return {one.record_id: one.protocol for one in own_protocols(connection)}


def press(qtbot: QtBot, view: ProtocolsView, key: str) -> None:
    assert view.list.detail is not None
    qtbot.mouseClick(view.list.detail.buttons[key], LEFT)


def test_the_one_in_use_is_shown_first_with_what_has_to_be_known(view: ProtocolsView) -> None:
    shown = view.list.chosen
    assert shown is not None
    assert shown.protocol.id == GENERIC
    assert "in use" in words(view.list)
    said = words(view.list)
    for known in ("45 questions, 200 points", "Planning weights", "80 % overall", "15 days"):
        assert known in said


def test_a_partner_without_questions_says_so_and_cannot_be_used(view: ProtocolsView) -> None:
    view.list.choose(ACSA)
    assert view.list.detail is not None
    assert "use" not in view.list.detail.buttons
    said = words(view.list)
    assert "It has no questions yet" in said
    assert "read at the source" in said
    assert "E-mail only" in said


def test_ours_opens_in_the_editor_and_is_used_by_one_click(
    qtbot: QtBot, view: ProtocolsView, company: Company, settled: Settled
) -> None:
    press(qtbot, view, "ours")
    settled()
    (record,) = own(company)
    assert view.stack.currentWidget() is view.editor
    assert view.editor.form.record_id == record
    qtbot.mouseClick(view.editor.back, LEFT)
    settled()
    assert view.stack.currentWidget() is view.list
    press(qtbot, view, "use")
    settled()
    assert next(one for one in listed(company.file) if one.is_in_use).record_id == record
    assert "in use" in words(view.list)


def test_ours_is_chosen_also_where_the_list_was_read_before_it_was_told(
    qtbot: QtBot, view: ProtocolsView, company: Company, settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def told_late(work: Callable[[CompanyFile], object], then: Callable[[object], None]) -> None:
        made = work(company.file)
        settled()
        then(made)

    monkeypatch.setattr(view.list, "_do", told_late)
    press(qtbot, view, "ours")
    settled()
    qtbot.mouseClick(view.editor.back, LEFT)
    settled()
    (record,) = own(company)
    assert view.list.chosen is not None
    assert view.list.chosen.record_id == record


def test_the_next_version_stands_beside_the_one_before(
    qtbot: QtBot, view: ProtocolsView, company: Company, settled: Settled
) -> None:
    record = make_ours(company.file, GENERIC)
    settled()
    view.list.choose(record)
    press(qtbot, view, "next")
    settled()
    assert {one.version for one in own(company).values()} == {"1", "1, change 2"}
    view.editor.leave()
    settled()
    items = (view.list.list.item(row) for row in range(view.list.list.count()))
    assert {"1: Our questions", "1, change 2: Our questions"} <= {item.text() for item in items}


def test_the_record_of_ones_own_is_a_click_away(
    qtbot: QtBot, view: ProtocolsView, company: Company, desk: Desk, settled: Settled
) -> None:
    record = make_ours(company.file, GENERIC)
    settled()
    view.list.choose(record)
    with qtbot.waitSignal(desk.wanted) as wanted:
        press(qtbot, view, "record")
    assert wanted.args == [Place("audit", "protocol", record)]


def test_escape_leads_back_to_the_list(
    qtbot: QtBot, view: ProtocolsView, company: Company, settled: Settled
) -> None:
    view.follow(make_ours(company.file, GENERIC))
    settled()
    qtbot.keyClick(view.follow_page, Qt.Key.Key_Escape)
    assert view.stack.currentWidget() is view.list


def test_a_sheet_is_looked_at_before_it_is_saved(
    qtbot: QtBot, view: ProtocolsView, company: Company, settled: Settled, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "tool.csv"
    path.write_text(SHEET, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_more: (str(path), ""))
    view.list.choose(ACSA)
    press(qtbot, view, "sheet")
    settled()
    page = view.sheet_page
    assert view.stack.currentWidget() is page
    said = words(page)
    for known in ("2 questions were read.", "1 row was not taken", "Technique: how it is looked"):
        assert known in said
    assert page.target.id == ACSA
    assert not own(company)
    qtbot.mouseClick(page.save, LEFT)
    settled()
    (made,) = own(company).values()
    assert [one.code for one in made.questions] == ["1.1", "1.2"]
    assert view.stack.currentWidget() is view.list


def test_a_new_protocol_needs_a_name_and_a_version(
    qtbot: QtBot, view: ProtocolsView, company: Company, settled: Settled, tmp_path: Path
) -> None:
    path = tmp_path / "tool.csv"
    path.write_text(SHEET, encoding="utf-8")
    view.read_sheet(path, "")
    settled()
    page = view.sheet_page
    qtbot.mouseClick(page.save, LEFT)
    settled()
    assert "Give it a name" in page.fault.text()
    qtbot.keyClicks(page.name, "Our partner")
    qtbot.keyClicks(page.version, "2026")
    qtbot.keyClick(page.version, Qt.Key.Key_Return)
    settled()
    assert [one.name for one in own(company).values()] == ["Our partner"]


def test_a_sheet_without_questions_says_why(
    view: ProtocolsView, settled: Settled, tmp_path: Path
) -> None:
    path = tmp_path / "crew.csv"
    path.write_text("Name,Phone\nRick,1\n", encoding="utf-8")
    view.read_sheet(path, "")
    settled()
    assert view.stack.currentWidget() is view.faults
    assert "no column of questions" in words(view.faults)


def test_a_bad_file_shows_all_its_faults_with_line_and_key(
    qtbot: QtBot, view: ProtocolsView, company: Company, settled: Settled, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "bad.toml"
    path.write_text('id = "Not Good"\nname = "N"\nversion = "1"\ncolour = "red"\n', "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_more: (str(path), ""))
    qtbot.mouseClick(view.list.read_file, LEFT)
    settled()
    said = words(view.faults)
    assert "bad.toml cannot be used yet" in said
    assert "2 things are wrong with it" in said
    assert "Line 1, id" in said
    assert "Line 4, colour" in said
    assert not own(company)


def test_a_file_is_saved_and_read_again(
    qtbot: QtBot, view: ProtocolsView, company: Company, settled: Settled, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "ours.toml"
    record = make_ours(company.file, GENERIC)
    settled()
    view.list.choose(record)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_more: (str(path), ""))
    press(qtbot, view, "save")
    settled()
    assert path.read_text("utf-8") == write_protocol(own(company)[record])
    path.write_text(path.read_text("utf-8").replace('"our-questions"', '"theirs"'), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_more: (str(path), ""))
    qtbot.mouseClick(view.list.read_file, LEFT)
    settled()
    assert {one.id for one in own(company).values()} == {"our-questions", "theirs"}


def drop(view: ProtocolsView, path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    given = (dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, *given)
    QApplication.sendEvent(view.list, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(view.list, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, *given))


def test_a_sheet_and_a_file_may_be_dropped(
    view: ProtocolsView, company: Company, settled: Settled, tmp_path: Path
) -> None:
    sheet, file = tmp_path / "tool.csv", tmp_path / "theirs.toml"
    sheet.write_text(SHEET, encoding="utf-8")
    file.write_text('id = "theirs"\nname = "Theirs"\nversion = "1"\n', encoding="utf-8")
    drop(view, file)
    settled()
    assert [one.name for one in own(company).values()] == ["Theirs"]
    drop(view, sheet)
    settled()
    assert view.stack.currentWidget() is view.sheet_page
    assert "2 questions were read." in words(view.sheet_page)


def test_what_questions_follow_is_ticked_and_saved_as_one_action(
    qtbot: QtBot, view: ProtocolsView, company: Company, desk: Desk, settled: Settled,
    tmp_path: Path,
) -> None:  # fmt: skip
    path = tmp_path / "tool.csv"
    path.write_text(SHEET, encoding="utf-8")
    view.read_sheet(path, ACSA)
    settled()
    qtbot.mouseClick(view.sheet_page.save, LEFT)
    settled()
    press(qtbot, view, "follow")
    settled()
    page = view.follow_page
    assert "2 questions follow none" in page.sentence.text()
    assert {card.state.text() for card in page.cards} == {"scored by hand"}
    assert not page.save.isEnabled()
    qtbot.mouseClick(page.nearest, LEFT)
    assert page.cards[0].chosen == ("S1.1",)
    assert page.cards[0].state.text() == "judged from your records"
    qtbot.mouseClick(page.save, LEFT)
    settled()
    (made,) = own(company).values()
    assert [one.follows for one in made.questions] == [("S1.1",), ("S1.6",)]
    desk.sitting.undo()
    (made,) = own(company).values()
    assert [one.follows for one in made.questions] == [(), ()]


def test_another_readiness_question_is_chosen_from_all_of_them(
    view: ProtocolsView, company: Company, settled: Settled
) -> None:
    record = make_ours(company.file, GENERIC)
    company.save("protocol", record, elements=[
        {"code": "A", "title": "A", "questions": [
            {"code": "A1", "text": "Xylophones?", "methods": "D", "points": "1"}]}])  # fmt: skip
    view.follow(record)
    settled()
    (card,) = view.follow_page.cards
    assert card.boxes == {}
    card.menu.aboutToShow.emit()
    action = next(one for one in card.menu.actions() if one.text().startswith("S4.2"))
    action.trigger()
    assert card.chosen == ("S4.2",)
    assert view.follow_page.save.isEnabled()


def test_a_place_leads_to_a_protocol_and_to_a_question_in_its_editor(
    view: ProtocolsView, company: Company, settled: Settled
) -> None:
    record = make_ours(company.file, GENERIC)
    view.show_place(Place("audit", "protocols", record))
    settled()
    assert view.here() == Place("audit", "protocols", record)
    view.show_place(Place("audit", "protocols", record, values={"question": "S4.2"}, job=EDIT))
    settled()
    assert view.editor.form.fields.questions.question.editors["code"].typed() == "S4.2"
    assert view.here() == Place("audit", "protocols", record, job=EDIT)


def test_every_protocol_can_be_looked_at(view: ProtocolsView) -> None:
    for key in view.list.list.all_keys():
        view.list.list.choose(key)
        assert view.list.chosen is not None
        assert view.list.chosen.protocol.id == key
        assert protocol(key).name in words(view.list)
