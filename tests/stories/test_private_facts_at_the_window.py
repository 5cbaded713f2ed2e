"""The owner sets up private facts; others see that there are some, and not what they say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from desktop.services import private_facts
from tests.builders.at_the_window import at_the_window
from tests.builders.company import company_in
from tests.builders.person import Person
from tests.builders.private import PASSWORD, PLANTED, plant, quick_locks
from ui.dialogs.disclosure import DisclosureDialog
from ui.editors.record_form import RecordForm
from ui.locking.awake import EVERY
from ui.locking.locker import MINUTE, USUAL
from ui.places import Place
from ui.printing.sheets import of_records
from ui.private.code import CodeDialog
from ui.private.opening import OpenDialog
from ui.private.set_up import SetUpDialog
from ui.private.turning import TurnDialog
from ui.widgets import Banner

FIRST_AID, INCIDENT = "first_aid_record", "incident"
OPEN = "Open private facts…"

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),  # a screen that is none
]


@pytest.fixture
def planted(tmp_path: Path) -> tuple[str, str]:
    with company_in(tmp_path) as company:
        return plant(company.file)


class Watch:
    """A clock that goes on when it is told to."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def owner(
    tmp_path: Path,
    planted: tuple[str, str],
    watch: Watch,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
) -> Iterator[Person]:
    del planted, qapp  # are there
    quick_locks(monkeypatch)
    monkeypatch.setattr(private_facts, "PATIENCE", private_facts.Patience(sleep=lambda _s: None))
    file, size = tmp_path / "company.muster", (1366, 900)
    with at_the_window(file, tmp_path, size=size, elapsed=watch) as person:
        yield person


def is_open(dialog: type[QDialog]) -> bool:
    shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    return any(isinstance(widget, dialog) for widget in shown)


def ask(person: Person) -> None:
    person.window.menus.actions["private"].trigger()
    person.settle()


def set_up(person: Person) -> str:
    """Set private facts up with the keyboard; returns the code that was shown."""
    ask(person)
    dialog = person.dialog(SetUpDialog)
    QTest.keyClicks(dialog.password.first.line, PASSWORD)
    QTest.keyClicks(dialog.password.second.line, PASSWORD)
    QTest.keyClick(dialog.password.second.line, Qt.Key.Key_Return)
    person.wait(lambda: is_open(CodeDialog), "the code")
    shown = person.dialog(CodeDialog)
    code = shown.code.text()
    person.click_on(shown.close_it)
    person.settle()
    return code


def close(person: Person) -> None:
    ask(person)
    person.click_on(person.dialog(TurnDialog).do)
    person.settle()


def form(person: Person, kind: str, record_id: str) -> RecordForm:
    person.go(Place({FIRST_AID: "emergency", INCIDENT: "incidents"}[kind], kind, record_id))
    return shown_form(person)


def shown_form(person: Person) -> RecordForm:
    person.settle()
    return person.the_one(RecordForm)


def everything_said(person: Person) -> str:
    """What stands in the form, in every field of it."""
    return str(shown_form(person).fields.typed())


def test_set_up_closed_and_opened_again(owner: Person, planted: tuple[str, str]) -> None:
    code = set_up(owner)
    assert len(code.split("\n")) == 4
    form(owner, FIRST_AID, planted[0])
    assert PLANTED[0] in everything_said(owner)
    close(owner)
    closed = shown_form(owner)
    assert not any(word in everything_said(owner) for word in PLANTED)
    assert any("closed" in strip.accessibleName() for strip in owner.seen(Banner, closed))
    assert closed.head.title.text() == "2 March 2026 Private"

    # what is not private is changed all the same, and nothing private is lost by it
    editor = closed.fields.editors["reported_on"]
    QTest.keyClicks(editor.inputs[0], "3 March 2026")
    owner.press("Ctrl+S")
    owner.wait(lambda: not shown_form(owner).is_touched, "saving")

    owner.click(OPEN, closed)
    dialog = owner.dialog(OpenDialog)
    QTest.keyClicks(dialog.password.line, "not it at all")
    QTest.keyClick(dialog.password.line, Qt.Key.Key_Return)
    owner.wait(lambda: dialog.password.fault, "the fault")
    assert "not the password" in dialog.password.fault
    QTest.keyClicks(dialog.password.line, PASSWORD)  # what was wrong is selected
    QTest.keyClick(dialog.password.line, Qt.Key.Key_Return)
    owner.wait(lambda: not is_open(OpenDialog), "opening")
    owner.settle()
    assert PLANTED[0] in everything_said(owner)
    assert "3 March 2026" in everything_said(owner)


