"""The assessment on the screen: questions, answers, what is typed and kept, what is read-only."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services.today import today
from tests.builders.assessment_view import Owner, begun
from tests.builders.company import AS_OF, Company
from ui.desk import Desk
from ui.places import Place
from ui.preferences import Preferences
from ui.today.click_row import ClickRow

Settled = Callable[[], None]


@pytest.fixture
def crew(company: Company) -> Company:
    """A company with a policy, a worker and a meeting."""
    glenn = company.worker("Glenn Haugen", hired="2012-05-22", is_owner=True)
    company.policy("2026-03-02", signed_by_id=glenn)
    company.meeting("2026-11-04")
    company.orientation(glenn, "2012-05-22")
    return company


@pytest.fixture
def owner(
    qtbot: QtBot, crew: Company, desk: Desk, preferences: Preferences, settled: Settled
) -> Owner:
    begun(crew)
    return Owner(qtbot, desk, preferences, settled)


def test_without_one_the_page_says_what_it_is_and_opens_one(
    qtbot: QtBot, crew: Company, desk: Desk, preferences: Preferences, settled: Settled
) -> None:
    assert crew
    owner = Owner(qtbot, desk, preferences, settled)
    owner.click("Open an assessment…")
    dialog = owner.dialog()
    settled()
    assert dialog.from_on.typed() == "17 November 2025"  # type: ignore[attr-defined]
    owner.click("Open the assessment", dialog)
    assert not owner.has_dialog()
    assert owner.code == "S1.1"
    assert "0 of 45 decided" in owner.view.head.besides.text()


def test_a_wrong_window_is_told_where_it_was_typed(
    qtbot: QtBot, crew: Company, desk: Desk, preferences: Preferences, settled: Settled
) -> None:
    assert crew
    owner = Owner(qtbot, desk, preferences, settled)
    owner.click("Open an assessment…")
    settled()
    dialog = owner.dialog()
    field = dialog.editors["window_from_on"].inputs[0]  # type: ignore[union-attr]
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, "1 december 2026")
    owner.click("Open the assessment", dialog)
    assert owner.has_dialog()
    assert any(editor.fault for editor in dialog.editors.values())


def test_a_draft_is_accepted_and_the_next_question_comes_up(owner: Owner) -> None:
    owner.go("S1.1")
    assert "To decide" in owner.line("S1.1")
    owner.click("Accept and go on")
    assert owner.code == "S1.2"
    assert "Decided" in owner.line("S1.1")
    assert "1 of 45 decided" in owner.view.head.besides.text()


def test_it_is_one_undo(owner: Owner, crew: Company) -> None:
    owner.go("S1.1")
    owner.click("Accept and go on")
    owner.desk.sitting.undo()
    owner.settled()
    assert "To decide" in owner.line("S1.1")
    assert crew


def test_ctrl_enter_of_the_menu_does_the_same(owner: Owner) -> None:
    owner.go("S1.1")
    assert owner.view.do_command("save")
    owner.settled()
    assert owner.code == "S1.2"


def test_points_that_differ_ask_for_a_reason(qtbot: QtBot, owner: Owner) -> None:
    owner.go("S1.1")
    points = owner.view.page.points
    assert not points.why.isVisible()
    owner.choose_points("0 of 6")
    assert points.why.isVisible()
    owner.click("Accept and go on")
    assert owner.code == "S1.1"
    assert points.why.fault
    assert points.reason.hasFocus()
    qtbot.keyClicks(points.reason, "It hangs nowhere")
    owner.click("Accept and go on")
    assert owner.code == "S1.2"
    owner.go("S1.1")
    assert points.reason.toPlainText() == "It hangs nowhere"
    assert points.chosen() == "0"
    assert owner.view.foot.next.text() == "Go on to the next one"


def test_what_the_records_earn_can_be_taken_again(owner: Owner) -> None:
    owner.go("S1.1")
    owner.choose_points("0 of 6")
    owner.click("Take what the records earn")
    assert owner.view.page.points.chosen() == "6"
    assert not owner.view.page.points.why.isVisible()
    assert "Typed, not saved" not in owner.line("S1.1")


def test_does_not_apply_is_there_only_where_the_protocol_allows_it(owner: Owner) -> None:
    points = owner.view.page.points.points
    owner.go("S1.1")
    assert points.findText("Does not apply") < 0
    owner.go("S2.6")
    owner.choose_points("Does not apply")
    assert owner.view.page.points.why.isVisible()
    owner.click("Accept and go on")
    assert owner.code == "S2.6"
    assert owner.view.page.points.why.fault


def test_what_is_typed_stays_when_somebody_goes_elsewhere(owner: Owner) -> None:
    owner.go("S1.1")
    owner.type_note("Signed by Glenn, hangs in the shop")
    owner.go("S1.2")
    assert "Typed, not saved" in owner.line("S1.1")
    assert owner.view.page.note.typed() != "Signed by Glenn, hangs in the shop"
    owner.go("S1.1")
    assert owner.view.page.note.typed() == "Signed by Glenn, hangs in the shop"
    assert owner.view.foot.next.text() == "Accept and go on"


def test_it_is_there_again_in_another_window_and_on_today(
    qtbot: QtBot, owner: Owner, preferences: Preferences, settled: Settled
) -> None:
    owner.go("S1.1")
    owner.type_note("Half a sentence")
    owner.view.keep_safe()
    settled()
    shown = today(owner.desk.company, AS_OF)
    (line,) = shown.unfinished
    assert line.does is not None
    assert (line.does.kind, line.does.record_id) == ("the_assessment", "S1.1")
    other = Owner(qtbot, owner.desk, preferences, settled)
    assert "Typed, not saved" in other.line("S1.1")
    other.go("S1.1")
    assert other.view.page.note.typed() == "Half a sentence"
    other.click("Accept and go on")
    settled()
    assert not today(owner.desk.company, AS_OF).unfinished


def test_a_change_elsewhere_leaves_what_is_typed(owner: Owner, crew: Company) -> None:
    owner.go("S1.6")
    owner.type_note("We meet on Mondays")
    crew.meeting("2026-10-07")
    owner.settled()
    assert owner.view.page.note.typed() == "We meet on Mondays"
    owner.click("Draft again from the records")
    assert owner.view.page.note.typed() != "We meet on Mondays"


def test_records_that_say_something_else_by_now_are_told(owner: Owner, crew: Company) -> None:
    owner.go("S1.6")
    owner.click("Accept and go on")
    crew.meeting("2026-10-07")
    owner.settled()
    assert "The records changed" in owner.line("S1.6")
    owner.go("S1.6")
    assert owner.view.page.note.news.isVisible()
    owner.click("Take it over")
    assert owner.view.foot.next.text() == "Save and go on"


def test_all_drafted_notes_are_accepted_in_one_action(owner: Owner) -> None:
    owner.click("Accept all drafted notes…")
    dialog = owner.dialog()
    (verb,) = [w for w in (dialog.do,) if w.text().startswith("Accept ")]
    owner.click(verb.text(), dialog)
    shown = owner.view.shown
    assert shown is not None
    assert shown.decided > 30
    assert not shown.to_accept
    owner.desk.sitting.undo()
    owner.settled()
    assert owner.view.shown is not None
    assert owner.view.shown.decided == 0


def test_the_list_can_leave_out_what_is_decided(qtbot: QtBot, owner: Owner) -> None:
    owner.go("S1.1")
    owner.click("Accept and go on")
    which = owner.view.questions.which
    which.setCurrentIndex(which.findText("Still to decide (44)"))
    owner.settled()
    assert "S1.1" not in owner.view.questions.codes()
    lines = owner.view.questions.lines
    lines.setFocus()
    before = owner.code
    qtbot.keyClick(lines, Qt.Key.Key_Down)
    owner.settled()
    assert owner.code != before
    owner.view.show_place(Place("audit", "the_assessment", "S1.1"))
    owner.settled()
    assert owner.code == "S1.1"


def test_a_line_of_what_is_missing_leads_to_where_it_is_mended(owner: Owner) -> None:
    went: list[Place] = []
    owner.desk.wanted.connect(went.append)
    owner.go("S6.5")
    owner.qtbot.mouseClick(
        owner.view.page.missing.gaps.findChildren(ClickRow)[0], Qt.MouseButton.LeftButton
    )
    assert went
    assert went[0].tab == "emergency"


def test_exhibits_lead_to_their_records(owner: Owner) -> None:
    went: list[Place] = []
    owner.desk.wanted.connect(went.append)
    owner.go("S1.1")
    (line,) = owner.view.exhibits.lines.lines
    assert "S1.1-01" in line.below
    owner.click("Open this record")
    assert (went[0].tab, went[0].kind) == ("leadership", "policy")


def test_an_exhibit_is_left_out_of_the_package_beside_its_question(owner: Owner) -> None:
    owner.go("S1.1")
    pane = owner.view.exhibits
    owner.qtbot.waitUntil(lambda: pane.goes_in.isVisible())
    assert pane.goes_in.isChecked()
    pane.goes_in.click()
    owner.qtbot.waitUntil(lambda: "Stays out of the package" in pane.lines.lines[0].below)
    owner.settled()
    assert not pane.goes_in.isChecked()
    owner.desk.do(lambda _company: owner.desk.sitting.undo(), owner=owner.view)
    owner.qtbot.waitUntil(lambda: pane.goes_in.isChecked())


def test_a_narrow_page_shows_one_side_at_a_time(owner: Owner) -> None:
    owner.view.resize(700, 600)
    owner.settled()
    columns = owner.view.columns
    assert (columns.is_shown(0), columns.is_shown(1)) == (True, False)
    owner.click("Show or hide the exhibits")
    assert (columns.is_shown(0), columns.is_shown(1)) == (False, True)
    owner.view.resize(400, 600)
    owner.settled()
    assert owner.view.page.isVisible()
    owner.click("Show or hide the exhibits")
    assert not owner.view.page.isVisible()
    owner.click("Show or hide the exhibits")
    assert owner.view.page.isVisible()


def test_where_it_is_can_be_come_back_to(owner: Owner) -> None:
    owner.go("S4.2")
    here = owner.view.here()
    assert here is not None
    owner.go("S1.1")
    owner.view.show_place(here)
    owner.settled()
    assert owner.code == "S4.2"


def test_an_answer_is_taken_back_once_however_often_it_is_asked_for(owner: Owner) -> None:
    owner.go("S1.1")
    owner.click("Accept and go on")
    owner.go("S1.1")
    back = owner.view.foot.back
    owner.qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    owner.qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    owner.settled()
    assert "To decide" in owner.line("S1.1")
    assert not back.isVisible()


def test_a_voided_assessment_is_gone_from_the_page(owner: Owner, crew: Company) -> None:
    owner.go("S1.1")
    assert owner.view.shown is not None
    crew.void("assessment", owner.view.shown.id)
    owner.settled()
    assert owner.view.shown is None
    assert owner.view.parts.empty.isVisible()


def test_what_is_typed_while_it_is_saved_stays_typed(owner: Owner) -> None:
    owner.go("S1.1")
    owner.type_note("First words")
    owner.qtbot.mouseClick(owner.view.foot.next, Qt.MouseButton.LeftButton)
    owner.qtbot.keyClicks(owner.view.page.note.note, ", and more")
    owner.settled()
    assert "Typed, not saved" in owner.line("S1.1")
    owner.go("S1.1")
    assert owner.view.page.note.typed() == "First words, and more"


def test_a_file_that_is_only_read_offers_nothing_to_change(
    qtbot: QtBot,
    owner: Owner,
    preferences: Preferences,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(type(owner.desk), "read_only", True)
    other = Owner(qtbot, owner.desk, preferences, settled)
    other.go("S1.4")
    assert not other.view.foot.isVisible()
    assert not other.view.head.sign.isVisible()
    assert not other.view.page.points.points.isVisible()
    assert not other.view.page.said.interview.isVisible()


def test_the_keyboard_goes_from_the_list_into_the_answer_and_back(owner: Owner) -> None:
    owner.go("S1.1")
    lines, note = owner.view.questions.lines, owner.view.page.note.note
    lines.setFocus()
    owner.qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert note.hasFocus()
    owner.qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert lines.hasFocus()
    owner.qtbot.keyClick(lines, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    owner.settled()
    assert owner.code == "S1.2"


def test_a_list_that_was_folded_away_stays_away(
    qtbot: QtBot, owner: Owner, preferences: Preferences, settled: Settled
) -> None:
    owner.click("Show or hide the list of questions")
    assert not owner.view.questions.isVisible()
    other = Owner(qtbot, owner.desk, preferences, settled)
    assert not other.view.questions.isVisible()
    assert other.view.exhibits.isVisible()
