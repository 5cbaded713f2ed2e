"""Who may run what: whether somebody competent watched each person at the units they run."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final, Literal

from desktop.store.facts import WorkerFact
from desktop.values.competency import (
    AssignmentFact,
    CheckFact,
    CompetencyFacts,
    MachineFact,
    SeenFact,
)
from desktop.values.folding import key
from desktop.values.months import add_months

# the same dates and types come back in every reading, and to count and to compare them is slow
_add_months: Final = lru_cache(maxsize=8192)(add_months)
_key: Final = lru_cache(maxsize=1024)(key)
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
    id: str  # of the unit; else made of the name as it is compared
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
    def is_asked(self) -> bool:
        """Whether the next check is somebody's to see to.

        Nobody is put on a task; there it is the day that was written down for the next check.
        """
        if self.work.kind != "task" or self.state in (Competence.NOT_YET, Competence.NO_RESULT):
            return self.is_assigned
        return self.check is not None and self.check.next_due_on is not None

    @property
    def is_wanting(self) -> bool:
        """Whether somebody is put to work that nobody saw them do, or not lately."""
        return self.is_assigned and self.state in WANTING


def good_through(check: CheckFact) -> date:
    """Return the last day of a check: when the next is due, and never past 36 months."""
    last = _add_months(check.on, LASTS)
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
    works = _works(facts, as_of)
    assigned = {
        (one.worker_id, work.id)
        for one in facts.assignments
        if one.period.covers(as_of)
        for work in works.meant_by(one.unit_id, one.type)
    }
    newest: dict[tuple[str, str], CheckFact] = {}
    for check in sorted(facts.checks, key=lambda check: (check.on, check.id)):
        if check.on <= as_of:
            for work in works.meant_by(check.unit_id, check.type, check.task):
                newest[check.worker_id, work.id] = check
    run = {work_id for _worker, work_id in (*assigned, *newest)}
    seen = {
        place: one
        for place, one in _seen(facts, as_of).items()
        if place[1] in run or _is_driven(works.by_id.get(place[1]), one)
    }
    return tuple(
        _standing(worker, work, (assigned, newest, seen), as_of, days)
        for worker in workers
        for work in works.by_id.values()
        for place in [(worker.id, work.id)]
        if place in assigned or place in newest or place in seen
    )


def _standing(
    worker: WorkerFact,
    work: Work,
    known: tuple[
        Collection[tuple[str, str]],
        Mapping[tuple[str, str], CheckFact],
        Mapping[tuple[str, str], SeenFact],
    ],
    as_of: date,
    days: int,
) -> Standing:
    assigned, newest, seen = known
    place = worker.id, work.id
    check = newest.get(place)
    until = good_through(check) if check is not None and check.result else None
    state = state_of(check, as_of, days)
    return Standing(worker, work, state, place in assigned, check, until, seen.get(place))


@dataclass(frozen=True)
class _Works:
    """Every piece of work by its id, and which are meant by a type or a task."""

    by_id: Mapping[str, Work]
    by_type: Mapping[str, tuple[Work, ...]]
    by_task: Mapping[str, Work]

    def meant_by(self, unit: str | None, type_: str | None, task: str | None = None) -> list[Work]:
        """Return what a record is about: a unit before its type, and that before a task."""
        if unit is not None:
            return [self.by_id[unit]] if unit in self.by_id else []
        if type_:
            return list(self.by_type.get(_key(type_), ()))
        return [self.by_task[_key(task)]] if task else []


def type_id(type_: str) -> str:
    """Return the id of the work with any unit of a type, while none is on file."""
    return f"type:{_key(type_)}"


def task_id(task: str) -> str:
    """Return the id of the work at a task."""
    return f"task:{_key(task)}"


def _is_driven(work: Work | None, seen: SeenFact) -> bool:
    """Whether whoever inspects it drives it."""
    machine = work.machine if work else None
    return bool(machine and machine.has_meter and seen.hands == "inspected")


def _works(facts: CompetencyFacts, as_of: date) -> _Works:
    """Every unit that is not sold, types that no unit is of, and tasks."""
    here = [m for m in facts.machines if m.sold_on is None or m.sold_on > as_of]
    by_id = {m.id: Work("unit", m.id, m.number, m) for m in here}
    by_type: dict[str, tuple[Work, ...]] = {}
    for machine in here:
        if machine.type:
            at = _key(machine.type)
            by_type[at] = (*by_type.get(at, ()), by_id[machine.id])
    by_task: dict[str, Work] = {}
    named: tuple[AssignmentFact | CheckFact, ...] = (*facts.assignments, *facts.checks)
    for one in named:
        if one.unit_id is not None:
            continue
        task = one.task if isinstance(one, CheckFact) else None
        if one.type and _key(one.type) not in by_type:
            made = Work("type", type_id(one.type), one.type)
            by_id[made.id], by_type[_key(one.type)] = made, (made,)
        elif task and not one.type and _key(task) not in by_task:
            made = Work("task", task_id(task), task)
            by_id[made.id], by_task[_key(task)] = made, made
    return _Works(by_id, by_type, by_task)


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
