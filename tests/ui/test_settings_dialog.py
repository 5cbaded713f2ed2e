"""Settings as a person changes them: applied at once, kept on Save, put back on Cancel."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QStyle, QStyleOptionFrame
from pytestqt.qtbot import QtBot

from desktop.services.company_profile import read_profile
from desktop.services.retention import schedule_of
from tests.builders.company import Company
from ui import theme
from ui.desk import Desk
from ui.dialogs.settings import SettingsDialog
from ui.preferences import Preferences

Settled = Callable[[], None]


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, preferences: Preferences, settled: Settled) -> SettingsDialog:
    preferences.keep("look/scheme", "light")
    return shown(qtbot, SettingsDialog(desk, preferences), settled)


def shown(qtbot: QtBot, dialog: SettingsDialog, settled: Settled) -> SettingsDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    settled()
    return dialog


def field(dialog: SettingsDialog, name: str) -> QLineEdit:
    control = dialog.company.fields[name].control
    assert isinstance(control, QLineEdit)
    return control


def test_enter_saves_what_was_typed_as_one_action(
    dialog: SettingsDialog, desk: Desk, company: Company, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field(dialog, "next_audit_on"), "29 january 2027")
    dialog.company.days[5].click()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(field(dialog, "next_audit_on"), Qt.Key.Key_Return)
    assert desk.sitting.can_undo == "Company settings"
    profile = read_profile(company.file)
    assert profile.typed["next_audit_on"] == "29 January 2027"
    assert 5 in profile.working_days


def test_every_fault_stands_at_its_field(
    dialog: SettingsDialog, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field(dialog, "next_audit_on"), "tomorow")
    qtbot.keyClicks(field(dialog, "lead_share"), "400")
    dialog.tabs.setCurrentIndex(1)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    settled()
    assert dialog.company.isVisible()
    faulty = {name for name, one in dialog.company.fields.items() if one.fault}
    assert faulty == {"next_audit_on", "lead_share"}
    assert dialog.focusWidget() is field(dialog, "next_audit_on")
    assert desk.sitting.can_undo is None


def test_a_look_is_seen_at_once_and_kept_on_save(
    dialog: SettingsDialog, preferences: Preferences, qtbot: QtBot
) -> None:
    dialog.tabs.setCurrentIndex(1)
    qtbot.mouseClick(dialog.this_pc.schemes["dark"], Qt.MouseButton.LeftButton)
    dialog.this_pc.size_of_letters.setCurrentText("150 %")
    assert theme.scheme() == "dark"
    assert theme.px(100) == 150
    with qtbot.waitSignals([dialog.look_kept, dialog.accepted]):
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert preferences.text("look/scheme") == "dark"
    assert preferences.number("look/scale", 1.0) == 1.5


def test_escape_puts_the_look_back(
    dialog: SettingsDialog, preferences: Preferences, qtbot: QtBot
) -> None:
    dialog.tabs.setCurrentIndex(1)
    qtbot.mouseClick(dialog.this_pc.schemes["dark"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert theme.scheme() == "light"
    assert preferences.text("look/scheme") == "light"


def test_how_long_records_are_kept_is_chosen_and_never_less_than_the_law_asks(
    dialog: SettingsDialog, desk: Desk, company: Company, qtbot: QtBot
) -> None:
    dialog.tabs.setCurrentIndex(2)
    aid = dialog.keeping.choices["first_aid_record"]
    assert aid.isVisible()
    assert aid.currentText() == "5 years, as Muster proposes"
    assert aid.accessibleName() == "First-aid records"
    assert "At least 3 years by law. Alberta OHS Code" in aid.accessibleDescription()
    words = [aid.itemText(n) for n in range(aid.count())]
    assert words[1] == "3 years"  # and nothing below it
    assert words[-1] == "For good"
    aid.setCurrentText("10 years")
    dialog.keeping.choices["worker"].setCurrentText("For good")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert desk.sitting.can_undo == "Company settings"
    with company.file.reading() as connection:
        kept = schedule_of(connection)
    assert kept["first_aid_record"].months == 120
    assert kept["worker"].months is None
    assert kept["incident"].months == 60


def test_the_wheel_scrolls_and_chooses_nothing(dialog: SettingsDialog) -> None:
    at = QPointF(5, 5)
    boxes = dialog.findChildren(QComboBox)
    assert len(boxes) > 20
    for box in boxes:
        before = box.currentIndex()
        for turn in (-120, 120):
            wheel = QWheelEvent(
                at, at, QPoint(0, 0), QPoint(0, turn), Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(box, wheel)
            assert box.currentIndex() == before


def test_name_and_start_are_kept_for_this_person(
    dialog: SettingsDialog, preferences: Preferences, desk: Desk, qtbot: QtBot
) -> None:
    dialog.tabs.setCurrentIndex(1)
    qtbot.keyClicks(dialog.this_pc.name, "  Marie  Bouchard ")
    qtbot.keyClick(dialog.this_pc.open_last, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert preferences.text("person/name") == "Marie Bouchard"
    assert preferences.text("files/open_last") == "no"
    assert desk.sitting.can_undo is None  # the company file was not touched


def test_without_a_company_only_this_pc_is_shown(
    qtbot: QtBot, preferences: Preferences, settled: Settled
) -> None:
    dialog = shown(qtbot, SettingsDialog(None, preferences), settled)
    assert dialog.this_pc.isVisible()
    assert not dialog.tabs.isVisible()
    assert not dialog.company.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)


def test_days_off_are_listed_while_they_are_typed_and_saved(
    dialog: SettingsDialog, qtbot: QtBot, company: Company, desk: Desk
) -> None:
    card = dialog.company.off
    assert card is not None
    qtbot.waitUntil(lambda: "No working day" in card.ahead.text())

    card.statutory.click()
    qtbot.waitUntil(lambda: "Friday, 25 December: Christmas Day" in card.ahead.text())
    card.own.add.click()
    first, name = card.own.page.views[0].editors
    QTest.keyClicks(first.inputs[0], "24 dec 2026")
    QTest.keyClicks(name.inputs[0], "Shop closed")
    qtbot.waitUntil(lambda: "24 December: Shop closed" in card.ahead.text())
    dialog.save.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())

    kept = read_profile(company.file).days_off
    assert kept.keeps_statutory
    assert [line["name"] for line in kept.lines] == ["Shop closed"]
    assert desk.sitting.can_undo is not None


@pytest.fixture(params=["system", "bundled"])
def large_letters(request: pytest.FixtureRequest, qapp: QApplication) -> None:
    """Letters twice as large, in each font that Muster is seen in."""
    if request.param == "bundled":
        theme.use_bundled_font(qapp)
    theme.apply(qapp, "light", 2.0)


@pytest.mark.usefixtures("large_letters")
def test_a_long_day_off_can_be_read_whole_in_large_letters(
    qtbot: QtBot, desk: Desk, preferences: Preferences, settled: Settled
) -> None:
    made = SettingsDialog(desk, preferences)
    made.resize(720, 720)  # as large as it is on a small screen
    dialog = shown(qtbot, made, settled)
    assert dialog.company.off is not None
    own = dialog.company.off.own
    own.set_typed([{"day_on": "30 September 2026", "name": "Shop closed for the stocktake"}])
    settled()
    (line,) = own.page.views
    day = line.editors[0].inputs[0]
    assert isinstance(day, QLineEdit)
    option = QStyleOptionFrame()
    day.initStyleOption(option)
    within = day.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, day)
    asked = day.fontMetrics().horizontalAdvance(day.text())
    assert asked <= within.width() - 4  # Qt keeps two pixels free on each side of the text
