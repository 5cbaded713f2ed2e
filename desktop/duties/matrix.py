"""Who must hold what: positions by required certificates, so that an absence becomes a row."""

from collections.abc import Iterator
from datetime import date, timedelta

from desktop.store.facts import DutyFacts, RequirementFact, WorkerFact


def required(facts: DutyFacts, as_of: date) -> frozenset[tuple[str, str]]:
    """Return every (worker, type of certificate) that must be held on the day.

    By the positions held then or for everybody, without those who are exempt and those whose days
    of grace after the first day of work are not over.
    """
    return frozenset(_cells(facts, as_of))


def _cells(facts: DutyFacts, as_of: date) -> Iterator[tuple[str, str]]:
    for worker in facts.workers:
        for requirement in facts.requirements:
            cell = (worker.id, requirement.type_id)
            if _applies(requirement, worker, as_of) and cell not in facts.exemptions:
                yield cell


def _applies(requirement: RequirementFact, worker: WorkerFact, as_of: date) -> bool:
    if requirement.position_id is not None and requirement.position_id not in worker.positions:
        return False
    if worker.first_day is None:
        return True
    return as_of >= worker.first_day + timedelta(days=requirement.grace_days)
