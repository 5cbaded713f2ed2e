"""What is not to be done any more, and may still stand in somebody's calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

from sqlalchemy import and_, or_, select
from sqlalchemy.engine import Connection

from desktop.duties.competency import task_id, type_id
from desktop.language import _
from desktop.records import kind_of
from desktop.records.actions import CorrectiveAction
from desktop.records.equipment import Equipment
from desktop.records.inspections.plan import DutyPlan
from desktop.records.people import Worker
from desktop.records.sites import Site
from desktop.records.training.certificate import Certificate, CertificateType, Requirement
from desktop.records.training.competency import CompetencyCheck, EquipmentAssignment
from desktop.services.calendar.naming import (
    card_name,
    competency_name,
    orientation_name,
    plan_name,
    record_name,
)
from desktop.services.training.competency_duties import work_said
from desktop.store.questions.terms import table_of
from desktop.values.folding import key

_PAPERS: Final = ("policy", "document", "formal_hazard_assessment", "emergency_plan")


@dataclass(frozen=True, slots=True)
class Gone:
    """What is not to be done any more, by the name under which a calendar may have it."""

    name: str
    title: str
    due: date | None = None


@dataclass(frozen=True)
class _Register:
    """What ever was of something that duties are about, by its id, and what was voided lately."""

    names: dict[str, str]
    voided: frozenset[str]


def called_off(connection: Connection, company_id: str, since: date) -> Iterator[Gone]:
    """Return what was put right, closed or voided since a day, wherever it was a duty before."""
    then = datetime.combine(since, time.min, UTC)
    worker, unit = table_of(Worker).c, table_of(Equipment).c
    workers = _register(connection, worker.id, worker.last_name, worker.voided_at, then)
    units = _register(connection, unit.id, unit.number, unit.voided_at, then)
    yield from _actions(connection, since, then)
    yield from _plans(connection, company_id, then, units)
    yield from _cards(connection, then, workers)
    yield from _competencies(connection, then, workers, units)
    for worker_id in workers.voided:
        yield Gone(orientation_name(worker_id), _("Orientation"))
    for kind in _PAPERS:
        table = table_of(kind_of(kind).model)
        for (record_id,) in connection.execute(select(table.c.id).where(table.c.voided_at >= then)):
            yield Gone(record_name(record_id), _(kind_of(kind).title))


def _register(connection: Connection, *asked: Any) -> _Register:
    id_, name, voided_at, then = asked
    found = connection.execute(select(id_, name, voided_at >= then)).all()
    return _Register(
        {row_id: row_name or "" for row_id, row_name, _is in found},
        frozenset(row_id for row_id, _name, is_voided in found if is_voided),
    )


def _actions(connection: Connection, since: date, then: datetime) -> Iterator[Gone]:
    table = table_of(CorrectiveAction).c
    is_closed = and_(table.closed_reason.is_not(None), table.found_on >= since)
    question = select(table.id, table.what, table.due_on).where(
        or_(table.voided_at >= then, table.resolved_on >= since, is_closed)
    )
    for record_id, what, due in connection.execute(question):
        yield Gone(record_name(record_id), what, due)


def _plans(
    connection: Connection, company_id: str, then: datetime, units: _Register
) -> Iterator[Gone]:
    plan, site = table_of(DutyPlan).c, table_of(Site).c
    sites = _register(connection, site.id, site.name, site.voided_at, then)
    question = select(
        plan.id, plan.kind, plan.equipment_id, plan.site_id, plan.equipment_type, plan.task,
        plan.voided_at >= then,
    )  # fmt: skip
    gone = units.voided | sites.voided
    for plan_id, kind, unit, at, type_, task, is_voided in connection.execute(question):
        # a plan on a type may have stood on any unit that was of it
        about = tuple(units.names) if type_ else (unit or at or company_id,)
        for subject in about if is_voided else gone.intersection(about):
            name = record_name(plan_id) if kind == "review" else plan_name(plan_id, subject)
            yield Gone(name, task)


def _cards(connection: Connection, then: datetime, workers: _Register) -> Iterator[Gone]:
    """Cards that were voided, and what nobody asks for any more: a kind, a rule, a person."""
    card, type_, rule = (table_of(of).c for of in (Certificate, CertificateType, Requirement))
    types = _register(connection, type_.id, type_.name, type_.voided_at, then)
    voided = select(card.worker_id, card.type_id).where(card.voided_at >= then)
    pairs = {tuple(row) for row in connection.execute(voided)}
    rules = connection.execute(select(rule.type_id).where(rule.voided_at >= then)).scalars()
    pairs |= {(worker, one) for one in {*rules, *types.voided} for worker in workers.names}
    pairs |= {(worker, one) for worker in workers.voided for one in types.names}
    for worker, one in sorted(pairs):
        yield Gone(card_name(worker, one), types.names.get(one, ""))


def _competencies(
    connection: Connection, then: datetime, workers: _Register, units: _Register
) -> Iterator[Gone]:
    """Whom nobody puts on a unit any more, or watches at a task: one of the records was voided."""
    one, unit = table_of(EquipmentAssignment).c, table_of(Equipment).c
    kinds = {row.id: row.type for row in connection.execute(select(unit.id, unit.type))}
    question = select(one.worker_id, one.equipment_id, one.equipment_type, one.voided_at >= then)
    for worker, unit_id, type_, is_voided in connection.execute(question):
        at = key(type_ or "")
        works = {unit_id} if unit_id else {id_ for id_, of in kinds.items() if key(of or "") == at}
        for work in works if is_voided or worker in workers.voided else works & units.voided:
            yield Gone(competency_name(worker, work), work_said(units.names[work]))
        if is_voided and not unit_id:
            yield Gone(competency_name(worker, type_id(type_ or "")), work_said(type_ or ""))
    check = table_of(CompetencyCheck).c
    tasks = select(check.worker_id, check.task, check.voided_at >= then).where(
        check.task.is_not(None)
    )
    for worker, task, is_voided in connection.execute(tasks):
        if is_voided or worker in workers.voided:
            yield Gone(competency_name(worker, task_id(task)), work_said(task, is_task=True))
