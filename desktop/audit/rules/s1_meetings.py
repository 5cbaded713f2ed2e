"""S1.6 and S1.8: meetings as often as the company said, and a look back at the year."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from desktop.audit.common.from_the_beginning import Upkeep, kept_of, upkeep
from desktop.audit.common.meetings import (
    PARTS,
    covered,
    has_attendance,
    has_minutes,
    is_review,
    unanswered,
)
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import NOTHING, Judged, Missing, Ref, State, Step, of_share, of_steps
from desktop.audit.rules.rule import rule
from desktop.audit.wording.leading import names_minutes, needs_no_action, says_nothing
from desktop.language import N_, _, ngettext
from desktop.store.facts import PlanFact
from desktop.values.audited.leadership import MeetingFact
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

PLANS: Final = "meeting"
GOALS, REVIEWED, FOLLOWED = Fraction(1, 3), Fraction(1, 2), Fraction(1, 6)  # 2, 3 and 1 of 6 points
_PARTS: Final = {
    "statistics": N_("the statistics"),
    "incidents": N_("the incidents"),
    "inspections": N_("the inspections"),
    "actions": N_("the actions"),
}


@rule("leadership", "people", "schedule")
def meetings_held(facts: AuditFacts) -> Judged:
    """Judge S1.6: the share of meetings due that were held, with who was there and what came."""
    held = [one for one in facts.leadership.meetings if facts.span.holds(one.on)]
    plans = [plan for plan in facts.schedule.facts.plans if plan.kind == PLANS]
    if not plans:
        return _nothing_stated(facts, held)
    went = [upkeep(facts, plan) for plan in plans]
    _kept, expected = kept_of(went)
    sound: list[Ref] = []
    weak: list[Missing] = []
    met = 0
    for plan, done in ((one.plan, day) for one in went for day in one.kept):
        meetings = list(_meetings_of(plan, done, held))
        proof = next((one for one in meetings if not _lack(one, facts)), None)
        if proof is not None:
            sound.append(Ref("meeting", proof.id))
        # what was due early in the window was done before it, where minutes do not count
        elif done >= facts.span.from_on:
            weak.append(_to_do(plan, meetings, facts))
            continue
        met += 1
    late = {one.plan.id: _late(one, facts) for one in went}
    missing = [what for one in went for what in _not_held(one, late[one.plan.id], facts)]
    if not expected:
        proven = [one for one in held if not _lack(one, facts)]
        return of_share(
            bool(proven),
            1,
            counted=[Ref("meeting", one.id) for one in proven],
            missing=[] if proven else [_hold_one()],
            note=_("No meeting was due yet by what the company said."),
        )
    return of_share(
        met,
        expected,
        counted=sound,
        missing=[*missing, *weak],
        note=_held_note(met, expected, len(weak), sum(map(len, late.values()))),
    )


def _to_do(plan: PlanFact, meetings: list[MeetingFact], facts: AuditFacts) -> Missing:
    """Return what a meeting lacks that was held in time."""
    if meetings:
        return Missing(_lack(meetings[0], facts), Ref("meeting", meetings[0].id))
    what = _("“{task}” counts as done, but no record of that day is its own.")
    return Missing(what.format(task=quote(plan.task)), Ref("duty_plan", plan.id))


def _held_note(sound: int, expected: int, weak: int, late: int) -> str:
    said = ngettext(
        "{n} of {all} meeting due was held and is complete on record.",
        "{n} of {all} meetings due were held and are complete on record.",
        expected,
    ).format(n=sound, all=expected)
    if weak:
        said += " " + ngettext(
            "{n} more was held, but its record lacks something.",
            "{n} more were held, but their records lack something.",
            weak,
        ).format(n=weak)
    if late:
        said += " " + ngettext("{n} was held too late.", "{n} were held too late.", late).format(
            n=late
        )
    return said


def _meetings_of(plan: PlanFact, done: date, held: Iterable[MeetingFact]) -> Iterator[MeetingFact]:
    """Yield the meetings of the day on which a duty was done, those that name it first."""
    that_day = [one for one in held if one.on == done]
    yield from (one for one in that_day if one.plan == plan.id)
    yield from (one for one in that_day if not one.plan)


def _lack(meeting: MeetingFact, facts: AuditFacts) -> str:
    """Return what a meeting lacks to prove itself, "" where it lacks nothing."""
    day = say_date(meeting.on, facts.span.as_of)
    if not has_attendance(meeting, facts.people):
        return _("Write down who was at the meeting of {day}.").format(day=day)
    if says_nothing(meeting.topics):
        return _("Write down what the meeting of {day} was about.").format(day=day)
    open_ones = unanswered(meeting, facts.leadership.follow_ups)
    if open_ones:
        what = _("Make an action of what was raised on {day}: “{concern}”.")
        return what.format(day=day, concern=quote(open_ones[0]))
    return ""


def _late(went: Upkeep, facts: AuditFacts) -> Mapping[date, date]:
    """Return what was held too late, by the day on which it was due."""
    found: dict[date, date] = {}
    for done in facts.schedule.done_days(went.plan):
        due = max((on for on in went.missed if on < done), default=None)
        if due is not None and done not in went.kept and facts.span.holds(done):
            found.setdefault(due, done)
    return found


def _not_held(went: Upkeep, late: Mapping[date, date], facts: AuditFacts) -> Iterator[Missing]:
    ref, task = Ref("duty_plan", went.plan.id), quote(went.plan.task)
    if went.never:
        yield Missing(_("Hold “{task}” and record it: it was never held.").format(task=task), ref)
    for on in reversed(went.missed):
        due = say_date(on, facts.span.as_of)
        # what was missed cannot be done any more: the sentence says what to do from now on
        what = _("Hold “{task}” on its day from now on: the one due on {due} is not on record.")
        what = what.format(task=task, due=due)
        if on in late:
            done = say_date(late[on], facts.span.as_of)
            what = _("Hold “{task}” on its day from now on: it was due on {due}, held on {done}.")
            what = what.format(task=task, due=due, done=done)
        yield Missing(what, ref)


def _hold_one() -> Missing:
    return Missing(_("Hold a safety meeting and record who was there."), kind="meeting")


def _nothing_stated(facts: AuditFacts, held: list[MeetingFact]) -> Judged:
    """Judge meetings where nothing says how often they are to be held."""
    missing = [
        Missing(
            _("Say how often safety meetings are held: make a duty for them."),
            kind="duty_plan",
            earns=None if held else NOTHING,
        )
    ]
    files = [
        one
        for one in facts.leadership.files
        if names_minutes(one.name) and (one.on is None or facts.span.holds(one.on))
    ]
    if files:
        what = ngettext(
            "{n} file looks like minutes of a meeting, “{name}” for one, and belongs to no record"
            " yet. Record the meeting with it.",
            "{n} files look like minutes of meetings, “{name}” for one, and belong to no record"
            " yet. Record the meetings with them.",
            len(files),
        ).format(n=len(files), name=quote(files[-1].name))
        missing.append(Missing(what, Ref("evidence", files[-1].id)))
    if not held:
        note = _("No meeting is on record, and no duty says how often one is held.")
    else:
        note = ngettext(
            "{n} meeting is on record, but no duty says how often one is held.",
            "{n} meetings are on record, but no duty says how often one is held.",
            len(held),
        ).format(n=len(held))
    state = State.PARTIAL if held else State.MISSING
    return Judged(state=state, missing=tuple(missing), note=note)


@rule("leadership", "people")
def goals_and_review(facts: AuditFacts) -> Judged:
    """Judge S1.8: goals of the year, a management review of all four parts, its decisions."""
    span, led = facts.span, facts.leadership
    goals = [one for one in led.goals if one.year == span.as_of.year and not says_nothing(one.text)]
    held = [one for one in led.meetings if span.holds(one.on) and is_review(one)]
    reviews = [one for one in held if has_minutes(one)]
    seen = frozenset(part for one in reviews for part in covered(one))
    followed = [one for one in reviews if _is_followed(one, facts)]
    is_covered = bool(reviews) and seen.issuperset(PARTS)
    missing: list[Missing] = []
    if not is_covered:
        missing.append(_review_to_do(held, reviews, seen, facts))
    if not goals:
        what = _("Set the safety goals for {year}.").format(year=span.as_of.year)
        missing.append(Missing(what, kind="goal"))
    if reviews and not followed:
        what = _("Make an action of each decision of the management review of {day}.")
        what = what.format(day=say_date(reviews[-1].on, span.as_of))
        missing.append(Missing(what, Ref("meeting", reviews[-1].id)))
    return of_steps(
        [
            Step(_("Goals for this year"), GOALS, bool(goals)),
            Step(_("A review of statistics, incidents, inspections and actions"), REVIEWED,
                 is_covered),
            Step(_("An action for each decision"), FOLLOWED, bool(followed)),
        ],
        counted=[
            *(Ref("goal", one.id) for one in goals),
            *(Ref("meeting", one.id) for one in reviews),
            *_actions_of(followed, facts),
        ],
        missing=missing,
        note=_review_note(len(goals), reviews, facts),
    )  # fmt: skip


def _is_followed(review: MeetingFact, facts: AuditFacts) -> bool:
    """Whether each decision of a review has an action, as far as the records can tell."""
    if needs_no_action(review.minutes):
        return True
    has_own = any(one.meeting == review.id for one in facts.leadership.follow_ups)
    return has_own and not unanswered(review, facts.leadership.follow_ups)


def _actions_of(reviews: Iterable[MeetingFact], facts: AuditFacts) -> Iterator[Ref]:
    ids = {one.id for one in reviews}
    for one in facts.leadership.follow_ups:
        if one.meeting in ids:
            yield Ref("corrective_action", one.id)


def _review_to_do(
    held: list[MeetingFact],
    reviews: list[MeetingFact],
    seen: frozenset[str],
    facts: AuditFacts,
) -> Missing:
    if not held:
        what = _(
            "Hold a management review: look at the statistics, incidents, inspections and open"
            " actions of the year, and write down what was decided."
        )
        return Missing(what, kind="meeting")
    if not reviews:
        day = say_date(held[-1].on, facts.span.as_of)
        what = _("Write the minutes of the management review of {day}.").format(day=day)
        return Missing(what, Ref("meeting", held[-1].id), "minutes")
    day = say_date(reviews[-1].on, facts.span.as_of)
    lacking = ", ".join(_(_PARTS[part]) for part in PARTS if part not in seen)
    what = _("The management review of {day} does not tell that these were looked at: {parts}.")
    return Missing(what.format(day=day, parts=lacking), Ref("meeting", reviews[-1].id), "minutes")


def _review_note(goals: int, reviews: list[MeetingFact], facts: AuditFacts) -> str:
    year = facts.span.as_of.year
    said = _("No goals for {year}.")
    if goals:
        said = ngettext("{n} goal for {year}.", "{n} goals for {year}.", goals)
    said = said.format(n=goals, year=year)
    if not reviews:
        none = _("No management review with minutes in the period.")
        return f"{said} {none}"
    days = ", ".join(say_date(one.on, facts.span.as_of) for one in reviews)
    return said + " " + _("Management review on {days}.").format(days=days)