def test_the_printed_code_opens_them(owner: Person, planted: tuple[str, str]) -> None:
    code = set_up(owner)
    close(owner)
    form(owner, INCIDENT, planted[1])
    ask(owner)
    dialog = owner.dialog(OpenDialog)
    owner.click_on(dialog.turn)
    for field, line in zip(dialog.lines.fields, code.split("\n"), strict=True):
        field.setFocus()
        QTest.keyClicks(field, line.lower())
    owner.click_on(dialog.do)
    owner.wait(lambda: not is_open(OpenDialog), "opening")
    owner.settle()
    said = everything_said(owner)
    assert PLANTED[2] in said
    assert PLANTED[3] in said


def test_an_incident_keeps_its_people_while_the_rest_is_changed(
    owner: Person, planted: tuple[str, str]
) -> None:
    set_up(owner)
    close(owner)
    closed = form(owner, INCIDENT, planted[1])
    QTest.keyClicks(closed.fields.editors["what"].inputs[0], "Deeply: ")
    owner.press("Ctrl+S")
    owner.wait(lambda: not shown_form(owner).is_touched, "saving")
    private_facts.open_private(owner.desk.company, PASSWORD)
    form(owner, FIRST_AID, planted[0])
    form(owner, INCIDENT, planted[1])
    said = everything_said(owner)
    assert PLANTED[2] in said
    assert PLANTED[3] in said
    assert "Deeply: " in said


def test_what_is_typed_and_not_saved_is_sealed_and_comes_back(
    owner: Person, planted: tuple[str, str]
) -> None:
    set_up(owner)
    opened = form(owner, FIRST_AID, planted[0])
    QTest.keyClicks(opened.fields.editors["treatment"].inputs[0], "Xanthochroism")
    close(owner)
    assert "Xanthochroism" not in everything_said(owner)
    assert b"Xanthochroism" not in owner.desk.company.path.read_bytes()
    ask(owner)
    QTest.keyClicks(owner.dialog(OpenDialog).password.line, PASSWORD)
    QTest.keyClick(owner.dialog(OpenDialog).password.line, Qt.Key.Key_Return)
    owner.wait(lambda: "Xanthochroism" in everything_said(owner), "what was typed")


def test_a_file_that_is_closed_and_opened_again_is_closed_to_everybody(
    owner: Person, planted: tuple[str, str], tmp_path: Path
) -> None:
    set_up(owner)
    owner.window.menus.actions["close"].trigger()
    owner.settle()
    owner.program.commands.files.open_path(tmp_path / "company.muster")
    owner.wait(lambda: owner.window.desk is not None, "opening")
    form(owner, FIRST_AID, planted[0])
    assert not any(word in everything_said(owner) for word in PLANTED)


def test_taken_off_everything_is_in_clear_again(owner: Person, planted: tuple[str, str]) -> None:
    set_up(owner)
    ask(owner)
    dialog = owner.dialog(TurnDialog)
    owner.click_on(dialog.radios["take_off"])
    owner.click_on(dialog.do)
    assert dialog.now.fault
    QTest.keyClicks(dialog.now.line, "a guess")
    owner.click_on(dialog.do)
    owner.wait(lambda: "not the password" in dialog.now.fault, "the fault")
    QTest.keyClicks(dialog.now.line, PASSWORD)
    owner.click_on(dialog.do)
    owner.wait(lambda: not is_open(TurnDialog), "taking off")
    form(owner, FIRST_AID, planted[0])
    assert PLANTED[0] in everything_said(owner)
    assert not private_facts.state(owner.desk.company).is_set_up


def test_while_they_are_open_an_incident_is_printed_only_for_a_reason(
    owner: Person, planted: tuple[str, str]
) -> None:
    set_up(owner)
    owner.desk.print(of_records(owner.desk, INCIDENT, [planted[1]], "Incident"))
    owner.wait(lambda: is_open(DisclosureDialog), "the question")
    owner.dialog(DisclosureDialog).reject()
    close(owner)
    owner.desk.print(of_records(owner.desk, INCIDENT, [planted[1]], "Incident"))
    owner.settle()
    assert not is_open(DisclosureDialog)


def test_they_are_closed_when_nobody_works_although_the_file_has_no_password(
    owner: Person, planted: tuple[str, str], watch: Watch
) -> None:
    set_up(owner)
    form(owner, FIRST_AID, planted[0])
    awake = owner.program.commands.private.awake  # type: ignore[union-attr]
    for _look in range(round(USUAL * MINUTE / EVERY)):
        assert PLANTED[0] in everything_said(owner)
        watch.seconds += EVERY
        awake.look()
    owner.settle()
    assert not any(word in everything_said(owner) for word in PLANTED)
    assert owner.desk.company.private is None


def test_to_lock_a_file_without_a_password_closes_them(
    owner: Person, planted: tuple[str, str]
) -> None:
    set_up(owner)
    form(owner, FIRST_AID, planted[0])
    owner.press("Ctrl+L")
    owner.wait(lambda: PLANTED[0] not in everything_said(owner), "closing")
