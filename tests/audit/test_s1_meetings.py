"""S1.6 and S1.8 as tables: meetings as often as stated, goals, and the look back at the year."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Ref, State
from desktop.audit.rules.s1 import RULES
from desktop.duties.schedule import Schedule
from desktop.store.facts import DutyFacts, PlanFact
from desktop.values.audited.leadership import FileFact, MeetingFact
from tests.builders.company import AS_OF, day
from tests.builders.facts import COMPANY, plan
from tests.builders.leadership_facts import (
    ALONE,
    DALE,
    RICK,
    facts,
    follow_up,
    goal,
    meeting,
    people,
    person,
    review,
)

IN_TIME = ("2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01")
QUARTERLY = plan(
    "quarterly", kind="meeting", subject=COMPANY, task="Safety meeting",
    fixed=True, anchor_on="2026-01-01", in_force_from="2025-11-17",
)  # fmt: skip


def held(some: AuditFacts) -> Judged:
    return RULES["meetings_held"].judge(some)


def reviewed(some: AuditFacts) -> Judged:
    return RULES["goals_and_review"].judge(some)


def scheduled(*meetings: MeetingFact, of: PlanFact = QUARTERLY, **more: Any) -> AuditFacts:
    """A company that says that it meets every quarter, and these meetings."""
    done = {(of.id, of.subject.id): tuple(one.on for one in meetings)}
    duties = DutyFacts(as_of=AS_OF, company=COMPANY, plans=(of,))
    return facts(**{"schedule": Schedule(duties, AS_OF, done), "meetings": meetings} | more)


def four(**more: Any) -> list[MeetingFact]:
    """One meeting a quarter, sound but for the last."""
    each = [meeting(on, DALE, RICK, id_=f"m{on}", plan="p") for on in IN_TIME]
    return [*each[:3], replace(each[3], **more)]


def test_each_meeting_that_was_due_and_is_sound_counts() -> None:
    judged = held(scheduled(*four()))
    assert (judged.share, judged.state, judged.missing) == (1, State.SUFFICIENT, ())
    assert judged.counted == tuple(Ref("meeting", f"m{on}") for on in IN_TIME)
    assert judged.note == "4 of 4 meetings due were held and are complete on record."


@pytest.mark.parametrize(
    ("more", "share", "says"),
    [
        ({"attendees": ()}, Fraction(3, 4), "Write down who was at the meeting of 1 October."),
        ({"attendees": (), "has_file": True}, 1, ""),
        ({"topics": "n/a"}, Fraction(3, 4),
         "Write down what the meeting of 1 October was about."),
        ({"concerns": ("East exit is blocked",)}, Fraction(3, 4),
         "Make an action of what was raised on 1 October: “East exit is blocked”."),
        ({"plan": ""}, 1, ""),  # of that day, though it names no duty
        ({"plan": "other"}, Fraction(3, 4),
         "“Safety meeting” counts as done, but no record of that day is its own."),
    ],
)  # fmt: skip
def test_a_meeting_has_to_prove_itself(
    more: dict[str, Any], share: Fraction | int, says: str
) -> None:
    judged = held(scheduled(*four(**more)))
    assert judged.share == share
    assert [one.what.startswith(says) for one in judged.missing] == ([True] if says else [])


def test_what_was_due_in_the_window_and_done_just_before_it_counts() -> None:
    yearly = plan(
        "yearly", kind="meeting", subject=COMPANY, task="Review",
        fixed=True, anchor_on="2025-11-18", in_force_from="2024-11-18",
    )  # fmt: skip
    early = held(scheduled(meeting("2025-11-10", plan="p"), of=yearly))
    assert (early.share, early.counted) == (1, ())


def test_the_better_of_two_records_of_a_day_counts() -> None:
    bare = meeting("2026-10-01", id_="bare", plan="p")
    assert held(scheduled(*four()[:3], bare, four()[3])).share == 1


def test_what_was_missed_or_late_is_named_by_its_duty() -> None:
    late = meeting("2026-07-20", DALE, id_="late", plan="p")
    judged = held(scheduled(four()[0], late, four()[3]))
    assert judged.share == Fraction(2, 4)
    assert [(one.what, one.record) for one in judged.missing] == [
        (
            "Hold “Safety meeting” on its day from now on: it was due on 1 July, held on 20 July.",
            Ref("duty_plan", "p"),
        ),
        (
            "Hold “Safety meeting” on its day from now on: the one due on 1 April is not on "
            "record.",
            Ref("duty_plan", "p"),
        ),
    ]
    assert judged.note.endswith("1 was held too late.")


def test_a_duty_that_was_never_done_and_has_no_day_is_told() -> None:
    undated = plan("annual", kind="meeting", subject=COMPANY, task="Review")
    judged = held(scheduled(of=undated))
    assert (judged.share, judged.missing[0].what) == (
        0, "Hold “Review” and record it: it was never held.",
    )  # fmt: skip


def test_where_nothing_was_due_yet_one_sound_meeting_is_enough() -> None:
    young = replace(QUARTERLY, in_force_from=day("2026-11-10"), anchor_on=day("2027-01-01"))
    assert held(scheduled(of=young)).missing[0].kind == "meeting"
    assert held(scheduled(meeting("2026-11-12", RICK), of=young)).share == 1


def test_whoever_works_alone_keeps_a_log_without_a_list() -> None:
    logged = [replace(one, attendees=()) for one in four()]
    assert held(scheduled(*logged)).share == 0
    assert held(scheduled(*logged, who=ALONE)).share == 1


def test_where_nothing_says_how_often_that_is_asked_for() -> None:
    nothing = held(facts())
    assert (nothing.state, nothing.share, nothing.missing[0].kind) == (
        State.MISSING, 0, "duty_plan",
    )  # fmt: skip
    some = held(facts(meetings=(meeting("2026-06-01", RICK),)))
    assert (some.state, some.share) == (State.PARTIAL, 0)
    assert some.note == "1 meeting is on record, but no duty says how often one is held."


def test_minutes_that_are_only_filed_are_pointed_at() -> None:
    files = tuple(
        FileFact(id=f"f{on}", name=f"{on} tailgate.pdf", on=day(on))
        for on in ("2025-10-01", "2026-10-01", "2026-11-01")
    )
    judged = held(facts(files=files))
    assert judged.missing[1].record == Ref("evidence", "f2026-11-01")
    assert judged.missing[1].what.startswith("2 files look like minutes of meetings")


# --- S1.8 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "share"),
    [
        ({}, 0),
        ({"goals": (goal(),)}, Fraction(1, 3)),
        ({"goals": (goal(year=2025), goal(" - ", year=2026))}, 0),
        ({"meetings": (review(),)}, Fraction(1, 2)),
        ({"meetings": (review(), ), "goals": (goal(),)}, Fraction(5, 6)),
        ({"meetings": (review(),), "follow_ups": (follow_up("Guards"),)}, Fraction(2, 3)),
        ({"meetings": (review(),), "goals": (goal(),), "follow_ups": (follow_up("Guards"),)}, 1),
        ({"meetings": (review(concerns=("Guards", "Gloves")),),
          "follow_ups": (follow_up("Guards"),)}, Fraction(1, 2)),
        ({"meetings": (review("2025-11-16"),)}, 0),  # before the window
        ({"meetings": (review(minutes=""),)}, 0),
        ({"meetings": (review(minutes="Incidents and inspections."),)}, 0),
        ({"meetings": (review(minutes="Incidents, inspections.",
                              reviewed=frozenset({"statistics", "actions"})),)}, Fraction(1, 2)),
        ({"meetings": (review(minutes="Incidents, inspections."),
                       review("2026-07-01", minutes="TRIF and open actions."))}, Fraction(1, 2)),
        ({"meetings": (review(minutes="Statistics, incidents, inspections, open items: no action"
                                      " needed."),)}, Fraction(2, 3)),
        ({"meetings": (meeting("2026-06-01", RICK, minutes="Incidents, TRIF."),)}, 0),
    ],
)  # fmt: skip
def test_goals_a_review_of_all_four_and_an_action_for_each_decision(
    more: dict[str, Any], share: Fraction | int
) -> None:
    judged = reviewed(facts(**more))
    assert judged.share == share
    assert bool(judged.missing) == (share < 1)
    assert sum(step.share for step in judged.steps) == 1


def test_what_the_review_left_out_is_named() -> None:
    judged = reviewed(facts(meetings=(review(minutes="Incidents and inspections."),)))
    assert judged.missing[0].what == (
        "The management review of 1 June does not tell that these were looked at:"
        " the statistics, the actions."
    )
    bare = reviewed(facts(meetings=(review(minutes="n/a"),)))
    assert (bare.missing[0].record, bare.missing[0].field) == (Ref("meeting", "m"), "minutes")


def test_the_note_tells_only_facts() -> None:
    more = {"meetings": (review(),), "goals": (goal(),), "follow_ups": (follow_up("Guards"),)}
    judged = reviewed(facts(**more))
    assert judged.note == "1 goal for 2026. Management review on 1 June."
    assert judged.counted == (
        Ref("goal", "g-2026"), Ref("meeting", "m"), Ref("corrective_action", "x-Guards"),
    )  # fmt: skip


def test_in_january_the_goals_of_the_new_year_are_asked_for() -> None:
    assert reviewed(facts(as_of="2026-12-31", goals=(goal(),))).share == Fraction(1, 3)
    assert reviewed(facts(as_of="2027-01-01", goals=(goal(),))).share == 0


def test_two_people_can_reach_everything() -> None:
    two = people(person(DALE, is_owner=True), person(RICK))
    meetings = (replace(review(), id="r"), *four())
    judged = reviewed(facts(two, meetings=meetings, goals=(goal(),),
                            follow_ups=(follow_up("Guards", source="r"),)))  # fmt: skip
    assert judged.share == 1
