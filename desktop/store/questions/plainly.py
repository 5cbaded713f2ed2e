"""How questions are asked of the plain driver: at once, and without the database library."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

import sqlcipher3.dbapi2 as driver

from desktop.store.asking import Ask, Line

COMPILED: Final = Path(__file__).with_name("compiled.json")
# what stands in a text where a list of values goes
_LIST: Final = re.compile(r"__\[POSTCOMPILE_(\w+)\]")

# a word that is no column of a table, and no value
_BARE: Final = re.compile(r"(?<![.:\w])[a-z_]+\b(?!\.)")

S = TypeVar("S")
T = TypeVar("T")
Fetch = Callable[[str, Mapping[str, Any]], Sequence[Line]]


class _Said(NamedTuple):
    """A question as the driver needs it; `lists` are the parameters that are lists of values."""

    text: str
    constants: Mapping[str, Any]
    lists: frozenset[str]
    days: Sequence[int]
    bools: Sequence[int]


@cache
def _compiled() -> Mapping[str, _Said]:
    every = json.loads(COMPILED.read_text(encoding="utf-8"))
    said = {name: ("\n".join(question["sql"]), question) for name, question in every.items()}
    return {
        name: _Said(
            text,
            question["constants"],
            frozenset(_LIST.findall(text)),
            question["days"],
            question["bools"],
        )
        for name, (text, question) in said.items()
    }


@cache
def tables_of(name: str) -> frozenset[str]:
    """Return which tables a question looks at: the words of its text that stand by themselves."""
    return frozenset(_BARE.findall(_compiled()[name].text))


def plainly(fetch: Fetch) -> Ask:
    """Return how questions are asked; `fetch` runs a text with what it is given, and fetches all.

    DataError where a day in the file is none.
    """
    every = _compiled()

    def ask(name: str, /, **asked: Any) -> Sequence[Line]:
        question = every[name]
        text, given = question.text, dict(question.constants)
        for key, value in asked.items():
            given[key] = value.isoformat() if isinstance(value, date) else value
        for key in question.lists:
            text = text.replace(f"__[POSTCOMPILE_{key}]", _spread(key, given))
        lines = fetch(text, given)
        return _meant(lines, question.days, question.bools) if lines else lines

    return ask


def _spread(name: str, given: dict[str, Any]) -> str:
    """Put each value of a list under a name of its own; the list stays for its next place."""
    names = [f"{name}_{number}" for number in range(1, len(given[name]) + 1)]
    given.update(zip(names, given[name], strict=True))
    return ", ".join([f":{one}" for one in names])


def _meant(lines: Sequence[Line], days: Sequence[int], bools: Sequence[int]) -> Sequence[Line]:
    """Make days of the texts in which they are stored, yes and no of the numbers.

    A column at a time, because ten years of a log are a hundred thousand lines.
    """
    if not days and not bools:
        return lines
    columns: list[Sequence[Any]] = list(zip(*lines, strict=True))
    for place in days:
        columns[place] = _days(columns[place])
    for place in bools:
        columns[place] = _each(columns[place], bool)
    return list(zip(*columns, strict=True))


def _days(column: Sequence[str | None]) -> list[date | None]:
    try:
        return _each(column, date.fromisoformat)
    except (TypeError, ValueError) as fault:
        raise driver.DataError(f"no day in a column: {fault}") from fault


def _each(column: Sequence[S | None], meant: Callable[[S], T]) -> list[T | None]:
    """Return what each value of a column means; the same few come again in most lines."""
    known = {said: None if said is None else meant(said) for said in {*column}}
    return [known[said] for said in column]
