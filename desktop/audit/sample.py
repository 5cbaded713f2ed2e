"""The records that an auditor might draw: by a seed, spread over months, places and people."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import isqrt
from random import Random

from desktop.audit.judged import Ref
from desktop.audit.protocols.protocol import Question
from desktop.resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A record that may be drawn; `weak` says how much an auditor would have to say of it."""

    ref: Ref
    on: date | None = None
    place: str = ""
    people: tuple[str, ...] = ()
    weak: int = 0


@dataclass(frozen=True, slots=True)
class Usual:
    """How many are drawn where a protocol says nothing of it, and where that comes from."""

    least: int
    most: int
    source: str


@lru_cache(maxsize=1)
def usual() -> Usual:
    """Return the rule of thumb: resources/audit/sample.toml."""
    said = tomllib.loads(resource("audit", "sample.toml").read_text(encoding="utf-8"))
    return Usual(said["least"], said["most"], said["source"])


def how_many(question: Question, population: int) -> int:
    """Return how many are drawn: as the protocol says, or the square root within limits."""
    if question.least_samples:
        return min(population, question.least_samples)
    rule = usual()
    root = isqrt(population - 1) + 1 if population else 0
    return min(population, max(rule.least, min(rule.most, root)))


def draw(
    candidates: Iterable[Candidate], n: int, seed: int, about: str, *, weakest_first: bool = False
) -> tuple[Candidate, ...]:
    """Return n of them by a seed, those drawn before from a month, place or person coming later.

    `about` is the code of the question, so that one question does not decide what another draws.
    The same seed draws the same from the same records, in whatever order they come. With
    `weakest_first` what is weaker goes before all else.
    """
    every = sorted({one.ref: one for one in candidates}.values(), key=lambda one: one.ref)
    chance = Random(f"{seed} {about}")
    place = {one.ref: chance.random() for one in every}
    drawn: list[Candidate] = []
    seen = _Seen()
    while every and len(drawn) < n:
        best = min(
            every,
            key=lambda one: (-one.weak if weakest_first else 0, *seen.of(one), place[one.ref]),
        )
        every.remove(best)
        drawn.append(best)
        seen.add(best)
    return tuple(drawn)


class _Seen:
    """How often a month, a place and a person were drawn."""

    def __init__(self) -> None:
        self._months: Counter[tuple[int, int] | None] = Counter()
        self._places: Counter[str] = Counter()
        self._people: Counter[str] = Counter()

    def of(self, one: Candidate) -> tuple[int, int, int]:
        people = max((self._people[person] for person in one.people), default=0)
        return self._months[_month(one)], self._places[one.place], people

    def add(self, one: Candidate) -> None:
        self._months[_month(one)] += 1
        self._places[one.place] += 1
        self._people.update(one.people)


def _month(one: Candidate) -> tuple[int, int] | None:
    return (one.on.year, one.on.month) if one.on is not None else None
