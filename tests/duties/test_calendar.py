"""A duty counted from when it was last done: the edges of due soon and overdue, and long months."""

from decimal import Decimal

import pytest

from desktop.duties.duty import State
from desktop.store.facts import EarlyWarning
from tests.builders.company import day
from tests.builders.facts import duty_of, plan, stated


@pytest.mark.parametrize(
    ("rule", "last", "as_of", "state", "due"),
    [
        # a quarter of a week is 1.75 days: one day ahead is soon, two are not
        ("weekly", "2026-11-01", "2026-11-06", State.OK, "2026-11-08"),
        ("weekly", "2026-11-01", "2026-11-07", State.DUE_SOON, "2026-11-08"),
        ("weekly", "2026-11-01", "2026-11-08", State.DUE_SOON, "2026-11-08"),
        ("weekly", "2026-11-01", "2026-11-09", State.OVERDUE, "2026-11-08"),
        # a quarter of a day is no whole day: only the day itself
        ("daily", "2026-11-01", "2026-11-01", State.OK, "2026-11-02"),
        ("daily", "2026-11-01", "2026-11-02", State.DUE_SOON, "2026-11-02"),
        # 31 days from 21 October: 7.75 days
        ("monthly", "2026-10-21", "2026-11-13", State.OK, "2026-11-21"),
        ("monthly", "2026-10-21", "2026-11-14", State.DUE_SOON, "2026-11-21"),
        # exactly a quarter: 8 of 32 days would be soon, so 7 of 28 is
        ("monthly", "2026-02-10", "2026-03-03", State.DUE_SOON, "2026-03-10"),
        ("monthly", "2026-02-10", "2026-03-02", State.OK, "2026-03-10"),
        # 31 January and a month is the end of February, in a leap year a day later
        ("monthly", "2026-01-31", "2026-02-28", State.DUE_SOON, "2026-02-28"),
        ("monthly", "2026-01-31", "2026-03-01", State.OVERDUE, "2026-02-28"),
        ("monthly", "2028-01-31", "2028-02-29", State.DUE_SOON, "2028-02-29"),
        # at most 30 days ahead, however long the interval
        ("annual", "2025-12-16", "2026-11-15", State.OK, "2026-12-16"),
        ("annual", "2025-12-16", "2026-11-16", State.DUE_SOON, "2026-12-16"),
        ("every 3 years", "2024-02-29", "2027-01-28", State.OK, "2027-02-28"),
        ("every 3 years", "2024-02-29", "2027-01-29", State.DUE_SOON, "2027-02-28"),
    ],
)
def test_states_at_their_edges(rule: str, last: str, as_of: str, state: State, due: str) -> None:
    duty = duty_of(plan(rule, last), as_of)
    assert (duty.state, duty.due) == (state, day(due))
    assert not duty.due_estimated


@pytest.mark.parametrize(
    ("as_of", "reason"),
    [
        ("2026-11-06", "Last done 1 November; due 8 November, in 2 days."),
        ("2026-11-08", "Last done 1 November; due today."),
        ("2026-11-09", "Last done 1 November; due 8 November, 1 day ago."),
        ("2027-01-20", "Last done 1 November 2026; due 8 November 2026, about 2 months ago."),
    ],
)
def test_the_reason_says_when_and_how_far(as_of: str, reason: str) -> None:
    assert duty_of(plan("weekly", "2026-11-01"), as_of).reason == reason


def test_a_baseline_sets_the_next_date_and_says_that_it_is_only_stated() -> None:
    duty = duty_of(plan("weekly", stated("2026-11-01")), "2026-11-09")
    assert duty.state is State.OVERDUE
    assert duty.last_done == day("2026-11-01")
    assert duty.reason == "Stated last done 1 November; due 8 November, 1 day ago."


def test_never_done_without_a_first_date() -> None:
    duty = duty_of(plan("annual by competent person"))
    assert (duty.state, duty.due, duty.last_done) == (State.NEVER_DONE, None, None)
    assert duty.reason == "Never done."


