"""Opens an assessment: for what, over which time, by whom; one at a time."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.engine import Connection

from desktop.audit.protocols.protocol import Protocol
from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.records.assessment import PURPOSES
from desktop.services.assessing.kept import ASSESSMENT, assessments_in, is_done
from desktop.services.assessing.listing import title_of
from desktop.services.assessing.refusing import refuse_second, window_faults
from desktop.services.assessing.shown import Opening
from desktop.services.assessing.words import say_window
from desktop.services.linking import link_choices
from desktop.services.protocols.choosing import asked_by
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.values.audited.span import months_to
from desktop.values.spoken import say_date

_WORKER: Final = "worker"


@dataclass(frozen=True)
class Wanted:
    """What a new assessment is about; the assessor is on the list of workers, or only a name."""

    purpose: str
    from_on: date | None
    to_on: date | None
    assessor_id: str | None = None
    assessor_name: str = ""


def opening(company: CompanyFile, today: date) -> Opening:
    """Return what the form of a new assessment begins with."""
    people = link_choices(company, _WORKER, today=today)
    with company.reading() as connection:
        asked, every = asked_by(connection, today), assessments_in(connection)
        to_on = _audit_day(connection, today) or today
        owner = _owner(connection, [id_ for id_, _name in people])
    before = _last_done(every)
    short = asked.short_history_months
    return Opening(
        protocol_said=_("{name}, version {version}").format(name=asked.name, version=asked.version),
        purposes={key: _(said) for key, said in PURPOSES.items()},
        purpose=_next_purpose(before),
        from_on=months_to(to_on, asked.history_months).from_on,
        to_on=to_on,
        short_from_on=months_to(to_on, short).from_on if short else None,
        short_said=_short_said(short),
        assessor_id=owner,
        assessors=tuple(people),
        refused=_why_none(asked, every),
        carries_from=""
        if before is None
        else _("It carries on from: {title}.").format(title=title_of(before, today)),
        done_to=before.values["window_to_on"] if before else None,
    )


def covered_twice(first: Opening, from_on: date | None, today: date) -> str:
    """Return that days are covered which the assessment before covers already, "" where none."""
    if from_on is None or first.done_to is None or from_on > first.done_to:
        return ""
    said = _("The assessment before this one covers the time up to {date} already.")
    return said.format(date=say_date(first.done_to, today))


def open_assessment(company: CompanyFile, wanted: Wanted, today: date) -> str:
    """Open an assessment as one action; returns its id. Raises Refused with all faults by field."""
    with company.reading() as connection:
        asked, every = asked_by(connection, today), assessments_in(connection)
    why = _why_none(asked, every)
    if why:
        raise Refused(why)
    faults = _faults(wanted, today)
    if faults:
        raise Refused(faults)
    before = _last_done(every)
    values = {
        "protocol": asked.id,
        "protocol_version": asked.version,
        "purpose": wanted.purpose,
        "window_from_on": wanted.from_on,
        "window_to_on": wanted.to_on,
        "assessor_id": wanted.assessor_id,
        "assessor_name": None if wanted.assessor_id else wanted.assessor_name.strip(),
        "carried_from_id": before.id if before else None,
    }
    name = _("Assessment opened: {purpose}, {window}").format(
        purpose=_(PURPOSES[wanted.purpose]), window=say_window(values, today)
    )
    return company.write(name, lambda t: t.save(ASSESSMENT, values))


def _faults(wanted: Wanted, today: date) -> dict[str, str]:
    faults: dict[str, str] = {}
    from_on, to_on = wanted.from_on, wanted.to_on
    if wanted.purpose not in PURPOSES:
        faults["purpose"] = _("Say what the assessment is for.")
    if from_on is None:
        faults["window_from_on"] = _("Say from which day on it covers the records.")
    if to_on is None:
        faults["window_to_on"] = _("Say up to which day it covers the records.")
    if from_on and from_on > today:
        said = _("This lies ahead: there are no records yet to assess. Begin on {date} or before.")
        faults["window_from_on"] = said.format(date=say_date(today, today))
    else:
        faults |= window_faults(from_on, to_on)
    if not wanted.assessor_id and not wanted.assessor_name.strip():
        faults["assessor_id"] = _("Say who does the assessment.")
    return faults


def _why_none(asked: Protocol, every: list[Stored]) -> str:
    second = refuse_second(every)
    if second:
        return second
    if asked.is_skeleton:
        said = _("{name} has no questions yet. Type them in, or read them from a sheet, first.")
        return said.format(name=asked.name)
    return ""


def _last_done(every: list[Stored]) -> Stored | None:
    return next((one for one in every if is_done(one.values)), None)


def _next_purpose(before: Stored | None) -> str:
    """Return what comes next: years of maintenance follow a certification."""
    return "maintenance" if before is not None else "certification"


def _audit_day(connection: Connection, today: date) -> date | None:
    """Return the day of the next audit, None where nobody said it or it is over."""
    found = aggregate.read(connection, kind_of("company")).values()
    days = [one.values["next_audit_on"] for one in found if not one.is_voided]
    return next((day for day in days if day is not None and day >= today), None)


def _owner(connection: Connection, ids: list[str]) -> str | None:
    """Return the owner where there is just one: who usually assesses a small company."""
    found = aggregate.read(connection, kind_of(_WORKER), ids).values()
    owners = [one.id for one in found if one.values["is_owner"] and not one.is_voided]
    return owners[0] if len(owners) == 1 else None


def _short_said(months: int | None) -> str:
    if months is None:
        return ""
    return ngettext(
        "{n} month of records may do for a certificate of one year.",
        "{n} months of records may do for a certificate of one year.",
        months,
    ).format(n=months)
