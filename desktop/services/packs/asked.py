"""One pack that is asked for: of which company, for whom, as of which day, over which time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import null, select
from sqlalchemy.engine import Connection

from desktop.records.kind import Kind, Nature
from desktop.services.manual.papers import all_papers, chapters
from desktop.services.packaging.hiding import nobody_hidden
from desktop.services.packaging.period import Period, period_of
from desktop.services.packaging.reading import Reading
from desktop.services.packs.choosing import For
from desktop.services.packs.templates import Pack, Part
from desktop.store import aggregate
from desktop.store.fact_duties import duty_facts
from desktop.store.file import CompanyFile

Beat = Callable[[], None]


@dataclass(frozen=True)
class Asked:
    """What is asked for; `beat` may raise to stop."""

    company: CompanyFile
    pack: Pack
    whom: For
    as_of: date
    beat: Beat = lambda: None

    @property
    def period(self) -> Period:
        """Return the year that it is about, or the twelve months to the day."""
        if self.whom.year is None:
            return period_of(None, None, self.as_of)
        last = min(date(self.whom.year, 12, 31), self.as_of)
        return Period(date(self.whom.year, 1, 1), last)

    def reading(self, connection: Connection) -> Reading:
        """Return one look at the file for tables and sheets that others read."""
        facts = duty_facts(connection, self.period.end)
        return Reading(connection, facts, self.period, False, nobody_hidden, self.beat, self.as_of)

    def days(self, connection: Connection, part: Part, kind: Kind) -> dict[str, date | None]:
        """Return the records of a part by their ids, each with its day, the newest first."""
        if part.is_subject:
            return {self.whom.id: None}
        table = aggregate.table_of(kind)
        day = table.c[kind.happened] if kind.happened else None
        asked = select(table.c.id, null() if day is None else day)
        asked = asked.where(table.c.voided_at.is_(None))
        if part.of:
            asked = asked.where(table.c[part.of] == self.whom.id)
        if day is not None and part.within:
            asked = asked.where(day >= self.period.start, day <= self.period.end)
        elif day is not None and kind.nature is Nature.OPERATIONAL:
            asked = asked.where(day <= self.as_of)
        if part.in_force:
            held = all_papers(chapters(connection, self.as_of))
            asked = asked.where(table.c.id.in_([one.id for one in held if one.kind == kind.key]))
        order = (table.c.id,) if day is None else (day.desc(), table.c.id.desc())
        lines = connection.execute(asked.order_by(*order).limit(part.most))
        return {line[0]: line[1] for line in lines}
