"""A duty by kilometres or hours, and whichever comes first."""

from decimal import Decimal

import pytest

from desktop.duties.duty import State
from desktop.store.facts import EarlyWarning, ReadingFact
from tests.builders.company import Number, day
from tests.builders.facts import SITE, done, duty_of, plan, stated, unit


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("10899.99", State.OK),
        (10900, State.DUE_SOON),  # exactly a tenth is left
        (11000, State.DUE_SOON),  # exactly at its limit
        ("11000.01", State.OVERDUE),
    ],
)
def test_states_at_their_edges(now: Number, state: State) -> None:
    driven = unit({"2026-11-01": 10000, "2026-11-16": now})
    assert duty_of(plan("every 1,000 km", done("2026-11-01", 10000)), unit=driven).state is state


@pytest.mark.parametrize(
    ("rule", "now", "state", "due", "estimated"),
    [
        # past the limit by kilometres, between two readings
        ("every 1,000 km or monthly", 11500, State.OVERDUE, "2026-11-11", True),
        # the reading of the limit itself is no estimate
        ("every 1,000 km or monthly", 11000, State.DUE_SOON, "2026-11-16", False),
        # 30 km a day leave the month first
        ("every 1,000 km or monthly", 10450, State.OK, "2026-12-01", False),
        # 60 km a day leave the kilometres first
        ("every 1,000 km or monthly", 10600, State.OK, "2026-11-26", True),
        ("every 1,000 km", 10450, State.OK, "2026-12-05", True),
        # no use, no date
        ("every 1,000 km", 10000, State.OK, None, False),
    ],
)
def test_whichever_comes_first(
    rule: str, now: Number, state: State, due: str | None, estimated: bool
) -> None:
    driven = unit({"2026-11-01": 10000, "2026-11-16": now})
    duty = duty_of(plan(rule, done("2026-11-01", 10000)), unit=driven)
    assert (duty.state, duty.due) == (state, day(due) if due else None)
    assert duty.due_estimated is estimated


def test_the_calendar_alone_can_make_it_overdue() -> None:
    driven = unit({"2026-11-01": 10000, "2026-12-02": 10300})
    rule = plan("every 1,000 km or monthly", done("2026-11-01", 10000))
    duty = duty_of(rule, "2026-12-02", unit=driven)
    assert (duty.state, duty.due) == (State.OVERDUE, day("2026-12-01"))
    assert duty.reason == "Last done 1 November; due 1 December, 1 day ago."


def test_the_reason_names_what_came_first() -> None:
    driven = unit({"2026-11-04": 239900, "2026-11-16": 241377})
    duty = duty_of(plan("every 1,000 km or monthly", stated("2026-11-04", 239900)), unit=driven)
    assert duty.reason == "1,477 km since 4 November; the rule is every 1,000 km or monthly."


def test_of_two_limits_the_nearer_one_holds() -> None:
    driven = unit({"2026-11-01": 10000, "2026-11-16": 10100})
    hours = unit({"2026-11-01": 500, "2026-11-16": 760}, meter="h")
    both = unit([*driven.readings, *hours.readings])
    rule = plan("every 1,000 km or 250 h", "2026-11-01")
    assert duty_of(rule, unit=both).state is State.OVERDUE
    assert duty_of(rule, unit=both).reason == (
        "260 h since 1 November; the rule is every 1,000 km or 250 h."
    )
    assert duty_of(rule, unit=driven).state is State.OK


def test_a_reading_of_the_same_day_tells_where_it_began() -> None:
    driven = unit({"2026-11-01": 10000, "2026-11-16": 10950})
    duty = duty_of(plan("every 1,000 km", "2026-11-01"), unit=driven)
    assert duty.state is State.DUE_SOON
    assert duty.reason == "950 of 1,000 km since 1 November; due about 17 November."


def test_what_ran_before_the_first_reading_is_not_called_nothing() -> None:
    driven = unit({"2026-11-02": 60000, "2026-11-16": 60100})
    duty = duty_of(plan("every 25,000 km", stated("2026-07-02")), unit=driven)
    assert duty.reason.startswith("100 of 25,000 km since 2 July;")
    assert duty.reason.endswith(
        "No reading is older than 2 November, so it may have run more than that."
    )


