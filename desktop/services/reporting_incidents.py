"""An incident as it is reported: saved with what is to be fixed, and what follows from it then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.records.incidents.incident import INCIDENT_KINDS
from desktop.services.incident_law import Law, law_of
from desktop.services.source_actions import (
    NEW_ACTIONS,
    SourceAction,
    Typed,
    actions_of,
    save_with_actions,
)
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.titles import Titles
from desktop.store.transaction import Transaction
from desktop.values.spoken import say_date

INCIDENT: Final = "incident"
INVESTIGATION: Final = "investigation"
# what most reports are about; the others are serious, rare, and one press further away
FIRST_KINDS: Final = ("near_miss", "hazard", "first_aid", "property_damage", "spill")
USUAL_KIND: Final = "near_miss"


@dataclass(frozen=True)
class Investigated:
    """The investigation of an incident, and how far it is in a few words."""

    id: str
    said: str
    is_finished: bool


@dataclass(frozen=True)
class AfterIncident:
    """What came of an incident until now."""

    law: Law
    investigation: Investigated | None = None
    actions: tuple[SourceAction, ...] = ()


def other_kinds() -> tuple[str, ...]:
    """Return the kinds that are not offered at once."""
    return tuple(kind for kind in INCIDENT_KINDS if kind not in FIRST_KINDS)


def save_report(company: CompanyFile, form: Typed) -> str:
    """Save an incident and the actions typed beside it as one action; returns its id.

    Raises Refused with all faults at once, and MovedOn.
    """

    before: Mapping[str, Any] = {}
    if form.record_id:
        with company.reading() as connection:
            record = aggregate.read_one(connection, kind_of(INCIDENT), form.record_id)
        assert record is not None
        before = record.values

    def source(values: Mapping[str, Any]) -> Mapping[str, Any]:
        now = {**before, **values}
        return {"source_text": say_kind(now.get("kind")), "site_id": now.get("site_id")}

    def named(t: Transaction, record: str, actions: int) -> str:
        done = _("entered") if form.record_id is None else _("changed")
        if not form.typed.keys() - {NEW_ACTIONS}:
            done = ngettext("{n} action added", "{n} actions added", actions).format(n=actions)
        said = say_incident(t, record, form.today)
        return _("{incident}: {done}").format(incident=said, done=done)

    return save_with_actions(company, form, source, named)


def after_incident(company: CompanyFile, incident_id: str, today: date) -> AfterIncident:
    """Return what came of an incident until now; with "" what will follow from a new one."""
    law = law_of(company)
    if not incident_id:
        return AfterIncident(law)
    found = investigation_of(company, incident_id)
    investigated = None
    sources = [incident_id]
    if found is not None:
        values, id_ = found.values, found.id
        finished = values["finished_on"]
        investigated = Investigated(id_, _how_far(values, today), finished is not None)
        sources.append(id_)
    return AfterIncident(law, investigated, tuple(actions_of(company, sources, today)))


def investigation_of(company: CompanyFile, incident_id: str) -> aggregate.Stored | None:
    """Return the investigation of an incident, the newest of several, or None."""
    kind = kind_of(INVESTIGATION)
    table = aggregate.table_of(kind)
    question = select(table.c.id).where(
        table.c.incident_id == incident_id, table.c.voided_at.is_(None)
    )
    with company.reading() as connection:
        ids = list(connection.execute(question).scalars())
        return aggregate.read_one(connection, kind, max(ids)) if ids else None


def say_kind(kind: object) -> str:
    """Return "Near miss", as the list of choices says it."""
    return _(INCIDENT_KINDS[kind]) if isinstance(kind, str) and kind in INCIDENT_KINDS else ""


def say_incident(t: Transaction, incident_id: str, today: date) -> str:
    """Return "Near miss at Shop, 16 November", as an action on it is called."""
    record = t.get(INCIDENT, incident_id)
    assert record is not None
    site = record.values["site_id"]
    at_hand = t.get("site", site) if site else None
    titles = Titles(t.connection, {at_hand.id: at_hand} if at_hand else {})
    return say_values(record.values, titles.of_id("site", str(site)) if site else "", today)


def say_values(values: Mapping[str, Any], site: str, today: date) -> str:
    """Return the same of an incident's values and the title of its site."""
    kind, when = say_kind(values["kind"]), say_date(values["happened_on"], today)
    if site:
        return _("{kind} at {site}, {date}").format(kind=kind, site=site, date=when)
    return _("{kind}, {date}").format(kind=kind, date=when)


def _how_far(values: Mapping[str, Any], today: date) -> str:
    if values["finished_on"]:
        return _("Finished {date}").format(date=say_date(values["finished_on"], today))
    if values["started_on"]:
        return _("Begun {date}, not finished").format(date=say_date(values["started_on"], today))
    return _("Not begun")
