"""A form is filled in, saved, left, met by others' changes and killed, and loses nothing."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import KINDS
from desktop.records.kind import Kind
from desktop.services import editing
from desktop.services.drafts import Draft, drafts_of, keep_draft
from desktop.services.typing import typed_of
from tests.builders.company import AS_OF, Company, day
from tests.builders.values import SOMEBODY, values_for
from ui.desk import Desk
from ui.editors import OVERRIDES, FormFields, PersonEditor, RecordForm, RowsEditor, form_for

Settled = Callable[[], None]
Made = Callable[[str], RecordForm]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> Made:
    """Call it with a kind: its form, shown at the width of the pane."""

    def make(kind: str) -> RecordForm:
        made = RecordForm(desk, kind)
        qtbot.addWidget(made)
        made.resize(370, 640)
        made.show()
        qtbot.waitExposed(made)
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


def type_into(form: RecordForm, name: str, text: str) -> None:
    """Replace what stands in a field, as a person does."""
    form.fields.editors[name].setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(focus(), text)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)


def said(form: RecordForm) -> str:
    return form.head.banner.accessibleName() if form.head.banner.isVisible() else ""


def click(form: RecordForm, text: str) -> None:
    """Press a button of the strip."""
    button = next(b for b in form.head.banner.findChildren(QPushButton) if b.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_record_is_changed_and_saved(
    form: Made, company: Company, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    rick, h2s = company.worker("Rick Desjarlais"), company.certificate_type("H2S Alive")
    card = company.certificate(rick, h2s, expires="2026-10-14")
    shown = form("certificate")
    shown.open(card)
    settled()
    assert shown.head.title.text() == "Rick Desjarlais H2S Alive"
    assert shown.fields.editors["expires_on"].typed() == "14 October 2026"
    assert "does not say when it was issued" in shown.head.missing.text()
    type_into(shown, "expires_on", "14 oct 2029")
    with qtbot.waitSignal(shown.saved) as saved:
        press(Qt.Key.Key_S, CONTROL)
    settled()
    assert saved.args == [card]
    now = editing.read_record(company.file, "certificate", card)
    assert (now.values["expires_on"], now.version) == (day("2029-10-14"), 2)
    assert desk.sitting.can_undo == "Certificate of Rick Desjarlais, H2S Alive: changed"
    assert shown.bar.said.text() == "Saved."
    assert not shown.is_touched
    assert drafts_of(company.file) == []


def test_enter_saves_and_escape_cancels(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    shop = company.site("Shop")
    shown = form("site")
    shown.open(shop)
    settled()
    type_into(shown, "name", "The shop")
    with qtbot.waitSignal(shown.saved):
        press(Qt.Key.Key_Return)
    settled()
    type_into(shown, "name", "Nonsense")
    with qtbot.waitSignal(shown.cancelled):
        press(Qt.Key.Key_Escape)
    settled()
    assert shown.fields.editors["name"].typed() == "The shop"
    assert drafts_of(company.file) == []
    click(shown, "Bring it back")
    assert shown.fields.editors["name"].typed() == "Nonsense"
    assert shown.is_touched


def test_half_a_record_is_kept_until_the_rest_is_known(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    shown = form("incident")
    shown.open_new()
    settled()
    assert shown.fields.editors["happened_on"].typed() == "16 November 2026"
    type_into(shown, "what", "A sling broke")
    shown.save()
    settled()
    assert said(shown) == "Kept as unfinished. It counts once these are filled in: Kind."
    assert shown.fields.editors["kind"].fault == "Kind is needed."
    assert shown.fields.editors["kind"].isAncestorOf(focus())
    (draft,) = drafts_of(company.file)
    shown.open_new()
    settled()
    assert shown.fields.editors["what"].typed() == ""
    assert said(shown) == "One was begun and not saved. Incident: 16 November 2026 A sling broke"
    click(shown, "Continue it")
    assert shown.fields.editors["what"].typed() == "A sling broke"
    assert shown.keeper.draft_id == draft.id
    shown.fields.editors["kind"].set_typed("near_miss")
    with qtbot.waitSignal(shown.saved):
        shown.save()
    settled()
    assert drafts_of(company.file) == []
    assert said(shown) == ""


def test_a_date_typed_as_tomorow_is_kept_word_for_word(
    form: Made, company: Company, settled: Settled
) -> None:
    shown = form("inspection")
    shown.open_new()
    settled()
    type_into(shown, "task", "Shop")
    type_into(shown, "done_on", "tomorow")
    press(Qt.Key.Key_Return, CONTROL)
    settled()
    assert said(shown) == "Kept as unfinished. It counts once these are put right: Date."
    date = shown.fields.editors["done_on"]
    assert date.fault.startswith("“tomorow” is not a date Muster can read.")
    assert date.isAncestorOf(focus())
    assert drafts_of(company.file)[0].typed["done_on"] == "tomorow"
    assert editing.link_choices(company.file, "inspection", today=AS_OF) == []


def test_all_faults_are_shown_at_once_and_what_is_behind_more_comes_out(
    form: Made, settled: Settled
) -> None:
    shown = form("incident")
    shown.open_new()
    settled()
    assert "lost_days" not in shown.fields.editors
    QTest.mouseClick(shown.fields.more, Qt.MouseButton.LeftButton)
    type_into(shown, "lost_days", "some")
    type_into(shown, "happened_on", "31 feb 2026")
    shown.save()
    settled()
    wrong = {name for name, editor in shown.fields.editors.items() if editor.has_fault}
    assert wrong == {"happened_on", "kind", "what", "lost_days"}


def test_what_is_behind_more_stays_as_it_is(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    incident = company.save("incident", happened_on=AS_OF, kind="near_miss", what="A sling broke",
                            lost_days=3, cause_stated="Worn")  # fmt: skip
    shown = form("incident")
    shown.open(incident)
    settled()
    assert shown.fields.more.text() == "More, 2 filled in"
    type_into(shown, "what", "A sling tore")
    with qtbot.waitSignal(shown.saved):
        shown.save()
    settled()
    values = editing.read_record(company.file, "incident", incident).values
    assert (values["what"], values["lost_days"], values["cause_stated"]) == (
        "A sling tore", 3, "Worn",
    )  # fmt: skip


def test_a_name_of_200_letters_is_shown_in_the_pane(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    site = company.site("W" * 200)
    shown = form("site")
    shown.open(site)
    settled()
    assert shown.head.title.accessibleName() == "W" * 200
    assert shown.head.title.width() <= 370
    assert shown.minimumSizeHint().width() <= 370
    assert shown.fields.width() <= 370
    title = shown.head.title
    qtbot.waitUntil(lambda: title.height() >= title.heightForWidth(title.width()))


def test_what_is_left_unsaved_is_kept_and_said_so(
    form: Made, company: Company, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    shop, yard = company.site("Shop"), company.site("Yard")
    shown = form("site")
    shown.open(shop)
    settled()
    type_into(shown, "address", "12 Road")
    with qtbot.waitSignal(desk.said) as told:
        shown.open(yard)
    assert told.args == ["Kept as unfinished: Shop", False]
    settled()
    assert shown.fields.editors["address"].typed() == ""
    qtbot.waitUntil(lambda: len(drafts_of(company.file)) == 1)
    shown.open(shop)
    settled()
    assert shown.fields.editors["address"].typed() == "12 Road"
    assert said(shown) == "What you typed today was not saved. It is here again."
    click(shown, "Throw it away")
    qtbot.waitUntil(lambda: drafts_of(company.file) == [])
    assert shown.fields.editors["address"].typed() == ""


def test_it_is_kept_while_somebody_types_and_forgotten_when_it_is_taken_back(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    shop = company.site("Shop")
    shown = form("site")
    shown.open(shop)
    settled()
    type_into(shown, "client", "Acme")
    qtbot.waitUntil(lambda: len(drafts_of(company.file)) == 1)
    qtbot.waitUntil(lambda: shown.bar.said.text() == "Kept, not saved yet.")
    type_into(shown, "client", "")
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: drafts_of(company.file) == [])


def test_leaving_the_field_keeps_it_at_once(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    shown = form("site")
    shown.open_new()
    settled()
    type_into(shown, "name", "Shop")
    shown.keeper._pause.setInterval(60_000)
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: [d.typed["name"] for d in drafts_of(company.file)] == ["Shop"])


def changed_meanwhile(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> tuple[RecordForm, str]:
    shop = company.site("Shop")
    shown = form("site")
    shown.open(shop)
    settled()
    type_into(shown, "name", "Mine")
    with qtbot.waitSignal(shown.desk.changed):
        company.save("site", shop, name="Theirs", address="12 Road")
    return shown, shop


def test_a_record_changed_meanwhile_can_be_looked_at(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    shown, shop = changed_meanwhile(form, company, settled, qtbot)
    assert "Changed meanwhile" in said(shown)
    click(shown, "Show theirs")
    settled()
    assert shown.fields.editors["name"].typed() == "Theirs"
    click(shown, "Back to mine")
    assert shown.fields.editors["name"].typed() == "Mine"
    assert shown.fields.editors["address"].typed() == "12 Road"
    shown.save()
    settled()
    values = editing.read_record(company.file, "site", shop).values
    assert (values["name"], values["address"]) == ("Mine", "12 Road")


def test_mine_is_kept_over_theirs_where_i_typed(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    shown, shop = changed_meanwhile(form, company, settled, qtbot)
    shown.save()  # the version has moved on: refused in the file too
    settled()
    assert "Changed meanwhile" in said(shown)
    assert editing.read_record(company.file, "site", shop).values["name"] == "Theirs"
    with qtbot.waitSignal(shown.saved):
        click(shown, "Keep mine")
    settled()
    values = editing.read_record(company.file, "site", shop).values
    assert (values["name"], values["address"]) == ("Mine", "12 Road")


def test_a_form_that_nobody_typed_into_follows_the_record(
    form: Made, company: Company, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    shop = company.site("Shop")
    shown = form("site")
    shown.open(shop)
    settled()
    company.save("site", shop, name="The shop")
    qtbot.waitUntil(lambda: shown.fields.editors["name"].typed() == "The shop")
    desk.sitting.undo()
    qtbot.waitUntil(lambda: shown.fields.editors["name"].typed() == "Shop")


def test_typing_goes_on_while_it_is_saved(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    shop = company.site("Shop")
    shown = form("site")
    shown.open(shop)
    settled()
    type_into(shown, "name", "The shop")
    with qtbot.waitSignal(shown.saved):
        shown.save()
        QTest.keyClicks(focus(), " behind")
    settled()
    assert shown.fields.editors["name"].typed() == "The shop behind"
    assert shown.is_touched
    assert editing.read_record(company.file, "site", shop).values["name"] == "The shop"
    shown.save()
    settled()
    assert editing.read_record(company.file, "site", shop).values["name"] == "The shop behind"


def test_lines_of_a_table_keep_who_they_are(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    concerns = [{"text": "Ice at the door", "raised_by_name": "Bob"}, {"text": "dark yard"}]
    talk = company.meeting(AS_OF, concerns=concerns)
    before = editing.read_record(company.file, "meeting", talk).values["concerns"]
    shown = form("meeting")
    shown.open(talk)
    settled()
    rows = shown.fields.editors["concerns"]
    assert isinstance(rows, RowsEditor)
    rows.page.views[1].editors[0].setFocus()
    QTest.keyClicks(focus(), "Very ")
    with qtbot.waitSignal(shown.saved):
        shown.save()
    settled()
    after = editing.read_record(company.file, "meeting", talk).values["concerns"]
    assert [line["id"] for line in after] == [line["id"] for line in before]
    assert "Very" in after[1]["text"]
    assert after[0] == before[0]


def test_a_voided_record_is_read_only(form: Made, company: Company, settled: Settled) -> None:
    shop = company.site("Shop")
    company.void("site", shop)
    shown = form("site")
    shown.open(shop)
    settled()
    assert said(shown) == "This record is voided and counts no more. Reason: entered twice"
    assert not shown.bar.isVisible()
    type_into(shown, "name", "Nonsense")
    assert shown.fields.editors["name"].typed() == "Shop"


def test_a_voided_record_is_brought_back_where_it_stands(
    form: Made, company: Company, settled: Settled
) -> None:
    shop = company.site("Shop")
    company.void("site", shop)
    shown = form("site")
    shown.open(shop)
    settled()
    (back,) = [
        made
        for made in shown.head.banner.findChildren(QPushButton)
        if made.text() == "Bring it back"
    ]
    back.click()
    settled()
    assert shown.bar.isVisible()
    type_into(shown, "name", "Main shop")
    assert shown.fields.editors["name"].typed() == "Main shop"


def test_undo_in_a_text_field_takes_back_typing(form: Made, settled: Settled) -> None:
    shown = form("site")
    shown.open_new()
    settled()
    type_into(shown, "name", "Shop")
    press(Qt.Key.Key_Z, CONTROL)
    assert shown.fields.editors["name"].typed() == ""


def test_a_draft_of_a_version_that_is_gone_is_not_written_over_the_newer_one(
    form: Made, company: Company, settled: Settled
) -> None:
    shop = company.site("Shop")
    keep_draft(company.file, Draft("site", {"name": "Mine"}, shop, 1))
    company.save("site", shop, name="Theirs")
    shown = form("site")
    shown.open(shop)
    settled()
    assert shown.fields.editors["name"].typed() == "Mine"
    shown.save()
    settled()
    assert "Changed meanwhile" in said(shown)
    assert editing.read_record(company.file, "site", shop).values["name"] == "Theirs"


def test_every_kind_has_a_form(qtbot: QtBot, desk: Desk, settled: Settled) -> None:
    for kind in KINDS:
        made = form_for(kind.key, desk)
        qtbot.addWidget(made)
        made.open_new()
        settled()
        for editor in made.fields.editors.values():
            assert all(widget.accessibleName() for widget in editor.inputs), kind.key
    assert OVERRIDES.keys() <= {kind.key for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_what_nobody_touched_is_not_changed(
    qtbot: QtBot, desk: Desk, settled: Settled, kind: Kind
) -> None:
    fields = FormFields(desk, kind)
    qtbot.addWidget(fields)

    @settings(max_examples=4, suppress_health_check=list(HealthCheck))
    @given(values_for(kind, {other.key: [SOMEBODY] for other in KINDS}))
    def shown(values: dict[str, object]) -> None:
        fields.show_record(typed_of(kind.key, values), {SOMEBODY: "Somebody"}, {})
        assert fields.changes() == {}
        fields.build_more()
        assert fields.changes() == {}

    shown()
    settled()


def test_what_is_known_of_a_new_record_stands_in_it_and_is_saved(
    form: Made, company: Company, settled: Settled, qtbot: QtBot
) -> None:
    rick, plan = company.worker("Rick Desjarlais"), company.plan()
    shown = form("inspection")
    shown.open_new({"by_id": rick, "plan_id": plan, "task": "Vehicle inspection"})
    settled()
    assert not shown.is_touched
    doer = shown.fields.editors["by_id"]
    assert isinstance(doer, PersonEditor)
    assert doer.input.text() == "Rick Desjarlais"
    assert shown.fields.more.text() == "More, 1 filled in"
    with qtbot.waitSignal(shown.saved) as saved:
        shown.save()
    settled()
    values = editing.read_record(company.file, "inspection", saved.args[0]).values
    assert (values["by_id"], values["plan_id"], values["done_on"]) == (rick, plan, AS_OF)


def test_a_new_worker_is_added_with_the_card_and_undone_with_it(
    form: Made, company: Company, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    shown = form("certificate")
    shown.open_new({"type_id": company.certificate_type("H2S Alive")})
    settled()
    shown.fields.editors["worker_id"].set_typed({"new": "Kayla Nguyen"})
    with qtbot.waitSignal(shown.saved):
        shown.save()
    settled()
    assert desk.sitting.can_undo == "Certificate of Kayla Nguyen, H2S Alive: entered"
    desk.sitting.undo()
    assert editing.link_choices(company.file, "worker", today=AS_OF) == []
