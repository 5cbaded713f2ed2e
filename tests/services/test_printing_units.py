"""The sheet of a unit says its meters, who may run it, and why nothing was done in some months."""

from pathlib import Path

from desktop.services.printing.records import record_sheet
from tests.builders.company import AS_OF, Company
from tests.builders.on_paper import said


def test_a_units_sheet_explains_its_gaps(company: Company, tmp_path: Path) -> None:
    unit = company.unit("103", type="Truck")
    worker = company.worker("Tyler Beaver")
    company.save("competency_check", worker_id=worker, equipment_type="truck",
                 checked_on="2026-05-04", result="competent")  # fmt: skip
    company.change(unit, "parked", "2026-01-05", reason="No work in winter", by_name="Dale")
    company.change(unit, "returned", "2026-04-20")
    company.reading(unit, 10_000, "2026-01-10")
    company.reading(unit, 10_250, "2026-02-10")
    to = tmp_path / "sheet.pdf"
    record_sheet(company.file, "equipment", [unit], to, AS_OF)
    words = said(to)
    assert "10,250kmon10February" in words
    assert "Parked5January2026" in words
    assert "20April2026Noworkinwinter" in words
    assert "itsmeterwentonby250km" in words
    assert "TylerBeaverCompetentchecked4May" in words
