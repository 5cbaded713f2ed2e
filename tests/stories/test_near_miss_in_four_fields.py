"""A near miss is typed in four fields, looked into, put right, and taken back: by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.records import kind_of
from desktop.services.singles import single_id
from desktop.store import aggregate
from tests.builders.at_the_window import at_the_window
from tests.builders.company import Company, company_in
from tests.builders.person import Person
from ui.forms.incident_form import IncidentForm
from ui.forms.investigation_form import InvestigationForm

NAME = "Near miss at Shop, 16 November"

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),  # a screen that is none
]


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[Person]:  # noqa: ARG001
    with company_in(tmp_path) as company:
        company.together(lambda: fill(company))
    with at_the_window(tmp_path / "company.muster", tmp_path, size=(1366, 768)) as person:
        yield person


def fill(company: Company) -> None:
    company.save("company", single_id(company.file, "company"), province="AB")
    company.worker("Rick Desjarlais", hired="2020-01-06")
    company.site("Shop")
    company.site("Yard")


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


def tab_to(person: Person, name: str, most: int = 40) -> None:
    """Press Tab until a screen reader says that the keyboard is there."""
    seen = []
    for _press in range(most):
        if focus() == name:
            return
        seen.append(focus())
        QTest.keyClick(QApplication.focusWidget() or person.window, Qt.Key.Key_Tab)
        person.settle()
    raise AssertionError(f"Tab does not come to {name!r}: {seen}")


def standing(person: Person, kind: str) -> list[aggregate.Stored]:
    with person.desk.company.reading() as connection:
        found = aggregate.read(connection, kind_of(kind)).values()
        return [record for record in found if not record.is_voided]


def test_near_miss_in_four_fields(shop: Person) -> None:
    QTest.keySequence(shop.window, QKeySequence("Ctrl+Shift+I"))
    shop.settle()
    form = shop.the_one(IncidentForm)
    assert focus() == "What happened"
    shop.type("A sling slipped on painted pipe")
    tab_to(shop, "What kind: Near miss", 1 + 1)
    tab_to(shop, "When", 2 + 1)
    tab_to(shop, "Where", 3 + 1)
    shop.type("shop")
    shop.press("Ctrl+S")
    assert shop.menu("undo") == f"&Undo: {NAME}: entered"
    (incident,) = standing(shop, "incident")
    assert (incident.values["kind"], incident.values["happened_at"]) == ("near_miss", None)

    # how bad it could have been is said when there is time, and then more follows
    shop.click("More when you have time", form)
    shop.press("Space")
    assert shop.says("report it to OHS as a potentially serious incident", form)
    shop.press("Ctrl+S")
    shop.click("Start the investigation")
    page = shop.the_one(InvestigationForm)
    assert shop.says(f"Investigation: {NAME}")
    assert shop.says("A sling slipped on painted pipe", page)
    assert shop.says("No cause is written down yet.", page)

    page.fields.editors["whys"].setFocus()
    for answer in ("One choker was used", "Nobody had two at hand", "They are not on the list"):
        shop.type(answer)
        shop.press("Return")
    tab_to(shop, "Cause")
    shop.type("Rigging is on no loading list")
    tab_to(shop, "What to put right")
    shop.type("Put chokers on the list")
    tab_to(shop, "Assigned to")
    shop.type("Rick Desjarlais")
    tab_to(shop, "Due")
    shop.type("30 nov")
    shop.press("Ctrl+S")
    assert shop.menu("undo") == f"&Undo: Investigation of {NAME}: begun"
    (inquiry,), (action,) = standing(shop, "investigation"), standing(shop, "corrective_action")
    assert [line["why"] for line in inquiry.values["whys"]][-1] == "They are not on the list"
    assert (action.values["source_kind"], action.values["source_id"]) == (
        "investigation", inquiry.id,
    )  # fmt: skip
    assert shop.says("Rick Desjarlais, by 30 November", page)

    shop.press("Ctrl+Z")
    assert standing(shop, "corrective_action") == standing(shop, "investigation") == []
    shop.press("Ctrl+Z")
    shop.press("Ctrl+Z")
    assert standing(shop, "incident") == []
    assert shop.menu("redo") == f"&Redo: {NAME}: entered"
