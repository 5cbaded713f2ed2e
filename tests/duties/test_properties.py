"""What holds of every duty whatever happened: above all, that nothing moves itself on."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.duties.duty import State
from desktop.store.facts import Done, PlanFact, ReadingFact, ServiceFact, SkipFact, UnitFact
from tests.builders.facts import duty_of, plan

START = date(2024, 1, 1)
DAYS = st.dates(START, START + timedelta(days=900))
LATER = st.integers(1, 1500)
RULES = st.sampled_from(
    [
        "daily",
        "weekly",
        "every 10 days",
        "monthly",
        "quarterly",
        "annual by competent person",
        "every 1,000 km",
        "every 1,000 km or monthly",
        "weekly when in use",
        "before use",
        "before use and monthly",
        "on return to service",
        "every 5 working days",
    ]
)
NUMBERS = st.integers(0, 5000).map(Decimal)


@st.composite
def units(draw: st.DrawFn) -> UnitFact:
    readings = [
        ReadingFact(on, value, "km") for on, value in draw(st.dictionaries(DAYS, NUMBERS)).items()
    ]
    words = st.sampled_from(["parked", "returned", "out_of_order", "sold"])
    changes = draw(st.lists(st.tuples(DAYS, words), max_size=4))
    return UnitFact(
        tuple(ServiceFact(word, on) for on, word in sorted(changes)),
        tuple(readings),
        tuple(sorted(draw(st.sets(DAYS, max_size=4)))),
    )


@st.composite
def plans(draw: st.DrawFn, rules: st.SearchStrategy[str] = RULES) -> PlanFact:
    fixed = draw(st.booleans())
    completions = tuple(sorted(draw(st.sets(DAYS, max_size=6))))
    last = None
    if completions:
        reading = draw(st.none() | NUMBERS)
        last = Done(completions[-1], "", reading, "km", draw(st.booleans()))
    skips = [
        SkipFact(on, draw(st.none() | DAYS), draw(st.none() | DAYS))
        for on in sorted(draw(st.lists(DAYS, max_size=3)))
    ]
    return plan(
        draw(rules),
        last,
        fixed=fixed,
        completions=completions if fixed else (),
        skips=tuple(skips),
        anchor_on=draw(st.none() | DAYS),
        in_force_from=START,
    )


def seen(fact: PlanFact, unit: UnitFact, as_of: date) -> tuple[PlanFact, UnitFact]:
    """Only what happened by the day, as the store would give it."""
    days = tuple(on for on in fact.completions if on <= as_of)
    last = fact.last if fact.last and fact.last.on <= as_of else None
    if last is None and days:
        last = Done(days[-1])
    return (
        replace(
            fact,
            last=last,
            completions=days,
            skips=tuple(skip for skip in fact.skips if skip.skipped_on <= as_of),
        ),
        UnitFact(
            tuple(change for change in unit.changes if change.on <= as_of),
            tuple(reading for reading in unit.readings if reading.on <= as_of),
            tuple(on for on in unit.used_on if on <= as_of),
        ),
    )


@given(plans(), units(), DAYS, LATER)
def test_an_overdue_duty_stays_overdue_until_something_happens(
    fact: PlanFact, unit: UnitFact, as_of: date, days: int
) -> None:
    fact, unit = seen(fact, unit, as_of)
    now = duty_of(fact, as_of, unit)
    if now.state is State.OVERDUE:
        later = duty_of(fact, as_of + timedelta(days=days), unit)
        assert later.state is State.OVERDUE
        assert later.due == now.due


@given(plans(), units(), DAYS)
def test_a_duty_always_answers_and_its_answer_fits_together(
    fact: PlanFact, unit: UnitFact, as_of: date
) -> None:
    fact, unit = seen(fact, unit, as_of)
    duty = duty_of(fact, as_of, unit)
    assert duty.reason.endswith(".")
    assert "{" not in duty.reason
    assert not duty.due_estimated or duty.due is not None
    if duty.state is State.SUSPENDED:
        assert duty.due is None
    if duty.state is State.OVERDUE:
        assert duty.due is not None
        # a reading of today may be past the limit today
        assert duty.due <= as_of
        assert duty.due < as_of or duty.due_estimated
    if duty.state is State.OK:
        assert duty.due is None or duty.due > as_of


@given(plans(st.sampled_from(["daily", "every 10 days", "weekly"])), DAYS, st.integers(-3, 3))
def test_whole_weeks_make_no_difference_to_rules_in_days(
    fact: PlanFact, as_of: date, weeks: int
) -> None:
    def moved(day: Any) -> Any:
        return day + timedelta(weeks=weeks) if isinstance(day, date) else day

    shifted = plan(
        fact.rule_text,
        Done(moved(fact.last.on), baseline=fact.last.baseline) if fact.last else None,
        fixed=fact.fixed,
        completions=tuple(map(moved, fact.completions)),
        skips=tuple(
            SkipFact(moved(s.skipped_on), moved(s.due_on), moved(s.new_due_on)) for s in fact.skips
        ),
        anchor_on=moved(fact.anchor_on),
        in_force_from=moved(fact.in_force_from),
    )
    then, now = duty_of(fact, as_of), duty_of(shifted, moved(as_of))
    assert (now.state, now.due) == (then.state, moved(then.due))


@given(plans(st.sampled_from(["daily", "weekly", "monthly", "annual"])), DAYS)
def test_done_today_is_not_overdue_tomorrow(fact: PlanFact, as_of: date) -> None:
    days = tuple(sorted({*(on for on in fact.completions if on < as_of), as_of}))
    done = replace(fact, last=Done(as_of), completions=days if fact.fixed else (), skips=())
    assert duty_of(done, as_of + timedelta(days=1)).state is not State.OVERDUE
