"""Which of the records that count for a question are offered for a package: not everything."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from desktop.audit.judged import Ref
from desktop.audit.protocols.protocol import Question
from desktop.audit.sample import Candidate, draw, how_many
from desktop.resources import resource
from desktop.values.audited.span import Span

# the same records are offered to everybody, whenever they ask: so chance has nothing to say here
_DRAW: Final = 1
_DAYS: Final = 365
# what is done once for each person holds longer than a year
LASTING: Final = frozenset({"orientation", "competency_check", "certificate", "acknowledgement"})
# what is in force from its day on, so that it is of every time after it
IN_FORCE: Final = frozenset({"representative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A record that counts; `is_shown` says that there is a file or a signature to show for it.

    `is_directive` says that it tells what the company does, and so goes in whatever the sample.
    """

    ref: Ref
    on: date | None = None
    is_directive: bool = False
    is_shown: bool = False
    place: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """How many of which kind are offered, and where that comes from."""

    source: str
    in_tables: frozenset[str]
    most: Mapping[str, int]


@lru_cache(maxsize=1)
def rule() -> Rule:
    """Return the rule of thumb: resources/audit/exhibits.toml."""
    said = tomllib.loads(resource("audit", "exhibits.toml").read_text(encoding="utf-8"))
    return Rule(said["source"], frozenset(said["in_tables"]), said["most"])


def within(offers: Iterable[Offer], span: Span) -> list[Offer]:
    """Return the offers that are of a time, or hold whenever they were made.

    What is older shows nothing of that time, so only a person puts it in.
    """
    return [one for one in offers if holds(one.ref.kind, one.is_directive) or _is_of(one, span)]


def holds(kind: str, is_directive: bool) -> bool:
    """Whether records of a kind hold on after their day, so that they are of no time alone."""
    return is_directive or kind in LASTING or kind in IN_FORCE


def _is_of(one: Offer, span: Span) -> bool:
    return one.on is None or span.holds(one.on)


def offered(question: Question, offers: Iterable[Offer], as_of: date) -> tuple[Ref, ...]:
    """Return what is offered for a question, of all that counts for it.

    Directives in force all are. Of the rest as many as an auditor would draw, kind by kind: those
    of the newest year first, and in each year those with something to show. What stands in a table
    of the package is never offered. The same records give the same, in whatever order they come.
    """
    known = [one for one in offers if one.ref.kind not in rule().in_tables]
    directive = {one.ref for one in known if one.is_directive}
    found = {ref for kind in _kinds(known, directive) for ref in _newest(known, kind)}
    others = [one for one in known if one.ref not in directive]
    for kind, n in _shares(question, others).items():
        mine = [one for one in others if one.ref.kind == kind]
        found |= set(_drawn(question.code, mine, n, as_of))
    return tuple(sorted(found))


def _kinds(known: Iterable[Offer], directive: set[Ref]) -> list[str]:
    return sorted({one.ref.kind for one in known if one.ref in directive})


def _newest(known: Iterable[Offer], kind: str) -> list[Ref]:
    """Return the directives of a kind, only the newest where the rule says so many."""
    mine = [one for one in known if one.is_directive and one.ref.kind == kind]
    mine.sort(key=lambda one: (-(one.on or date.min).toordinal(), one.ref))
    return [one.ref for one in mine[: rule().most.get(kind)]]


def _shares(question: Question, others: list[Offer]) -> dict[str, int]:
    """Return how many of each kind: of each at least one, the most of what there is most of."""
    counts: dict[str, int] = {}
    for one in sorted(others, key=lambda one: one.ref):
        counts[one.ref.kind] = counts.get(one.ref.kind, 0) + 1
    whole = how_many(question, len(others))
    shares = dict.fromkeys(counts, 0)

    def _claim(kind: str) -> float:
        return counts[kind] / (shares[kind] + 1)

    for _place in range(max(whole, len(counts))):
        open_ones = [kind for kind in counts if shares[kind] < _limit(kind, counts[kind])]
        if not open_ones:
            break
        # as seats are given after an election (D'Hondt), but nobody is left without one
        shares[max(open_ones, key=lambda kind: (not shares[kind], _claim(kind)))] += 1
    return shares


def _limit(kind: str, count: int) -> int:
    return min(count, rule().most.get(kind, count))


def _drawn(code: str, mine: list[Offer], n: int, as_of: date) -> list[Ref]:
    """Return n of them, the newest year before the one before it, what can be shown first."""
    tiers: dict[tuple[int, bool], list[Candidate]] = {}
    for one in mine:
        candidate = Candidate(ref=one.ref, on=one.on, place=one.place, people=one.people)
        tiers.setdefault((_years(one.on, as_of), not one.is_shown), []).append(candidate)
    found: list[Ref] = []
    for tier in sorted(tiers):
        found += [one.ref for one in draw(tiers[tier], n - len(found), _DRAW, code)]
    return found


def _years(on: date | None, as_of: date) -> int:
    """Return how many whole years ago; what has no day comes last."""
    return (as_of - on).days // _DAYS if on is not None else _DAYS
