"""A review that is planned and asked for by the paper itself is shown once."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.services.calendar.saving import save_calendar
from desktop.services.checking import duties_report
from desktop.services.standings import state_of
from desktop.services.today import today
from tests.builders.company import AS_OF, Company


def titles(company: Company) -> list[str]:
    return [line.title for line in today(company.file, AS_OF).lines]


def policy(company: Company, signed: str) -> str:
    return company.save("policy", title="Health and safety policy", signed_on=signed)


def review(
    company: Company, task: str, done: str | None = None, rule: str = "yearly", **more: object
) -> str:
    plan = company.plan(rule, kind="review", task=task, **more)
    if done:
        company.meeting(done, plan, kind="management_review")
    return plan


def test_the_paper_stands_for_the_planned_review(company: Company) -> None:
    policy(company, "2025-01-05")
    review(company, "Policy review")
    assert titles(company) == ["Review: Health and safety policy"]


def test_a_review_held_since_is_a_look_at_the_paper(company: Company) -> None:
    policy(company, "2025-01-05")
    review(company, "Review of the health and safety policy", "2026-10-01")
    assert titles(company) == []
    [line] = today(company.file, date(2027, 11, 1)).lines
    assert line.title == "Review: Health and safety policy"
    assert line.due == date(2027, 10, 1)


def test_the_stricter_of_two_rules_holds_whoever_looked_last(company: Company) -> None:
    policy(company, "2026-02-01")
    review(company, "Policy review", "2025-11-20", rule="every 3 months")
    [line] = today(company.file, AS_OF).lines
    assert (line.title, line.due) == ("Policy review", date(2026, 5, 1))
    assert "1 February" in line.why


def test_everything_tells_of_it_once(company: Company, tmp_path: Path) -> None:
    signed = policy(company, "2025-01-05")
    plan = review(company, "Policy review")
    [told] = duties_report(company.file, AS_OF)["duties"]
    assert (told["plan"], told["due"]) == (signed, "2026-01-05")
    file = tmp_path / "due.ics"
    save_calendar(company.file, file, AS_OF, datetime(2026, 11, 18, tzinfo=UTC))
    events = file.read_text(encoding="utf-8").split("BEGIN:VEVENT")[1:]
    [stands] = [event for event in events if "STATUS:CANCELLED" not in event]
    assert "Review: Health and safety policy" in stands
    assert state_of(company.file, "duty_plan", AS_OF)[plan].word == "Overdue"  # not "Never done"


@pytest.mark.parametrize(
    "task", ["Drug and alcohol policy review", "Inspection policy review", "Review of WHMIS policy"]
)
def test_the_review_of_one_policy_is_not_that_of_another(company: Company, task: str) -> None:
    policy(company, "2026-10-05")
    review(company, task)
    assert titles(company) == [task]


def test_a_plan_for_all_policies_waits_for_the_last_of_them(company: Company) -> None:
    policy(company, "2026-10-05")
    company.save("policy", title="Drug and alcohol policy", signed_on="2025-06-01")
    review(company, "Policy review")
    assert titles(company) == ["Review: Drug and alcohol policy"]


def test_a_rule_that_cannot_be_read_is_asked_about_beside_the_paper(company: Company) -> None:
    policy(company, "2025-01-05")
    review(company, "Policy review", rule="now and then")
    assert set(titles(company)) == {"Review: Health and safety policy", "Policy review"}


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
