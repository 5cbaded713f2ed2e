"""Whether every worker was oriented in time: by the day after the first working day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from desktop.store.facts import DutyFacts, WorkerFact

IN_TIME: Final = timedelta(days=1)  # the rule of question S3.1
_AHEAD: Final = timedelta(days=30)  # who comes back may be shown around so long before


class OrientationState(StrEnum):
    """How a worker's orientation stands; late is not missing."""

    SIGNED = "signed"
    LATE = "late"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Oriented:
    """One employed worker and the first orientation."""

    worker: WorkerFact
    state: OrientationState
    first_day: date | None
    signed_on: date | None


def orientations(facts: DutyFacts) -> tuple[Oriented, ...]:
    """Return a row for every employed worker, by name."""
    signed = {fact.worker_id: fact.signed_on for fact in facts.orientations}
    rows = (_oriented(worker, signed.get(worker.id)) for worker in facts.workers)
    return tuple(sorted(rows, key=lambda row: row.worker.name))


def _oriented(worker: WorkerFact, signed_on: date | None) -> Oriented:
    first_day = worker.first_day_ever
    if signed_on is None:
        state = OrientationState.MISSING
    elif (
        first_day is not None
        and signed_on > first_day + IN_TIME
        and not _on_return(worker.first_day, signed_on)
    ):
        state = OrientationState.LATE
    else:
        state = OrientationState.SIGNED
    return Oriented(worker, state, first_day, signed_on)


def _on_return(first_day: date | None, signed_on: date) -> bool:
    """Whether somebody was shown around when the employment of today began."""
    return first_day is not None and first_day - _AHEAD <= signed_on <= first_day + IN_TIME
