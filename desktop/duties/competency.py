"""Who may run what: whether somebody competent watched each person at the units they run."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from desktop.store.fact_competency import (
    AssignmentFact,
    CheckFact,
    CompetencyFacts,
    MachineFact,
    SeenFact,
)
from desktop.store.facts import WorkerFact
from desktop.values.folding import key
from desktop.values.months import add_months

LASTS: Final = 36  # months; question S3.5 counts no older check


class Competence(StrEnum):
    """How one person and one unit stand."""

    COMPETENT = "competent"
    DUE_SOON = "due_soon"
    DUE = "due"
    SUPERVISED = "supervised"
    NOT_YET = "not_yet"
    NO_RESULT = "no_result"  # there is a check, and it does not say what came of it
    NO_CHECK = "no_check"


# who is assigned and stands like this should not work alone
WANTING: Final = frozenset(
    {Competence.DUE, Competence.NOT_YET, Competence.NO_RESULT, Competence.NO_CHECK}
)


@dataclass(frozen=True, slots=True)
class Work:
    """What somebody must be able to do: run a unit, any unit of a type, or a task."""

    kind: Literal["unit", "type", "task"]
    id: str  # of the unit; else the name as it is compared
    name: str
    machine: MachineFact | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """One person and one piece of work of which anything is known.

    `until` is the last day on which the check is good. `seen` is said where nobody assigned it.
    """

    worker: WorkerFact
    work: Work
    state: Competence
    is_assigned: bool
    check: CheckFact | None = None
    until: date | None = None
    seen: SeenFact | None = None

    @property
    def is_wanting(self) -> bool:
        """Whether somebody is put to work that nobody saw them do, or not lately."""
        return self.is_assigned and self.state in WANTING


def good_through(check: CheckFact) -> date:
    """Return the last day of a check: when the next is due, and never past 36 months."""
    last = add_months(check.on, LASTS)
    return last if check.next_due_on is None else min(last, check.next_due_on)


def state_of(check: CheckFact | None, as_of: date, days: int) -> Competence:
    """Return what the newest check comes to; `days` before its end it is due soon."""
    if check is None:
        return Competence.NO_CHECK
    if check.result is None:
        return Competence.NO_RESULT
    if check.result == "not_yet":
        return Competence.NOT_YET
    last = good_through(check)
    if last < as_of:
        return Competence.DUE
    if check.result == "supervised":
        return Competence.SUPERVISED
    return Competence.DUE_SOON if (last - as_of).days <= days else Competence.COMPETENT


def standings(
    facts: CompetencyFacts, workers: Collection[WorkerFact], as_of: date, days: int
) -> tuple[Standing, ...]:
    """Return everything known of the workers on the day, by worker and work.

    What is said of a type holds for each of its units. A person who only inspects or services a
    unit is among them where the unit is somebody's to run, and who inspects one with a meter, too,
    because whoever does that drives it.
    """
    works = list(_works(facts, as_of))
    assigned = [one for one in facts.assignments if one.period.covers(as_of)]
    checks = sorted((c for c in facts.checks if c.on <= as_of), key=lambda c: (c.on, c.id))
    run = {work.id for work in works for one in assigned if _is_of(one, work)}
    run |= {work.id for work in works for check in checks if _covers(check, work)}
    seen = _seen(facts, as_of)
    found = []
    for worker in workers:
        own = [one for one in assigned if one.worker_id == worker.id]
        mine = [check for check in checks if check.worker_id == worker.id]
        for work in works:
            at_it = seen.get((worker.id, work.id))
            if at_it and work.id not in run and not _is_driven(work, at_it):
                at_it = None
            is_assigned = any(_is_of(one, work) for one in own)
            newest = next((check for check in reversed(mine) if _covers(check, work)), None)
            if is_assigned or newest or at_it:
                state = state_of(newest, as_of, days)
                until = good_through(newest) if newest and newest.result else None
                found.append(Standing(worker, work, state, is_assigned, newest, until, at_it))
    return tuple(found)


def _is_driven(work: Work, seen: SeenFact) -> bool:
    return bool(work.machine and work.machine.has_meter and seen.hands == "inspected")


def _works(facts: CompetencyFacts, as_of: date) -> Iterator[Work]:
    """Every unit that is not sold, types that no unit is of, and tasks."""
    here = [m for m in facts.machines if m.sold_on is None or m.sold_on > as_of]
    known = {key(machine.type) for machine in here if machine.type}
    for machine in here:
        yield Work("unit", machine.id, machine.number, machine)
    types: dict[str, str] = {}
    tasks: dict[str, str] = {}
    named: tuple[AssignmentFact | CheckFact, ...] = (*facts.assignments, *facts.checks)
    for one in named:
        if one.type and one.unit_id is None and key(one.type) not in known:
            types.setdefault(key(one.type), one.type)
    for check in facts.checks:
        if check.task and check.unit_id is None and not check.type:
            tasks.setdefault(key(check.task), check.task)
    yield from (Work("type", id_, name) for id_, name in types.items())
    yield from (Work("task", id_, name) for id_, name in tasks.items())


def _is_of(one: AssignmentFact | CheckFact, work: Work) -> bool:
    """Whether what names a unit or a type means this."""
    if one.unit_id is not None:
        return work.kind == "unit" and one.unit_id == work.id
    if not one.type or work.kind == "task":
        return False
    if work.kind == "type":
        return key(one.type) == work.id
    return bool(work.machine and work.machine.type and key(work.machine.type) == key(one.type))


def _covers(check: CheckFact, work: Work) -> bool:
    if work.kind == "task":
        return bool(
            check.task and key(check.task) == work.id and check.unit_id is None and not check.type
        )
    return _is_of(check, work)


def _seen(facts: CompetencyFacts, as_of: date) -> Mapping[tuple[str, str], SeenFact]:
    """Return when each was last seen at what; lots are nobody's to run."""
    lots = {machine.id for machine in facts.machines if machine.lot_size > 1}
    found: dict[tuple[str, str], SeenFact] = {}
    for one in facts.seen:
        place = one.worker_id, one.unit_id
        if one.on > as_of or one.unit_id in lots:
            continue
        if place not in found or found[place].on < one.on:
            found[place] = one
    return found
