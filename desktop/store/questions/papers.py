"""Corrective actions, and what was written down and is to be looked at again."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Table, and_, func, null, or_, select

from desktop.records.actions import CorrectiveAction
from desktop.records.documents import Document, DocumentReview
from desktop.records.emergency.plan import EmergencyPlan, EmergencyPlanReview
from desktop.records.hazards.formal import AssessmentReview, FormalAssessment
from desktop.records.leadership.policy import Policy, PolicyReview
from desktop.store.questions.terms import AS_OF, Question, table_of

_ACTION: Final = table_of(CorrectiveAction)
_DOCUMENT: Final = table_of(Document)


def _papers(table: Table, reviews: Table, day: str, title: str | None) -> Select[*tuple[Any, ...]]:
    reviewed: ColumnElement[Any] = (
        select(func.max(reviews.c.reviewed_on))
        .where(reviews.c.owner_id == table.c.id, reviews.c.reviewed_on <= AS_OF)
        .scalar_subquery()
    )
    return (
        select(
            table.c.id,
            table.c[title] if title else null(),
            table.c.get("site_id", null()),
            table.c.review_months,
            table.c[day],
            reviewed,
        )
        .where(table.c.voided_at.is_(None))
        .where(or_(table.c[day].is_(None), table.c[day] <= AS_OF))
        .order_by(table.c[day].nulls_first(), table.c.id)
    )


QUESTIONS: Final[Mapping[str, Question]] = {
    "actions": select(
        _ACTION.c.id,
        _ACTION.c.what,
        _ACTION.c.found_on,
        _ACTION.c.due_on,
        _ACTION.c.resolved_on,
        _ACTION.c.resolved_by_id,
        _ACTION.c.resolved_by_name,
        _ACTION.c.assigned_id,
        _ACTION.c.assigned_name,
        _ACTION.c.equipment_id,
        _ACTION.c.site_id,
        _ACTION.c.closed_reason,
        _ACTION.c.risk,
        _ACTION.c.verified_on,
        and_(
            # what somebody looked at and does not work is not put right
            or_(_ACTION.c.effective.is_(None), _ACTION.c.effective.is_(True)),
            or_(
                _ACTION.c.verified_on.is_not(None),
                _ACTION.c.verified_by_id.is_not(None),
                _ACTION.c.verified_by_name.is_not(None),
                _ACTION.c.verified_how.is_not(None),
            ),
        ),
    )
    .where(_ACTION.c.voided_at.is_(None), _ACTION.c.found_on <= AS_OF)
    .order_by(_ACTION.c.found_on, _ACTION.c.id),
    "superseded": select(_DOCUMENT.c.supersedes_id).where(
        _DOCUMENT.c.supersedes_id.is_not(None),
        _DOCUMENT.c.voided_at.is_(None),
        or_(_DOCUMENT.c.signed_on.is_(None), _DOCUMENT.c.signed_on <= AS_OF),
    ),
    # named after the kind of paper
    "policy": _papers(table_of(Policy), table_of(PolicyReview), "signed_on", "title"),
    "document": _papers(_DOCUMENT, table_of(DocumentReview), "signed_on", "title"),
    "formal_hazard_assessment": _papers(
        table_of(FormalAssessment), table_of(AssessmentReview), "made_on", "title"
    ),
    "emergency_plan": _papers(
        table_of(EmergencyPlan), table_of(EmergencyPlanReview), "made_on", None
    ),
}
