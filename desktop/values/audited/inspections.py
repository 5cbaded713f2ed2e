"""What an audit judges of inspections, maintenance and what was taken out of use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.values.audited.people import Who
from desktop.values.stated import StatedFact


@dataclass(frozen=True, slots=True)
class ExceptionFact:
    """One thing in a lot that was not as the others; `removed` where it was taken out of use."""

    item: str
    found: str = ""
    removed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionFact:
    """An inspection that is judged by itself: of a work place, or one that found something.

    `failed` are the items that failed with what was remarked, `tags_out` whether the checklist
    says of one of them that it takes the unit out of use.
    """

    id: str
    on: date
    plan: str = ""
    unit: str = ""
    site: str = ""
    task: str = ""
    by: Who = field(default_factory=lambda: Who(None, ""))
    others: tuple[Who, ...] = ()
    result: str = ""
    safe: bool | None = None
    defects: str = ""
    notes: str = ""
    failed: tuple[tuple[str, str], ...] = ()
    exceptions: tuple[ExceptionFact, ...] = ()
    tags_out: bool = False

    @property
    def subject(self) -> str:
        """Return the id of what was inspected."""
        return self.unit or self.site

    @property
    def people(self) -> tuple[Who, ...]:
        """Return everybody who took part, the one who led it first."""
        return (self.by, *self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoerFact:
    """How often somebody led an inspection in the window, from when to when; the newest by id."""

    who: Who
    times: int
    first_on: date
    last_on: date
    last_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseFact:
    """The inspections of one thing, of one sort, that name no duty; `last_id` is the newest."""

    unit: str = ""
    site: str = ""
    task: str = ""
    days: tuple[date, ...] = ()  # oldest first
    last_id: str = ""

    @property
    def subject(self) -> str:
        """Return the id of what was inspected."""
        return self.unit or self.site


@dataclass(frozen=True, slots=True, kw_only=True)
class MaintenanceFact:
    """A service or a repair as it was done."""

    id: str
    on: date
    what: str = ""
    plan: str = ""
    unit: str = ""
    site: str = ""
    by: Who = field(default_factory=lambda: Who(None, ""))
    number: str = ""  # of the certificate, where one came of it

    @property
    def subject(self) -> str:
        """Return the id of what was maintained."""
        return self.unit or self.site


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFact:
    """A unit was parked, returned, out_of_order (tagged) or sold."""

    id: str
    unit: str
    change: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailFact:
    """A corrective action that an inspection led to, and how far it came.

    `source` is the id of the record that it came of, "" where only `found_in` says so in words.
    """

    id: str
    what: str
    found_on: date
    source: str = ""
    source_kind: str = ""
    found_in: str = ""
    unit: str = ""
    site: str = ""
    interim: str = ""
    assigned: Who = field(default_factory=lambda: Who(None, ""))
    due_on: date | None = None
    resolved_on: date | None = None
    resolved_by: Who = field(default_factory=lambda: Who(None, ""))
    proof: str = ""
    has_file: bool = False
    closed_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFact:
    """A document in force, as far as it says how work places and units are inspected."""

    id: str
    title: str
    kind: str = ""
    signed_by: Who = field(default_factory=lambda: Who(None, ""))
    signed_on: date | None = None
    text: str = ""
    has_file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspections:
    """Inspections, maintenance and what was taken out of use, as known on the day.

    `each` are the inspections that are judged one by one, `doers` count all of them by who did
    them, `led` are those of owners and managers, `newest` the last one on each plan. `sources` tell
    who says how often (policy, law, maker) and where, by plan.
    """

    each: tuple[InspectionFact, ...] = ()
    doers: tuple[DoerFact, ...] = ()
    led: tuple[tuple[str, date], ...] = ()  # its id and its day
    newest: Mapping[str, str] = field(default_factory=dict)
    loose: tuple[LooseFact, ...] = ()
    maintenance: tuple[MaintenanceFact, ...] = ()
    changes: tuple[ServiceFact, ...] = ()
    used: Mapping[str, tuple[date, ...]] = field(default_factory=dict)  # days of use, by unit
    # between which two days its meter ran, of units that were found unsafe
    ran: Mapping[str, tuple[tuple[date, date], ...]] = field(default_factory=dict)
    trails: tuple[TrailFact, ...] = ()
    documents: tuple[WrittenFact, ...] = ()
    stated: tuple[StatedFact, ...] = ()
    checklists: tuple[str, ...] = ()
    sources: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)  # of plans on every unit of a type
