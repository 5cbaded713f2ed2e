"""Who and what there is: the company, its workers, units and sites, and what it chose."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select

from desktop.records.company import Company
from desktop.records.company_settings import CompanySettings, Holiday
from desktop.records.people import Worker
from desktop.records.sites import ActivePeriod, Site
from desktop.store.questions.terms import UNIT, Question, as_stored, table_of

_COMPANY: Final = table_of(Company)
_SETTINGS: Final = table_of(CompanySettings)
_HOLIDAY: Final = table_of(Holiday)
_WORKER: Final = table_of(Worker)
_SITE: Final = table_of(Site)
_ACTIVE: Final = table_of(ActivePeriod)

_CHOSEN: Final[tuple[Any, ...]] = (
    _SETTINGS.c.lead_share,
    _SETTINGS.c.lead_days_at_most,
    _SETTINGS.c.usage_lead_share,
    _SETTINGS.c.certificate_days,
    _SETTINGS.c.working_days,
    _SETTINGS.c.keeps_statutory_holidays,
)

QUESTIONS: Final[Mapping[str, Question]] = {
    "companies": select(_COMPANY.c.id, _COMPANY.c.trade_name, _COMPANY.c.legal_name).where(
        _COMPANY.c.voided_at.is_(None)
    ),
    "names": select(_WORKER.c.id, _WORKER.c.first_name, _WORKER.c.last_name),
    "units": select(
        UNIT.c.id, UNIT.c.number, UNIT.c.type, UNIT.c.reading_unit, as_stored(UNIT.c.daily_use)
    ).where(UNIT.c.voided_at.is_(None)),
    "days_off": select(_HOLIDAY.c.day_on),
    "provinces": select(_COMPANY.c.province).where(_COMPANY.c.voided_at.is_(None)),
    "sites": select(_SITE.c.id, _SITE.c.name).where(_SITE.c.voided_at.is_(None)),
    "active_periods": select(_ACTIVE.c.owner_id, _ACTIVE.c.from_on, _ACTIVE.c.to_on),
    "choices": select(*(as_stored(column) for column in _CHOSEN)).where(
        _SETTINGS.c.voided_at.is_(None)
    ),
    "review_months": select(_SETTINGS.c.review_months).where(_SETTINGS.c.voided_at.is_(None)),
}
