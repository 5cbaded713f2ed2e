"""Reads what an audit judges, and after an edit only the groups that the edit concerns."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any, Final

from desktop.audit.facts import AuditFacts
from desktop.duties.schedule import Schedule
from desktop.store.asking import Ask
from desktop.store.audited.actions import read_actions
from desktop.store.audited.assessing import read_assessing
from desktop.store.audited.company import read_company
from desktop.store.audited.emergency import read_emergency
from desktop.store.audited.hazards import read_hazards
from desktop.store.audited.incidents import read_incidents
from desktop.store.audited.inspections import read_inspections
from desktop.store.audited.leadership import read_leadership
from desktop.store.audited.people import read_people
from desktop.store.audited.places import read_places
from desktop.store.audited.training import read_training
from desktop.store.fact_history import history_facts
from desktop.values.audited.people import People
from desktop.values.audited.span import Span

_BARE: Final[Mapping[str, Callable[[Ask, Span], Any]]] = {
    "company": read_company,
    "places": read_places,
    "assessing": read_assessing,
}
# these name people, and say them by their names on the list
_NAMING: Final[Mapping[str, Callable[[Ask, Span, People], Any]]] = {
    "leadership": read_leadership,
    "hazards": read_hazards,
    "training": read_training,
    "inspections": read_inspections,
    "incidents": read_incidents,
    "emergency": read_emergency,
    "actions": read_actions,
}
GROUPS: Final = frozenset({*_BARE, *_NAMING, "people", "schedule"})


def read_audit_facts(
    ask: Ask,
    span: Span,
    before: AuditFacts | None = None,
    again: Collection[str] = GROUPS,
) -> AuditFacts:
    """Return everything that is judged on the last day of a span.

    With `before` only the groups named in `again` are read, all of them where people are among
    them. The file may be let go as soon as this returns.
    """
    if before is None or "people" in again:
        people, again = read_people(ask, span), GROUPS
    else:
        people = before.people
    read: dict[str, Any] = {"span": span, "people": people}
    read |= {name: group(ask, span) for name, group in _BARE.items() if name in again}
    read |= {name: group(ask, span, people) for name, group in _NAMING.items() if name in again}
    if "schedule" in again:
        read["schedule"] = _schedule(ask, span)
    return replace(before, **read) if before else AuditFacts(**read)


def _schedule(ask: Ask, span: Span) -> Schedule:
    history = history_facts(ask, span.from_on, span.as_of)
    days = {(plan.id, plan.subject.id): history.done.of(plan) for plan in history.facts.plans}
    return Schedule(history.facts, span.as_of, days)
