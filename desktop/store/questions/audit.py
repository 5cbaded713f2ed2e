"""What every rule of an audit asks: the company, its people, its places, and what was assessed."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, func, or_, select, union_all

from desktop.records.company import Company
from desktop.records.company_settings import CompanySettings
from desktop.records.hazards.field_assessment import FieldAssessment
from desktop.records.leadership.meeting import Meeting
from desktop.records.people import Position, Worker, WorkerPosition
from desktop.records.review import DismissedFinding, Interview, Observation
from desktop.records.sites import Site
from desktop.store.questions.terms import (
    AS_OF,
    FROM,
    INSPECTION,
    MAINTENANCE,
    UNIT,
    Question,
    table_of,
)

_COMPANY: Final = table_of(Company)
_SETTINGS: Final = table_of(CompanySettings)
_WORKER: Final = table_of(Worker)
_HELD: Final = table_of(WorkerPosition)
_POSITION: Final = table_of(Position)
_SITE: Final = table_of(Site)
_INTERVIEW: Final = table_of(Interview)
_OBSERVATION: Final = table_of(Observation)
_DISMISSED: Final = table_of(DismissedFinding)
# what a company does all year, and from which one sees since when it keeps records
_ROUTINE: Final = (
    (INSPECTION, "done_on"),
    (MAINTENANCE, "done_on"),
    (table_of(Meeting), "held_on"),
    (table_of(FieldAssessment), "done_on"),
)


def _in_window(day: ColumnElement[Any]) -> ColumnElement[bool]:
    return or_(day.is_(None), day.between(FROM, AS_OF))


def _first(table: Table, day: str) -> Any:
    return select(func.min(table.c[day]).label("first")).where(table.c.voided_at.is_(None))


QUESTIONS: Final[Mapping[str, Question]] = {
    "audited_company": select(
        _COMPANY.c.id,
        _COMPANY.c.trade_name,
        _COMPANY.c.legal_name,
        _COMPANY.c.province,
        _COMPANY.c.protocol,
        _COMPANY.c.wcb_accounts,
        _COMPANY.c.industry_codes,
        _COMPANY.c.certifying_partner,
        _COMPANY.c.certificate_valid_to_on,
        _COMPANY.c.next_audit_on,
        _COMPANY.c.assessor_course,
        _COMPANY.c.assessor_refresher_on,
        _COMPANY.c.assessor_id,
        _COMPANY.c.assessor_name,
    ).where(_COMPANY.c.voided_at.is_(None)),
    "audited_choices": select(
        _SETTINGS.c.risk_matrix,
        _SETTINGS.c.review_months,
        _SETTINGS.c.late_days_accepted,
        _SETTINGS.c.investigation_start_days,
        _SETTINGS.c.investigation_finish_days,
    ).where(_SETTINGS.c.voided_at.is_(None)),
    "first_routine_records": union_all(*(_first(table, day) for table, day in _ROUTINE)),
    "audited_workers": select(
        _WORKER.c.id,
        _WORKER.c.first_name,
        _WORKER.c.last_name,
        _WORKER.c.number,
        _WORKER.c.is_owner,
        _WORKER.c.is_manager,
        _WORKER.c.is_supervisor,
        _WORKER.c.counts,
    )
    .where(_WORKER.c.voided_at.is_(None))
    .order_by(_WORKER.c.id),
    "positions_ever_held": select(
        _HELD.c.owner_id, _HELD.c.position_id, _HELD.c.from_on, _HELD.c.to_on
    ),
    "audited_positions": select(
        _POSITION.c.id, _POSITION.c.title, _POSITION.c.duties, _POSITION.c.hazard_exposure
    )
    .where(_POSITION.c.voided_at.is_(None))
    .order_by(_POSITION.c.id),
    "audited_sites": select(
        _SITE.c.id,
        _SITE.c.name,
        _SITE.c.place,
        _SITE.c.address,
        _SITE.c.latitude.is_not(None) & _SITE.c.longitude.is_not(None),
    )
    .where(_SITE.c.voided_at.is_(None))
    .order_by(_SITE.c.id),
    "audited_units": select(
        UNIT.c.id, UNIT.c.number, UNIT.c.description, UNIT.c.type, UNIT.c.lot_size
    )
    .where(UNIT.c.voided_at.is_(None))
    .order_by(UNIT.c.id),
    "interviews_held": select(
        _INTERVIEW.c.id,
        _INTERVIEW.c.question,
        _INTERVIEW.c.held_on,
        _INTERVIEW.c.positive,
    ).where(_INTERVIEW.c.voided_at.is_(None), _in_window(_INTERVIEW.c.held_on)),
    "observations_made": select(
        _OBSERVATION.c.id,
        _OBSERVATION.c.question,
        _OBSERVATION.c.seen_on,
        _OBSERVATION.c.positive,
    ).where(_OBSERVATION.c.voided_at.is_(None), _in_window(_OBSERVATION.c.seen_on)),
    "findings_dismissed": select(_DISMISSED.c.code, _DISMISSED.c.record_id).where(
        _DISMISSED.c.voided_at.is_(None), _DISMISSED.c.dismissed_on <= AS_OF
    ),
}
