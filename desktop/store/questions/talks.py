"""What the next safety talk may be about: what happened, what is open, what failed, what is new."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ScalarSelect, Table, and_, func, or_, select, union_all

from desktop.records.actions import CorrectiveAction
from desktop.records.company_settings import CompanySettings
from desktop.records.equipment import ServiceChange
from desktop.records.hazards.report import HazardReport
from desktop.records.incidents.incident import Incident, PersonInvolved
from desktop.records.inspections.inspection import InspectionItem
from desktop.records.leadership.meeting import Meeting
from desktop.records.work_log import UseLog
from desktop.store.questions.terms import (
    AS_OF,
    FROM,
    INSPECTION,
    MAINTENANCE,
    READING,
    UNIT,
    Question,
    table_of,
)

_INCIDENT: Final = table_of(Incident)
_PERSON: Final = table_of(PersonInvolved)
_HAZARD: Final = table_of(HazardReport)
_ACTION: Final = table_of(CorrectiveAction)
_ITEM: Final = table_of(InspectionItem)
_MEETING: Final = table_of(Meeting)
_SETTINGS: Final = table_of(CompanySettings)
_TRACES: Final = (
    (READING, "read_on"),
    (INSPECTION, "done_on"),
    (MAINTENANCE, "done_on"),
    (table_of(ServiceChange), "changed_on"),
    (table_of(UseLog), "used_on"),
)


def _first(table: Table, day: str) -> ScalarSelect[Any]:
    return (
        select(func.min(table.c[day]))
        .where(table.c.equipment_id == UNIT.c.id, table.c.voided_at.is_(None))
        .correlate(UNIT)
        .scalar_subquery()
    )


QUESTIONS: Final[Mapping[str, Question]] = {
    "incidents_to_talk_about": select(
        _INCIDENT.c.id, _INCIDENT.c.happened_on, _INCIDENT.c.kind, _INCIDENT.c.what
    )
    .where(_INCIDENT.c.voided_at.is_(None), _INCIDENT.c.happened_on.between(FROM, AS_OF))
    .order_by(_INCIDENT.c.happened_on.desc(), _INCIDENT.c.id),
    "hazards_to_talk_about": select(_HAZARD.c.id, _HAZARD.c.reported_on, _HAZARD.c.what)
    .where(_HAZARD.c.voided_at.is_(None), _HAZARD.c.reported_on.between(FROM, AS_OF))
    .order_by(_HAZARD.c.reported_on.desc(), _HAZARD.c.id),
    "actions_to_talk_about": select(
        _ACTION.c.id, _ACTION.c.found_on, _ACTION.c.what, _ACTION.c.source_id
    )
    .where(
        _ACTION.c.voided_at.is_(None),
        _ACTION.c.found_on <= AS_OF,
        or_(
            and_(_ACTION.c.resolved_on.is_(None), _ACTION.c.closed_reason.is_(None)),
            _ACTION.c.resolved_on > AS_OF,
        ),
    )
    .order_by(_ACTION.c.found_on.desc(), _ACTION.c.id),
    "failed_items": select(
        INSPECTION.c.done_on, UNIT.c.number, UNIT.c.description, _ITEM.c.item, _ITEM.c.remark
    )
    .join(_ITEM, _ITEM.c.owner_id == INSPECTION.c.id)
    .outerjoin(UNIT, UNIT.c.id == INSPECTION.c.equipment_id)
    .where(
        INSPECTION.c.voided_at.is_(None),
        INSPECTION.c.done_on.between(FROM, AS_OF),
        _ITEM.c.result == "fail",
    )
    .order_by(INSPECTION.c.done_on.desc(), INSPECTION.c.id, _ITEM.c.position),
    "failed_inspections": select(
        INSPECTION.c.done_on, UNIT.c.number, UNIT.c.description, INSPECTION.c.defects
    )
    .outerjoin(UNIT, UNIT.c.id == INSPECTION.c.equipment_id)
    .where(
        INSPECTION.c.voided_at.is_(None),
        INSPECTION.c.done_on.between(FROM, AS_OF),
        or_(INSPECTION.c.result == "fail", INSPECTION.c.safe_to_use.is_(False)),
        INSPECTION.c.defects.is_not(None),
    )
    .order_by(INSPECTION.c.done_on.desc(), INSPECTION.c.id),
    "first_traces": select(
        UNIT.c.id,
        UNIT.c.number,
        UNIT.c.description,
        UNIT.c.type,
        *(_first(table, day) for table, day in _TRACES),
    ).where(UNIT.c.voided_at.is_(None)),
    "talks_held": select(_MEETING.c.held_on, _MEETING.c.topics)
    .where(_MEETING.c.voided_at.is_(None), _MEETING.c.held_on <= AS_OF)
    .order_by(_MEETING.c.held_on, _MEETING.c.id),
    "people_named": union_all(
        select(_PERSON.c.name).where(_PERSON.c.name.is_not(None)),
        select(_INCIDENT.c.reported_by_name).where(_INCIDENT.c.reported_by_name.is_not(None)),
        select(_HAZARD.c.by_name).where(_HAZARD.c.by_name.is_not(None)),
    ),
    "weeks_between_talks": select(_SETTINGS.c.talk_repeat_weeks).where(
        _SETTINGS.c.voided_at.is_(None)
    ),
}
