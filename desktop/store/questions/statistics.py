"""Hours and incidents month by month, corrective actions, and where the records begin."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    and_,
    case,
    cast,
    extract,
    func,
    literal,
    or_,
    select,
    union_all,
)

from desktop.records.actions import CorrectiveAction
from desktop.records.company_settings import CompanySettings
from desktop.records.incidents.incident import Incident
from desktop.records.work_log import HoursWorked
from desktop.store.questions.terms import AS_OF, FROM, INSPECTION, Question, as_stored, table_of

_HOURS: Final = table_of(HoursWorked)
_INCIDENT: Final = table_of(Incident)
_ACTION: Final = table_of(CorrectiveAction)
_SETTINGS: Final = table_of(CompanySettings)


def _month(day: ColumnElement[Any]) -> tuple[ColumnElement[int], ColumnElement[int]]:
    return extract("year", day), extract("month", day)


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return cast(func.sum(case((condition, literal(1)), else_=literal(0))), Integer)


_HOURS_IN: Final = _month(_HOURS.c.month_on)
_INCIDENTS_IN: Final = _month(_INCIDENT.c.happened_on)
_NO_DAYS: Final = and_(_INCIDENT.c.kind == "lost_time", _INCIDENT.c.lost_days.is_(None))

QUESTIONS: Final[Mapping[str, Question]] = {
    "hours_by_month": select(
        *_HOURS_IN,
        cast(func.sum(as_stored(_HOURS.c.hours)), Integer),
        func.count(_HOURS.c.id),
        _how_many(_HOURS.c.estimate.is_(True)),
    )
    .where(_HOURS.c.month_on.between(FROM, AS_OF), _HOURS.c.voided_at.is_(None))
    .group_by(*_HOURS_IN)
    .order_by(*_HOURS_IN),
    "incidents_by_month": select(
        *_INCIDENTS_IN,
        _INCIDENT.c.kind,
        func.count(_INCIDENT.c.id),
        cast(func.sum(func.coalesce(_INCIDENT.c.lost_days, 0)), Integer),
        _how_many(_NO_DAYS),
    )
    .where(_INCIDENT.c.happened_on.between(FROM, AS_OF), _INCIDENT.c.voided_at.is_(None))
    .group_by(*_INCIDENTS_IN, _INCIDENT.c.kind)
    .order_by(*_INCIDENTS_IN, _INCIDENT.c.kind),
    # what was closed before the span is history; what is open counts whenever it was found
    "fixes": select(
        _ACTION.c.found_on, _ACTION.c.due_on, _ACTION.c.resolved_on, _ACTION.c.closed_reason
    )
    .where(
        _ACTION.c.voided_at.is_(None),
        _ACTION.c.found_on <= AS_OF,
        or_(_ACTION.c.resolved_on.is_(None), _ACTION.c.resolved_on >= FROM),
    )
    .order_by(_ACTION.c.found_on, _ACTION.c.id),
    "begins": union_all(
        *(
            select(func.min(day)).where(day.table.c.voided_at.is_(None))
            for day in (
                _HOURS.c.month_on,
                _INCIDENT.c.happened_on,
                _ACTION.c.found_on,
                INSPECTION.c.done_on,
            )
        )
    ),
    "statistics_base": select(_SETTINGS.c.statistics_base).where(_SETTINGS.c.voided_at.is_(None)),
}
