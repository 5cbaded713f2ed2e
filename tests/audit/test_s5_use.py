"""Actions followed up, figures used, and what holds of all rules on incidents (S5.6, S5.7)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Ref, State
from desktop.audit.rules.s5 import RULES
from desktop.values.audited.incidents import (
    HoursFact,
    Incidents,
    MeetingFact,
)
from desktop.values.audited.span import months_to
from tests.audit.incident_facts import (
    AS_OF,
    DEEP,
    GLENN,
    RICK,
    action,
    facts,
    hours,
    incident,
    investigation,
)
from tests.builders.incident_rules import (
    ALL,
    REVIEW,
    judge,
    one_event,
    procedure,
    talk,
)


@pytest.mark.parametrize(
    ("change", "met", "population", "field"),
    [
        ({}, 3, 3, None),
        ({"verified": False}, 2, 3, "verified_by_id"),
        ({"resolved_on": None}, 1, 2, "resolved_on"),  # overdue
        ({"resolved_on": None, "due_on": None}, 1, 2, "resolved_on"),
        ({"resolved_on": None, "due_on": AS_OF}, 1, 1, None),
        ({"resolved_on": None, "closed_reason": "Shelf sold"}, 2, 2, None),
        ({"closed_reason": "Shelf sold"}, 2, 2, None),
    ],
)
def test_actions_are_closed_and_checked(
    change: dict[str, Any], met: int, population: int, field: str | None
) -> None:
    event = one_event(investigation(actions=(action(**change),)))
    judged = judge("actions_followed_up", event)
    assert (judged.met, judged.population) == (met, population)
    assert [one.field for one in judged.missing] == ([field] if field else [])


def test_what_was_found_is_told_at_a_meeting() -> None:
    judged = judge("actions_followed_up", one_event(investigation(shared_on=None)))
    assert [one.field for one in judged.missing] == ["shared_meeting_id"]
    assert judged.note == (
        "1 of 1 due actions closed; 1 of 1 closed ones checked; 0 of 1 incidents told at a meeting."
    )


def test_of_two_investigations_the_one_that_was_told_counts() -> None:
    quiet = investigation("u", shared_on=None, actions=())
    judged = judge("actions_followed_up", one_event(quiet, investigation()))
    assert judged.counted == (Ref("corrective_action", "a"), Ref("investigation", "v"))


def test_an_incident_that_nobody_looked_into_was_told_to_nobody() -> None:
    judged = judge("actions_followed_up", one_event())
    assert judged.note == "0 of 1 incidents told at a meeting."
    assert (judged.met, judged.population) == (0, 1)
    assert judged.missing[0].kind == "investigation"


# --- S5.7 -------------------------------------------------------------------------------------


def test_hours_of_a_year_and_a_review_of_the_figures() -> None:
    judged = judge("statistics_used", Incidents(hours=hours(1200), meetings=(REVIEW,)))
    assert (judged.state, judged.share) == (State.SUFFICIENT, ALL)
    assert len(judged.counted) == 13
    assert judged.note == (
        "Hours of 12 of 12 months, 14,400 in all. "
        "The management review of 2 March looked at the statistics."
    )


@pytest.mark.parametrize(
    "meetings",
    [
        (),
        (replace(REVIEW, saw_statistics=False),),
        (replace(REVIEW, kind="safety"),),
        (replace(REVIEW, held_on=date(2025, 11, 16)),),
    ],
)
def test_figures_that_nobody_looked_at_are_not_used(meetings: tuple[MeetingFact, ...]) -> None:
    judged = judge("statistics_used", Incidents(hours=hours(1200), meetings=meetings))
    assert (judged.state, judged.share) == (State.PARTIAL, Fraction(1, 2))
    assert [one.kind for one in judged.missing] == ["meeting"]


def test_the_months_without_hours_are_named() -> None:
    judged = judge("statistics_used", Incidents(hours=hours(1200)[1:], meetings=(REVIEW,)))
    [missing] = judged.missing
    assert missing.what == "Enter the hours worked in October; an estimate will do."
    judged = judge("statistics_used", Incidents(meetings=(REVIEW,)))
    [missing] = judged.missing
    assert missing.what == (
        "Enter the hours worked in November 2025 to October 2026; an estimate will do."
    )
    some = tuple(one for one in hours(1200) if one.month_on.month not in {2, 5, 6})
    [missing] = judge("statistics_used", Incidents(hours=some, meetings=(REVIEW,))).missing
    assert missing.what == "Enter the hours worked in February, May, June; an estimate will do."


def test_the_hours_of_last_month_may_take_two_weeks() -> None:
    early = date(2026, 11, 13)
    ready = Incidents(hours=hours(1200, last=date(2026, 9, 1)), meetings=(REVIEW,))
    assert judge("statistics_used", ready, span=months_to(early, 12)).share == ALL
    later = months_to(date(2026, 11, 14), 12)
    assert judge("statistics_used", ready, span=later).share == Fraction(1, 2)


def test_a_short_window_asks_for_few_months() -> None:
    three = Incidents(hours=hours(1200, 3), meetings=(replace(REVIEW, held_on=AS_OF),))
    assert judge("statistics_used", three, span=months_to(AS_OF, 3)).share == ALL


# --- what holds of all ------------------------------------------------------------------------

DAYS = st.integers(0, 364).map(lambda n: AS_OF - timedelta(days=n))


@st.composite
def some_events(draw: st.DrawFn) -> Incidents:
    """Incidents of any worth, looked into or not, well or badly."""
    found, looked_into = [], []
    for n in range(draw(st.integers(0, 4))):
        on = draw(DAYS)
        about = {
            "kind": draw(st.sampled_from(["near_miss", "first_aid", "lost_time"])),
            "potential": draw(st.sampled_from(["", "low", "high"])),
        }
        found.append(incident(f"i{n}", happened_on=on, **about))
        if draw(st.booleans()):
            looked_into.append(
                investigation(
                    f"v{n}",
                    incident=f"i{n}",
                    started_on=on + timedelta(days=draw(st.integers(0, 6))),
                    finished_on=draw(st.none() | st.just(on + timedelta(days=10))),
                    whys=draw(st.sampled_from([(), ("It fell.",), ("It fell.", "No guard.")])),
                    causes=draw(st.sampled_from([(), DEEP, DEEP * 2])),
                    actions=draw(st.sampled_from([(), (action(),), (action(resolved_on=None),)])),
                    shared_on=draw(st.none() | st.just(AS_OF)),
                )
            )
    return Incidents(
        incidents=tuple(found),
        investigations=tuple(looked_into),
        procedures=draw(st.sampled_from([(), procedure(text="").procedures])),
        hours=hours(500, draw(st.integers(0, 12))),
        meetings=draw(st.sampled_from([(), (REVIEW,), (talk("Near misses"),)])),
    )


def sound_more(draw: st.DrawFn, one: Incidents) -> Incidents:
    """One more sound thing of any sort."""
    on = draw(DAYS)
    near = incident("x", kind="near_miss", happened_on=on)
    grave = incident("x", happened_on=on)
    whole = investigation(
        "y", incident="x", started_on=on, finished_on=on, shared_on=on, actions=(action("z"),)
    )
    more: dict[str, Any] = draw(
        st.sampled_from(
            [
                {"incidents": (*one.incidents, near)},
                {
                    "incidents": (*one.incidents, grave),
                    "investigations": (*one.investigations, whole),
                },
                {"procedures": (*one.procedures, *procedure(id="p2").procedures)},
                {
                    "hours": (
                        *one.hours,
                        HoursFact(id="h", month_on=date(2026, 2, 1), hours=Decimal(9)),
                    )
                },
                {"meetings": (*one.meetings, replace(REVIEW, id="r"))},
                {"meetings": (*one.meetings, replace(talk("Any near miss?"), id="t"))},
            ]
        )
    )
    return replace(one, **more)


@given(data=st.data())
def test_one_more_sound_record_never_lowers_a_share(data: st.DataObject) -> None:
    before = data.draw(some_events())
    after = data.draw(st.composite(sound_more)(before))
    for name, rule in RULES.items():
        was, is_now = rule.judge(facts(before)), rule.judge(facts(after))
        if was.state is not State.NOT_APPLICABLE:
            assert is_now.share >= was.share, name
        elif is_now.state is not State.NOT_APPLICABLE:
            assert is_now.share == ALL, name


@given(data=st.data())
def test_what_counts_and_what_is_missing_are_records_of_the_file(data: st.DataObject) -> None:
    one = data.draw(some_events())
    audited: AuditFacts = facts(one)
    known = {x.id for x in (*one.incidents, *one.investigations, *one.procedures, *one.hours,
                            *one.meetings)} | {"a"}  # fmt: skip
    for rule in RULES.values():
        judged = rule.judge(audited)
        told = [*judged.counted, *(todo.record for todo in judged.missing if todo.record)]
        assert {ref.id for ref in told} <= known
        assert judged.note


def test_rick_is_a_worker_and_glenn_is_not() -> None:
    """Because the tables above count on it."""
    crew = facts(Incidents()).people
    assert (crew.is_worker(RICK), crew.is_worker(GLENN)) == (True, False)
