"""Builds small facts of inspections by hand: a truck, a lot of ladders, a shop and a yard."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from desktop.audit.facts import AuditFacts
from desktop.duties.schedule import Schedule
from desktop.store.fact_plans import rule_of
from desktop.store.facts import Done, DutyFacts, PlanFact, Subject, UnitFact
from desktop.store.facts import ServiceFact as Changed
from desktop.values.audited.inspections import (
    DoerFact,
    InspectionFact,
    Inspections,
    MaintenanceFact,
    ServiceFact,
    TrailFact,
    WrittenFact,
)
from desktop.values.audited.people import Who
from desktop.values.audited.places import EquipmentFact, Places, SiteFact
from desktop.values.audited.span import months_to
from desktop.values.stated import StatedFact
from tests.builders.company import AS_OF, day
from tests.builders.facts import plan as plan_of
from tests.builders.leadership_facts import RICK, people

NOBODY: Final = Who(None, "")
TRUCK: Final = Subject("unit", "u", "101")
LADDERS: Final = Subject("unit", "l", "LD")
SHOP: Final = Subject("site", "s", "Shop")
YARD: Final = Subject("site", "y", "Yard")
PLACES: Final = Places(
    {"s": SiteFact(id="s", name="Shop", kind="shop")},
    {
        "u": EquipmentFact(id="u", number="101", description="Welding truck", type="Truck"),
        "l": EquipmentFact(id="l", number="LD", description="Ladders", lot_size=5),
    },
)


def inspection(on: str = "2026-06-01", id_: str = "i", unit: str = "u", by: Who = RICK,
               **more: Any) -> InspectionFact:  # fmt: skip
    """An inspection of truck 101, or of the site that is named."""
    if more.get("site"):
        unit = ""
    task = "Worksite inspection" if more.get("site") else "Vehicle inspection"
    values = {"id": id_, "on": day(on), "unit": unit, "by": by, "task": task}
    return InspectionFact(**(values | more))


def failed(defects: str = "Marker light out", **more: Any) -> InspectionFact:
    """An inspection that found something."""
    return inspection(**({"result": "fail", "defects": defects} | more))


def trail(what: str = "Marker light of 101", found: str = "2026-06-01", **more: Any) -> TrailFact:
    """An action that came of inspection "i", closed as it should be."""
    values: dict[str, Any] = {
        "id": "a",
        "what": what,
        "found_on": day(found),
        "source": "i",
        "source_kind": "inspection",
        "assigned": RICK,
        "due_on": day("2026-06-14"),
        "resolved_on": day("2026-06-10"),
        "resolved_by": RICK,
        "proof": "New bulb, slip in the binder.",
    }
    for name in ("due_on", "resolved_on"):
        if isinstance(more.get(name), str):
            more[name] = day(more[name])
    return TrailFact(**(values | more))


def repair(on: str = "2026-06-03", what: str = "Marker light replaced", **more: Any) -> Any:
    """A repair of truck 101."""
    values = {"id": "m", "on": day(on), "what": what, "unit": "u", "by": RICK}
    return MaintenanceFact(**(values | more))


def change(what: str = "out_of_order", on: str = "2026-06-01", unit: str = "u") -> ServiceFact:
    """Truck 101 was tagged out, or parked, returned, sold."""
    return ServiceFact(id=f"{what} {on}", unit=unit, change=what, on=day(on))


def document(**more: Any) -> WrittenFact:
    """An inspection policy, signed."""
    values: dict[str, Any] = {
        "id": "d",
        "title": "Inspection policy",
        "kind": "inspection_policy",
        "signed_by": Who("dale", "Dale Kowalchuk"),
        "signed_on": day("2026-01-10"),
        "text": "The foreman inspects the shop. Whoever sees something unsafe reports it.",
    }
    return WrittenFact(**(values | more))


def line(what: str = "Worksite inspection: shop, yard", often: str = "monthly",
         **more: Any) -> StatedFact:  # fmt: skip
    """A line of the inspection policy."""
    return StatedFact(
        "d", "Inspection policy", "inspection_policy", what, often, rule_of(often), **more
    )


def plan(rule: str = "monthly", subject: Subject = SHOP, **more: Any) -> PlanFact:
    """A plan of the shop, or of another subject; `id` is that of the subject unless given."""
    task = "Worksite inspection" if subject.kind == "site" else "Vehicle inspection"
    values = {"id": f"p-{subject.id}", "subject": subject, "task": task}
    return plan_of(rule, **(values | more))


def every(days: int, first: str = "2025-11-20", times: int = 100) -> tuple[date, ...]:
    """Every so many days from a day on, to the day of the facts."""
    found = (day(first) + timedelta(days=days * n) for n in range(times))
    return tuple(on for on in found if on <= AS_OF)


def doer(who: Who, times: int, first: str = "2025-11-20", last: str = "2026-11-10") -> DoerFact:
    """Somebody who inspected so often."""
    return DoerFact(
        who=who, times=times, first_on=day(first), last_on=day(last), last_id=f"last of {who.name}"
    )


def facts(
    plans: Sequence[PlanFact] = (),
    done: Mapping[str, Sequence[date]] | None = None,
    as_of: date = AS_OF,
    changes: Sequence[ServiceFact] = (),
    sites: Mapping[str, Any] | None = None,
    **more: Any,
) -> AuditFacts:
    """A company of four; `done` are the days on which plans were kept, by the id of the plan.

    What belongs to inspections (`each`, `trails`, `documents` …) may be given by its name.
    """
    own = {name: more.pop(name) for name in list(more) if name in Inspections.__slots__}
    known: dict[str, tuple[Changed, ...]] = {}
    for one in changes:
        known[one.unit] = (*known.get(one.unit, ()), Changed(one.change, one.on))
    plans = [_as_done(one, (done or {}).get(one.id, ()), as_of) for one in plans]
    duties = DutyFacts(
        as_of=as_of,
        company=Subject("company", "c", "Bow River"),
        plans=tuple(plans),
        units={id_: UnitFact(changes=some) for id_, some in known.items()},
        sites=sites or {},
    )
    kept = {(one.id, one.subject.id): tuple((done or {}).get(one.id, ())) for one in plans}
    values: dict[str, Any] = {
        "span": months_to(as_of, 12),
        "people": people(),
        "places": PLACES,
        "schedule": Schedule(duties, as_of, kept),
        "inspections": Inspections(changes=tuple(changes), **own),
    }
    return AuditFacts(**(values | more))


def _as_done(one: PlanFact, days: Sequence[date], as_of: date) -> PlanFact:
    """The plan with the last of the days on which it was done."""
    past = [on for on in days if on <= as_of]
    return replace(one, last=Done(max(past))) if past and one.last is None else one
