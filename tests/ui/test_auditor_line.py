"""What an auditor would say stands over the form of a record, once the audit is judged."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from ui.desk import Desk
from ui.element.workspace import Workspace
from ui.places import Place
from ui.preferences import Preferences

Settled = Callable[[], None]
KIND = "corrective_action"


@pytest.fixture
def work(qtbot: QtBot, desk: Desk, preferences: Preferences, settled: Settled) -> Workspace:
    work = Workspace(desk, preferences)
    qtbot.addWidget(work)
    work.resize(1200, 800)
    work.show()
    qtbot.waitExposed(work)
    work.show_kind(KIND)
    settled()
    return work


def said(work: Workspace) -> str:
    line = work.pane.form.head.auditor
    return line.text() if line.isVisible() else ""


def test_nobody_pays_for_an_audit_who_only_opens_a_record(
    company: Company, desk: Desk, work: Workspace, settled: Settled
) -> None:
    action = company.action("Put a guard on the grinder")
    settled()
    work.show_place(Place("actions", KIND, action))
    settled()
    assert said(work) == ""
    assert not desk.has_auditor


def test_what_is_weak_is_said_and_gone_once_it_is_put_right(
    qtbot: QtBot, company: Company, desk: Desk, work: Workspace, settled: Settled
) -> None:
    rick = company.worker(hired="2020-01-01")
    action = company.action("Put a guard on the grinder")
    desk.auditor.audited(desk.today())
    settled()
    work.show_place(Place("actions", KIND, action))
    settled()
    qtbot.waitUntil(lambda: said(work).startswith("An auditor would say: "))
    assert "And 1 thing more." in said(work)
    assert "grinder" in work.pane.form.head.auditor.toolTip()
    company.save(KIND, action, assigned_id=rick, due_on=desk.today())
    settled()
    qtbot.waitUntil(lambda: said(work) == "")


def test_a_new_record_and_another_one_say_nothing_of_the_one_before(
    qtbot: QtBot, company: Company, desk: Desk, work: Workspace, settled: Settled
) -> None:
    rick = company.worker(hired="2020-01-01")
    bare = company.action("Put a guard on the grinder")
    whole = company.action("Paint the bollards", due=desk.today(), assigned_id=rick)
    desk.auditor.audited(desk.today())
    settled()
    work.show_place(Place("actions", KIND, bare))
    settled()
    qtbot.waitUntil(lambda: said(work) != "")
    work.show_place(Place("actions", KIND, whole))
    settled()
    assert said(work) == ""
    work.show_place(Place("actions", KIND, bare))
    settled()
    qtbot.waitUntil(lambda: said(work) != "")
    work.new()
    settled()
    assert said(work) == ""
