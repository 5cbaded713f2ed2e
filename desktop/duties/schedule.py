"""How the duties of a company went within a span, for whoever judges them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from desktop.duties.courses import Courses
from desktop.duties.day import Day
from desktop.duties.duty import Duty
from desktop.duties.plans import plan_duties
from desktop.duties.windows import Window, within
from desktop.store.facts import DutyFacts, PlanFact


@dataclass(frozen=True)
class Schedule:
    """The duties as looked at on a day, and the days on which each was done.

    `facts` are those of `as_of` or of an earlier day; then they tell what `as_of` will show if
    nothing more is done. `done` has the days of a plan under its id and the id of its subject,
    oldest first.
    """

    facts: DutyFacts
    as_of: date
    done: Mapping[tuple[str, str], tuple[date, ...]] = field(default_factory=dict)
    before: "Schedule | None" = field(default=None, compare=False, repr=False)

    @cached_property
    def day(self) -> Day:
        """What several duties ask for, worked out once."""
        return Day(self.facts, self.as_of, self.before.day if self.before else None)

    def later(self, as_of: date) -> "Schedule":
        """Return the same as looked at on another day, with what was worked out already."""
        return replace(self, as_of=as_of, before=self.before or self)

    @cached_property
    def standing(self) -> Mapping[tuple[str, str], Duty]:
        """How each duty stands on the day, by the ids of its plan and its subject."""
        duties = plan_duties(self.day)
        return {
            (plan.id, plan.subject.id): duty
            for plan, duty in zip(self.facts.plans, duties, strict=True)
        }

    def done_days(self, plan: PlanFact) -> tuple[date, ...]:
        """Return the days on which a duty was done; what was only stated is not among them."""
        return self.done.get((plan.id, plan.subject.id), ())

    def windows(self, plan: PlanFact, from_on: date, to_on: date) -> tuple[Window, ...]:
        """Return every occurrence of a duty that was due within a span, worked out once."""
        # whoever judges may ask of a plan as if it had begun on another day
        asked = (plan.id, plan.subject.id, plan.anchor_on, from_on, to_on)
        known = self._told.get(asked)
        if known is None:
            told = self._courses.told(plan, self.day, self.done_days(plan), from_on)
            known = self._told[asked] = within(told, from_on, to_on)
        return known

    @cached_property
    def _told(self) -> dict[tuple[str, str, date | None, date, date], tuple[Window, ...]]:
        return {}

    @cached_property
    def _courses(self) -> Courses:
        return self.before._courses if self.before else Courses()
