"""A clock set back, a PC left on over midnight, any order of asking: a day has one answer."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.duties import duties
from desktop.duties.duty import Duty, State
from desktop.services.checking import read_facts
from desktop.store.facts import DutyFacts, UnitFact
from tests.builders.company import AS_OF, Company, company_in
from tests.builders.facts import COMPANY, UNIT, plan

START = AS_OF - timedelta(days=120)
RULES = ("daily", "weekly when in use", "monthly", "every 500 km", "every 1,000 km or monthly",
         "every working day", "before use", "annual and on return to service")  # fmt: skip


def _tell(company: Company) -> None:
    some = random.Random(6)
    company.settings(working_days="Mon-Fri", keeps_statutory_holidays=True)
    for number in range(3):
        unit = company.unit(f"10{number}", daily_use=40)
        plans = [company.plan(rule, unit, task=rule, in_force_from=START) for rule in RULES]
        km = 1000
        for days in range(0, 140, 3):
            km += some.randrange(0, 200)
            on = START + timedelta(days=days)
            company.inspection(on, unit, some.choice(plans), reading=km)
        company.change(unit, "parked", START + timedelta(days=40 + number))
        company.change(unit, "returned", START + timedelta(days=60 + number))
        company.skip(plans[2], START + timedelta(days=80), due=START + timedelta(days=70))


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as made:
        made.together(lambda: _tell(made))
        yield made


def asked(company: Company, on: date) -> tuple[Duty, ...]:
    return duties(read_facts(company.file, on), on)


def test_the_answer_of_a_day_is_one_however_often_and_in_whatever_order(company: Company) -> None:
    days = [START + timedelta(days=n) for n in range(0, 150, 7)]
    first = {on: asked(company, on) for on in days}
    again = random.Random(7).sample(days, len(days))
    # back and forth, as a clock that is wrong and put right goes
    for on in [*again, *reversed(days)]:
        assert asked(company, on) == first[on], on


def test_over_midnight_only_a_day_that_passed_changes_anything(company: Company) -> None:
    """Looked at on from the evening before, the facts of the evening say the same as new ones."""
    for days in range(100, 140):
        evening = START + timedelta(days=days)
        morning = evening + timedelta(days=1)
        left_on = duties(read_facts(company.file, evening), morning)
        anew = asked(company, morning)
        happened = {
            duty.subject
            for duty, before in zip(anew, asked(company, evening), strict=True)
            if duty.last_done != before.last_done
        }
        quiet = [
            (one, other)
            for one, other in zip(left_on, anew, strict=True)
            if one.subject not in happened
        ]
        assert quiet or happened
        for one, other in quiet:
            assert (one.state, one.due) == (other.state, other.due), (morning, one.task)


@given(st.lists(st.integers(-400, 400), min_size=2, max_size=12))
def test_no_answer_depends_on_what_was_asked_before(offsets: list[int]) -> None:
    weekly = plan("weekly", "2026-11-01")
    facts = DutyFacts(as_of=AS_OF, company=COMPANY, plans=(weekly,), units={UNIT.id: UnitFact()})
    days = [AS_OF + timedelta(days=n) for n in offsets]
    there = [duties(facts, on)[0] for on in days]
    back = [duties(facts, on)[0] for on in reversed(days)]
    assert there == back[::-1]
    overdue = [on for on, duty in zip(days, there, strict=True) if duty.state is State.OVERDUE]
    assert all(
        duty.state is State.OVERDUE
        for on, duty in zip(days, there, strict=True)
        if overdue and on >= min(overdue)
    )
