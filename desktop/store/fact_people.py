"""Who works here on the day, which cards they hold, which they must hold, and who was oriented."""

from collections.abc import Iterable, Mapping, Set
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, Table, and_, func, or_, select
from sqlalchemy.engine import Connection

from desktop.records.people import Employment, Worker, WorkerPosition
from desktop.records.training.certificate import (
    Certificate,
    CertificateType,
    Exemption,
    Requirement,
)
from desktop.records.training.orientation import Orientation
from desktop.store.fact_loose import AS_OF
from desktop.store.fact_register import full_name, table_of
from desktop.store.facts import (
    CardFact,
    OrientationFact,
    Period,
    RequirementFact,
    TypeFact,
    WorkerFact,
)

_WORKER: Final = table_of(Worker)
_EMPLOYMENT: Final = table_of(Employment)
_HELD: Final = table_of(WorkerPosition)
_TYPE: Final = table_of(CertificateType)
_CARD: Final = table_of(Certificate)
_REQUIREMENT: Final = table_of(Requirement)
_EXEMPTION: Final = table_of(Exemption)
_ORIENTATION: Final = table_of(Orientation)


def _holds(table: Table) -> ColumnElement[bool]:
    return and_(
        or_(table.c.from_on.is_(None), table.c.from_on <= AS_OF),
        or_(table.c.to_on.is_(None), table.c.to_on >= AS_OF),
    )


_WORKERS: Final = select(_WORKER.c.id, _WORKER.c.first_name, _WORKER.c.last_name).where(
    _WORKER.c.voided_at.is_(None)
)
_EMPLOYED: Final = select(_EMPLOYMENT.c.owner_id, _EMPLOYMENT.c.from_on, _EMPLOYMENT.c.to_on)
_POSITIONS: Final = select(_HELD.c.owner_id, _HELD.c.position_id).where(_holds(_HELD))
_TYPES: Final = select(_TYPE.c.id, _TYPE.c.name, _TYPE.c.months).where(_TYPE.c.voided_at.is_(None))
_CARDS: Final = select(
    _CARD.c.id,
    _CARD.c.worker_id,
    _CARD.c.type_id,
    _CARD.c.issued_on,
    _CARD.c.expires_on,
    _CARD.c.does_not_expire,
).where(_CARD.c.voided_at.is_(None), or_(_CARD.c.issued_on.is_(None), _CARD.c.issued_on <= AS_OF))
_REQUIREMENTS: Final = select(
    _REQUIREMENT.c.position_id, _REQUIREMENT.c.type_id, _REQUIREMENT.c.grace_days
).where(_REQUIREMENT.c.voided_at.is_(None), _holds(_REQUIREMENT))
_EXEMPTIONS: Final = select(_EXEMPTION.c.worker_id, _EXEMPTION.c.type_id).where(
    _EXEMPTION.c.voided_at.is_(None), _holds(_EXEMPTION)
)
_ORIENTATIONS: Final = (
    select(_ORIENTATION.c.worker_id, func.min(_ORIENTATION.c.done_on))
    .where(
        _ORIENTATION.c.worker_id.is_not(None),
        _ORIENTATION.c.voided_at.is_(None),
        _ORIENTATION.c.done_on <= AS_OF,
        # most papers do not say; only one marked as unsigned is none
        _ORIENTATION.c.signed.is_not(False),
    )
    .group_by(_ORIENTATION.c.worker_id)
)


def worker_facts(connection: Connection, as_of: date) -> tuple[WorkerFact, ...]:
    """Return the workers employed on the day, or of whose employment nothing is known."""
    employment: dict[str, list[Period]] = {}
    for worker, from_on, to_on in connection.execute(_EMPLOYED).all():
        employment.setdefault(worker, []).append(Period(from_on, to_on))
    positions: dict[str, set[str]] = {}
    for worker, position in connection.execute(_POSITIONS, {"as_of": as_of}).all():
        positions.setdefault(worker, set()).add(position)
    return tuple(
        _worker(id_, full_name(first, last), employment.get(id_, []), positions, as_of)
        for id_, first, last in connection.execute(_WORKERS).all()
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


def type_facts(connection: Connection) -> dict[str, TypeFact]:
    """Return the kinds of certificates by id."""
    lines = connection.execute(_TYPES).all()
    return {id_: TypeFact(name, months) for id_, name, months in lines}


def card_facts(connection: Connection, as_of: date) -> tuple[CardFact, ...]:
    """Return the cards issued by the day; one that does not say when counts from the start."""
    lines = connection.execute(_CARDS, {"as_of": as_of}).all()
    return tuple(CardFact(*line) for line in lines)


def requirement_facts(connection: Connection, as_of: date) -> tuple[RequirementFact, ...]:
    """Return what must be held on the day."""
    lines = connection.execute(_REQUIREMENTS, {"as_of": as_of}).all()
    return tuple(RequirementFact(position, type_, grace or 0) for position, type_, grace in lines)


def exemption_facts(connection: Connection, as_of: date) -> frozenset[tuple[str, str]]:
    """Return who need not hold what on the day, as (worker, type)."""
    lines = connection.execute(_EXEMPTIONS, {"as_of": as_of}).all()
    return frozenset((worker, type_) for worker, type_ in lines)


def orientation_facts(connection: Connection, as_of: date) -> tuple[OrientationFact, ...]:
    """Return the first orientation of every worker who had one."""
    lines = connection.execute(_ORIENTATIONS, {"as_of": as_of}).all()
    return tuple(OrientationFact(worker, on) for worker, on in lines)
