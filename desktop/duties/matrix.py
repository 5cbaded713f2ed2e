"""Who must hold what: positions by required certificates, so that an absence becomes a row."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from desktop.store.facts import DutyFacts, RequirementFact, WorkerFact


def required(facts: DutyFacts, as_of: date) -> frozenset[tuple[str, str]]:
    """Return every (worker, type of certificate) that must be held on the day.

    By the positions held then or for everybody, without those who are exempt and those whose days
    of grace after the first day of work are not over.
    """
    return frozenset(_cells(facts, as_of))


def required_later(facts: DutyFacts, as_of: date) -> Mapping[tuple[str, str], date]:
    """Return what need not be held yet because days of grace run: from which day it must be."""
    now = required(facts, as_of)
    found: dict[tuple[str, str], date] = {}
    for cell, starts in _asked(facts):
        if cell not in now and starts is not None:
            found[cell] = min(starts, found.get(cell, starts))
    return found


def _cells(facts: DutyFacts, as_of: date) -> Iterator[tuple[str, str]]:
    for cell, starts in _asked(facts):
        if starts is None or as_of >= starts:
            yield cell


def _asked(facts: DutyFacts) -> Iterator[tuple[tuple[str, str], date | None]]:
    """What positions or everybody must hold, and when the days of grace are over, if any run."""
    for worker in facts.workers:
        for requirement in facts.requirements:
            cell = (worker.id, requirement.type_id)
            if _is_meant(requirement, worker) and cell not in facts.exemptions:
                first = worker.first_day
                yield cell, first and first + timedelta(days=requirement.grace_days)


def _is_meant(requirement: RequirementFact, worker: WorkerFact) -> bool:
    return requirement.position_id is None or requirement.position_id in worker.positions
