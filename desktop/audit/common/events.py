"""What happened in the window, which of it has to be investigated, and what time there still is."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Ref
from desktop.language import _
from desktop.records.incidents.incident import INCIDENT_KINDS
from desktop.resources import resource
from desktop.values.audited.incidents import FollowUp, IncidentFact, InvestigationFact
from desktop.values.spoken import say_date


@dataclass(frozen=True, slots=True)
class Event:
    """An incident with everything that came of it."""

    incident: IncidentFact
    investigations: tuple[InvestigationFact, ...]
    must_be_investigated: bool
    start_by: date
    finish_by: date

    @property
    def ref(self) -> Ref:
        """Return the incident as a record."""
        return Ref("incident", self.incident.id)

    @property
    def actions(self) -> tuple[FollowUp, ...]:
        """Return the actions that it led to, those of its investigations among them."""
        every = (self.incident.actions, *(one.actions for one in self.investigations))
        return tuple(action for actions in every for action in actions)

    @property
    def begun(self) -> InvestigationFact | None:
        """Return the investigation that was begun first, None where none was."""
        return next(iter(self.investigations), None)

    @property
    def is_finished(self) -> bool:
        """Whether an investigation of it was finished."""
        return any(one.finished_on for one in self.investigations)

    def has_time(self, as_of: date) -> bool:
        """Whether its investigation may still be begun or finished in time."""
        begun = any(
            one.started_on and one.started_on <= self.start_by for one in self.investigations
        )
        return not self.is_finished and as_of <= (self.finish_by if begun else self.start_by)


def events(facts: AuditFacts) -> tuple[Event, ...]:
    """Return what happened in the window, in the order in which it happened."""
    return tuple(_events(facts))


def say_event(incident: IncidentFact, as_of: date) -> str:
    """Return what it was and when: "Near miss of 4 November"."""
    return _("{kind} of {day}").format(
        kind=_(INCIDENT_KINDS.get(incident.kind, incident.kind)),
        day=say_date(incident.happened_on, as_of),
    )


def _events(facts: AuditFacts) -> Iterator[Event]:
    looked_into: dict[str, list[InvestigationFact]] = {}
    for one in facts.incidents.investigations:
        looked_into.setdefault(one.incident, []).append(one)
    start = timedelta(days=facts.company.start_days)
    finish = timedelta(days=facts.company.finish_days)
    for incident in facts.incidents.incidents:
        if facts.span.holds(incident.happened_on):
            yield Event(
                incident,
                tuple(looked_into.get(incident.id, ())),
                _must_be_investigated(incident),
                incident.happened_on + start,
                incident.happened_on + finish,
            )


def _must_be_investigated(incident: IncidentFact) -> bool:
    kinds, potentials = _class()
    return incident.kind in kinds or incident.potential in potentials


@lru_cache(maxsize=1)
def _class() -> tuple[frozenset[str], frozenset[str]]:
    text = resource("incidents", "what_follows.toml").read_text(encoding="utf-8")
    about = tomllib.loads(text)["investigation"]
    return frozenset(about["kinds"]), frozenset(about["potentials"])
