"""One company on one day: what several duties of the same subject ask for, worked out once."""

from collections.abc import Container, Hashable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from desktop.duties.meters import Meter, meter_of
from desktop.duties.returning import demanded
from desktop.duties.states import companys_lead
from desktop.duties.suspension import (
    Pause,
    Still,
    due_after_pauses,
    pause_of_season,
    pause_on,
    pauses_of_site,
    pauses_of_unit,
    pauses_that_hold,
    stills,
)
from desktop.duties.working_days import WorkingDays, companys_days
from desktop.store.facts import DutyFacts, PlanFact, Subject, UnitFact
from desktop.values.interval import READING_UNITS, ReadingUnit

NOTHING_HAPPENED: Final = UnitFact()


class Day:
    """The facts of a company as looked at on `as_of`; lives for one pass over its duties.

    `before` is another day of the same facts: what it worked out of units and sites stands here.
    """

    def __init__(self, facts: DutyFacts, as_of: date, before: "Day | None" = None) -> None:
        self.facts, self.as_of = facts, as_of
        self.lead = companys_lead(facts.warning)
        self._pauses: dict[str, tuple[Pause, ...]] = before._pauses if before else {}
        self._meters: dict[tuple[str, ReadingUnit], Meter] = before._meters if before else {}
        self._stood: dict[str, tuple[Still, ...]] = before._stood if before else {}

    def without(self, subjects: Container[str]) -> "Day":
        """Return the day with what was worked out of all units and sites but some."""
        day = Day(self.facts, self.as_of)
        day._pauses = {id_: one for id_, one in self._pauses.copy().items() if id_ not in subjects}
        day._meters = {
            id_: one for id_, one in self._meters.copy().items() if id_[0] not in subjects
        }
        day._stood = {id_: one for id_, one in self._stood.copy().items() if id_ not in subjects}
        return day

    @cached_property
    def working_days(self) -> WorkingDays:
        """The days on which the company works."""
        return companys_days(self.facts.warning)

    @cached_property
    def returns(self) -> Mapping[str, date]:
        """The plans that are due because their unit came back, and on which day it did."""
        return demanded(self.facts.plans, self.facts.units, self.pauses)

    def decides(self, plan: PlanFact) -> tuple[Hashable, ...]:
        """Return what else decides how a plan stands, beside what holds for all of them."""
        id_, facts = plan.subject.id, self.facts
        return facts.units.get(id_), facts.sites.get(id_), self.returns.get(plan.id + id_)

    def unit(self, subject: Subject) -> UnitFact:
        """Return what is known of a unit."""
        return self.facts.units.get(subject.id, NOTHING_HAPPENED)

    def pauses(self, subject: Subject) -> tuple[Pause, ...]:
        """Return when a unit or site was out of service; the company never is."""
        found = self._pauses.get(subject.id)
        if found is None:
            if subject.kind == "site":
                found = pauses_of_site(self.facts.sites.get(subject.id, ()))
            else:
                found = pauses_of_unit(self.unit(subject).changes)
            self._pauses[subject.id] = found
        return found

    def pauses_of(self, plan: PlanFact) -> tuple[Pause, ...]:
        """Return when its subject was out of service, as far as that holds for the duty."""
        found = self.pauses(plan.subject)
        return pauses_that_hold(found, keeps_on=plan.keeps_on) if found else found

    def pause_on(self, plan: PlanFact, on: date) -> Pause | None:
        """Return what keeps a duty from being asked for on a day: out of service, or of season."""
        season = plan.rule.season if plan.rule else None
        return pause_on(self.pauses_of(plan), on) or pause_of_season(season, on)

    def pauses_within(self, plan: PlanFact, from_on: date, to_on: date) -> tuple[Pause, ...]:
        """Return the pauses of a duty that hold on any day of a month or a shorter span."""
        found = [
            pause
            for pause in self.pauses_of(plan)
            if pause.from_on <= to_on and (pause.to_on is None or pause.to_on > from_on)
        ]
        season = plan.rule.season if plan.rule else None
        seasons = {pause_of_season(season, day) for day in (from_on, to_on)}
        return (*found, *(pause for pause in seasons if pause is not None))

    def due_in_service(self, plan: PlanFact, due: date) -> tuple[date, Pause | None]:
        """Return the due date, moved to the end of the pauses that it falls into, and the last."""
        pauses = self.pauses_of(plan)
        season = plan.rule.season if plan.rule else None
        if not pauses and season is None:
            return due, None
        due, ended = due_after_pauses(due, pauses)
        while out := pause_of_season(season, due):
            if out.to_on is None or out.to_on <= due:
                break  # the calendar ends before the season begins
            due, later = due_after_pauses(out.to_on, pauses)
            ended = later or out
        return due, ended

    def meter(self, subject: Subject, read_in: ReadingUnit) -> Meter:
        """Return what a unit's meter for km or hours said."""
        known = (subject.id, read_in)
        if known not in self._meters:
            self._meters[known] = meter_of(self.unit(subject), read_in)
        return self._meters[known]

    def usual(self, subject: Subject, read_in: ReadingUnit) -> Decimal | None:
        """Return what somebody stated as the use of a day, where it is stated in that unit."""
        stated = self.unit(subject).daily_use
        return stated[0] if stated and stated[1] == read_in and stated[0] > 0 else None

    def meters(self, subject: Subject) -> list[Meter]:
        """Return the meters of a unit that said anything."""
        both = (self.meter(subject, read_in) for read_in in READING_UNITS)
        return [meter for meter in both if meter.points]

    def stood(self, subject: Subject) -> tuple[Still, ...]:
        """Return when a unit is known to have stood still."""
        found = self._stood.get(subject.id)
        if found is None:
            found = stills(self.unit(subject), self.meters(subject), self.facts.use_log_to)
            self._stood[subject.id] = found
        return found
