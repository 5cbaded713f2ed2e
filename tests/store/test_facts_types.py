"""A plan on a type of equipment holds for each of its units until one has a plan of its own."""

from pathlib import Path
from typing import Any

import pytest

from desktop.store.fact_duties import duty_facts
from tests.builders.company import AS_OF, Company, company_in


@pytest.fixture
def company(tmp_path: Path) -> Any:
    with company_in(tmp_path) as made:
        yield made


def last_by_unit(company: Company) -> dict[str, str | None]:
    with company.file.reading() as connection:
        plans = duty_facts(connection, AS_OF).plans
    return {p.subject.name: p.last.on.isoformat() if p.last else None for p in plans}


@pytest.fixture
def trucks(company: Company) -> dict[str, str]:
    """Two trucks, written differently, and a trailer; with a weekly inspection of all trucks."""
    ids = {
        "101": company.unit("101", type="Truck"),
        "102": company.unit("102", type="TRUCK "),
        "T-1": company.unit("T-1", type="Trailer"),
        "X": company.unit("X"),
    }
    return ids | {"plan": company.plan(equipment_type="truck")}


def test_every_unit_of_the_type_is_a_duty_with_its_own_completion(
    company: Company, trucks: dict[str, str]
) -> None:
    company.inspection("2026-11-10", trucks["101"], trucks["plan"])
    company.maintenance("2026-11-11", trucks["102"], plan=trucks["plan"])
    company.inspection("2026-11-01", trucks["102"], trucks["plan"])
    assert last_by_unit(company) == {"101": "2026-11-10", "102": "2026-11-11"}


def test_a_unit_with_a_plan_of_the_same_task_is_left_to_that(
    company: Company, trucks: dict[str, str]
) -> None:
    company.inspection("2026-11-10", trucks["101"], trucks["plan"])
    own = company.plan("monthly", trucks["101"], task="vehicle INSPECTION")
    company.plan("annual", trucks["102"], task="CVIP")
    company.inspection("2026-10-01", trucks["101"], own)
    with company.file.reading() as connection:
        plans = duty_facts(connection, AS_OF).plans
    assert {(p.subject.name, p.task, p.rule_text) for p in plans} == {
        ("101", "vehicle INSPECTION", "monthly"),
        ("102", "CVIP", "annual"),
        ("102", "Vehicle inspection", "weekly"),
    }


def test_a_log_that_names_no_plan_counts_for_its_unit(
    company: Company, trucks: dict[str, str]
) -> None:
    company.inspection("2026-11-10", trucks["102"], task="Vehicle inspection")
    assert last_by_unit(company) == {"101": None, "102": "2026-11-10"}


@pytest.mark.parametrize("named", [True, False])
def test_all_of_a_type_inspected_at_once(
    company: Company, trucks: dict[str, str], named: bool
) -> None:
    company.inspection("2026-11-12", trucks["101"], trucks["plan"])
    company.inspection(
        "2026-11-10",
        plan=trucks["plan"] if named else None,
        task=None if named else "vehicle inspection",
        equipment_type="Trucks" if named else "TRUCK",
    )
    assert last_by_unit(company) == {"101": "2026-11-12", "102": "2026-11-10"}


def test_fixed_dates_know_the_completions_of_each_unit(
    company: Company, trucks: dict[str, str]
) -> None:
    plan = company.plan("monthly", task="CVIP", equipment_type="truck", counted="fixed")
    company.inspection("2026-11-10", trucks["101"], plan)
    company.inspection("2026-10-10", trucks["101"], plan)
    company.inspection("2026-09-10", trucks["102"], plan)
    with company.file.reading() as connection:
        plans = duty_facts(connection, AS_OF).plans
    found = {p.subject.name: [on.month for on in p.completions] for p in plans if p.fixed}
    assert found == {"101": [10, 11], "102": [9]}
