"""What the audit asks of training."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import ColumnElement, String, Table, exists, or_, select, type_coerce

from desktop.records.contractors import Contractor
from desktop.records.evidence import Evidence, EvidenceLink
from desktop.records.hazards.product import HazardousProduct
from desktop.records.training.certificate import (
    Certificate,
    CertificateType,
    Exemption,
    Requirement,
)
from desktop.records.training.competency import CompetencyCheck, CompetencyItem
from desktop.records.training.orientation import Orientation
from desktop.store.questions.terms import AS_OF, Question, table_of
from desktop.values.audited.training import TOPICS

_TYPE: Final = table_of(CertificateType)
_CARD: Final = table_of(Certificate)
_NEED: Final = table_of(Requirement)
_EXEMPT: Final = table_of(Exemption)
_ORIENTATION: Final = table_of(Orientation)
_CHECK: Final = table_of(CompetencyCheck)
_ITEM: Final = table_of(CompetencyItem)
_PRODUCT: Final = table_of(HazardousProduct)
_CONTRACTOR: Final = table_of(Contractor)
_FILE: Final = table_of(Evidence)
_FILE_OF: Final = table_of(EvidenceLink)


def _has_file(of: Table) -> ColumnElement[bool]:
    # whatever day its name gives: a scan of a card is often named by the day on which the card ends
    return (
        exists()
        .where(
            _FILE_OF.c.record_id == of.c.id,
            _FILE.c.id == _FILE_OF.c.owner_id,
            _FILE.c.voided_at.is_(None),
        )
        .correlate(of)
    )


QUESTIONS: Final[Mapping[str, Question]] = {
    "kinds_of_cards": select(_TYPE.c.id, _TYPE.c.name, _TYPE.c.months, _TYPE.c.required_by).where(
        _TYPE.c.voided_at.is_(None)
    ),
    "cards_and_copies": select(
        _CARD.c.id,
        _CARD.c.worker_id,
        _CARD.c.type_id,
        _CARD.c.issued_on,
        _CARD.c.expires_on,
        _CARD.c.does_not_expire,
        _has_file(_CARD),
    )
    .where(
        _CARD.c.voided_at.is_(None), or_(_CARD.c.issued_on.is_(None), _CARD.c.issued_on <= AS_OF)
    )
    .order_by(_CARD.c.worker_id, _CARD.c.type_id, _CARD.c.id),
    "needs_ever": select(
        _NEED.c.id,
        _NEED.c.position_id,
        _NEED.c.type_id,
        _NEED.c.grace_days,
        _NEED.c.from_on,
        _NEED.c.to_on,
        # a moment; its day is what it begins with
        type_coerce(_NEED.c.created_at, String),
    )
    .where(_NEED.c.voided_at.is_(None))
    .order_by(_NEED.c.id),
    "exemptions_ever": select(
        _EXEMPT.c.id,
        _EXEMPT.c.worker_id,
        _EXEMPT.c.type_id,
        _EXEMPT.c.reason,
        _EXEMPT.c.from_on,
        _EXEMPT.c.to_on,
    )
    .where(_EXEMPT.c.voided_at.is_(None))
    .order_by(_EXEMPT.c.id),
    "orientations_held": select(
        _ORIENTATION.c.id,
        _ORIENTATION.c.done_on,
        _ORIENTATION.c.worker_id,
        _ORIENTATION.c.contractor_id,
        _ORIENTATION.c.visitor_name,
        _ORIENTATION.c.by_id,
        _ORIENTATION.c.by_name,
        _ORIENTATION.c.signed,
        *(_ORIENTATION.c[f"covers_{topic}"] for topic in TOPICS),
    )
    .where(_ORIENTATION.c.voided_at.is_(None), _ORIENTATION.c.done_on <= AS_OF)
    .order_by(_ORIENTATION.c.done_on, _ORIENTATION.c.id),
    "papers_of_checks": select(_CHECK.c.id, _CHECK.c.assessor_id, _CHECK.c.assessor_name).where(
        _CHECK.c.voided_at.is_(None), _CHECK.c.checked_on <= AS_OF
    ),
    "failed_in_checks": select(_ITEM.c.owner_id, _ITEM.c.item)
    .where(_ITEM.c.result == "fail")
    .order_by(_ITEM.c.owner_id, _ITEM.c.position),
    "products_and_sheets": select(
        _PRODUCT.c.id, _PRODUCT.c.name, _PRODUCT.c.sheet_on, _has_file(_PRODUCT)
    )
    .where(_PRODUCT.c.voided_at.is_(None))
    .order_by(_PRODUCT.c.name, _PRODUCT.c.id),
    "contractors_oriented": select(
        _CONTRACTOR.c.id, _CONTRACTOR.c.company, _CONTRACTOR.c.oriented_on
    )
    .where(_CONTRACTOR.c.voided_at.is_(None))
    .order_by(_CONTRACTOR.c.company, _CONTRACTOR.c.id),
}
