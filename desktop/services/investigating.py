"""An investigation: what it looks into, what it still lacks, and saving it with its actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.records.incidents.incident import POTENTIAL
from desktop.records.privacy import SEALED
from desktop.services.incident_law import Times, times_of
from desktop.services.reporting_incidents import (
    INCIDENT,
    INVESTIGATION,
    say_incident,
    say_kind,
    say_values,
)
from desktop.services.source_actions import (
    NEW_ACTIONS,
    SourceAction,
    Typed,
    actions_of,
    save_with_actions,
)
from desktop.services.typed_fields import say_typed
from desktop.services.typing import is_blank
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.private_values import key_at, opened
from desktop.store.titles import Titles
from desktop.store.transaction import Transaction
from desktop.values.spoken import say_date


@dataclass(frozen=True)
class Facts:
    """What is known of the incident, as the page of its investigation shows it on top.

    `title` is its name in a few words; `said` are short lines: what kind, when, where; who was
    involved.
    """

    incident_id: str
    title: str
    happened_on: date
    what: str
    said: tuple[str, ...]
    times: Times
    actions: tuple[SourceAction, ...] = ()


def facts_of(
    company: CompanyFile, incident_id: str, investigation_id: str, today: date
) -> Facts | None:
    """Return what an investigation looks into, None where the incident is not in the file."""
    with company.reading(private=True) as connection:
        incident = aggregate.read_one(connection, kind_of(INCIDENT), incident_id)
        if incident is None:
            return None
        titles = Titles(connection, {})
        site = incident.values["site_id"]
        title = say_values(incident.values, titles.of_id("site", site) if site else "", today)
        key = key_at(connection)
        values = opened(kind_of(INCIDENT), incident.id, incident.values, key)
        said = _said(values, titles, today)
    return Facts(
        incident_id,
        title,
        incident.values["happened_on"],
        incident.values["what"],
        said,
        times_of(company),
        tuple(actions_of(company, [incident_id, investigation_id], today)),
    )


def save_investigation(company: CompanyFile, form: Typed) -> str:
    """Save an investigation and the actions typed into it as one action; returns its id.

    Raises Refused with all faults at once, and MovedOn.
    """
    incident_id = str(form.typed.get("incident_id") or "")
    with company.reading() as connection:
        if form.record_id and not incident_id:
            before = aggregate.read_one(connection, kind_of(INVESTIGATION), form.record_id)
            assert before is not None
            incident_id = before.values["incident_id"]
        incident = aggregate.read_one(connection, kind_of(INCIDENT), incident_id)
    site = incident.values["site_id"] if incident else None

    def source(_values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"source_text": _("Investigation"), "site_id": site}

    def named(t: Transaction, record: str, actions: int) -> str:
        saved = t.get(INVESTIGATION, record)
        assert saved is not None
        done = _("changed")
        if form.record_id is None:
            done = _("finished") if saved.values["finished_on"] else _("begun")
        elif not form.typed.keys() - {NEW_ACTIONS}:
            done = ngettext("{n} action added", "{n} actions added", actions).format(n=actions)
        elif not is_blank(form.typed.get("finished_on")):
            done = _("finished")
        about = say_incident(t, saved.values["incident_id"], form.today)
        return _("Investigation of {incident}: {done}").format(incident=about, done=done)

    return save_with_actions(company, form, source, named)


def _said(values: Mapping[str, Any], titles: Titles, today: date) -> tuple[str, ...]:
    kind = kind_of(INCIDENT)
    when = say_date(values["happened_on"], today)
    if clock := say_typed(kind.field("happened_at"), values["happened_at"]):
        when = _("{date} at {time}").format(date=when, time=clock)
    first = [say_kind(values["kind"]), when]
    if values["site_id"]:
        first.append(titles.part(kind.field("site_id"), values["site_id"]))
    if values["potential"]:
        first.append(
            _("could have been: {how}").format(how=_(POTENTIAL[values["potential"]]).lower())
        )
    lines = [" · ".join(first)]
    people = [_person(person, titles) for person in values["people"]]
    if people:
        lines.append(_("Involved: {names}").format(names=", ".join(filter(None, people))))
    if values["immediate_correction"]:
        lines.append(_("Done at once: {what}").format(what=values["immediate_correction"]))
    return tuple(lines)


def _person(person: Mapping[str, Any], titles: Titles) -> str:
    if person.get(SEALED):
        private = _("private")
        said = _("{name} ({part})").format(name=private, part=person["part"])
        return said if person["part"] else private
    name = titles.of_id("worker", person["worker_id"]) if person["worker_id"] else person["name"]
    if name and person["part"]:
        return _("{name} ({part})").format(name=name, part=person["part"])
    return name or person["part"] or ""
