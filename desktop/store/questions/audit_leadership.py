"""What the audit asks of policies, rights, meetings, goals and who takes part.

Policies, documents and what was taught count at any time up to the day; what happens counts within
the window.
"""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    Table,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
    union,
)

from desktop.records.actions import CorrectiveAction
from desktop.records.contractors import Contractor
from desktop.records.documents import Document, DocumentReview
from desktop.records.evidence import Evidence, EvidenceLink
from desktop.records.hazards.field_assessment import CrewMember, FieldAssessment
from desktop.records.incidents.investigation import Investigation, TeamMember
from desktop.records.inspections.inspection import Participant
from desktop.records.leadership.acknowledgement import Acknowledgement
from desktop.records.leadership.goal import Goal
from desktop.records.leadership.meeting import Meeting, MeetingAttendee, MeetingConcern
from desktop.records.leadership.policy import Policy, PolicyReview
from desktop.records.leadership.refusal import WorkRefusal
from desktop.records.leadership.representative import Representative
from desktop.records.people import Position, Worker
from desktop.records.training.orientation import Orientation
from desktop.store.questions.terms import AS_OF, FROM, INSPECTION, Question, table_of

_POLICY: Final = table_of(Policy)
_POLICY_REVIEW: Final = table_of(PolicyReview)
_DOCUMENT: Final = table_of(Document)
_NEWER: Final = _DOCUMENT.alias()
_DOCUMENT_REVIEW: Final = table_of(DocumentReview)
_SIGNED: Final = table_of(Acknowledgement)
_MEETING: Final = table_of(Meeting)
_ATTENDEE: Final = table_of(MeetingAttendee)
_CONCERN: Final = table_of(MeetingConcern)
_ACTION: Final = table_of(CorrectiveAction)
_GOAL: Final = table_of(Goal)
_REPRESENTATIVE: Final = table_of(Representative)
_REFUSAL: Final = table_of(WorkRefusal)
_ORIENTATION: Final = table_of(Orientation)
_FIELD: Final = table_of(FieldAssessment)
_CREW: Final = table_of(CrewMember)
_INVESTIGATION: Final = table_of(Investigation)
_TEAM: Final = table_of(TeamMember)
_PARTICIPANT: Final = table_of(Participant)
_WORKER: Final = table_of(Worker)
_POSITION: Final = table_of(Position)
_CONTRACTOR: Final = table_of(Contractor)
_FILE: Final = table_of(Evidence)
_FILE_OF: Final = table_of(EvidenceLink)

_WATCHED: Final = union(
    select(_WORKER.c.id).where(or_(_WORKER.c.is_owner, _WORKER.c.is_manager)),
    select(_REPRESENTATIVE.c.worker_id).where(_REPRESENTATIVE.c.voided_at.is_(None)),
)
# what the names of files say that leadership or a drill is proven by
_TELLING: Final = ("polic", "refus", "tailgate", "toolbox", "meeting", "minutes", "talk",
                   "drill", "evacuation", "tabletop", "table top")  # fmt: skip
_HELD: Final = and_(_MEETING.c.voided_at.is_(None), _MEETING.c.held_on.between(FROM, AS_OF))
_INVESTIGATED_ON: Final = func.coalesce(
    _INVESTIGATION.c.started_on, _INVESTIGATION.c.finished_on, type_=Investigation.started_on.type
)


def _has_file(of: Table) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            _FILE_OF.c.record_id == of.c.id,
            _FILE.c.id == _FILE_OF.c.owner_id,
            _FILE.c.voided_at.is_(None),
        )
        .correlate(of)
    )


def _present(
    table: Table, day: ColumnElement[Any], worker: ColumnElement[Any], rows: Table | None = None
) -> Select[*tuple[Any, ...]]:
    """Of each day one record in which somebody took part who is watched."""
    found = select(literal(table.name), func.min(table.c.id), day, worker)
    if rows is not None:
        found = found.join(rows, rows.c.owner_id == table.c.id)
    return found.where(
        table.c.voided_at.is_(None), day.between(FROM, AS_OF), worker.in_(_WATCHED)
    ).group_by(day, worker)


