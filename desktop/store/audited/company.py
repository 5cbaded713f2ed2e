"""What the company says of itself and what it chose."""

from desktop.store.asking import Ask
from desktop.values.audited.company import (
    FINISH_DAYS,
    LATE_DAYS,
    REVIEW_MONTHS,
    START_DAYS,
    CompanyFacts,
)
from desktop.values.audited.span import Span
from desktop.values.risk_choice import read_matrix


def read_company(ask: Ask, _span: Span) -> CompanyFacts:
    """Return the company's own data and choices; empty where a file has no company yet."""
    lines = ask("audited_company")
    if not lines:
        return CompanyFacts()
    (id_, trade_name, legal_name, province, protocol, accounts, codes, partner, valid_to, next_on,
     course, refresher_on, assessor_id, assessor_name) = lines[0]  # fmt: skip
    matrix, months, late, start, finish = next(iter(ask("audited_choices")), [None] * 5)
    began = [on for (on,) in ask("first_routine_records") if on is not None]
    return CompanyFacts(
        id=id_,
        name=trade_name or legal_name,
        province=province or "",
        protocol=protocol or "",
        wcb_accounts=accounts or "",
        industry_codes=codes or "",
        partner=partner or "",
        certificate_valid_to=valid_to,
        next_audit_on=next_on,
        assessor_course=course or "",
        assessor_refresher_on=refresher_on,
        has_assessor=bool(assessor_id or assessor_name),
        matrix=read_matrix(matrix),
        review_months=REVIEW_MONTHS if months is None else months,
        late_days=LATE_DAYS if late is None else late,
        start_days=START_DAYS if start is None else start,
        finish_days=FINISH_DAYS if finish is None else finish,
        first_record_on=min(began, default=None),
    )
