"""The editor of a protocol: a tree of questions, one beside it, all faults at their places."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.audit.protocols.protocol import Method, Protocol
from desktop.audit.protocols.shipped import GENERIC
from desktop.services.drafts import draft_of
from desktop.services.protocols.saving import own_protocol
from desktop.services.protocols.taking import make_ours
from tests.builders.company import Company, day
from ui.audit.protocols.form import ProtocolForm
from ui.audit.protocols.lines import ElementLines
from ui.audit.protocols.picked import MarksEditor, PickedEditor
from ui.audit.protocols.questions_editor import QuestionsEditor
from ui.desk import Desk
from ui.editors.overrides import form_for

LEFT = Qt.MouseButton.LeftButton
Settled = Callable[[], None]


@pytest.fixture
def record(company: Company) -> str:
    return make_ours(company.file, GENERIC)


@pytest.fixture
def form(qtbot: QtBot, desk: Desk, record: str, settled: Settled) -> ProtocolForm:
    made = form_for("protocol", desk)
    assert isinstance(made, ProtocolForm)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.open(record)
    made.show()
    settled()
    return made


def questions(form: ProtocolForm) -> QuestionsEditor:
    return form.fields.questions


def kept(company: Company, record: str) -> Protocol:
    return own_protocol(company.file, record).protocol


def typed_into(qtbot: QtBot, form: ProtocolForm, name: str, text: str) -> None:
    (widget,) = questions(form).question.editors[name].inputs
    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    widget.selectAll()
    qtbot.keyClicks(widget, text)


def test_the_tree_tells_elements_questions_and_points(form: ProtocolForm) -> None:
    tree = questions(form).tree
    top = tree.topLevelItem(0)
    assert top is not None
    assert (top.text(0), top.text(1)) == ("S1 Management and leadership", "40")
    child = top.child(0)
    assert child is not None
    assert (child.text(0), child.text(1)) == ("S1.1 Policy signed", "6")
    assert questions(form).sum.text() == "All together: 45 questions, 200 points"


def test_to_look_at_questions_changes_nothing(form: ProtocolForm) -> None:
    for code in ("S1.1", "S3.4", "S6.7"):
        questions(form).choose(code)
    assert not form.is_touched
    assert form.fields.changes() == {}


def test_one_question_is_changed_and_saved_as_one_undo(
    qtbot: QtBot, form: ProtocolForm, company: Company, desk: Desk, record: str, settled: Settled
) -> None:
    questions(form).choose("S1.2")
    typed_into(qtbot, form, "points", "5")
    typed_into(qtbot, form, "short", "Policy told")
    assert questions(form).sum.text() == "All together: 45 questions, 201 points"
    qtbot.mouseClick(form.bar.save, LEFT)
    settled()
    changed = kept(company, record).question("S1.2")
    assert changed is not None
    assert (changed.points, changed.short) == (Decimal(5), "Policy told")
    assert changed.rule == "policy_known"
    desk.sitting.undo()
    before = kept(company, record).question("S1.2")
    assert before is not None
    assert (before.points, before.short) == (Decimal(4), "Policy known to all")


def test_a_question_is_added_below_the_one_that_is_chosen(
    qtbot: QtBot, form: ProtocolForm, company: Company, record: str, settled: Settled
) -> None:
    editor = questions(form)
    editor.choose("S2.3")
    qtbot.mouseClick(editor.add_question, LEFT)
    assert editor.question.editors["code"].typed() == "S2.10"
    typed_into(qtbot, form, "text", "Are chemicals listed?")
    typed_into(qtbot, form, "points", "2.5")
    boxes = editor.question.editors["methods"]
    assert isinstance(boxes, MarksEditor)
    qtbot.mouseClick(boxes.boxes["I"], LEFT)
    qtbot.mouseClick(form.bar.save, LEFT)
    settled()
    codes = [one.code for one in kept(company, record).elements[1].questions]
    assert codes[2:5] == ["S2.3", "S2.10", "S2.4"]
    made = kept(company, record).question("S2.10")
    assert made is not None
    assert made.points == Decimal("2.5")
    assert made.methods == (Method.DOCUMENTS, Method.INTERVIEW)


def test_all_faults_are_shown_at_their_places_and_the_first_is_gone_to(
    qtbot: QtBot, form: ProtocolForm, company: Company, record: str, settled: Settled
) -> None:
    editor = questions(form)
    editor.choose("S1.3")
    typed_into(qtbot, form, "code", "S1.1")
    editor.choose("S5.2")
    typed_into(qtbot, form, "points", "many")
    editor.choose("S6.7")
    qtbot.mouseClick(form.bar.save, LEFT)
    settled()
    assert editor.tree.at == (0, 2)
    assert "stands twice" in editor.question.editors["code"].fault
    marked = []
    for n in range(6):
        top = editor.tree.topLevelItem(n)
        assert top is not None
        for m in range(top.childCount()):
            child = top.child(m)
            assert child is not None
            said = child.data(0, Qt.ItemDataRole.AccessibleTextRole)
            marked += [(n, m)] if said != child.text(0) else []
    assert marked == [(0, 2), (4, 1)]
    editor.choose("S5.2")
    assert editor.question.editors["points"].fault
    assert kept(company, record).question("S1.3") is not None


def test_order_is_changed_and_what_is_taken_out_comes_back(
    qtbot: QtBot, form: ProtocolForm
) -> None:
    editor = questions(form)

    def codes() -> list[str]:
        return [str(one["code"]) for one in ElementLines(editor.typed()).questions]

    before = codes()
    editor.choose("S1.2")
    qtbot.mouseClick(editor.up, LEFT)
    assert codes()[:2] == ["S1.2", "S1.1"]
    editor.tree.setFocus()
    qtbot.keyClick(editor.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert codes() == before
    editor.choose("S1.8")
    qtbot.mouseClick(editor.down, LEFT)  # into the next element, in the same place of all
    assert codes() == before
    assert len(ElementLines(editor.typed()).elements[0]["questions"]) == 7  # type: ignore[arg-type]
    qtbot.mouseClick(editor.remove, LEFT)
    assert "S1.8" not in codes()
    qtbot.mouseClick(editor.put_back, LEFT)
    assert codes() == before


def test_what_is_typed_and_not_saved_is_kept(
    qtbot: QtBot, form: ProtocolForm, company: Company, record: str, settled: Settled
) -> None:
    questions(form).choose("S1.1")
    typed_into(qtbot, form, "guidance", "Look for a date.")
    form.keep_safe()
    settled()
    draft = draft_of(company.file, "protocol", record)
    assert draft is not None
    (element, *_rest) = ElementLines(draft.typed["elements"]).elements
    assert element["questions"][0]["guidance"] == "Look for a date."  # type: ignore[index]


def test_a_question_of_ours_says_that_it_is_judged_and_can_be_let_go(
    qtbot: QtBot, form: ProtocolForm, company: Company, record: str, settled: Settled
) -> None:
    panel = questions(form).question
    questions(form).choose("S4.2")
    assert panel.judged.isVisible()
    assert not panel.editors["follows"].isVisible()
    qtbot.mouseClick(panel.let_go, LEFT)
    assert panel.by_hand.isVisible()
    follows = panel.editors["follows"]
    assert isinstance(follows, PickedEditor)
    follows.menu.aboutToShow.emit()
    first = next(one for one in follows.menu.actions() if one.isCheckable())
    assert first.text() == "S4.2 Work places inspected"  # what sounds most like it stands first
    first.trigger()
    assert not panel.by_hand.isVisible()
    qtbot.mouseClick(form.bar.save, LEFT)
    settled()
    changed = kept(company, record).question("S4.2")
    assert changed is not None
    assert (changed.rule, changed.follows) == ("", ("S4.2",))


def test_a_protocol_that_an_assessment_was_done_by_warns_and_becomes_its_next_version(
    qtbot: QtBot, form: ProtocolForm, company: Company, record: str, settled: Settled
) -> None:
    company.save("assessment", protocol="our-questions", protocol_version="1",
                 assessed_on=day("2026-01-10"))  # fmt: skip
    form.open(record)
    settled()
    assert "was done by version 1" in form.fields.notice.accessibleName()
    questions(form).choose("S1.1")
    typed_into(qtbot, form, "points", "7")
    with qtbot.waitSignal(form.saved) as saved:
        qtbot.mouseClick(form.bar.save, LEFT)
    settled()
    (after,) = saved.args or [""]
    assert after != record
    assert kept(company, after).version == "1, change 2"
    assert form.record_id == after


def test_a_new_one_is_written_from_nothing(
    qtbot: QtBot, form: ProtocolForm, company: Company, settled: Settled
) -> None:
    form.open_new()
    settled()
    editor = questions(form)
    assert not editor.add_question.isEnabled()
    for name, text in (("name", "Ours"), ("edition", "2026"), ("short_name", "ours")):
        (widget,) = form.fields.editors[name].inputs
        qtbot.keyClicks(widget, text)
    qtbot.mouseClick(editor.add_element, LEFT)
    (title,) = editor.element.editors["title"].inputs
    qtbot.keyClicks(title, "Management")
    qtbot.mouseClick(editor.add_question, LEFT)
    assert editor.question.editors["code"].typed() == "1.1"
    typed_into(qtbot, form, "text", "Is there a policy?")
    typed_into(qtbot, form, "points", "10")
    with qtbot.waitSignal(form.saved) as saved:
        qtbot.mouseClick(form.bar.save, LEFT)
    settled()
    (made,) = saved.args or [""]
    assert [one.code for one in kept(company, made).questions] == ["1.1"]


def test_the_boxes_have_names_to_hear(form: ProtocolForm) -> None:
    questions(form).choose("S1.1")
    names = {box.accessibleName() for box in questions(form).question.findChildren(QCheckBox)}
    assert names == {
        f"How it is looked at: {word}" for word in ("Documents", "Interview", "Observation")
    }
