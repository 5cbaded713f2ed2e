"""A near miss is reported in four fields; what follows by law is said while it is typed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.drafts import drafts_of
from desktop.services.editing import link_choices, read_record
from desktop.services.singles import single_id
from desktop.services.source_actions import NEW_ACTIONS
from tests.builders.company import AS_OF, Company, day
from ui.desk import Desk
from ui.editors import form_for
from ui.forms.incident_form import IncidentForm
from ui.forms.incident_kind import IncidentKindEditor
from ui.places import Place

Settled = Callable[[], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(qtbot: QtBot, desk: Desk, company: Company) -> IncidentForm:
    company.save("company", single_id(company.file, "company"), province="AB")
    made = form_for("incident", desk)
    assert isinstance(made, IncidentForm)
    qtbot.addWidget(made)
    made.resize(370, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def wanted(desk: Desk) -> list[Place]:
    """Where the window was asked to go."""
    places: list[Place] = []
    desk.wanted.connect(places.append)
    return places


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def kind(form: IncidentForm) -> IncidentKindEditor:
    editor = form.fields.editors["kind"]
    assert isinstance(editor, IncidentKindEditor)
    return editor


def steps(form: IncidentForm) -> dict[str, QPushButton]:
    if not form.steps.isVisible():
        return {}
    return {b.text(): b for b in form.steps.findChildren(QPushButton) if b.isVisible()}


def said(form: IncidentForm) -> str:
    follows = form.fields.follows
    return follows.accessibleName() if follows.isVisible() else ""


def incidents(company: Company) -> list[str]:
    return [id_ for id_, _title in link_choices(company.file, "incident", today=AS_OF)]


def test_four_things_are_asked_and_nothing_else(
    form: IncidentForm, company: Company, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    company.site("Shop")
    form.open_new()
    settled()
    assert focus() is form.fields.editors["what"].inputs[0]
    assert list(form.fields.editors) == [
        "what", "kind", "happened_on", "happened_at", "site_id", "immediate_correction",
        NEW_ACTIONS,
    ]  # fmt: skip
    QTest.keyClicks(focus(), "A sling slipped on painted pipe")
    assert kind(form).typed() == "near_miss"
    assert form.fields.editors["happened_on"].typed() == "16 November 2026"
    with qtbot.waitSignal(form.saved) as saved:
        QTest.keyClick(focus(), Qt.Key.Key_S, CONTROL)
    settled()
    now = read_record(company.file, "incident", saved.args[0]).values
    assert (now["what"], now["kind"]) == ("A sling slipped on painted pipe", "near_miss")
    assert now["happened_on"] == AS_OF
    assert desk.sitting.can_undo == "Near miss at Shop, 16 November: entered"
    assert drafts_of(company.file) == []


def test_serious_kinds_are_one_press_further(form: IncidentForm, settled: Settled) -> None:
    form.open_new()
    settled()
    lost_time = kind(form).toggles.button_of("lost_time")
    assert not lost_time.isVisible()
    click(kind(form).more)
    assert lost_time.isVisible()
    assert not kind(form).more.isVisible()
    click(lost_time)
    assert kind(form).typed() == "lost_time"
    assert form.is_touched
    assert "Report it to WCB-Alberta right away" in said(form)
    assert "begin within 3 days, finish within 14 days" in said(form)
    form.open_new()
    settled()
    assert kind(form).typed() == "near_miss"
    assert not lost_time.isVisible()


def test_arrows_reach_the_serious_kinds(form: IncidentForm, settled: Settled) -> None:
    form.open_new()
    settled()
    kind(form).setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Left)
    assert kind(form).typed() == "other"
    assert focus() is kind(form).toggles.button_of("other")
    assert focus().isVisible()


def test_how_bad_it_could_have_been_changes_what_follows(
    form: IncidentForm, settled: Settled
) -> None:
    form.open_new()
    settled()
    assert said(form) == "Nothing has to be reported by law unless somebody could have been " \
        "badly hurt."  # fmt: skip
    (more,) = form.fields.folds
    assert more.button.text() == "More when you have time"
    click(more.button)
    assert form.fields.editors["potential"].isAncestorOf(focus())
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert form.fields.editors["potential"].typed() == "high"
    assert "potentially serious incident" in said(form)
    click(more.button)
    assert more.button.text() == "More when you have time, 1 filled in"


def test_what_to_fix_becomes_an_action_and_is_saved_once(
    form: IncidentForm, company: Company, desk: Desk, settled: Settled, qtbot: QtBot,
    wanted: list[Place],
) -> None:  # fmt: skip
    company.worker("Rick Desjarlais")
    form.open_new()
    settled()
    QTest.keyClicks(focus(), "A sling slipped")
    line = form.fields.new_actions.page.views[0]
    for text, editor in zip(("Pad the choker", "rick desjarlais", "20 nov"), line.editors,
                            strict=True):  # fmt: skip
        editor.setFocus()
        QTest.keyClicks(focus(), text)
        settled()
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    assert not form.is_touched
    assert form.fields.new_actions.typed() == []
    (row,) = form.fields.made.rows
    assert row.accessibleName().startswith("Pad the choker. Rick Desjarlais, by 20 November.")
    click(row)
    assert (wanted[-1].tab, wanted[-1].kind) == ("actions", "corrective_action")
    form.fields.editors["what"].setFocus()
    QTest.keyClicks(focus(), "Painted pipe. ")
    with qtbot.waitSignal(form.saved):
        form.save()
    settled()
    assert len(form.fields.made.rows) == 1
    desk.sitting.undo()
    desk.sitting.undo()
    assert incidents(company) == []
    assert link_choices(company.file, "corrective_action", today=AS_OF) == []


def test_after_saving_the_next_steps_are_offered(
    form: IncidentForm, settled: Settled, qtbot: QtBot, wanted: list[Place]
) -> None:
    form.open_new()
    settled()
    assert steps(form) == {}
    QTest.keyClicks(focus(), "A sling slipped")
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
    settled()
    offered = steps(form)
    assert list(offered) == ["Start the investigation", "Add a photo", "Report another"]
    click(offered["Start the investigation"])
    assert wanted[-1] == Place(
        "incidents", "investigation", new=True, values={"incident_id": saved.args[0]}
    )
    with qtbot.waitSignal(form.asked) as asked:
        click(offered["Add a photo"])
    assert asked.args == ["evidence"]
    click(offered["Report another"])
    assert wanted[-1] == Place("incidents", "incident", new=True)
    form.fields.editors["what"].setFocus()
    QTest.keyClicks(focus(), "More")
    assert steps(form) == {}


def test_an_investigation_that_is_begun_is_opened(
    form: IncidentForm, company: Company, settled: Settled, qtbot: QtBot, wanted: list[Place]
) -> None:
    sling = company.save("incident", what="Sling", kind="near_miss", happened_on=AS_OF)
    form.open(sling)
    settled()
    assert form.fields.inquiry.text() == "Start the investigation"
    inquiry = company.save("investigation", incident_id=sling, started_on=day("2026-11-15"))
    begun = "Investigation: Begun 15 November, not finished"
    qtbot.waitUntil(lambda: form.fields.inquiry_said.text() == begun)
    click(form.fields.inquiry)
    assert wanted == [Place("incidents", "investigation", inquiry)]


def test_a_saved_one_shows_who_was_involved(
    form: IncidentForm, company: Company, settled: Settled
) -> None:
    rick = company.worker("Rick Desjarlais")
    people = [{"worker_id": rick, "part": "On the tag line"}]
    sling = company.save(
        "incident", what="Sling", kind="lost_time", happened_on=AS_OF, people=people
    )
    form.open(sling)
    settled()
    (more,) = form.fields.folds
    assert more.is_open
    assert len(form.fields.editors["people"].typed()) == 1  # type: ignore[arg-type]
    assert kind(form).toggles.button_of("lost_time").isVisible()
    form.open_new()
    settled()
    assert not more.is_open
    assert form.fields.typed()["people"] == []


def test_faults_stand_where_they_are(
    form: IncidentForm, company: Company, settled: Settled
) -> None:
    form.open_new()
    settled()
    line = form.fields.new_actions.page.views[0]
    line.editors[2].setFocus()
    QTest.keyClicks(focus(), "tomorow")
    form.save()
    settled()
    assert form.fields.editors["what"].fault == "What happened is needed."
    assert line.editors[0].fault == "Say what is to be put right."
    assert "tomorow" in line.editors[2].fault
    assert incidents(company) == []
    (draft,) = drafts_of(company.file)
    form.open_draft(draft)
    settled()
    assert form.fields.new_actions.typed()[0]["due_on"] == "tomorow"


def test_a_file_open_for_reading_only_has_nothing_to_type_into(
    form: IncidentForm, company: Company, settled: Settled
) -> None:
    sling = company.save("incident", what="Sling", kind="near_miss", happened_on=AS_OF)
    company.void("incident", sling)
    form.open(sling)
    settled()
    assert not form.fields.new_actions.isVisible()
    assert not form.bar.isVisible()
