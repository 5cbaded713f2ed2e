"""What is known of units: readings from wherever they were written, parking, use and repairs."""

from pathlib import Path
from typing import Any

import pytest

from desktop.store.fact_duties import duty_facts
from desktop.store.facts import DutyFacts, EarlyWarning, ServiceFact, UnitFact
from tests.builders.company import AS_OF, Company, company_in, day


@pytest.fixture
def company(tmp_path: Path) -> Any:
    with company_in(tmp_path) as made:
        yield made


def facts(company: Company, as_of: str = AS_OF.isoformat()) -> DutyFacts:
    with company.file.reading() as connection:
        return duty_facts(connection, day(as_of))


def readings(company: Company, unit: str, as_of: str = AS_OF.isoformat()) -> list[tuple[str, str]]:
    known = facts(company, as_of).units.get(unit, UnitFact()).readings
    return sorted({(reading.on.isoformat(), f"{float(reading.value):g}") for reading in known})


def watched(company: Company, unit: str, rule: str = "weekly when in use") -> str:
    """A duty of the unit that asks for all its readings since the start of October."""
    return company.plan(rule, unit, baseline_on="2026-10-01", baseline_reading=900)


def test_readings_come_from_wherever_they_were_written(company: Company) -> None:
    unit = company.unit()
    watched(company, unit)
    company.reading(unit, 1000, "2026-11-01")
    company.inspection("2026-11-02", unit, reading="1010.5")
    company.inspection("2026-11-03", unit)
    company.maintenance("2026-11-04", unit, reading=1020)
    assert readings(company, unit) == [
        ("2026-10-01", "900"),
        ("2026-11-01", "1000"),
        ("2026-11-02", "1010.5"),
        ("2026-11-04", "1020"),
    ]


def test_the_day_and_what_was_voided_decide_what_is_seen(company: Company) -> None:
    unit = company.unit()
    watched(company, unit)
    company.reading(unit, 1000, "2026-11-01")
    company.reading(unit, 1100, "2026-11-17")
    company.void("reading", company.reading(unit, 1050, "2026-11-10"))
    company.void("inspection", company.inspection("2026-11-11", unit, reading=1060))
    assert readings(company, unit) == [("2026-10-01", "900"), ("2026-11-01", "1000")]


@pytest.mark.parametrize(
    ("rule", "stated", "asks"),
    [
        ("every 250 h", "2026-10-01", True),
        ("weekly when in use", "2026-10-01", True),
        ("after use", "2026-10-01", True),
        ("weekly", "2026-10-01", False),
        ("before use", "2026-10-01", False),
        ("no rule at all", "2026-10-01", False),
        # never done, so there is nothing to count from
        ("every 250 h", None, False),
    ],
)
def test_only_rules_that_ask_for_readings_get_them(
    company: Company, rule: str, stated: str | None, asks: bool
) -> None:
    unit = company.unit()
    company.plan(rule, unit, baseline_on=stated)
    company.reading(unit, 1000, "2026-11-01")
    assert bool(readings(company, unit)) is asks


def test_readings_go_back_to_the_last_completion_and_some_months(company: Company) -> None:
    old, new = company.unit("101"), company.unit("102")
    old_plan = company.plan("every 1,000 km", old)
    new_plan = company.plan("every 1,000 km", new)
    company.inspection("2025-01-01", old, old_plan)
    company.inspection("2026-11-01", new, new_plan)
    for unit in (old, new):
        for on in ("2024-06-01", "2024-12-15", "2026-07-01", "2026-08-01"):
            company.reading(unit, 1000, on)
    assert [on for on, _value in readings(company, old)] == [
        "2024-12-15", "2026-07-01", "2026-08-01",
    ]  # fmt: skip
    assert [on for on, _value in readings(company, new)] == ["2026-08-01"]


def test_what_a_reading_is_in(company: Company) -> None:
    units = {meter: company.unit(meter or "?", meter) for meter in ("km", "h", "both", None)}
    for unit in units.values():
        company.plan("every 250 h", unit, baseline_on="2026-10-01")
        company.inspection("2026-11-01", unit, reading=10)
        company.inspection("2026-11-02", unit, reading=20, reading_unit="h")
    known = facts(company).units
    found = {
        meter: [reading.unit for reading in sorted(known[unit].readings, key=lambda r: r.on)]
        for meter, unit in units.items()
    }
    assert found == {"km": ["km", "h"], "h": ["h", "h"], "both": [None, "h"], None: [None, "h"]}


