"""Say what you do at the window: read, changed in one action, left with a reason, undone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import kind_of
from desktop.store import aggregate
from tests.builders.company import AS_OF, Company
from ui.adviser.change_dialog import ChangeDialog
from ui.adviser.leave_dialog import LeaveDialog
from ui.adviser.page import AdviserPage
from ui.desk import Desk
from ui.places import Place
from ui.printing.sheet import Sheet

LEFT = Qt.MouseButton.LeftButton


def habits(company: Company) -> None:
    unit = company.unit("HT", "none", description="Hand tools bench A", lot_size=34)
    plan = company.plan("weekly", unit, task="Tool inspection")
    for n in range(52):
        company.inspection(AS_OF - timedelta(weeks=n), unit, plan, result="pass")
    company.save("document", title="Inspection policy", kind="inspection_policy",
                 frequencies=[{"what": "Hand tools", "how_often": "weekly"}])  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, company: Company, desk: Desk, settled: Callable[[], None]) -> AdviserPage:
    company.together(lambda: habits(company))
    page = AdviserPage(desk)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    settled()
    return page


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_a_card_says_what_why_and_what_it_saves(page: AdviserPage) -> None:
    (card,) = page.cards
    said = words(card)
    for part in (
        "Hand tools bench A (34) · Tool inspection",
        "52 inspections found nothing.",
        "Every 3 months.",
        "inspected together as a lot",
        "No law or standard",
    ):
        assert part in said
    assert card.advice.saves == "Saves about 50 sheets a year."


def test_changing_is_one_action_and_shows_the_page_to_sign(
    qtbot: QtBot, page: AdviserPage, desk: Desk, company: Company, settled: Callable[[], None]
) -> None:
    papers: list[object] = []
    desk.paper_wanted.connect(papers.append)
    qtbot.mouseClick(page.cards[0].change, LEFT)
    dialog = page.findChild(ChangeDialog)
    assert dialog is not None
    dialog.clause.clear()
    qtbot.mouseClick(dialog.do, LEFT)
    settled()
    assert dialog.of_clause.fault == "Write what the document says from now on."
    qtbot.keyClicks(dialog.clause, "Hand tools are looked at as a lot, quarterly.")
    qtbot.mouseClick(dialog.do, LEFT)
    settled()
    (paper,) = papers
    assert isinstance(paper, Sheet)
    assert page.cards == []
    with company.file.reading() as connection:
        (document,) = aggregate.read(connection, kind_of("document")).values()
    assert "Hand tools are looked at as a lot, quarterly." in document.values["text"]
    desk.sitting.undo()
    settled()
    assert len(page.cards) == 1


def test_a_day_that_cannot_be_read_is_asked_for_again(
    qtbot: QtBot, page: AdviserPage, desk: Desk
) -> None:
    dialog = ChangeDialog(desk, page.cards[0].advice, page)
    dialog.open()
    dialog.day.input.clear()
    qtbot.keyClicks(dialog.day.input, "someday")
    qtbot.mouseClick(dialog.do, LEFT)
    assert dialog.isVisible()
    assert dialog.day.fault
    dialog.reject()


def test_leaving_it_needs_a_reason_and_can_be_taken_back(
    qtbot: QtBot, page: AdviserPage, settled: Callable[[], None]
) -> None:
    qtbot.mouseClick(page.cards[0].leave, LEFT)
    dialog = page.findChild(LeaveDialog)
    assert dialog is not None
    qtbot.mouseClick(dialog.do, LEFT)
    settled()
    assert "few words" in dialog.why.fault
    qtbot.keyClicks(dialog.reason, "The client wants it weekly")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    settled()
    (card,) = page.cards
    assert "The client wants it weekly" in words(card)
    card.again_wanted.emit(card.advice)
    settled()
    assert page.cards[0].advice.kept_id == ""


def test_a_card_leads_to_its_duty(qtbot: QtBot, page: AdviserPage, desk: Desk) -> None:
    (card,) = page.cards
    with qtbot.waitSignal(desk.wanted) as wanted:
        card.opened.emit(card.advice.plan_ids[0])
    assert wanted.args == [Place("inspections", "duty_plan", card.advice.plan_ids[0])]


def test_an_empty_file_says_what_stands_here(
    qtbot: QtBot, company: Company, desk: Desk, settled: Callable[[], None]
) -> None:
    assert company.file
    page = AdviserPage(desk)
    qtbot.addWidget(page)
    page.show()
    settled()
    assert "Nothing to compare yet" in words(page)
