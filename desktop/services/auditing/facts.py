"""Reads what an audit judges, and after an edit only what the edit concerns."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from desktop.audit.facts import AuditFacts
from desktop.services.auditing.edit import Edit
from desktop.services.auditing.scheduling import Scheduling
from desktop.services.auditing.wanting import go_on
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
from desktop.store.remembering import Asked, Remembering
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


class Reading:
    """What is judged on the last day of a span, kept between edits.

    A group is read again where a record changed that one of its questions looks at, and stays the
    very object that it was where it says the same, so that nothing is judged again for it.
    """

    def __init__(self, span: Span) -> None:
        self.span: Final = span
        self._answers: Final = Remembering()
        self._noted: dict[str, set[Asked]] = {}
        self._groups: dict[str, Any] = {}
        self._schedule: Final = Scheduling(span)

    def read(self, ask: Ask, edit: Edit | None = None) -> AuditFacts:
        """Return the facts, after an edit where there was one since the last time."""
        if edit is not None:
            days = edit.touched.days if edit.touched else None
            self._answers.forget(edit.kinds, edit.ids, days)
        was = self._groups.get("people")
        people: People = self._group("people", ask, read_people, self.span)
        for name, bare in _BARE.items():
            self._group(name, ask, bare, self.span)
        for name, naming in _NAMING.items():
            if people is not was:
                self._noted.pop(name, None)
            self._group(name, ask, naming, self.span, people)
        schedule = self._schedule.read(self._answers.asking(ask, set()), edit)
        return AuditFacts(span=self.span, schedule=schedule, **self._groups)

    def _group(self, name: str, ask: Ask, read: Callable[..., Any], *given: Any) -> Any:
        go_on()
        noted = self._noted.get(name)
        if noted is None or not self._answers.stands(noted):
            noted = self._noted[name] = set()
            said = read(self._answers.asking(ask, noted), *given)
            if name not in self._groups or self._groups[name] != said:
                self._groups[name] = said
        return self._groups[name]


def read_audit_facts(ask: Ask, span: Span) -> AuditFacts:
    """Return everything that is judged on the last day of a span; nothing is kept."""
    return Reading(span).read(ask)
