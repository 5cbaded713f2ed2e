"""Builds the small facts of one duty by hand, for rules that need no company file to be tried."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from desktop.duties import duties
from desktop.duties.duty import Duty
from desktop.store.fact_plans import rule_of
from desktop.store.facts import (
    Done,
    DutyFacts,
    EarlyWarning,
    Period,
    PlanFact,
    ReadingFact,
    ServiceFact,
    SkipFact,
    Subject,
    UnitFact,
)
from tests.builders.company import AS_OF, LONG_AGO, Number, day

UNIT: Final = Subject("unit", "u", "101")
SITE: Final = Subject("site", "s", "Shop")
COMPANY: Final = Subject("company", "c", "Bow River Mechanical Ltd.")


def done(on: str, reading: Number | None = None, **more: Any) -> Done:
    """It was done on a day."""
    return Done(day(on), reading=None if reading is None else Decimal(str(reading)), **more)


def stated(on: str, reading: Number | None = None) -> Done:
    """Somebody only says that it was done."""
    return done(on, reading, baseline=True)


def skip(on: str, due: str | None = None, new: str | None = None) -> SkipFact:
    """One was let go on a day."""
    return SkipFact(day(on), day(due) if due else None, day(new) if new else None)


def plan(rule: str = "weekly", last: Done | str | None = None, **more: Any) -> PlanFact:
    """A duty on unit 101; `last` is a date of completion or a Done, dates are ISO texts."""
    values = {
        "id": "p",
        "kind": "inspection",
        "subject": UNIT,
        "task": "Vehicle inspection",
        "rule_text": rule,
        "rule": rule_of(rule),
        "fixed": False,
        "in_force_from": LONG_AGO,
        "anchor_on": None,
        "lead_share": None,
        "lead_days": None,
        "statutory": False,
        "last": done(last) if isinstance(last, str) else last,
        "skips": (),
    }
    for name in ("anchor_on", "in_force_from"):
        if isinstance(more.get(name), str):
            more[name] = day(more[name])
    return PlanFact(**(values | more))


def unit(
    readings: Mapping[str, Number] | Sequence[ReadingFact] = (),
    changes: Sequence[tuple[str, str]] = (),
    used: Sequence[str] = (),
    repaired: str | None = None,
    meter: str = "km",
) -> UnitFact:
    """What happened to a unit: readings by day, changes as (what, day), days of use."""
    if isinstance(readings, Mapping):
        readings = [
            ReadingFact(day(on), Decimal(str(value)), meter) for on, value in readings.items()
        ]
    return UnitFact(
        tuple(ServiceFact(change, day(on)) for change, on in changes),
        tuple(readings),
        tuple(day(on) for on in used),
        day(repaired) if repaired else None,
    )


def duty_of(
    plan: PlanFact,
    as_of: date | str = AS_OF,
    unit: UnitFact | None = None,
    active: Sequence[tuple[str | None, str | None]] = (),
    warning: EarlyWarning | None = None,
    use_log_to: str | None = None,
) -> Duty:
    """How the duty stands on a day, with its last reading among those of its unit."""
    on = day(as_of) if isinstance(as_of, str) else as_of
    known = unit or UnitFact()
    if plan.last and plan.last.reading is not None:
        at_last = ReadingFact(plan.last.on, plan.last.reading, plan.last.reading_unit)
        known = replace(known, readings=(*known.readings, at_last))
    periods = tuple(
        Period(day(start) if start else None, day(end) if end else None) for start, end in active
    )
    facts = DutyFacts(
        as_of=on,
        company=COMPANY,
        warning=warning or EarlyWarning(),
        plans=(plan,),
        units={UNIT.id: known},
        sites={SITE.id: periods} if periods else {},
        use_log_to=day(use_log_to) if use_log_to else None,
    )
    (duty,) = duties(facts, on)
    return duty
