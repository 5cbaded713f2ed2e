"""Seals the private facts among the values of a record, and opens them: nothing else changes."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.records.conversion import convert
from desktop.records.kind import Kind, Rows
from desktop.records.privacy import SEALED, is_private, private_fields
from desktop.store.canonical import written
from desktop.store.private_key import PrivateKey

Values = dict[str, Any]
KEY: Final = "private_key"  # the option of a connection that may open private facts


def key_at(connection: Connection) -> PrivateKey | None:
    """Return the key that this reader of the file may open private facts with, or None."""
    key = connection.get_execution_options().get(KEY)
    return key if isinstance(key, PrivateKey) else None


def sealed(kind: Kind, record_id: str, values: Mapping[str, Any], key: PrivateKey) -> Values:
    """Return values with all private facts sealed; what is sealed already stays as it is."""

    def seal(part: Kind | Rows, row_id: str, own: Values) -> None:
        facts = written({field.name: own.get(field.name) for field in private_fields(part)})
        if facts != "{}":
            own[SEALED] = key.sealer.seal(facts, (part.model.__tablename__, record_id, row_id))
            own.update(dict.fromkeys((field.name for field in private_fields(part)), None))

    return _through(kind, "", values, seal)


def opened(kind: Kind, record_id: str, values: Mapping[str, Any], key: PrivateKey | None) -> Values:
    """Return values with private facts as they were typed; what does not open stays sealed."""

    def look(part: Kind | Rows, row_id: str, own: Values) -> None:
        line = opened_line(part, (record_id, row_id), own, key)
        own.clear()
        own.update(line)

    return _through(kind, "", values, look)


def opened_line(
    part: Kind | Rows, ids: tuple[str, str], own: Mapping[Any, Any], key: PrivateKey | None
) -> Values:
    """Return one line of a table opened; `ids` are of the record and of the row, "" for none."""
    if key is None or own.get(SEALED) is None:
        return dict(own)
    found = _facts(part, key.sealer.open(own[SEALED], (part.model.__tablename__, *ids)))
    if found is None:
        return dict(own)
    line = {name: value for name, value in own.items() if name != SEALED}
    return line | {name: value for name, value in found.items() if own.get(name) is None}


def is_closed(part: Kind | Rows, values: Mapping[str, Any]) -> bool:
    """Whether anything of a record is sealed and was not opened."""
    if values.get(SEALED) is not None:
        return True
    lines = ((rows, line) for rows in part.rows for line in values.get(rows.name) or ())
    return any(is_closed(rows, line) for rows, line in lines)


def with_stand_ins(kind: Kind, values: Mapping[str, Any]) -> Values:
    """Return values that say "private" where something is sealed: it is not missing."""

    def stand_in(part: Kind | Rows, _row_id: str, own: Values) -> None:
        if own.get(SEALED) is not None:
            own.update(dict.fromkeys((field.name for field in private_fields(part)), "private"))

    return _through(kind, "", values, stand_in)


def clear_places(part: Kind | Rows, values: Mapping[str, Any], at: str = "") -> Iterator[str]:
    """Return where private facts stand unsealed, as faults name a field."""
    for field in private_fields(part):
        if values.get(field.name) not in (None, ""):
            yield at + field.name
    for rows in part.rows:
        for number, line in enumerate(values.get(rows.name) or ()):
            yield from clear_places(rows, line, f"{at}{rows.name}.{number}.")


def _facts(part: Kind | Rows, facts: str | None) -> Values | None:
    fields = {field.name: field for field in part.fields}
    try:
        said = json.loads(facts or "")
        return {name: convert(fields[name], said[name]) for name in said if name in fields}
    except (Refused, ValueError):  # only a Muster with other rules for a field can have sealed it
        return None


def _through(
    part: Kind | Rows,
    row_id: str,
    values: Mapping[str, Any],
    each: Callable[[Kind | Rows, str, Values], None],
) -> Values:
    own = dict(values)
    each(part, row_id, own)
    for rows in part.rows:
        if is_private(rows) and own.get(rows.name):
            own[rows.name] = [
                _through(rows, line.get("id") or "", line, each) for line in own[rows.name]
            ]
    return own
