"""What the audit asks of emergency plans, drills, roles, first aid and emergency equipment."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Table, bindparam, or_, select

from desktop.records.actions import CorrectiveAction
from desktop.records.documents import Document
from desktop.records.emergency.drill import Drill, DrillAttendee, Improvement
from desktop.records.emergency.first_aid import FirstAidRecord
from desktop.records.emergency.plan import (
    EmergencyContact,
    EmergencyPlan,
    EmergencyPlanReview,
    WorkerInvolved,
)
from desktop.records.emergency.role import EmergencyRole
from desktop.records.evidence import Evidence, EvidenceLink
from desktop.records.leadership.meeting import Meeting
from desktop.store.questions.terms import (
    AS_OF,
    FROM,
    INSPECTION,
    MAINTENANCE,
    PLAN,
    UNITS,
    Question,
    table_of,
)
from desktop.values.audited.emergency import PARTS, SPECIFICS

_PLAN: Final = table_of(EmergencyPlan)
_CONTACT: Final = table_of(EmergencyContact)
_INVOLVED: Final = table_of(WorkerInvolved)
_REVIEW: Final = table_of(EmergencyPlanReview)
_DRILL: Final = table_of(Drill)
_ATTENDEE: Final = table_of(DrillAttendee)
_IMPROVEMENT: Final = table_of(Improvement)
_ACTION: Final = table_of(CorrectiveAction)
_ROLE: Final = table_of(EmergencyRole)
_MEETING: Final = table_of(Meeting)
_AID: Final = table_of(FirstAidRecord)
_DOCUMENT: Final = table_of(Document)
_EVIDENCE: Final = table_of(Evidence)
_PROVES: Final = table_of(EvidenceLink)
_PLANS: Final[BindParameter[str]] = bindparam("plans", expanding=True)
# the reader looks closer: "erp" is in "interpret" too
_ABOUT: Final = ("%emergenc%", "%erp%", "%muster%", "%evacuat%")
_SERVICE: Final = ("%annual%", "%yearly%", "%certif%", "%service%", "%technician%", "%tag%")


def _by_now(day: ColumnElement[Any]) -> ColumnElement[bool]:
    return or_(day.is_(None), day <= AS_OF)


def _done(table: Table) -> Any:
    return select(table.c.id, table.c.done_on, table.c.equipment_id, table.c.plan_id).where(
        table.c.voided_at.is_(None)
    )


QUESTIONS: Final[Mapping[str, Question]] = {
    "emergency_plans_of_sites": select(
        _PLAN.c.id,
        _PLAN.c.site_id,
        _PLAN.c.made_on,
        _PLAN.c.review_months,
        _PLAN.c.first_tailgate_review_on,
        _PLAN.c.latitude.is_not(None) & _PLAN.c.longitude.is_not(None),
        *(_PLAN.c[name] for name in (*PARTS, *SPECIFICS)),
    )
    .where(_PLAN.c.voided_at.is_(None), _by_now(_PLAN.c.made_on))
    .order_by(_PLAN.c.made_on.nulls_first(), _PLAN.c.id),
    "emergency_contacts": select(
        _CONTACT.c.owner_id, _CONTACT.c.name, _CONTACT.c.role, _CONTACT.c.phone
    ).order_by(_CONTACT.c.owner_id, _CONTACT.c.position),
    "emergency_plan_helpers": select(
        _INVOLVED.c.owner_id, _INVOLVED.c.worker_id, _INVOLVED.c.name
    ).order_by(_INVOLVED.c.owner_id, _INVOLVED.c.position),
    "emergency_plan_reviews": select(_REVIEW.c.owner_id, _REVIEW.c.reviewed_on, _REVIEW.c.remark)
    .where(_REVIEW.c.reviewed_on <= AS_OF)
    .order_by(_REVIEW.c.reviewed_on, _REVIEW.c.id),
    "emergency_plan_photos": select(_PROVES.c.record_id)
    .join(_EVIDENCE, _EVIDENCE.c.id == _PROVES.c.owner_id)
    .where(
        _PROVES.c.record_id.in_(select(_PLAN.c.id)),
        _EVIDENCE.c.voided_at.is_(None),
        _EVIDENCE.c.media_type.startswith("image/"),
        _by_now(_EVIDENCE.c.own_date),
    ),
    "drills_held": select(
        _DRILL.c.id,
        _DRILL.c.held_on,
        _DRILL.c.site_id,
        _DRILL.c.plan_id,
        _DRILL.c.kind,
        _DRILL.c.scenario,
        _DRILL.c.went_well,
        _DRILL.c.none_needed_reason,
        _DRILL.c.notes,
    )
    .where(_DRILL.c.voided_at.is_(None), _DRILL.c.held_on <= AS_OF)
    .order_by(_DRILL.c.held_on, _DRILL.c.id),
    "people_at_drills": select(
        _ATTENDEE.c.owner_id, _ATTENDEE.c.worker_id, _ATTENDEE.c.name, _ATTENDEE.c.signed
    ).order_by(_ATTENDEE.c.owner_id, _ATTENDEE.c.position),
    "lessons_of_drills": select(_IMPROVEMENT.c.owner_id, _IMPROVEMENT.c.text).order_by(
        _IMPROVEMENT.c.owner_id, _IMPROVEMENT.c.position
    ),
    "actions_of_drills": select(_ACTION.c.source_id, _ACTION.c.id)
    .where(
        _ACTION.c.voided_at.is_(None),
        _ACTION.c.found_on <= AS_OF,
        _ACTION.c.source_id.in_(select(_DRILL.c.id)),
    )
    .order_by(_ACTION.c.found_on, _ACTION.c.id),
    "emergency_roles_given": select(
        _ROLE.c.id,
        _ROLE.c.role,
        _ROLE.c.worker_id,
        _ROLE.c.site_id,
        _ROLE.c.from_on,
        _ROLE.c.to_on,
    )
    .where(_ROLE.c.voided_at.is_(None), _by_now(_ROLE.c.from_on))
    .order_by(_ROLE.c.id),
    "talks_on_emergencies": select(
        _MEETING.c.id, _MEETING.c.held_on, _MEETING.c.site_id, _MEETING.c.topics
    )
    .where(
        _MEETING.c.voided_at.is_(None),
        _MEETING.c.held_on <= AS_OF,
        _MEETING.c.kind != "management_review",
        or_(*(_MEETING.c.topics.like(word) for word in _ABOUT)),
    )
    .order_by(_MEETING.c.held_on, _MEETING.c.id),
    # the law names who may read more of them than that there is one
    "days_of_first_aid": select(_AID.c.happened_on)
    .where(_AID.c.voided_at.is_(None), _AID.c.happened_on <= AS_OF)
    .order_by(_AID.c.happened_on),
    "papers_by_title": select(_DOCUMENT.c.id, _DOCUMENT.c.title)
    .where(_DOCUMENT.c.voided_at.is_(None), _by_now(_DOCUMENT.c.signed_on))
    .order_by(_DOCUMENT.c.id),
    "tasks_of_plans": select(PLAN.c.id, PLAN.c.task).where(PLAN.c.voided_at.is_(None)),
    "gear_inspected_by_plan": _done(INSPECTION).where(
        INSPECTION.c.plan_id.in_(_PLANS), INSPECTION.c.done_on.between(FROM, AS_OF)
    ),
    "gear_inspected_by_unit": _done(INSPECTION).where(
        INSPECTION.c.equipment_id.in_(UNITS), INSPECTION.c.done_on.between(FROM, AS_OF)
    ),
    "gear_certified_by_unit": _done(INSPECTION).where(
        INSPECTION.c.equipment_id.in_(UNITS),
        INSPECTION.c.done_on <= AS_OF,
        or_(*(INSPECTION.c.task.like(word) for word in _SERVICE)),
    ),
    # of any age: the tag of an extinguisher that ran out tells when it was hung
    "gear_serviced_by_plan": _done(MAINTENANCE).where(
        MAINTENANCE.c.plan_id.in_(_PLANS), MAINTENANCE.c.done_on <= AS_OF
    ),
    "gear_serviced_by_unit": _done(MAINTENANCE).where(
        MAINTENANCE.c.equipment_id.in_(UNITS), MAINTENANCE.c.done_on <= AS_OF
    ),
}
