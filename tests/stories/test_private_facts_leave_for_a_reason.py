"""First-aid records are printed and saved with names only once a reason is on file."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication

from desktop.records import kind_of
from desktop.services.history import history_report
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from tests.builders.at_the_window import at_the_window
from tests.builders.demonstration import copied
from tests.builders.every_place import some_record
from tests.builders.person import Person
from ui.dialogs.disclosure import DisclosureDialog
from ui.places import Place
from ui.printing.window import PrintWindow

KIND = "first_aid_record"

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.fixture
def person(tmp_path: Path, qapp: QApplication) -> Iterator[Person]:  # noqa: ARG001
    with at_the_window(copied(tmp_path / "demo.muster"), tmp_path) as somebody:
        yield somebody


def disclosures(person: Person) -> list[Stored]:
    assert person.window.desk is not None
    with person.window.desk.company.reading() as connection:
        return list(aggregate.read(connection, kind_of("disclosure")).values())


def test_a_record_is_printed_once_it_is_said_for_whom_and_why(person: Person) -> None:
    before = len(disclosures(person))
    person.go(Place("emergency", KIND, some_record(person, KIND)))
    person.press("Ctrl+P")
    asked = person.dialog(DisclosureDialog)
    asked.do.click()
    person.settle()
    assert asked.to.fault == "Say who gets it."
    assert asked.why.fault == "Say why it is allowed, in a few words."
    assert len(disclosures(person)) == before

    person.type("WCB Alberta")
    asked.reason.setFocus()
    person.type("Claim of this fall")
    person.press("Return")
    shown = person.dialog(PrintWindow)
    person.wait(lambda: not shown.pane.view.pages.is_empty, "the first page")
    newest = max(disclosures(person), key=lambda record: record.id)
    assert newest.values["recipient"] == "WCB Alberta"
    assert newest.values["reason"] == "Claim of this fall"
    assert newest.values["what"] == "First-aid records"
    assert person.window.desk is not None
    report = history_report(person.window.desk.company, newest.id)
    assert [action["name"] for action in report["actions"]] == [
        "First-aid records handed out with names, and why"
    ]


def test_who_thinks_better_of_it_prints_nothing(person: Person) -> None:
    before = len(disclosures(person))
    person.go(Place("emergency", KIND, some_record(person, KIND)))
    person.press("Ctrl+P")
    person.dialog(DisclosureDialog)
    person.press("Esc")
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, PrintWindow)]
    assert len(disclosures(person)) == before


def test_a_list_is_saved_for_a_reason_and_others_need_none(person: Person, tmp_path: Path) -> None:
    to = tmp_path / "list.xlsx"
    person.go(Place("emergency", KIND))
    table = person.element.work.view.inside
    table.taking_out.ask_where = lambda _parent, _name: to  # type: ignore[attr-defined]
    table.top.export.click()  # type: ignore[attr-defined]
    person.settle()
    asked = person.dialog(DisclosureDialog)
    assert not to.exists()
    asked.recipient.setText("Wendell himself")
    asked.reason.setText("He asked for it")
    asked.do.click()
    person.wait(to.is_file, "the sheet")
    assert openpyxl.load_workbook(to).active.max_row > 1

    other = tmp_path / "meetings.xlsx"
    person.go(Place("leadership", "meeting"))
    table = person.element.work.view.inside
    table.taking_out.ask_where = lambda _parent, _name: other  # type: ignore[attr-defined]
    table.top.export.click()  # type: ignore[attr-defined]
    person.wait(other.is_file, "the sheet")
    person.settle()
