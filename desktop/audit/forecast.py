"""What the audit would score on later days if nothing more is done."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop.audit.facts import AuditFacts
from desktop.audit.score import Score
from desktop.values.audited.span import months_to
from desktop.values.months import add_months

# scores the facts by all questions of a protocol, or by those of some codes alone
Scoring = Callable[[AuditFacts, Collection[str] | None], Score]


@dataclass(frozen=True, slots=True)
class Point:
    """What the audit would score on a day."""

    day: date
    score: Score


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
