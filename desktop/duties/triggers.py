"""What can make a planned duty due, each on its own: the calendar, the use, and events."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from desktop.duties import wording
from desktop.duties.day import Day
from desktop.duties.duty import State
from desktop.duties.meters import moved_since, used_since
from desktop.duties.occurrences import A_DAY, Every, waiting
from desktop.duties.states import Lead, lead_of, state_of_date, state_of_usage
from desktop.duties.suspension import RETURNED, Why, due_after_standing
from desktop.store.facts import PlanFact, SkipFact
from desktop.values.interval import Calendar, Rule, Usage


class Trigger(NamedTuple):
    """One thing that makes a duty due. `say` makes its sentence, which is asked of one of them."""

    state: State
    due: date | None
    say: Callable[[], str]
    estimated: bool = False
    unknown: bool = False  # the readings that would tell are missing
    opens: date | None = None
    missed: date | None = None
    between: tuple[date, date] | None = None
    first: bool = False  # gives the reason, whatever else there is


def triggers(plan: PlanFact, rule: Rule, day: Day) -> Iterator[Trigger]:
    """Return everything that makes the duty due, with the state that each would give it."""
    lead = lead_of(plan, day.lead)
    skips = skips_since_done(plan)
    put_off = skips[-1] if skips and skips[-1].new_due_on else None
    if rule.calendar is not None:
        yield from _by_calendar(plan, rule, rule.calendar, lead, day)
    elif put_off is not None and rule.usage:
        yield _put_off(put_off, lead, day.as_of)
    if put_off is None:
        for usage in rule.usage:
            yield from _by_usage(plan, rule, usage, lead, len(skips) + 1, day)
    if rule.on_return or rule.after_repair or rule.after_use:
        yield from _by_events(plan, rule, lead, day)
    if day.returns and (back := day.returns.get(plan.id + plan.subject.id)) is not None:
        yield _by_return(rule, back, lead, day)


def skips_since_done(plan: PlanFact) -> list[SkipFact]:
    """Return the skips since the duty was last done, one for each date that was let go."""
    if not plan.skips:
        return []
    last_on = plan.last.on if plan.last else date.min
    since = [
        skip
        for skip in plan.skips
        if skip.skipped_on >= last_on and (skip.due_on is None or skip.due_on > last_on)
    ]
    return list({skip.due_on or skip.skipped_on: skip for skip in since}.values())


def _by_calendar(
    plan: PlanFact, rule: Rule, calendar: Calendar, lead: Lead, day: Day
) -> Iterator[Trigger]:
    every = Every(calendar, day.working_days if rule.working_days else None)
    occurrence = waiting(plan, every, lead)
    if occurrence is None:
        return
    due = occurrence.due
    if rule.when_in_use and plan.last is not None and plan.subject.kind == "unit":
        due = due_after_standing(due, plan.last.on, day.stood(plan.subject))
    due, ended = day.due_in_service(plan, due)
    missed = max(occurrence.following, due)
    if ended is not None or rule.season is not None:
        missed, _ended = day.due_in_service(plan, missed)
    yield Trigger(
        state_of_date(due, occurrence.interval, day.as_of, lead),
        due,
        partial(wording.by_calendar, plan, occurrence, due, ended, day.as_of),
        opens=occurrence.opens,
        missed=missed if missed > due else every.after(due, 1),
    )


def _put_off(skip: SkipFact, lead: Lead, as_of: date) -> Trigger:
    due = skip.new_due_on or skip.skipped_on
    say = partial(wording.by_days, wording.SKIPPED, due, as_of, skip.skipped_on)
    return Trigger(state_of_date(due, None, as_of, lead), due, say)


def _by_usage(
    plan: PlanFact, rule: Rule, usage: Usage, lead: Lead, occurrences: int, day: Day
) -> Iterator[Trigger]:
    last = plan.last
    if last is None:
        return
    meter = day.meter(plan.subject, usage.unit)
    usual = day.usual(plan.subject, usage.unit)
    used = used_since(meter, usage, last, occurrences, day.as_of, usual)
    say = partial(wording.by_usage, plan, last, used, day.as_of)
    if used.amount is None and used.reached_on is None:
        yield Trigger(State.DUE_SOON, None, say, unknown=True)
        return
    due, state = used.reached_on, State.OK
    if used.amount is not None:
        state = state_of_usage(used.limit - used.amount, usage.limit, lead)
    if state is State.OK and due is not None and due <= day.as_of:
        state = State.DUE_SOON  # readings are old, and at the old pace the limit is reached
    between = used.between
    if rule.season is not None and due is not None:
        due, ended = day.due_in_service(plan, due)
        if ended is not None and ended.why is Why.OUT_OF_SEASON:
            # what was used up out of season is due on the first day of the season
            between = None
            state = state_of_date(due, None, day.as_of, lead)
            say = partial(wording.in_season, due, day.as_of)
    yield Trigger(
        state,
        due,
        say,
        used.estimated,
        opens=last.on + A_DAY if last.on < date.max else None,
        missed=used.twice_on,
        between=between,
    )


def _by_return(rule: Rule, back: date, lead: Lead, day: Day) -> Trigger:
    # before use it is due when it is used, and nobody knows that it was
    waits_for_use = rule.before_use and rule.calendar is None and not rule.usage
    state = State.DUE_SOON if waits_for_use else state_of_date(back, None, day.as_of, lead)
    say = partial(wording.back_in_service, back, day.as_of)
    return Trigger(state, back, say, opens=back - A_DAY, first=True)


def _by_events(plan: PlanFact, rule: Rule, lead: Lead, day: Day) -> Iterator[Trigger]:
    if plan.subject.kind != "unit":
        return
    unit = day.unit(plan.subject)
    done_on = plan.last.on if plan.last else date.min

    def _event(days: list[date], sentences: wording.Three) -> Iterator[Trigger]:
        for due in days:
            if due > done_on:
                say = partial(wording.by_days, sentences, due, day.as_of)
                yield Trigger(state_of_date(due, None, day.as_of, lead), due, say, opens=due)

    if rule.on_return:
        returns = [change.on for change in unit.changes if change.change == RETURNED]
        yield from _event(returns[-1:], wording.RETURNED)
    if rule.after_repair and unit.repaired_on is not None:
        yield from _event([unit.repaired_on], wording.REPAIRED)
    if rule.after_use:
        used = [on for on in unit.used_on if on > done_on]
        if plan.last is not None:
            moved = (moved_since(meter, done_on) for meter in day.meters(plan.subject))
            used += [on for on in moved if on is not None]
        yield from _event(sorted(used)[:1], wording.USED)
