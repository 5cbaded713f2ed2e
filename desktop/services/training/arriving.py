"""The facts of people on a day that is not today: who begins soon, and how they stand then."""

from dataclasses import replace
from datetime import date

from sqlalchemy.engine import Connection

from desktop.store.fact_people import (
    card_facts,
    exemption_facts,
    requirement_facts,
    worker_facts,
)
from desktop.store.facts import DutyFacts
from desktop.store.questions.every import asking


def begins(connection: Connection, as_of: date) -> dict[str, date]:
    """Return who does not work here on the day and begins later, and on which day."""
    ask = asking(connection)
    here = {worker.id for worker in worker_facts(ask, as_of)}
    found: dict[str, date] = {}
    for worker, from_on, _to_on in ask("employment"):
        if worker not in here and from_on is not None and from_on > as_of:
            found[worker] = min(from_on, found.get(worker, from_on))
    return {worker: on for worker, on in found.items() if worker in _not_voided(connection)}


def _not_voided(connection: Connection) -> set[str]:
    return {id_ for id_, _first, _last in asking(connection)("workers")}


def people_on(facts: DutyFacts, connection: Connection, worker_id: str, day: date) -> DutyFacts:
    """Return what `facts` say, with that one worker and what is asked of people on another day."""
    ask = asking(connection)
    return replace(
        facts,
        workers=tuple(worker for worker in worker_facts(ask, day) if worker.id == worker_id),
        cards=card_facts(ask, day),
        requirements=requirement_facts(ask, day),
        exemptions=exemption_facts(ask, day),
    )
