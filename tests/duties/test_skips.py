"""A skip ends an occurrence with a name and a reason, and touches no other."""

import pytest

from desktop.duties.duty import State
from desktop.store.facts import SkipFact
from tests.builders.company import day
from tests.builders.facts import duty_of, plan, skip, unit

WEEKLY = ("weekly", "2026-11-01")  # due on 8 November


@pytest.mark.parametrize(
    ("skips", "due"),
    [
        ([skip("2026-11-07", "2026-11-08")], "2026-11-15"),
        ([skip("2026-11-07")], "2026-11-15"),
        ([skip("2026-11-07", "2026-11-08", "2026-11-12")], "2026-11-12"),
        ([skip("2026-11-07", "2026-11-08"), skip("2026-11-14", "2026-11-15")], "2026-11-22"),
        # put off, then let go altogether: a week from the day it was put off to
        ([skip("2026-11-07", "2026-11-08", "2026-11-12"), skip("2026-11-12", "2026-11-12")],
         "2026-11-15"),
        # entered twice
        ([skip("2026-11-07", "2026-11-08"), skip("2026-11-07", "2026-11-08")], "2026-11-15"),
        # one that was done since
        ([skip("2026-10-30", "2026-11-01")], "2026-11-08"),
        ([skip("2026-10-30")], "2026-11-08"),
        # one that is not its turn yet
        ([skip("2026-11-02", "2026-11-15")], "2026-11-08"),
        # the date has moved by a day since somebody skipped it
        ([skip("2026-11-06", "2026-11-07")], "2026-11-15"),
        ([skip("2026-11-06", "2026-11-09")], "2026-11-15"),
    ],
)  # fmt: skip
def test_what_a_skip_moves(skips: list[SkipFact], due: str) -> None:
    assert duty_of(plan(*WEEKLY, skips=tuple(skips))).due == day(due)


def test_done_although_it_was_skipped_counts_from_then() -> None:
    skipped = skip("2026-11-05", "2026-11-08")
    assert duty_of(plan("weekly", "2026-11-07", skips=(skipped,))).due == day("2026-11-14")


def test_an_overdue_duty_is_overdue_again_when_the_new_date_passes() -> None:
    put_off = plan(*WEEKLY, skips=(skip("2026-11-09", "2026-11-08", "2026-11-12"),))
    assert duty_of(put_off, "2026-11-12").state is State.DUE_SOON
    duty = duty_of(put_off, "2026-11-13")
    assert duty.state is State.OVERDUE
    assert duty.reason == "Skipped 9 November; due 12 November, 1 day ago."


def test_what_was_never_done_can_be_put_off_but_not_lost() -> None:
    put_off = plan("weekly", skips=(skip("2026-11-09", None, "2026-11-12"),))
    assert duty_of(put_off, "2026-11-10").state is State.NEVER_DONE
    assert duty_of(put_off, "2026-11-13").state is State.OVERDUE
    let_go = plan("weekly", skips=(skip("2026-11-09", "2026-11-08"),))
    assert duty_of(let_go, "2026-11-10").due == day("2026-11-15")


def test_a_skip_gives_the_kilometres_another_round() -> None:
    driven = unit({"2026-11-01": 1000, "2026-11-16": 2500})
    every = plan("every 1,000 km", "2026-11-01", skips=(skip("2026-11-09"),))
    assert duty_of(plan("every 1,000 km", "2026-11-01"), unit=driven).state is State.OVERDUE
    assert duty_of(every, unit=driven).state is State.OK


def test_kilometres_put_off_to_a_date_wait_for_it() -> None:
    driven = unit({"2026-11-01": 1000, "2026-11-16": 2500})
    put_off = plan("every 1,000 km", "2026-11-01", skips=(skip("2026-11-12", None, "2026-11-20"),))
    assert duty_of(put_off, unit=driven).state is State.OK
    duty = duty_of(put_off, "2026-11-21", unit=driven)
    assert (duty.state, duty.due, duty.due_estimated) == (State.OVERDUE, day("2026-11-20"), False)
    assert duty.reason == "Skipped 12 November; due 20 November, 1 day ago."
