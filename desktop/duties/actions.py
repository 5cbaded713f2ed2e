"""How corrective actions stand on a day, and the open ones as duties."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from desktop.duties.duty import Duty, State
from desktop.duties.states import Lead, companys_lead, state_of_date
from desktop.language import _
from desktop.store.facts import ActionFact, DutyFacts
from desktop.values.spoken import say_date, say_span

LATELY: Final = timedelta(days=365)


class ActionState(StrEnum):
    """How a corrective action stands, in the words of cli.md."""

    OPEN = "open"
    OVERDUE = "overdue"
    NO_DUE_DATE = "no_due_date"
    CLOSED = "closed"


class ActionStanding(StrEnum):
    """The same in the words of the window, which tells more of what is done with."""

    OVERDUE = "overdue"
    OPEN = "open"
    NO_DUE_DATE = "no_due_date"
    TO_VERIFY = "to_verify"
    CLOSED = "closed"
    CLOSED_WITHOUT = "closed_without"


def standing_of(action: ActionFact, as_of: date) -> ActionStanding:
    """Return how it stands: what was put right waits until somebody looked whether it works."""
    if action.resolved_on is not None:
        return ActionStanding.CLOSED if action.is_verified else ActionStanding.TO_VERIFY
    if action.closed_without:
        return ActionStanding.CLOSED_WITHOUT
    return ActionStanding(action_state(action, as_of).value)


def is_waiting_lately(action: ActionFact, as_of: date) -> bool:
    """Whether nobody looked at a fix of the last year; older ones nobody will look at any more."""
    waits = standing_of(action, as_of) is ActionStanding.TO_VERIFY
    return waits and action.resolved_on is not None and as_of - action.resolved_on <= LATELY


def days_open(action: ActionFact, as_of: date) -> int | None:
    """Return how many days it is open, or was until it was put right.

    None where it was closed without a fix: nobody wrote down when.
    """
    if action.resolved_on is None and action.closed_without:
        return None
    return max(((action.resolved_on or as_of) - action.found_on).days, 0)


def action_state(action: ActionFact, as_of: date) -> ActionState:
    """Return how it stands. On the day it is due it is still open."""
    if action.resolved_on is not None or action.closed_without:
        return ActionState.CLOSED
    if action.due_on is None:
        return ActionState.NO_DUE_DATE
    return ActionState.OVERDUE if action.due_on < as_of else ActionState.OPEN


def action_duties(facts: DutyFacts, as_of: date) -> Iterator[Duty]:
    """Return the actions that are not closed, as duties of those they are assigned to."""
    lead = companys_lead(facts.warning)
    for action in facts.actions:
        if action_state(action, as_of) is not ActionState.CLOSED:
            yield _duty(action, lead, as_of)


def _duty(action: ActionFact, lead: Lead, as_of: date) -> Duty:
    subject = None if action.assigned_to else action.subject
    return Duty(
        kind="action",
        subject=action.assigned_to or (subject.name if subject else ""),
        subject_id=subject.id if subject else "",
        subject_kind=subject.kind if subject else "worker" if action.assigned_to else None,
        task=action.what,
        rule="",
        state=_state(action, lead, as_of),
        due=action.due_on,
        last_done=None,
        reason=_reason(action, as_of),
        plan=action.id,
    )


def _state(action: ActionFact, lead: Lead, as_of: date) -> State:
    if action.due_on is None:
        return State.NEVER_DONE
    return state_of_date(action.due_on, (action.due_on - action.found_on).days, as_of, lead)


def _reason(action: ActionFact, as_of: date) -> str:
    found = say_date(action.found_on, as_of)
    if action.due_on is None:
        return _("Found {found}. No due date was set.").format(found=found)
    left = (action.due_on - as_of).days
    words = {"found": found, "due": say_date(action.due_on, as_of), "span": say_span(left)}
    if left == 0:
        return _("Found {found}; due today.").format(**words)
    if left < 0:
        return _("Found {found}; due {due}, {span} ago.").format(**words)
    return _("Found {found}; due {due}, in {span}.").format(**words)
