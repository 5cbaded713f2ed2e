"""Of most meters a few readings are read, and they tell the same as all of them would."""

import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.duties import duties
from desktop.store.fact_duties import duty_facts
from desktop.store.facts import Done, ReadingFact, UnitFact
from tests.builders.company import AS_OF, Company, company_in
from tests.builders.facts import duty_of, plan


@pytest.fixture
def company(tmp_path: Path) -> Any:
    with company_in(tmp_path) as made:
        yield made


def read(company: Company, unit: str) -> list[str]:
    with company.file.reading() as connection:
        known = duty_facts(connection, AS_OF).units[unit].readings
    return sorted({reading.on.isoformat() for reading in known})


LOG = {
    "2026-08-01": 9000,
    "2026-08-18": 9100,  # 90 days before the last
    "2026-09-01": 9300,
    "2026-11-01": 10000,
    "2026-11-08": 10300,
    "2026-11-16": 10600,
}


@pytest.mark.parametrize(
    ("rule", "meter", "more", "count"),
    [
        ("every 1,000 km", "km", {}, 4),  # the ends and a third, and that of the completion
        ("every 500 km", "km", {}, 5),  # past the limit: all since it was done
        ("every 1,000 km", "both", {}, 6),  # what it counts is not said
        ("every 1,000 km or 250 h", "km", {}, 6),
        ("every 1,000 km when in use", "km", {}, 6),
        ("every 1,000 km", "km", {"2026-11-16": 9900}, 6),  # the last one falls
        ("every 1,000 km", "km", {"2026-11-15": 10500}, 4),
    ],
)
def test_a_few_readings_where_they_say_it_all(
    company: Company, rule: str, meter: str, more: dict[str, int], count: int
) -> None:
    unit = company.unit("101", meter)
    company.plan(rule, unit, baseline_on="2026-11-01", baseline_reading=10000)
    for on, value in (LOG | more).items():
        company.inspection(on, unit, reading=value)
    assert len(read(company, unit)) == count


def test_a_new_meter_needs_all_of_them(company: Company) -> None:
    unit = company.unit()
    company.plan("every 1,000 km", unit, baseline_on="2026-11-01", baseline_reading=10000)
    for on, value in LOG.items():
        company.reading(unit, value, on, meter_replaced=on == "2026-11-08")
    assert len(read(company, unit)) == 6


def test_the_pace_is_that_of_the_ninety_days_before_the_last(company: Company) -> None:
    unit = company.unit()
    company.plan("every 1,000 km", unit, baseline_on="2026-11-01", baseline_reading=10000)
    for on, value in LOG.items():
        company.inspection(on, unit, reading=value)
    assert read(company, unit) == ["2026-08-18", "2026-09-01", "2026-11-01", "2026-11-16"]


@pytest.mark.parametrize("seed", range(4))
def test_a_glance_tells_the_same_as_all_readings(company: Company, seed: int) -> None:
    some = random.Random(seed)
    fleet = [_log(some) for _unit in range(25)]
    company.together(lambda: [_tell(company, n, log) for n, log in enumerate(fleet)])
    with company.file.reading() as connection:
        facts = duty_facts(connection, AS_OF)
    found = {duty.subject: duty for duty in duties(facts, AS_OF)}
    for number, (log, at) in enumerate(fleet):
        on, value = log[at]
        readings = tuple(ReadingFact(read_on, total, "km") for read_on, total in log)
        last = Done(on, "", value, "km")
        whole = duty_of(plan("every 250 km", last), unit=UnitFact(readings=readings))
        duty = found[str(number)]
        assert (duty.state, duty.due, duty.reason) == (whole.state, whole.due, whole.reason)


def _log(some: random.Random) -> tuple[list[tuple[date, Decimal]], int]:
    """A meter that rises until today, and which of its readings is that of the last completion."""
    days = [*sorted(some.sample(range(1, 120), some.randrange(9)), reverse=True), 0]
    total = Decimal(10000)
    log = []
    for back in days:
        total += some.choice([0, 5, 40, 90])
        log.append((AS_OF - timedelta(days=back), total))
    return log, some.randrange(len(log))


def _tell(company: Company, number: int, known: tuple[list[tuple[date, Decimal]], int]) -> None:
    log, last = known
    unit = company.unit(str(number))
    duty = company.plan("every 250 km", unit)
    for at, (on, total) in enumerate(log):
        if at == last:
            company.inspection(on, unit, duty, reading=total)
        else:
            company.reading(unit, total, on)
