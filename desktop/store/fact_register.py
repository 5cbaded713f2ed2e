"""Who and what duties speak of: workers, units, sites, and what the company chose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from desktop.records.company import Company
from desktop.records.company_settings import CompanySettings
from desktop.records.equipment import Equipment
from desktop.records.people import Worker
from desktop.records.sites import ActivePeriod, Site
from desktop.store.facts import (
    CERTIFICATE_DAYS,
    DUE_DAYS,
    DUE_SHARE,
    USAGE_SHARE,
    EarlyWarning,
    Period,
    Subject,
)


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit in the register: `meter` is km or h where it has just one."""

    subject: Subject
    type: str | None
    meter: str | None


@dataclass(frozen=True, slots=True)
class Register:
    """Everything that has a name; workers include those who left, because they did things."""

    company: Subject
    workers: Mapping[str, str]
    units: Mapping[str, UnitEntry]
    sites: Mapping[str, Subject]

    def person(self, worker_id: str | None, written: str | None) -> str | None:
        """Return the name of a worker, or the name as it was written."""
        return self.workers.get(worker_id or "") or written


def table_of(model: Any) -> Table:
    """Return the table of a record kind or of the rows inside one."""
    table = model.__table__
    assert isinstance(table, Table)
    return table


_COMPANY: Final = table_of(Company)
_SETTINGS: Final = table_of(CompanySettings)
_WORKER: Final = table_of(Worker)
_UNIT: Final = table_of(Equipment)
_SITE: Final = table_of(Site)
_ACTIVE: Final = table_of(ActivePeriod)

_COMPANIES: Final = select(_COMPANY.c.id, _COMPANY.c.trade_name, _COMPANY.c.legal_name).where(
    _COMPANY.c.voided_at.is_(None)
)
_WORKERS: Final = select(_WORKER.c.id, _WORKER.c.first_name, _WORKER.c.last_name)
_UNITS: Final = select(
    _UNIT.c.id, _UNIT.c.number, _UNIT.c.type, _UNIT.c.reading_unit
).where(_UNIT.c.voided_at.is_(None))  # fmt: skip
_SITES: Final = select(_SITE.c.id, _SITE.c.name).where(_SITE.c.voided_at.is_(None))
_PERIODS: Final = select(_ACTIVE.c.owner_id, _ACTIVE.c.from_on, _ACTIVE.c.to_on)
_CHOICES: Final = select(
    _SETTINGS.c.lead_share,
    _SETTINGS.c.lead_days_at_most,
    _SETTINGS.c.usage_lead_share,
    _SETTINGS.c.certificate_days,
    _SETTINGS.c.working_days,
).where(_SETTINGS.c.voided_at.is_(None))


def register(connection: Connection) -> Register:
    """Return the names of everybody and everything in the file."""
    company = connection.execute(_COMPANIES).first()
    return Register(
        Subject("company", company.id, company.trade_name or company.legal_name)
        if company
        else Subject("company", "", ""),
        {id_: full_name(first, last) for id_, first, last in connection.execute(_WORKERS).all()},
        {
            id_: UnitEntry(
                Subject("unit", id_, number), type_, meter if meter in {"km", "h"} else None
            )
            for id_, number, type_, meter in connection.execute(_UNITS).all()
        },
        {id_: Subject("site", id_, name) for id_, name in connection.execute(_SITES).all()},
    )


def full_name(first: str | None, last: str) -> str:
    """Return "Rick Desjarlais"."""
    return f"{first} {last}" if first else last


def active_periods(connection: Connection) -> dict[str, tuple[Period, ...]]:
    """Return when each site was active; a site without a period is not among them."""
    found: dict[str, tuple[Period, ...]] = {}
    for site, from_on, to_on in connection.execute(_PERIODS).all():
        found[site] = (*found.get(site, ()), Period(from_on, to_on))
    return found


def early_warning(connection: Connection) -> EarlyWarning:
    """Return how early the company wants to be told; cli.md's definitions for the rest."""
    chosen = connection.execute(_CHOICES).first()
    if chosen is None:
        return EarlyWarning()
    share, days, usage_share, certificate_days, working_days = chosen
    return EarlyWarning(
        share=DUE_SHARE if share is None else share,
        days_at_most=DUE_DAYS if days is None else days,
        usage_share=USAGE_SHARE if usage_share is None else usage_share,
        certificate_days=CERTIFICATE_DAYS if certificate_days is None else certificate_days,
        working_days=working_days or "",
    )
