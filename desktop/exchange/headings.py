"""Which heading of somebody's sheet means which field: the declarations and what sheets add."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from desktop.records import KINDS
from desktop.records.fields import Shape
from desktop.records.kind import Kind, Rows
from desktop.resources import resource
from desktop.values.folding import key

BRACKETS: Final = re.compile(r"[(\[][^)\]]*[)\]]")
ROWS: Final = "rows:"  # a column that fills a table inside the record, e.g. "rows:attendees"
PEOPLE: Final = frozenset({"worker_id", "name"})  # the fields of a table of people
# tables whose lines are more than their text
NOT_IN_A_CELL: Final = frozenset(
    {("duty_plan", "rules"), ("inspection", "items"), ("inspection", "exceptions")}
)
WEAK: Final = frozenset(
    {
        "no",
        "number",
        "the",
        "of",
        "in",
        "a",
        "an",
        "and",
        "or",
        "s",
        "if",
        "any",
        "yyyy",
        "mm",
        "dd",
        "date",
        "please",
        "optional",
        "required",
        "col",
    }
)


@dataclass(frozen=True)
class Target:
    """What a column can mean: a field, a table inside the record, or what only sheets carry."""

    kind: str
    name: str
    label: str
    keys: frozenset[str]
    required: bool = False
    own: bool = False  # not a field: the kind's own reading of a sheet deals with it


@cache
def _extra() -> dict[str, dict[str, list[str]]]:
    with resource("import", "headings.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def targets(kind: Kind) -> tuple[Target, ...]:
    """Return everything that a column can mean for this kind."""
    return tuple(_targets(kind))


def _targets(kind: Kind) -> Iterator[Target]:
    extra = _extra().get(kind.key, {})
    names = {field.name for field in kind.fields}
    # where a sheet names unit or site in one column, the two links are filled from it
    left = {"equipment_id", "site_id"} if "subject" in extra else set()
    for field in kind.fields:
        if field.shape is Shape.STAMP or field.name in left:
            continue
        keys = {key(field.label), *map(key, field.also), *map(key, extra.get(field.name, ()))}
        yield Target(kind.key, field.name, field.label, frozenset(keys), field.required)
    for rows in kind.rows:
        name = ROWS + rows.name
        if not _fits_a_cell(kind, rows):
            continue
        keys = {key(rows.label), key(rows.name), *map(key, extra.get(name, ()))}
        yield Target(kind.key, name, rows.label, frozenset(keys))
    for name, also in extra.items():
        if name not in names and not name.startswith(ROWS):
            yield Target(kind.key, name, also[0], frozenset(map(key, also)), own=True)


def _fits_a_cell(kind: Kind, rows: Rows) -> bool:
    """Whether one cell can say a table inside a record: names of people, or one text a line."""
    if (kind.key, rows.name) in NOT_IN_A_CELL:
        return False
    needed = [field for field in rows.fields if field.required]
    texts = [field for field in needed if field.shape in (Shape.TEXT, Shape.LONG_TEXT)]
    return {field.name for field in rows.fields} >= PEOPLE or len(texts) == len(needed) == 1


def fit(heading: str, target: Target) -> float:
    """Return how well a heading fits, 0 to 1: the same words, then all of one in the other."""
    whole = _fit(key(heading), target)
    bare = key(BRACKETS.sub("", heading))
    # what stands in brackets explains: "Name (Last, First)", "Expiry (dd/mm/yy)"
    return max(whole, _fit(bare, target) - 0.01) if bare else whole


def _fit(said: str, target: Target) -> float:
    if not said:
        return 0.0
    if said in target.keys:
        return 1.0
    best = 0.0
    mine = _strong(said)
    for wanted in target.keys:
        theirs = _strong(wanted)
        if mine and mine == theirs:
            best = max(best, 0.95)
        elif theirs and theirs < mine and len(theirs) == len(wanted.split()):
            best = max(best, 0.5 + 0.3 * len(theirs) / len(mine))
        elif mine and len(mine) >= 2 and mine < theirs:
            best = max(best, 0.45 + 0.3 * len(mine) / len(theirs))
    return best


@cache
def _strong(text: str) -> frozenset[str]:
    return frozenset(_singular(word) for word in text.split() if word not in WEAK)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@cache
def known_headings() -> frozenset[str]:
    """Return every heading that some kind knows; a row with several of them is a header."""
    return frozenset(word for kind in KINDS for target in targets(kind) for word in target.keys)
