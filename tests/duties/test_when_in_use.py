""" "When in use" is while the unit is in service, unless something says that it stood still."""

import pytest

from desktop.duties.duty import State
from desktop.store.facts import UnitFact
from tests.builders.company import day
from tests.builders.facts import duty_of, plan, unit

IN_USE = plan("weekly when in use", "2026-11-01")  # due on 8 November


def test_in_service_is_in_use_where_nothing_else_is_known() -> None:
    assert duty_of(IN_USE, "2026-11-09").state is State.OVERDUE


@pytest.mark.parametrize(
    ("known", "log_to"),
    [
        (unit({"2026-11-01": 500, "2026-11-15": 500}), None),
        (unit({"2026-11-01": 500, "2026-11-08": 500, "2026-11-15": 500}), None),
        # used on the 1st, and the log was written for other units until the 16th
        (unit(used=["2026-11-01"]), "2026-11-16"),
    ],
)
def test_a_unit_that_stands_still_is_not_due(known: UnitFact, log_to: str | None) -> None:
    duty = duty_of(IN_USE, unit=known, use_log_to=log_to)
    assert (duty.state, duty.due) == (State.SUSPENDED, None)
    assert duty.reason.startswith("Stood still from ")


def test_the_reason_says_until_when_that_is_known() -> None:
    known = unit({"2026-11-01": 500, "2026-11-15": 500})
    assert duty_of(IN_USE, unit=known).reason == (
        "Stood still from 1 to 15 November, the last that is known."
    )


def test_a_stand_over_new_year_says_both_years() -> None:
    known = unit({"2025-12-20": 500, "2026-01-03": 500})
    duty = duty_of(plan("weekly when in use", "2025-12-20"), "2026-01-05", unit=known)
    assert duty.reason == (
        "Stood still from 20 December 2025 to 3 January 2026, the last that is known."
    )


def test_a_week_after_the_last_reading_nobody_knows_any_more() -> None:
    known = unit({"2026-11-01": 500, "2026-11-15": 500})
    assert duty_of(IN_USE, "2026-11-20", unit=known).state is State.SUSPENDED
    assert duty_of(IN_USE, "2026-11-21", unit=known).state is State.DUE_SOON
    overdue = duty_of(IN_USE, "2026-11-23", unit=known)
    assert (overdue.state, overdue.due) == (State.OVERDUE, day("2026-11-22"))


@pytest.mark.parametrize(
    "known",
    [
        # it moved in between, and the days until then count
        unit({"2026-11-01": 500, "2026-11-15": 501}),
        # the readings are alike and the log knows better
        unit({"2026-11-01": 500, "2026-11-15": 500}, used=["2026-11-05"]),
        # kilometres stand, hours run
        unit(
            [
                *unit({"2026-11-01": 500, "2026-11-15": 500}).readings,
                *unit({"2026-11-01": 50, "2026-11-15": 58}, meter="h").readings,
            ]
        ),
        # nobody keeps the log any more
        unit(used=["2026-11-01"]),
    ],
)
def test_a_unit_that_was_used_is_due(known: UnitFact) -> None:
    duty = duty_of(IN_USE, unit=known, use_log_to="2026-11-02" if known.used_on else None)
    assert (duty.state, duty.due) == (State.OVERDUE, day("2026-11-08"))


def test_a_unit_that_stood_before_and_moves_now_is_simply_in_use() -> None:
    stood_before = unit({"2026-10-25": 500, "2026-11-01": 500})
    assert duty_of(IN_USE, "2026-11-04", unit=stood_before).state is State.OK
    moves_now = unit({"2026-11-01": 500, "2026-11-03": 500, "2026-11-04": 540})
    assert duty_of(IN_USE, "2026-11-04", unit=moves_now).state is State.OK


def test_only_the_days_of_standing_before_it_was_due_put_it_off() -> None:
    known = unit({"2026-11-01": 500, "2026-11-04": 540, "2026-11-06": 540, "2026-11-16": 900})
    assert duty_of(IN_USE, unit=known).due == day("2026-11-10")
    too_late = unit({"2026-11-01": 500, "2026-11-09": 540, "2026-11-15": 540})
    assert duty_of(IN_USE, unit=too_late).due == day("2026-11-08")
    before = unit({"2026-10-01": 500, "2026-11-01": 500, "2026-11-16": 600})
    assert duty_of(IN_USE, unit=before).due == day("2026-11-08")


def test_days_between_days_of_use_stand_still() -> None:
    known = unit(used=["2026-11-01", "2026-11-06", "2026-11-14"])
    # 2 to 5 November and 7 to 13 November
    assert duty_of(IN_USE, unit=known, use_log_to="2026-11-14").due == day("2026-11-17")


def test_parked_says_more_than_standing_still() -> None:
    known = unit({"2026-11-01": 500, "2026-11-15": 500}, changes=[("parked", "2026-11-03")])
    assert duty_of(IN_USE, unit=known).reason == "Parked since 3 November."


def test_standing_still_excuses_only_what_is_due_when_in_use() -> None:
    known = unit({"2026-11-01": 500, "2026-11-15": 500})
    assert duty_of(plan("weekly", "2026-11-01"), unit=known).state is State.OVERDUE


def test_never_done_stays_never_done() -> None:
    known = unit({"2026-11-01": 500, "2026-11-15": 500})
    assert duty_of(plan("weekly when in use"), unit=known).state is State.NEVER_DONE
