"""Who works here on the day, which cards they hold, which they must hold, and who was oriented."""

from collections.abc import Iterable, Mapping, Set
from datetime import date

from desktop.store.asking import Ask
from desktop.store.fact_register import full_name
from desktop.store.facts import (
    CardFact,
    OrientationFact,
    Period,
    RequirementFact,
    TypeFact,
    WorkerFact,
)


def worker_facts(ask: Ask, as_of: date) -> tuple[WorkerFact, ...]:
    """Return the workers employed on the day, or of whose employment nothing is known."""
    employment: dict[str, list[Period]] = {}
    for worker, from_on, to_on in ask("employment"):
        employment.setdefault(worker, []).append(Period(from_on, to_on))
    positions: dict[str, set[str]] = {}
    for worker, position in ask("positions_held", as_of=as_of):
        positions.setdefault(worker, set()).add(position)
    return tuple(
        _worker(id_, full_name(first, last), employment.get(id_, []), positions, as_of)
        for id_, first, last in ask("workers")
        if id_ not in employment or any(period.covers(as_of) for period in employment[id_])
    )


def _worker(
    id_: str,
    name: str,
    employment: Iterable[Period],
    positions: Mapping[str, Set[str]],
    as_of: date,
) -> WorkerFact:
    now = [period.from_on for period in employment if period.covers(as_of)]
    ever = [period.from_on for period in employment if period.from_on is not None]
    return WorkerFact(
        id_,
        name,
        first_day=None if None in now else max((on for on in now if on), default=None),
        first_day_ever=min(ever, default=None),
        positions=frozenset(positions.get(id_, ())),
    )


def type_facts(ask: Ask) -> dict[str, TypeFact]:
    """Return the kinds of certificates by id."""
    lines = ask("certificate_types")
    return {id_: TypeFact(name, months) for id_, name, months in lines}


def card_facts(ask: Ask, as_of: date) -> tuple[CardFact, ...]:
    """Return the cards issued by the day; one that does not say when counts from the start."""
    lines = ask("cards", as_of=as_of)
    return tuple(CardFact(*line) for line in lines)


def requirement_facts(ask: Ask, as_of: date) -> tuple[RequirementFact, ...]:
    """Return what must be held on the day."""
    lines = ask("requirements", as_of=as_of)
    return tuple(RequirementFact(position, type_, grace or 0) for position, type_, grace in lines)


def exemption_facts(ask: Ask, as_of: date) -> frozenset[tuple[str, str]]:
    """Return who need not hold what on the day, as (worker, type)."""
    lines = ask("exemptions", as_of=as_of)
    return frozenset((worker, type_) for worker, type_ in lines)


def orientation_facts(ask: Ask, as_of: date) -> tuple[OrientationFact, ...]:
    """Return the first orientation of every worker who had one."""
    lines = ask("orientations", as_of=as_of)
    return tuple(OrientationFact(worker, on) for worker, on in lines)
