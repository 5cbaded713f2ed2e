"""Writes the lines of a dump into a new company file, and believes none of them unproved."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import Column, Integer, Table, insert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from desktop.errors import Refused
from desktop.language import _
from desktop.records.checking import check
from desktop.records.conversion import is_id
from desktop.records.kind import Kind, Rows
from desktop.records.types import Stamp
from desktop.store import aggregate, changing, search
from desktop.store.aggregate import ABOUT, Stored, Values
from desktop.store.canonical import written
from desktop.store.sealing import SEAL
from desktop.store.tables import ACTION, CHANGE, CONTENT, IMPORTED, PARTICULAR

LARGEST_WHOLE: Final = 2**63
AT_ONCE: Final = 100  # lines; an import is one action of the history and has thousands of changes
Said = dict[str, Any]


class Unsound(Exception):
    """A part of a dump that cannot be taken; says why, in a sentence. `line` counts from 1."""

    def __init__(self, why: str, line: int | None = None) -> None:
        self.why, self.line = why, line
        super().__init__(why)


def load_records(connection: Connection, kind: Kind, lines: Iterable[bytes]) -> int:
    """Write the records of one kind; returns how many there were. Raises `Unsound`."""

    def write(records: list[Stored]) -> None:
        changing.write_new(connection, records)

    return _in_parts(lines, lambda said: _record(kind, said), write)


def load_history(connection: Connection, lines: Iterable[bytes]) -> int:
    """Write the actions with their changes; returns how many. Raises `Unsound`.

    Whether they hang together is asked at the end, see `prove`.
    """

    def write(actions: list[tuple[Values, list[Values]]]) -> None:
        _insert(connection, ACTION, [action for action, _changes in actions])
        _insert(connection, CHANGE, [line for _action, changes in actions for line in changes])

    return _in_parts(lines, _action, write)


def load_imported(connection: Connection, lines: Iterable[bytes]) -> int:
    """Write which row of a sheet became which record; returns how many. Raises `Unsound`."""
    return _load_table(connection, IMPORTED, lines)


def load_particulars(connection: Connection, lines: Iterable[bytes]) -> int:
    """Write what only the program knows of the file; returns how many. Raises `Unsound`."""
    return _load_table(connection, PARTICULAR, lines)


def load_content(connection: Connection, sha256: str, data: bytes, text: str | None) -> None:
    """Write one file's content. Raises `Unsound` when it is not what its name says."""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Unsound(_("its content is not the one that was filed under this name."))
    about = {"sha256": sha256, "size": len(data), "data": data, "text": text}
    connection.execute(insert(CONTENT), [about])


def prove_links(connection: Connection) -> Iterator[str]:
    """Return every table of which a line names something that is not there."""
    for line in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        yield line[0]


def finish(connection: Connection) -> None:
    """Make what a dump does not hold, because it follows from the rest."""
    search.rebuild(connection)


# --- from a line to what it says ------------------------------------------------------------------


def _in_parts(
    lines: Iterable[bytes], understand: Callable[[Said], Any], write: Callable[[Any], None]
) -> int:
    numbered = enumerate(lines, start=1)
    number = 0
    while some := list(islice(numbered, AT_ONCE)):
        found = []
        for number, raw in some:
            try:
                found.append(understand(_said(raw)))
            except Unsound as fault:
                raise Unsound(fault.why, number) from fault
        try:
            write(found)
        except IntegrityError as fault:
            raise Unsound(_("something stands in it twice."), number) from fault
    return number


def _said(raw: bytes) -> Said:
    try:
        text = raw.decode("utf-8")
        said = json.loads(text)
        # only so can the next dump be the same, byte for byte
        if isinstance(said, dict) and written(said) + "\n" == text:
            return said
    except (ValueError, RecursionError):
        pass
    raise Unsound(_("this line is not written as Muster writes it."))


def _record(kind: Kind, said: Said) -> Stored:
    values = said.pop("values", {})
    about = _row(aggregate.table_of(kind), said, ABOUT)
    if not isinstance(values, dict) or not is_id(about["id"]):
        raise Unsound(_("this line is not written as Muster writes it."))
    try:
        checked: Values = dict(check(kind, values))
    except Refused as fault:
        raise Unsound(str(fault)) from fault
    except KeyError as fault:
        raise Unsound(_("there is a field in it that Muster does not know.")) from fault
    record = Stored(kind=kind.key, values=checked, **about)
    is_as_it_was = written(checked) == written(values) and _rows_are_named(kind, checked)
    if record.seal() != record.checksum or not is_as_it_was:
        raise Unsound(_("the record does not say what its checksum says it said."))
    return record


def _rows_are_named(part: Kind | Rows, values: Values) -> bool:
    return all(
        "id" in line and _rows_are_named(rows, line)
        for rows in part.rows
        for line in values[rows.name]
    )


def _action(said: Said) -> tuple[Values, list[Values]]:
    changes = said.pop("changes", [])
    action = _row(ACTION, said)
    if not isinstance(changes, list) or not all(isinstance(line, dict) for line in changes):
        raise Unsound(_("this line is not written as Muster writes it."))
    names = [column.name for column in CHANGE.c if column.name != "action_id"]
    return action, [_row(CHANGE, line, names) | {"action_id": action["id"]} for line in changes]


def _load_table(connection: Connection, table: Table, lines: Iterable[bytes]) -> int:
    def write(rows: list[Values]) -> None:
        _insert(connection, table, rows)

    names = [column.name for column in table.c if column.name != SEAL]
    return _in_parts(lines, lambda said: _row(table, said, names), write)


def _insert(connection: Connection, table: Table, rows: list[Values]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _row(table: Table, said: Said, names: Iterable[str] | None = None) -> Values:
    """Return a line of a table, every value of the type and size that its column takes."""
    columns = [table.c[name] for name in names] if names else list(table.c)
    if said.keys() - {column.name for column in columns}:
        raise Unsound(_("there is a field in it that Muster does not know."))
    return {column.name: _value(column, said.get(column.name)) for column in columns}


def _value(column: Column[Any], value: Any) -> Any:
    if value is None and column.nullable:
        return None
    taken: Any
    if isinstance(column.type, Stamp):
        taken = _moment(value)
    elif isinstance(column.type, Integer):
        taken = value if type(value) is int and abs(value) < LARGEST_WHOLE else None
    else:
        longest = getattr(column.type, "length", None)
        fits = isinstance(value, str) and (longest is None or len(value) <= longest)
        taken = value if fits else None
    if taken is None:
        raise Unsound(_("{name} is not what it should be.").format(name=column.name))
    return taken


def _moment(value: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
        return moment if moment.tzinfo and written(moment) == written(value) else None
    except (TypeError, ValueError):
        return None
