"""Reads and saves what is set for the company: who it is, when it works, how early to warn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.duties.working_days import read_working_days
from desktop.errors import Refused
from desktop.language import _
from desktop.records.company import COMPANY
from desktop.records.company_settings import COMPANY_SETTINGS
from desktop.records.fields import Field
from desktop.records.kind import Kind
from desktop.services.days_off import ROWS, TypedDaysOff, read_days_off
from desktop.services.retention.choosing import KeptShown, kept_shown, rows_chosen
from desktop.services.typed_fields import read_one, say_typed
from desktop.services.typing import typed_lines
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.facts import EarlyWarning
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from desktop.values.spoken import say_number

# the fields of the company that are asked for, in order
SHOWN: Final = (
    "legal_name", "trade_name", "province", "address", "wcb_accounts", "industry_codes",
    "certifying_partner", "secor_number", "certificate_valid_to_on", "next_audit_on",
)  # fmt: skip
WARNINGS: Final = ("certificate_days", "lead_share", "lead_days_at_most")
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")  # as working_days reads them
_RANGE: Final = 3  # days in a row that are written as a range
_MOST_DAYS: Final = 3650
_PERCENT: Final = 100


@dataclass(frozen=True)
class Profile:
    """What is set now, as a person types it; `usual` is what holds where a warning is empty."""

    typed: Mapping[str, str]
    working_days: frozenset[int]  # Monday is 0
    usual: Mapping[str, str]
    kept: tuple[KeptShown, ...]  # how long records of each kind are kept
    days_off: TypedDaysOff = field(default_factory=TypedDaysOff)


def shown_fields() -> tuple[Field, ...]:
    """Return the fields of the company that are asked for."""
    return tuple(COMPANY.field(name) for name in SHOWN)


def read_profile(company: CompanyFile) -> Profile:
    """Return what is set; what nobody set yet is empty."""
    with company.reading() as connection:
        about, chosen = _only(connection, COMPANY), _only(connection, COMPANY_SETTINGS)
    typed = {
        name: _said(COMPANY.field(name), about.values[name] if about else None) for name in SHOWN
    }
    values = chosen.values if chosen else {}
    share = values.get("lead_share")
    typed |= {
        "certificate_days": _plain(values.get("certificate_days")),
        "lead_days_at_most": _plain(values.get("lead_days_at_most")),
        "lead_share": "" if share is None else say_number(share * _PERCENT),
    }
    usual = EarlyWarning()
    return Profile(
        typed=typed,
        working_days=read_working_days(values.get("working_days") or ""),
        usual={
            "certificate_days": str(usual.certificate_days),
            "lead_days_at_most": str(usual.days_at_most),
            "lead_share": say_number(usual.share * _PERCENT),
        },
        kept=kept_shown(values.get("retention", ())),
        days_off=_days_off(chosen),
    )


def _days_off(chosen: Stored | None) -> TypedDaysOff:
    values = chosen.values if chosen else {}
    return TypedDaysOff(
        keeps_statutory=bool(values.get("keeps_statutory_holidays")),
        lines=tuple(typed_lines(ROWS, values.get("holidays"))),
    )


def save_profile(
    company: CompanyFile,
    typed: Mapping[str, str],
    working_days: frozenset[int],
    today: date,
    kept: Mapping[str, str] = MappingProxyType({}),
    off: TypedDaysOff | None = None,
) -> bool:
    """Save what was typed, and chosen by kind to be `kept`, as one action; returns whether any
    of it changed.

    Raises Refused with all faults at once, by the name of their field. Without `off` the days off
    stay as they are.
    """
    about, chosen = _read(typed, working_days, today, off)

    def save(t: Transaction) -> bool:
        before = _only(t.connection, COMPANY_SETTINGS)
        if off is not None and off == _days_off(before):
            for name in ("keeps_statutory_holidays", "holidays"):
                del chosen[name]
        return _save(t, about, chosen, working_days, kept, before)

    return company.write(_("Company settings"), save)


def _save(
    t: Transaction,
    about: dict[str, Any],
    chosen: dict[str, Any],
    working_days: frozenset[int],
    kept: Mapping[str, str],
    before: Stored | None,
) -> bool:
    words = (before.values["working_days"] if before else None) or ""
    if read_working_days(words) != working_days:  # else they stay as somebody wrote them
        chosen["working_days"] = _day_words(working_days)
    chosen["retention"] = rows_chosen(before.values["retention"] if before else (), kept)
    saved = [
        _save_one(t, COMPANY, about, _only(t.connection, COMPANY)),
        _save_one(t, COMPANY_SETTINGS, chosen, before),
    ]
    return any(saved)


def _save_one(t: Transaction, kind: Kind, values: dict[str, Any], current: Stored | None) -> bool:
    now = current.values if current else {"retention": []}
    changed = {name: value for name, value in values.items() if now.get(name) != value}
    if changed:
        t.save(kind.key, changed, current.id if current else None)
    return bool(changed)


def _only(connection: Connection, kind: Kind) -> Stored | None:
    table = aggregate.table_of(kind)
    asked = select(table.c.id).where(table.c.voided_at.is_(None)).order_by(table.c.id).limit(1)
    found = connection.execute(asked).scalar()
    return aggregate.read_one(connection, kind, found) if found else None


def _said(field: Field, value: Any) -> str:
    """A choice by its key, because it is chosen and not typed."""
    return str(value or "") if field.choices else say_typed(field, value)


def _plain(value: int | None) -> str:
    return "" if value is None else str(value)


# --- reading what was typed -----------------------------------------------------------------------


def _read(
    typed: Mapping[str, str],
    working_days: frozenset[int],
    today: date,
    off: TypedDaysOff | None,
) -> tuple[dict[str, Any], dict[str, Any]]:
    about: dict[str, Any] = {}
    chosen: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for name, text in typed.items():
        try:
            if name in WARNINGS:
                chosen[name] = _read_warning(name, text, today)
            else:
                about[name] = read_one(COMPANY.field(name), text, today).value
        except Refused as refused:
            faults[name] = refused.faults[""]
    if off is not None:
        try:
            chosen |= read_days_off(off, today)
        except Refused as refused:
            faults |= refused.faults
    if not working_days:
        faults["working_days"] = _("Choose at least one day on which somebody works.")
    if faults:
        raise Refused(faults)
    return about, chosen


def _read_warning(name: str, text: str, today: date) -> Any:
    field = COMPANY_SETTINGS.field(name)
    value = read_one(field, text.replace("%", ""), today).value
    if value is None:
        return None
    if name == "lead_share":
        if not 0 <= value <= _PERCENT:
            raise Refused(_("Type a share from 0 to 100 percent."))
        return Decimal(value) / _PERCENT
    if not 0 <= value <= _MOST_DAYS:
        raise Refused(_("Type a number of days from 0 to {n}.").format(n=say_number(_MOST_DAYS)))
    return value


def _day_words(days: frozenset[int]) -> str:
    """Return "Mon-Fri" or "Mon, Wed, Fri", as the duties read it."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts: list[str] = []
    for run in runs:
        if len(run) >= _RANGE:
            parts.append(f"{_DAYS[run[0]]}-{_DAYS[run[-1]]}")
        else:
            parts += [_DAYS[day] for day in run]
    return ", ".join(parts)
