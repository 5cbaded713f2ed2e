"""Ctrl+P on every page: what one looks at comes to paper, or a sentence says why not."""

from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path
from threading import Event
from typing import NoReturn

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.builders.at_the_window import at_the_window
from tests.builders.company import Company, company_in
from tests.builders.person import Person
from ui.audit.package.last_package import LastPackage, keep_last
from ui.element.page import ElementPage
from ui.places import Place
from ui.printing.chooser import FormChooser
from ui.printing.paper_window import PaperWindow
from ui.printing.sheet import FormWanted, Sheet, Stopped, Told
from ui.tables.record_table import RecordTable

NO_MORE = 250  # records that somebody selects at once


@pytest.fixture
def records(tmp_path: Path, qapp: QApplication) -> Iterator[dict[str, str]]:  # noqa: ARG001
    with company_in(tmp_path) as company:
        yield company.together(lambda: fill(company))


@pytest.fixture
def person(records: dict[str, str], tmp_path: Path) -> Iterator[Person]:
    assert records
    with at_the_window(tmp_path / "company.muster", tmp_path) as somebody:
        yield somebody


def fill(company: Company) -> dict[str, str]:
    rick, ann = company.worker("Rick Desjarlais"), company.worker("Ann O'Brien")
    tdg, h2s = company.certificate_type("TDG"), company.certificate_type("H2S Alive")
    card = company.certificate(rick, tdg, "2027-01-13")
    company.certificate(ann, h2s, "2025-01-13")
    truck = company.unit("103", type="Truck")
    company.plan("monthly", truck, task="Truck inspection")
    return {"certificate": card, "worker": rick}


def asked(person: Person, keys: str = "Ctrl+P") -> list[object]:
    """What is asked of the window when keys are pressed; it is not shown."""
    found = caught(person)
    person.press(keys)
    return found


def caught(person: Person) -> list[object]:
    """From now on what is asked of the window comes here."""
    found: list[object] = []
    person.desk.paper_wanted.disconnect()
    person.desk.paper_wanted.connect(found.append)
    return found


def words(found: list[object], tmp_path: Path) -> str:
    """The words of the one sheet that was asked for."""
    (sheet,) = found
    assert isinstance(sheet, Sheet)
    printed = sheet.make(tmp_path / "out.pdf", lambda *_told: None, lambda: False)
    document = pypdfium2.PdfDocument(printed.path)
    return " ".join(page.get_textpage().get_text_bounded() for page in document)


def table(person: Person) -> RecordTable:
    (found,) = person.seen(RecordTable)
    return found


def test_today_is_printed_as_a_list_to_tick(person: Person, tmp_path: Path) -> None:
    person.press("Ctrl+0")
    assert "Ann O'Brien" in words(asked(person), tmp_path)


def test_a_list_is_printed_as_it_is_narrowed(person: Person, tmp_path: Path) -> None:
    person.go(Place("training", "certificate"))
    person.press("Ctrl+F")
    person.type("rick")
    person.wait(lambda: len(table(person).model.numbers) == 1, "the filter")
    said = words(asked(person), tmp_path)
    assert "TDG" in said
    assert "H2S" not in said
    assert "Only lines with “rick”" in said


def test_the_button_beside_export_prints_the_list(person: Person) -> None:
    person.go(Place("training", "certificate"))
    found = caught(person)
    person.click("Print…", table(person))
    assert [one.title for one in found if isinstance(one, Sheet)] == ["Certificates"]


def test_the_records_that_are_selected_are_printed_one_after_the_other(
    person: Person, tmp_path: Path
) -> None:
    person.go(Place("training", "certificate"))
    shown = table(person)
    shown.view.selectAll()
    found = caught(person)
    shown.print_chosen()
    said = words(found, tmp_path)
    assert "Rick Desjarlais" in said
    assert "Ann O'Brien" in said
    assert found[0].title == "Certificates (2)"  # type: ignore[attr-defined]


def test_too_many_records_at_once_are_a_sentence(person: Person) -> None:
    person.go(Place("training", "certificate"))
    source = table(person).model.source
    assert source is not None
    said: list[str] = []
    person.desk.said.connect(lambda sentence, _undo: said.append(sentence))
    table(person).taking_out.print_records(source, range(NO_MORE))
    assert said == ["Choose at most 200 records to print them together."]


def test_a_record_is_printed_and_what_is_not_saved_is_told(
    person: Person, records: dict[str, str], tmp_path: Path
) -> None:
    person.go(Place("training", "certificate", records["certificate"]))
    assert "Rick Desjarlais" in words(asked(person), tmp_path)
    said: list[str] = []
    person.desk.said.connect(lambda sentence, _undo: said.append(sentence))
    person.type_into("Provider", "Energy Safety Canada")
    assert len(asked(person)) == 1
    assert said == ["What is typed and not saved yet is not on the sheet."]


