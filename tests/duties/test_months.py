"""A duty month by month: each date on which it was due leaves one mark, in its own month."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from desktop.duties.day import Day
from desktop.duties.months import AtEnd, Month, Went, counted, is_judged, judged, months_until
from desktop.duties.plans import plan_duties
from desktop.store.facts import DutyFacts, PlanFact, ServiceFact, UnitFact
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
    """How the last months went: the plan as it stood at each end, with what was done by then."""
    days = [day(text) for text in done]
    spans = months_until(AS_OF, months)

    def at(end: date) -> AtEnd:
        past = [on for on in days if on <= end]
        last = plan(last=past[-1].isoformat()).last if past else about.last
        skips = tuple(one for one in about.skips if one.skipped_on <= end)
        now = replace(about, last=last, skips=skips, completions=tuple(past))
        changes = tuple(change for change in unit.changes if change.on <= end) if unit else ()
        units = {now.subject.id: UnitFact(changes=changes)}
        known = DutyFacts(as_of=end, company=COMPANY, plans=(now,), units=units)
        today = Day(known, end)
        (duty,) = plan_duties(today)
        return AtEnd(now, duty, today.pauses(now.subject))

    ends = [day("2026-07-31"), *(month.last for month in spans)]
    return [
        judged(month, days, at(ends[n]), at(ends[n + 1]), AS_OF).went
        for n, month in enumerate(spans)
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


def test_a_duty_that_was_never_done_and_has_no_first_date() -> None:
    assert year(plan("monthly"), []) == [N, N, N, Went.NEVER]


def test_before_it_was_on_the_schedule() -> None:
    month = months_until(AS_OF, 2)[0]
    assert judged(month, [], None, None, AS_OF).went is Went.NOT_YET
