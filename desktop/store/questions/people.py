"""Who works here on a day, which cards they hold and must hold, and who was oriented."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import ColumnElement, Table, and_, func, or_, select

from desktop.records.people import Employment, Worker, WorkerPosition
from desktop.records.training.certificate import (
    Certificate,
    CertificateType,
    Exemption,
    Requirement,
)
from desktop.records.training.orientation import Orientation
from desktop.store.questions.terms import AS_OF, Question, table_of

_WORKER: Final = table_of(Worker)
_EMPLOYMENT: Final = table_of(Employment)
_HELD: Final = table_of(WorkerPosition)
_TYPE: Final = table_of(CertificateType)
_CARD: Final = table_of(Certificate)
_REQUIREMENT: Final = table_of(Requirement)
_EXEMPTION: Final = table_of(Exemption)
_ORIENTATION: Final = table_of(Orientation)


def _holds(table: Table) -> ColumnElement[bool]:
    return and_(
        or_(table.c.from_on.is_(None), table.c.from_on <= AS_OF),
        or_(table.c.to_on.is_(None), table.c.to_on >= AS_OF),
    )


QUESTIONS: Final[Mapping[str, Question]] = {
    "workers": select(_WORKER.c.id, _WORKER.c.first_name, _WORKER.c.last_name).where(
        _WORKER.c.voided_at.is_(None)
    ),
    "employment": select(_EMPLOYMENT.c.owner_id, _EMPLOYMENT.c.from_on, _EMPLOYMENT.c.to_on),
    "positions_held": select(_HELD.c.owner_id, _HELD.c.position_id).where(_holds(_HELD)),
    "certificate_types": select(_TYPE.c.id, _TYPE.c.name, _TYPE.c.months).where(
        _TYPE.c.voided_at.is_(None)
    ),
    "cards": select(
        _CARD.c.id,
        _CARD.c.worker_id,
        _CARD.c.type_id,
        _CARD.c.issued_on,
        _CARD.c.expires_on,
        _CARD.c.does_not_expire,
    ).where(
        _CARD.c.voided_at.is_(None), or_(_CARD.c.issued_on.is_(None), _CARD.c.issued_on <= AS_OF)
    ),
    "requirements": select(
        _REQUIREMENT.c.position_id, _REQUIREMENT.c.type_id, _REQUIREMENT.c.grace_days
    ).where(_REQUIREMENT.c.voided_at.is_(None), _holds(_REQUIREMENT)),
    "exemptions": select(_EXEMPTION.c.worker_id, _EXEMPTION.c.type_id).where(
        _EXEMPTION.c.voided_at.is_(None), _holds(_EXEMPTION)
    ),
    "orientations": select(_ORIENTATION.c.worker_id, func.min(_ORIENTATION.c.done_on))
    .where(
        _ORIENTATION.c.worker_id.is_not(None),
        _ORIENTATION.c.voided_at.is_(None),
        _ORIENTATION.c.done_on <= AS_OF,
        # most papers do not say; only one marked as unsigned is none
        _ORIENTATION.c.signed.is_not(False),
    )
    .group_by(_ORIENTATION.c.worker_id),
}
