"""A finding that was set aside is read, and changed, in words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.records import kind_of
from desktop.store import aggregate
from tests.builders.company import AS_OF, Company
from ui.audit.findings.record_form import DismissedForm, FindingEditor
from ui.desk import Desk
from ui.editors import form_for
from ui.today.click_row import ClickRow

KIND = "dismissed_finding"
Settled = Callable[[], None]


def opened(qtbot: QtBot, desk: Desk, settled: Settled, record_id: str) -> DismissedForm:
    made = form_for(KIND, desk)
    assert isinstance(made, DismissedForm)
    qtbot.addWidget(made)
    made.resize(420, 640)
    made.show()
    made.open(record_id)
    settled()
    return made


def dismissed(company: Company, code: str, kind: str = "goal") -> str:
    goal = company.save("goal", text="Be safer", year=2026)
    values = {
        "code": code,
        "record_kind": kind,
        "record_id": goal,
        "reason": "A motto",
        "dismissed_on": AS_OF,
    }
    return company.save_values(KIND, values)


def test_the_finding_and_its_record_stand_in_words_and_what_is_changed_keeps_both(
    qtbot: QtBot, desk: Desk, settled: Settled, company: Company
) -> None:
    record_id = dismissed(company, "goal_without_measure")
    made = opened(qtbot, desk, settled, record_id)
    editor = made.fields.editors["code"]
    assert isinstance(editor, FindingEditor)
    assert editor.combo.currentText() == "A goal that cannot be measured"
    assert editor.combo.accessibleName() == "Finding"
    assert "record_id" not in made.fields.editors
    (row,) = made.counted.rows.findChildren(ClickRow)
    assert "Be safer" in row.accessibleName()
    with qtbot.waitSignal(desk.wanted) as wanted:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert (wanted.args[0].kind, bool(wanted.args[0].record_id)) == ("goal", True)
    assert made.fields.changes() == {}

    editor.combo.setCurrentIndex(editor.combo.findText("A policy that nobody signed"))
    editor.combo.activated.emit(editor.combo.currentIndex())
    made.save()
    settled()
    with company.file.reading() as connection:
        kept = aggregate.read_one(connection, kind_of(KIND), record_id)
    assert kept is not None
    assert (kept.values["code"], kept.values["record_kind"]) == ("policy_unsigned", "goal")


@pytest.mark.parametrize("kind", ["goal", "no such kind"])
def test_a_code_that_nobody_finds_and_a_kind_that_is_none_stay(
    qtbot: QtBot, desk: Desk, settled: Settled, company: Company, kind: str
) -> None:
    made = opened(qtbot, desk, settled, dismissed(company, "of another program", kind))
    assert made.fields.editors["code"].typed() == "of another program"
    assert made.fields.changes() == {}
    assert bool(made.counted.rows.findChildren(ClickRow)) == (kind == "goal")