def test_the_printer_beside_the_record_prints_it(person: Person, records: dict[str, str]) -> None:
    person.go(Place("training", "certificate", records["certificate"]))
    found = caught(person)
    person.click("Print this record (Ctrl+P)")
    assert len(found) == 1


def test_a_new_record_is_to_be_saved_first(person: Person) -> None:
    person.go(Place("training", "certificate", new=True))
    said: list[str] = []
    person.desk.said.connect(lambda sentence, _undo: said.append(sentence))
    assert asked(person) == []
    assert said == ["Save the record first, then print it."]
    assert "Print this record (Ctrl+P)" not in person.words()


def test_the_only_record_of_a_kind_is_printed(person: Person, tmp_path: Path) -> None:
    person.go(Place("company", "company"))
    assert "Bow River Mechanical Ltd." in words(asked(person), tmp_path)


def test_the_matrix_and_the_months_are_printed_as_they_are_narrowed(
    person: Person, tmp_path: Path
) -> None:
    person.go(Place("training", "training_matrix"))
    person.type_into("Filter workers and certificates", "rick")
    said = words(asked(person), tmp_path)
    assert "Rick Desjarlais" in said
    assert "Ann O'Brien" not in said
    person.go(Place("inspections", "twelve_months"))
    person.type_into("Filter the schedule", "truck")
    assert "Truck inspection" in words(asked(person), tmp_path)


def test_the_audit_puts_the_package_on_paper(person: Person) -> None:
    person.press("Ctrl+9")
    assert asked(person) == []
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.text() == "Build the package…"


def test_a_package_that_is_there_is_shown_where_it_can_be_printed(
    person: Person, tmp_path: Path
) -> None:
    file = tmp_path / "package.pdf"
    file.write_bytes(b"%PDF-1.7")
    today, preferences = person.desk.today(), person.window.preferences
    keep_last(preferences, person.desk.company.path, LastPackage(file, today, today, 12, 3))
    person.press("Ctrl+9")
    assert asked(person) == []  # the page of the package comes first
    (sheet,) = asked(person)
    assert isinstance(sheet, Sheet)
    assert sheet.title.startswith("The package as of")


def test_an_empty_list_says_so(person: Person) -> None:
    person.go(Place("incidents", "incident"))
    said: list[str] = []
    person.desk.said.connect(lambda sentence, _undo: said.append(sentence))
    assert asked(person) == []
    assert said == ["There is nothing in this list to print."]


def test_a_blank_form_is_offered_for_kinds_that_are_filled_in_on_paper(person: Person) -> None:
    person.go(Place("inspections", "inspection"))
    page = person.page
    assert isinstance(page, ElementPage)
    assert page.blank.isVisible()
    found = caught(person)
    person.click("Print a blank form")
    assert found == [FormWanted("inspection")]
    person.go(Place("company", "evidence"))
    company = person.page
    assert isinstance(company, ElementPage)
    person.wait(lambda: not company.blank.isVisible(), "the link to go")


def test_from_the_record_of_a_unit_forms_are_for_that_unit(
    person: Person, records: dict[str, str]
) -> None:
    person.go(Place("company", "worker", records["worker"]))
    found = caught(person)
    person.click("Print a blank form")
    assert found == [FormWanted("worker", records["worker"])]


def test_the_menu_opens_the_forms_at_the_kind_that_is_shown(person: Person) -> None:
    person.go(Place("leadership", "meeting"))
    person.window.menus.actions["blank_form"].trigger()
    person.settle()
    chooser = person.dialog(FormChooser)
    person.wait(lambda: chooser.pane.paper, "the form")
    (line,) = chooser.list.chosen_lines()
    assert line.text == chooser.title.text()
    assert "meeting" in line.text.lower()
    QTest.keyClick(chooser, Qt.Key.Key_Escape)
    person.settle()


def test_closing_the_company_closes_what_prints_and_stops_what_is_made(person: Person) -> None:
    begun, stopped = Event(), Event()

    def make(_to: Path, _told: Told, is_stopped: Stopped) -> NoReturn:
        begun.set()
        while not is_stopped():
            stopped.wait(0.01)
        stopped.set()
        raise CancelledError

    person.go(Place("leadership", "meeting"))
    person.desk.print(Sheet("A long list", make))
    person.window.menus.actions["blank_form"].trigger()
    person.settle()
    person.wait(begun.is_set, "the making")
    assert len([w for w in QApplication.topLevelWidgets() if isinstance(w, PaperWindow)]) == 2
    person.window.menus.actions["close"].trigger()
    person.settle()
    assert stopped.is_set()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, PaperWindow)]
    assert person.window.desk is None
