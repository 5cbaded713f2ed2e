"""What an auditor would find, at the window: opened, put right, set aside, taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from tests.builders.look import dressed
from ui.audit.findings.aside_dialog import AsideDialog
from ui.audit.findings.group_card import FIRST, GroupCard
from ui.audit.findings.view import FindingsView
from ui.desk import Desk
from ui.editors.record_form import RecordForm
from ui.element.workspace import Workspace
from ui.places import Place
from ui.preferences import Preferences

LEFT = Qt.MouseButton.LeftButton
Settled = Callable[[], None]
SentTo = Callable[..., Workspace]
OWNER = "action_without_owner"


@pytest.fixture
def actions(company: Company) -> list[str]:
    def made() -> list[str]:
        return [company.action(f"Put guard {n} on the grinder") for n in range(3)]

    return company.together(made)


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, actions: list[str], settled: Settled) -> FindingsView:
    assert len(actions) == 3
    view = FindingsView(desk)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    settled()
    qtbot.waitUntil(lambda: view.shown is not None and OWNER in view.cards)
    return view


def opened(qtbot: QtBot, view: FindingsView, key: str = OWNER) -> GroupCard:
    card = view.cards[key]
    qtbot.mouseClick(card.head, LEFT)
    assert card.is_open
    return card


def fill_dialog(qtbot: QtBot, view: FindingsView, reason: str) -> AsideDialog:
    (dialog,) = view.findChildren(AsideDialog)
    if reason:
        qtbot.keyClicks(dialog.reason, reason)
    qtbot.mouseClick(dialog.do, LEFT)
    return dialog


def test_a_card_says_what_mends_it_and_opens_into_its_records(
    qtbot: QtBot, desk: Desk, view: FindingsView, actions: list[str]
) -> None:
    card = opened(qtbot, view)
    assert card.title.text() == "Give 3 actions a person and a date"
    assert "S4.6" in card.said.text()
    assert {row.shown.record.id for row in card.rows.values()} == set(actions)
    row = next(iter(card.rows.values()))
    with qtbot.waitSignal(desk.wanted) as told:
        qtbot.mouseClick(row.open, LEFT)
    place: Place = told.args[0]
    assert (place.tab, place.kind, place.record_id) == (
        "actions",
        "corrective_action",
        row.shown.record.id,
    )
    assert place.at == row.shown.target.at


def test_the_keyboard_opens_a_card(qtbot: QtBot, view: FindingsView) -> None:
    card = view.cards[OWNER]
    card.head.setFocus()
    qtbot.keyClick(card.head, Qt.Key.Key_Return)
    assert card.is_open
    assert card.head.accessibleDescription() == "open"
    qtbot.keyClick(card.head, Qt.Key.Key_Return)
    assert not card.is_open


def test_after_an_edit_what_is_open_stays_open_and_the_row_is_gone(
    qtbot: QtBot,
    company: Company,
    desk: Desk,
    view: FindingsView,
    actions: list[str],
    settled: Settled,
) -> None:
    card = opened(qtbot, view)
    before = len(card.rows)
    rick = company.worker(hired="2020-01-01")
    settled()
    company.save("corrective_action", actions[0], assigned_id=rick, due_on=desk.today())
    settled()
    qtbot.waitUntil(lambda: len(card.rows) < before)
    assert view.cards[OWNER] is card
    assert card.is_open
    assert actions[0] not in {row.shown.record.id for row in card.rows.values()}


def test_one_is_set_aside_with_a_reason_and_taken_back(
    qtbot: QtBot, view: FindingsView, settled: Settled
) -> None:
    card = opened(qtbot, view)
    all_of_it = len(card.group.each)
    first = next(iter(card.rows.values()))
    first.tick.setChecked(True)
    assert card.aside.text() == "Set aside 1…"
    qtbot.mouseClick(card.aside, LEFT)
    dialog = fill_dialog(qtbot, view, "")
    settled()
    assert dialog.why.fault == "Say in a few words why it is no weakness here."
    assert dialog.by.text() == "Test"
    qtbot.keyClicks(dialog.reason, "The owner does it himself")
    qtbot.mouseClick(dialog.do, LEFT)
    settled()
    qtbot.waitUntil(lambda: len(card.group.each) < all_of_it)
    assert view.asides.isVisible()
    assert not view.aside.isVisible()
    view.resize(1000, 300)
    view.asides.setChecked(True)
    assert view.aside.isVisible()
    qtbot.waitUntil(lambda: not view.aside.visibleRegion().isEmpty())  # below all the others
    (back,) = [b for b in view.aside.findChildren(QPushButton) if b.text() == "Take back"]
    qtbot.mouseClick(back, LEFT)
    settled()
    qtbot.waitUntil(lambda: len(card.group.each) == all_of_it)
    assert not view.aside.isVisible()


def test_all_of_a_group_are_set_aside_at_once_and_undone_at_once(
    qtbot: QtBot, desk: Desk, view: FindingsView, settled: Settled
) -> None:
    card = opened(qtbot, view)
    assert card.aside.text().startswith("Set aside all")
    qtbot.mouseClick(card.aside, LEFT)
    with qtbot.waitSignal(desk.said) as told:
        fill_dialog(qtbot, view, "It is a one-man shop")
    assert told.args[1] is True
    settled()
    qtbot.waitUntil(lambda: OWNER not in view.cards)
    desk.sitting.undo()
    settled()
    qtbot.waitUntil(lambda: OWNER in view.cards)


def test_it_is_narrowed_by_element_by_what_it_does_and_by_points(
    qtbot: QtBot, company: Company, view: FindingsView, settled: Settled
) -> None:
    rick = company.worker(hired="2020-01-01")
    company.orientation(rick, "2020-01-01", signed=False)
    settled()
    qtbot.waitUntil(lambda: "orientation_unsigned" in view.cards)
    view.element.setCurrentIndex(view.element.findData("S3"))
    assert view.cards["orientation_unsigned"].isVisible()
    assert not view.cards[OWNER].isVisible()
    view.element.setCurrentIndex(0)
    view.severity.setCurrentIndex(view.severity.findData("fails"))
    assert view.cards["orientation_unsigned"].isVisible()
    assert not view.cards[OWNER].isVisible()
    view.severity.setCurrentIndex(0)
    view.costs.setChecked(True)
    assert all(card.isVisible() is bool(card.group.points) for card in view.cards.values())


def test_a_long_group_shows_the_first_and_all_when_asked(
    qtbot: QtBot, company: Company, view: FindingsView, settled: Settled
) -> None:
    company.together(lambda: [company.action(f"Repair ladder {n}") for n in range(12)])
    settled()
    card = opened(qtbot, view)
    qtbot.waitUntil(lambda: len(card.group.each) > FIRST)
    assert len(card.rows) == FIRST
    qtbot.mouseClick(card.more, LEFT)
    qtbot.waitUntil(lambda: len(card.rows) == len(card.group.each))
    shown = [card.list.itemAt(at).widget() for at in range(card.list.count())]
    assert [row.shown for row in shown] == list(card.group.each)


def test_a_place_leads_to_a_group_by_a_code_and_to_an_element(
    qtbot: QtBot, view: FindingsView
) -> None:
    view.show_place(Place("audit", "findings", "action_without_due"))
    assert view.cards[OWNER].is_open
    view.show_place(Place("audit", "findings", "S4"))
    assert view.element.currentData() == "S4"
    qtbot.waitUntil(lambda: view.cards[OWNER].isVisible())


def test_on_a_low_page_in_large_letters_no_tool_is_cut_and_what_is_asked_for_is_in_sight(
    qtbot: QtBot, qapp: QApplication, view: FindingsView, settled: Settled
) -> None:
    with dressed(qapp, "light", 2.0):
        around = QWidget()  # as low as a small screen leaves it, whatever the view asks for
        qtbot.addWidget(around)
        around.resize(850, 330)
        view.setParent(around)
        view.setGeometry(around.rect())
        view.show()
        around.show()
        view.asides.setText("Show 1 that is set aside")
        view.asides.show()
        settled()
        tools = [view.element, view.severity, view.costs, view.asides]
        qtbot.waitUntil(lambda: all(tool.height() >= tool.sizeHint().height() for tool in tools))
        assert all(view.tools.rect().contains(tool.geometry()) for tool in tools)
        view.show_place(Place("audit", "findings", OWNER))
        head = view.cards[OWNER].head
        qtbot.waitUntil(lambda: head.visibleRegion().boundingRect() == head.rect())
        view.setParent(None)  # each is taken apart by itself


def test_a_name_of_two_hundred_letters_is_read_whole(
    qtbot: QtBot, company: Company, view: FindingsView, settled: Settled
) -> None:
    company.action("<b>" + "W" * 190)
    settled()
    card = opened(qtbot, view)
    qtbot.waitUntil(lambda: len({row.shown.record for row in card.rows.values()}) == 4)
    view.resize(560, 600)
    QApplication.processEvents()
    content = view.sheet.widget()
    assert content.width() <= view.sheet.viewport().width()
    for row in card.rows.values():
        assert row.message.textFormat() is Qt.TextFormat.PlainText


def test_where_nothing_is_found_it_says_so(
    qtbot: QtBot, company: Company, view: FindingsView, actions: list[str], settled: Settled
) -> None:
    for action in actions:
        company.void("corrective_action", action)
    settled()
    assert view.shown is not None
    if view.shown.groups:
        qtbot.waitUntil(lambda: OWNER not in view.cards)
    else:
        qtbot.waitUntil(lambda: view.pages.currentWidget() is view.nothing)


@pytest.fixture
def sent_to(qtbot: QtBot, desk: Desk, preferences: Preferences, settled: Settled) -> SentTo:
    """Call it with a place, and with a height: the workspace, as somebody sent there sees it."""

    def sent(place: Place, height: int = 800) -> Workspace:
        work = Workspace(desk, preferences)
        qtbot.addWidget(work)
        work.resize(1200, height)
        work.show()
        qtbot.waitExposed(work)
        work.show_kind(place.kind)
        settled()
        work.show_place(place)
        settled()
        return work

    return sent


def test_whoever_is_sent_to_a_field_goes_on_in_it(
    qtbot: QtBot, company: Company, sent_to: SentTo, settled: Settled
) -> None:
    rick = company.worker(hired="2020-01-01")
    card = company.certificate(rick, company.certificate_type("H2S Alive"), "2027-01-13")
    work = sent_to(Place("training", "certificate", card, at="issued_on"))
    form: RecordForm = work.pane.form
    editor = form.fields.editors["issued_on"]
    qtbot.waitUntil(lambda: editor.isAncestorOf(QApplication.focusWidget() or work))
    work.show_place(Place("training", "certificate", card, at="there_is_none"))
    settled()
    assert not form.is_touched


def test_a_field_behind_more_is_brought_out(
    qtbot: QtBot, company: Company, sent_to: SentTo
) -> None:
    action = company.action("Put a guard on the grinder")
    work = sent_to(Place("actions", "corrective_action", action, at="due_on"))
    fields = work.pane.form.fields
    qtbot.waitUntil(
        lambda: any(
            "due_on" in editor.names and editor.isVisibleTo(fields)
            for editor in fields.editors.values()
        )
    )


def test_the_field_stays_in_sight_while_the_form_grows_above_it(
    qtbot: QtBot, company: Company, sent_to: SentTo
) -> None:
    action = company.action("Put a guard on the grinder", "2026-10-01")
    work = sent_to(Place("actions", "corrective_action", action, at="assigned_id"), 520)
    form = work.pane.form
    editor = form.fields.editors["assigned_id"]
    qtbot.waitUntil(lambda: editor.isAncestorOf(QApplication.focusWidget() or work))
    inside = form.area.viewport().rect()
    qtbot.waitUntil(
        lambda: inside.contains(editor.mapTo(form.area.viewport(), editor.rect().center()))
    )


def test_in_a_file_that_may_only_be_read_nothing_is_set_aside(
    qtbot: QtBot,
    desk: Desk,
    actions: list[str],
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert actions
    monkeypatch.setattr(Desk, "read_only", True)
    view = FindingsView(desk)
    qtbot.addWidget(view)
    view.show()
    settled()
    qtbot.waitUntil(lambda: OWNER in view.cards)
    card = opened(qtbot, view)
    assert not card.aside.isVisible()
    assert not any(row.tick.isVisible() for row in card.rows.values())
    assert all(row.open.isVisible() for row in card.rows.values())
