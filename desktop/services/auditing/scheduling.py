"""Reads how duties went in the window of an audit, and after an edit only what it was about."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from desktop.duties.schedule import Schedule
from desktop.services.auditing.edit import Edit
from desktop.store.asking import Ask, Line
from desktop.store.fact_history import History, Touched, history_again, history_facts
from desktop.store.questions.concerning import kinds_asked
from desktop.values.audited.span import Span

# what decides which duties there are at all, and on what
_DECIDING: Final = frozenset({"duty_plan", "equipment", "site", "company", "company_settings"})
Days = Mapping[tuple[str, str], tuple[date, ...]]


class Scheduling:
    """The schedule of a span, kept between edits."""

    def __init__(self, span: Span) -> None:
        self._span: Final = span
        self._names: set[str] = set()
        self._history: History | None = None
        self._schedule: Schedule | None = None

    def read(self, ask: Ask, edit: Edit | None) -> Schedule:
        """Return the schedule, after an edit where there was one since the last time."""
        before, schedule, span = self._history, self._schedule, self._span
        asked = frozenset[str]().union(*(kinds_asked(name) for name in self._names))
        concerned = asked & edit.kinds if edit else frozenset[str]()
        if schedule is not None and not concerned:
            return schedule
        touched = edit.touched if edit and _DECIDING.isdisjoint(concerned) else None
        ask = self._noting(ask)
        if schedule is None or before is None or touched is None:
            history = history_facts(ask, span.from_on, span.as_of, with_actions=False)
            self._schedule = Schedule(history.facts, span.as_of, _days(history))
        else:
            history = history_again(ask, before, span.from_on, span.as_of, touched)
            self._schedule = _edited(schedule, before, history, touched)
        self._history = history
        return self._schedule

    def _noting(self, ask: Ask) -> Ask:
        def noted(name: str, /, **asked: Any) -> Sequence[Line]:
            self._names.add(name)
            return ask(name, **asked)

        return noted


def _days(history: History) -> Days:
    return {(plan.id, plan.subject.id): history.done.of(plan) for plan in history.facts.plans}


def _edited(schedule: Schedule, before: History, now: History, touched: Touched) -> Schedule:
    """Return the schedule of now, with all that stands as it stood."""
    besides = now.done.is_beside_as(before.done)
    known = schedule.done
    days: dict[tuple[str, str], tuple[date, ...]] = {}
    for plan in now.facts.plans:
        which = plan.id, plan.subject.id
        stands = besides and plan.id not in touched.plans and which in known
        done = known[which] if stands else now.done.of(plan)
        # the very same days, so that nobody looks at them again
        days[which] = known[which] if known.get(which) == done else done
    was = before.facts.units
    units = {id_ for id_, unit in now.facts.units.items() if was.get(id_) is not unit}
    units |= was.keys() - now.facts.units.keys()
    return schedule.edited(now.facts, days, units)
