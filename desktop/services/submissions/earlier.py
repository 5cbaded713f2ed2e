"""Lists what was sent before, and says which package comes before the next."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.records import kind_of
from desktop.records.submission import SUBMISSION, WAYS
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile


@dataclass(frozen=True)
class Sent:
    """A package that was sent, as a list shows it; `folder` is None where nobody knows it."""

    id: str
    on: date
    what: str
    to_whom: str
    how: str
    folder: Path | None
    file_name: str
    exhibits: int | None
    head: str


@dataclass(frozen=True)
class Previous:
    """The package that was sent before: the head of its manifest, the day, to whom."""

    head: str
    on: date
    to_whom: str

    def as_json(self) -> dict[str, Any]:
        """Return it as `muster export --json` tells it."""
        return {"head": self.head, "on": self.on.isoformat(), "to": self.to_whom}


def earlier(company: CompanyFile) -> tuple[Sent, ...]:
    """Return what was sent, the newest first."""
    table = aggregate.table_of(SUBMISSION)
    question = (
        select(table)
        .where(table.c.voided_at.is_(None))
        .order_by(table.c.exported_on.desc(), table.c.created_at.desc(), table.c.id.desc())
    )
    with company.reading() as connection:
        lines = connection.execute(question).mappings().all()
    return tuple(
        Sent(
            id=line["id"],
            on=line["exported_on"],
            what=line["what"],
            to_whom=line["to_whom"] or "",
            how=_(WAYS[line["how"]]) if line["how"] in WAYS else "",
            folder=Path(line["folder"]) if line["folder"] else None,
            file_name=line["file_name"] or "",
            exhibits=line["exhibit_count"],
            head=line["manifest_head"] or "",
        )
        for line in lines
    )


def previous(connection: Connection, as_of: date) -> Previous | None:
    """Return the package that was sent last, up to a day; None where none was that can be proven.

    Its head goes into the manifest of the next, so that each proves the ones before it.
    """
    table = aggregate.table_of(SUBMISSION)
    question = (
        select(table.c.manifest_head, table.c.exported_on, table.c.to_whom)
        .where(
            table.c.voided_at.is_(None),
            table.c.manifest_head.is_not(None),
            table.c.exported_on <= as_of,
        )
        .order_by(table.c.exported_on.desc(), table.c.created_at.desc(), table.c.id.desc())
        .limit(1)
    )
    line = connection.execute(question).first()
    return Previous(line[0], line[1], line[2] or "") if line else None


def stored(connection: Connection, head: str) -> Stored | None:
    """Return the submission of that head with all that it kept, None where there is none."""
    table = aggregate.table_of(SUBMISSION)
    question = select(table.c.id).where(table.c.manifest_head == head, table.c.voided_at.is_(None))
    found = connection.execute(question.order_by(table.c.id)).scalars().first()
    return aggregate.read_one(connection, kind_of(SUBMISSION.key), found) if found else None
