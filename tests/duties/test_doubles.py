"""A review that is planned and asked for by the paper itself is shown once."""

from datetime import date

import pytest

from desktop.services.today import today
from tests.builders.company import AS_OF, Company


def titles(company: Company) -> list[str]:
    return [line.title for line in today(company.file, AS_OF).lines]


def policy(company: Company, signed: str) -> str:
    return company.save("policy", title="Health and safety policy", signed_on=signed)


def review(company: Company, task: str, done: str | None = None, **more: object) -> str:
    plan = company.plan("yearly", kind="review", task=task, **more)
    if done:
        company.meeting(done, plan, kind="management_review")
    return plan


def test_the_paper_stands_for_the_planned_review(company: Company) -> None:
    policy(company, "2025-01-05")
    review(company, "Policy review")
    assert titles(company) == ["Review: Health and safety policy"]


def test_a_review_held_since_stands_for_the_paper(company: Company) -> None:
    policy(company, "2025-01-05")
    review(company, "Review of the health and safety policy", "2026-10-01")
    assert titles(company) == []
    plan = today(company.file, date(2027, 11, 1)).lines
    assert [line.title for line in plan] == ["Review of the health and safety policy"]


@pytest.mark.parametrize("task", ["Management review", "Review of WHMIS", "Contractor review"])
def test_another_review_stays(company: Company, task: str) -> None:
    policy(company, "2025-01-05")
    review(company, task)
    assert set(titles(company)) == {"Review: Health and safety policy", task}


def test_without_a_paper_the_plan_asks(company: Company) -> None:
    review(company, "Policy review")
    assert titles(company) == ["Policy review"]


def test_the_plan_of_one_site_is_not_that_of_another(company: Company) -> None:
    shop, yard = company.site("Shop"), company.site("Yard")
    company.save("emergency_plan", site_id=shop, made_on="2025-01-05")
    review(company, "Emergency plan review", site=yard)
    assert len(titles(company)) == 2
