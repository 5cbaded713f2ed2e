"""Meetings, reviews and goals: each weak one beside a sound one that resembles it."""

from typing import Final

from desktop.values.audited.people import Signer
from tests.audit.pairs.leadership_made import (
    OPEN,
    Pair,
    company,
    concern,
    goal_pair,
    hands,
    meetings,
)
from tests.builders.leadership_facts import (
    ALONE,
    DALE,
    JOSE,
    OWNER,
    RICK,
    facts,
    follow_up,
    goal,
    meeting,
    people,
    review,
)

PAIRS: Final[tuple[Pair, ...]] = (
    meetings(
        "nobody on the list, the sheet filed",
        "meeting_without_attendance",
        meeting("2026-06-01", led_by=RICK),
        meeting("2026-06-01", has_file=True),
    ),
    meetings(
        "nobody on the list, the minutes tell who",
        "meeting_without_attendance",
        meeting("2026-06-01", minutes="We talked about ladders."),
        meeting("2026-06-01", minutes="Present: Dale, Rick. We talked about ladders."),
    ),
    Pair(
        "the log of somebody who works alone",
        "meeting_without_attendance",
        facts(meetings=(meeting("2026-06-01"),)),
        facts(ALONE, meetings=(meeting("2026-06-01"),)),
    ),
    meetings(
        "nobody signed, and nobody says whether",
        "meeting_nobody_signed",
        meeting(attendees=(Signer(RICK, False), Signer(JOSE, False))),
        meeting(attendees=(Signer(RICK, None), Signer(JOSE, None))),
    ),
    meetings(
        "about the usual",
        "meeting_without_topic",
        meeting("2026-06-01", RICK, topics="Usual"),
        meeting("2026-06-01", RICK, topics="Ladders"),
    ),
    meetings(
        "a bare heading, and one with minutes",
        "meeting_without_topic",
        meeting("2026-06-01", RICK, topics="Toolbox talk"),
        meeting(
            "2026-06-01",
            RICK,
            topics="Toolbox talk",
            minutes="Backing up: spotter, horn, walk round.",
        ),
    ),
    meetings("a review without minutes", "review_without_minutes", review(minutes=""), review()),
    meetings(
        "a review that points at nothing",
        "review_without_minutes",
        review(minutes="See attached"),
        review(minutes="See attached", has_file=True),
    ),
    meetings(
        "a review that says there are none",
        "review_without_minutes",
        review(minutes="-", notes="No minutes were kept."),
        review(minutes="-", notes="TRIF 0, two first aids. New grinder guards by March."),
    ),
    meetings(
        "a review by another name",
        "review_without_minutes",
        meeting("2026-06-01", DALE, topics="Annual safety review"),
        meeting("2026-06-01", DALE, topics="Annual review of ladders"),
    ),
    concern("a plain complaint, and none at all", "Backup alarm on 102 is quiet", "No concerns."),
    concern("a wish, and one that was granted", "Need new gloves", "New gloves ordered same day"),
    concern("not fixed, and fixed", "Exhaust leak still not fixed", "Exhaust leak was fixed"),
    concern("praise", "Crew wants the new harnesses too", "Crew is happy with the new harnesses"),
    concern("nothing but", "No concerns except the torn curtain", "No new concerns this week."),
    concern("nothing new", "Lights out in bay 2", "Nil"),
    Pair(
        "an action about something else",
        OPEN,
        facts(
            meetings=(meeting("2026-06-01", RICK, concerns=("East exit is blocked",)),),
            follow_ups=(follow_up("Strap on 102", source="i"),),
        ),
        facts(
            meetings=(meeting("2026-06-01", RICK, concerns=("East exit is blocked",)),),
            follow_ups=(follow_up("East exit blocked by a skid", source="i"),),
        ),
    ),
    Pair(
        "an action of the log that names the meeting, and one that names an inspection",
        OPEN,
        facts(
            meetings=(meeting("2026-06-01", RICK, concerns=("East exit is blocked",)),),
            follow_ups=(follow_up("Paint a box", "2026-06-02", "", found_in="Inspection"),),
        ),
        facts(
            meetings=(meeting("2026-06-01", RICK, concerns=("East exit is blocked",)),),
            follow_ups=(follow_up("Paint a box", "2026-06-02", "", found_in="Toolbox talk"),),
        ),
    ),
    Pair(
        "one action for two concerns",
        OPEN,
        facts(
            meetings=(
                meeting("2026-06-01", RICK, concerns=("East exit is blocked", "Ladder 4 is bent")),
            ),
            follow_ups=(follow_up("Cut up ladder 4"),),
        ),
        facts(
            meetings=(
                meeting("2026-06-01", RICK, concerns=("East exit is blocked", "Ladder 4 is bent")),
            ),
            follow_ups=(follow_up("Cut up ladder 4"), follow_up("Paint a box")),
        ),
    ),
    meetings(
        "minutes that speak of it",
        OPEN,
        meeting(
            "2026-06-01",
            RICK,
            concerns=("Sheets for trucks nobody drove",),
            minutes="Spring is coming.",
        ),
        meeting(
            "2026-06-01",
            RICK,
            concerns=("Sheets for trucks nobody drove",),
            minutes="Agreed: a truck that stands still needs no sheet.",
        ),
    ),
    goal_pair(
        "a pious wish",
        "goal_without_measure",
        goal("Be safer"),
        goal("Be safer", measure="First aids"),
    ),
    goal_pair(
        "no number",
        "goal_without_measure",
        goal("Better housekeeping"),
        goal("Zero lost-time injuries"),
    ),
    goal_pair(
        "last year, no result",
        "goal_without_result",
        goal(year=2025),
        goal(year=2025, result="Six. Told, not written."),
    ),
    goal_pair(
        "last year, and the year before", "goal_without_result", goal(year=2025), goal(year=2024)
    ),
    Pair(
        "eleven people, and ten of them count",
        "head_count_past_limit",
        facts(people(OWNER, *hands(10))),
        facts(people(OWNER, *hands(9), *hands(10, counts=False)[9:])),
    ),
    Pair(
        "eleven on one day of last summer, and eleven long ago",
        "head_count_past_limit",
        facts(people(OWNER, *hands(9), *hands(10, since="2026-07-01", left="2026-07-31")[9:])),
        facts(people(OWNER, *hands(9), *hands(10, since="2024-07-01", left="2025-11-16")[9:])),
    ),
    Pair(
        "records of eight months, and of a year to the day",
        "records_too_young",
        facts(company=company("2026-03-02")),
        facts(company=company("2025-11-16")),
    ),
    Pair(
        "records of six weeks, and no regular work yet",
        "records_too_young",
        facts(company=company("2026-10-05")),
        facts(company=company("")),
    ),
)
