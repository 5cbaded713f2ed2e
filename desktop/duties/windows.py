"""What was due and done in a past span, late or on time, worked out anew from what happened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.duties.day import Day
from desktop.duties.path import Open, Path, Place
from desktop.duties.suspension import Pause
from desktop.duties.went import Went
from desktop.store.facts import PlanFact, RuleFact, SkipFact

__all__ = ["Went", "Window", "windows"]


@dataclass(frozen=True, slots=True)
class Window:
    """One occurrence: from when doing it counted, when it was due, and when the next one was.

    `pause` tells what kept it from being due earlier, or at all (`OUT`); `skip` who let it go.
    """

    opens: date | None
    due: date
    missed: date | None
    done: date | None
    went: Went
    skip: SkipFact | None = None
    pause: Pause | None = None


_NEAR: Final = timedelta(days=25)
# when a new rule began, when it was done, or was only said to have been done
Event = tuple[date, RuleFact | date | None]
# by which rule, where, how many events and windows there were, and what of skips and pauses
Firm = tuple[RuleFact, Place, int, int, tuple[SkipFact, ...], frozenset[date]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How far a history had come on `as_of` without a word that a later day may take back."""

    plan: PlanFact
    as_of: date
    from_on: date
    done: tuple[date, ...]
    begins: Sequence[date]
    rule: RuleFact
    at: Place
    left: tuple[Event, ...]
    found: tuple[Window, ...]
    skips: tuple[SkipFact, ...]
    told_out: frozenset[date]

    def stands(self, plan: PlanFact, day: Day, from_on: date, done: tuple[date, ...]) -> bool:
        """Whether a later day may go on from here, because nothing happened in between."""
        if day.as_of < self.as_of or from_on < self.from_on or plan.in_force_from > self.as_of:
            return False
        new = (one.from_on for one in plan.rules if one.from_on is not None)
        if any(self.as_of < on <= day.as_of for on in new):
            return False
        return done == self.done and plan == self.plan


def windows(
    plan: PlanFact,
    day: Day,
    done_days: Iterable[date],
    from_on: date,
    to_on: date,
    settled: dict[tuple[str, str], list[Settled]] | None = None,
) -> tuple[Window, ...]:
    """Return every occurrence that was or will be due within a span, in order, as known on the day.

    `done_days` are all days on which it was done, some time before the span included. Each is
    judged by the rule that was in force then (`plan.rules`, where they are known). What fell into
    a time out of service or out of season is told once a time, as `OUT`, with that time. Rules
    that wait for events alone have no windows. `settled` keeps what no later day changes, by the
    ids of plan and subject, for when another day of the same facts is asked for.
    """
    history = _History(plan, day, tuple(sorted(set(done_days))), from_on, settled)
    return tuple(one for one in history.told() if from_on <= one.due <= to_on)


