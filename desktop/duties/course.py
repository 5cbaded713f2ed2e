"""The history of one duty: what happened to it, the oldest first, worked out once for many days."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from desktop.duties.ahead import Ahead, taken_from
from desktop.duties.day import Day
from desktop.duties.path import Path
from desktop.duties.place import Place, Step
from desktop.duties.telling import Telling, Window
from desktop.duties.went import Went
from desktop.store.facts import PlanFact, RuleFact, SkipFact

# when a new rule began, when it was done, or was only said to have been done
Event = tuple[date, RuleFact | date | None]


class _Firm(NamedTuple):
    """How far a history had come without a word that a later day may take back."""

    rule: RuleFact
    at: Place
    left: tuple[Event, ...]
    found: tuple[Window, ...]
    told_out: frozenset[date]
    skips: tuple[SkipFact, ...]


class Course:
    """One pass over what happened to a duty by a day, and from there to any later day."""

    def __init__(
        self,
        plan: PlanFact,
        day: Day,
        done_days: Sequence[date],
        from_on: date,
        firm: _Firm | None = None,
    ) -> None:
        self.plan, self.done, self.as_of = plan, done_days, day.as_of
        self._done = sorted({on for on in done_days if on <= day.as_of})
        self._near = self._nearest(from_on)
        begun = firm or self._begun(day)
        self._skips = list(begun.skips)
        self._telling = Telling(plan.in_force_from, day.as_of, begun.found, begun.told_out)
        self._path = Path(plan, begun.rule, day)
        self._at, self._firm = begun.at, begun
        self._go_through(begun.left, day)
        self._looked_ahead = self._path.looked_ahead
        self._ahead: Ahead | None = None

    @property
    def is_for_one_day(self) -> bool:
        """Whether it holds for no other day, because a use in it was estimated."""
        return self._looked_ahead

    def is_of(self, plan: PlanFact, done: Sequence[date]) -> bool:
        """Whether it is the course of a duty that was done on these days."""
        return (self.plan is plan or self.plan == plan) and self.done == done

    def leads_to(self, as_of: date, from_on: date) -> bool:
        """Whether nothing lies between it and a day but time.

        `from_on` is the first day of the span that is asked for.
        """
        if rules_of(self.plan)[0].fixed and self._nearest(from_on) != self._near:
            return False  # the first of the fixed dates is sought from another day
        if as_of == self.as_of:
            return True
        if as_of < self.as_of or self.plan.in_force_from > self.as_of:
            return False
        later = [skip.skipped_on for skip in self.plan.skips]
        later += [one.from_on for one in self.plan.rules if one.from_on is not None]
        later += self._path.returns
        return not any(self.as_of < on <= as_of for on in later)

    def later(self, day: Day, from_on: date) -> "Course":
        """Return the course by a later day, from where estimates began."""
        return Course(self.plan, day, self.done, from_on, self._firm)

    def told(self, day: Day) -> list[Window]:
        """Return every occurrence as known on a day to which it leads, in no order."""
        ahead = self._ahead
        if ahead is not None and ahead.as_of <= day.as_of:
            found = self._told_with(ahead, day)
            if not ahead.looked_ahead or ahead.as_of == day.as_of:
                return found
        path = self._path if day.as_of == self.as_of else Path(self.plan, self._path.rule, day)
        ahead = Ahead(path, self._at, self._skips, day.as_of)
        self._ahead = ahead
        return self._told_with(ahead, day)

    def _told_with(self, ahead: Ahead, day: Day) -> list[Window]:
        known = self._telling
        telling = Telling(self.plan.in_force_from, day.as_of, known.found, known.told_out)
        ahead.tell(telling, day.as_of)
        return telling.found

    def _nearest(self, from_on: date) -> date:
        return min([from_on, self.plan.in_force_from, *self._done[:1]])

    def _begun(self, day: Day) -> _Firm:
        rules = rules_of(self.plan)
        at = Path(self.plan, rules[0], day).beginning(self._near, was_done=bool(self._done))
        left = tuple(self._events(rules[1:]))
        return _Firm(rules[0], at, left, (), frozenset(), self.plan.skips)

    def _go_through(self, events: Sequence[Event], day: Day) -> None:
        path, at = self._path, self._at
        for number, (on, event) in enumerate(events):
            at, step = self._let_go(path, at, on)
            if isinstance(event, RuleFact):
                was, looked_ahead = path.open(at, on), path.looked_ahead
                path = Path(self.plan, event, day)
                path.looked_ahead = looked_ahead
                at = path.taken_over(at, was, on)
            else:
                if event is not None:  # what somebody only said is no evidence
                    self._tell_done(path, at, step, on)
                at = path.completed(at, on)
            if not path.looked_ahead and path.may_look_ahead:
                told, out = tuple(self._telling.found), frozenset(self._telling.told_out)
                left = tuple(events[number + 1 :])
                self._firm = _Firm(path.rule, at, left, told, out, tuple(self._skips))
        self._path, self._at = path, at

    def _events(self, later_rules: Sequence[RuleFact]) -> list[Event]:
        stated, anchor = self.plan.stated, self.plan.anchor_on
        if stated is not None and anchor is not None and stated.on < anchor:
            stated = None  # the first date was set after it
        events: list[Event] = [(on, on) for on in self._done]
        if stated is not None and stated.on not in self._done:
            events.append((stated.on, None))
        events += [
            (rule.from_on, rule)
            for rule in later_rules
            if rule.from_on is not None and rule.from_on <= self.as_of
        ]
        # a rule holds from its first day on, whatever was done on that day
        return sorted(events, key=lambda event: (event[0], not isinstance(event[1], RuleFact)))

    def _let_go(self, path: Path, at: Place, until: date) -> tuple[Place, Step | None]:
        """Let go what was skipped by a day, and what was missed because the next one was due.

        Return where that leads, and what is open there.
        """
        while (step := path.step(at, until)) is not None:
            skip = taken_from(self._skips, at, step, until)
            if skip is not None:
                self._telling.tell(step.open, Went.SKIPPED, step.next_due, skip=skip)
                at = path.skipped(at, step.open, skip)
            elif step.is_missed_by(until):
                self._telling.tell(step.open, Went.MISSED, step.next_due)
                at = step.after
            else:
                break
        return at, step

    def _tell_done(self, path: Path, at: Place, step: Step | None, on: date) -> None:
        if step is None or not path.counts(at, step.open, on):
            return
        open_ = step.open
        if open_.pause is not None and on < open_.pause.from_on:
            open_ = open_._replace(due=open_.raw, pause=None)
        late = open_.due is not None and on > open_.due
        self._telling.tell(open_, Went.LATE if late else Went.DONE, step.next_due, done=on)


def rules_of(plan: PlanFact) -> tuple[RuleFact, ...]:
    """Return the rules of a plan in the order in which they were in force."""
    if not plan.rules:
        return (RuleFact(plan.rule_text, plan.rule, plan.fixed),)
    return tuple(sorted(plan.rules, key=lambda rule: rule.from_on or date.min))
