"""The facts by which somebody may run a unit: assignments, checks, and who was seen at it."""

from datetime import date, timedelta
from typing import Final

from desktop.store.asking import Ask
from desktop.values.competency import (
    AssignmentFact,
    CheckFact,
    CompetencyFacts,
    MachineFact,
    SeenFact,
)
from desktop.values.period import Period

BACK: Final = timedelta(days=365)  # how long ago somebody's work on a unit still says something


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
