"""Goes through the records of the copy: which say something else, are missing, or were put in."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Table, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop import records
from desktop.language import _
from desktop.records.kind import Kind
from desktop.services.verifying.found import Fault
from desktop.services.verifying.naming import Naming
from desktop.services.verifying.steps import Steps
from desktop.services.verifying.words import (
    CHANGED,
    CHANGED_UNKNOWN,
    MISSING,
    OUT_OF_STEP,
    STRAY,
)
from desktop.store import aggregate, chain, integrity
from desktop.store.tables import CHANGE


class Records:
    """Reads each kind, then names each record once, whichever of its values gave it away."""

    def __init__(self, connection: Connection, steps: Steps) -> None:
        self._connection, self._steps = connection, steps
        self._damaged: dict[str, str] = {}  # kind by id
        self.count = 0

    def look_at(self, kind: Kind) -> None:
        """Prove the records of a kind. Raises `DBAPIError` where not all can be read."""
        try:
            self.count += count_of(self._connection, aggregate.table_of(kind))
            found = self._steps.through(integrity.damaged_of(self._connection, kind))
            self._damaged |= dict.fromkeys(found, kind.key)
        except DBAPIError:
            # asked for one by one after the history: what cannot be read is named all the same
            told = select(CHANGE.c.record_id).where(CHANGE.c.kind == kind.key).distinct()
            for record_id in self._connection.execute(told).scalars().all():
                if integrity.is_lost(self._connection, kind, record_id):
                    self._damaged[record_id] = kind.key
            raise

    def named(self, history: Sequence[chain.Fault]) -> tuple[Naming, list[Fault]]:
        """Return the faults of records, and the names that the history proves of them."""
        lines = {number: self._line(number) for number, what in history if what == "record"}
        missing: dict[str, str] = {}
        out_of_step: dict[str, str] = {}
        for line in lines.values():
            if line is None or line["record_id"] in self._damaged:
                continue
            is_there = self._is_there(line["kind"], line["record_id"])
            (out_of_step if is_there else missing)[line["record_id"]] = line["kind"]
        naming = Naming(self._connection, [*self._damaged, *missing, *out_of_step])
        found = []
        for record_id, kind in self._damaged.items():
            if not (naming.told(record_id) is None and kind in missing.values()):
                sentence = _said_of(naming, record_id)
                found.append(naming.fault("record", kind, record_id, sentence))
        found += (naming.fault("missing", kind, i, _(MISSING)) for i, kind in missing.items())
        found += (naming.fault("record", k, i, _(OUT_OF_STEP)) for i, k in out_of_step.items())
        if 0 in lines:
            strays = (one for one in self._strays() if one[1] not in self._damaged)
            found += (naming.fault("stray", kind, i, _(STRAY)) for kind, i in strays)
        return naming, found

    def _line(self, number: int) -> chain.Line | None:
        question = select(CHANGE).where(CHANGE.c.number == number)
        return self._connection.execute(question).mappings().first()

    def _is_there(self, kind: str, record_id: str) -> bool:
        known = next((k for k in records.KINDS if k.key == kind), None)
        if known is None:
            return False
        table = aggregate.table_of(known)
        found = self._connection.execute(select(table.c.id).where(table.c.id == record_id))
        return found.first() is not None

    def _strays(self) -> Iterator[tuple[str, str]]:
        for kind in records.KINDS:
            table = aggregate.table_of(kind)
            told = select(CHANGE.c.record_id).where(CHANGE.c.record_id == table.c.id)
            question = select(table.c.id).where(~told.exists())
            for record_id in self._connection.execute(question).scalars().all():
                yield kind.key, record_id


def _said_of(naming: Naming, record_id: str) -> str:
    told = naming.told(record_id)
    found = naming.differences(record_id)
    if told is None or told.record is None or found is None:
        return _(CHANGED_UNKNOWN)
    return _(CHANGED).replace("{difference}", naming.said(told.record, found))


def count_of(connection: Connection, table: Table) -> int:
    """Return how many lines a table has."""
    return connection.execute(select(func.count()).select_from(table)).scalar() or 0
