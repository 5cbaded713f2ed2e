"""From a list into a record and back again without a mouse: the keyboard never gets lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.builders.at_the_window import at_the_window
from tests.builders.company import Company, company_in
from tests.builders.person import Person
from ui.element.matrix_view import MatrixView
from ui.element.renewal import RenewalForm
from ui.places import Place
from ui.tables.view import TableOfRecords


@pytest.fixture
def person(tmp_path: Path, qapp: QApplication) -> Iterator[Person]:  # noqa: ARG001
    with company_in(tmp_path) as company:
        company.together(lambda: _fill(company))
    with at_the_window(tmp_path / "company.muster", tmp_path) as somebody:
        yield somebody


def _fill(company: Company) -> None:
    kind = company.certificate_type("H2S Alive", 36)
    company.requirement(kind)
    for name in ("Ann Li", "Bob Roy", "Cora Day"):
        company.certificate(company.worker(name, "2012-05-22"), kind, "2027-10-14")


def keyboard() -> QWidget:
    at = QApplication.focusWidget()
    assert at is not None, "the keyboard is nowhere"
    return at


def test_a_list(person: Person) -> None:
    person.go(Place("company", "worker"))
    person.the_one(TableOfRecords).setFocus()
    person.press("Return")
    form = person.element.work.pane.form
    first = form.record_id
    assert first
    assert form.isAncestorOf(keyboard())
    person.press("Escape")
    assert not person.element.work.pane.isVisible()
    assert isinstance(keyboard(), TableOfRecords)
    person.press("Return")
    assert form.record_id == first
    person.press("Escape")
    person.press("Down")
    person.press("Return")
    assert form.isAncestorOf(keyboard())
    assert form.record_id not in ("", first)


def test_a_matrix(person: Person) -> None:
    person.go(Place("training", "training_matrix"))
    person.the_one(MatrixView).setFocus()
    person.press("Down")
    person.press("Return")
    form = person.the_one(RenewalForm)
    assert form.isAncestorOf(keyboard())
    assert person.says("Bob Roy · H2S Alive", form.window())
    person.press("Escape")
    assert isinstance(keyboard(), MatrixView)
    person.press("Down")
    person.press("Return")
    assert person.says("Cora Day · H2S Alive")
