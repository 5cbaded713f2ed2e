"""Meters that went on while parked are found in a company file, from wherever they were read."""

from desktop.services.parked_meters import parked_meters
from tests.builders.company import AS_OF, Company


def test_nothing_parked_is_nothing_found(company: Company) -> None:
    unit = company.unit("101")
    company.reading(unit, 1000, "2026-09-01")
    company.reading(unit, 2000, "2026-10-01")
    assert parked_meters(company.file, AS_OF) == ()


def test_readings_of_all_sorts_tell(company: Company) -> None:
    first, second, driven = company.unit("T-1"), company.unit("T-2"), company.unit("101")
    for unit in (first, second):
        company.change(unit, "parked", "2026-09-03")
    company.reading(first, 500, "2026-09-03")
    company.inspection("2026-10-10", first, reading=740)
    company.reading(second, 500, "2026-09-10")
    company.maintenance("2026-10-10", second, reading=500)
    company.reading(driven, 100, "2026-09-10")
    company.reading(driven, 900, "2026-10-10")
    (found,) = parked_meters(company.file, AS_OF)
    assert (found.unit.name, found.gained) == ("T-1", 240)
    # looked at before it was read, nobody knew
    assert parked_meters(company.file, found.from_on) == ()
