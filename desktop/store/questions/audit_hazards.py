"""What the audit asks of hazards: assessments, reports, products and what is written about them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, String, Table, and_, or_, select, type_coerce

from desktop.records.actions import CorrectiveAction
from desktop.records.assessment import QuestionSupport
from desktop.records.documents import Document, DocumentReview
from desktop.records.evidence import Evidence, EvidenceLink
from desktop.records.hazards.field_assessment import CrewMember, FieldAssessment, FieldHazard
from desktop.records.hazards.formal import (
    AssessedHazard,
    AssessmentParticipant,
    AssessmentReview,
    CoveredTask,
    FormalAssessment,
    HazardControl,
)
from desktop.records.hazards.product import HazardousProduct
from desktop.records.hazards.report import HazardReport
from desktop.records.incidents.incident import Incident
from desktop.records.incidents.investigation import Investigation
from desktop.records.work_log import HoursWorked, UseLog
from desktop.store.questions.terms import AS_OF, FROM, Question, table_of

_FORMAL: Final = table_of(FormalAssessment)
_COVER: Final = table_of(CoveredTask)
_PARTICIPANT: Final = table_of(AssessmentParticipant)
_FORMAL_REVIEW: Final = table_of(AssessmentReview)
_HAZARD: Final = table_of(AssessedHazard)
_CONTROL: Final = table_of(HazardControl)
_INVESTIGATION: Final = table_of(Investigation)
_INCIDENT: Final = table_of(Incident)
_FIELD: Final = table_of(FieldAssessment)
_FIELD_HAZARD: Final = table_of(FieldHazard)
_CREW: Final = table_of(CrewMember)
_REPORT: Final = table_of(HazardReport)
_ACTION: Final = table_of(CorrectiveAction)
_PRODUCT: Final = table_of(HazardousProduct)
_PAPER: Final = table_of(Document)
_PAPER_REVIEW: Final = table_of(DocumentReview)
_USE: Final = table_of(UseLog)
_HOURS: Final = table_of(HoursWorked)
_SUPPORT: Final = table_of(QuestionSupport)
_EVIDENCE: Final = table_of(Evidence)
_LINK: Final = table_of(EvidenceLink)

_MADE: Final = and_(_FORMAL.c.voided_at.is_(None), _FORMAL.c.made_on <= AS_OF)
_FILLED: Final = and_(_FIELD.c.voided_at.is_(None), _FIELD.c.done_on.between(FROM, AS_OF))
_REPORTED: Final = and_(_REPORT.c.voided_at.is_(None), _REPORT.c.reported_on.between(FROM, AS_OF))
_WRITTEN: Final = and_(
    _PAPER.c.voided_at.is_(None), or_(_PAPER.c.signed_on.is_(None), _PAPER.c.signed_on <= AS_OF)
)
# a line of the job log that says nought was written to say that nobody worked there
_WORKED: Final = or_(
    and_(_USE.c.hours.is_(None), _USE.c.days.is_(None)),
    _USE.c.hours > Decimal(0),
    _USE.c.days > Decimal(0),
)


def _lines(
    rows: Table, owner: Table, holds: ColumnElement[bool], *columns: str
) -> Select[*tuple[Any, ...]]:
    """The lines inside the records that hold, in the order in which they stand."""
    return (
        select(rows.c.owner_id, *(rows.c[name] for name in columns))
        .join(owner, owner.c.id == rows.c.owner_id)
        .where(holds)
        .order_by(rows.c.owner_id, rows.c.position)
    )


def _with_files(owner: Table, holds: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """The records that hold and have a file that proves them."""
    return (
        select(owner.c.id)
        .distinct()
        .join(_LINK, _LINK.c.record_id == owner.c.id)
        .join(_EVIDENCE, and_(_EVIDENCE.c.id == _LINK.c.owner_id, _EVIDENCE.c.voided_at.is_(None)))
        .where(holds)
    )


# the driver hands over a time of day as the text in which it is stored
_AT: Final = type_coerce(_FIELD.c.done_at, String)
_STARTED: Final = type_coerce(_FIELD.c.work_start, String)
_IN: Final = (_SUPPORT.c.voided_at.is_(None), _SUPPORT.c.left_out.is_not(True))
_CITED: Final = (_SUPPORT.c.question, _FIELD.c.id, _FIELD.c.done_on, _FIELD.c.task)

QUESTIONS: Final[Mapping[str, Question]] = {
    "formal_made": select(
        _FORMAL.c.id,
        _FORMAL.c.title,
        _FORMAL.c.made_on,
        _FORMAL.c.made_by_id,
        _FORMAL.c.made_by_name,
        _FORMAL.c.review_months,
    )
    .where(_MADE)
    .order_by(_FORMAL.c.made_on, _FORMAL.c.id),
    "formal_covers": _lines(_COVER, _FORMAL, _MADE, "position_id", "task"),
    "formal_participants": _lines(_PARTICIPANT, _FORMAL, _MADE, "worker_id", "name", "signed"),
    "formal_reviews": _lines(
        _FORMAL_REVIEW, _FORMAL, and_(_MADE, _FORMAL_REVIEW.c.reviewed_on <= AS_OF), "reviewed_on"
    ),
    "formal_hazards": _lines(
        _HAZARD,
        _FORMAL,
        _MADE,
        "id",
        "hazard",
        "category",
        "severity",
        "likelihood",
        "exposure",
    ),
    "formal_controls": select(
        _CONTROL.c.owner_id, _CONTROL.c.control, _CONTROL.c.level, _CONTROL.c.why_not_higher
    )
    .join(_HAZARD, _HAZARD.c.id == _CONTROL.c.owner_id)
    .join(_FORMAL, _FORMAL.c.id == _HAZARD.c.owner_id)
    .where(_MADE)
    .order_by(_CONTROL.c.owner_id, _CONTROL.c.position),
    "formal_with_files": _with_files(_FORMAL, _MADE),
    "formal_to_revise": select(_INVESTIGATION.c.hazard_assessment_id, _INCIDENT.c.happened_on)
    .join(_INCIDENT, _INCIDENT.c.id == _INVESTIGATION.c.incident_id)
    .where(
        _INVESTIGATION.c.hazard_assessment_id.is_not(None),
        _INVESTIGATION.c.voided_at.is_(None),
        _INCIDENT.c.voided_at.is_(None),
        _INCIDENT.c.happened_on <= AS_OF,
    )
    .order_by(_INCIDENT.c.happened_on, _INVESTIGATION.c.id),
    "field_filled": select(
        _FIELD.c.id,
        _FIELD.c.done_on,
        _AT,
        _STARTED,
        _FIELD.c.site_id,
        _FIELD.c.task,
        _FIELD.c.foreman_id,
        _FIELD.c.foreman_name,
    )
    .where(_FILLED)
    .order_by(_FIELD.c.done_on, _FIELD.c.done_at, _FIELD.c.id),
    "field_hazards": _lines(_FIELD_HAZARD, _FIELD, _FILLED, "hazard", "control", "level"),
    "field_crews": _lines(_CREW, _FIELD, _FILLED, "worker_id", "name", "signed"),
    "field_with_files": _with_files(_FIELD, _FILLED),
    "hazards_reported": select(_REPORT.c.id, _REPORT.c.reported_on, _REPORT.c.what)
    .where(_REPORTED)
    .order_by(_REPORT.c.reported_on, _REPORT.c.id),
    "actions_of_reports": select(
        _ACTION.c.source_id,
        _ACTION.c.id,
        _ACTION.c.due_on,
        _ACTION.c.resolved_on,
        _ACTION.c.closed_reason,
    )
    .join(_REPORT, _REPORT.c.id == _ACTION.c.source_id)
    .where(_REPORTED, _ACTION.c.voided_at.is_(None), _ACTION.c.found_on <= AS_OF)
    .order_by(_ACTION.c.found_on, _ACTION.c.id),
    "products_kept": select(_PRODUCT.c.id, _PRODUCT.c.name, _PRODUCT.c.sheet_on)
    .where(_PRODUCT.c.voided_at.is_(None))
    .order_by(_PRODUCT.c.name, _PRODUCT.c.id),
    "products_with_files": _with_files(_PRODUCT, _PRODUCT.c.voided_at.is_(None)),
    "practices": select(
        _PAPER.c.id, _PAPER.c.title, _PAPER.c.kind, _PAPER.c.text, _PAPER.c.signed_on
    )
    .where(_WRITTEN)
    .order_by(_PAPER.c.signed_on.nulls_first(), _PAPER.c.id),
    "practice_reviews": _lines(
        _PAPER_REVIEW, _PAPER, and_(_WRITTEN, _PAPER_REVIEW.c.reviewed_on <= AS_OF), "reviewed_on"
    ),
    "days_of_jobs": select(_USE.c.used_on, _USE.c.job)
    .where(
        _USE.c.voided_at.is_(None),
        _USE.c.job.is_not(None),
        _USE.c.used_on.between(FROM, AS_OF),
        _WORKED,
    )
    .order_by(_USE.c.used_on, _USE.c.id),
    "months_without_hours": select(_HOURS.c.month_on)
    .where(
        _HOURS.c.voided_at.is_(None),
        _HOURS.c.month_on <= AS_OF,
        _HOURS.c.hours == Decimal(0),
    )
    .order_by(_HOURS.c.month_on),
    "field_cited": select(*_CITED)
    .join(_FIELD, _FIELD.c.id == _SUPPORT.c.record_id)
    .where(*_IN, _FIELD.c.voided_at.is_(None))
    .where(_FIELD.c.done_on <= AS_OF)
    .order_by(_FIELD.c.done_on, _FIELD.c.id, _SUPPORT.c.question),
    "field_cited_by_file": select(*_CITED)
    .join(_LINK, _LINK.c.owner_id == _SUPPORT.c.evidence_id)
    .join(_FIELD, _FIELD.c.id == _LINK.c.record_id)
    .where(*_IN, _FIELD.c.voided_at.is_(None))
    .where(_FIELD.c.done_on <= AS_OF)
    .order_by(_FIELD.c.done_on, _FIELD.c.id, _SUPPORT.c.question),
}
