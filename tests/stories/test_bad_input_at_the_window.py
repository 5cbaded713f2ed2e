"""What people drop, type and paste by mistake is told at its place, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop.services.editing import read_record
from desktop.services.evidence import evidence_of
from tests.builders import every_place
from tests.builders.at_the_window import at_the_window
from tests.builders.company import Company, company_in
from tests.builders.files import opened
from tests.builders.fitting import unreadable
from tests.builders.person import Person
from ui.editors import RowsEditor
from ui.places import Place
from ui.preview import EvidencePane

SMALL = (1366, 768)
# names as a sheet brings them: one long word, many words, and what looks like markup
LONG = "Maximilian" * 20
WORDS = "Bernadette Ouellette-Desjarlais " * 6 + "the 2nd"
MARKUP = "<b>Shop</b> & yard " * 10 + "end"

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)"),
]


@pytest.fixture
def path(tmp_path: Path, qapp: QApplication) -> Path:  # noqa: ARG001
    with company_in(tmp_path) as company:
        return company.file.path


@pytest.fixture
def person(path: Path, tmp_path: Path) -> Iterator[Person]:
    with at_the_window(path, tmp_path, size=SMALL) as somebody:
        yield somebody


PROGRAM = b"MZ\x90\x00" + bytes(4000)


@pytest.mark.parametrize(
    ("name", "content"),
    [("setup.exe", PROGRAM), ("empty.pdf", b""), ("really a program.pdf", PROGRAM)],
)
def test_a_file_that_is_refused(person: Person, tmp_path: Path, name: str, content: bytes) -> None:
    action = Company(person.desk.company).action("Fix the guard")
    file = tmp_path / name
    file.write_bytes(content)
    person.go(Place("actions", "corrective_action", action))
    pane = person.the_one(EvidencePane)
    assert person.drop([file], pane.frame.drop)
    person.wait(lambda: person.says(name, pane), "what is wrong with the file")
    said = next(words for words in person.words(pane) if name in words)
    assert said.endswith(".")
    assert evidence_of(person.desk.company, "corrective_action", action) == []
    assert file.read_bytes() == content


def test_a_date_that_is_none(person: Person) -> None:
    person.tab("Actions")
    person.click("Add corrective action")
    person.type_into("What to put right", "Grinder without a guard")
    person.type_into("Due", "tomorow")
    person.press("Ctrl+S")
    due = person.element.work.pane.form.fields.editors["due_on"]
    assert "tomorow" in due.fault
    assert person.says(due.fault)
    assert due.typed() == "tomorow"
    assert QApplication.focusWidget() in due.inputs
    person.tab("Today")
    assert "Not saved" in person.lines().values()


def test_names_of_two_hundred_letters(path: Path, tmp_path: Path) -> None:
    with opened(path) as file:
        company = Company(file)
        company.together(lambda: _long_names(company))
    with at_the_window(path, tmp_path, size=SMALL) as person:
        for places in (every_place.pages(person), every_place.filled_forms(person)):
            assert unreadable(person, places, SMALL) == {}


def _long_names(company: Company) -> None:
    card, welder = company.certificate_type(LONG[:200], 12), company.position(WORDS[:200])
    company.requirement(card, welder)
    for first in (LONG[:200], WORDS[:200], MARKUP[:200]):
        worker = company.worker("Rick Li", "2012-05-22", positions=[welder], first_name=first)
        company.certificate(worker, card, "2026-10-14")
        unit = company.unit(first[:60], description=first)
        company.plan("weekly", unit, task=first)
        site = company.site(first, [("2020-01-01", None)])
        company.action(first, site_id=site, due="2026-11-01")
        company.save(
            "incident", kind="near_miss", happened_on="2026-11-02", what=first, site_id=site
        )


def test_ten_thousand_pasted_lines(person: Person) -> None:
    meeting = Company(person.desk.company).meeting("2026-11-02")
    person.go(Place("leadership", "meeting", meeting))
    rows = person.element.work.pane.form.fields.editors["concerns"]
    assert isinstance(rows, RowsEditor)
    lines = "\n".join(f"Concern {n}\tBob" for n in range(10_000))
    QGuiApplication.clipboard().setText(lines)
    person.click_on(rows.paste)
    assert person.says("500 lines fit into one record, so 9,500 lines were not taken.")
    person.press("Ctrl+S")
    kept = read_record(person.desk.company, "meeting", meeting).values["concerns"]
    assert len(kept) == 500


def test_ten_thousand_lines_in_one_field(person: Person) -> None:
    person.press("Ctrl+Shift+I")
    QGuiApplication.clipboard().setText("\n".join(f"Line {n}" for n in range(10_000)))
    person.press("Ctrl+V")
    what = QApplication.focusWidget()
    assert isinstance(what, QPlainTextEdit)
    person.press("Ctrl+S")
    assert person.says("What happened has 98,889 characters and 20,000 fit. Shorten it.")
    assert what.toPlainText().endswith("Line 9999")
    person.press("Ctrl+K")
    person.press("Ctrl+V")
    person.press("Escape")
    person.tab("Today")
    assert list(person.lines().values()) == ["Not saved"]
