"""Whatever was done at the window is called by its name in the menu, and taken back by one key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.services.browsing import count_of
from desktop.services.editing import read_record
from tests.builders.at_the_window import at_the_window
from tests.builders.company import Company, company_in
from tests.builders.person import Person
from ui.dialogs.void import VoidDialog
from ui.dialogs.voided import VoidedDialog
from ui.importing import ImportWizard
from ui.places import Place

UNITS = "Unit #,Description\n101,Pickup\n102,Skid steer\n"

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)"),
]


@pytest.fixture
def site(tmp_path: Path, qapp: QApplication) -> str:  # noqa: ARG001
    with company_in(tmp_path) as company:
        return company.site("Shop")


@pytest.fixture
def person(tmp_path: Path, site: str) -> Iterator[Person]:  # noqa: ARG001 (is in the file)
    with at_the_window(tmp_path / "company.muster", tmp_path) as somebody:
        yield somebody


def count(person: Person, kind: str) -> int:
    """Return how many records of a kind count."""
    return count_of(person.desk.company, [kind])[kind]


def is_voided(person: Person, kind: str, record: str) -> bool:
    return read_record(person.desk.company, kind, record).is_voided


def test_an_edit(person: Person, site: str) -> None:
    assert person.menu("undo") == "&Undo"
    assert not person.window.menus.actions["undo"].isEnabled()
    person.go(Place("company", "site", site))
    person.type_into("Site", "Main shop")
    person.press("Ctrl+S")
    assert person.menu("undo") == "&Undo: Site Main shop: changed"
    person.press("Ctrl+Z")
    assert person.says("Undone: Site Main shop: changed")
    assert person.menu("undo") == "&Undo"
    assert person.menu("redo") == "&Redo: Site Main shop: changed"
    assert person.text("Site") == "Shop"
    person.press("Ctrl+Shift+Z")
    assert person.text("Site") == "Main shop"
    assert person.menu("redo") == "&Redo"


def test_the_letters_of_a_field_come_first(person: Person, site: str) -> None:
    person.go(Place("company", "site", site))
    person.type_into("Site", "Main shop")
    person.press("Ctrl+S")
    person.type_into("Address", "12 Road")
    person.press("Ctrl+Z")  # in a field in which something was typed, it is the typing
    assert person.text("Address") == ""
    assert read_record(person.desk.company, "site", site).values["name"] == "Main shop"
    person.press("Ctrl+Z")
    assert read_record(person.desk.company, "site", site).values["name"] == "Shop"


def test_voided_with_a_reason_and_back(person: Person, site: str) -> None:
    person.go(Place("company", "site", site))
    person.press("Ctrl+Delete")
    assert person.dialog(VoidDialog).isModal()
    person.type("Sold")
    person.press("Return")
    assert person.front is person.window
    assert is_voided(person, "site", site)
    assert person.menu("undo") == "&Undo: Site Shop: voided"
    person.press("Ctrl+Z")
    assert not is_voided(person, "site", site)
    person.press("Ctrl+Shift+Z")
    assert is_voided(person, "site", site)

    person.window.menus.actions["voided"].trigger()
    person.settle()
    listed = person.dialog(VoidedDialog)
    assert [line.text for line in listed.records.lines if not line.is_heading] == ["Shop"]
    person.click("Bring back", listed)
    assert not is_voided(person, "site", site)
    person.click("Close", listed)
    assert person.menu("undo") == "&Undo: Site Shop: brought back"
    person.press("Ctrl+Z")
    assert is_voided(person, "site", site)


def test_an_import(person: Person, tmp_path: Path) -> None:
    sheet = tmp_path / "Units.csv"
    sheet.write_text(UNITS, encoding="utf-8")
    assert person.drop([sheet], person.today)
    wizard = person.dialog(ImportWizard)
    for name in ("Next", "Next", "Import", "Show what is due now"):
        person.click(name, wizard)
    assert count(person, "equipment") == 2
    assert person.menu("undo") == "&Undo: Import of Units.csv"
    person.press("Ctrl+Z")
    assert count(person, "equipment") == 0
    person.press("Ctrl+Shift+Z")
    assert count(person, "equipment") == 2


def test_undo_offered_beside_what_was_done(person: Person) -> None:
    company = Company(person.desk.company)
    worker, card = company.worker("Rick Desjarlais"), company.certificate_type("H2S Alive", 36)
    person.go(
        Place("training", "certificate", new=True, values={"worker_id": worker, "type_id": card})
    )
    person.type_into("Issued", "3 nov")
    person.press("Ctrl+S")
    assert count(person, "certificate") == 1
    person.click("Undo")
    assert count(person, "certificate") == 0
