"""Forms in groups: nothing is out of reach, folded parts open where they are needed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import KINDS, kind_of
from desktop.records.fields import Shape
from desktop.services.drafts import Draft, keep_draft
from desktop.services.editing import read_record
from tests.builders.company import Company
from ui.desk import Desk
from ui.editors import RecordForm, RowsEditor, asked_fields, form_for, is_technical
from ui.editors.arranged_fields import ArrangedFields
from ui.editors.arranged_kinds import ARRANGED
from ui.editors.people_ticks import PeopleTicks
from ui.editors.rule_editor import RuleEditor

Settled = Callable[[], None]
PANE = 400


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> Callable[[str], RecordForm]:
    """Call it with a kind: its form, shown at the width of the pane."""

    def make(kind: str, width: int = PANE) -> RecordForm:
        made = form_for(kind, desk)
        qtbot.addWidget(made)
        made.resize(width, 700)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


Made = Callable[..., RecordForm]


def arranged(form: RecordForm) -> ArrangedFields:
    assert isinstance(form.fields, ArrangedFields)
    return form.fields


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize("key", sorted(ARRANGED))
def test_groups_name_fields_of_the_kind_once_and_ticks_are_yes_or_no(key: str) -> None:
    kind = kind_of(key)
    fields = {field.name: field for field, _beside in asked_fields(kind)}
    tables = {rows.name for rows in kind.rows}
    names = [name for group in ARRANGED[key].groups for name in group.names]
    assert len(names) == len(set(names))
    assert set(names) <= fields.keys() | tables
    assert ARRANGED[key].hints.keys() <= fields.keys()
    for group in ARRANGED[key].groups:
        if group.ticks:
            assert {fields[name].shape for name in group.names} == {Shape.YES_NO}
        assert group.heading or not group.folded


@pytest.mark.parametrize("key", [kind.key for kind in KINDS])
def test_all_that_a_person_fills_in_can_be_reached_and_fits(
    form: Made, settled: Settled, key: str
) -> None:
    kind = kind_of(key)
    shown = form(key)
    shown.fields.build_more()
    settled()
    reached = {name for editor in shown.fields.editors.values() for name in editor.names}
    asked = {field.name for field, _beside in asked_fields(kind)}
    asked |= {rows.name for rows in kind.rows if not is_technical(kind, rows.name)}
    if key not in ("inspection", "field_level_hazard_assessment"):  # they ask in their own way
        assert asked <= reached
    assert shown.fields.minimumSizeHint().width() <= PANE


def test_a_folded_part_says_how_much_is_in_it_and_keeps_it(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    plan = company.save(
        "emergency_plan", site_id=company.site("Shop"), procedures="Call 911", facilities="Shop"
    )
    shown = form("emergency_plan")
    shown.open(plan)
    settled()
    (parts,) = arranged(shown).folds
    assert parts.button.text() == "The ten parts of the plan, 2 filled in"
    assert "procedures" not in shown.fields.editors
    shown.fields.editors["muster_point"].setFocus()
    QTest.keyClicks(focus(), "Flag pole")
    with qtbot.waitSignal(shown.saved):
        shown.save()
    settled()
    now = read_record(company.file, "emergency_plan", plan).values
    assert (now["procedures"], now["muster_point"]) == ("Call 911", "Flag pole")
    QTest.mouseClick(parts.button, Qt.MouseButton.LeftButton)
    assert shown.fields.editors["potential_emergencies"].isAncestorOf(focus())
    assert shown.fields.editors["procedures"].typed() == "Call 911"
    assert not shown.is_touched
    QTest.mouseClick(parts.button, Qt.MouseButton.LeftButton)
    assert not parts.inside.isVisible()
    assert parts.button.text() == "The ten parts of the plan, 2 filled in"


def test_a_folded_part_opens_for_a_fault_and_for_what_was_typed(
    form: Made, company: Company, settled: Settled
) -> None:
    shown = form("duty_plan")
    draft = Draft("duty_plan", {"task": "Oil", "lead_days": "soonish"})
    keep_draft(company.file, draft)
    shown.open_draft(draft)
    settled()
    (more,) = arranged(shown).folds
    assert more.is_open
    QTest.mouseClick(more.button, Qt.MouseButton.LeftButton)
    shown.save()
    settled()
    assert more.is_open
    assert shown.fields.editors["lead_days"].has_fault


def test_ticks_say_yes_and_what_was_not_ticked_stays_unsaid(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    rick = company.worker("Rick Desjarlais")
    done = company.orientation(rick, "2026-11-02", covers_hazards=False, covers_ppe=True)
    shown = form("orientation")
    shown.open(done)
    settled()
    for name in ("covers_policy", "covers_ppe"):
        shown.fields.editors[name].setFocus()
        QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert shown.fields.changes() == {"covers_policy": True, "covers_ppe": False}
    with qtbot.waitSignal(shown.saved):
        shown.save()
    settled()
    now = read_record(company.file, "orientation", done).values
    said = {name: now[name] for name in now if name.startswith("covers_") and now[name] is not None}
    assert said == {"covers_policy": True, "covers_ppe": False, "covers_hazards": False}


def test_who_was_there_is_ticked_off_and_looking_changes_nothing(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    zoe, abe = (company.worker(name, hired="2020-01-06") for name in ("Zoe Adams", "Abe Zulu"))
    there = [{"worker_id": zoe, "signed": True}, {"name": "A driver"}, {"worker_id": abe}]
    talk = company.meeting("2026-11-12", attendees=there)
    before = read_record(company.file, "meeting", talk).values["attendees"]
    shown = form("meeting")
    shown.open(talk)
    settled()
    settled()
    assert shown.fields.changes() == {}
    people = shown.fields.editors["attendees"]
    assert isinstance(people, PeopleTicks)
    assert [tick.accessibleName() for tick in people.ticks] == [
        "Abe Zulu, not signed", "Zoe Adams, signed", "A driver, not signed",
    ]  # fmt: skip
    QTest.mouseClick(people.all_here, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(shown.saved):
        shown.save()
    settled()
    after = read_record(company.file, "meeting", talk).values["attendees"]
    assert [line["id"] for line in after] == [line["id"] for line in before]
    assert all(line["signed"] for line in after)


def test_a_rule_is_read_back_in_plain_words(form: Made, settled: Settled) -> None:
    shown = form("duty_plan")
    shown.open_new()
    settled()
    rules = shown.fields.editors["rules"]
    assert isinstance(rules, RowsEditor)
    rules.add_line()
    rule = rules.page.views[0].editors[0]
    assert isinstance(rule, RuleEditor)

    def typed(text: str) -> tuple[str, str]:
        rule.setFocus()
        QTest.keyClick(focus(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(focus(), text)
        shown.fields.editors["task"].setFocus()
        hint = rule._hint.text() if rule._hint else ""
        return hint, rule.fault

    assert typed("every 1000 km or monthly") == ("Understood: monthly or every 1,000 km", "")
    assert rule.typed() == "every 1000 km or monthly"
    assert typed("weekly") == ("", "")
    hint, fault = typed("when Dale feels like it")
    assert hint == ""
    assert "when Dale feels like it" in fault


def test_a_duty_that_cannot_be_read_says_so(form: Made, company: Company, settled: Settled) -> None:
    plan = company.plan("when Dale feels like it")
    shown = form("duty_plan")
    shown.open(plan)
    settled()
    assert "words that cannot be read" in shown.head.missing.text()


@pytest.mark.parametrize(("width", "is_offered"), [(PANE, True), (900, False)])
def test_a_long_line_in_a_narrow_pane_offers_the_whole_page(
    form: Made, company: Company, settled: Settled, qtbot: QtBot, width: int, is_offered: bool
) -> None:
    plan = company.plan("weekly")
    shown = form("duty_plan", width)
    shown.open(plan)
    settled()
    rules = shown.fields.editors["rules"]
    assert isinstance(rules, RowsEditor)
    assert rules.wider.isVisible() is is_offered
    if is_offered:
        with qtbot.waitSignal(shown.asked) as asked:
            QTest.mouseClick(rules.wider, Qt.MouseButton.LeftButton)
        assert asked.args == ["whole_page"]
