"""Voiding a record and bringing it back, as a person does it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.services.voiding import voided_records
from tests.builders.company import AS_OF, Company
from ui.desk import Desk
from ui.dialogs.void import VoidDialog
from ui.dialogs.voided import VoidedDialog
from ui.places import Place

Settled = Callable[[], None]


def reasons(company: Company) -> list[str]:
    return [record.why for record in voided_records(company.file, AS_OF).records]


@pytest.fixture
def rick(company: Company) -> str:
    return company.worker("Rick Desjarlais")


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, rick: str, settled: Settled) -> VoidDialog:
    made = VoidDialog(desk, "worker", rick)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    settled()
    return made


def test_it_says_which_record(dialog: VoidDialog) -> None:
    assert dialog.about.text() == "Worker: Rick Desjarlais"


def test_a_common_reason_is_one_click_and_enter(
    dialog: VoidDialog, company: Company, desk: Desk, qtbot: QtBot
) -> None:
    said: list[tuple[str, bool]] = []
    desk.said.connect(lambda sentence, undo: said.append((sentence, undo)))
    qtbot.mouseClick(dialog.common[0], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert reasons(company) == ["Entered twice"]
    assert said == [("Rick Desjarlais was voided.", True)]
    assert (desk.sitting.can_undo or "").endswith("voided")


def test_without_a_reason_the_field_says_so_and_nothing_happens(
    dialog: VoidDialog, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    settled()
    assert dialog.isVisible()
    assert dialog.why.fault == "Say in a few words why this record is voided."
    assert reasons(company) == []
    qtbot.keyClicks(dialog.reason, "Sold")
    assert dialog.why.fault == ""
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    assert reasons(company) == ["Sold"]


def test_escape_changes_nothing(dialog: VoidDialog, company: Company, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.reason, Qt.Key.Key_Escape)
    assert reasons(company) == []


def listed(qtbot: QtBot, desk: Desk, settled: Settled) -> VoidedDialog:
    made = VoidedDialog(desk)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    settled()
    return made


def said(dialog: VoidedDialog) -> list[str]:
    return [line.text for line in dialog.records.lines if not line.is_heading]


def test_several_are_brought_back_at_once(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, rick: str
) -> None:
    company.void("worker", rick)
    company.void("site", company.site("Yard"))
    dialog = listed(qtbot, desk, settled)
    assert said(dialog) == ["Rick Desjarlais", "Yard"]
    dialog.records.selectAll()
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: said(dialog) == [])
    assert dialog.sentence.text() == "Nothing is voided in this file."
    assert not dialog.back.isEnabled()
    assert desk.sitting.can_undo == "2 voided records brought back"


def test_one_kind_alone(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, rick: str
) -> None:
    company.void("worker", rick)
    company.void("site", company.site("Yard"))
    dialog = listed(qtbot, desk, settled)
    dialog.kinds.setCurrentIndex(dialog.kinds.findText("Sites (1)"))
    settled()
    assert said(dialog) == ["Yard"]


def test_it_leads_to_the_record(
    qtbot: QtBot, desk: Desk, company: Company, settled: Settled, rick: str
) -> None:
    company.void("worker", rick)
    places: list[Place] = []
    desk.wanted.connect(places.append)
    dialog = listed(qtbot, desk, settled)
    qtbot.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    assert places == [Place("company", "worker", rick)]


def test_an_empty_list_offers_nothing(qtbot: QtBot, desk: Desk, settled: Settled) -> None:
    dialog = listed(qtbot, desk, settled)
    assert not dialog.back.isEnabled()
    assert not dialog.card.isVisible()
