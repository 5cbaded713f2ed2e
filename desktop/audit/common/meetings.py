"""Whether minutes prove a meeting: who was there, what was said, what came of what was raised."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop.audit.wording.leading import (
    is_only_a_pointer,
    is_same_matter,
    is_yearly_review,
    parts_reviewed,
    says_nothing,
    speaks_of_a_meeting,
    tells_its_end,
    tells_who_was_there,
)
from desktop.values.audited.leadership import REVIEW, FollowUpFact, MeetingFact
from desktop.values.audited.people import People

PARTS: Final = ("statistics", "incidents", "inspections", "actions")
_BEFORE, _AFTER = 45, 31  # days around a meeting in which another action may be on its concern
_DAYS: Final = 3  # after a meeting, in which its actions are written down
_CLEARLY: Final = 2  # words that such an action shares with it


def has_attendance(meeting: MeetingFact, people: People) -> bool:
    """Whether anybody can see who was there; whoever works alone needs no list."""
    named = any(one.who.is_named for one in meeting.attendees)
    is_told = tells_who_was_there(f"{meeting.minutes}\n{meeting.notes}")
    return named or is_told or meeting.has_file or works_alone(people, meeting.on)


def works_alone(people: People, day: date) -> bool:
    """Whether one person is the whole company on a day."""
    return len(people.working(day)) == 1


def has_minutes(meeting: MeetingFact) -> bool:
    """Whether it is written down, or filed, what was said."""
    return meeting.has_file or not (
        is_only_a_pointer(meeting.minutes) and is_only_a_pointer(meeting.notes)
    )


def unanswered(meeting: MeetingFact, actions: Sequence[FollowUpFact]) -> tuple[str, ...]:
    """Return the concerns of a meeting of which nothing shows what came.

    Its own actions answer them if they are as many; one found elsewhere at about that time answers
    what it is clearly about, and so do the minutes.
    """
    raised = [
        text for text in meeting.concerns if not says_nothing(text) and not tells_its_end(text)
    ]
    own = [one.what for one in actions if one.meeting == meeting.id or _is_of(one, meeting)]
    if len(own) >= len(raised):
        return ()
    said = [
        *own,
        *(text for text in (meeting.minutes, meeting.notes) if not is_only_a_pointer(text)),
    ]
    elsewhere = [
        one.what for one in actions if -_BEFORE <= (one.found_on - meeting.on).days <= _AFTER
    ]
    return tuple(
        text
        for text in raised
        if not any(is_same_matter(text, one) for one in said)
        and not any(is_same_matter(text, one, _CLEARLY) for one in elsewhere)
    )


def _is_of(action: FollowUpFact, meeting: MeetingFact) -> bool:
    """Whether an action says in words that it came of a meeting of those days."""
    days = (action.found_on - meeting.on).days
    return not action.meeting and 0 <= days <= _DAYS and speaks_of_a_meeting(action.found_in)


def is_review(meeting: MeetingFact) -> bool:
    """Whether management looked back at it."""
    return meeting.kind == REVIEW or is_yearly_review(meeting.topics)


def covered(meeting: MeetingFact) -> frozenset[str]:
    """Return which of statistics, incidents, inspections and actions were looked at."""
    return meeting.reviewed | parts_reviewed(f"{meeting.topics}\n{meeting.minutes}")
