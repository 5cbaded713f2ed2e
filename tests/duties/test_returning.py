"""What comes back to service is inspected first: by its most frequent inspection, once."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.duties import duties
from desktop.duties.duty import Duty, State
from desktop.store.facts import DutyFacts, PlanFact, UnitFact
from tests.builders.company import day
from tests.builders.facts import COMPANY, plan, skip, unit

BACK = unit(changes=[("parked", "2026-09-03"), ("returned", "2026-11-10")])
WANTED = "Returned to service 10 November; inspect it before it is used."


def standing(plans: list[PlanFact], known: UnitFact = BACK, on: str = "2026-11-12") -> list[Duty]:
    facts = DutyFacts(as_of=day(on), company=COMPANY, plans=tuple(plans), units={"u": known})
    return list(duties(facts, day(on)))


def one(rule: str, last: str | None = "2026-08-30", **more: Any) -> PlanFact:
    return plan(rule, last, **({"id": rule, "task": rule} | more))


def test_of_several_the_most_frequent_inspection_is_due() -> None:
    found = standing(
        [
            one("annual"),
            one("monthly", "2026-11-01"),
            one("weekly", kind="maintenance"),
            one("every 1,000 km"),
            one("before use"),
        ]
    )
    assert [duty.reason == WANTED for duty in found] == [False, True, False, False, False]
    assert (found[1].state, found[1].due) == (State.OVERDUE, day("2026-11-10"))
    assert found[1].opens == day("2026-11-09")


@pytest.mark.parametrize(
    ("done", "is_asked"),
    [("2026-11-08", True), ("2026-11-09", False), ("2026-11-10", False), ("2026-11-11", False)],
)
def test_any_inspection_since_the_day_before_is_enough(done: str, is_asked: bool) -> None:
    found = standing([one("weekly"), one("annual", done)])
    assert (found[0].reason == WANTED) is is_asked


def test_a_skip_ends_it_too() -> None:
    let_go = one("monthly", "2026-11-01", skips=(skip("2026-11-11"),))
    (duty,) = standing([let_go])
    assert duty.reason != WANTED


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [("sold", "2026-09-03"), ("returned", "2026-11-10")],
        [("parked", "2026-11-10"), ("returned", "2026-11-10")],
        [("returned", "2026-11-10")],
    ],
)
def test_nothing_came_back(changes: list[tuple[str, str]]) -> None:
    (duty,) = standing([one("monthly", "2026-11-01")], unit(changes=changes))
    assert (duty.state, duty.due) == (State.OK, day("2026-12-01"))


def test_repaired_after_it_was_tagged_out() -> None:
    mended = unit(changes=[("out_of_order", "2026-11-03"), ("returned", "2026-11-10")])
    (duty,) = standing([one("monthly", "2026-11-01")], mended)
    assert (duty.state, duty.reason) == (State.OVERDUE, WANTED)


def test_what_is_due_before_use_waits_for_the_use() -> None:
    (duty,) = standing([one("before use")], on="2026-11-30")
    assert (duty.state, duty.due, duty.reason) == (State.BEFORE_USE, day("2026-11-10"), WANTED)


def test_where_the_rule_speaks_of_return_it_decides() -> None:
    found = standing([one("weekly", "2026-11-05"), one("annual and on return to service")])
    assert found[0].reason != WANTED
    assert found[1].reason == "Returned to service 10 November, 2 days ago; not done since."


def test_never_done_and_unreadable() -> None:
    assert standing([one("weekly", None)])[0].state is State.OVERDUE
    assert standing([one("nobody knows", None)])[0].state is State.NEVER_DONE


def test_what_stays_due_while_parked() -> None:
    cvip = one("annual", "2025-10-10", keeps_on=True, kind="maintenance")
    parked = unit(changes=[("parked", "2026-09-03")])
    (duty,) = standing([cvip], parked)
    assert (duty.state, duty.due) == (State.OVERDUE, day("2026-10-10"))
    assert standing([replace(cvip, keeps_on=False)], parked)[0].state is State.SUSPENDED
    sold = unit(changes=[("parked", "2026-09-03"), ("sold", "2026-09-10")])
    assert standing([cvip], sold)[0].reason == "Sold 10 September."


def test_the_last_return_counts() -> None:
    twice = unit(
        changes=[
            ("parked", "2026-09-03"),
            ("returned", "2026-10-01"),
            ("parked", "2026-10-05"),
            ("returned", "2026-11-10"),
        ]
    )
    (duty,) = standing([one("annual", "2026-10-02")], twice)
    assert (duty.due, duty.reason) == (date(2026, 11, 10), WANTED)
