"""What the audit asks of corrective actions."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import and_, exists, or_, select

from desktop.records.actions import CorrectiveAction
from desktop.records.evidence import Evidence, EvidenceLink
from desktop.records.sites import Site
from desktop.store.questions.terms import AS_OF, FROM, UNIT, Question, table_of

_ACTION: Final = table_of(CorrectiveAction)
_SITE: Final = table_of(Site)
_FILE: Final = table_of(Evidence)
_LINK: Final = table_of(EvidenceLink)

_HAS_FILE: Final = exists().where(
    _LINK.c.record_id == _ACTION.c.id,
    _FILE.c.id == _LINK.c.owner_id,
    _FILE.c.voided_at.is_(None),
)
_IS_OPEN: Final = or_(
    _ACTION.c.resolved_on > AS_OF,
    and_(_ACTION.c.resolved_on.is_(None), _ACTION.c.closed_reason.is_(None)),
)

QUESTIONS: Final[Mapping[str, Question]] = {
    "audited_actions": select(
        _ACTION.c.id,
        _ACTION.c.what,
        _ACTION.c.found_on,
        _ACTION.c.source_id,
        UNIT.c.number,
        _SITE.c.name,
        _ACTION.c.risk,
        _ACTION.c.interim,
        _ACTION.c.assigned_id,
        _ACTION.c.assigned_name,
        _ACTION.c.due_on,
        _ACTION.c.resolved_on,
        _ACTION.c.resolved_by_id,
        _ACTION.c.resolved_by_name,
        _ACTION.c.proof,
        _HAS_FILE.label("has_file"),
        _ACTION.c.verified_by_id,
        _ACTION.c.verified_by_name,
        _ACTION.c.verified_on,
        _ACTION.c.verified_how,
        _ACTION.c.effective,
        _ACTION.c.closed_reason,
    )
    .outerjoin(UNIT, UNIT.c.id == _ACTION.c.equipment_id)
    .outerjoin(_SITE, _SITE.c.id == _ACTION.c.site_id)
    .where(
        _ACTION.c.voided_at.is_(None),
        _ACTION.c.found_on <= AS_OF,
        or_(_IS_OPEN, _ACTION.c.found_on >= FROM, _ACTION.c.resolved_on >= FROM),
    )
    .order_by(_ACTION.c.found_on, _ACTION.c.id),
}
