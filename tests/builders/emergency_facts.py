"""Builds the facts of element S6 by hand, for rules and findings that need no company file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from desktop.audit.facts import AuditFacts
from desktop.duties.schedule import Schedule
from desktop.store.facts import CardFact, DutyFacts, PlanFact, Subject, TypeFact
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.emergency import (
    PARTS,
    ContactFact,
    DrillFact,
    Emergency,
    GearCheck,
    RoleFact,
    SitePlan,
)
from desktop.values.audited.people import People, Person, Signer, Who
from desktop.values.audited.places import EquipmentFact, Places, SiteFact
from desktop.values.audited.span import months_to
from desktop.values.period import Period
from tests.builders.company import AS_OF, day
from tests.builders.facts import COMPANY
from tests.builders.facts import plan as duty

SHOP: Final = SiteFact(id="shop", name="Shop", address="4127 46 Street, Rimbey")
DALE: Final = Person(id="dale", name="Dale Kowalchuk", is_owner=True)
RICK: Final = Person(id="rick", name="Rick Desjarlais")
TYLER: Final = Person(id="tyler", name="Tyler O'Brien")
GONE: Final = Person(id="gone", name="Cody Brandvold", employed=(Period(None, day("2026-04-24")),))
EXTINGUISHERS: Final = EquipmentFact(
    id="fe", number="FE", description="Fire extinguishers (lot of 9)", type="Fire extinguisher"
)
KIT: Final = EquipmentFact(id="fk", number="FK", description="First-aid kits, shop and trucks")
EYEWASH: Final = EquipmentFact(
    id="ew", number="EW-1", description="Eyewash station", type="Eyewash"
)
FIRST_AID: Final = TypeFact("Standard First Aid", 36)
_SPECIFICS: Final = {
    "muster_point": "Flag pole at the front gate",
    "nearest_hospital": "Rimbey Hospital and Care Centre",
    "hospital_route": "Left on 46 Street, right on 50 Avenue, 1.5 km",
    "site_access": "From Highway 20 west on 50 Avenue, second gate on the right",
    "posted_where": "Lunch room board",
}


def who(person: Person) -> Who:
    """Somebody as a record names them."""
    return Who(person.id, person.name)


def site_plan(id_: str = "erp", site: SiteFact = SHOP, *, without: Sequence[str] = (),
              **more: Any) -> SitePlan:  # fmt: skip
    """A sound plan; texts may be given by their fields, and `without` are left empty."""
    texts = {name: f"What holds at the shop for {name.replace('_', ' ')}" for name in PARTS}
    texts |= _SPECIFICS
    texts |= {name: more.pop(name) for name in list(more) if name in texts}
    values: dict[str, Any] = {
        "id": id_,
        "site_id": site.id,
        "made_on": day("2026-03-02"),
        "texts": {name: text for name, text in texts.items() if name not in without},
        "contacts": (ContactFact("Ambulance", "Any emergency", "911"),),
        "involved": (who(RICK),),
        "tailgate_on": day("2026-03-06"),
    }
    return SitePlan(**(values | more))


def drill(id_: str = "drill", on: str = "2026-05-04", **more: Any) -> DrillFact:
    """A sound drill at the shop."""
    values: dict[str, Any] = {
        "id": id_,
        "held_on": day(on),
        "site_id": SHOP.id,
        "scenario": "Bottle on fire at bay 2",
        "went_well": "Out in two minutes",
        "none_needed": "Everybody was out and counted in two minutes",
        "attendees": (Signer(who(RICK), True), Signer(who(DALE), True)),
    }
    return DrillFact(**(values | more))


def role(
    person: Person | None = RICK, what: str = "First aider", id_: str = "role", **more: Any
) -> RoleFact:
    """Somebody's part in an emergency, at the shop."""
    values = {"id": id_, "role": what, "who": who(person) if person else Who(None, "")}
    return RoleFact(**({"site_id": SHOP.id} | values | more))


def card(person: Person = RICK, expires: str | None = "2027-06-01", **more: Any) -> CardFact:
    """A first-aid card."""
    until = day(expires) if expires else None
    return CardFact(f"card-{person.id}", person.id, "fa", None, until, **more)


def gear_plan(rule: str, unit: EquipmentFact | SiteFact, task: str, **more: Any) -> PlanFact:
    """A duty on a unit or a site; its id is its task."""
    is_unit = isinstance(unit, EquipmentFact)
    name = unit.number if isinstance(unit, EquipmentFact) else unit.name
    subject = Subject("unit" if is_unit else "site", unit.id, name)
    return duty(rule, **({"id": task, "task": task, "subject": subject} | more))


def monthly(unit: EquipmentFact | SiteFact, task: str, **more: Any) -> PlanFact:
    """A duty due on the first of each month of 2026 up to November."""
    values = {"fixed": True, "anchor_on": day("2026-01-01"), "in_force_from": day("2025-12-15")}
    return gear_plan("monthly", unit, task, **(values | more))


def firsts(*months: int) -> tuple[date, ...]:
    """The first of some months of 2026."""
    return tuple(date(2026, month, 1) for month in months)


def gear_check(id_: str, on: str, unit: EquipmentFact, **more: Any) -> GearCheck:
    """An inspection of a unit."""
    values = {"id": id_, "kind": "inspection", "on": day(on), "unit_id": unit.id}
    return GearCheck(**(values | more))


def facts(
    emergency: Emergency | None = None,
    *,
    sites: Sequence[SiteFact] = (SHOP,),
    people: Sequence[Person] = (DALE, RICK),
    units: Sequence[EquipmentFact] = (),
    cards: Sequence[CardFact] = (),
    duties: Sequence[PlanFact] = (),
    done: Mapping[str, Sequence[date]] | None = None,
    types: Mapping[str, TypeFact] | None = None,
    as_of: date = AS_OF,
    **more: Any,
) -> AuditFacts:
    """What is audited; `done` are days by the id of the duty. Sound where nothing is said."""
    if emergency is None:
        emergency = Emergency(plans=(site_plan(),), drills=(drill(),))
    known = DutyFacts(
        as_of=as_of,
        company=COMPANY,
        plans=tuple(duties),
        types=types or {"fa": FIRST_AID},
        cards=tuple(cards),
    )
    subject = {one.id: one.subject.id for one in duties}
    days = {(id_, subject[id_]): tuple(on) for id_, on in (done or {}).items()}
    values: dict[str, Any] = {
        "span": months_to(as_of, 12),
        "company": CompanyFacts(id="co", name="Bow River"),
        "people": People({one.id: one for one in people}),
        "places": Places({one.id: one for one in sites}, {one.id: one for one in units}),
        "schedule": Schedule(known, as_of, days),
        "emergency": emergency,
    }
    return AuditFacts(**(values | more))


def with_plans(*plans: SitePlan, **more: Any) -> Emergency:
    """Plans, with a sound drill beside them."""
    return replace(Emergency(drills=(drill(),), **more), plans=plans)
