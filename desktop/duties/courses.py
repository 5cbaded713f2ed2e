"""Keeps the histories of duties from one day to the next, because most of them stay the same."""

from collections.abc import Container
from datetime import date
from threading import Lock

from desktop.duties.course import Course
from desktop.duties.day import Day
from desktop.duties.telling import Window
from desktop.store.facts import PlanFact

# whoever judges may ask of a plan as if it had begun on another day
_Key = tuple[str, str, date | None, bool]


class Courses:
    """The histories that were worked out for some facts. Several threads may ask."""

    def __init__(self) -> None:
        self._known: dict[_Key, list[Course]] = {}
        self._lock = Lock()

    def told(self, plan: PlanFact, day: Day, done: tuple[date, ...], from_on: date) -> list[Window]:
        """Return every occurrence of a duty since a day as known on one of the facts, unsorted."""
        with self._lock:
            each = self._known.setdefault(_key(plan), [])
            each[:] = [course for course in each if course.is_of(plan, done)]
            leading = [one for one in each if one.leads_to(day.as_of, from_on)]
            for course in leading:
                if course.as_of == day.as_of or not course.is_for_one_day:
                    return course.told(day)
            if leading:
                course = leading[-1].later(day, from_on)
            else:
                course = Course(plan, day, done, from_on)
            if not leading or not course.is_for_one_day:
                each.append(course)
            return course.told(day)

    def without(self, units: Container[str]) -> "Courses":
        """Return those of all units and sites but some."""
        others = Courses()
        others._lock = self._lock  # they are the same ones, and go on from day to day
        with self._lock:
            others._known = {
                key: [*each] for key, each in self._known.items() if key[1] not in units
            }
        return others


def _key(plan: PlanFact) -> _Key:
    return plan.id, plan.subject.id, plan.anchor_on, plan.fixed
