"""How long work takes in a company: read, said and changed in one place."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select

from desktop.audit.protocols.protocol import Protocol
from desktop.audit.work_times import USUAL_HOURS_A_WEEK, WorkTimes, usual_of_records
from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records.company_settings import COMPANY_SETTINGS, CompanySettings, WorkTime
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.questions.terms import table_of
from desktop.store.transaction import Transaction
from desktop.values.spoken import say_number

_SETTINGS: Final = table_of(CompanySettings)
_TIMES: Final = table_of(WorkTime)
MOST_MINUTES: Final = 6000
MOST_HOURS: Final = 80
_HOUR: Final = 60


def work_times(company: CompanyFile) -> WorkTimes:
    """Return the times of a company: its own, and the usual ones for all else."""
    live = _SETTINGS.c.voided_at.is_(None)
    each = select(_TIMES.c.about, _TIMES.c.minutes).join(
        _SETTINGS, _SETTINGS.c.id == _TIMES.c.owner_id
    )
    with company.reading() as connection:
        hours = connection.execute(select(_SETTINGS.c.hours_a_week).where(live)).scalar()
        own = {row.about: row.minutes for row in connection.execute(each.where(live))}
    return WorkTimes(own=own, hours_a_week=hours or USUAL_HOURS_A_WEEK)


def minutes_of_todo(company: CompanyFile, protocol: Protocol) -> Mapping[str, int]:
    """Return the minutes of one of the things that are missing, by the code of its question."""
    times = work_times(company)
    return {question.code: times.of_todo(question) for question in protocol.questions}


def minutes_of_work(company: CompanyFile, protocol: Protocol) -> Mapping[str, int]:
    """Return both in one: of a to-do by its question, and of a record that is made by its kind."""
    times = work_times(company)
    todo = {question.code: times.of_todo(question) for question in protocol.questions}
    return {kind: times.of_record(kind) for kind in usual_of_records()} | todo


def minutes_of_record(company: CompanyFile) -> Mapping[str, int]:
    """Return the minutes of filling in one record, by its kind."""
    times = work_times(company)
    return {kind: times.of_record(kind) for kind in {*usual_of_records(), *times.own}}


def change_times(
    company: CompanyFile, minutes: Mapping[str, int | None], hours_a_week: Decimal | None = None
) -> bool:
    """Give minutes of the company's own, by question or kind; None takes the usual ones again.

    One action; returns whether anything changed. Raises Refused by what has a wrong figure,
    "hours_a_week" for the hours.
    """
    faults = _faults(minutes, hours_a_week)
    if faults:
        raise Refused(faults)

    def save(t: Transaction) -> bool:
        found = aggregate.read(t.connection, COMPANY_SETTINGS)
        before = next((one for one in found.values() if not one.is_voided), None)
        values = before.values if before else {}
        changed: dict[str, Any] = {}
        rows = [row for row in values.get("work_times", ()) if row["about"] not in minutes]
        rows += [{"about": key, "minutes": n} for key, n in minutes.items() if n is not None]
        if _figures(rows) != _figures(values.get("work_times", ())):
            changed["work_times"] = rows
        if hours_a_week is not None and hours_a_week != values.get("hours_a_week"):
            changed["hours_a_week"] = hours_a_week
        if changed:
            t.save(COMPANY_SETTINGS.key, changed, before.id if before else None)
        return bool(changed)

    return company.write(_("How long things take here"), save)


def say_minutes(minutes: int) -> str:
    """Return "about 20 minutes" or "about 1½ hours": nobody plans by the minute."""
    if minutes < _HOUR:
        n = max(5, round(minutes / 5) * 5) if minutes >= 5 else minutes
        if n < _HOUR:
            return ngettext("about {n} minute", "about {n} minutes", n).format(n=n)
    hours = (
        Decimal(round(minutes / 30)) / 2
        if minutes < 10 * _HOUR
        else Decimal(round(minutes / _HOUR))
    )
    words = ngettext("about {n} hour", "about {n} hours", 1 if hours == 1 else 2)
    return words.format(n=say_number(hours))


def _faults(minutes: Mapping[str, int | None], hours: Decimal | None) -> dict[str, str]:
    said = _("Type minutes from 1 to {n}.").format(n=say_number(MOST_MINUTES))
    faults = {
        about: said for about, n in minutes.items() if n is not None and not 1 <= n <= MOST_MINUTES
    }
    if hours is not None and not 0 < hours <= MOST_HOURS:
        faults["hours_a_week"] = _("Type hours from 0.5 to {n}.").format(n=MOST_HOURS)
    return faults


def _figures(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    return {row["about"]: row["minutes"] for row in rows}
