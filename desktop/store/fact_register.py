"""Who and what duties speak of: workers, units, sites, and what the company chose."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.store.asking import Ask
from desktop.store.facts import (
    CERTIFICATE_DAYS,
    DUE_DAYS,
    DUE_SHARE,
    USAGE_SHARE,
    EarlyWarning,
    Period,
    Subject,
)
from desktop.values.amounts import exact


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit in the register: `meter` is km or h where it has just one.

    `daily_use` is what somebody stated as the use of a day, in thousandths.
    """

    subject: Subject
    type: str | None
    meter: str | None
    daily_use: int | None = None


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


def register(ask: Ask) -> Register:
    """Return the names of everybody and everything in the file."""
    companies = ask("companies")
    return Register(
        _company(*companies[0]) if companies else Subject("company", "", ""),
        {id_: full_name(first, last) for id_, first, last in ask("names")},
        {
            id_: UnitEntry(
                Subject("unit", id_, number),
                type_,
                meter if meter in {"km", "h"} else None,
                daily_use,
            )
            for id_, number, type_, meter, daily_use in ask("units")
        },
        {id_: Subject("site", id_, name) for id_, name in ask("sites")},
    )


def _company(id_: str, trade_name: str | None, legal_name: str) -> Subject:
    return Subject("company", id_, trade_name or legal_name)


def full_name(first: str | None, last: str) -> str:
    """Return "Rick Desjarlais"."""
    return f"{first} {last}" if first else last


def active_periods(ask: Ask) -> dict[str, tuple[Period, ...]]:
    """Return when each site was active; a site without a period is not among them."""
    found: dict[str, tuple[Period, ...]] = {}
    for site, from_on, to_on in ask("active_periods"):
        found[site] = (*found.get(site, ()), Period(from_on, to_on))
    return found


def early_warning(ask: Ask) -> EarlyWarning:
    """Return how early the company wants to be told; cli.md's definitions for the rest."""
    chosen = ask("choices")
    if not chosen:
        return EarlyWarning()
    share, days, usage_share, certificate_days, working_days, statutory = chosen[0]
    return EarlyWarning(
        share=DUE_SHARE if share is None else exact(share),
        days_at_most=DUE_DAYS if days is None else days,
        usage_share=USAGE_SHARE if usage_share is None else exact(usage_share),
        certificate_days=CERTIFICATE_DAYS if certificate_days is None else certificate_days,
        working_days=working_days or "",
        days_off=frozenset(day for (day,) in ask("days_off")),
        province=_province(ask) if statutory else "",
    )


def _province(ask: Ask) -> str:
    """Whose statutory holidays are days off: Alberta's where the company names no province."""
    named = ask("provinces")
    return (named[0][0] if named else None) or "AB"
