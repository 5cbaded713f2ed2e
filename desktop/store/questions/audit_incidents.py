"""What the audit asks of incidents: what happened, why, what came of it, and the hours worked."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Table, func, or_, select

from desktop.records.actions import CorrectiveAction
from desktop.records.documents import Document, DocumentReview
from desktop.records.evidence import Evidence, EvidenceLink
from desktop.records.hazards.formal import AssessmentReview, FormalAssessment
from desktop.records.incidents.incident import Incident
from desktop.records.incidents.investigation import Cause, Investigation, TeamMember, Why
from desktop.records.leadership.meeting import Meeting
from desktop.records.work_log import HoursWorked
from desktop.store.questions.terms import AS_OF, FROM, Question, as_stored, table_of

_INCIDENT: Final = table_of(Incident)
_INVESTIGATION: Final = table_of(Investigation)
_TEAM: Final = table_of(TeamMember)
_WHY: Final = table_of(Why)
_CAUSE: Final = table_of(Cause)
_ACTION: Final = table_of(CorrectiveAction)
_MEETING: Final = table_of(Meeting)
_FORMAL: Final = table_of(FormalAssessment)
_REVIEWED: Final = table_of(AssessmentReview)
_DOCUMENT: Final = table_of(Document)
_LOOKED_AT: Final = table_of(DocumentReview)
_HOURS: Final = table_of(HoursWorked)
_EVIDENCE: Final = table_of(Evidence)
_LINK: Final = table_of(EvidenceLink)


def _latest(reviews: Table, owner: ColumnElement[Any]) -> ColumnElement[date]:
    return (
        select(func.max(reviews.c.reviewed_on))
        .where(reviews.c.owner_id == owner, reviews.c.reviewed_on <= AS_OF)
        .scalar_subquery()
    )


# what happened in the window, and what was looked into in it though it happened before
_LOOKED_INTO: Final = select(_INVESTIGATION.c.incident_id).where(
    _INVESTIGATION.c.voided_at.is_(None),
    or_(
        _INVESTIGATION.c.started_on.between(FROM, AS_OF),
        _INVESTIGATION.c.finished_on.between(FROM, AS_OF),
    ),
)
_OF_THE_WINDOW: Final = (
    _INCIDENT.c.voided_at.is_(None),
    _INCIDENT.c.happened_on <= AS_OF,
    or_(_INCIDENT.c.happened_on >= FROM, _INCIDENT.c.id.in_(_LOOKED_INTO)),
)
_INCIDENTS: Final = select(_INCIDENT.c.id).where(*_OF_THE_WINDOW)
_KNOWN: Final = (
    _INVESTIGATION.c.voided_at.is_(None),
    _INVESTIGATION.c.incident_id.in_(_INCIDENTS),
    or_(_INVESTIGATION.c.started_on.is_(None), _INVESTIGATION.c.started_on <= AS_OF),
)
_INVESTIGATIONS: Final = select(_INVESTIGATION.c.id).where(*_KNOWN)
_STANDS: Final = (_ACTION.c.voided_at.is_(None), _ACTION.c.found_on <= AS_OF)


def _rows(table: Table, *columns: str) -> Select[*tuple[Any, ...]]:
    return (
        select(table.c.owner_id, *(table.c[name] for name in columns))
        .where(table.c.owner_id.in_(_INVESTIGATIONS))
        .order_by(table.c.owner_id, table.c.position)
    )


QUESTIONS: Final[Mapping[str, Question]] = {
    "audited_incidents": select(
        _INCIDENT.c.id,
        _INCIDENT.c.kind,
        _INCIDENT.c.happened_on,
        _INCIDENT.c.what,
        _INCIDENT.c.potential,
        _INCIDENT.c.reportable,
        _INCIDENT.c.cause_stated,
        _INCIDENT.c.action_stated,
    )
    .where(*_OF_THE_WINDOW)
    .order_by(_INCIDENT.c.happened_on, _INCIDENT.c.id),
    "audited_investigations": select(
        _INVESTIGATION.c.id,
        _INVESTIGATION.c.incident_id,
        _INVESTIGATION.c.started_on,
        _INVESTIGATION.c.finished_on,
        _MEETING.c.held_on,
        _FORMAL.c.id,
        _FORMAL.c.made_on,
        _latest(_REVIEWED, _FORMAL.c.id),
    )
    .outerjoin(
        _MEETING,
        (_MEETING.c.id == _INVESTIGATION.c.shared_meeting_id)
        & _MEETING.c.voided_at.is_(None)
        & (_MEETING.c.held_on <= AS_OF),
    )
    .outerjoin(
        _FORMAL,
        (_FORMAL.c.id == _INVESTIGATION.c.hazard_assessment_id) & _FORMAL.c.voided_at.is_(None),
    )
    .where(*_KNOWN)
    .order_by(_INVESTIGATION.c.started_on.nulls_last(), _INVESTIGATION.c.id),
    "investigation_teams": _rows(_TEAM, "worker_id", "name"),
    "investigation_whys": _rows(_WHY, "why"),
    "investigation_causes": _rows(_CAUSE, "cause", "area"),
    "actions_of_incidents": select(
        _ACTION.c.source_id,
        _ACTION.c.id,
        _ACTION.c.what,
        _ACTION.c.found_on,
        _ACTION.c.due_on,
        _ACTION.c.resolved_on,
        _ACTION.c.resolved_by_id,
        _ACTION.c.verified_by_id,
        _ACTION.c.verified_by_name,
        _ACTION.c.verified_on,
        _ACTION.c.verified_how,
        _ACTION.c.closed_reason,
    )
    .where(
        *_STANDS,
        or_(_ACTION.c.source_id.in_(_INCIDENTS), _ACTION.c.source_id.in_(_INVESTIGATIONS)),
    )
    .order_by(_ACTION.c.found_on, _ACTION.c.id),
    "actions_without_source": select(
        _ACTION.c.id, _ACTION.c.what, _ACTION.c.found_on, _ACTION.c.source_text
    )
    .where(*_STANDS, _ACTION.c.source_id.is_(None), _ACTION.c.found_on >= FROM)
    .order_by(_ACTION.c.found_on, _ACTION.c.id),
    "investigation_procedures": select(
        _DOCUMENT.c.id,
        _DOCUMENT.c.title,
        _DOCUMENT.c.text,
        _DOCUMENT.c.signed_on,
        _latest(_LOOKED_AT, _DOCUMENT.c.id),
        select(_LINK.c.id)
        .join(_EVIDENCE, _EVIDENCE.c.id == _LINK.c.owner_id)
        .where(_LINK.c.record_id == _DOCUMENT.c.id, _EVIDENCE.c.voided_at.is_(None))
        .exists(),
    )
    .where(
        _DOCUMENT.c.voided_at.is_(None),
        _DOCUMENT.c.kind == "investigation_procedure",
        or_(_DOCUMENT.c.signed_on.is_(None), _DOCUMENT.c.signed_on <= AS_OF),
    )
    .order_by(_DOCUMENT.c.signed_on.nulls_first(), _DOCUMENT.c.id),
    "hours_worked": select(_HOURS.c.id, _HOURS.c.month_on, as_stored(_HOURS.c.hours))
    .where(_HOURS.c.voided_at.is_(None), _HOURS.c.month_on.between(FROM, AS_OF))
    .order_by(_HOURS.c.month_on, _HOURS.c.id),
    "meetings_about_incidents": select(
        _MEETING.c.id,
        _MEETING.c.held_on,
        _MEETING.c.kind,
        _MEETING.c.topics,
        _MEETING.c.minutes,
        _MEETING.c.reviewed_statistics,
    )
    .where(_MEETING.c.voided_at.is_(None), _MEETING.c.held_on.between(FROM, AS_OF))
    .order_by(_MEETING.c.held_on, _MEETING.c.id),
}
