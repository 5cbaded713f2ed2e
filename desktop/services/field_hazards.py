"""The hazards that a crew picks from: those that this company names most, then the usual ones."""

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from desktop.records import kind_of
from desktop.records.hazards.levels import CONTROL_LEVELS
from desktop.resources import resource
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.values.folding import key

MOST_CONTROLS: Final = 8  # that are offered for one hazard
_FIELD: Final = "field_level_hazard_assessment"
_FORMAL: Final = "formal_hazard_assessment"
_SHORTEST: Final = 3  # letters of a word that finds something


@dataclass(frozen=True)
class Control:
    """Something that keeps a hazard in check, and how good that is."""

    words: str
    level: str


@dataclass(frozen=True)
class Suggestion:
    """A hazard to pick. `used` counts how often this company has named it."""

    name: str
    controls: tuple[Control, ...] = ()
    also: tuple[str, ...] = ()
    used: int = 0


def suggestions(company: CompanyFile) -> tuple[Suggestion, ...]:
    """Return every hazard that can be picked, the company's own most used first."""
    with company.reading() as connection:
        named: list[Stored] = []
        for kind in (_FIELD, _FORMAL):
            found = aggregate.read(connection, kind_of(kind)).values()
            named += [record for record in found if not record.is_voided]
    own = _own(named)
    rest = {key(one.name): one for one in common()}
    mine = [_with_usual(one, rest.pop(key(one.name), None)) for one in own]
    return (*mine, *rest.values())


@lru_cache(maxsize=1)
def common() -> tuple[Suggestion, ...]:
    """Return the hazards that are usual in the field (resources/hazards/common.toml)."""
    text = resource("hazards", "common.toml").read_text(encoding="utf-8")
    return tuple(
        Suggestion(
            name=told["name"],
            controls=tuple(
                Control(words, level) for level in CONTROL_LEVELS for words in told.get(level, ())
            ),
            also=tuple(told.get("also", ())),
        )
        for told in tomllib.loads(text)["hazard"]
    )


def found(
    offered: Sequence[Suggestion], typed: str, task: str, taken: Collection[str], most: int
) -> list[Suggestion]:
    """Return those that fit best: what was typed, else the company's own and those of the task.

    `taken` are the hazards that are named already.
    """
    there = {key(name) for name in taken}
    free = [one for one in offered if key(one.name) not in there]
    if words := key(typed).split():
        fitting = [one for one in free if _holds(one, words)]
        return sorted(fitting, key=lambda one: not key(one.name).startswith(words[0]))[:most]
    wanted = [word for word in key(task).split() if len(word) >= _SHORTEST]
    ranked = sorted(free, key=lambda one: -_rank(one, wanted))
    return ranked[:most]


def _own(records: Iterable[Stored]) -> list[Suggestion]:
    """Return the hazards that records name, the most used first, with their controls by use."""
    names: Counter[str] = Counter()
    written: dict[str, str] = {}
    controls: dict[str, Counter[Control]] = {}
    for record in records:
        for line in record.values["hazards"]:
            name = key(line["hazard"])
            if not name:
                continue
            names[name] += 1
            written[name] = line["hazard"]
            kept = controls.setdefault(name, Counter())
            for control in line.get("controls") or [line]:
                if control.get("control"):
                    kept[Control(control["control"], control["level"] or "")] += 1
    return [
        Suggestion(written[name], tuple(c for c, _n in controls[name].most_common()), used=used)
        for name, used in names.most_common()
    ]


def _with_usual(own: Suggestion, usual: Suggestion | None) -> Suggestion:
    """Return the company's own hazard with the usual controls behind its own."""
    if usual is None:
        return replace(own, controls=own.controls[:MOST_CONTROLS])
    mine = {key(control.words) for control in own.controls}
    more = tuple(control for control in usual.controls if key(control.words) not in mine)
    return replace(own, controls=(*own.controls, *more)[:MOST_CONTROLS], also=usual.also)


def _holds(one: Suggestion, words: Sequence[str]) -> bool:
    """Whether every word begins a word of the hazard or of what it is found by."""
    known = [word for text in (one.name, *one.also) for word in key(text).split()]
    return all(any(other.startswith(word) for other in known) for word in words)


def _rank(one: Suggestion, wanted: Sequence[str]) -> int:
    """How near a hazard is to the words of a task; what was named before counts as well."""
    known = [key(text) for text in (one.name, *one.also)]
    fits = sum(
        any(word.startswith(part) or part.startswith(word) for part in text.split())
        for word in wanted
        for text in known
    )
    return 10 * min(fits, 5) + min(one.used, 9)
