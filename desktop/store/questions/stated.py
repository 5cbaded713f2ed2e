"""What documents state about how often, and what was found where it was done."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Integer, and_, case, cast, exists, func, literal, or_, select

from desktop.records.actions import CorrectiveAction
from desktop.records.documents import Document, StatedFrequency
from desktop.records.inspections.inspection import InspectionItem, LotException
from desktop.records.review import DismissedFinding
from desktop.records.work_log import UseLog
from desktop.store.questions.terms import (
    AS_OF,
    FROM,
    INSPECTION,
    PLAN,
    UNIT,
    Question,
    table_of,
)

_DOCUMENT: Final = table_of(Document)
_SAYS: Final = table_of(StatedFrequency)
_ITEM: Final = table_of(InspectionItem)
_EXCEPTION: Final = table_of(LotException)
_ACTION: Final = table_of(CorrectiveAction)
_SET_ASIDE: Final = table_of(DismissedFinding)
_USE: Final = table_of(UseLog)
_LATER: Final = _DOCUMENT.alias()

# what people write into the column of defects when there is none
_NO_DEFECT: Final = (
    "", "-", "none", "nil", "no", "n/a", "na", "ok", "none found", "no defects", "nothing",
    "good", "all good", "no issues", "none.", "no deficiencies",
)  # fmt: skip

_IN_FORCE: Final = and_(
    _DOCUMENT.c.voided_at.is_(None),
    ~exists().where(_LATER.c.supersedes_id == _DOCUMENT.c.id, _LATER.c.voided_at.is_(None)),
)
_WRITTEN: Final = func.lower(func.trim(func.coalesce(INSPECTION.c.defects, "")))
_FOUND: Final = or_(
    INSPECTION.c.result == "fail",
    INSPECTION.c.safe_to_use.is_(False),
    _WRITTEN.not_in(_NO_DEFECT),
    exists().where(_ITEM.c.owner_id == INSPECTION.c.id, _ITEM.c.result == "fail"),
    exists().where(_EXCEPTION.c.owner_id == INSPECTION.c.id),
    exists().where(_ACTION.c.source_id == INSPECTION.c.id, _ACTION.c.voided_at.is_(None)),
)
_OF: Final = (
    INSPECTION.c.plan_id, INSPECTION.c.equipment_id, INSPECTION.c.site_id, INSPECTION.c.task,
)  # fmt: skip

QUESTIONS: Final[Mapping[str, Question]] = {
    "stated_frequencies": select(
        _DOCUMENT.c.id,
        _DOCUMENT.c.title,
        _DOCUMENT.c.kind,
        _SAYS.c.what,
        _SAYS.c.how_often,
        _SAYS.c.from_on,
    )
    .join(_SAYS, _SAYS.c.owner_id == _DOCUMENT.c.id)
    .where(
        _IN_FORCE,
        or_(_SAYS.c.from_on.is_(None), _SAYS.c.from_on <= AS_OF),
        or_(_SAYS.c.to_on.is_(None), _SAYS.c.to_on >= AS_OF),
    )
    .order_by(_DOCUMENT.c.title, _DOCUMENT.c.id, _SAYS.c.position),
    "documents_that_may_say": select(_DOCUMENT.c.id, _DOCUMENT.c.kind, _DOCUMENT.c.title)
    .where(_IN_FORCE)
    .order_by(_DOCUMENT.c.signed_on.desc(), _DOCUMENT.c.id),
    "who_says_how_often": select(
        PLAN.c.id, PLAN.c.frequency_source, PLAN.c.frequency_reference
    ).where(PLAN.c.voided_at.is_(None), PLAN.c.frequency_source.is_not(None)),
    "looked_and_found": select(
        *_OF,
        func.count(INSPECTION.c.id),
        cast(func.sum(case((_FOUND, literal(1)), else_=literal(0))), Integer),
    )
    .where(INSPECTION.c.voided_at.is_(None), INSPECTION.c.done_on.between(FROM, AS_OF))
    .group_by(*_OF),
    "meters_of_units": select(UNIT.c.id, UNIT.c.reading_unit).where(UNIT.c.voided_at.is_(None)),
    "span_of_use_log": select(func.min(_USE.c.used_on), func.max(_USE.c.used_on)).where(
        _USE.c.voided_at.is_(None), _USE.c.used_on <= AS_OF
    ),
    "advice_set_aside": select(
        _SET_ASIDE.c.id,
        _SET_ASIDE.c.code,
        _SET_ASIDE.c.reason,
        _SET_ASIDE.c.by_name,
        _SET_ASIDE.c.dismissed_on,
    )
    .where(_SET_ASIDE.c.voided_at.is_(None), _SET_ASIDE.c.code.like("advice_%"))
    .order_by(_SET_ASIDE.c.dismissed_on, _SET_ASIDE.c.id),
}
