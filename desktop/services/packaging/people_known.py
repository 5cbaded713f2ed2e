"""Who worked here in the period, and at which sites: read once for all pages that tell of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.engine import Connection

from desktop.records.hazards.field_assessment import FIELD_ASSESSMENT as CARD
from desktop.records.people import WORKER, Employment
from desktop.records.sites import SITE
from desktop.services.packaging.head_count import HeadCount, head_count
from desktop.services.packaging.period import Period
from desktop.services.packaging.reading import Reading
from desktop.services.packaging.sources import Sources
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.fact_register import full_name
from desktop.values.folding import fold


@dataclass(frozen=True)
class Known:
    """The people of the period, and where they were: read once."""

    here: Mapping[str, Any]  # WorkerFact by id, of those who work here on the day
    workers: tuple[Stored, ...]
    sites: tuple[Stored, ...]
    days: Mapping[tuple[str, str], int]  # (worker, site): days on field assessments
    count: HeadCount


def known_people(found: Sources) -> Known:
    """Read who worked here in the period, and at which sites anything was done."""
    reading = found.reading
    here = {one.id: one for one in reading.facts.workers}
    ids = {*here, *_employed(reading.connection, reading.period)}
    standing = _standing(reading.connection, ids)
    workers = sorted(standing, key=lambda one: (one.id not in here, fold(name_of(one)), one.id))
    days = _days(reading.connection, reading.period)
    sites = _sites(reading, {site for _worker, site in days})
    count = head_count(found, standing, here, len(sites))
    return Known(here, tuple(workers), tuple(sites), days, count)


def name_of(one: Stored) -> str:
    """Return the whole name of a worker."""
    return full_name(one.values["first_name"], one.values["last_name"])


def _standing(connection: Connection, ids: set[str]) -> list[Stored]:
    found = aggregate.read(connection, WORKER, sorted(ids)).values()
    return [one for one in found if not one.is_voided]


def _employed(connection: Connection, period: Period) -> list[str]:
    rows = Employment.__table__.c
    asked = select(rows.owner_id).distinct().where(
        or_(rows.from_on.is_(None), rows.from_on <= period.end),
        or_(rows.to_on.is_(None), rows.to_on >= period.start),
    )  # fmt: skip
    return list(connection.execute(asked).scalars())


def _days(connection: Connection, period: Period) -> dict[tuple[str, str], int]:
    """Return on how many days each worker stood on the field-level assessments of each site."""
    crew = next(rows for rows in CARD.rows if rows.name == "crew")
    card, row = aggregate.table_of(CARD), aggregate.table_of(crew)
    asked = (
        select(row.c.worker_id, card.c.site_id, func.count(card.c.done_on.distinct()))
        .join_from(card, row, row.c.owner_id == card.c.id)
        .where(card.c.done_on.between(period.start, period.end), card.c.voided_at.is_(None),
               row.c.worker_id.is_not(None), card.c.site_id.is_not(None))
        .group_by(row.c.worker_id, card.c.site_id)
    )  # fmt: skip
    return {(worker, site): n for worker, site, n in connection.execute(asked).all()}


def _sites(reading: Reading, used: set[str]) -> list[Stored]:
    """Return the sites that were active in the period, or where somebody worked in it."""
    period = reading.period
    found = [one for one in aggregate.read(reading.connection, SITE).values() if not one.is_voided]
    active = [one for one in found if one.id in used or _was_active(one, period)]
    return sorted(active, key=lambda one: (fold(one.values["name"]), one.id))


def _was_active(one: Stored, period: Period) -> bool:
    rows = one.values["active"]
    return not rows or any(
        (row["from_on"] or period.start) <= period.end
        and (row["to_on"] or period.end) >= period.start
        for row in rows
    )
