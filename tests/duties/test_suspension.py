"""Parked, tagged out, sold, closed: nothing is due, and what was held back is due on return."""

import pytest

from desktop.duties.duty import State
from desktop.store.facts import PlanFact
from tests.builders.company import day
from tests.builders.facts import SITE, done, duty_of, plan, unit

WEEKLY = plan("weekly", "2026-11-01")  # due on 8 November
MONTHLY_ON_SITE = plan("monthly", "2026-10-01", subject=SITE)  # due on 1 November


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("parked", "Parked since 5 November."),
        ("out_of_order", "Out of order since 5 November."),
        ("sold", "Sold 5 November."),
    ],
)
def test_out_of_service(change: str, reason: str) -> None:
    out = unit(changes=[(change, "2026-11-05")])
    duty = duty_of(WEEKLY, "2026-11-05", unit=out)
    assert (duty.state, duty.due, duty.reason) == (State.SUSPENDED, None, reason)
    assert duty.last_done == day("2026-11-01")
    assert duty_of(WEEKLY, "2026-11-04", unit=out).state is State.OK


@pytest.mark.parametrize(
    "rule",
    [
        plan("weekly", "2026-10-01"),  # overdue for weeks
        plan("before use"),
        plan("annual"),  # never done
        plan("every 250 h", done("2026-11-01", 500, reading_unit="h")),
        plan("nobody can read this"),
    ],
)
def test_suspended_goes_before_every_other_state(rule: PlanFact) -> None:
    assert duty_of(rule, unit=unit(changes=[("parked", "2026-11-05")])).state is State.SUSPENDED


def test_the_last_change_says_why_and_since_when() -> None:
    changes = [("parked", "2026-11-01"), ("parked", "2026-11-03"), ("sold", "2026-11-10")]
    assert duty_of(WEEKLY, "2026-11-09", unit=unit(changes=changes)).reason == (
        "Parked since 1 November."
    )
    assert duty_of(WEEKLY, "2026-11-10", unit=unit(changes=changes)).reason == "Sold 10 November."


@pytest.mark.parametrize(
    ("parked", "returned", "due"),
    [
        # it fell due while parked: due on the day of return
        ("2026-11-05", "2026-11-13", "2026-11-13"),
        # parked on the very day it was due
        ("2026-11-08", "2026-11-13", "2026-11-13"),
        # back before it was due: inspected first all the same
        ("2026-11-02", "2026-11-08", "2026-11-08"),
        ("2026-11-02", "2026-11-04", "2026-11-04"),
        # overdue before it was parked: overdue since then
        ("2026-11-09", "2026-11-13", "2026-11-08"),
    ],
)
def test_return_to_service(parked: str, returned: str, due: str) -> None:
    back = unit(changes=[("parked", parked), ("returned", returned)])
    assert duty_of(WEEKLY, unit=back).due == day(due)


def test_the_day_of_return_is_a_day_in_service() -> None:
    back = unit(changes=[("parked", "2026-11-05"), ("returned", "2026-11-13")])
    on_return = duty_of(WEEKLY, "2026-11-13", unit=back)
    assert on_return.state is State.DUE_SOON
    assert on_return.reason == "Returned to service 13 November; inspect it before it is used."
    day_after = duty_of(WEEKLY, "2026-11-14", unit=back)
    assert day_after.state is State.OVERDUE
    assert day_after.reason == "Returned to service 13 November; inspect it before it is used."


def test_what_is_no_inspection_is_due_on_return_where_it_fell_due_meanwhile() -> None:
    back = unit(changes=[("parked", "2026-11-05"), ("returned", "2026-11-13")])
    greasing = plan("weekly", "2026-11-01", kind="maintenance")
    assert duty_of(greasing, "2026-11-13", unit=back).reason == (
        "Returned to service today; not done since."
    )
    assert duty_of(greasing, "2026-11-14", unit=back).reason == (
        "Returned to service 13 November, 1 day ago; not done since."
    )


def test_parked_and_returned_on_one_day_was_never_parked() -> None:
    moved = unit(changes=[("parked", "2026-11-05"), ("returned", "2026-11-05")])
    assert duty_of(WEEKLY, "2026-11-05", unit=moved).state is State.OK


def test_parked_then_tagged_out_then_returned_is_one_time_out_of_service() -> None:
    changes = [
        ("parked", "2026-11-05"),
        ("out_of_order", "2026-11-10"),
        ("returned", "2026-11-13"),
    ]
    assert duty_of(WEEKLY, unit=unit(changes=changes)).due == day("2026-11-13")


@pytest.mark.parametrize(
    ("active", "as_of", "state", "reason"),
    [
        ([("2026-01-01", "2026-10-31")], "2026-10-31", State.DUE_SOON, None),
        (
            [("2026-01-01", "2026-10-31")],
            "2026-11-16",
            State.SUSPENDED,
            "The site is closed since 1 November.",
        ),
        # it fell due on the first day after the last one
        (
            [("2026-01-01", "2026-10-31"), ("2026-11-10", None)],
            "2026-11-16",
            State.OVERDUE,
            "The site opened 10 November, 6 days ago; not done since.",
        ),
        # periods that follow or overlap each other leave no day between
        ([("2026-01-01", "2026-10-31"), ("2026-11-01", None)], "2026-11-16", State.OVERDUE, None),
        ([("2026-01-01", None), ("2026-03-01", "2026-04-01")], "2026-11-16", State.OVERDUE, None),
        (
            [("2026-12-01", None)],
            "2026-11-16",
            State.SUSPENDED,
            "The site is not open before 1 December.",
        ),
        ([(None, None)], "2026-11-16", State.OVERDUE, None),
        ([], "2026-11-16", State.OVERDUE, None),
    ],
)
def test_a_closed_site_pauses_its_duties(
    active: list[tuple[str | None, str | None]], as_of: str, state: State, reason: str | None
) -> None:
    duty = duty_of(MONTHLY_ON_SITE, as_of, active=active)
    assert duty.state is state
    assert reason is None or duty.reason == reason
