"""Where work is done and with what: sites with the times they were active, and units."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from desktop.values.audited.span import Span
from desktop.values.period import Period

RETURNED: Final = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFact:
    """A site; without any active period it counts as active all the time."""

    id: str
    name: str
    kind: str = ""  # office, shop, yard, field, or "" where nobody said
    active: tuple[Period, ...] = ()
    address: str = ""
    is_located: bool = False  # by coordinates

    def active_on(self, day: date) -> bool:
        """Whether work was done there on a day."""
        return not self.active or any(period.covers(day) for period in self.active)

    def active_in(self, span: Span) -> bool:
        """Whether work was done there on any day of a span."""
        return not self.active or any(
            (period.from_on is None or period.from_on <= span.as_of)
            and (period.to_on is None or period.to_on >= span.from_on)
            for period in self.active
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentFact:
    """A unit or a lot; `changes` say when it was parked, returned, out_of_order or sold."""

    id: str
    number: str
    description: str = ""
    type: str = ""
    lot_size: int = 1
    changes: tuple[tuple[str, date], ...] = ()  # oldest first

    def out_of_service(self, day: date) -> str:
        """Return what keeps it out of service on a day, "" while it is in service."""
        state = ""
        for change, on in self.changes:
            if on <= day:
                state = "" if change == RETURNED else change
        return state


@dataclass(frozen=True, slots=True)
class Places:
    """All sites and all units by id."""

    sites: Mapping[str, SiteFact] = field(default_factory=dict)
    units: Mapping[str, EquipmentFact] = field(default_factory=dict)

    def active_sites(self, day: date) -> tuple[SiteFact, ...]:
        """Return the sites where work is done on a day."""
        return tuple(site for site in self.sites.values() if site.active_on(day))

    def in_service(self, day: date) -> tuple[EquipmentFact, ...]:
        """Return the units that are neither parked nor out of order nor sold on a day."""
        return tuple(unit for unit in self.units.values() if not unit.out_of_service(day))
