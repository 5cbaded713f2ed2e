"""A duty month by month: each date on which it was due leaves one mark, in its own month."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from desktop.duties.day import Day
from desktop.duties.months import (
    Month,
    Went,
    counted,
    is_judged,
    judged,
    months_until,
    plan_in,
)
from desktop.duties.suspension import Pause, Why
from desktop.duties.windows import windows
from desktop.store.fact_plans import rule_of
from desktop.store.facts import DutyFacts, PlanFact, RuleFact, ServiceFact, UnitFact
from tests.builders.company import AS_OF, day
from tests.builders.facts import COMPANY, plan, skip, stated


def test_the_running_month_comes_last_and_is_not_over() -> None:
    months = months_until(AS_OF, 12)
    assert len(months) == 12
    assert months[0] == Month(date(2025, 12, 1), date(2025, 12, 31), is_over=True)
    assert months[2] == Month(date(2026, 2, 1), date(2026, 2, 28), is_over=True)
    assert months[-1] == Month(date(2026, 11, 1), AS_OF, is_over=False)


@pytest.mark.parametrize(
    ("rule", "judges"),
    [
        ("monthly", True),
        ("every 28 days", True),
        ("annual", True),
        ("quarterly by competent person", True),
        ("weekly", False),
        ("every 27 days", False),
        ("monthly or every 1,000 km", False),
        ("monthly when in use", False),
        ("before use", False),
        ("annual and on return to service", False),
        ("no such rule", False),
    ],
)
def test_only_what_the_calendar_alone_decides_is_judged(rule: str, judges: bool) -> None:
    assert is_judged(plan(rule)) is judges


def test_what_is_not_judged_is_counted() -> None:
    october = months_until(AS_OF, 2)[0]
    gone = counted(october, [day("2026-09-30"), day("2026-10-01"), day("2026-10-31")])
    assert (gone.went, len(gone.done)) == (Went.DONE, 2)
    assert counted(october, []).went is Went.NOT_DONE


def year(
    about: PlanFact, done: Sequence[str], unit: UnitFact | None = None, months: int = 4
) -> list[Went]:
    """How the last months went."""
    days = [day(text) for text in done]
    about = replace(about, stated=about.last)
    facts = DutyFacts(as_of=AS_OF, company=COMPANY, plans=(about,), units={"u": unit or UnitFact()})
    today = Day(facts, AS_OF)
    told = windows(about, today, days, day("2026-01-01"), day("2026-12-31"))
    return [
        judged(month, days, told, today.pauses_within(about, month.first, month.last)).went
        for month in months_until(AS_OF, months)
    ]


MONTHLY = plan("monthly", stated("2026-07-10"))
D, L, M, N = Went.DONE, Went.LATE, Went.MISSED, Went.NOTHING


@pytest.mark.parametrize(
    ("done", "went"),
    [
        # August, September, October, November until the 16th
        (["2026-08-10", "2026-09-10", "2026-10-09", "2026-11-09"], [D, D, D, D]),
        (["2026-08-14", "2026-09-10", "2026-10-09"], [L, D, D, Went.OVERDUE]),
        # on the first of September for August, and again in September: one slip, one mark
        (["2026-09-01", "2026-09-30", "2026-10-30"], [L, D, D, Went.DUE]),
        # nothing before the next one was due
        (["2026-09-10", "2026-10-09", "2026-11-09"], [M, D, D, D]),
        (["2026-09-12", "2026-10-09", "2026-11-09"], [M, L, D, D]),
        ([], [M, M, M, Went.OVERDUE]),
        (["2026-08-10", "2026-09-10", "2026-10-20"], [D, D, L, Went.DUE]),
        (["2026-08-10", "2026-09-10", "2026-10-31"], [D, D, L, Went.DUE]),
        # early is in time
        (["2026-08-01", "2026-08-31", "2026-09-29", "2026-10-28"], [D, D, D, Went.DUE]),
    ],
)
def test_a_monthly_duty(done: list[str], went: list[Went]) -> None:
    assert year(MONTHLY, done) == went


def test_a_yearly_duty_that_waits() -> None:
    yearly = plan("annual", stated("2025-08-20"))
    assert year(yearly, []) == [Went.WAITING, Went.WAITING, Went.WAITING, Went.OVERDUE]
    assert year(yearly, ["2026-10-05"]) == [L, Went.WAITING, D, N]
    assert year(yearly, ["2026-08-19"]) == [D, N, N, N]


def test_what_was_done_early_leaves_nothing_to_do_in_its_month() -> None:
    first_of_month = plan("monthly", fixed=True, anchor_on="2026-08-01")
    done = ["2026-08-01", "2026-09-01", "2026-09-28", "2026-11-01"]
    assert year(first_of_month, done) == [D, D, N, D]


def test_what_was_skipped_is_no_fault_of_anybody() -> None:
    let_go = replace(MONTHLY, skips=(skip("2026-08-05", "2026-08-10"),))
    assert year(let_go, ["2026-09-10"])[:2] == [Went.SKIPPED, D]


def test_a_unit_that_is_parked() -> None:
    parked = UnitFact(
        changes=(
            ServiceFact("parked", day("2026-08-05")),
            ServiceFact("returned", day("2026-10-12")),
        )
    )
    # due on the day of its return, and inspected then
    went = year(MONTHLY, ["2026-10-12", "2026-11-12"], parked)
    assert went == [Went.OUT, Went.OUT, D, D]


def test_a_month_that_was_counted_is_explained_by_a_pause() -> None:
    october, november = months_until(AS_OF, 2)
    parked = Pause(Why.PARKED, day("2026-09-03"), day("2026-11-10"))
    assert counted(october, [], [parked]).went is Went.OUT
    assert counted(october, [], [parked]).pause == parked
    # of November there was a week in service
    assert counted(november, [], [parked]).went is Went.OUT
    short = replace(parked, to_on=day("2026-11-08"))
    assert counted(november, [], [short]).went is Went.NOT_DONE
    assert counted(november, [], [short]).pause == short
    done = counted(november, [day("2026-11-12")], [parked])
    assert (done.went, done.pause) == (Went.DONE, parked)


def test_what_was_overdue_when_it_was_parked_was_missed() -> None:
    parked = UnitFact(
        changes=(
            ServiceFact("parked", day("2026-08-20")),
            ServiceFact("returned", day("2026-11-12")),
        )
    )
    assert year(MONTHLY, ["2026-11-12"], parked) == [M, Went.OUT, Went.OUT, D]


def test_each_month_is_told_by_its_own_rule() -> None:
    spring, now = (
        RuleFact("annual", rule_of("annual"), to_on=day("2026-09-30")),
        RuleFact("monthly", rule_of("monthly"), from_on=day("2026-10-01")),
    )
    about = plan("monthly", stated("2026-03-01"), in_force_from="2026-09-15", rules=(now, spring))
    august, september, october = months_until(AS_OF, 4)[:3]
    assert plan_in(about, august) is None
    was, then = plan_in(about, september), plan_in(about, october)
    assert was is not None
    assert then is not None
    assert (was.rule_text, then.rule_text) == ("annual", "monthly")


def test_a_duty_that_was_never_done_and_has_no_first_date() -> None:
    assert year(plan("monthly"), []) == [N, N, N, N]
