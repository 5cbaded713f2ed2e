"""Interview practice at the window: a worker is asked, cards are turned, the log is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import kind_of
from desktop.services.practice.cards import card_texts
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from tests.builders.company import Company
from tests.builders.on_paper import said, squeezed
from ui.audit.practice.view import PracticeView
from ui.desk import Desk
from ui.places import Place
from ui.printing.sheet import Sheet

LEFT = Qt.MouseButton.LeftButton
Settled = Callable[[], None]
ALL = len(card_texts())


@pytest.fixture
def rick(company: Company) -> str:
    return company.worker("Rick Desjarlais", hired="2020-01-01")


@pytest.fixture
def view(qtbot: QtBot, company: Company, desk: Desk, rick: str, settled: Settled) -> PracticeView:
    assert rick  # there is somebody to ask
    shop = company.site("Shop")
    company.site("Yard")
    company.save("emergency_plan", site_id=shop, made_on="2026-01-10", muster_point="Gate 2")
    view = PracticeView(desk)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    settled()
    return view


def held(company: Company) -> list[Stored]:
    with company.file.reading() as connection:
        return [*aggregate.read(connection, kind_of("interview_practice")).values()]


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def begin(qtbot: QtBot, view: PracticeView, worker: str, settled: Settled) -> None:
    qtbot.mouseClick(view.crew.buttons[worker], LEFT)
    settled()


def go_to(view: PracticeView, qtbot: QtBot, ask: str) -> None:
    """Turn cards until one lies on top."""
    while view.run.question.text() != ask:
        qtbot.keyClick(view.run.turn, Qt.Key.Key_Space)
        qtbot.mouseClick(view.run.knew, LEFT)


def test_the_question_comes_first_and_the_answer_when_it_is_turned(
    qtbot: QtBot, view: PracticeView, rick: str, settled: Settled
) -> None:
    begin(qtbot, view, rick, settled)
    go_to(view, qtbot, "The alarm goes. Where do you go?")
    assert "Gate 2" not in words(view.run)
    assert not view.run.knew.isVisible()
    qtbot.keyClick(view.run.turn, Qt.Key.Key_Space)
    assert "Shop: Gate 2." in words(view.run)
    assert view.run.knew.isVisible()
    assert view.run.not_yet.isVisible()
    assert not view.run.turn.isVisible()


def test_all_cards_turned_are_kept_as_one_practice(
    qtbot: QtBot, view: PracticeView, company: Company, rick: str, desk: Desk, settled: Settled
) -> None:
    begin(qtbot, view, rick, settled)
    with qtbot.waitSignal(desk.said) as told:
        for number in range(ALL):
            assert f"Card {number + 1} of {ALL}" in view.run.progress.text()
            qtbot.keyClick(view.run, Qt.Key.Key_Space)
            qtbot.keyClick(view.run, Qt.Key.Key_N if number < 2 else Qt.Key.Key_K)
    assert told.args == [
        f"Practice with Rick Desjarlais was kept: {ALL - 2} of {ALL} answers known.", True,
    ]  # fmt: skip
    settled()
    (record,) = held(company)
    assert record.values["worker_id"] == rick
    assert [row["knew"] for row in record.values["cards"]] == [False, False] + [True] * (ALL - 2)
    assert view.pages.currentWidget() is view.sheet
    assert (
        "Not known yet: Where can you read the health and safety policy, and who signed it? Which "
        "rights do you have when it comes to your own safety?"
    ) in words(view.crew)
    assert len(view.log.rows) == 1
    desk.do(lambda _company: desk.sitting.undo(), owner=view)
    settled()
    assert [one for one in held(company) if not one.is_voided] == []
    assert view.log.rows == []


def test_what_was_not_known_is_asked_first_the_next_time(
    qtbot: QtBot, view: PracticeView, rick: str, settled: Settled
) -> None:
    begin(qtbot, view, rick, settled)
    go_to(view, qtbot, "The alarm goes. Where do you go?")
    qtbot.mouseClick(view.run.turn, LEFT)
    qtbot.mouseClick(view.run.not_yet, LEFT)
    qtbot.mouseClick(view.run.leave, LEFT)
    settled()
    begin(qtbot, view, rick, settled)
    assert view.run.question.text() == "The alarm goes. Where do you go?"


def test_leaving_before_the_first_card_keeps_nothing(
    qtbot: QtBot, view: PracticeView, company: Company, rick: str, settled: Settled
) -> None:
    begin(qtbot, view, rick, settled)
    qtbot.keyClick(view.run, Qt.Key.Key_Escape)
    settled()
    assert held(company) == []
    assert view.pages.currentWidget() is view.sheet


def test_another_site_has_another_muster_point(
    qtbot: QtBot, view: PracticeView, rick: str, settled: Settled
) -> None:
    begin(qtbot, view, rick, settled)
    go_to(view, qtbot, "The alarm goes. Where do you go?")
    site = view.run.site
    site.setCurrentIndex(site.findText("Yard"))
    site.activated.emit(site.currentIndex())
    settled()
    assert view.run.question.text() == "The alarm goes. Where do you go?"
    qtbot.mouseClick(view.run.turn, LEFT)
    assert "Make the emergency plan of Yard." in words(view.run)
    assert "Not in the records" in words(view.run)


def test_a_card_that_the_records_do_not_answer_leads_to_what_to_enter(
    qtbot: QtBot, view: PracticeView, desk: Desk, rick: str, settled: Settled
) -> None:
    assert "Enter the policy, who signed it and where it is posted." in words(view.lacking)
    begin(qtbot, view, rick, settled)
    qtbot.mouseClick(view.run.turn, LEFT)
    assert view.run.answer.open.text() == "Enter it"
    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.mouseClick(view.run.answer.open, LEFT)
    assert (wanted.args[0].kind, wanted.args[0].new) == ("policy", True)


def test_a_change_meanwhile_does_not_end_the_practice(
    qtbot: QtBot, view: PracticeView, company: Company, rick: str, settled: Settled
) -> None:
    begin(qtbot, view, rick, settled)
    qtbot.mouseClick(view.run.turn, LEFT)
    company.meeting("2026-11-02")
    settled()
    assert view.pages.currentWidget() is view.run
    assert view.run.knew.isVisible()


def test_what_was_answered_is_kept_when_the_window_closes(
    qtbot: QtBot, view: PracticeView, company: Company, rick: str, settled: Settled
) -> None:
    begin(qtbot, view, rick, settled)
    qtbot.mouseClick(view.run.turn, LEFT)
    qtbot.mouseClick(view.run.knew, LEFT)
    view.keep_safe()
    settled()
    (record,) = held(company)
    assert len(record.values["cards"]) == 1


def test_a_practice_of_the_log_is_a_click_away(
    qtbot: QtBot, view: PracticeView, company: Company, desk: Desk, rick: str, settled: Settled
) -> None:
    kept = company.save("interview_practice", worker_id=rick, held_on="2026-11-02",
                        cards=[{"asked": "Where?", "knew": True}])  # fmt: skip
    settled()
    assert view.log.rows[0].accessibleName() == "Rick Desjarlais, 2 November: 1 of 1 answer known"
    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.mouseClick(view.log.rows[0], LEFT)
    assert wanted.args[0] == Place("audit", "interview_practice", kept)


def test_the_cards_are_printed_for_whoever_is_asked(
    qtbot: QtBot, view: PracticeView, desk: Desk, rick: str, tmp_path: Path, settled: Settled
) -> None:
    begin(qtbot, view, rick, settled)
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        qtbot.mouseClick(view.print, LEFT)
    sheet = wanted.args[0]
    assert isinstance(sheet, Sheet)
    assert sheet.title == "Interview cards for Rick Desjarlais"
    made = sheet.make(tmp_path / "cards.pdf", lambda *_told: None, lambda: False)
    assert squeezed("Shop: Gate 2.") in said(made.path)


def test_without_workers_it_says_where_to_begin(
    qtbot: QtBot, company: Company, desk: Desk, settled: Settled
) -> None:
    view = PracticeView(desk)
    qtbot.addWidget(view)
    view.show()
    settled()
    assert "Nobody to ask yet" in words(view)
    assert not view.print.isEnabled()
    company.worker("Rick Desjarlais", hired="2020-01-01")
    settled()
    assert len(view.crew.buttons) == 1


def test_without_sites_nobody_is_asked_for_one(
    qtbot: QtBot, company: Company, desk: Desk, rick: str, settled: Settled
) -> None:
    view = PracticeView(desk)
    qtbot.addWidget(view)
    view.show()
    settled()
    begin(qtbot, view, rick, settled)
    assert not view.run.site.isVisible()
    assert "Site:" not in words(view.run)
    qtbot.mouseClick(view.run.leave, LEFT)
    company.site("Shop")
    settled()
    begin(qtbot, view, rick, settled)
    assert view.run.site.isVisible()
    assert "Site:" in words(view.run)


def test_at_the_end_the_keyboard_is_where_it_began(
    qtbot: QtBot, company: Company, view: PracticeView, rick: str, settled: Settled
) -> None:
    begin(qtbot, view, rick, settled)
    qtbot.keyClick(view.run.turn, Qt.Key.Key_Space)
    qtbot.mouseClick(view.run.not_yet, LEFT)
    before = view.crew.buttons[rick]
    qtbot.mouseClick(view.run.leave, LEFT)
    settled()
    qtbot.waitUntil(lambda: view.crew.buttons[rick] is not before)  # told anew, with the result
    assert len(held(company)) == 1
    assert view.window().focusWidget() is view.crew.buttons[rick]
