"""Signing at the screen, what a signed assessment shows, what is asked and answered beside it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop.services.assessing.deciding import accept_drafts
from desktop.services.assessing.pictured import signed_for_a_picture
from tests.builders.assessment_view import Owner, begun
from tests.builders.company import AS_OF, Company
from ui.audit.assessment.plan_dialog import PlanDialog
from ui.desk import Desk
from ui.places import Place
from ui.preferences import Preferences
from ui.today.click_row import ClickRow

Settled = Callable[[], None]


@pytest.fixture
def crew(company: Company) -> Company:
    """A company with an owner, a policy and a meeting."""
    glenn = company.worker("Glenn Haugen", hired="2012-05-22", is_owner=True)
    company.policy("2026-03-02", signed_by_id=glenn)
    company.meeting("2026-11-04")
    return company


@pytest.fixture
def owner(
    qtbot: QtBot, crew: Company, desk: Desk, preferences: Preferences, settled: Settled
) -> Owner:
    begun(crew)
    return Owner(qtbot, desk, preferences, settled)


def signed(owner: Owner) -> None:
    signed_for_a_picture(owner.desk.company, owner.desk.auditor, AS_OF)
    owner.settled()


def say_who(owner: Owner, name: str, label: str) -> None:
    dialog = owner.dialog()
    (editor,) = [one for one in dialog.editors.values() if getattr(one, "label_text", "") == label][
        :1
    ]
    line = editor.inputs[0]  # type: ignore[union-attr]
    line.setFocus()
    owner.qtbot.keyClicks(line, name)
    owner.settled()


def test_what_stands_in_the_way_of_signing_is_said(owner: Owner) -> None:
    owner.click("Sign…")
    dialog = owner.dialog()
    assert not dialog.do.isEnabled()
    said = [w.text() for w in dialog.findChildren(type(owner.view.head.result))]
    assert any("45 questions are still to be decided" in one for one in said)


def test_a_signed_one_can_only_be_looked_at(owner: Owner) -> None:
    signed(owner)
    owner.go("S1.1")
    assert owner.view.head.banner.isVisible()
    assert any("Nothing in it can be changed" in said for said in owner.words())
    page = owner.view.page
    assert not page.note.note.isVisible()
    assert page.note.read.isVisible()
    assert not [one for one in page.findChildren(QComboBox) if one.isVisible()]
    assert not owner.view.foot.isVisible()
    owner.go("S6.5")
    assert page.missing.plan.isVisible()  # what is planned is no part of what was signed


def test_opening_again_wants_a_reason_and_a_name(owner: Owner) -> None:
    signed(owner)
    owner.click("Open again…")
    dialog = owner.dialog()
    owner.click("Open it again", dialog)
    assert {name for name, one in dialog.editors.items() if one.fault} >= {"reason"}
    owner.qtbot.keyClicks(dialog.reason, "A card came late")  # type: ignore[attr-defined]
    say_who(owner, "Glenn Haugen", "Opened again by")
    owner.click("Open it again", dialog)
    assert not owner.has_dialog()
    assert owner.view.foot.isVisible()
    assert any("A card came late" in said for said in owner.words())


def test_the_next_one_shows_the_last_one_beside_it(owner: Owner, crew: Company) -> None:
    signed(owner)
    owner.click("Open the next assessment…")
    owner.settled()
    dialog = owner.dialog()
    dialog.editors["window_to_on"].set_value(AS_OF + timedelta(days=200))  # type: ignore[union-attr]
    owner.click("Open the assessment", dialog)
    assert not owner.has_dialog()
    owner.go("S1.1")
    assert owner.view.page.last.isVisible()
    assert "6/6" in owner.view.page.last.points.text()
    assert crew


def test_an_interview_is_entered_beside_its_question(owner: Owner) -> None:
    owner.go("S1.4")
    owner.click("Add an interview…")
    dialog = owner.dialog()
    owner.click("Add it", dialog)
    assert dialog.editors["said"].fault
    say_who(owner, "Glenn Haugen", "Who was asked")
    said = dialog.editors["said"].inputs[0]  # type: ignore[union-attr]
    owner.qtbot.keyClicks(said, "He named all three rights.")
    owner.click("Add it", dialog)
    assert not owner.has_dialog()
    rows = owner.view.page.said.rows.findChildren(ClickRow)
    assert [row.accessibleName() for row in rows if row.isVisible()] == [
        "He named all three rights., Glenn Haugen, 16 November, Speaks for us"
    ]


def test_what_is_missing_becomes_an_action(owner: Owner) -> None:
    accept_drafts(owner.desk.company, owner.desk.auditor, owner.view._id, ["S6.5"], AS_OF)
    owner.settled()
    owner.go("S6.5")
    owner.click("Put on the action plan…")
    dialog = owner.dialog()
    assert isinstance(dialog, PlanDialog)
    owner.click("Put on the plan", dialog)
    assert dialog.who.fault
    say_who(owner, "Glenn Haugen", "Who looks after it")
    due = dialog.due.inputs[0]
    owner.qtbot.keyClicks(due, "11 december 2026")
    owner.click("Put on the plan", dialog)
    assert not owner.has_dialog()
    assert owner.view.page.missing.planned.isVisible()


def test_a_note_of_the_reviewer_is_entered_and_answered(owner: Owner) -> None:
    signed(owner)
    owner.go("S1.1")
    owner.click("Enter what the reviewer wrote…")
    dialog = owner.dialog()
    text = dialog.editors["text"].inputs[0]  # type: ignore[union-attr]
    owner.qtbot.keyClicks(text, "Please send the signed page.")
    owner.click("Keep it", dialog)
    assert "The reviewer asked" in owner.line("S1.1")
    (row,) = owner.view.page.reviewer.rows.findChildren(ClickRow)
    owner.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    owner.settled()
    answer = owner.dialog()
    owner.qtbot.keyClicks(answer.editors["reply"].inputs[0], "Sent today.")  # type: ignore[union-attr]
    owner.click("Keep the answer", answer)
    assert "The reviewer asked" not in owner.line("S1.1")


def test_another_one_is_looked_at_and_come_back_from(owner: Owner) -> None:
    signed(owner)
    first = owner.view._id
    owner.click("Open the next assessment…")
    owner.settled()
    owner.click("Open the assessment", owner.dialog())
    second = owner.view._id
    assert second != first
    owner.view.show_place(Place("audit", "the_assessment", "S1.1", values={"assessment": first}))
    owner.settled()
    assert owner.view.shown is not None
    assert owner.view.shown.is_signed
    (act,) = [one for one in owner.view.head.menu.actions() if "Under way" in one.text()]
    act.trigger()
    owner.settled()
    assert owner.view._id == second
