"""What the audit asks of inspections, maintenance, tag-outs and what followed from them.

Ten years of inspections are not read through: the window is sought by its days, and only those
that are judged by themselves come one by one.
"""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    String,
    Table,
    and_,
    bindparam,
    cast,
    exists,
    func,
    or_,
    select,
)

from desktop.records.actions import CorrectiveAction
from desktop.records.documents import Document
from desktop.records.equipment import ServiceChange
from desktop.records.evidence import Evidence, EvidenceLink
from desktop.records.inspections.checklist import Checklist, ChecklistItem
from desktop.records.inspections.inspection import InspectionItem, LotException, Participant
from desktop.store.questions.terms import (
    AS_OF,
    FROM,
    INSPECTION,
    MAINTENANCE,
    PLAN,
    Question,
    table_of,
)

_ITEM: Final = table_of(InspectionItem)
_EXCEPTION: Final = table_of(LotException)
_PARTICIPANT: Final = table_of(Participant)
_CHECKLIST: Final = table_of(Checklist)
_CHECKLIST_ITEM: Final = table_of(ChecklistItem)
_CHANGE: Final = table_of(ServiceChange)
_ACTION: Final = table_of(CorrectiveAction)
_DOCUMENT: Final = table_of(Document)
_LATER: Final = _DOCUMENT.alias()
_NEWER: Final = _CHECKLIST.alias()
_FILE: Final = table_of(Evidence)
_FILE_OF: Final = table_of(EvidenceLink)

_IN_WINDOW: Final = and_(
    INSPECTION.c.voided_at.is_(None), INSPECTION.c.done_on.between(FROM, AS_OF)
)
_IDS: Final[BindParameter[str]] = bindparam("ids", expanding=True)
_FAILED: Final = and_(_ITEM.c.owner_id == INSPECTION.c.id, _ITEM.c.result == "fail")
# asked once, before anything is looked through: most companies have none of some of them, ever
_ANY_PARTICIPANT: Final = exists(select(_PARTICIPANT.alias().c.id))
_ANY_ITEM: Final = exists(select(_ITEM.alias().c.id))
_ANY_EXCEPTION: Final = exists(select(_EXCEPTION.alias().c.id))
_BY_ITSELF: Final = or_(
    INSPECTION.c.site_id.is_not(None),
    INSPECTION.c.result == "fail",
    INSPECTION.c.safe_to_use.is_(False),
    INSPECTION.c.defects != "",
    and_(_ANY_ITEM, exists().where(_FAILED)),
    and_(_ANY_EXCEPTION, exists().where(_EXCEPTION.c.owner_id == INSPECTION.c.id)),
    and_(
        INSPECTION.c.by_id.is_(None),
        func.coalesce(INSPECTION.c.by_name, "") == "",
        INSPECTION.c.equipment_id.is_not(None),
    ),
)
_OF: Final = (
    INSPECTION.c.plan_id, INSPECTION.c.equipment_id, INSPECTION.c.site_id, INSPECTION.c.task,
    INSPECTION.c.by_id, INSPECTION.c.by_name,
)  # fmt: skip
_TAGS_OUT: Final = (
    exists()
    .where(
        _CHECKLIST_ITEM.c.owner_id == INSPECTION.c.checklist_id,
        _CHECKLIST_ITEM.c.item == _ITEM.c.item,
        _CHECKLIST_ITEM.c.unsafe_means_tag_out.is_(True),
    )
    .correlate(INSPECTION, _ITEM)
)


def _has_file(of: Table) -> ColumnElement[Any]:
    return (
        exists()
        .where(
            _FILE_OF.c.record_id == of.c.id,
            _FILE.c.id == _FILE_OF.c.owner_id,
            _FILE.c.voided_at.is_(None),
        )
        .correlate(of)
    )


