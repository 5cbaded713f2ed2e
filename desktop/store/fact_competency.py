"""The facts by which somebody may run a unit: assignments, checks, and who was seen at it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from desktop.store.asking import Ask
from desktop.store.facts import Period

BACK: Final = timedelta(days=365)  # how long ago somebody's work on a unit still says something
Hands = Literal["inspected", "maintained"]


@dataclass(frozen=True, slots=True)
class MachineFact:
    """A unit or lot of the register. `sold_on` is the day from which it is gone."""

    id: str
    number: str
    description: str = ""
    type: str | None = None
    has_meter: bool = False
    lot_size: int = 1
    sold_on: date | None = None


@dataclass(frozen=True, slots=True)
class AssignmentFact:
    """One worker runs one unit, or every unit of a type, for some time."""

    id: str
    worker_id: str
    unit_id: str | None
    type: str | None
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFact:
    """Somebody watched a worker at a unit, at any unit of a type, or at a task."""

    id: str
    worker_id: str
    on: date
    unit_id: str | None = None
    type: str | None = None
    task: str | None = None
    result: str | None = None
    restrictions: str = ""
    next_due_on: date | None = None


@dataclass(frozen=True, slots=True)
class SeenFact:
    """A worker inspected or maintained a unit, and when last."""

    worker_id: str
    unit_id: str
    on: date
    hands: Hands


@dataclass(frozen=True, slots=True)
class CompetencyFacts:
    """Everything that decides who may run what, of every day."""

    machines: tuple[MachineFact, ...] = ()
    assignments: tuple[AssignmentFact, ...] = ()
    checks: tuple[CheckFact, ...] = ()
    seen: tuple[SeenFact, ...] = ()


def competency_facts(ask: Ask) -> CompetencyFacts:
    """Return who is assigned and who was checked, in small questions; not who was seen at what."""
    sold: dict[str, date] = {}
    for unit, change, on in ask("service_changes", as_of=date.max):
        sold.pop(unit, None)
        if change == "sold":
            sold[unit] = on
    return CompetencyFacts(
        tuple(
            MachineFact(id_, number, what or "", type_, meter in {"km", "h", "both"}, lot or 1,
                        sold.get(id_))
            for id_, number, what, type_, meter, lot in ask("machines")
        ),
        tuple(
            AssignmentFact(id_, worker, unit, type_, Period(from_on, to_on))
            for id_, worker, unit, type_, from_on, to_on in ask("assignments")
        ),
        tuple(
            CheckFact(id=id_, worker_id=worker, unit_id=unit, type=type_, task=task, on=on,
                      result=result, restrictions=restrictions or "", next_due_on=due)
            for id_, worker, unit, type_, task, on, result, restrictions, due
            in ask("competency_checks")
        ),
    )  # fmt: skip


def seen_facts(ask: Ask, as_of: date) -> tuple[SeenFact, ...]:
    """Return who worked on which unit in the year before the day."""
    asked = {"from_on": as_of - BACK, "as_of": as_of}
    inspected = [
        SeenFact(who, unit, on, "inspected") for who, unit, on in ask("who_inspected", **asked)
    ]
    maintained = [
        SeenFact(who, unit, on, "maintained") for who, unit, on in ask("who_maintained", **asked)
    ]
    return (*inspected, *maintained)
