"""Weak minutes and weak goals."""

from collections.abc import Iterator
from typing import Final

from desktop.audit.common.meetings import has_attendance, has_minutes, is_review, unanswered
from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import Finder, finder
from desktop.audit.wording.leading import (
    can_be_measured,
    says_nothing,
    tells_no_result,
    tells_no_topic,
)
from desktop.language import _
from desktop.values.audited.leadership import MeetingFact
from desktop.values.quoting import quote
from desktop.values.spoken import say_date


def _found(
    code: str, meeting: MeetingFact, facts: AuditFacts, message: str, fix: str, field: str
) -> Found:
    day = say_date(meeting.on, facts.span.as_of)
    return Found(
        code=code,
        record=Ref("meeting", meeting.id),
        subject=day,
        message=message.format(day=day, topics=quote(meeting.topics)),
        fix=fix,
        field=field,
    )


def _each(facts: AuditFacts) -> Iterator[MeetingFact]:
    return (one for one in facts.leadership.meetings if facts.span.holds(one.on))


@finder("leadership", "people", codes=["meeting_without_attendance", "meeting_nobody_signed"])
def nobody_there(facts: AuditFacts) -> Iterator[Found]:
    """Find meetings of which nobody can see who was there."""
    for meeting in _each(facts):
        there = [one for one in meeting.attendees if one.who.is_named]
        # of a review the minutes are the proof; where they are missing, that is told by itself
        if not is_review(meeting) and not has_attendance(meeting, facts.people):
            yield _found(
                "meeting_without_attendance",
                meeting,
                facts,
                _("The meeting of {day} (“{topics}”) names nobody who was there."),
                _("Enter who was there, or file the sheet that they signed."),
                "attendees",
            )
        elif len(there) > 1 and not meeting.has_file and all(x.signed is False for x in there):
            yield _found(
                "meeting_nobody_signed",
                meeting,
                facts,
                _("Nobody signed for the meeting of {day} (“{topics}”)."),
                _("Have those who were there sign, or file the sheet that they signed."),
                "attendees",
            )


@finder("leadership", codes=["review_without_minutes", "meeting_without_topic"])
def nothing_said(facts: AuditFacts) -> Iterator[Found]:
    """Find reviews without minutes, and talks of which nobody can tell what they were about."""
    for meeting in _each(facts):
        if is_review(meeting):
            if not has_minutes(meeting):
                yield _found(
                    "review_without_minutes",
                    meeting,
                    facts,
                    _("The management review of {day} has no minutes."),
                    _("Write down what was looked at and what was decided, or file the minutes."),
                    "minutes",
                )
        elif tells_no_topic(meeting.topics) and not has_minutes(meeting):
            yield _found(
                "meeting_without_topic",
                meeting,
                facts,
                _("The meeting of {day} says only “{topics}” of what it was about."),
                _("Write down what was talked about."),
                "topics",
            )


@finder("leadership", codes=["meeting_concern_without_action"])
def not_followed(facts: AuditFacts) -> Iterator[Found]:
    """Find concerns of which nothing shows what came."""
    for meeting in _each(facts):
        for concern in unanswered(meeting, facts.leadership.follow_ups):
            message = _("“{concern}” was raised on {day}, and nothing shows what came of it.")
            day = say_date(meeting.on, facts.span.as_of)
            yield Found(
                code="meeting_concern_without_action",
                record=Ref("meeting", meeting.id),
                subject=day,
                message=message.format(concern=quote(concern), day=day),
                fix=_("Make an action of it, with who does it and by when."),
                field="concerns",
                detail=concern,
            )


@finder("leadership", codes=["goal_without_measure", "goal_without_result"])
def loose_goals(facts: AuditFacts) -> Iterator[Found]:
    """Find goals that nobody can tell reached, and those of last year without a result."""
    year = facts.span.as_of.year
    for goal in facts.leadership.goals:
        ref, text = Ref("goal", goal.id), quote(goal.text)
        if goal.year >= year and says_nothing(goal.measure) and not can_be_measured(goal.text):
            yield Found(
                code="goal_without_measure",
                record=ref,
                subject=text,
                message=_("The goal “{goal}” does not say how anybody sees that it is reached.")
                .format(goal=text),
                fix=_("Say what is counted and how much of it, for instance “ten near misses”."),
                field="measure",
            )  # fmt: skip
        elif goal.year == year - 1 and tells_no_result(goal.result):
            yield Found(
                code="goal_without_result",
                record=ref,
                subject=text,
                message=_("The goal “{goal}” of {year} has no result.").format(
                    goal=text, year=goal.year
                ),
                fix=_("Write down what came of it."),
                field="result",
            )


FINDERS: Final[tuple[Finder, ...]] = (nobody_there, nothing_said, not_followed, loose_goals)
