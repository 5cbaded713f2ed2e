"""Tells from the history alone what a record must say: all that was ever saved of it, in order."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.records import kind_of
from desktop.records.checking import check
from desktop.store import chain
from desktop.store.aggregate import Stored, Values
from desktop.store.canonical import written
from desktop.store.changing import VOIDING
from desktop.store.tables import CHANGE


@dataclass(frozen=True)
class Told:
    """What the history tells of one record.

    `values` is what it said last, as JSON has it, as far as the history can be read. `record` is
    the whole record, None where a line of it is missing, was edited or was blanked; `version` is
    that of the last line.
    """

    kind: str
    id: str
    version: int
    values: Values
    record: Stored | None

    def proves(self, checksum: object) -> bool:
        """Whether the record is the very one that carried this checksum."""
        return self.record is not None and self.record.seal() == checksum


class Replay:
    """Replays the lines of records; the actions they belong to are read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._actions = chain.actions_by_id(connection)

    def of(self, record_id: str) -> Told | None:
        """Return what the history tells of a record, None when it tells nothing."""
        mine = select(CHANGE).where(CHANGE.c.record_id == record_id).order_by(CHANGE.c.number)
        lines = self._connection.execute(mine).mappings().all()
        if not lines:
            return None
        said: Values = {}
        is_whole = False
        for version, line in enumerate(lines, start=1):
            if line["old"] == "":  # it says all of the record, so nothing before it is needed
                said, is_whole = {}, True
            is_whole = is_whole and line["version"] == version and self._holds(line)
            said |= _values(line["new"])
        last = lines[-1]
        told = Told(last["kind"], record_id, len(lines), said, None)
        return replace(told, record=self._record(told, lines[0])) if is_whole else told

    def _holds(self, line: chain.Line) -> bool:
        action = self._actions.get(line["action_id"])
        return line["salt"] is not None and chain.is_whole(action, line) and chain.holds(line)

    def _record(self, told: Told, first: chain.Line) -> Stored | None:
        action = self._actions.get(first["action_id"])
        if first["operation"] != "create" or not chain.is_whole(action, first) or action is None:
            return None
        values = dict(told.values)
        voiding = {name: values.pop(name, None) for name in VOIDING}
        try:
            if voiding["voided_at"]:
                voiding["voided_at"] = datetime.fromisoformat(voiding["voided_at"])
            checked: Values = dict(check(kind_of(told.kind), values))
        except (Refused, KeyError, ValueError, TypeError):  # of another Muster, or of none
            return None
        if written(checked) != written(values):
            return None
        return Stored(
            kind=told.kind,
            id=told.id,
            version=told.version,
            created_at=action["at"],
            created_by=action["by"],
            values=checked,
            **voiding,
        )


def _values(text: Any) -> Values:
    try:
        said = json.loads(text or "{}")
    except (ValueError, TypeError):
        return {}
    return said if isinstance(said, dict) else {}
