"""A duty on fixed dates keeps them, done early or late, and piles nothing up."""

from datetime import date
from typing import Any

import pytest

from desktop.duties.duty import State
from desktop.store.facts import PlanFact
from tests.builders.company import day
from tests.builders.facts import done, duty_of, plan, skip, stated


def fixed(*completions: str, rule: str = "monthly", **more: Any) -> PlanFact:
    """A duty on the first of every month from 1 January, done on some days."""
    days = tuple(sorted(day(on) for on in completions))
    last = done(days[-1].isoformat()) if days else None
    values: dict[str, Any] = {"anchor_on": date(2026, 1, 1), "last": last, "completions": days}
    return plan(rule, fixed=True, **(values | more))


@pytest.mark.parametrize(
    ("completions", "due"),
    [
        ((), "2026-01-01"),
        (("2026-01-01",), "2026-02-01"),
        # a quarter of 31 days is 7.75: from 25 January on it is the February one
        (("2026-01-01", "2026-01-25"), "2026-03-01"),
        (("2026-01-01", "2026-01-24"), "2026-02-01"),
        # late keeps the date too
        (("2026-01-20",), "2026-02-01"),
        # late for January is never early for February
        (("2026-01-29",), "2026-02-01"),
        (("2026-01-29", "2026-01-30"), "2026-03-01"),
        # done before the first one, in time for it or not
        (("2025-12-28",), "2026-02-01"),
        (("2025-12-20",), "2026-01-01"),
        # what was missed is let go by the completion after it
        (("2026-01-01", "2026-04-10"), "2026-05-01"),
        # several on one occurrence change nothing
        (("2026-01-01", "2026-01-02", "2026-01-03", "2026-01-10"), "2026-02-01"),
    ],
)
def test_which_date_is_next(completions: tuple[str, ...], due: str) -> None:
    assert duty_of(fixed(*completions), "2026-05-01").due == day(due)


@pytest.mark.parametrize(
    ("rule", "completions", "due"),
    [
        # from Thursday 1 January: 8, 15 and 22 January are the next of them
        ("every 5 working days", ("2026-01-01", "2026-01-08"), "2026-01-15"),
        ("every 5 working days", ("2026-01-14",), "2026-01-15"),
        ("every working day", ("2026-01-09",), "2026-01-12"),
        ("weekly on working days only", ("2026-01-01",), "2026-01-08"),
        # the 1st of February is a Sunday
        ("monthly on working days only", ("2026-01-01",), "2026-02-02"),
        ("monthly on working days only", ("2026-01-01", "2026-02-01"), "2026-03-02"),
        ("every 10 days", ("2026-01-01", "2026-02-05"), "2026-02-10"),
    ],
)
def test_fixed_dates_of_other_lengths(rule: str, completions: tuple[str, ...], due: str) -> None:
    assert duty_of(fixed(*completions, rule=rule), "2026-05-01").due == day(due)


def test_a_missed_date_stays_overdue_until_it_is_done() -> None:
    missed = fixed("2026-01-01")
    for as_of in ("2026-02-02", "2026-03-02", "2027-03-02"):
        duty = duty_of(missed, as_of)
        assert (duty.state, duty.due) == (State.OVERDUE, day("2026-02-01"))


def test_the_end_of_a_month_is_counted_from_the_first_date() -> None:
    ends = fixed("2026-02-28", anchor_on=date(2026, 1, 31))
    assert duty_of(ends, "2026-03-01").due == day("2026-03-31")


def test_without_a_first_date_the_stated_last_one_is_it() -> None:
    counted = fixed(anchor_on=None, last=stated("2026-01-15"), completions=(date(2026, 1, 15),))
    assert duty_of(counted, "2026-02-01").due == day("2026-02-15")


def test_without_any_date_it_counts_from_the_start_of_the_plan() -> None:
    counted = fixed(anchor_on=None, in_force_from="2026-01-15")
    assert duty_of(counted, "2026-02-01").due == day("2026-02-15")
    assert duty_of(counted, "2026-02-01").state is State.NEVER_DONE


@pytest.mark.parametrize(
    ("skips", "as_of", "due"),
    [
        ([skip("2026-01-30", "2026-02-01")], "2026-02-02", "2026-03-01"),
        ([skip("2026-01-30")], "2026-02-02", "2026-03-01"),
        ([skip("2026-01-30", "2026-02-01", "2026-02-09")], "2026-02-02", "2026-02-09"),
        # skipped in advance: February is still to be done, April follows March
        ([skip("2026-01-30", "2026-03-01")], "2026-02-02", "2026-02-01"),
        # one that is done already is not skipped again
        ([skip("2026-01-30", "2026-01-01")], "2026-02-02", "2026-02-01"),
    ],
)
def test_a_skip_lets_one_date_go(skips: list[Any], as_of: str, due: str) -> None:
    assert duty_of(fixed("2026-01-01", skips=tuple(skips)), as_of).due == day(due)


def test_a_date_skipped_in_advance_is_passed_over_when_its_turn_comes() -> None:
    march = skip("2026-01-30", "2026-03-01")
    assert duty_of(fixed("2026-01-01", "2026-02-01", skips=(march,))).due == day("2026-04-01")


def test_a_completion_ends_the_date_that_was_put_off() -> None:
    put_off = skip("2026-01-30", "2026-02-01", "2026-02-09")
    assert duty_of(fixed("2026-01-01", "2026-02-05", skips=(put_off,))).due == day("2026-03-01")
