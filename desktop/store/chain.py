"""Proves the history: a line carries the hash of the line before, and a record has its last line.

The hash is taken over a salted digest of the old and new values rather than the values, so that a
lawful disposal can blank them and the chain still verifies. It makes tampering evident, not
impossible: whoever holds the file could rebuild a whole chain, which is why every backup and
package keeps the head of its day.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.engine import Connection, RowMapping

from desktop import records
from desktop.store import aggregate
from desktop.store.canonical import digest, written
from desktop.store.tables import ACTION, CHANGE

DISPOSED: Final = "dispose"  # what became of a record of which only this line stays
START: Final = "0" * 64  # what the first line names as the one before it
AT_ONCE: Final = 1000  # lines in one fetch
BLANK: Final = (None, None, None)

Fault = tuple[int, str]
Line: TypeAlias = RowMapping | dict[str, Any]
Tell = Callable[[int], None]


def link_hash(action: Line, line: Line) -> str:
    """Return the hash of a history line: of the line before, of its action and of all it says.

    `action` has id, number, at (UTC), by, name and undoes; `line` what the table `change` has.
    """
    said = [action[name] for name in ("id", "number", "at", "by", "name", "undoes")]
    said += [line[name] for name in ("number", "kind", "record_id", "operation", "version")]
    return digest(line["previous"], written(said), line["digest"])


def lines(connection: Connection, tell: Tell | None = None) -> Iterator[Line]:
    """Return the change lines in order, some at a time: a long history needs little memory.

    `tell` is called with the number of lines read so far, and may raise to stop it.
    """
    done = 0
    last = None
    while True:
        question = select(CHANGE).order_by(CHANGE.c.number).limit(AT_ONCE)
        if last is not None:
            question = question.where(CHANGE.c.number > last)
        some = connection.execute(question).mappings().all()
        yield from some
        done += len(some)
        if tell is not None:
            tell(done)
        if len(some) < AT_ONCE:
            return
        last = some[-1]["number"]


def faults(connection: Connection, tell: Tell | None = None) -> Iterator[Fault]:
    """Return every line of the history that does not fit, as (number, what is wrong).

    What is wrong is a word for programs: "order" (a line is missing, moved or put in), "line" (the
    line or its action was edited), "values" (what it says was edited), "action" (an action that no
    line belongs to, by the action's number), "record" (a record that its last line does not
    account for, by that line's number, or 0 where it has none).
    """
    actions = actions_by_id(connection)
    unused = set(actions)
    last: dict[str, Line] = {}
    versions: Counter[str] = Counter()
    expected, previous = 1, START
    for line in lines(connection, tell):
        unused.discard(line["action_id"])
        last[line["record_id"]] = line
        versions[line["record_id"]] += 1
        if line["number"] != expected or line["previous"] != previous:
            yield line["number"], "order"
        elif line["version"] != versions[line["record_id"]]:
            yield line["number"], "line"  # slipped in, however well its hash fits
        elif not is_whole(actions.get(line["action_id"]), line):
            yield line["number"], "line"
        elif not holds(line):
            yield line["number"], "values"
        expected, previous = line["number"] + 1, line["hash"]
    for left in sorted(unused):
        yield actions[left]["number"], "action"
    yield from _unaccounted(connection, last)


def actions_by_id(connection: Connection) -> dict[str, Line]:
    """Return all actions, the moment of each None where it is not written as ours are."""
    # the moment as it is written in the file, because an edited one may be no moment at all
    written_at = type_coerce(ACTION.c.at, Text).label("moment")
    question = select(*(column for column in ACTION.c if column.name != "at"), written_at)
    found = connection.execute(question).mappings()
    return {line["id"]: {**line, "at": _moment(line["moment"])} for line in found}


def _moment(text: str) -> datetime | None:
    """Return the moment, None where it is not written as the program writes one."""
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return moment.replace(tzinfo=UTC) if f"{moment:%Y-%m-%d %H:%M:%S.%f}" == text else None


def is_whole(action: Line | None, line: Line) -> bool:
    """Whether a line and its action are as they were written, apart from the values."""
    if action is None:
        return False
    try:
        return bool(link_hash(action, line) == line["hash"])
    except (TypeError, AttributeError, ValueError):  # bytes, or no letters, where text was written
        return False


def holds(line: Line) -> bool:
    """Whether the values of a line are as they were written, or blanked by a lawful disposal."""
    said = (line["salt"], line["old"], line["new"])
    if said == BLANK:
        return True
    try:
        return all(isinstance(part, str) for part in said) and digest(*said) == line["digest"]
    except ValueError:  # no letters any more
        return False


def _unaccounted(connection: Connection, last: Mapping[str, Line]) -> Iterator[Fault]:
    """A whole chain can be cut at its end; the records that were written then give that away."""
    seen = set()
    for kind in records.KINDS:
        table = aggregate.table_of(kind)
        for record_id, version in connection.execute(select(table.c.id, table.c.version)).all():
            seen.add(record_id)
            line = last.get(record_id)
            if line is None or line["version"] != version:
                yield line["number"] if line else 0, "record"
    for record_id, line in last.items():
        if record_id not in seen and line["operation"] != DISPOSED:
            yield line["number"], "record"  # gone without the tombstone of a disposal
        elif line["operation"] == DISPOSED and line["salt"] is not None:
            yield line["number"], "values"  # a tombstone says nothing
