"""What a company, a plan and a unit chose about their duties is read as it was saved."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.duties import duties
from desktop.duties.duty import Duty, State
from desktop.store.fact_duties import duty_facts
from desktop.store.fact_history import history_facts
from desktop.store.facts import DutyFacts, PlanFact
from desktop.store.questions.every import asking
from tests.builders.company import AS_OF, Company, company_in, day


@pytest.fixture
def company(tmp_path: Path) -> Any:
    with company_in(tmp_path) as made:
        yield made


def facts(company: Company, on: date = AS_OF) -> DutyFacts:
    with company.file.reading() as connection:
        return duty_facts(connection, on)


def only_plan(company: Company) -> PlanFact:
    (plan,) = facts(company).plans
    return plan


def only_duty(company: Company, on: str) -> Duty:
    (duty,) = duties(facts(company, day(on)), day(on))
    return duty


def test_days_off_move_only_what_counts_working_days(company: Company) -> None:
    unit = company.unit("101")
    company.settings(
        working_days="Mon-Fri", holidays=[{"day_on": date(2026, 11, 12), "name": "Shut"}]
    )
    of_work = company.plan("every working day", unit, task="Check", baseline_on="2026-11-10")
    company.plan("daily", unit, task="Look", baseline_on="2026-11-10")
    found = {duty.task: duty.due for duty in duties(facts(company), AS_OF)}
    # Remembrance Day is a working day until the company says that it is not
    assert found == {"Check": date(2026, 11, 11), "Look": date(2026, 11, 11)}
    company.save("company", _the_company(company), province="AB")
    company.settings(
        record_id=_the_settings(company),
        keeps_statutory_holidays=True,
        holidays=[{"day_on": date(2026, 11, 12), "name": "Shut"}],
    )
    found = {duty.plan: duty.due for duty in duties(facts(company), AS_OF)}
    assert found[of_work] == date(2026, 11, 13)


def _the_company(company: Company) -> str:
    with company.file.reading() as connection:
        ((id_, *_names),) = asking(connection)("companies")
    return str(id_)


def _the_settings(company: Company) -> str:
    with company.file.reading() as connection:
        return str(connection.exec_driver_sql("SELECT id FROM company_settings").scalar_one())


def test_early_work_keeps_its_date_where_the_plan_says_so(company: Company) -> None:
    unit = company.unit("101")
    plan = company.plan("monthly", unit, early_days=5, baseline_on="2026-09-10")
    company.inspection("2026-10-06", unit, plan)
    company.inspection("2026-11-05", unit, plan)
    assert only_plan(company).completions == (day("2026-10-06"), day("2026-11-05"))
    assert only_duty(company, "2026-11-16").due == day("2026-12-10")
    assert only_duty(company, "2026-11-16").opens == day("2026-12-05")
    # a day more than that, and it counts from when it was done
    company.inspection("2026-12-04", unit, plan)
    assert only_duty(company, "2026-12-05").due == day("2027-01-04")


def test_on_fixed_dates_the_plans_own_days_go_before_the_lead(company: Company) -> None:
    unit = company.unit("101")
    plan = company.plan("monthly", unit, counted="fixed", anchor_on="2026-11-01", early_days=20)
    company.inspection("2026-10-13", unit, plan)
    assert only_duty(company, "2026-11-16").due == day("2026-12-01")


def test_what_stays_due_while_parked(company: Company) -> None:
    unit = company.unit("101")
    company.plan("annual", unit, baseline_on="2025-10-10", keeps_on_when_parked=True)
    company.change(unit, "parked", "2026-09-01")
    assert only_duty(company, "2026-11-16").state is State.OVERDUE


@pytest.mark.parametrize(("meter", "counts"), [("km", "km"), ("h", "h"), ("both", "km")])
def test_the_usual_use_is_in_what_the_meter_counts(
    company: Company, meter: str, counts: str
) -> None:
    unit = company.unit("101", meter, daily_use=40.5)
    company.plan("weekly", unit)
    stated = facts(company).units[unit].daily_use
    assert stated is not None
    assert (float(stated[0]), stated[1]) == (40.5, counts)


def test_what_was_stated_stays_known_beside_what_was_done(company: Company) -> None:
    unit = company.unit("101")
    plan = company.plan("monthly", unit, baseline_on="2026-09-10", baseline_reading=500)
    company.inspection("2026-10-06", unit, plan)
    fact = only_plan(company)
    assert fact.last is not None
    assert fact.last.on == day("2026-10-06")
    assert fact.stated is not None
    assert (fact.stated.on, fact.stated.reading, fact.stated.baseline) == (
        day("2026-09-10"), 500, True,
    )  # fmt: skip
    # fixed dates go on from it after the first completion too
    company.save("duty_plan", plan, rules=[{"rule": "monthly", "counted": "fixed"}])
    assert only_duty(company, "2026-10-20").due == day("2026-11-10")


def test_history_knows_all_rules_and_all_readings(company: Company) -> None:
    unit = company.unit("101")
    rules = [
        {"rule": "annual", "to_on": "2025-06-30"},
        {"rule": "every 1,000 km", "counted": "fixed", "from_on": "2025-07-01"},
    ]
    plan = company.plan(rules, unit)
    for month in range(1, 13):
        company.inspection(f"2025-{month:02}-15", unit, plan, reading=1000 + month)
    with company.file.reading() as connection:
        history = history_facts(asking(connection), date(2025, 12, 1), AS_OF)
    (fact,) = history.facts.plans
    assert [(rule.rule_text, rule.fixed, rule.from_on, rule.to_on) for rule in fact.rules] == [
        ("annual", False, None, day("2025-06-30")),
        ("every 1,000 km", True, day("2025-07-01"), None),
    ]
    assert len(history.facts.units[unit].readings) == 12
    assert len(history.done.of(fact)) == 12
