"""Who may run what: checks, their end, types and units, and who is only seen at it."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.duties.competency import Competence, Standing, good_through, standings, state_of
from desktop.store.facts import Period, WorkerFact
from desktop.values.competency import (
    AssignmentFact,
    CheckFact,
    CompetencyFacts,
    MachineFact,
    SeenFact,
)

AS_OF = date(2026, 11, 16)
TYLER = WorkerFact("tyler", "Tyler", None, None, frozenset())
LIFT = MachineFact("fl1", "FL-1", "Forklift", "Forklift", has_meter=True)


def check(on: date = date(2026, 1, 10), **more: Any) -> CheckFact:
    values = {"id": f"c{on}", "worker_id": "tyler", "unit_id": "fl1", "result": "competent"} | more
    return CheckFact(on=on, **values)


def found(facts: CompetencyFacts, as_of: date = AS_OF) -> tuple[Standing, ...]:
    return standings(facts, [TYLER], as_of, 90)


def assigned(**more: Any) -> AssignmentFact:
    values = {"unit_id": "fl1", "type": None, "period": Period(None, None)} | more
    return AssignmentFact("a", "tyler", **values)


@pytest.mark.parametrize(
    ("result", "on", "due", "state"),
    [
        ("competent", date(2026, 1, 10), None, Competence.COMPETENT),
        ("competent", date(2023, 11, 16), None, Competence.DUE_SOON),  # good through today
        ("competent", date(2023, 11, 15), None, Competence.DUE),
        ("competent", date(2026, 1, 10), date(2026, 11, 15), Competence.DUE),
        ("competent", date(2026, 1, 10), date(2026, 11, 16), Competence.DUE_SOON),
        ("competent", date(2023, 1, 10), date(2030, 1, 1), Competence.DUE),  # never past 36 months
        ("supervised", date(2026, 1, 10), None, Competence.SUPERVISED),
        ("supervised", date(2022, 1, 10), None, Competence.DUE),
        ("not_yet", date(2020, 1, 10), None, Competence.NOT_YET),
        (None, date(2026, 1, 10), None, Competence.NO_RESULT),
    ],
)
def test_what_a_check_comes_to(
    result: str | None, on: date, due: date | None, state: Competence
) -> None:
    assert state_of(check(on, result=result, next_due_on=due), AS_OF, 90) is state


def test_no_check_at_all() -> None:
    assert state_of(None, AS_OF, 90) is Competence.NO_CHECK


@given(
    on=st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    due=st.none() | st.dates(date(2000, 1, 1), date(2070, 1, 1)),
    days=st.integers(0, 20_000),
)
def test_once_due_it_stays_due_until_it_is_done(on: date, due: date | None, days: int) -> None:
    one = check(on, next_due_on=due)
    last = good_through(one)
    is_due = state_of(one, on + timedelta(days=days), 90) is Competence.DUE
    assert is_due == (on + timedelta(days=days) > last)


def test_an_assignment_without_a_check_is_wanting() -> None:
    (one,) = found(CompetencyFacts((LIFT,), (assigned(),)))
    assert (one.state, one.is_wanting, one.work.name) == (Competence.NO_CHECK, True, "FL-1")


def test_an_assignment_counts_only_while_it_runs() -> None:
    period = Period(date(2026, 1, 1), date(2026, 11, 15))
    facts = CompetencyFacts((LIFT,), (assigned(period=period),))
    assert found(facts) == ()
    assert len(found(facts, date(2026, 11, 15))) == 1


def test_the_newest_check_counts_and_none_of_tomorrow() -> None:
    tomorrow = check(AS_OF + timedelta(days=1), result="not_yet")
    facts = CompetencyFacts(
        (LIFT,), (assigned(),), (check(date(2026, 5, 1)), check(result="not_yet"), tomorrow)
    )
    (one,) = found(facts)
    assert one.state is Competence.COMPETENT


def test_a_type_stands_for_each_of_its_units_however_it_is_written() -> None:
    two = MachineFact("fl2", "FL-2", type="forklift ")
    facts = CompetencyFacts(
        (LIFT, two), (assigned(unit_id=None, type="FORKLIFT"),), (check(unit_id="fl2"),)
    )
    states = {one.work.name: one.state for one in found(facts)}
    assert states == {"FL-1": Competence.NO_CHECK, "FL-2": Competence.COMPETENT}


def test_a_type_without_units_and_a_task_stand_for_themselves() -> None:
    facts = CompetencyFacts(
        (),
        (assigned(unit_id=None, type="Crane"),),
        (check(unit_id=None, type=None, task="Hot work"),),
    )
    assert [(one.work.kind, one.work.name, one.state) for one in found(facts)] == [
        ("type", "Crane", Competence.NO_CHECK),
        ("task", "Hot work", Competence.COMPETENT),
    ]


def test_sold_units_are_gone_from_that_day() -> None:
    gone = MachineFact("fl1", "FL-1", type="Forklift", sold_on=date(2026, 11, 16))
    facts = CompetencyFacts((gone,), (assigned(),))
    assert found(facts) == ()
    assert len(found(facts, date(2026, 11, 15))) == 1


@pytest.mark.parametrize(
    ("machine", "is_told"),
    [
        (LIFT, True),
        (MachineFact("fl1", "T-1", "Trailer", "Trailer"), False),  # has no meter: nobody runs it
        (MachineFact("fl1", "SL", "Slings", has_meter=True, lot_size=24), False),
    ],
)
def test_who_is_only_seen_at_a_unit(machine: MachineFact, is_told: bool) -> None:
    seen = SeenFact("tyler", "fl1", date(2026, 11, 4), "inspected")
    rows = found(CompetencyFacts((machine,), seen=(seen,)))
    assert [one.is_wanting for one in rows] == ([False] if is_told else [])


def test_a_unit_that_others_run_tells_of_whoever_works_on_it() -> None:
    trailer = MachineFact("fl1", "T-1", "Trailer", "Trailer")
    other = AssignmentFact("a", "dale", "fl1", None, Period(None, None))
    seen = SeenFact("tyler", "fl1", date(2026, 11, 4), "maintained")
    (one,) = found(CompetencyFacts((trailer,), (other,), seen=(seen,)))
    assert one.seen == seen
    assert not one.is_assigned
