"""The history of a duty: each date on which it was due, done in time, late, skipped or never."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.duties.day import Day
from desktop.duties.duty import State
from desktop.duties.plans import plan_duties
from desktop.duties.suspension import Why
from desktop.duties.windows import Went, Window, windows
from desktop.store.fact_plans import rule_of
from desktop.store.facts import Done, DutyFacts, PlanFact, RuleFact, UnitFact
from desktop.values.interval import Season
from tests.builders.company import AS_OF, day
from tests.builders.facts import COMPANY, plan, skip, stated, unit

D, L, M, S, OUT = Went.DONE, Went.LATE, Went.MISSED, Went.SKIPPED, Went.OUT


def history(
    about: PlanFact,
    done: Sequence[str] = (),
    of: UnitFact | None = None,
    span: tuple[str, str] = ("2026-01-01", "2026-12-31"),
    as_of: date = AS_OF,
) -> tuple[Window, ...]:
    """The windows of a duty in a span: what was only stated is its `last`."""
    about = replace(about, stated=about.last if about.last and about.last.baseline else None)
    facts = DutyFacts(as_of=as_of, company=COMPANY, plans=(about,), units={"u": of or UnitFact()})
    return windows(about, Day(facts, as_of), [day(on) for on in done], day(span[0]), day(span[1]))


def brief(found: Sequence[Window]) -> list[tuple[str, Went]]:
    return [(window.due.isoformat()[5:], window.went) for window in found]


MONTHLY = plan("monthly", stated("2026-07-10"))


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (["2026-08-10", "2026-09-12", "2026-11-13"],
         [("08-10", D), ("09-10", L), ("10-12", M), ("11-12", L), ("12-13", Went.DUE)]),
        ([], [("08-10", M), ("09-10", M), ("10-10", M), ("11-10", Went.OVERDUE)]),
        (["2026-08-01", "2026-09-10"],
         [("08-10", D), ("09-01", L), ("10-10", M), ("11-10", Went.OVERDUE)]),
    ],
)  # fmt: skip
def test_from_completion(done: list[str], expected: list[tuple[str, Went]]) -> None:
    assert brief(history(MONTHLY, done)) == expected


def test_a_window_tells_when_it_opened_was_done_and_when_the_next_was_due() -> None:
    (window, *_rest) = history(MONTHLY, ["2026-08-12"])
    assert window == Window(
        opens=day("2026-07-11"),
        due=day("2026-08-10"),
        missed=day("2026-09-10"),
        done=day("2026-08-12"),
        went=Went.LATE,
    )


def test_what_was_done_early_before_a_span_is_told_where_it_was_due() -> None:
    yearly = plan("annually", in_force_from="2025-01-01")
    found = history(yearly, ["2025-08-01", "2025-09-01", "2025-10-01"])
    assert brief(found) == [("08-01", D), ("09-01", D), ("10-01", Went.OVERDUE)]
    assert [window.done for window in found] == [day("2025-09-01"), day("2025-10-01"), None]


def test_on_fixed_dates_early_and_late_leave_the_dates_where_they_are() -> None:
    fixed = plan("monthly", fixed=True, anchor_on="2026-06-01")
    found = history(fixed, ["2026-05-30", "2026-07-03", "2026-10-01"])
    assert brief(found) == [
        ("06-01", D), ("07-01", L), ("08-01", M), ("09-01", M), ("10-01", D),
        ("11-01", Went.OVERDUE),
    ]  # fmt: skip
    assert found[0].opens == day("2026-05-25")


def test_early_days_of_its_own_keep_the_date_counted_from_completion() -> None:
    kept = replace(MONTHLY, early_days=5)
    assert brief(history(kept, ["2026-08-06", "2026-09-01"])) == [
        ("08-10", D), ("09-10", D), ("10-01", M), ("11-01", Went.OVERDUE),
    ]  # fmt: skip


def test_a_skip_stays_visible() -> None:
    let_go = skip("2026-08-05", "2026-08-10")
    found = history(replace(MONTHLY, skips=(let_go,)), ["2026-09-10"])
    assert brief(found)[:2] == [("08-10", S), ("09-10", D)]
    assert found[0].skip == let_go
    put_off = skip("2026-08-05", "2026-08-10", "2026-08-25")
    found = history(replace(MONTHLY, skips=(put_off,)), ["2026-08-24"])
    assert brief(found)[:3] == [("08-10", S), ("08-25", D), ("09-24", M)]


WEEKLY = plan("weekly", stated("2026-08-30"))
PARKED = unit(changes=[("parked", "2026-09-03"), ("returned", "2026-11-10")])


def test_parked_explains_the_gap_and_the_return_asks_for_it() -> None:
    found = history(WEEKLY, ["2026-11-10"], PARKED)
    assert brief(found) == [("09-06", OUT), ("11-10", D), ("11-17", Went.DUE)]
    pause = found[0].pause
    assert pause is not None
    assert (pause.why, pause.from_on, pause.to_on) == (
        Why.PARKED, day("2026-09-03"), day("2026-11-10"),
    )  # fmt: skip
    # the day before is good enough, and after the day is late
    assert brief(history(WEEKLY, ["2026-11-09"], PARKED))[1] == ("11-10", D)
    assert brief(history(WEEKLY, ["2026-11-12"], PARKED))[1] == ("11-10", L)
    assert brief(history(WEEKLY, [], PARKED))[1:] == [("11-10", M), ("11-15", Went.OVERDUE)]


def test_what_was_not_due_before_it_was_parked_is_due_on_return() -> None:
    monthly = plan("monthly", stated("2026-10-01"))
    short = unit(changes=[("parked", "2026-10-05"), ("returned", "2026-10-12")])
    assert brief(history(monthly, ["2026-10-14"], short)) == [("10-12", L), ("11-14", Went.OVERDUE)]
    assert brief(history(monthly, [], short)) == [("10-12", M), ("11-01", Went.OVERDUE)]
    greasing = replace(monthly, kind="maintenance")
    assert brief(history(greasing, [], short)) == [("11-01", Went.OVERDUE)]


def test_what_was_overdue_before_it_was_parked_is_asked_for_once() -> None:
    yearly = plan("annual", fixed=True, anchor_on="2026-01-01")
    away = unit(changes=[("parked", "2026-02-01"), ("returned", "2026-03-01")])
    found = history(yearly, ["2026-03-05"], away, span=("2025-12-31", "2027-12-31"))
    assert brief(found) == [("01-01", L), ("01-01", Went.DUE)]


def test_still_parked() -> None:
    parked = unit(changes=[("parked", "2026-09-03")])
    assert brief(history(WEEKLY, [], parked)) == [("09-06", OUT)]
    assert brief(history(replace(WEEKLY, keeps_on=True), [], parked))[0] == ("09-06", M)


def test_a_season_explains_the_winter() -> None:
    summer = rule_of("monthly")
    assert summer is not None
    mowing = plan("monthly", stated("2025-10-10"))
    mowing = replace(mowing, rule=replace(summer, season=Season(5, 1, 10, 31)))
    found = history(mowing, ["2026-05-01", "2026-06-05"], span=("2025-10-01", "2026-09-30"))
    assert [(w.due.isoformat(), w.went) for w in found] == [
        ("2025-11-10", OUT), ("2026-05-01", D), ("2026-06-01", L), ("2026-07-05", M),
        ("2026-08-05", M), ("2026-09-05", M),
    ]  # fmt: skip
    assert found[0].pause is not None
    assert found[0].pause.why is Why.OUT_OF_SEASON
    assert found[0].pause.to_on == day("2026-05-01")


def test_kilometres_make_windows_by_readings() -> None:
    driven = unit({"2026-09-01": 1000, "2026-09-21": 3000, "2026-10-01": 3100, "2026-11-10": 3500})
    by_km = plan("every 1,000 km", stated("2026-09-01", 1000))
    found = history(by_km, ["2026-09-14", "2026-09-21"], driven)
    # 100 km a day, then 10: the first thousand on 11 September, of the 14th on 21 October
    assert brief(found)[:2] == [("09-11", L), ("10-21", D)]


def test_whichever_came_first_begins_both_anew() -> None:
    driven = unit({"2026-09-01": 1000, "2026-09-21": 3000, "2026-11-10": 3000})
    both = plan("every 1,000 km or monthly", stated("2026-09-01", 1000))
    assert brief(history(both, [], driven)) == [
        ("09-11", M), ("09-21", M), ("10-21", Went.OVERDUE),
    ]  # fmt: skip


def test_last_years_answer_uses_last_years_rule() -> None:
    monthly, quarterly = (
        RuleFact("monthly", rule_of("monthly"), to_on=day("2026-06-30")),
        RuleFact("quarterly", rule_of("quarterly"), from_on=day("2026-07-01")),
    )
    changed = plan("quarterly", stated("2026-03-31"), rules=(monthly, quarterly))
    found = history(changed, ["2026-04-30", "2026-05-28", "2026-09-20"])
    # May's was done, the one of 28 June was not, and stays overdue into the new rule
    assert brief(found) == [("04-30", D), ("05-30", D), ("06-28", L), ("12-20", Went.DUE)]
    stricter = plan(
        "monthly",
        stated("2026-03-31"),
        rules=(
            RuleFact("quarterly", rule_of("quarterly"), to_on=day("2026-05-31")),
            RuleFact("monthly", rule_of("monthly"), from_on=day("2026-06-01")),
        ),
    )
    # it is due under the new rule from its first day on, and not a month before
    assert brief(history(stricter, ["2026-06-03"]))[:2] == [("06-01", L), ("07-03", M)]


def test_before_the_plan_was_in_force_nothing_was_missed() -> None:
    new = plan("monthly", stated("2026-05-10"), in_force_from="2026-10-20")
    assert brief(history(new)) == [("10-10", M), ("11-10", Went.OVERDUE)]


RULES = ["daily", "weekly", "monthly", "quarterly", "every 5 working days", "annual"]
START = date(2024, 1, 1)
DAYS = st.dates(START, START + timedelta(days=900))


@given(
    rule=st.sampled_from(RULES),
    done=st.sets(DAYS, max_size=8),
    as_of=DAYS,
    fixed=st.booleans(),
    park=st.none() | st.tuples(DAYS, st.integers(0, 200)),
)
def test_the_first_window_left_undone_is_the_duty_of_today(
    rule: str, done: set[date], as_of: date, fixed: bool, park: tuple[date, int] | None
) -> None:
    past = sorted(on for on in done if on <= as_of)
    changes: list[Any] = []
    if park is not None:
        changes = [("parked", park[0].isoformat())]
        changes += [("returned", (park[0] + timedelta(days=park[1])).isoformat())]
    of = unit(changes=[(what, on) for what, on in changes if day(on) <= as_of])
    about = plan(
        rule,
        Done(past[-1]) if past else None,
        fixed=fixed,
        completions=tuple(past),
        anchor_on=START,
        in_force_from=START,
    )
    facts = DutyFacts(as_of=as_of, company=COMPANY, plans=(about,), units={"u": of})
    today = Day(facts, as_of)
    (duty,) = plan_duties(today)
    found = windows(about, today, past, date.min, date.max)
    undone = [
        window
        for window in found
        if window.done is None
        and window.went is not OUT
        and not (past and window.missed and window.missed <= past[-1])
    ]
    if duty.state is State.SUSPENDED:
        return
    assert undone[0].due == duty.due
    assert undone[-1].went in {Went.OVERDUE, Went.DUE}
    assert all(window.went is Went.MISSED for window in undone[:-1])
    assert len({window.due for window in undone}) == len(undone)


@given(done=st.sets(DAYS, max_size=12), as_of=DAYS, rule=st.sampled_from(RULES[1:4]))
def test_every_completion_ends_one_window_and_no_window_ends_twice(
    done: set[date], as_of: date, rule: str
) -> None:
    past = sorted(on for on in done if on <= as_of)
    about = plan(rule, Done(past[-1]) if past else None, in_force_from=START)
    facts = DutyFacts(as_of=as_of, company=COMPANY, plans=(about,))
    found = windows(about, Day(facts, as_of), past, date.min, date.max)
    # the first one began it, and ended nothing
    assert [window.done for window in found if window.done] == past[1:]
    for window in found:
        assert window.missed is not None
        assert window.due < window.missed
        if window.went is Went.LATE:
            assert window.done is not None
            assert window.due < window.done < window.missed


def test_a_span_in_the_middle_is_the_middle_of_the_whole() -> None:
    done = [(START + timedelta(days=n * 9)).isoformat() for n in range(100)]
    weekly = plan("weekly", "2026-06-01", in_force_from=START.isoformat())
    whole = history(weekly, done, span=("2024-01-01", "2026-12-31"))
    part = history(weekly, done, span=("2025-03-01", "2025-04-30"))
    assert part == tuple(w for w in whole if day("2025-03-01") <= w.due <= day("2025-04-30"))
    assert {window.went for window in part} == {Went.LATE}


def test_rules_that_wait_for_events_have_no_windows() -> None:
    for rule in ("before use", "after repair", "nobody can read this"):
        assert history(plan(rule, "2026-05-01"), ["2026-05-01"]) == ()


def test_readings_of_the_completion_itself_count() -> None:
    readings = {"2026-09-01": 1000, "2026-09-11": 2000, "2026-09-21": 3000}
    last = Done(day("2026-09-11"), "", Decimal(2000), "km")
    by_km = replace(plan("every 1,000 km", last), stated=None)
    found = history(by_km, ["2026-09-01", "2026-09-11"], unit(readings))
    assert brief(found)[:2] == [("09-11", D), ("09-21", Went.OVERDUE)]
