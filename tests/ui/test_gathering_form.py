"""A meeting and a drill lead to their corrective actions, and back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.services.action_trail import trail_of
from desktop.services.browsing import count_of
from desktop.services.editing import read_record
from desktop.services.source_actions import NEW_ACTIONS, actions_of
from tests.builders.company import AS_OF, Company
from ui.actions.gathering_form import GatheringForm
from ui.desk import Desk
from ui.editors import form_for
from ui.places import Place

Settled = Callable[[], None]


def opened(qtbot: QtBot, desk: Desk, kind: str) -> GatheringForm:
    made = form_for(kind, desk)
    assert isinstance(made, GatheringForm)
    qtbot.addWidget(made)
    made.resize(500, 800)
    made.show()
    return made


@pytest.mark.parametrize(
    ("kind", "needed", "said"),
    [
        ("meeting", {"kind": "toolbox", "topics": "Pinch points"}, "Toolbox or tailgate talk"),
        ("drill", {"kind": "drill", "scenario": "Fire in bay 1"}, "Drill"),
    ],
)
def test_what_is_to_be_put_right_is_saved_with_it(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, kind: str,
    needed: dict[str, str], said: str,
) -> None:  # fmt: skip
    form = opened(qtbot, desk, kind)
    form.open_new({"held_on": AS_OF})
    settled()
    for name, typed in needed.items():
        form.fields.editors[name].set_typed(typed)
        form.fields.editors[name].changed.emit()
    line = form.fields.new_actions.page.views[0].editors[0]
    QTest.keyClicks(line.inputs[0], "Move the pallets")
    form.save()
    settled()
    settled()
    assert form.record_id
    (action,) = actions_of(company.file, [form.record_id], AS_OF)
    assert action.what == "Move the pallets"
    assert [row.accessibleName().split(".")[0] for row in form.fields.made.rows] == [
        "Move the pallets"
    ]
    values = read_record(company.file, "corrective_action", action.id).values
    assert values["source_text"] == f"{said}, 16 November 2026"
    trail = trail_of(company.file, action.id, AS_OF)
    assert trail is not None
    assert trail.source is not None
    assert (trail.source.kind, trail.source.id) == (kind, form.record_id)
    assert count_of(company.file, ["corrective_action"]) == {"corrective_action": 1}
    assert form.fields.changes().get(NEW_ACTIONS) in (None, [])


def test_an_action_is_one_click_away(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled
) -> None:
    meeting = company.meeting("2026-11-10")
    action = company.action(source_kind="meeting", source_id=meeting)
    places: list[Place] = []
    desk.wanted.connect(places.append)
    form = opened(qtbot, desk, "meeting")
    form.open(meeting)
    settled()
    (row,) = form.fields.made.rows
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert places == [Place("actions", "corrective_action", action)]