def test_between_two_readings_it_began_in_between() -> None:
    driven = unit({"2026-10-30": 10000, "2026-11-03": 10400, "2026-11-16": 11100})
    duty = duty_of(plan("every 1,000 km", "2026-11-01"), unit=driven)
    assert duty.reason.startswith("900 of 1,000 km since 1 November")


@pytest.mark.parametrize(
    ("rule", "state"),
    [("every 1,000 km", State.DUE_SOON), ("every 1,000 km or monthly", State.OK)],
)
def test_without_any_reading_it_says_so(rule: str, state: State) -> None:
    duty = duty_of(plan(rule, "2026-11-01"))
    assert duty.state is state
    assert "No reading tells the use since 1 November." in duty.reason


def test_a_site_has_no_meter_and_it_says_so() -> None:
    duty = duty_of(plan("every 250 h", "2026-11-01", subject=SITE))
    assert duty.state is State.DUE_SOON
    assert duty.reason.startswith("No reading tells the use since 1 November.")


def test_without_a_reading_since_it_says_so() -> None:
    duty = duty_of(plan("every 250 h", done("2026-11-01", 500, reading_unit="h")))
    assert duty.state is State.OK
    assert duty.reason == "No reading since 1 November; the rule is every 250 h."


def test_readings_that_are_old_make_it_due_soon_at_the_pace_they_had() -> None:
    driven = unit({"2026-08-01": 9000, "2026-09-01": 10000, "2026-10-01": 10600})
    duty = duty_of(plan("every 1,000 km", done("2026-09-01", 10000)), unit=driven)
    assert (duty.state, duty.due_estimated) == (State.DUE_SOON, True)
    assert duty.reason == (
        "600 of 1,000 km since 1 September; at that pace the limit was reached 17 October. "
        "Take a reading."
    )


def test_a_new_meter_goes_on_where_the_old_one_ended() -> None:
    readings = [
        *unit({"2026-11-01": 99700, "2026-11-08": 100000}).readings,
        ReadingFact(day("2026-11-08"), Decimal(20), "km", replaced=True),
        *unit({"2026-11-16": 770}).readings,
    ]
    duty = duty_of(plan("every 1,000 km", done("2026-11-01", 99700)), unit=unit(readings))
    assert duty.state is State.OVERDUE
    assert duty.reason == "1,050 km since 1 November; the rule is every 1,000 km."
    later = plan("every 1,000 km", done("2026-11-12", 500, reading_unit="km"))
    assert duty_of(later, unit=unit(readings)).reason.startswith("270 of 1,000 km")


def test_a_slip_of_the_pen_is_left_out() -> None:
    driven = unit(
        {"2026-10-25": 9900, "2026-11-01": 10000, "2026-11-08": 1050, "2026-11-16": 10200}
    )
    duty = duty_of(plan("every 1,000 km", done("2026-11-01", 10000)), unit=driven)
    assert duty.reason.startswith("200 of 1,000 km")


def test_a_meter_that_reads_less_than_then_tells_nothing() -> None:
    driven = unit({"2026-11-10": 5000, "2026-11-16": 5100})
    duty = duty_of(plan("every 1,000 km", stated("2026-11-01", 10000)), unit=driven)
    assert duty.state is State.DUE_SOON
    assert duty.reason.startswith("No reading tells the use")


def test_how_early_is_soon_can_be_changed() -> None:
    driven = unit({"2026-11-01": 10000, "2026-11-16": 10800})
    last = done("2026-11-01", 10000)
    warning = EarlyWarning(usage_share=Decimal("0.2"))
    assert duty_of(plan("every 1,000 km", last), unit=driven).state is State.OK
    assert duty_of(plan("every 1,000 km", last), unit=driven, warning=warning).state is (
        State.DUE_SOON
    )
    own = plan("every 1,000 km", last, lead_share=Decimal("0.2"))
    assert duty_of(own, unit=driven).state is State.DUE_SOON


def test_hours_are_never_done_before_the_first_time() -> None:
    driven = unit({"2026-11-01": 10000, "2026-11-16": 19000}, meter="h")
    assert duty_of(plan("every 250 h"), unit=driven).state is State.NEVER_DONE
