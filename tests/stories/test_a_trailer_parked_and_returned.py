"""A trailer is parked at the window, months pass, it returns: inspected first, no gap unsaid."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders.at_the_window import at_the_window
from tests.builders.company import Company, company_in, day
from tests.builders.person import Person
from ui.element.twelve_months import TwelveMonths
from ui.places import Place
from ui.units.overview import Overview
from ui.units.service_dialog import ServiceDialog

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
PARKED, BETWEEN, BACK, LATER = (
    day(on) for on in ("2026-09-03", "2026-10-15", "2026-11-20", "2026-11-24")
)


@pytest.fixture
def shop(tmp_path: Path) -> tuple[Path, str]:
    """A company with the trailer T-1, inspected every month until August; its file and the unit."""
    with company_in(tmp_path) as company:
        return company.file.path, _trailer(company)


def _trailer(company: Company) -> str:
    unit = company.save("equipment", number="T-1", description="Flat deck", type="Trailer")
    plan = company.plan("monthly", unit, task="Trailer inspection", in_force_from="2026-01-01")
    for month in range(1, 9):
        company.inspection(date(2026, month, 20), unit, plan)
    return unit


def _page(person: Person, unit: str) -> Overview:
    person.go(Place("company", "equipment", unit))
    return person.the_one(Overview)


def _shown_on_today(person: Person) -> dict[str, str]:
    person.go(Place("today"))
    return {title: chip for title, chip in person.all_lines().items() if "Trailer" in title}


def _strip(person: Person) -> TwelveMonths:
    person.go(Place("inspections", "twelve_months"))
    return person.the_one(TwelveMonths)


def test_the_inspection_is_demanded_and_the_strip_explains_the_gap(
    shop: tuple[Path, str],
    tmp_path: Path,
    qapp: QApplication,  # noqa: ARG001
) -> None:
    file, unit = shop
    with at_the_window(file, tmp_path, today=PARKED) as person:
        _page(person, unit)
        person.click("Park…")
        pane = person.dialog(ServiceDialog)
        assert pane.told.text().startswith("1 duty pauses.")
        person.click("Park")
        assert person.says("T-1 Flat deck parked today.")
        assert person.the_one(Overview).chip.text() == "Parked"

    with at_the_window(file, tmp_path, today=BETWEEN) as person:
        assert set(_shown_on_today(person).values()) == {"Parked"}  # nobody is nagged

    with at_the_window(file, tmp_path, today=BACK) as person:
        _page(person, unit)
        person.click("Return to service…")
        pane = person.dialog(ServiceDialog)
        assert pane.told.text().startswith("“Trailer inspection” is due today: inspect it before")
        person.click("Return")
        person.click("Later")
        assert person.says("Returned to service 20 November; inspect it before it is used.")

    with at_the_window(file, tmp_path, today=LATER) as person:
        # whoever clicked it away is told until somebody has inspected it
        assert set(_shown_on_today(person).values()) == {"Overdue"}
        _page(person, unit)
        person.click("Inspect it now")
        person.press("Ctrl+S")
        assert _shown_on_today(person) == {}
        strip = _strip(person)
        model = strip.table.model()
        said = [model.index(0, column).data() for column in range(12)]
        assert said[-4:] == ["done", "parked", "parked", "late"]
        heard = model.index(0, 9).data(Qt.ItemDataRole.AccessibleTextRole)
        assert heard.endswith("September 2026: parked 3 Sep to 20 Nov")
        assert strip.table.columnSpan(0, 9) == 2
        why = model.index(0, 11).data(Qt.ItemDataRole.AccessibleDescriptionRole)
        assert why == (
            "Done 24 November. It was due 20 November. Parked 3 September to 20 November."
        )
