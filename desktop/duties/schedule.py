"""How the duties of a company went within a span, for whoever judges them."""

from collections.abc import Callable, Container, Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from desktop.duties.courses import Courses
from desktop.duties.day import Day
from desktop.duties.duty import Duty
from desktop.duties.plans import known_on, plan_duty
from desktop.duties.windows import Window, within
from desktop.store.facts import DutyFacts, PlanFact

_Which = tuple[str, str]  # the ids of a plan and of its subject
T = TypeVar("T")


@dataclass(frozen=True)
class Schedule:
    """The duties as looked at on a day, and the days on which each was done.

    `facts` are those of `as_of` or of an earlier day; then they tell what `as_of` will show if
    nothing more is done. `done` has the days of a plan under its id and the id of its subject,
    oldest first. What was worked out already goes with it to other days: `base` of units and
    sites, `courses` of duties.
    """

    facts: DutyFacts
    as_of: date
    done: Mapping[_Which, tuple[date, ...]] = field(default_factory=dict)
    base: Day | None = field(default=None, compare=False, repr=False)
    courses: Courses = field(default_factory=Courses, compare=False, repr=False)

    @cached_property
    def day(self) -> Day:
        """What several duties ask for, worked out once."""
        return Day(self.facts, self.as_of, self.base)

    def later(self, as_of: date) -> "Schedule":
        """Return the same as looked at on another day, with what was worked out already."""
        return replace(self, as_of=as_of, base=self.day)

    def edited(
        self, facts: DutyFacts, done: Mapping[_Which, tuple[date, ...]], units: Container[str]
    ) -> "Schedule":
        """Return the schedule after something was done to some units, by facts of the same day.

        What was worked out stands for all the others. The rules of plans, the sites and what the
        company chose are those of before.
        """
        if facts.use_log_to != self.facts.use_log_to:
            return Schedule(facts, self.as_of, done)
        day, courses = self.day.without(units), self.courses.without(units)
        after = Schedule(facts, self.as_of, done, day, courses)
        before = {(plan.id, plan.subject.id): plan for plan in self.facts.plans}
        stands = {
            which
            for plan in facts.plans
            if before.get(which := (plan.id, plan.subject.id)) is plan
            and done[which] is self.done[which]
            and plan.subject.id not in units
        }
        told = self._told.copy()  # a forecast may be looking things up meanwhile
        after._told.update((asked, one) for asked, one in told.items() if asked[:2] in stands)
        kept = self._kept.copy()
        after._kept.update(
            (asked, one)
            for asked, one in kept.items()
            if (asked[0].id, asked[0].subject.id) in stands
        )
        return after

    def kept(self, plan: PlanFact, by: Hashable, work: Callable[[], T]) -> T:
        """Return what `work` makes of how a duty went, worked out once.

        It stands until that duty is edited; `by` is all else that it goes by. Only one thing may be
        kept of a duty so.
        """
        asked = plan, by
        if asked not in self._kept:
            self._kept[asked] = work()
        found: T = self._kept[asked]
        return found

    @cached_property
    def standing(self) -> Mapping[_Which, Duty]:
        """How each duty stands on the day, by the ids of its plan and its subject."""
        return Standing(self.day)

    def done_days(self, plan: PlanFact) -> tuple[date, ...]:
        """Return the days on which a duty was done; what was only stated is not among them."""
        return self.done.get((plan.id, plan.subject.id), ())

    def windows(self, plan: PlanFact, from_on: date, to_on: date) -> tuple[Window, ...]:
        """Return every occurrence of a duty that was due within a span, worked out once."""
        # whoever judges may ask of a plan as if it had begun on another day
        asked = (plan.id, plan.subject.id, plan.anchor_on, from_on, to_on)
        known = self._told.get(asked)
        if known is None:
            told = self.courses.told(plan, self.day, self.done_days(plan), from_on)
            known = self._told[asked] = within(told, from_on, to_on)
        return known

    @cached_property
    def _kept(self) -> dict[tuple[PlanFact, Hashable], Any]:
        return {}

    @cached_property
    def _told(self) -> dict[tuple[str, str, date | None, date, date], tuple[Window, ...]]:
        return {}


class Standing(Mapping[_Which, Duty]):
    """How duties stand on a day; each is worked out when it is asked for."""

    def __init__(self, day: Day) -> None:
        self._day, self._known = day, known_on(day)
        self._plans = {(plan.id, plan.subject.id): plan for plan in day.facts.plans}

    def __getitem__(self, which: _Which) -> Duty:
        return plan_duty(self._plans[which], self._day, self._known)

    def __iter__(self) -> Iterator[_Which]:
        return iter(self._plans)

    def __len__(self) -> int:
        return len(self._plans)