class _History:
    """One pass over what happened to a duty, the oldest first."""

    def __init__(
        self,
        plan: PlanFact,
        day: Day,
        done_days: Sequence[date],
        from_on: date,
        settled: dict[tuple[str, str], list[Settled]] | None = None,
    ) -> None:
        self._plan, self._day, self._from_on = plan, day, from_on
        self._settled_before = settled
        self._done = [on for on in done_days if on <= day.as_of]
        self._known = tuple(self._done)
        if not any(rule.fixed for rule in rules_of(plan)) and plan.early_days is None:
            # what came before the last but one before the span decides nothing in it
            before = sum(on < from_on for on in self._done)
            self._done = self._done[max(0, before - 2) :]
        self._skips = list(plan.skips)
        self._found: list[Window] = []
        self._told_out: set[date] = set()
        self._firm: Firm | None = None
        self._begins = date.min

    def told(self) -> Iterator[Window]:
        path, at, events = self._resumed() or self._begun()
        for number, (on, event) in enumerate(events):
            self._note(path, at, number)
            at = self._settled(path, at, on)
            if isinstance(event, RuleFact):
                was = path.open(at, on)
                looked_ahead = path.looked_ahead
                path = Path(self._plan, event, self._day)
                path.looked_ahead = looked_ahead
                at = path.taken_over(at, was, on)
            elif event is None:
                at = path.completed(at, on)  # somebody only said so, which is no evidence
            else:
                at = self._completed(path, at, on)
        self._note(path, at, len(events))
        at = self._settled(path, at, self._day.as_of)
        if not self._skips and not path.waits_for_returns:
            self._note(path, at, len(events))
        self._keep(events)
        self._waits(path, at)
        told = (one for one in self._found if one.done is None or one.done > self._begins)
        yield from sorted(told, key=lambda window: window.due)

    def _begun(self) -> tuple[Path, Place, tuple[Event, ...]]:
        rules = rules_of(self._plan)
        path = Path(self._plan, rules[0], self._day)
        near = min(self._from_on, *self._done[:1], self._plan.in_force_from)
        at = path.beginning(near, was_done=bool(self._done))
        return path, at, tuple(self._events(rules[1:]))

    def _resumed(self) -> tuple[Path, Place, tuple[Event, ...]] | None:
        """Go on from what an earlier day settled, where it began no later and nothing happened."""
        each = (self._settled_before or {}).get((self._plan.id, self._plan.subject.id), ())
        earlier = [one for one in each if one.as_of <= self._day.as_of]
        before = max(earlier, key=lambda one: one.as_of, default=None)
        if before is None or not before.stands(self._plan, self._day, self._from_on, self._known):
            return None
        if self._done[:1] != before.begins:
            # it begins later in what was done, and tells nothing that was done until then
            about, is_out = self._plan, bool(self._day.pauses(self._plan.subject))
            if is_out or about.skips or about.anchor_on or len(rules_of(about)) > 1:
                return None
            self._begins = self._done[0]
        self._found, self._skips = list(before.found), list(before.skips)
        self._told_out = set(before.told_out)
        return Path(self._plan, before.rule, self._day), before.at, before.left

    def _note(self, path: Path, at: Place, number: int) -> None:
        """Note how far it has come, as long as nothing of it was an estimate."""
        if self._settled_before is not None and not path.looked_ahead:
            found, told_out = len(self._found), frozenset(self._told_out)
            self._firm = path.rule, at, number, found, tuple(self._skips), told_out

    def _keep(self, events: Sequence[Event]) -> None:
        if self._settled_before is None or self._firm is None:
            return
        rule, at, number, found, skips, told_out = self._firm
        each = self._settled_before.setdefault((self._plan.id, self._plan.subject.id), [])
        if any(timedelta(0) <= self._day.as_of - one.as_of < _NEAR for one in each):
            return  # from there it is not far
        one = Settled(
            plan=self._plan,
            as_of=self._day.as_of,
            from_on=self._from_on,
            done=self._known,
            begins=self._done[:1],
            rule=rule,
            at=at,
            left=tuple(events[number:]),
            found=tuple(self._found[:found]),
            skips=skips,
            told_out=told_out,
        )
        each.append(one)

    def _events(self, later_rules: Sequence[RuleFact]) -> list[Event]:
        stated, anchor = self._plan.stated, self._plan.anchor_on
        if stated is not None and anchor is not None and stated.on < anchor:
            stated = None  # the first date was set after it
        events: list[Event] = [(on, on) for on in self._done]
        if stated is not None and stated.on not in self._done:
            events.append((stated.on, None))
        events += [
            (rule.from_on, rule)
            for rule in later_rules
            if rule.from_on is not None and rule.from_on <= self._day.as_of
        ]
        # a rule holds from its first day on, whatever was done on that day
        return sorted(events, key=lambda event: (event[0], not isinstance(event[1], RuleFact)))

    def _settled(self, path: Path, at: Place, until: date) -> Place:
        """Let go what was skipped by a day, and what was missed because the next one was due."""
        while (open_ := path.open(at, until)) is not None:
            after = path.passed(at, open_)
            following = path.open(after, until)
            next_due = following.due if following else None
            skip = self._skip(at, open_, next_due, until)
            if skip is not None:
                self._tell(open_, Went.SKIPPED, next_due, skip=skip)
                at = path.skipped(at, open_, skip)
            elif open_.due is not None and following is not None and _is_due(following, until):
                self._tell(open_, Went.MISSED, next_due)
                at = after
            else:
                break
        return at

    def _skip(self, at: Place, open_: Open, next_due: date | None, until: date) -> SkipFact | None:
        for skip in self._skips:
            if skip.skipped_on <= until and _lets_go(skip, at, open_, next_due):
                self._skips.remove(skip)
                return skip
        return None

    def _completed(self, path: Path, at: Place, on: date) -> Place:
        open_ = path.open(at, on)
        if open_ is not None and path.counts(at, open_, on):
            following = path.open(path.passed(at, open_), on)
            next_due = following.due if following else None
            if open_.pause is not None and on < open_.pause.from_on:
                open_ = open_._replace(due=open_.raw, pause=None)
            late = open_.due is not None and on > open_.due
            self._tell(open_, Went.LATE if late else Went.DONE, next_due, done=on)
        return path.completed(at, on)

    def _waits(self, path: Path, at: Place) -> None:
        as_of = self._day.as_of
        open_ = path.open(at, as_of)
        if open_ is None:
            return
        following = path.open(path.passed(at, open_), as_of)
        is_past = open_.due is not None and open_.due < as_of and not open_.estimated
        went = Went.OVERDUE if is_past else Went.DUE
        self._tell(open_, went, following.due if following else None)

    def _tell(
        self,
        open_: Open,
        went: Went,
        missed: date | None,
        *,
        done: date | None = None,
        skip: SkipFact | None = None,
    ) -> None:
        ended = done or (missed if went is Went.MISSED else None) or self._day.as_of
        if ended < self._plan.in_force_from:
            return
        out = open_.pause
        if out is not None and open_.held_up and out.from_on not in self._told_out:
            self._told_out.add(out.from_on)
            self._found.append(Window(None, open_.raw, None, None, Went.OUT, None, out))
        due = open_.due or (open_.raw if done or skip else None)
        if due is not None:
            self._found.append(Window(open_.opens, due, missed, done, went, skip, out))


def _is_due(open_: Open, on: date) -> bool:
    return open_.due is not None and open_.due <= on and not open_.estimated


def rules_of(plan: PlanFact) -> tuple[RuleFact, ...]:
    """Return the rules of a plan in the order in which they were in force."""
    if not plan.rules:
        return (RuleFact(plan.rule_text, plan.rule, plan.fixed),)
    return tuple(sorted(plan.rules, key=lambda rule: rule.from_on or date.min))


def _lets_go(skip: SkipFact, at: Place, open_: Open, next_due: date | None) -> bool:
    """Whether the skip is about this occurrence, rather than one done or one to come."""
    was_open = at.done_on is None or skip.skipped_on >= at.done_on
    if skip.due_on is None:
        return was_open
    if next_due is not None and skip.due_on >= next_due:
        return False
    if at.done_on is not None and skip.due_on <= at.done_on:
        return False
    due = open_.due or open_.raw
    return skip.due_on >= due or (was_open and not at.was_skipped)