_EVERY: Final[Mapping[str, Select[*tuple[Any, ...]]]] = {
    "inspections_by_themselves": select(
        INSPECTION.c.id,
        INSPECTION.c.done_on,
        *_OF,
        INSPECTION.c.result,
        INSPECTION.c.safe_to_use,
        INSPECTION.c.defects,
        INSPECTION.c.notes,
    )
    .where(_IN_WINDOW, _BY_ITSELF)
    .order_by(INSPECTION.c.done_on, INSPECTION.c.id),
    "inspectors_counted": select(
        INSPECTION.c.by_id,
        func.count(INSPECTION.c.id),
        func.min(INSPECTION.c.done_on),
        func.max(INSPECTION.c.done_on),
        # the id of the newest, found by its day
        func.max(cast(INSPECTION.c.done_on, String) + " " + INSPECTION.c.id),
    )
    .where(_IN_WINDOW)
    .group_by(INSPECTION.c.by_id),
    "newest_inspections": select(
        PLAN.c.id,
        select(INSPECTION.c.id)
        .where(
            INSPECTION.c.plan_id == PLAN.c.id,
            INSPECTION.c.voided_at.is_(None),
            INSPECTION.c.done_on <= AS_OF,
        )
        .order_by(INSPECTION.c.done_on.desc(), INSPECTION.c.id.desc())
        .limit(1)
        .scalar_subquery(),
    ).where(PLAN.c.voided_at.is_(None), PLAN.c.kind == "inspection"),
    "inspections_of_leaders": select(INSPECTION.c.id, INSPECTION.c.done_on)
    .where(_IN_WINDOW, INSPECTION.c.by_id.in_(bindparam("workers", expanding=True)))
    .order_by(INSPECTION.c.done_on, INSPECTION.c.id),
    "inspected_together": select(
        _PARTICIPANT.c.owner_id, _PARTICIPANT.c.worker_id, _PARTICIPANT.c.name
    )
    .join(INSPECTION, INSPECTION.c.id == _PARTICIPANT.c.owner_id)
    .where(_ANY_PARTICIPANT, _IN_WINDOW)
    .order_by(_PARTICIPANT.c.owner_id, _PARTICIPANT.c.position),
    "items_failed": select(_ITEM.c.owner_id, _ITEM.c.item, _ITEM.c.remark, _TAGS_OUT)
    .select_from(INSPECTION.join(_ITEM, _FAILED))
    .where(_ANY_ITEM, _IN_WINDOW)
    .order_by(_ITEM.c.owner_id, _ITEM.c.position),
    "exceptions_found": select(
        _EXCEPTION.c.owner_id, _EXCEPTION.c.item, _EXCEPTION.c.found, _EXCEPTION.c.removed
    )
    .join(INSPECTION, INSPECTION.c.id == _EXCEPTION.c.owner_id)
    .where(_ANY_EXCEPTION, _IN_WINDOW)
    .order_by(_EXCEPTION.c.owner_id, _EXCEPTION.c.position),
    "inspections_on_no_duty": select(
        INSPECTION.c.equipment_id,
        INSPECTION.c.site_id,
        INSPECTION.c.task,
        INSPECTION.c.done_on,
        INSPECTION.c.id,
    )
    .where(_IN_WINDOW, INSPECTION.c.plan_id.is_(None))
    .order_by(INSPECTION.c.done_on, INSPECTION.c.id),
    "maintenance_done": select(
        MAINTENANCE.c.id,
        MAINTENANCE.c.done_on,
        MAINTENANCE.c.what,
        MAINTENANCE.c.plan_id,
        MAINTENANCE.c.equipment_id,
        MAINTENANCE.c.site_id,
        MAINTENANCE.c.by_id,
        MAINTENANCE.c.by_name,
        MAINTENANCE.c.certificate_number,
    )
    .where(MAINTENANCE.c.voided_at.is_(None), MAINTENANCE.c.done_on.between(FROM, AS_OF))
    .order_by(MAINTENANCE.c.done_on, MAINTENANCE.c.id),
    "service_changed": select(
        _CHANGE.c.id, _CHANGE.c.equipment_id, _CHANGE.c.change, _CHANGE.c.changed_on
    )
    .where(_CHANGE.c.voided_at.is_(None), _CHANGE.c.changed_on <= AS_OF)
    .order_by(_CHANGE.c.changed_on, _CHANGE.c.id),
    "actions_trailed": select(
        _ACTION.c.id,
        _ACTION.c.what,
        _ACTION.c.found_on,
        _ACTION.c.source_id,
        _ACTION.c.source_kind,
        _ACTION.c.source_text,
        # an action from an inspection is about what was inspected, where it does not say itself
        func.coalesce(_ACTION.c.equipment_id, INSPECTION.c.equipment_id),
        func.coalesce(_ACTION.c.site_id, INSPECTION.c.site_id),
        _ACTION.c.interim,
        _ACTION.c.assigned_id,
        _ACTION.c.assigned_name,
        _ACTION.c.due_on,
        _ACTION.c.resolved_on,
        _ACTION.c.resolved_by_id,
        _ACTION.c.resolved_by_name,
        _ACTION.c.proof,
        _has_file(_ACTION),
        _ACTION.c.closed_reason,
    )
    .select_from(_ACTION.outerjoin(INSPECTION, INSPECTION.c.id == _ACTION.c.source_id))
    .where(_ACTION.c.voided_at.is_(None), _ACTION.c.found_on.between(FROM, AS_OF))
    .order_by(_ACTION.c.found_on, _ACTION.c.id),
    "documents_on_inspections": select(
        _DOCUMENT.c.id,
        _DOCUMENT.c.title,
        _DOCUMENT.c.kind,
        _DOCUMENT.c.signed_by_id,
        _DOCUMENT.c.signed_by_name,
        _DOCUMENT.c.signed_on,
        _DOCUMENT.c.text,
        _has_file(_DOCUMENT),
    )
    .where(
        _DOCUMENT.c.voided_at.is_(None),
        or_(_DOCUMENT.c.signed_on.is_(None), _DOCUMENT.c.signed_on <= AS_OF),
        ~exists().where(
            _LATER.c.supersedes_id == _DOCUMENT.c.id,
            _LATER.c.voided_at.is_(None),
            or_(_LATER.c.signed_on.is_(None), _LATER.c.signed_on <= AS_OF),
        ),
    )
    .order_by(_DOCUMENT.c.signed_on.nulls_first(), _DOCUMENT.c.id),
    "checklists_in_use": select(_CHECKLIST.c.id)
    .where(
        _CHECKLIST.c.voided_at.is_(None),
        or_(_CHECKLIST.c.from_on.is_(None), _CHECKLIST.c.from_on <= AS_OF),
        ~exists().where(
            _NEWER.c.supersedes_id == _CHECKLIST.c.id,
            _NEWER.c.voided_at.is_(None),
            or_(_NEWER.c.from_on.is_(None), _NEWER.c.from_on <= AS_OF),
        ),
    )
    .order_by(_CHECKLIST.c.id),
}

# of which a line is about one inspection; after an edit they are asked of that one alone
_BY_INSPECTION: Final = (
    "inspections_by_themselves", "inspected_together", "items_failed", "exceptions_found",
)  # fmt: skip
QUESTIONS: Final[Mapping[str, Question]] = {
    **_EVERY,
    **{f"{name}_of": _EVERY[name].where(INSPECTION.c.id.in_(_IDS)) for name in _BY_INSPECTION},
    # a line for an action, which tells of the inspection that it came of as well
    "actions_trailed_of": _EVERY["actions_trailed"].where(
        or_(_ACTION.c.id.in_(_IDS), _ACTION.c.source_id.in_(_IDS))
    ),
}
