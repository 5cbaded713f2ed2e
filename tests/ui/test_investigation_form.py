"""An investigation leads from the facts down to what is put right, and says what it lacks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.editing import link_choices, read_record
from tests.builders.company import AS_OF, Company, day
from ui.desk import Desk
from ui.editors import form_for
from ui.editors.rows import RowsEditor
from ui.forms.investigation_form import InvestigationForm
from ui.forms.why_chain import WhyChainEditor
from ui.places import Place

Settled = Callable[[], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> InvestigationForm:
    made = form_for("investigation", desk)
    assert isinstance(made, InvestigationForm)
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def sling(company: Company) -> str:
    return company.save(
        "incident",
        what="A sling slipped",
        kind="near_miss",
        happened_on=day("2026-11-07"),
        site_id=company.site("Shop"),
    )


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def whys(form: InvestigationForm) -> WhyChainEditor:
    editor = form.fields.editors["whys"]
    assert isinstance(editor, WhyChainEditor)
    return editor


def rows(form: InvestigationForm, name: str) -> RowsEditor:
    editor = form.fields.editors[name]
    assert isinstance(editor, RowsEditor)
    return editor


def missing(form: InvestigationForm) -> list[str]:
    card = form.fields.missing
    return texts(card)[1].split("\n") if card.isVisible() else []


def begin(form: InvestigationForm, incident: str, settled: Settled) -> None:
    form.open_new({"incident_id": incident})
    settled()


def test_the_facts_stand_on_top_and_lead_back(
    form: InvestigationForm, sling: str, desk: Desk, settled: Settled
) -> None:
    begin(form, sling, settled)
    assert form.head.title.text() == "Investigation: Near miss at Shop, 7 November"
    assert "A sling slipped" in texts(form.fields.facts)
    assert "Begun" not in " ".join(texts(form.fields.facts))
    assert any("The incident was 9 days ago." in text for text in texts(form.fields.facts))
    assert not form.fields.editors["incident_id"].isVisible()
    wanted: list[Place] = []
    desk.wanted.connect(wanted.append)
    click(form.fields.open_incident)
    assert wanted == [Place("incidents", "incident", sling)]


def test_an_incident_that_is_chosen_shows_its_facts(
    form: InvestigationForm, company: Company, settled: Settled
) -> None:
    form.open_new()
    settled()
    assert not form.fields.facts.isVisible()
    company.save("incident", what="Gate hit", kind="other", happened_on=AS_OF)
    incident = form.fields.editors["incident_id"]
    assert incident.isVisible()
    incident.setFocus()
    QTest.keyClicks(focus(), "16 November 2026 Other Gate hit")
    form.fields.editors["started_on"].setFocus()
    settled()
    settled()
    assert "Gate hit" in texts(form.fields.facts)


def test_every_why_opens_the_next(form: InvestigationForm, sling: str, settled: Settled) -> None:
    begin(form, sling, settled)
    chain = whys(form)
    chain.setFocus()
    for number in range(7):
        assert len(chain.lines) == number + 1
        QTest.keyClicks(focus(), f"Because {number}")
        assert len(chain.lines) == number + 2
        QTest.keyClick(focus(), Qt.Key.Key_Return)
        assert focus() is chain.lines[number + 1].input
    assert [line["why"] for line in chain.typed()] == [f"Because {n}" for n in range(7)]
    QTest.keyClick(focus(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert focus() is chain.lines[6].input
    QTest.keyClick(focus(), Qt.Key.Key_A, CONTROL)
    QTest.keyClick(focus(), Qt.Key.Key_Delete)
    assert len(chain.lines) == 7
    assert len(chain.typed()) == 6
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert not chain.isAncestorOf(focus())


def test_blame_is_met_with_a_question_at_its_place(
    form: InvestigationForm, sling: str, settled: Settled
) -> None:
    begin(form, sling, settled)
    whys(form).setFocus()
    QTest.keyClicks(focus(), "Rick was careless")
    assert "Nobody can pay attention all day." in whys(form).lines[0].advice.text()
    cause = rows(form, "causes").page.views[0].editors[0]
    cause.setFocus()
    QTest.keyClicks(focus(), "worker error")
    form.fields.editors["started_on"].setFocus()
    assert any("What made this one likely" in text for text in texts(cause))
    action = form.fields.new_actions.page.views[0].editors[0]
    action.setFocus()
    QTest.keyClicks(focus(), "Remind everybody")
    assert any("A reminder wears off" in text for text in texts(action))
    cause.setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(focus(), "No padding in the box")
    assert not any("What made this one likely" in text for text in texts(cause))


def test_what_is_missing_shrinks_while_it_is_filled_in(
    form: InvestigationForm, sling: str, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    begin(form, sling, settled)
    assert missing(form)[0] == "It does not say who investigated."
    assert "No cause is written down yet." in missing(form)
    cause, area = rows(form, "causes").page.views[0].editors
    cause.setFocus()
    QTest.keyClicks(focus(), "No padding in the box")
    assert "A cause does not say where it lies." in missing(form)
    area.set_typed("people")
    area.changed.emit()
    assert any(text.startswith("All causes lie with people.") for text in missing(form))
    action = form.fields.new_actions.page.views[0].editors[0]
    action.setFocus()
    QTest.keyClicks(focus(), "Buy padding")
    assert "An action has no date." in missing(form)
    company.action("Buy slings", source_kind="incident", source_id=sling)
    qtbot.waitUntil(lambda: len(form.fields.made.rows) == 1)
    assert "2 actions have no date." in missing(form)


def test_it_is_saved_with_its_actions_as_one_action(
    form: InvestigationForm, sling: str, company: Company, desk: Desk, settled: Settled,
    qtbot: QtBot,
) -> None:  # fmt: skip
    begin(form, sling, settled)
    whys(form).setFocus()
    QTest.keyClicks(focus(), "One choker was used")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    QTest.keyClicks(focus(), "The procedure does not say two")
    form.fields.new_actions.page.views[0].editors[0].setFocus()
    QTest.keyClicks(focus(), "Write it into the procedure")
    with qtbot.waitSignal(form.saved) as saved:
        QTest.keyClick(focus(), Qt.Key.Key_S, CONTROL)
    settled()
    settled()
    name = "Investigation of Near miss at Shop, 7 November: begun"
    assert desk.sitting.can_undo == name
    now = read_record(company.file, "investigation", saved.args[0])
    assert [line["why"] for line in now.values["whys"]] == [
        "One choker was used", "The procedure does not say two"
    ]  # fmt: skip
    assert now.values["causes"] == []
    (row,) = form.fields.made.rows
    assert row.accessibleName().startswith("Write it into the procedure.")
    assert form.fields.new_actions.typed() == []
    assert not form.is_touched
    desk.sitting.undo()
    assert link_choices(company.file, "corrective_action", today=AS_OF) == []
    assert link_choices(company.file, "investigation", today=AS_OF) == []


def test_rows_keep_their_ids_and_an_answer_too_long_is_told_at_its_line(
    form: InvestigationForm, sling: str, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    inquiry = company.save(
        "investigation", incident_id=sling, whys=[{"why": "One"}, {"why": "Two"}]
    )
    ids = [
        line["id"] for line in read_record(company.file, "investigation", inquiry).values["whys"]
    ]
    form.open(inquiry)
    settled()
    assert not form.is_touched
    whys(form).lines[1].input.setPlainText("x" * 3000)
    form.save()
    settled()
    assert whys(form).lines[1].wrong.isVisible()
    assert whys(form).lines[1].isAncestorOf(focus())
    whys(form).lines[1].input.setPlainText("Two and a half")
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    lines = read_record(company.file, "investigation", inquiry).values["whys"]
    assert [(line["id"], line["why"]) for line in lines] == [
        (ids[0], "One"), (ids[1], "Two and a half")
    ]  # fmt: skip


def test_without_an_incident_it_is_kept_as_unfinished(
    form: InvestigationForm, settled: Settled
) -> None:
    form.open_new()
    settled()
    whys(form).setFocus()
    QTest.keyClicks(focus(), "It slipped")
    form.save()
    settled()
    assert form.fields.editors["incident_id"].fault == "Incident is needed."
    assert form.fields.editors["incident_id"].isVisible()
    assert form.head.banner.accessibleName().startswith("Kept as unfinished.")
