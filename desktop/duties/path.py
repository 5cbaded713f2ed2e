"""Where a duty stands between two things that happen: which occurrence is open, and what is next.

A place is a small value, and every step makes a new one, so that what would come next can be looked
at without going there.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from desktop.duties.day import Day
from desktop.duties.occurrences import A_DAY, Every, opens_on
from desktop.duties.place import Open, Place, Step
from desktop.duties.returning import inspected_first
from desktop.duties.states import lead_of
from desktop.duties.suspension import (
    Pause,
    Still,
    Why,
    due_after_standing,
    pause_on,
    returned_on,
)
from desktop.store.facts import PlanFact, RuleFact, SkipFact


class Path:
    """The steps of one duty under one rule."""

    def __init__(self, plan: PlanFact, rule: RuleFact, day: Day) -> None:
        self._day, self._fixed, self._rule, self.rule = day, rule.fixed, rule.rule, rule
        self._plan = replace(plan, rule=rule.rule, rule_text=rule.rule_text, fixed=rule.fixed)
        self._to_on = rule.to_on
        self._from_on = rule.from_on or plan.in_force_from
        self._lead = lead_of(plan, day.lead)
        calendar = rule.rule.calendar if rule.rule else None
        working = day.working_days if rule.rule and rule.rule.working_days else None
        self._every = Every(calendar, working) if calendar else None
        self._usage = rule.rule.usage if rule.rule else ()
        self._season = rule.rule.season if rule.rule else None
        self._known: tuple[Place, Open | None] | None = None
        # whether anything was said that another day may say otherwise: when the use of days that
        # nobody has read yet will reach a limit
        self.looked_ahead = False

    @cached_property
    def returns(self) -> tuple[date, ...]:
        """The days on which the unit came back and this inspection was asked for."""
        subject = self._plan.subject
        if subject.kind != "unit" or self._plan.kind != "inspection" or self._rule is None:
            return ()
        changes = self._day.unit(subject).changes
        back = returned_on(changes, self._day.pauses(subject)) if changes else ()
        if not back or self._rule.on_return:
            return back
        all_of_it = [
            plan
            for plan in self._day.facts.plans
            if plan.subject.id == subject.id and plan.kind == "inspection"
        ]
        first = inspected_first(all_of_it)
        return back if first is None or first.id == self._plan.id else ()

    @property
    def may_look_ahead(self) -> bool:
        """Whether it ever goes by a meter."""
        return bool(self._usage)

    @cached_property
    def _pauses(self) -> tuple[Pause, ...]:
        return self._day.pauses_of(self._plan)

    @cached_property
    def _stood(self) -> tuple[Still, ...]:
        return self._day.stood(self._plan.subject)

    def beginning(self, near: date, *, was_done: bool) -> Place:
        """Return the place before anything happened that matters near a day."""
        plan = self._plan
        if self._fixed:
            return self._on_the_grid(near)
        anchor = plan.anchor_on
        if anchor is not None:
            return Place(anchor, 0, self._totals(anchor))
        if plan.stated is None and not was_done and plan.skips:
            skip = plan.skips[0]  # what was never done gets its first date from a skip
            start = skip.new_due_on or skip.due_on or skip.skipped_on
            return Place(start, 0 if skip.new_due_on else 1, was_skipped=True)
        return Place(None)

    def _on_the_grid(self, near: date) -> Place:
        """The first of the fixed dates that can matter, rather than all since the beginning."""
        plan = self._plan
        stated = plan.stated.on if plan.stated else None
        first = plan.anchor_on or stated or plan.in_force_from
        n = 0 if plan.anchor_on else 1
        if self._every is not None:
            n = max(n, self._every.number_on(first, max(near, first)) - 1)
        return Place(first, n)

    def taken_over(self, at: Place, was: Open | None, on: date) -> Place:
        """Return the place under this rule, which holds from a day on; what is overdue stays so."""
        overdue = was.due if was is not None and was.due is not None and was.due < on else None
        if self._fixed:
            grid = self._on_the_grid(on)
            first = grid.start or on
            while self._every is not None and self._every.after(first, grid.n) < on:
                grid = grid._replace(n=grid.n + 1)
            n = grid.n if overdue is None else grid.n - 1
            return grid._replace(n=n, done_on=at.done_on, back_to=at.back_to, moved=overdue)
        if overdue is not None:
            return at._replace(start=overdue, n=0, used=self._totals(overdue), moved=None)
        start = at.done_on or (None if at.start is None else on)
        if start is None:
            return at._replace(start=None)
        place = at._replace(start=start, n=1, used=self._totals(start), moved=None)
        passed = self._every.number_on(start, on) if self._every is not None else 0
        # it asks for more than the rule before it, and for that not before it held
        return place._replace(n=passed, moved=on) if passed > 0 else place

    def step(self, at: Place, seen: date) -> Step | None:
        """Return what is open at a place, by what was known of returns on a day, and what is next.

        What was overdue when the unit came back was asked for then already.
        """
        found = self.open(at, seen)
        if found is None:
            return None
        after = self._next(at, found)
        following = self._by_rule(after)
        if following is not None and not found.on_return:
            before = (following.due or following.raw) - A_DAY
            after = after._replace(back_to=max(after.back_to, before))
        self._known = after, following  # where it goes from here, if nothing comes between
        return Step(found, after, self._returning(after, following, seen))

    def open(self, at: Place, seen: date) -> Open | None:
        """Return the occurrence that is open, by what was known of returns on a day."""
        known = self._known
        found = known[1] if known is not None and known[0] is at else self._by_rule(at)
        return self._returning(at, found, seen)

    def _returning(self, at: Place, found: Open | None, seen: date) -> Open | None:
        """Return the inspection on coming back where that is asked for first, else what is open."""
        for back in self.returns:
            if not at.back_to < back <= seen + A_DAY:
                continue
            if at.done_on is not None and at.done_on >= back - A_DAY:
                continue
            if found is None or found.due is None or back <= found.due:
                pause = next(p for p in self._day.pauses(self._plan.subject) if p.to_on == back)
                if found is not None and found.due == back:
                    return found
                return Open(back, back, back - A_DAY, pause, on_return=True)
        return found

    def _by_rule(self, at: Place) -> Open | None:
        if self._rule is None:
            return None
        by_time = self._by_time(at)
        by_use = self._by_use(at)
        raw = min((day for day in (by_time, by_use) if day is not None), default=None)
        if raw is None or raw == date.max or (self._to_on is not None and raw > self._to_on):
            return None
        by_use_first = by_use is not None and (by_time is None or by_use < by_time)
        due: date = raw
        still: Pause | None = None
        if self._rule.when_in_use and at.done_on is not None and not by_use_first:
            due, still = self._after_standing(raw, at.done_on)
        pause = lasting = None
        if self._pauses or self._season is not None:
            due, pause = self._day.due_in_service(self._plan, due)
            lasting = pause_on(self._pauses, due)
            pause = lasting or pause
        return Open(
            raw,
            due if lasting is None else None,
            self._opens(at, raw),
            pause or still,
            by_use=by_use_first,
            estimated=by_use_first and raw > self._read_to,
        )

    @cached_property
    def _read_to(self) -> date:
        meters = (self._day.meter(self._plan.subject, usage.unit) for usage in self._usage)
        return max((meter.points[-1][0] for meter in meters if meter.points), default=date.min)

    def _after_standing(self, raw: date, done_on: date) -> tuple[date, Pause | None]:
        due = due_after_standing(raw, done_on, self._stood)
        if due == raw:
            return due, None
        stood = [still for still in self._stood if still.to_on > done_on and still.from_on < due]
        return due, Pause(Why.NOT_USED, stood[0].from_on, stood[-1].to_on)

    def _by_time(self, at: Place) -> date | None:
        if at.moved is not None:
            return at.moved
        if self._every is None or at.start is None:
            return None
        return self._every.after(at.start, at.n)

    def _by_use(self, at: Place) -> date | None:
        as_of, reached = self._day.as_of, []
        for usage, start in zip(self._usage, at.used, strict=False):
            if start is not None:
                meter, target = self._day.meter(self._plan.subject, usage.unit), start + usage.limit
                reached.append(meter.reached_on(target, as_of))
                self.looked_ahead = self.looked_ahead or not meter.tells(target, as_of)
        return min((day for day in reached if day is not None), default=None)

    def _opens(self, at: Place, due: date) -> date | None:
        if self._plan.keeps_its_date and self._every is not None and at.start is not None:
            interval = (due - self._every.after(at.start, at.n - 1)).days
            return opens_on(self._plan, due, max(1, interval), self._lead)
        return at.done_on + A_DAY if at.done_on and at.done_on < date.max else None

    def _totals(self, on: date) -> tuple[Decimal | None, ...]:
        subject = self._plan.subject
        return tuple(self._day.meter(subject, usage.unit).total_on(on) for usage in self._usage)

    def counts(self, at: Place, open_: Open, on: date) -> bool:
        """Whether doing it on a day ends the open occurrence."""
        if not self._fixed or open_.on_return or at.moved is not None:
            return True
        return open_.opens is None or on >= open_.opens

    def _next(self, at: Place, open_: Open) -> Place:
        if open_.on_return:
            return at._replace(back_to=open_.raw)
        due = open_.due or open_.raw
        at = at._replace(back_to=max(at.back_to, due))
        # what comes after an estimate nobody knows
        used = () if due > self._read_to else self._totals(due)
        if open_.by_use and not self._fixed:
            return at._replace(start=due, n=1, used=used, moved=None)
        n = at.n + 1
        while self._every is not None and at.start and self._every.after(at.start, n) <= due:
            n += 1  # those that fell into the same pause are due once
        return at._replace(n=n, used=used, moved=None)

    def skipped(self, at: Place, open_: Open, skip: SkipFact) -> Place:
        """Return the place after the open occurrence was let go."""
        if open_.on_return:
            return at._replace(back_to=open_.raw, was_skipped=True)
        if skip.new_due_on is None:
            return self._next(at, open_)._replace(was_skipped=True)
        if self._fixed:
            return at._replace(moved=skip.new_due_on, was_skipped=True)
        # until then, whatever is used up meanwhile
        return at._replace(start=skip.new_due_on, n=0, used=(), was_skipped=True)

    def completed(self, at: Place, on: date) -> Place:
        """Return the place after it was done on a day."""
        done = at._replace(done_on=on, back_to=max(at.back_to, on), was_skipped=False)
        if self._fixed:
            return self._next_on_the_grid(done, on)
        early = self._plan.early_days
        if early is not None and self._every is not None and at.start is not None:
            due = self._every.after(at.start, at.n)
            allowed = min(early, (due - self._every.after(at.start, at.n - 1)).days - 1)
            if 0 <= (due - on).days <= allowed:
                return done._replace(n=at.n + 1, used=self._totals(on), moved=None)
        return done._replace(start=on, n=1, used=self._totals(on), moved=None)

    def _next_on_the_grid(self, at: Place, on: date) -> Place:
        if self._every is None or at.start is None:
            return at._replace(start=on, used=self._totals(on), moved=None)
        n = max(at.n, self._every.number_on(at.start, on)) if on >= at.start else at.n
        opens = self._opens(at._replace(n=n), self._every.after(at.start, n))
        if at.moved is not None or (opens is not None and on >= opens):
            n += 1
        return at._replace(n=n, used=self._totals(on), moved=None)
