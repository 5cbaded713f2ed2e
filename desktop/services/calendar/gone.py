"""What is not to be done any more, and may still stand in somebody's calendar."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.engine import Connection

from desktop.records import kind_of
from desktop.records.actions import CorrectiveAction
from desktop.records.inspections.plan import DutyPlan
from desktop.records.training.certificate import Certificate, CertificateType
from desktop.services.calendar.entries import Gone, card_name, plan_name, record_name
from desktop.store.questions.terms import UNIT, table_of

_PAPERS = ("policy", "document", "formal_hazard_assessment", "emergency_plan")


def called_off(connection: Connection, company_id: str, since: date) -> Iterator[Gone]:
    """Return what was put right, closed or voided since a day, wherever it was a duty before."""
    then = datetime.combine(since, time.min, UTC)
    yield from _actions(connection, since, then)
    yield from _plans(connection, company_id, then)
    yield from _cards(connection, then)
    for kind in _PAPERS:
        table = table_of(kind_of(kind).model)
        for (record_id,) in connection.execute(select(table.c.id).where(table.c.voided_at >= then)):
            yield Gone(record_name(record_id), kind_of(kind).title)


def _actions(connection: Connection, since: date, then: datetime) -> Iterator[Gone]:
    table = table_of(CorrectiveAction).c
    is_closed = and_(table.closed_reason.is_not(None), table.found_on >= since)
    question = select(table.id, table.what, table.due_on).where(
        or_(table.voided_at >= then, table.resolved_on >= since, is_closed)
    )
    for record_id, what, due in connection.execute(question):
        yield Gone(record_name(record_id), what, due)


def _plans(connection: Connection, company_id: str, then: datetime) -> Iterator[Gone]:
    plan: Any = table_of(DutyPlan).c
    question = select(
        plan.id, plan.kind, plan.equipment_id, plan.site_id, plan.equipment_type, plan.task
    ).where(plan.voided_at >= then)
    voided = connection.execute(question).all()
    units = [unit for (unit,) in connection.execute(select(UNIT.c.id))] if voided else []
    for plan_id, kind, unit, site, type_, task in voided:
        if kind == "review":
            yield Gone(record_name(plan_id), task)
        # a plan on a type may have stood on any unit that was of it
        for subject in units if type_ else (unit or site or company_id,):
            yield Gone(plan_name(plan_id, subject), task)


def _cards(connection: Connection, then: datetime) -> Iterator[Gone]:
    card, type_ = table_of(Certificate).c, table_of(CertificateType).c
    question = select(card.worker_id, type_.name, card.expires_on).where(
        card.type_id == type_.id, card.voided_at >= then
    )
    for worker, name, due in connection.execute(question):
        yield Gone(card_name(worker, name), name, due)
