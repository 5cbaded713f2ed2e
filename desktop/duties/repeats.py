"""Which findings come again and again: the same thing wrong at the same unit or site within a year.

Pure over findings, so that an action, a log and an inspection form are told the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.values.same_finding import about, are_same

WITHIN: Final = timedelta(days=365)
THIRD: Final = 3  # so often, and the cause is worth looking for


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found wrong. `subject` is the id of a unit or a site, "" where nobody said.

    `wordings` are all in which it is told, the shortest usually last; `source` is the record that
    it came from, so that a failed item and the action it led to count once.
    """

    id: str
    kind: str
    on: date
    subject: str
    wordings: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A finding that was there before: the earlier ones of the year, oldest first."""

    earlier: tuple[Finding, ...]

    @property
    def times(self) -> int:
        """How often it was found, this time included."""
        return len(self.earlier) + 1


def repeats(findings: Iterable[Finding]) -> dict[str, Repeat]:
    """Return the findings that were there before within a year, by their ids."""
    by_subject: dict[str, list[Finding]] = {}
    for one in findings:
        by_subject.setdefault(one.subject, []).append(one)
    found: dict[str, Repeat] = {}
    for of_subject in by_subject.values():
        of_subject.sort(key=_order)
        for place, earlier in _candidates(of_subject):
            one = of_subject[place]
            if again := before(one, [of_subject[n] for n in earlier]):
                found[one.id] = Repeat(again)
    return found


def before(one: Finding, known: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what was the same thing at the same place within the year before, each day once."""
    found: dict[date, Finding] = {}
    for other in sorted(known, key=_order):
        if (
            other.id != one.id
            and other.subject == one.subject
            and one.on - WITHIN < other.on < one.on
            and not (one.source and one.source in (other.source, other.id))
            and is_same(one, other)
        ):
            found.setdefault(other.on, other)
    return tuple(found.values())


def is_same(one: Finding, other: Finding) -> bool:
    """Return whether two findings tell of the same thing, in any of their wordings."""
    return any(are_same(mine, theirs) for mine in one.wordings for theirs in other.wordings)


def shortest(findings: Sequence[Finding]) -> str:
    """Return the shortest wording of some findings that are the same: it names them best."""
    said = [wording for one in findings for wording in one.wordings if about(wording).words]
    return min(said, key=len, default="")


def _candidates(findings: Sequence[Finding]) -> Iterable[tuple[int, list[int]]]:
    """Yield each finding's place with those before it that share a word or the start of one."""
    index: dict[str, list[int]] = {}
    for place, one in enumerate(findings):
        heads = {word[:4] for wording in one.wordings for word in about(wording).words}
        heads |= {wording.casefold()[:4] for wording in one.wordings if not about(wording).words}
        near = {
            n for head in heads for n in index.get(head, ()) if findings[n].on > one.on - WITHIN
        }
        if near:
            yield place, sorted(near)
        for head in heads:
            index.setdefault(head, []).append(place)


def _order(one: Finding) -> tuple[date, str]:
    return one.on, one.id
