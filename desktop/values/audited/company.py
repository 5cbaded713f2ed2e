"""What the company says of itself and what it chose, as far as an audit asks for it."""

from dataclasses import dataclass, field
from datetime import date

from desktop.values.risk import Matrix

REVIEW_MONTHS = 12  # where nothing else is stated (domain.md 8.3)
LATE_DAYS = 7  # an inspection so many days late still counts as done (domain.md 8.3, S4.2)
START_DAYS = 3  # to start an investigation (domain.md 8.3, S5.3)
FINISH_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyFacts:
    """The company's own data; what it did not choose is what domain.md proposes."""

    id: str = ""
    name: str = ""
    province: str = ""
    protocol: str = ""
    wcb_accounts: str = ""
    industry_codes: str = ""
    partner: str = ""
    certificate_valid_to: date | None = None
    next_audit_on: date | None = None
    assessor_course: str = ""
    assessor_refresher_on: date | None = None
    has_assessor: bool = False
    matrix: Matrix = field(default_factory=Matrix)
    review_months: int = REVIEW_MONTHS
    late_days: int = LATE_DAYS
    start_days: int = START_DAYS
    finish_days: int = FINISH_DAYS
    first_record_on: date | None = None  # the oldest operational record in the file
