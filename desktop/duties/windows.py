"""What was due and done in a past span, late or on time, worked out anew from what happened."""

from collections.abc import Iterable
from datetime import date

from desktop.duties.course import Course, rules_of
from desktop.duties.day import Day
from desktop.duties.telling import Window
from desktop.duties.went import Went
from desktop.store.facts import PlanFact

__all__ = ["Went", "Window", "rules_of", "windows", "within"]


def windows(
    plan: PlanFact, day: Day, done_days: Iterable[date], from_on: date, to_on: date
) -> tuple[Window, ...]:
    """Return every occurrence that was or will be due within a span, in order, as known on the day.

    `done_days` are all days on which it was done, some time before the span included. Each is
    judged by the rule that was in force then (`plan.rules`, where they are known). What fell into
    a time out of service or out of season is told once a time, as `OUT`, with that time. Rules
    that wait for events alone have no windows.
    """
    course = Course(plan, day, tuple(done_days), from_on)
    return within(course.told(day), from_on, to_on)


def within(found: Iterable[Window], from_on: date, to_on: date) -> tuple[Window, ...]:
    """Return the occurrences that are due within a span, in order."""
    due = [one for one in found if from_on <= one.due <= to_on]
    return tuple(sorted(due, key=lambda window: window.due))