@pytest.mark.parametrize(
    ("as_of", "state", "reason"),
    [
        ("2026-11-30", State.NEVER_DONE, "Never done; first due 1 December, in 1 day."),
        ("2026-12-01", State.NEVER_DONE, "Never done; first due today."),
        ("2026-12-03", State.OVERDUE, "Never done; first due 1 December, 2 days ago."),
    ],
)
def test_never_done_with_a_first_date(as_of: str, state: State, reason: str) -> None:
    duty = duty_of(plan("monthly", anchor_on="2026-12-01"), as_of)
    assert (duty.state, duty.due, duty.reason) == (state, day("2026-12-01"), reason)


def test_a_first_date_after_the_stated_last_one_is_the_next() -> None:
    late_start = plan("monthly", stated("2026-03-01"), anchor_on="2026-12-01")
    assert duty_of(late_start).due == day("2026-12-01")
    done_since = plan("monthly", "2026-11-10", anchor_on="2026-12-01")
    assert duty_of(done_since).due == day("2026-12-10")


@pytest.mark.parametrize(
    ("own", "company", "as_of", "state"),
    [
        # half of the week is 3.5 days
        ({"lead_share": Decimal("0.5")}, {}, "2026-11-05", State.DUE_SOON),
        ({"lead_share": Decimal("0.5")}, {}, "2026-11-04", State.OK),
        ({}, {"share": Decimal("0.5")}, "2026-11-05", State.DUE_SOON),
        ({"lead_share": Decimal("0.1")}, {"share": Decimal("0.5")}, "2026-11-05", State.OK),
        ({"lead_days": 0}, {}, "2026-11-07", State.OK),
        ({"lead_days": 0}, {}, "2026-11-08", State.DUE_SOON),
        ({}, {"days_at_most": 0}, "2026-11-07", State.OK),
        ({"lead_days": 1}, {"days_at_most": 0}, "2026-11-07", State.DUE_SOON),
    ],
)
def test_how_early_is_soon_can_be_changed(
    own: dict[str, Decimal], company: dict[str, Decimal], as_of: str, state: State
) -> None:
    duty = duty_of(plan("weekly", "2026-11-01", **own), as_of, warning=EarlyWarning(**company))
    assert duty.state is state


def test_a_rule_that_cannot_be_read_says_how_to_write_it() -> None:
    duty = duty_of(plan("when the moon is full", "2026-11-01"))
    assert (duty.state, duty.due) == (State.NEVER_DONE, None)
    assert duty.reason == (
        "The rule 'when the moon is full' cannot be read; "
        "write it like 'monthly' or 'every 1,000 km'."
    )
    assert (duty.rule, duty.rule_said) == ("when the moon is full", "when the moon is full")


def test_a_duty_without_a_rule_asks_for_one() -> None:
    duty = duty_of(plan("", "2026-11-01"))
    assert duty.state is State.NEVER_DONE
    assert duty.reason == ("No rule says how often. Write one like 'monthly' or 'every 1,000 km'.")


def test_the_rule_is_given_as_written_and_as_understood() -> None:
    duty = duty_of(plan("250 hrs", "2026-11-01"))
    assert (duty.rule, duty.rule_said) == ("250 hrs", "every 250 h")


@pytest.mark.parametrize(
    ("rule", "last", "due"),
    [
        ("every working day", "2026-11-13", "2026-11-16"),  # from Friday to Monday
        ("every 5 working days", "2026-11-11", "2026-11-18"),
        ("weekly on working days only", "2026-11-07", "2026-11-16"),  # Saturday moves to Monday
    ],
)
def test_working_days(rule: str, last: str, due: str) -> None:
    assert duty_of(plan(rule, last)).due == day(due)


def test_a_company_that_works_saturdays_counts_them() -> None:
    warning = EarlyWarning(working_days="Mon-Sat")
    assert duty_of(plan("every working day", "2026-11-13"), warning=warning).due == day(
        "2026-11-14"
    )