QUESTIONS: Final[Mapping[str, Question]] = {
    "audited_policies": select(
        _POLICY.c.id,
        _POLICY.c.title,
        _POLICY.c.text,
        _POLICY.c.edition,
        _POLICY.c.signed_by_id,
        _POLICY.c.signed_by_name,
        _POLICY.c.signed_on,
        _POLICY.c.review_months,
        _POLICY.c.posted_where,
        _has_file(_POLICY),
    )
    .where(_POLICY.c.voided_at.is_(None), _POLICY.c.signed_on <= AS_OF)
    .order_by(_POLICY.c.signed_on, _POLICY.c.id),
    "policies_reviewed": select(_POLICY_REVIEW.c.owner_id, _POLICY_REVIEW.c.reviewed_on)
    .where(_POLICY_REVIEW.c.reviewed_on <= AS_OF)
    .order_by(_POLICY_REVIEW.c.reviewed_on),
    "photos_of_policies": select(_FILE_OF.c.record_id, _FILE.c.id)
    .join(_FILE, _FILE.c.id == _FILE_OF.c.owner_id)
    .where(
        _FILE_OF.c.record_kind == "policy",
        _FILE.c.voided_at.is_(None),
        _FILE.c.media_type.startswith("image/"),
        or_(_FILE.c.own_date.is_(None), _FILE.c.own_date <= AS_OF),
    )
    .order_by(_FILE.c.id),
    "documents_in_force": select(
        _DOCUMENT.c.id,
        _DOCUMENT.c.title,
        _DOCUMENT.c.kind,
        _DOCUMENT.c.text,
        _DOCUMENT.c.signed_on,
    )
    .where(
        _DOCUMENT.c.voided_at.is_(None),
        or_(_DOCUMENT.c.signed_on.is_(None), _DOCUMENT.c.signed_on <= AS_OF),
        ~exists()
        .where(
            _NEWER.c.supersedes_id == _DOCUMENT.c.id,
            _NEWER.c.voided_at.is_(None),
            or_(_NEWER.c.signed_on.is_(None), _NEWER.c.signed_on <= AS_OF),
        )
        .correlate(_DOCUMENT),
    )
    .order_by(_DOCUMENT.c.signed_on, _DOCUMENT.c.id),
    "documents_reviewed": select(_DOCUMENT_REVIEW.c.owner_id, _DOCUMENT_REVIEW.c.reviewed_on)
    .where(_DOCUMENT_REVIEW.c.reviewed_on <= AS_OF)
    .order_by(_DOCUMENT_REVIEW.c.reviewed_on),
    "files_of_no_record": select(_FILE.c.id, _FILE.c.name, _FILE.c.own_date)
    .where(
        _FILE.c.voided_at.is_(None),
        or_(_FILE.c.own_date.is_(None), _FILE.c.own_date <= AS_OF),
        or_(*(_FILE.c.name.icontains(word) for word in _TELLING)),
        ~exists().where(_FILE_OF.c.owner_id == _FILE.c.id).correlate(_FILE),
    )
    .order_by(_FILE.c.own_date, _FILE.c.id),
    "acknowledgements_signed": select(
        _SIGNED.c.id,
        _SIGNED.c.worker_id,
        _SIGNED.c.policy_id,
        _SIGNED.c.document_id,
        _SIGNED.c.edition,
        _SIGNED.c.signed_on,
    )
    .where(_SIGNED.c.voided_at.is_(None), _SIGNED.c.signed_on <= AS_OF)
    .order_by(_SIGNED.c.signed_on, _SIGNED.c.id),
    "meetings_judged": select(
        _MEETING.c.id,
        _MEETING.c.held_on,
        _MEETING.c.kind,
        _MEETING.c.plan_id,
        _MEETING.c.topics,
        _MEETING.c.minutes,
        _MEETING.c.notes,
        _MEETING.c.led_by_id,
        _MEETING.c.led_by_name,
        _MEETING.c.reviewed_incidents,
        _MEETING.c.reviewed_inspections,
        _MEETING.c.reviewed_statistics,
        _MEETING.c.reviewed_actions,
        _has_file(_MEETING),
    )
    .where(_HELD)
    .order_by(_MEETING.c.held_on, _MEETING.c.id),
    "who_was_at_meetings": select(
        _ATTENDEE.c.owner_id, _ATTENDEE.c.worker_id, _ATTENDEE.c.name, _ATTENDEE.c.signed
    )
    .join(_MEETING, _MEETING.c.id == _ATTENDEE.c.owner_id)
    .where(_HELD)
    .order_by(_ATTENDEE.c.owner_id, _ATTENDEE.c.position),
    "concerns_raised": select(_CONCERN.c.owner_id, _CONCERN.c.text)
    .join(_MEETING, _MEETING.c.id == _CONCERN.c.owner_id)
    .where(_HELD)
    .order_by(_CONCERN.c.owner_id, _CONCERN.c.position),
    "actions_that_followed": select(
        _ACTION.c.id,
        _ACTION.c.what,
        _ACTION.c.found_on,
        _ACTION.c.source_id,
        _ACTION.c.source_text,
    )
    .where(_ACTION.c.voided_at.is_(None), _ACTION.c.found_on.between(FROM, AS_OF))
    .order_by(_ACTION.c.found_on, _ACTION.c.id),
    "goals_set": select(_GOAL.c.id, _GOAL.c.year, _GOAL.c.text, _GOAL.c.measure, _GOAL.c.result)
    .where(_GOAL.c.voided_at.is_(None), or_(_GOAL.c.set_on.is_(None), _GOAL.c.set_on <= AS_OF))
    .order_by(_GOAL.c.year, _GOAL.c.id),
    "representatives_named": select(
        _REPRESENTATIVE.c.id,
        _REPRESENTATIVE.c.worker_id,
        _REPRESENTATIVE.c.from_on,
        _REPRESENTATIVE.c.to_on,
    )
    .where(
        _REPRESENTATIVE.c.voided_at.is_(None),
        or_(_REPRESENTATIVE.c.from_on.is_(None), _REPRESENTATIVE.c.from_on <= AS_OF),
    )
    .order_by(_REPRESENTATIVE.c.from_on, _REPRESENTATIVE.c.id),
    "work_refused": select(
        _REFUSAL.c.id,
        _REFUSAL.c.refused_on,
        _REFUSAL.c.what,
        _REFUSAL.c.steps,
        _REFUSAL.c.outcome,
    )
    .where(_REFUSAL.c.voided_at.is_(None), _REFUSAL.c.refused_on.between(FROM, AS_OF))
    .order_by(_REFUSAL.c.refused_on, _REFUSAL.c.id),
    "rights_taught": select(
        _ORIENTATION.c.id,
        _ORIENTATION.c.worker_id,
        _ORIENTATION.c.done_on,
        _ORIENTATION.c.covers_rights,
        _ORIENTATION.c.signed,
    )
    .where(
        _ORIENTATION.c.voided_at.is_(None),
        _ORIENTATION.c.worker_id.is_not(None),
        _ORIENTATION.c.done_on <= AS_OF,
    )
    .order_by(_ORIENTATION.c.done_on, _ORIENTATION.c.id),
    "present_at_meetings": _present(_MEETING, _MEETING.c.held_on, _ATTENDEE.c.worker_id, _ATTENDEE),
    "meetings_led": _present(_MEETING, _MEETING.c.held_on, _MEETING.c.led_by_id),
    # sought by its days, because one person may have done all inspections of ten years
    "inspections_led": _present(
        INSPECTION, INSPECTION.c.done_on, func.coalesce(INSPECTION.c.by_id, "")
    ),
    "present_at_inspections": _present(
        INSPECTION, INSPECTION.c.done_on, _PARTICIPANT.c.worker_id, _PARTICIPANT
    ),
    "field_assessments_led": _present(_FIELD, _FIELD.c.done_on, _FIELD.c.foreman_id),
    "present_in_the_field": _present(_FIELD, _FIELD.c.done_on, _CREW.c.worker_id, _CREW),
    "present_at_investigations": _present(
        _INVESTIGATION, _INVESTIGATED_ON, _TEAM.c.worker_id, _TEAM
    ),
    "duties_looked_at": select(
        _POSITION.c.id,
        _POSITION.c.duties_reviewed_on,
        func.date(_POSITION.c.created_at, type_=Date()),
    ).where(_POSITION.c.voided_at.is_(None)),
    "contractors_hired": select(_CONTRACTOR.c.id, _CONTRACTOR.c.company)
    .where(_CONTRACTOR.c.voided_at.is_(None))
    .order_by(_CONTRACTOR.c.company, _CONTRACTOR.c.id),
}
