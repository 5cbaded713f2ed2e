"""What the page of the assessment says of itself: nothing cut, nothing of another question."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.assessing.pictured import signed_for_a_picture
from desktop.services.protocols.choosing import choose_protocol
from desktop.services.protocols.saving import save_protocol
from tests.builders.assessment_view import Owner, begun
from tests.builders.company import AS_OF, Company
from tests.builders.small_protocol import SMALL
from ui.audit.assessment.question_list import SHORT
from ui.desk import Desk
from ui.preferences import Preferences

Settled = Callable[[], None]


@pytest.fixture
def owner(
    qtbot: QtBot, company: Company, desk: Desk, preferences: Preferences, settled: Settled
) -> Owner:
    glenn = company.worker("Glenn Haugen", hired="2012-05-22", is_owner=True)
    company.policy("2026-03-02", signed_by_id=glenn)
    company.meeting("2026-11-04")
    begun(company)
    return Owner(qtbot, desk, preferences, settled)


def test_what_does_not_apply_is_not_short_of_points(owner: Owner) -> None:
    shown = owner.view.shown
    assert shown is not None
    out = [one.code for one in shown.questions if one.is_not_applicable]
    assert out, "else this shows nothing"
    owner.view.questions.list_only(SHORT)
    assert not set(out) & set(owner.view.questions.codes())
    which = owner.view.questions.which
    n = shown.plan_said.split()[0]
    assert which.itemText(which.findData(SHORT)) == f"Short of full points ({n})"


def test_elements_that_are_too_low_are_told_by_their_codes(owner: Owner) -> None:
    said = owner.view.head.result.text()
    assert said.endswith("it does not pass. Too low: elements S1, S2, S3, S4, S5, S6.")
    assert "Planning weights" in owner.view.head.about.text()
    assert owner.view.head.besides.text().startswith("0 of 45 decided · ")
    assert "answers are short" not in owner.view.head.besides.text()


def test_that_an_answer_is_saved_is_told_until_something_else_is_done(owner: Owner) -> None:
    owner.go("S1.1")
    owner.click("Accept and go on")
    assert "The answer to S1.1 is saved." in owner.view.foot.said.text()
    owner.click("Accept all drafted notes…")
    dialog = owner.dialog()
    owner.click(dialog.do.text(), dialog)
    assert "S1.1" not in owner.view.foot.said.text()
    owner.go("S1.4")
    assert "S1.1" not in owner.view.foot.said.text()


def test_other_questions_than_today_scores_by_are_told(owner: Owner, company: Company) -> None:
    assert "Today scores by" not in owner.view.head.about.text()
    save_protocol(company.file, replace(SMALL, aim=Fraction(1)))
    choose_protocol(company.file, SMALL.id)
    owner.settled()
    assert f"Today scores by other questions: {SMALL.name}" in owner.view.head.about.text()


def test_the_next_one_over_the_same_months_is_told(owner: Owner) -> None:
    signed_for_a_picture(owner.desk.company, owner.desk.auditor, AS_OF)
    owner.settled()
    owner.click("Open the next assessment…")
    dialog = owner.dialog()
    owner.settled()
    twice = dialog.twice  # type: ignore[attr-defined]
    assert twice.text().endswith("covers the time up to 16 November already.")
    dialog.activateWindow()
    owner.qtbot.waitUntil(dialog.isActiveWindow)
    line = dialog.from_on.inputs[0]  # type: ignore[attr-defined]
    line.setFocus()
    line.selectAll()
    owner.qtbot.keyClicks(line, "17 nov 2026")
    dialog.to_on.inputs[0].setFocus()  # type: ignore[attr-defined]
    owner.settled()
    assert not twice.isVisible()


def test_a_low_page_begins_with_the_note(owner: Owner) -> None:
    def order() -> list[str]:
        page = owner.view.page
        parts = {"guidance": page.guidance, "note": page.note, "points": page.points}
        owner.go("S1.1")
        return sorted(parts, key=lambda name: parts[name].y())

    assert order() == ["guidance", "note", "points"]
    owner.view.resize(1100, 380)
    assert order() == ["note", "points", "guidance"]
    assert owner.view.page.title.property("role") == "card-title"
    owner.view.resize(1100, 700)
    assert order() == ["guidance", "note", "points"]
