"""What the audit would score on later days if the plan is done, beside "if nothing more is done".

The plan is what a careful owner does, and nothing that nobody has thought of:

- What stands today is kept up. What recurs is done as it falls due, what runs out is renewed
  before, and what grows too old is looked at again; so no question falls under the share of its
  points that it has today, or that time alone gives it later.
- What is missing and has a day of its own is done on that day: an open corrective action on the day
  it is due, a duty on the day it falls due. Where that day has passed it is done first of all.
- What is missing and has no day is done in the order of the cheapest way to the aim, in the hours a
  week that the company gives to it, from the day after today on. What has a day takes its time out
  of the same hours. What the way does not need is not done.

Work that is done earns its points from that day on. Because no question ever has a lesser share
than it would have if nothing is done, the curve never lies under that one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from math import ceil
from typing import Final

from desktop.audit.cheapest import Way, Work
from desktop.audit.facts import AuditFacts
from desktop.audit.forecast import Point
from desktop.audit.judged import NOTHING
from desktop.audit.protocols.protocol import Protocol
from desktop.audit.score import Decided, QuestionScore, Score, score

_MINUTES: Final = 60
_WEEK: Final = 7
_FINE: Final = Decimal("0.0001")  # a part of a half point counts in the curve


@dataclass(frozen=True, slots=True)
class Planned:
    """A piece of work and the day on which it is done; `has_day`: because it is due then."""

    work: Work
    on: date
    has_day: bool = False


def due_days(facts: AuditFacts, work: Iterable[Work]) -> dict[str, date]:
    """Return the days on which records are due that are missing for something, by their ids."""
    asked = {what.record for one in work for what in one.todo if what.record is not None}
    ids = {record.id for record in asked}
    days = {
        action.id: action.due_on
        for action in facts.actions.every
        if action.id in ids and action.is_open and action.due_on is not None
    }
    for plan in facts.schedule.facts.plans:
        if plan.id in ids:
            duty = facts.schedule.standing.get((plan.id, plan.subject.id))
            if duty is not None and duty.due is not None:
                days[plan.id] = min(duty.due, days.get(plan.id, duty.due))
    return days


def plan_of(
    work: Iterable[Work], way: Way, due: Mapping[str, date], today: date, hours_a_week: Decimal
) -> tuple[Planned, ...]:
    """Return all work of the plan by the day on which it is done.

    `way` leads to the aim, `due` are the days of records, by their ids.
    """
    days = {one: _day_of(one, due) for one in work}
    dated = [Planned(one, day, True) for one, day in days.items() if day and day > today]
    passed = [(day, one) for one, day in days.items() if day and day <= today]
    first = [one for _day, one in sorted(passed, key=lambda pair: pair[0])]
    queue = [*first, *(one for one in way.steps if days.get(one) is None)]
    minutes_a_day = Fraction(hours_a_week) * _MINUTES / _WEEK
    done, spent = list(dated), 0
    for one in queue if minutes_a_day > 0 else ():
        spent += one.minutes
        has_day = days.get(one) is not None
        done.append(Planned(one, _when(spent, dated, today, minutes_a_day), has_day))
    return tuple(sorted(done, key=lambda planned: planned.on))


def if_planned(
    protocol: Protocol, points: Sequence[Point], plan: Iterable[Planned]
) -> tuple[Point, ...]:
    """Return the curve if the plan is done, on the days of the one if nothing is."""
    every, kept = tuple(plan), dict[str, Fraction]()
    return tuple(Point(point.day, _on(protocol, point, every, kept)) for point in points)


def _on(
    protocol: Protocol, point: Point, plan: Iterable[Planned], kept: dict[str, Fraction]
) -> Score:
    gained: dict[str, Fraction] = {}
    for planned in plan:
        if planned.on <= point.day:
            for gain in planned.work.gains:
                gained[gain.code] = gained.get(gain.code, NOTHING) + gain.points
    decided: dict[str, Decided] = {}
    for one in point.score.questions:
        if one.possible:
            code = one.question.code
            kept[code] = max(kept.get(code, NOTHING), one.share or NOTHING)
            decided[code] = Decided(_points(one, kept[code], gained.get(code, NOTHING)))
    judged = {one.question.code: one.judged for one in point.score.questions}
    return score(protocol, judged, decided)


def _points(one: QuestionScore, share: Fraction, gained: Fraction) -> Decimal:
    exact = min(share * Fraction(one.possible) + gained, Fraction(one.possible))
    return (Decimal(exact.numerator) / exact.denominator).quantize(_FINE, ROUND_DOWN)


def _day_of(work: Work, due: Mapping[str, date]) -> date | None:
    """Return the last of the days of what it consists of; None where a part has none."""
    days = [due.get(what.record.id) if what.record else None for what in work.todo]
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _when(spent: int, dated: Iterable[Planned], today: date, minutes_a_day: Fraction) -> date:
    """Return when so many minutes are over, beside those of what has its own day until then."""
    on = today + timedelta(days=ceil(spent / minutes_a_day))
    while True:
        beside = sum(one.work.minutes for one in dated if one.on <= on)
        later = today + timedelta(days=ceil((spent + beside) / minutes_a_day))
        if later <= on:
            return on
        on = later
