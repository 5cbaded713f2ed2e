"""S5.2 and S5.7: near misses are reported as well as injuries, and the figures are used."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop.audit.common.events import events
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import ALL, Judged, Missing, Ref, Step, of_steps
from desktop.audit.rules.rule import rule
from desktop.audit.wording.incidents import speaks_of
from desktop.duties.statistics import last_whole_months
from desktop.language import _, ngettext
from desktop.values.audited.incidents import MeetingFact
from desktop.values.months import add_months
from desktop.values.spoken import say_date, say_month, say_number

KNOWLEDGE: Final = "S5.2"  # the question of the generic protocol that interviews are held for
GRACE: Final = timedelta(days=14)  # the hours of a month are known some days after it is over
_FEW: Final = 2  # months that are named one by one though they follow each other
_HALF: Final = Fraction(1, 2)
_QUARTER: Final = Fraction(1, 4)


@rule("incidents", "assessing")
def near_misses_reported(facts: AuditFacts) -> Judged:
    """Judge whether anything was reported; where not, whether people know how and were asked."""
    happened = events(facts)
    if happened:
        near = sum(event.incident.kind == "near_miss" for event in happened)
        note = ngettext(
            "{n} incident or near miss reported in the period, {near} of them near misses.",
            "{n} incidents and near misses reported in the period, {near} of them near misses.",
            len(happened),
        ).format(n=len(happened), near=near)
        step = Step(_("An incident or a near miss was reported"), ALL, True)
        return of_steps([step], counted=[event.ref for event in happened], note=note)
    return _without_any(facts)


def _without_any(facts: AuditFacts) -> Judged:
    said = [
        one
        for one in facts.assessing.interviews
        if one.question == KNOWLEDGE
        and one.positive is not None
        and (one.on is None or facts.span.holds(one.on))
    ]
    knowing = [one for one in said if one.positive]
    know = bool(said) and 2 * len(knowing) >= len(said)
    asked = _meetings_that_asked(facts)
    steps = [
        Step(_("Workers know how to report, or a meeting asked for it"), _HALF,
             know or bool(asked)),
        Step(_("Workers know how to report, and a meeting asked for it"), _QUARTER,
             know and bool(asked)),
        Step(_("An incident or a near miss was reported"), _QUARTER, False),
    ]  # fmt: skip
    missing = [Missing(_("Report the next near miss, however small."), kind="incident")]
    if not asked:
        missing.append(Missing(_("Ask for near misses at the next meeting."), kind="meeting"))
    if not know:
        missing.append(
            Missing(_("Ask workers how a near miss is reported, and note it."), kind="interview")
        )
    counted = [Ref("interview", one.id) for one in knowing if know]
    counted += [Ref("meeting", one.id) for one in asked]
    note = _say_asked(len(knowing), len(said), len(asked))
    return of_steps(steps, counted=counted, missing=missing, note=note)


def _meetings_that_asked(facts: AuditFacts) -> list[MeetingFact]:
    return [
        one
        for one in facts.incidents.meetings
        if facts.span.holds(one.held_on) and speaks_of("near_misses", one.said)
    ]


def _say_asked(knowing: int, people: int, meetings: int) -> str:
    note = _("Nothing was reported in the period.")
    if people:
        note += " " + _("{n} of {all} asked could say how a near miss is reported.").format(
            n=knowing, all=people
        )
    if meetings:
        note += " " + ngettext(
            "{n} meeting asked for near misses.", "{n} meetings asked for near misses.", meetings
        ).format(n=meetings)
    return note


@rule("incidents")
def statistics_used(facts: AuditFacts) -> Judged:
    """Judge whether the hours of every month are there, and whether a review used the figures."""
    as_of = facts.span.as_of
    months = last_whole_months(as_of - GRACE, _months(facts)).months
    hours = [one for one in facts.incidents.hours if one.month_on.replace(day=1) in months]
    known = {one.month_on.replace(day=1) for one in hours}
    lacking = [month for month in months if month not in known]
    reviews = [
        one
        for one in facts.incidents.meetings
        if one.kind == "management_review" and facts.span.holds(one.held_on) and one.saw_statistics
    ]
    missing = []
    if lacking:
        missing.append(_enter_hours(lacking, as_of))
    if not reviews:
        todo = _(
            "Look at hours, incidents and rates in a management review, and tick that you did."
        )
        missing.append(Missing(todo, kind="meeting"))
    note = _("Hours of {n} of {all} months, {hours} in all.").format(
        n=len(months) - len(lacking),
        all=len(months),
        hours=say_number(sum(one.hours for one in hours), 0),
    )
    return of_steps(
        [
            Step(_("Hours of every month"), _HALF, not lacking),
            Step(_("A management review looked at the statistics"), _HALF, bool(reviews)),
        ],
        counted=[
            *(Ref("hours_worked", one.id) for one in hours),
            *(Ref("meeting", one.id) for one in reviews),
        ],
        missing=missing,
        note=f"{note} {_say_reviewed(reviews, as_of)}",
    )


def _say_reviewed(reviews: list[MeetingFact], as_of: date) -> str:
    if not reviews:
        return _("No management review looked at the statistics.")
    return _("The management review of {day} looked at the statistics.").format(
        day=say_date(reviews[-1].held_on, as_of)
    )


def _months(facts: AuditFacts) -> int:
    """How many months the window is long."""
    span = facts.span
    first = span.from_on - timedelta(days=1)
    return max(1, 12 * (span.as_of.year - first.year) + span.as_of.month - first.month)


def _enter_hours(lacking: list[date], as_of: date) -> Missing:
    # of two years both are said: with one of them alone it would read as a single year
    is_plain = all(month.year == as_of.year for month in lacking)
    named = [
        say_month(month.month)
        if is_plain
        else _("{month} {year}").format(month=say_month(month.month), year=month.year)
        for month in lacking
    ]
    what = _("Enter the hours worked in {month}; an estimate will do.")
    months = ", ".join(named)
    if len(named) > _FEW and add_months(lacking[0], len(lacking) - 1) == lacking[-1]:
        months = _("{first} to {last}").format(first=named[0], last=named[-1])
    return Missing(what.format(month=months), kind="hours_worked")
