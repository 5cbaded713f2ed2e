"""What the page Today needs besides the facts of duties: descriptions, titles, the audit's date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import exists, select
from sqlalchemy.engine import Connection

from desktop.records import KINDS
from desktop.records.company import Company
from desktop.records.equipment import Equipment
from desktop.records.inspections.plan import DutyPlan
from desktop.records.people import Position
from desktop.store.fact_register import table_of

_OF_EVERY_FILE: Final = frozenset({"company", "company_settings"})
_COMPANY: Final = table_of(Company)
_UNIT: Final = table_of(Equipment)
_PLAN: Final = table_of(DutyPlan)
_POSITION: Final = table_of(Position)


class Unit(NamedTuple):
    """What a unit, or a lot of small things, is."""

    description: str = ""
    lot_size: int = 1
    singly: bool = False


class Plan(NamedTuple):
    """What a new record of a duty takes from its plan."""

    checklist_id: str | None = None
    equipment_type: str | None = None


@dataclass(frozen=True)
class Besides:
    """Names and dates that decide no duty and that the page shows with them."""

    company_id: str = ""
    next_audit_on: date | None = None
    units: Mapping[str, Unit] = field(default_factory=dict)
    plans: Mapping[str, Plan] = field(default_factory=dict)
    positions: Mapping[str, str] = field(default_factory=dict)
    is_empty: bool = False


def read_besides(connection: Connection) -> Besides:
    """Read what the facts do not tell, in four small questions."""
    company = connection.execute(
        select(_COMPANY.c.id, _COMPANY.c.next_audit_on).where(_COMPANY.c.voided_at.is_(None))
    ).first()
    units = connection.execute(
        select(_UNIT.c.id, _UNIT.c.description, _UNIT.c.lot_size, _UNIT.c.inspect_singly)
    ).all()
    plans = connection.execute(
        select(_PLAN.c.id, _PLAN.c.checklist_id, _PLAN.c.equipment_type)
    ).all()
    positions = connection.execute(select(_POSITION.c.id, _POSITION.c.title)).all()
    return Besides(
        company_id=company.id if company else "",
        next_audit_on=company.next_audit_on if company else None,
        units={id_: Unit(what, size or 1, bool(singly)) for id_, what, size, singly in units},
        plans={id_: Plan(checklist, type_) for id_, checklist, type_ in plans},
        positions={line.id: line.title for line in positions},
        is_empty=not units and not plans and not _has_records(connection),
    )


def _has_records(connection: Connection) -> bool:
    """Whether anything was entered besides the company itself."""
    tables = (table_of(kind.model) for kind in KINDS if kind.key not in _OF_EVERY_FILE)
    return any(connection.execute(select(exists(select(t.c.id)))).scalar() for t in tables)
