"""By when something found wrong is to be put right: the company's days for each risk."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.records.company_settings import CompanySettings
from desktop.store.file import CompanyFile
from desktop.store.questions.terms import table_of

USUAL_DAYS: Final[Mapping[str, int]] = {"high": 3, "medium": 14, "low": 30}
USUAL_RISK: Final = "medium"
_SETTINGS: Final = table_of(CompanySettings)


def due_days(connection: Connection) -> dict[str, int]:
    """Return how many days there are for each risk: as the company set them, else the usual."""
    columns = [_SETTINGS.c[f"due_days_{risk}"] for risk in USUAL_DAYS]
    question = select(*columns).where(_SETTINGS.c.voided_at.is_(None)).limit(1)
    line = connection.execute(question).first()
    own = dict(zip(USUAL_DAYS, line, strict=True)) if line is not None else {}
    return {risk: own.get(risk) or usual for risk, usual in USUAL_DAYS.items()}


def dues_of(company: CompanyFile, found_on: date) -> dict[str, date]:
    """Return by when something found on a day is to be put right in a company, by its risk."""
    with company.reading() as connection:
        return dues_by_risk(connection, found_on)


def dues_by_risk(connection: Connection, found_on: date) -> dict[str, date]:
    """Return the same from a reading that goes on."""
    return {risk: found_on + timedelta(days=n) for risk, n in due_days(connection).items()}
