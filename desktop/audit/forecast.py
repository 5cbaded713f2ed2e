"""What the audit would score on later days if nothing more is done, and what bends the curve."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Missing, Ref
from desktop.audit.score import QuestionScore, Score
from desktop.values.audited.span import months_to
from desktop.values.months import add_months

A_DAY: Final = timedelta(days=1)
_YEAR: Final = re.compile(r" 20\d\d\b")

# scores the facts by all questions of a protocol, or by those of some codes alone
Scoring = Callable[[AuditFacts, Collection[str] | None], Score]


@dataclass(frozen=True, slots=True)
class Point:
    """What the audit would score on a day."""

    day: date
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A question that loses points: how many, and what is missing then that was not before."""

    code: str
    points: Decimal
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bend:
    """A day on which the score falls: by which questions, and which elements fall under the gate.

    `ends_passing` tells that the whole passed until then.
    """

    day: date
    falls: tuple[Fall, ...]
    under: tuple[str, ...]
    ends_passing: bool


def later(facts: AuditFacts, day: date, months: int) -> AuditFacts:
    """Return the facts as they are looked at on a later day, if nothing more is done.

    The groups stay what they are: nothing happens between, and every rule counts only what lies in
    the window. `months` is how long the window is.
    """
    return replace(facts, span=months_to(day, months), schedule=facts.schedule.later(day))


def month_by_month(first: date, months: int) -> tuple[date, ...]:
    """Return a day, and the same day of each of the months after it."""
    return tuple(add_months(first, n) for n in range(months + 1))


def forecast(
    scoring: Scoring, facts: AuditFacts, days: Iterable[date], months: int
) -> tuple[Point, ...]:
    """Return what would be scored on each day, none of them before the day of the facts."""
    return tuple(Point(day, scoring(_on(facts, day, months), None)) for day in days)


def _on(facts: AuditFacts, day: date, months: int) -> AuditFacts:
    return facts if day == facts.span.as_of else later(facts, day, months)


def bends(
    points: Sequence[Point], scoring: Scoring, facts: AuditFacts, months: int
) -> tuple[Bend, ...]:
    """Return the days between the points on which the score falls, with what makes it fall.

    Of several falls between two points the day of the first is found; the falls are those of the
    whole time between them, because one line a month is what people read.
    """
    found: list[Bend] = []
    for before, after in pairwise(points):
        falls = _falls(before.score, after.score)
        if falls:
            day = _first_fall(before, after, falls, scoring, facts, months)
            found.append(
                Bend(
                    day=day,
                    falls=falls,
                    under=_under(before.score, after.score),
                    ends_passing=before.score.passes and not after.score.passes,
                )
            )
    return tuple(found)


def _first_fall(
    before: Point,
    after: Point,
    falls: Iterable[Fall],
    scoring: Scoring,
    facts: AuditFacts,
    months: int,
) -> date:
    """Return the first day after a point on which one of its questions has lost points, by halving.

    Because what is let go stays let go, the days before it are all as good as the point. Only what
    falls is judged on the way.
    """
    codes = frozenset(fall.code for fall in falls)
    good, bad = before.day, after.day
    while bad - good > A_DAY:
        middle = good + (bad - good) // 2
        if _falls(before.score, scoring(later(facts, middle, months), codes)):
            bad = middle
        else:
            good = middle
    return bad


def _falls(before: Score, after: Score) -> tuple[Fall, ...]:
    known = {one.question.code: one for one in before.questions}
    pairs = [(known[one.question.code], one) for one in after.questions]
    falls = [_fall(a, b) for a, b in pairs if b.earned < a.earned and b.possible == a.possible]
    return tuple(sorted(falls, key=lambda fall: (-fall.points, fall.code)))


def _fall(before: QuestionScore, after: QuestionScore) -> Fall:
    known = {_same(what) for what in before.judged.missing}
    new = tuple(what for what in after.judged.missing if _same(what) not in known)
    return Fall(code=after.question.code, points=before.earned - after.earned, missing=new)


def _same(what: Missing) -> tuple[Ref | None, str, str]:
    """Return what tells it from others: a date is said with its year only in another year."""
    return what.record, what.field, _YEAR.sub("", what.what)


def _under(before: Score, after: Score) -> tuple[str, ...]:
    pairs = zip(before.elements, after.elements, strict=True)
    return tuple(b.element.code for a, b in pairs if a.passes and not b.passes)
