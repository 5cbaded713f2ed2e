"""The units whose meters went on while they were parked: a finding, until somebody explains it."""

from datetime import date

from desktop.duties.moved_while_parked import Moved, moved_while_parked
from desktop.store.fact_moved import parked_units
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking


def parked_meters(company: CompanyFile, as_of: date) -> tuple[Moved, ...]:
    """Return every time that a meter went on while its unit was out of service, newest first."""
    with company.reading() as connection:
        units = parked_units(asking(connection), as_of)
    found = [moved for unit, known in units for moved in moved_while_parked(unit, known)]
    return tuple(sorted(found, key=lambda moved: (moved.from_on, moved.unit.name), reverse=True))
