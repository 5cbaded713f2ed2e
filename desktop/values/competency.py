"""The small frozen facts that say who may run what: assignments, checks, and who was seen at it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.values.period import Period

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
