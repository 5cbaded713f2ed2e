"""Reads a company file by the plain driver, before the database library is there to open it."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

import sqlcipher3.dbapi2 as driver

from desktop.store import guard, schema
from desktop.store.asking import Ask, Line
from desktop.store.plain import CAREFULLY, READ, connect_to

COMPILED: Final = Path(__file__).with_name("questions") / "compiled.json"
# what stands in a text where a list of values goes
_LIST: Final = re.compile(r"__\[POSTCOMPILE_(\w+)\]")
_BESIDE: Final = ("-journal", "-wal")

T = TypeVar("T")


def glance(path: Path, read: Callable[[Ask], T]) -> T | None:
    """Return what `read` makes of a file in one consistent view, None where it is not to be had.

    Only a file of just this schema that nobody is writing is read; of any other, whoever opens it
    for work finds out what is the matter, puts it right, and has the words to tell of it.
    """
    try:
        if any(path.with_name(path.name + ending).exists() for ending in _BESIDE):
            return None
        with closing(connect_to(path, READ)) as connection:
            connection.execute("PRAGMA busy_timeout=0")
            for pragma in CAREFULLY:
                connection.execute(pragma)
            connection.execute("BEGIN")
            if _says(connection, "application_id") != schema.APPLICATION_ID:
                return None
            if _says(connection, "user_version") != schema.HEAD:
                return None
            if guard.foreign_part(connection):
                return None
            return read(_asking(connection))
    except (driver.DatabaseError, OSError):
        return None


def _says(connection: Any, particular: str) -> object:
    return connection.execute(f"PRAGMA {particular}").fetchone()[0]


@cache
def _compiled() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(COMPILED.read_text(encoding="utf-8"))
    return found


def _asking(connection: Any) -> Ask:
    every = _compiled()

    def ask(name: str, /, **asked: Any) -> Sequence[Line]:
        question = every[name]
        text, given = "\n".join(question["sql"]), dict(question["constants"])
        for key, value in asked.items():
            given[key] = value.isoformat() if isinstance(value, date) else value
        text = _LIST.sub(lambda found: _spread(found[1], given), text)
        lines: list[Line] = connection.execute(text, given).fetchall()
        days, bools = question["days"], question["bools"]
        return [_meant(line, days, bools) for line in lines] if days or bools else lines

    return ask


def _spread(name: str, given: dict[str, Any]) -> str:
    """Put each value of a list under a name of its own; the list stays for its next place."""
    names = [f"{name}_{number}" for number in range(1, len(given[name]) + 1)]
    given.update(zip(names, given[name], strict=True))
    return ", ".join(f":{one}" for one in names)


def _meant(line: Line, days: Sequence[int], bools: Sequence[int]) -> Line:
    """Make days of the texts in which they are stored, yes and no of the numbers."""
    meant = list(line)
    try:
        for place in days:
            if meant[place] is not None:
                meant[place] = date.fromisoformat(meant[place])
    except (TypeError, ValueError) as fault:
        raise driver.DataError(f"no day: {line!r}") from fault
    for place in bools:
        if meant[place] is not None:
            meant[place] = bool(meant[place])
    return meant