@pytest.mark.parametrize(
    ("dated", "as_of", "expected"),
    [
        ({"reading": "2026-11-04"}, "2026-11-16", "2026-11-04"),
        ({"reading": "2026-11-04", "inspection": "2026-11-10"}, "2026-11-16", "2026-11-10"),
        ({"maintenance": "2026-11-11"}, "2026-11-16", "2026-11-11"),
        ({"baseline": "2026-11-12"}, "2026-11-16", "2026-11-12"),
        # its day is that of the last dated reading of all, and that has not come yet
        ({"reading": "2026-11-17"}, "2026-11-16", None),
        ({}, "2026-11-16", None),
    ],
)
def test_an_undated_reading_counts_from_the_last_dated_one(
    company: Company, dated: dict[str, str], as_of: str, expected: str | None
) -> None:
    unit = company.unit()
    company.plan("weekly when in use", unit, task="a", baseline_on="2026-10-01")
    company.plan("yearly", unit, baseline_on=dated.get("baseline"), baseline_reading=1)
    if "reading" in dated:
        company.reading(unit, 1, dated["reading"])
    for kind in ("inspection", "maintenance"):
        if kind in dated:
            getattr(company, kind)(dated[kind], unit, reading=1)
    company.reading(unit, 77)
    company.void("reading", company.reading(unit, 99))
    found = [on for on, value in readings(company, unit, as_of) if value == "77"]
    assert found == ([expected] if expected else [])


def test_a_new_meter_is_marked(company: Company) -> None:
    unit = company.unit()
    watched(company, unit, "every 1,000 km")
    company.reading(unit, 100, "2026-11-01")
    company.reading(unit, 950, "2026-11-08", meter_replaced=True)
    company.reading(unit, 1000, "2026-11-10")
    assert {(int(r.value), r.replaced) for r in facts(company).units[unit].readings} == {
        (900, False),
        (100, False),
        (950, True),
        (1000, False),
    }


def test_service_changes_by_the_day(company: Company) -> None:
    unit = company.unit()
    company.change(unit, "returned", "2026-11-17")
    company.change(unit, "sold", "2026-11-10")
    company.change(unit, "parked", "2026-11-01")
    company.void("service_change", company.change(unit, "returned", "2026-11-05"))
    assert facts(company).units[unit].changes == (
        ServiceFact("parked", day("2026-11-01")),
        ServiceFact("sold", day("2026-11-10")),
    )


def test_days_of_use_and_how_far_the_log_goes(company: Company) -> None:
    used, other = company.unit("101"), company.unit("102")
    plan = company.plan("weekly when in use", used)
    company.inspection("2026-11-05", used, plan)
    for on in ("2026-10-01", "2026-11-01", "2026-11-06", "2026-11-17"):
        company.used(on, used)
    company.used("2026-11-07", used, hours=0)
    company.used("2026-11-08", used, hours=0, days=1)
    company.void("use_log", company.used("2026-11-09", used))
    company.used("2026-11-12", other)
    known = facts(company)
    assert known.units[used].used_on == (day("2026-11-06"), day("2026-11-08"))
    assert known.use_log_to == day("2026-11-12")


def test_the_last_day_of_use_is_known_however_long_ago(company: Company) -> None:
    unit = company.unit()
    plan = company.plan("weekly when in use", unit)
    company.inspection("2026-11-05", unit, plan)
    company.used("2026-10-01", unit)
    assert facts(company).units[unit].used_on == (day("2026-10-01"),)


def test_the_last_repair_is_known_where_a_rule_asks(company: Company) -> None:
    unit = company.unit()
    company.maintenance("2026-11-05", unit)
    company.maintenance("2026-11-17", unit)
    assert unit not in facts(company).units
    company.plan("after repair", unit)
    assert facts(company).units[unit].repaired_on == day("2026-11-05")


def test_when_a_site_is_active_and_what_the_company_is_called(company: Company) -> None:
    shop = company.site("Shop")
    yard = company.site("Yard", [("2026-01-01", "2026-10-31"), ("2026-12-01", None)])
    known = facts(company)
    assert shop not in known.sites
    assert [(str(p.from_on), str(p.to_on)) for p in known.sites[yard]] == [
        ("2026-01-01", "2026-10-31"),
        ("2026-12-01", "None"),
    ]
    assert known.company.name == "Bow River Mechanical Ltd."
    company.save("company", known.company.id, trade_name="Bow River")
    assert facts(company).company.name == "Bow River"
    company.void("company", known.company.id)
    assert facts(company).company.name == ""


def test_the_companys_choices_and_the_definitions_for_the_rest(company: Company) -> None:
    assert facts(company).warning == EarlyWarning()
    company.settings(lead_days_at_most=0, usage_lead_share="0.2", working_days="Mon-Sat")
    warning = facts(company).warning
    assert (warning.days_at_most, float(warning.usage_share)) == (0, 0.2)
    assert (float(warning.share), warning.certificate_days) == (0.25, 90)
    assert warning.working_days == "Mon-Sat"
