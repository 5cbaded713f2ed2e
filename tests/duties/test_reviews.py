"""What is written down is looked at again: the newest of each, counted from signature or review."""

from collections.abc import Callable

import pytest

from desktop.duties.duty import Duty, State
from tests.builders.company import Company, day

Due = Callable[..., Duty]
AllDue = Callable[..., list[Duty]]


@pytest.mark.parametrize(
    ("signed", "reviews", "months", "next_on", "state"),
    [
        ("2025-12-01", [], None, "2026-12-01", State.DUE_SOON),
        ("2019-03-01", [], None, "2020-03-01", State.OVERDUE),
        ("2019-03-01", ["2026-03-01", "2024-03-01"], None, "2027-03-01", State.OK),
        ("2019-03-01", ["2026-11-17"], None, "2020-03-01", State.OVERDUE),  # reviewed tomorrow
        ("2026-01-31", [], 1, "2026-02-28", State.OVERDUE),
    ],
)
def test_a_policy_is_reviewed_every_year_or_as_it_says(
    company: Company, due: Due, signed: str, reviews: list[str], months: int | None, next_on: str,
    state: State,
) -> None:  # fmt: skip
    policy = company.policy(signed, reviews=reviews, review_months=months)
    duty = due()
    assert (duty.due, duty.state, duty.kind) == (day(next_on), state, "review")
    assert (duty.subject, duty.plan) == ("Bow River Mechanical Ltd.", policy)
    assert duty.task == "Review: Health and safety policy"


def test_the_reason_says_when_it_was_last_looked_at(company: Company, due: Due) -> None:
    company.policy("2025-11-10")
    assert due().reason == "Last signed or reviewed 10 November 2025; due 10 November, 6 days ago."


def test_a_review_is_due_on_the_day_itself(company: Company, due: Due) -> None:
    company.policy("2025-11-16")
    duty = due()
    assert duty.state is State.DUE_SOON
    assert duty.reason == "Last signed or reviewed 16 November 2025; due today."


def test_a_policy_signed_anew_takes_the_place_of_the_old_one(
    company: Company, all_due: AllDue
) -> None:
    company.policy("2019-03-01")
    company.policy("2026-10-01", title="Health & Safety  POLICY".replace("&", "and"))
    company.policy("2026-10-02", title="Harassment policy")
    assert [duty.last_done for duty in all_due()] == [day("2026-10-01"), day("2026-10-02")]
    assert [duty.last_done for duty in all_due(day("2026-09-30"))] == [day("2019-03-01")]


def test_documents_and_assessments_are_reviewed_where_somebody_says_so(
    company: Company, all_due: AllDue
) -> None:
    company.save("document", title="Grinding", signed_on="2020-01-01")
    company.save("formal_hazard_assessment", title="Welding", made_on="2020-01-01")
    assert all_due() == []
    company.save("document", title="Ladders", signed_on="2020-01-01", review_months=36)
    assert [(duty.task, duty.due) for duty in all_due()] == [("Review: Ladders", day("2023-01-01"))]
    company.settings(review_months=24)
    assert {(duty.task, duty.due) for duty in all_due()} == {
        ("Review: Ladders", day("2023-01-01")),
        ("Review: Grinding", day("2022-01-01")),
        ("Review: Welding", day("2022-01-01")),
    }


def test_a_superseded_document_is_left_alone(company: Company, all_due: AllDue) -> None:
    old = company.save("document", title="Ladders", signed_on="2020-01-01", review_months=36)
    company.save(
        "document", title="Ladders", signed_on="2026-01-01", review_months=36, supersedes_id=old
    )
    assert [duty.due for duty in all_due()] == [day("2029-01-01")]
    assert [duty.due for duty in all_due(day("2025-12-31"))] == [day("2023-01-01")]


def test_a_document_without_any_date_was_never_reviewed(company: Company, due: Due) -> None:
    company.save("document", title="Ladders", review_months=36)
    duty = due()
    assert (duty.state, duty.due) == (State.NEVER_DONE, None)
    assert duty.reason == "It has no date, and it was never reviewed."


def test_the_newest_emergency_plan_of_each_site(company: Company, all_due: AllDue) -> None:
    shop, yard = company.site("Shop"), company.site("Yard")
    company.save("emergency_plan", site_id=shop, made_on="2020-01-01")
    company.save("emergency_plan", site_id=shop, made_on="2026-01-01")
    company.save("emergency_plan", site_id=yard, made_on="2025-01-01", review_months=6)
    found = {(duty.subject, duty.task, duty.due) for duty in all_due()}
    assert found == {
        ("Shop", "Review: emergency response plan", day("2027-01-01")),
        ("Yard", "Review: emergency response plan", day("2025-07-01")),
    }


@pytest.mark.parametrize("months", [0, -3, 20_260])
def test_a_slip_in_the_months_of_one_paper_hides_nothing(
    company: Company, all_due: AllDue, months: int
) -> None:
    slip = company.policy("2026-01-10", review_months=months)
    other = company.policy("2026-02-10", title="Harassment policy")
    assert {duty.plan for duty in all_due()} >= {other}
    assert all(duty.due for duty in all_due() if duty.plan == slip)


def test_voided_papers_do_not_count(company: Company, all_due: AllDue) -> None:
    company.void("policy", company.policy("2019-03-01"))
    assert all_due() == []
