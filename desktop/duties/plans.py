"""Brings calendar, usage, events and service together into one answer for every planned duty."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from typing import Final

from desktop.duties import wording
from desktop.duties.day import Day
from desktop.duties.duty import Duty, State
from desktop.duties.memory import Memory
from desktop.duties.suspension import standing
from desktop.duties.triggers import Trigger, triggers
from desktop.language import chosen
from desktop.store.facts import PlanFact
from desktop.values.interval import Rule

# of a few days, because one looks at today, at the day of the audit and at last year by turns
KNOWN: Final[Memory[Duty]] = Memory(days=6, most=4096)
# of several triggers the one that is worst off gives the reason
_BADNESS = {State.OVERDUE: 0, State.DUE_SOON: 1, State.OK: 2}


def plan_duties(day: Day) -> Iterator[Duty]:
    """Return how every planned duty stands on the day."""
    known = known_on(day)
    for plan in day.facts.plans:
        yield plan_duty(plan, day, known)


def known_on(day: Day) -> dict[Hashable, Duty]:
    """Return the duties that were worked out for the day already."""
    return KNOWN.of((day.as_of, day.facts.warning, day.facts.use_log_to, chosen()))


def plan_duty(plan: PlanFact, day: Day, known: dict[Hashable, Duty]) -> Duty:
    """Return how one planned duty stands on the day; what was `known_on` it is kept there."""
    key = (plan, *day.decides(plan))
    duty = known.get(key)
    if duty is None:
        known[key] = duty = _duty(plan, day)
    return duty


def _duty(plan: PlanFact, day: Day) -> Duty:
    pause = day.pause_on(plan, day.as_of)
    if pause is not None:
        return _made(plan, State.SUSPENDED, wording.paused(pause, day.as_of))
    if plan.rule is None:
        return _made(plan, State.NEVER_DONE, wording.unreadable(plan))
    found = list(triggers(plan, plan.rule, day))
    if len(found) > 1:
        found.sort(key=_worst)
    state = _state(plan, plan.rule, found)
    if state is State.OK and plan.rule.when_in_use and plan.rule.calendar is not None:
        still = _standing_still(plan, day)
        if still is not None:
            return _made(plan, State.SUSPENDED, still)
    return _made(plan, state, _reason(plan, state, found, day.as_of), _due(found))


_NOTHING: Final = Trigger(State.OK, None, str)


def _made(plan: PlanFact, state: State, reason: str, due: Trigger = _NOTHING) -> Duty:
    """The duty; `due` is what comes first of all that makes it due."""
    between = due.between or (None, None)
    return Duty(
        kind=plan.kind,
        subject=plan.subject.name,
        subject_id=plan.subject.id,
        subject_kind=plan.subject.kind,
        task=plan.task,
        rule=plan.rule_text,
        state=state,
        due=due.due,
        last_done=plan.last.on if plan.last else None,
        reason=reason,
        plan=plan.id,
        due_estimated=due.estimated,
        last_by=plan.last.by or None if plan.last else None,
        statutory=plan.statutory,
        opens=due.opens,
        missed=due.missed,
        due_from=between[0],
        due_to=between[1],
    )


def _worst(trigger: Trigger) -> tuple[bool, bool, int, date]:
    return (
        not trigger.first,
        trigger.unknown,
        _BADNESS[trigger.state],
        trigger.due or date.max,
    )


def _state(plan: PlanFact, rule: Rule, found: Sequence[Trigger]) -> State:
    """The first of cli.md's list that holds."""
    states = {trigger.state for trigger in found}
    if State.OVERDUE in states:
        return State.OVERDUE
    if rule.before_use:
        return State.BEFORE_USE
    waits_for_an_event = rule.calendar is None and not rule.usage and not found
    if plan.last is None and not waits_for_an_event:
        return State.NEVER_DONE
    known = {trigger.state for trigger in found if not trigger.unknown}
    return State.DUE_SOON if State.DUE_SOON in (known or states) else State.OK


def _due(found: Sequence[Trigger]) -> Trigger:
    """Whichever comes first; where an estimate and a date fall together, the date."""
    dated = [trigger for trigger in found if trigger.due is not None]
    if len(dated) < 2:
        return dated[0] if dated else _NOTHING
    return min(dated, key=lambda trigger: (trigger.due or date.max, trigger.estimated))


def _reason(plan: PlanFact, state: State, found: Sequence[Trigger], as_of: date) -> str:
    if state is State.BEFORE_USE and not any(trigger.first for trigger in found):
        return wording.before_use(plan.last, as_of)
    if found:
        unknown = [trigger.say() for trigger in found[1:] if trigger.unknown]
        return " ".join([found[0].say(), *unknown])
    return (
        wording.never_done()
        if plan.last is None and state is State.NEVER_DONE
        else (wording.nothing_happened(plan))
    )


def _standing_still(plan: PlanFact, day: Day) -> str | None:
    """Say that the unit stands still, by what is known since the duty was last done."""
    if plan.last is None or plan.subject.kind != "unit":
        return None
    meters = day.meters(plan.subject)
    still = standing(day.unit(plan.subject), meters, day.stood(plan.subject))
    if still is None or still.to_on <= plan.last.on:
        return None
    return wording.stood_still(still, day.as_of)
