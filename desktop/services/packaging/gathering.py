"""Everything a package says, gathered in one reading of the file: nothing is asked of it after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.package.submission import Chapter, Cover, LeftOut
from desktop.services.packaging import profile
from desktop.services.packaging.chapters import chapters_of
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.covering import cover_of
from desktop.services.packaging.found import Found, Wanted, find, wanted_of
from desktop.services.packaging.hiding import nobody_hidden
from desktop.services.packaging.leaving_out import Apart, counted_apart, left_out
from desktop.services.packaging.people import hider_of
from desktop.services.packaging.period import Period, period_of
from desktop.services.packaging.reading import Beat, Reading
from desktop.store.fact_duties import duty_facts
from desktop.store.file import CompanyFile


@dataclass(frozen=True)
class Gathered:
    """What was read: pages in words, and the files that are still to be made into pages."""

    company: str
    period: Period
    cover: Cover
    chapters: tuple[Chapter, ...]
    left_out: tuple[LeftOut, ...]
    wanted: tuple[Wanted, ...]


def gather(company: CompanyFile, as_of: date, choices: Choices, beat: Beat) -> Gathered:
    """Read everything that the package of a day says; `beat` may raise to stop."""
    with company.reading() as connection:
        facts = duty_facts(connection, as_of)
        hide = hider_of(connection, company.private) if choices.hide_names else nobody_hidden
        about = _about(connection)
        start, end = about.get("assessment_from_on"), about.get("assessment_to_on")
        period = period_of(start, end, min(as_of, choices.today or as_of))
        reading = Reading(connection, facts, period, choices.hide_names, hide, beat, choices.today)
        found = find(reading, about)
        apart = counted_apart(connection, [*found.by_kind.values()])
        return _said(found, about, apart)


def _about(connection: Connection) -> Mapping[str, Any]:
    """What the company's own record says."""
    record = profile.read_company(connection)
    return {**record.values, "id": record.id} if record else {}


def _said(found: Found, about: Mapping[str, Any], apart: Apart) -> Gathered:
    reading, period = found.reading, found.reading.period
    wanted = tuple(wanted_of(found))
    name = about.get("legal_name") or _("Company without a name")
    return Gathered(
        company=name,
        period=period,
        cover=cover_of(found, about, name, len(wanted)),
        chapters=chapters_of(found, about),
        left_out=tuple(left_out(apart, found.chosen, period, reading.hide_names)),
        wanted=wanted,
    )
