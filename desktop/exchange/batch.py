"""What the readers of one import share: the registers, the entries and the day it is done for."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from desktop.exchange.entries import Entries
from desktop.exchange.mapping import Planned
from desktop.exchange.pace import Pace
from desktop.exchange.registers import Registers
from desktop.exchange.report import Place, Report
from desktop.exchange.requirements import Matrix
from desktop.store.aggregate import Stored

# the kinds that say what a meter said, and the fields in which they do
METERS: Final = (
    ("reading", "value", "unit"),
    ("inspection", "reading", "reading_unit"),
    ("maintenance", "reading", "reading_unit"),
)


@dataclass
class Batch:
    """One import under way."""

    report: Report
    registers: Registers
    entries: Entries
    as_of: date | None
    today: date
    planned: list[Planned]
    pace: Pace = field(default_factory=Pace)
    told: list["Told"] = field(default_factory=list)
    matrix: Matrix = field(default_factory=Matrix)
    read_plans: dict[str, str] = field(default_factory=dict)  # duty -> its rule on this schedule

    def plans(self) -> list[Stored]:
        """The duties in the file and in this import, voided ones left out."""
        return [plan for plan in self.entries.all("duty_plan") if not plan.is_voided]

    def readings(self) -> dict[tuple[str, str], list[Decimal]]:
        """What every meter said, by unit and what it counts, in the file and in this import."""
        found: dict[tuple[str, str], list[Decimal]] = {}
        for kind, value, unit in METERS:
            for record in self.entries.all(kind):
                said = record.values
                if not record.is_voided and said["equipment_id"] and said[value] is not None:
                    found.setdefault((said["equipment_id"], said[unit]), []).append(said[value])
        return found

    @property
    def has_service_log(self) -> bool:
        """Whether a log of what was parked and came back is handed in."""
        return any(p.plan and p.plan.kind == "service_change" for p in self.planned)

    @cached_property
    def has_action_log(self) -> bool:
        """Whether the log of corrective actions is handed in, or was before."""
        if any(p.plan and p.plan.kind == "corrective_action" for p in self.planned):
            return True
        known = self.registers.t.load("corrective_action").values()
        return any(not r.is_voided and r.values.get("source_id") is None for r in known)


@dataclass(frozen=True)
class Told:
    """A defect or an action told in words; a corrective action where no log of them exists."""

    what: str
    found_on: date
    kind: str
    record_id: str
    values: dict[str, Any]
    place: Place
