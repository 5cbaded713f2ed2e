"""The days on which the curve bends if nothing more is done: what falls then, and what rises."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.forecast import Point, Scoring, later
from desktop.audit.judged import Missing, Ref
from desktop.audit.protocols.protocol import Protocol
from desktop.audit.score import QuestionScore, Score, score

A_DAY: Final = timedelta(days=1)
_YEAR: Final = re.compile(r" 20\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A question that loses points: how many, and what is missing then that was not before."""

    code: str
    points: Decimal
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bend:
    """A day on which the score falls: by which questions, and which elements fall under the gate.

    `ends_passing` tells that the whole passed until then. Where an element is too low only because
    questions stop to apply, none of them falls.
    """

    day: date
    falls: tuple[Fall, ...]
    under: tuple[str, ...]
    ends_passing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """A day on which questions change by themselves, because something leaves the window.

    `rises` are the points that they gain, by their codes; `ended` apply no more from then on, and
    `possible` are the points that they asked for; `incidents` are what left the window.
    """

    day: date
    rises: dict[str, Decimal]
    ended: tuple[str, ...]
    possible: Decimal
    incidents: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """A question on the day before something happened to it, and on that day."""

    day: date
    before: QuestionScore
    after: QuestionScore


class _Looking:
    """Looks at the days between points, at no more questions than it has to."""

    def __init__(self, scoring: Scoring, facts: AuditFacts, months: int) -> None:
        self._scoring, self._facts, self._months = scoring, facts, months

    def changes(self, before: Point, after: Point) -> Iterator[_Change]:
        """Return what happens between two points, question by question, each on its own day.

        By halving: of each half only the questions are judged that differ at its two ends. What is
        lost and comes back between two points is not seen.
        """
        pairs = _changed(before.score, after.score)
        if not pairs:
            return
        if after.day - before.day <= A_DAY:
            yield from (_Change(after.day, *pair) for pair in pairs)
            return
        day = before.day + (after.day - before.day) // 2
        codes = frozenset(one.question.code for one, _ in pairs)
        middle = Point(day, self._scoring(later(self._facts, day, self._months), codes))
        yield from self.changes(before, middle)
        yield from self.changes(middle, after)

    def incidents_gone(self, day: date) -> tuple[Ref, ...]:
        """Return the incidents that were in the window on the day before, and are not any more."""
        today = later(self._facts, day, self._months).span
        yesterday = later(self._facts, day - A_DAY, self._months).span
        return tuple(
            Ref("incident", one.id)
            for one in self._facts.incidents.incidents
            if yesterday.holds(one.happened_on) and not today.holds(one.happened_on)
        )


def bends(
    protocol: Protocol, points: Sequence[Point], scoring: Scoring, facts: AuditFacts
) -> tuple[tuple[Bend, ...], tuple[Lift, ...]]:
    """Return the days between the points on which the score falls, and those on which it rises.

    Every question stands on its own day, with what is missing on that very day.
    """
    look = _Looking(scoring, facts, protocol.history_months)
    falls: list[Bend] = []
    lifts: list[Lift] = []
    for before, after in pairwise(points):
        changes = sorted(look.changes(before, after), key=lambda change: change.day)
        is_lower = bool(_under(before.score, after.score)) or _ends(before.score, after.score)
        known, stands = (
            before.score,
            {one.question.code: one.judged for one in before.score.questions},
        )
        for day, some in groupby(changes, key=lambda change: change.day):
            same = list(some)
            stands |= {one.after.question.code: one.after.judged for one in same}
            then = score(protocol, stands) if is_lower else known
            bend = Bend(
                day=day,
                falls=_falls(same),
                under=_under(known, then),
                ends_passing=_ends(known, then),
            )
            if bend.falls or bend.under or bend.ends_passing:
                falls.append(bend)
            lifts += _lift(day, same, look)
            known = then
    return tuple(falls), tuple(lifts)


def _changed(before: Score, after: Score) -> list[tuple[QuestionScore, QuestionScore]]:
    known = {one.question.code: one for one in before.questions}
    pairs = [(known.get(one.question.code), one) for one in after.questions]
    return [(a, b) for a, b in pairs if a and (a.earned, a.possible) != (b.earned, b.possible)]


def _falls(changes: Iterable[_Change]) -> tuple[Fall, ...]:
    falls = [
        _fall(one.before, one.after)
        for one in changes
        if one.after.earned < one.before.earned and one.after.possible == one.before.possible
    ]
    return tuple(sorted(falls, key=lambda fall: (-fall.points, fall.code)))


def _lift(day: date, changes: Iterable[_Change], look: _Looking) -> list[Lift]:
    """Return what rises on a day or applies no more, as one; nothing where nothing does."""
    rises: dict[str, Decimal] = {}
    ended: dict[str, Decimal] = {}
    for one in changes:
        code = one.after.question.code
        if one.before.possible and not one.after.possible:
            ended[code] = one.before.possible
        elif one.after.possible == one.before.possible and one.after.earned > one.before.earned:
            rises[code] = one.after.earned - one.before.earned
    if not rises and not ended:
        return []
    return [
        Lift(
            day=day,
            rises=rises,
            ended=tuple(ended),
            possible=sum(ended.values(), Decimal(0)),
            incidents=look.incidents_gone(day),
        )
    ]


def _fall(before: QuestionScore, after: QuestionScore) -> Fall:
    known = {_same(what) for what in before.judged.missing}
    new = tuple(what for what in after.judged.missing if _same(what) not in known)
    return Fall(code=after.question.code, points=before.earned - after.earned, missing=new)


def _same(what: Missing) -> tuple[Ref | None, str, str]:
    """Return what tells it from others: a date is said with its year only in another year."""
    return what.record, what.field, _YEAR.sub("", what.what)


def _under(before: Score, after: Score) -> tuple[str, ...]:
    pairs = zip(before.elements, after.elements, strict=True)
    return tuple(b.element.code for b, a in pairs if b.passes and not a.passes)


def _ends(before: Score, after: Score) -> bool:
    return before.passes and not after.passes
