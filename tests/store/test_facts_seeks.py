"""The facts are found by seeks: neither more records nor more duties mean more questions."""

from pathlib import Path
from typing import Any

import pytest

from desktop.store.fact_all import all_facts
from desktop.store.questions.plainly import plainly
from tests.builders.company import AS_OF, Company, company_in

LONG = ("inspection", "maintenance", "reading", "use_log", "meeting", "drill")


@pytest.fixture
def company(tmp_path: Path) -> Any:
    with company_in(tmp_path) as made:
        made.together(lambda: _tell(made, 1))
        yield made


def _tell(company: Company, units: int) -> None:
    """For each unit one duty of every sort, so that every question is asked."""
    for number in range(units):
        unit = company.unit(f"{units}-{number}", type="Truck")
        for rule in ("every 1,000 km", "weekly when in use", "after repair", "weekly"):
            plan = company.plan(rule, unit, task=rule)
            company.inspection("2026-11-01", unit, plan, reading=10)
        company.plan("monthly", unit, task="fixed", counted="fixed")
        company.used("2026-11-01", unit)
        company.reading(unit, 20)
    company.plan("monthly", equipment_type="truck", task="CVIP")


def asked_of(company: Company) -> list[tuple[str, Any]]:
    asked: list[tuple[str, Any]] = []
    with company.file.reading() as connection:

        def fetch(statement: str, parameters: Any) -> Any:
            asked.append((statement, parameters))
            return connection.exec_driver_sql(statement, parameters).all()

        all_facts(plainly(fetch), AS_OF)
    assert asked
    return asked


def test_more_duties_ask_no_more_questions(company: Company) -> None:
    few = len(asked_of(company))
    company.together(lambda: _tell(company, 12))
    assert len(asked_of(company)) == few


def test_no_question_reads_a_whole_log(company: Company) -> None:
    asked = asked_of(company)
    with company.file.reading() as connection:
        for statement, parameters in asked:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            for line in plan.all():
                words = line[3].split()
                assert not (words[0] == "SCAN" and words[1].rstrip("_0123456789") in LONG), (
                    f"{line[3]} in {statement}"
                )
