"""The records of an assessment in their own forms: words that lead on, closed once it is signed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.records import kind_of
from desktop.services.assessing.deciding import accept_drafts
from desktop.services.assessing.pictured import signed_for_a_picture
from desktop.services.drafts import Draft, drafts_of, keep_draft, unfinished
from desktop.store import aggregate
from tests.builders.assessment_view import begun
from tests.builders.company import AS_OF, Company
from ui.audit.assessment.record_forms import NamingForm
from ui.audit.assessment.signing_dialog import ReopeningDialog
from ui.desk import Desk
from ui.editors import RecordForm, form_for
from ui.places import Place
from ui.today.click_row import ClickRow

Settled = Callable[[], None]


@pytest.fixture
def opened(company: Company) -> str:
    """An assessment of a company with an owner and a policy, under way."""
    glenn = company.worker("Glenn Haugen", hired="2012-05-22", is_owner=True)
    company.policy("2026-03-02", signed_by_id=glenn)
    return begun(company)


@pytest.fixture
def answered(opened: str, company: Company, desk: Desk) -> str:
    """The same with its first question answered; the id of the answer."""
    accept_drafts(company.file, desk.auditor, opened, ("S1.1",), AS_OF)
    return answer_of(company)


@pytest.fixture
def form(qtbot: QtBot, desk: Desk, settled: Settled) -> Callable[[str, str], RecordForm]:
    """Call it with a kind and a record: its form, as the window makes it."""

    def make(kind: str, record_id: str) -> RecordForm:
        made = form_for(kind, desk)
        qtbot.addWidget(made)
        made.resize(420, 640)
        made.show()
        qtbot.waitExposed(made)
        made.open(record_id)
        settled()
        return made

    return make


Made = Callable[[str, str], RecordForm]


def answer_of(company: Company, code: str = "S1.1") -> str:
    with company.file.reading() as connection:
        found = aggregate.read(connection, kind_of("answer")).values()
    return next(one.id for one in found if one.values["question"] == code)


def strips(form: RecordForm) -> list[str]:
    return [one.accessibleName() for one in form.head.findChildren(type(form.head.banner))]


def press(form: RecordForm, words: str) -> None:
    found = [one for one in form.findChildren(QPushButton) if one.text() == words]
    (button,) = [one for one in found if one.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def sign(desk: Desk, settled: Settled) -> None:
    signed_for_a_picture(desk.company, desk.auditor, AS_OF)
    settled()


def test_titles_are_words(form: Made, opened: str, answered: str) -> None:
    title = form("assessment", opened).head.title.text()
    assert title == "Certification, 17 November 2025 to 16 November 2026"
    said = form("answer", answered).head.title.text()
    assert said.startswith("S1.1 ")
    assert said.endswith(", 6 of 6")
    assert len(said) > len("S1.1 , 6 of 6")


def test_points_that_there_are_not_are_refused_in_the_form(
    form: Made, answered: str, settled: Settled, company: Company
) -> None:
    made = form("answer", answered)
    points = made.fields.editors["points"].findChild(QLineEdit)
    assert points is not None
    points.setFocus()
    points.selectAll()
    QTest.keyClicks(points, "99")
    made.save()
    settled()
    assert made.fields.editors["points"].fault == "S1.1 has from 0 to 6 points."
    with company.file.reading() as connection:
        kept = aggregate.read_one(connection, kind_of("answer"), answered)
    assert kept is not None
    assert kept.values["points"] == 6


def test_no_name_of_the_program_can_be_typed_over(form: Made, opened: str, answered: str) -> None:
    made = form("answer", answered)
    made.fields.build_more()
    assert not {"proposed", "state", "draft", "counted", "gaps"} & made.fields.editors.keys()
    made = form("assessment", opened)
    made.fields.build_more()
    assert "signings" not in made.fields.editors
    combo = made.fields.editors["protocol"].findChild(QComboBox)
    assert combo is not None
    assert "version" in combo.currentText()
    assert "generic" not in combo.currentText()
    assert made.fields.changes() == {}


def test_a_signed_answer_is_read_and_leads_on(
    form: Made, desk: Desk, answered: str, settled: Settled, qtbot: QtBot
) -> None:
    made = form("answer", answered)
    assert not made.bar.isHidden()
    sign(desk, settled)
    assert made.bar.isHidden()
    points = made.fields.editors["points"].findChild(QLineEdit)
    assert points is not None
    assert points.isReadOnly()
    QTest.keyClicks(points, "3")
    assert not made.is_touched
    assert drafts_of(desk.company) == []
    assert any("signed assessment" in said for said in strips(made))
    assert isinstance(made, NamingForm)
    (row,) = made.counted.rows.findChildren(ClickRow)
    assert "S1.1-01" in row.accessibleName()
    assert "Health and safety policy" in row.accessibleName()
    with qtbot.waitSignal(desk.wanted) as wanted:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert isinstance(wanted.args[0], Place)
    assert wanted.args[0].kind == "policy"
    assert wanted.args[0].record_id


def test_a_signed_assessment_is_opened_again_from_its_form(
    form: Made, desk: Desk, opened: str, answered: str, settled: Settled
) -> None:
    sign(desk, settled)
    made = form("assessment", opened)
    assert made.bar.isHidden()
    assert "This assessment is signed, so nothing in it can be changed." in strips(made)
    assert isinstance(made, NamingForm)
    assert made.signings.isVisible()
    assert made.signings.text().startswith("Signed on 16 November by ")
    assert "of the history" in made.signings.text()
    press(made, "Open again…")
    settled()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReopeningDialog)]
    dialog.reason.setPlainText("A card came late.")
    who = dialog.by.inputs[0]
    QTest.keyClicks(who, "Glenn Haugen")
    settled()
    QTest.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    settled()
    assert not made.bar.isHidden()
    assert not any("is signed" in said for said in strips(made))
    answer = form("answer", answered)
    assert not answer.bar.isHidden()


def test_what_was_typed_before_it_was_signed_can_be_thrown_away(
    form: Made, desk: Desk, answered: str, settled: Settled
) -> None:
    keep_draft(desk.company, Draft("answer", {"points": "3"}, answered, 1))
    sign(desk, settled)
    assert len(unfinished(desk.company)) == 1
    made = form("answer", answered)
    assert not made.is_touched
    assert made.fields.changes() == {}
    press(made, "Throw it away")
    settled()
    assert unfinished(desk.company) == []


def test_what_supports_a_question_is_named(form: Made, opened: str, company: Company) -> None:
    policy = company.policy("2026-05-05", title="Working alone")
    values = {"assessment_id": opened, "question": "S1.1", "record_kind": "policy",
              "record_id": policy}  # fmt: skip
    support = company.save_values("question_support", values)
    made = form("question_support", support)
    assert made.head.title.text().startswith("S1.1, Working alone")
    assert isinstance(made, NamingForm)
    (row,) = made.counted.rows.findChildren(ClickRow)
    assert row.accessibleName().startswith("Working alone")
    assert policy not in row.accessibleName()
