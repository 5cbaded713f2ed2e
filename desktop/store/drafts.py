"""Keeps what was typed and not saved, in the company file, so that a crash does not take it.

A draft is no record: it has no history and no place in a dump, nothing counts it, and it is gone
for good once it is saved or thrown away. It lies in the company file and not beside it, because
what people type of injuries and phone numbers must be encrypted with the rest of it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, insert, select
from sqlalchemy.engine import Connection

from desktop.store.ids import new_id
from desktop.store.sealing import SEAL
from desktop.store.tables import DRAFT


@dataclass(frozen=True)
class Draft:
    """What stands in one form: of a record, as it was when it was opened, or of a new one.

    `typed` is what was typed into each field, as JSON can hold it. Who kept it and when is filled
    in by whoever keeps it.
    """

    kind: str
    typed: Mapping[str, Any]
    record_id: str | None = None
    version: int | None = None
    id: str = field(default_factory=new_id)
    kept_at: datetime | None = None
    kept_by: str = ""


def keep(connection: Connection, draft: Draft) -> None:
    """Write a draft, in place of what it said before."""
    line = {
        "id": draft.id,
        "kind": draft.kind,
        "record_id": draft.record_id,
        "version": draft.version,
        "typed": json.dumps(draft.typed, ensure_ascii=False),
        "kept_at": draft.kept_at,
        "kept_by": draft.kept_by,
    }
    connection.execute(insert(DRAFT).prefix_with("OR REPLACE", dialect="sqlite"), [line])


def read(connection: Connection, kind: str | None = None) -> list[Draft]:
    """Return the drafts of a kind, or all, the one that was kept last first."""
    columns = (column for column in DRAFT.c if column.name != SEAL)
    question = select(*columns).order_by(DRAFT.c.kept_at.desc(), DRAFT.c.id.desc())
    if kind is not None:
        question = question.where(DRAFT.c.kind == kind)
    return _drafts(connection, question)


def read_one(connection: Connection, draft_id: str) -> Draft | None:
    """Return one draft, or None."""
    columns = (column for column in DRAFT.c if column.name != SEAL)
    return next(iter(_drafts(connection, select(*columns).where(DRAFT.c.id == draft_id))), None)


def _drafts(connection: Connection, question: Select[Any]) -> list[Draft]:
    lines = connection.execute(question).mappings().all()
    return [Draft(**{**line, "typed": json.loads(line["typed"])}) for line in lines]


def drop(connection: Connection, draft_id: str) -> None:
    """Forget a draft; nothing happens when there is none."""
    connection.execute(delete(DRAFT).where(DRAFT.c.id == draft_id))
