"""The names under which calendars know what is due: they stay, whatever becomes of it."""

from typing import Final
from uuid import NAMESPACE_URL, uuid5

from desktop.duties.duty import Duty

_OURS: Final = uuid5(NAMESPACE_URL, "muster:duty")


def name_of(duty: Duty) -> str:
    """Return the name of a duty of the plan, of a paper or of an action.

    An action is known by itself, because it may be handed to somebody else.
    """
    plan = duty.plan or ""
    by_itself = duty.kind in ("action", "review")
    return record_name(plan) if by_itself else plan_name(plan, duty.subject_id)


def card_name(worker_id: str, type_id: str) -> str:
    """Return the name of what one worker has to hold: each renewal is another record."""
    return _named("certificate", worker_id, type_id)


def competency_name(worker_id: str, work_id: str) -> str:
    """Return the name of what somebody must be able to do: each check is another record."""
    return _named("competency", worker_id, work_id)


def orientation_name(worker_id: str) -> str:
    """Return the name of the orientation that somebody lacks."""
    return _named("orientation", worker_id)


def record_name(record_id: str) -> str:
    """Return the name of a duty that is a record of its own: an action, a paper, a review."""
    return _named("record", record_id)


def plan_name(plan_id: str, subject_id: str) -> str:
    """Return the name of a planned duty on one subject: a plan may hold for many units."""
    return _named("plan", plan_id, subject_id)


def _named(*parts: str) -> str:
    return f"{uuid5(_OURS, '/'.join(parts))}@muster"
