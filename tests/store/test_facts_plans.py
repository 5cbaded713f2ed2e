"""When every duty was last done, found in whatever was written down, as of a day."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.store.fact_duties import duty_facts
from desktop.store.facts import Done, DutyFacts, PlanFact, SkipFact
from tests.builders.company import AS_OF, Company, company_in, day


@pytest.fixture
def company(tmp_path: Path) -> Any:
    with company_in(tmp_path) as made:
        yield made


def facts(company: Company, as_of: date | str = AS_OF) -> DutyFacts:
    on = day(as_of) if isinstance(as_of, str) else as_of
    with company.file.reading() as connection:
        return duty_facts(connection, on)


def only(company: Company, as_of: date | str = AS_OF) -> PlanFact:
    (plan,) = facts(company, as_of).plans
    return plan


def last_on(company: Company, as_of: date | str = AS_OF) -> str | None:
    last = only(company, as_of).last
    return last.on.isoformat() if last else None


def test_any_kind_of_record_that_names_the_plan_completes_it(company: Company) -> None:
    plan = company.plan(unit=company.unit())
    assert last_on(company) is None
    for month, verb in enumerate(
        (company.inspection, company.maintenance, company.meeting, company.drill), start=1
    ):
        verb(f"2026-0{month}-10", plan=plan)
        assert last_on(company) == f"2026-0{month}-10"


def test_the_latest_by_the_day_it_happened_counts_however_late_it_was_typed(
    company: Company,
) -> None:
    plan = company.plan(unit=company.unit())
    for on in ("2026-11-11", "2026-11-17", "2026-10-01", "2026-11-16"):
        company.inspection(on, plan=plan)
    assert last_on(company) == "2026-11-16"
    assert last_on(company, "2026-11-15") == "2026-11-11"
    assert last_on(company, "2026-09-30") is None


def test_who_did_it_and_at_which_reading(company: Company) -> None:
    unit = company.unit()
    plan = company.plan(unit=unit)
    rick = company.worker()
    company.inspection("2026-11-09", unit, plan, by_id=rick, reading="128000.5")
    assert only(company).last == Done(
        day("2026-11-09"), "Rick Desjarlais", Decimal("128000.5"), "km"
    )
    company.inspection("2026-11-10", unit, plan, by_name="Tyler O.")
    assert only(company).last == Done(day("2026-11-10"), "Tyler O.", None, "km")
    # of one day the one with a reading says more
    company.maintenance("2026-11-10", unit, plan=plan, reading=5, reading_unit="h")
    assert only(company).last == Done(day("2026-11-10"), "", Decimal(5), "h")


def test_what_was_voided_completes_nothing(company: Company) -> None:
    plan = company.plan(unit=company.unit())
    company.inspection("2026-11-01", plan=plan)
    company.void("inspection", company.inspection("2026-11-10", plan=plan))
    assert last_on(company) == "2026-11-01"


@pytest.mark.parametrize(
    ("kind", "values", "counts"),
    [
        ("inspection", {"task": "vehicle   inspection"}, True),
        ("inspection", {"task": "Vehicle Inspection (weekly)"}, False),
        ("inspection", {"task": None}, False),
        ("maintenance", {"what": "VEHICLE INSPECTION"}, True),
        ("maintenance", {"what": "Oil change"}, False),
    ],
)
def test_a_log_that_names_no_plan_counts_by_unit_and_task(
    company: Company, kind: str, values: dict[str, Any], counts: bool
) -> None:
    unit, other = company.unit("101"), company.unit("102")
    company.save(kind, equipment_id=unit, done_on="2026-11-10", **values)
    company.save(kind, equipment_id=other, done_on="2026-11-12", **values)
    company.plan(unit=unit)
    assert last_on(company) == ("2026-11-10" if counts else None)


def test_a_log_counts_by_site_too(company: Company) -> None:
    shop = company.site()
    company.inspection("2026-11-10", site=shop, task="Worksite inspection")
    company.inspection("2026-11-12", site=company.site("Yard"), task="Worksite inspection")
    company.plan("monthly", site=shop, task="Worksite inspection")
    assert last_on(company) == "2026-11-10"


def test_a_log_counts_until_the_day_and_without_what_was_voided(company: Company) -> None:
    unit = company.unit()
    company.inspection("2026-11-01", unit, task="Vehicle inspection")
    company.inspection("2026-11-17", unit, task="Vehicle inspection")
    company.void("inspection", company.inspection("2026-11-10", unit, task="Vehicle inspection"))
    company.plan(unit=unit)
    assert last_on(company) == "2026-11-01"


@pytest.mark.parametrize(
    ("stated", "done", "expected"),
    [
        ("2026-11-01", None, Done(day("2026-11-01"), "", 500, "km", baseline=True)),
        ("2026-11-01", "2026-11-02", Done(day("2026-11-02"), "", None, "km")),
        # on the same day the completion counts, with the reading that was stated
        ("2026-11-01", "2026-11-01", Done(day("2026-11-01"), "", 500, "km")),
        ("2026-11-03", "2026-11-02", Done(day("2026-11-03"), "", 500, "km", baseline=True)),
        # what is stated of a day to come is not known yet
        ("2026-11-17", "2026-11-02", Done(day("2026-11-02"), "", None, "km")),
        ("2026-11-17", None, None),
    ],
)
def test_a_baseline_stands_in_for_a_completion(
    company: Company, stated: str, done: str | None, expected: Done | None
) -> None:
    plan = company.plan(unit=company.unit(), baseline_on=stated, baseline_reading=500)
    if done:
        company.inspection(done, plan=plan)
    assert only(company).last == expected


def test_a_reading_of_its_own_is_stronger_than_the_stated_one(company: Company) -> None:
    plan = company.plan(unit=company.unit(), baseline_on="2026-11-01", baseline_reading=500)
    company.inspection("2026-11-01", plan=plan, reading=510)
    assert only(company).last == Done(day("2026-11-01"), "", 510, "km")


@pytest.mark.parametrize(
    ("values", "as_of", "count"),
    [
        ({"in_force_from": "2026-11-16"}, "2026-11-16", 1),
        ({"in_force_from": "2026-11-17"}, "2026-11-16", 0),
        ({"ended_on": "2026-11-16"}, "2026-11-16", 1),
        ({"ended_on": "2026-11-15"}, "2026-11-16", 0),
    ],
)
def test_a_plan_holds_for_its_time(
    company: Company, values: dict[str, str], as_of: str, count: int
) -> None:
    company.plan(unit=company.unit(), **values)
    assert len(facts(company, as_of).plans) == count


@pytest.mark.parametrize(
    ("as_of", "rule"),
    [("2025-12-31", "weekly"), ("2026-01-01", "monthly"), ("2026-06-01", "quarterly")],
)
def test_last_year_is_answered_by_last_years_rule(company: Company, as_of: str, rule: str) -> None:
    company.plan(
        [
            {"rule": "quarterly", "from_on": "2026-06-01"},
            {"rule": "weekly", "to_on": "2025-12-31"},
            {"rule": "monthly", "from_on": "2026-01-01"},
        ],
        company.unit(),
    )
    assert only(company, as_of).rule_text == rule


def test_a_plan_without_a_rule_in_force_is_no_duty_and_one_without_any_is(
    company: Company,
) -> None:
    company.plan([{"rule": "weekly", "to_on": "2026-11-15"}], company.unit("101"))
    company.plan(None, company.unit("102"))
    plan = only(company)
    assert (plan.subject.name, plan.rule_text, plan.rule) == ("102", "", None)


def test_plans_and_subjects_that_were_voided_are_no_duties(company: Company) -> None:
    unit, site = company.unit(), company.site()
    company.plan(unit=unit)
    company.plan(site=site)
    company.void("duty_plan", company.plan(unit=company.unit("102")))
    company.void("equipment", unit)
    company.void("site", site)
    assert facts(company).plans == ()


def test_a_plan_on_nothing_is_the_companys(company: Company) -> None:
    company.plan("monthly", task="Toolbox meeting", kind="meeting")
    subject = only(company).subject
    assert (subject.kind, subject.name) == ("company", "Bow River Mechanical Ltd.")


def test_skips_are_known_from_their_day_on(company: Company) -> None:
    plan = company.plan(unit=company.unit())
    company.skip(plan, "2026-11-16", "2026-11-20", "2026-11-25")
    company.skip(plan, "2026-11-10")
    company.void("skip", company.skip(plan, "2026-11-11"))
    assert only(company).skips == (
        SkipFact(day("2026-11-10")),
        SkipFact(day("2026-11-16"), day("2026-11-20"), day("2026-11-25")),
    )
    assert len(only(company, "2026-11-15").skips) == 1


def test_fixed_dates_know_all_their_completions(company: Company) -> None:
    plan = company.plan("monthly", company.unit(), counted="fixed", baseline_on="2026-01-01")
    for on in ("2026-03-01", "2026-02-02", "2026-11-17"):
        company.inspection(on, plan=plan)
    company.maintenance("2026-04-03", plan=plan)
    company.void("inspection", company.inspection("2026-05-05", plan=plan))
    fact = only(company)
    assert fact.fixed
    assert [on.isoformat() for on in fact.completions] == ["2026-02-02", "2026-03-01", "2026-04-03"]
