"""Goes through the files of the evidence in the copy: which are missing, which are other ones."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop import records
from desktop.language import _
from desktop.services.verifying.found import Fault
from desktop.services.verifying.naming import Naming
from desktop.services.verifying.steps import Steps
from desktop.services.verifying.words import CONTENT_CHANGED, CONTENT_MISSING, CONTENT_NOBODYS
from desktop.store import aggregate, integrity
from desktop.store.tables import CONTENT


def missing(connection: Connection, naming: Naming, named: Collection[str]) -> Iterator[Fault]:
    """Return the evidence whose file is not in the company file, unless it is `named` already."""
    evidence = aggregate.table_of(records.kind_of("evidence"))
    known = select(CONTENT.c.sha256).where(CONTENT.c.sha256 == evidence.c.sha256)
    lost = select(evidence.c.id).where(~known.exists())
    for record_id in connection.execute(lost).scalars().all():
        if record_id not in named:
            yield naming.fault("content", "evidence", record_id, _(CONTENT_MISSING))


def damaged(connection: Connection, naming: Naming, steps: Steps) -> Iterator[Fault]:
    """Return the evidence whose file is not what it was; one that no evidence names by itself."""
    evidence = aggregate.table_of(records.kind_of("evidence"))
    for sha256 in steps.through(integrity.damaged_contents(connection)):
        question = select(evidence.c.id).where(evidence.c.sha256 == sha256)
        ids = connection.execute(question).scalars().all()
        sentence = CONTENT_MISSING if _is_empty(connection, sha256) else CONTENT_CHANGED
        for record_id in ids:
            yield naming.fault("content", "evidence", record_id, _(sentence))
        if not ids:
            yield Fault("content", "", str(sha256), "", _(CONTENT_NOBODYS))


def _is_empty(connection: Connection, sha256: Any) -> bool:
    """Whether nothing lies there: a backup that had lost the file was restored."""
    length = select(func.length(CONTENT.c.data)).where(CONTENT.c.sha256 == sha256)
    return connection.execute(length).scalar() == 0
