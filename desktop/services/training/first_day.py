"""What one worker needs before the first day: orientation, cards, checks, policies, gear.

For somebody who comes back it is the same page, with what ran out meanwhile on top.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import _
from desktop.services.training import first_day_words as words
from desktop.services.training.arriving import begins, people_on
from desktop.services.training.first_day_parts import (
    Item,
    Reading,
    Section,
    cards,
    equipment,
    gear,
    orientation,
    papers,
    ran_out,
)
from desktop.store.fact_duties import duty_facts
from desktop.store.fact_register import full_name
from desktop.store.facts import DutyFacts, Period, WorkerFact
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.folding import fold


@dataclass(frozen=True)
class FirstDay:
    """The page of one worker. `first_day` is None where the file does not say when it is."""

    worker_id: str
    name: str
    positions: str
    first_day: date | None
    title: str
    sentence: str
    sections: tuple[Section, ...] = ()
    is_returning: bool = False

    @property
    def missing(self) -> tuple[Item, ...]:
        """Return what is not there yet and must be."""
        return tuple(item for section in self.sections for item in section.items if item.is_missing)


@dataclass(frozen=True)
class Hire:
    """Somebody whose page can be chosen."""

    worker_id: str
    name: str
    said: str
    first_day: date | None = None


@dataclass(frozen=True)
class Hires:
    """Everybody, those who begin soon or began lately first."""

    people: tuple[Hire, ...] = field(default_factory=tuple)


def first_day(company: CompanyFile, worker_id: str, as_of: date) -> FirstDay:
    """Return the page of a worker. Raises `Refused` where the worker was voided meanwhile."""
    with company.reading() as connection:
        name = _names(connection).get(worker_id)
        if name is None:
            raise Refused(_("This worker was voided. Choose another one."))
        begins_on = begins(connection, as_of).get(worker_id)
        day = begins_on or as_of
        whole = duty_facts(connection, as_of)
        facts = people_on(whole, connection, worker_id, day)
        if not facts.workers:  # left: what would be asked on coming back is not known yet
            title = words.title(name, None, as_of)
            return FirstDay(worker_id, name, "", None, title, words.left(name))
        return _page(connection, facts, begins_on, as_of)


def _page(
    connection: Connection, facts: DutyFacts, begins_on: date | None, as_of: date
) -> FirstDay:
    worker = facts.workers[0]
    day = begins_on or worker.first_day
    gap = _gap(connection, worker, day)
    reading = Reading(connection, facts, worker, begins_on or as_of, as_of, gap)
    sections = tuple(
        section
        for section in (
            ran_out(reading),
            orientation(reading),
            *cards(reading),
            equipment(reading),
            papers(reading),
            gear(reading),
        )
        if section is not None
    )
    page = FirstDay(
        worker.id,
        worker.name,
        reading.positions_said,
        day,
        words.title(worker.name, day, as_of),
        "",
        sections,
        gap is not None,
    )
    sentence = words.sentence(len(page.missing), day, gap, as_of, bool(worker.positions))
    return FirstDay(
        page.worker_id, page.name, page.positions, day, page.title, sentence, sections,
        page.is_returning,
    )  # fmt: skip


def _gap(connection: Connection, worker: WorkerFact, day: date | None) -> Period | None:
    """Return the time during which somebody who came back was away; None where nobody was."""
    if day is None:
        return None
    ends = [
        to_on
        for worker_id, _from_on, to_on in asking(connection)("employment")
        if worker_id == worker.id and to_on is not None and to_on < day
    ]
    return Period(max(ends), day) if ends else None


def hires(company: CompanyFile, as_of: date) -> Hires:
    """Return whose page can be chosen, who begins soon or began last first."""
    with company.reading() as connection:
        names = _names(connection)
        coming = begins(connection, as_of)
        here = {worker.id: worker for worker in duty_facts(connection, as_of).workers}
    people = [Hire(id_, names[id_], words.begins(on, as_of), on) for id_, on in coming.items()]
    people += [
        Hire(worker.id, worker.name, words.began(worker.first_day, as_of), worker.first_day)
        for worker in here.values()
    ]
    return Hires(tuple(_newest_first(people)))


def _newest_first(people: Sequence[Hire]) -> Iterator[Hire]:
    dated = [one for one in people if one.first_day is not None]
    yield from sorted(dated, key=lambda one: (_back(one.first_day), fold(one.name)))
    yield from sorted(
        (one for one in people if one.first_day is None), key=lambda one: fold(one.name)
    )


def _back(day: date | None) -> int:
    return -day.toordinal() if day else 0


def _names(connection: Connection) -> dict[str, str]:
    return {id_: full_name(first, last) for id_, first, last in asking(connection)("workers")}


@dataclass(frozen=True)
class FirstDaySaid:
    """What the record of a worker says of the first-day page."""

    sentence: str = ""
    tone: str = "plain"


SOON: Final = timedelta(days=60)  # how long after the first day what is missing is still pressing


def first_day_said(company: CompanyFile, worker_id: str, as_of: date) -> FirstDaySaid:
    """Return what is missing of a worker in one sentence; nothing of one who left."""
    try:
        page = first_day(company, worker_id, as_of)
    except Refused:
        return FirstDaySaid()
    if not page.sections:
        return FirstDaySaid()
    is_near = page.first_day is not None and page.first_day + SOON >= as_of
    return FirstDaySaid(page.sentence, "amber" if page.missing and is_near else "plain")
