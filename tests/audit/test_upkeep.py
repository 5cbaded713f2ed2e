"""How a duty was kept up over the window: quick ways say the same as the long ones."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.common.from_the_beginning import Upkeep, upkeep
from desktop.audit.facts import AuditFacts
from desktop.audit.forecast import later
from tests.builders.company import AS_OF, day
from tests.builders.inspection_facts import LADDERS, TRUCK, change, facts, plan

DAYS = st.dates(date(2023, 1, 1), AS_OF)
# over before any of the duties began, so that it changes nothing but the way that is taken
LONG_OVER = (change("parked", "2001-01-01"), change("returned", "2001-02-01"))


def of_truck(company: AuditFacts) -> Upkeep:
    (mine,) = company.schedule.facts.plans
    return upkeep(company, mine)


@given(
    st.sampled_from(
        ("weekly", "every 2 weeks", "every 10 days", "monthly", "quarterly", "yearly", "3 years")
    ),
    DAYS,
    st.none() | DAYS,
    st.sets(DAYS, max_size=30),
    st.integers(0, 400),
)
def test_dates_that_nothing_moves_are_those_of_the_schedule(
    rule: str, began: date, first: date | None, days: set[date], ahead: int
) -> None:
    service = plan(rule, TRUCK, kind="maintenance", in_force_from=began, anchor_on=first)
    done = {"p-u": sorted(days)}
    quick, long = (facts((service,), done, changes=some) for some in ((), LONG_OVER))
    assert of_truck(quick) == of_truck(long)
    then = AS_OF + timedelta(days=ahead)
    assert of_truck(later(quick, then, 12)) == of_truck(later(long, then, 12))


@given(DAYS, st.sets(DAYS, max_size=400), st.tuples(DAYS, DAYS), st.integers(0, 400))
def test_a_daily_duty_misses_each_day_in_service_without_a_record(
    began: date, days: set[date], parked: tuple[date, date], ahead: int
) -> None:
    out, back = sorted(parked)
    changes = (change("parked", f"{out}"), change("returned", f"{back}"))
    daily = plan("daily", TRUCK, in_force_from=began)
    company = later(
        facts((daily,), {"p-u": sorted(days)}, changes=changes),
        AS_OF + timedelta(days=ahead),
        12,
    )
    span, late = company.span, timedelta(days=company.company.late_days)
    pauses = company.schedule.day.pauses(TRUCK)
    within = (span.from_on + timedelta(days=n) for n in range((span.as_of - span.from_on).days))
    assert of_truck(company).kept == tuple(on for on in sorted(days) if span.holds(on))
    assert of_truck(company).missed == tuple(
        on
        for on in within
        if began < on < span.as_of - late
        and on not in days
        and not any(pause.holds(on) for pause in pauses)
    )


def test_what_was_kept_up_is_said_anew_after_an_edit_of_that_duty_alone() -> None:
    weekly = [plan("weekly", one, in_force_from=day("2025-06-01")) for one in (TRUCK, LADDERS)]
    before = facts(weekly, {"p-u": (day("2026-06-01"),), "p-l": (day("2026-06-02"),)})
    truck, ladders = before.schedule.facts.plans
    was = [upkeep(before, one) for one in (truck, ladders)]
    schedule = before.schedule
    done = {**schedule.done, ("p-u", "u"): (day("2026-06-01"), day("2026-06-09"))}
    after = replace(before, schedule=schedule.edited(schedule.facts, done, ()))
    assert upkeep(after, ladders) is was[1]
    assert upkeep(after, truck) != was[0]
    assert upkeep(after, truck).kept == done["p-u", "u"]
