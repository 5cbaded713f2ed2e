"""Meetings, drills and reviews end their plans, named or not; never the plan of another kind."""

from collections.abc import Callable

import pytest

from desktop.duties.duty import Duty, State
from desktop.duties.months import Went
from desktop.services.twelve_months import twelve_months
from desktop.store.fact_gatherings import gathering_of
from tests.builders.company import AS_OF, Company, day

All = Callable[[], list[Duty]]


def last(all_due: All) -> dict[str, object]:
    return {duty.task: duty.last_done for duty in all_due()}


@pytest.fixture
def three(company: Company) -> Company:
    company.plan("monthly", kind="meeting", task="Toolbox meeting")
    company.plan("yearly", kind="review", task="Management review")
    company.plan("yearly", kind="drill", task="Emergency drill")
    return company


def test_each_is_ended_by_its_own_record(company: Company, all_due: All) -> None:
    company.meeting("2026-11-10", company.plan("monthly", kind="meeting", task="Toolbox meeting"))
    company.meeting("2026-11-11", company.plan("yearly", kind="review", task="Policy review"),
                    kind="management_review")  # fmt: skip
    company.drill("2026-11-12", company.plan("yearly", kind="drill", task="Fire drill"))
    assert last(all_due) == {
        "Toolbox meeting": day("2026-11-10"),
        "Policy review": day("2026-11-11"),
        "Fire drill": day("2026-11-12"),
    }
    assert {duty.state for duty in all_due()} == {State.OK}


def test_a_toolbox_meeting_without_a_plan_ends_only_the_toolbox_plan(
    three: Company, all_due: All
) -> None:
    three.meeting("2026-11-10", kind="toolbox")
    assert last(all_due) == {
        "Toolbox meeting": day("2026-11-10"), "Management review": None, "Emergency drill": None,
    }  # fmt: skip


def test_a_management_review_without_a_plan_ends_only_its_own(three: Company, all_due: All) -> None:
    three.meeting("2026-11-10", kind="management_review")
    three.drill("2026-10-01")
    assert last(all_due) == {
        "Toolbox meeting": None,
        "Management review": day("2026-11-10"),
        "Emergency drill": day("2026-10-01"),
    }


def test_what_was_held_at_a_site_counts_there_and_for_the_company(
    company: Company, all_due: All
) -> None:
    shop, yard = company.site("Shop"), company.site("Yard")
    company.plan("monthly", kind="meeting", task="Toolbox talk")
    company.plan("monthly", kind="meeting", task="Tailgate at the shop", site=shop)
    company.plan("monthly", kind="meeting", task="Tailgate at the yard", site=yard)
    company.meeting("2026-11-10", site_id=yard)
    assert last(all_due) == {
        "Toolbox talk": day("2026-11-10"),
        "Tailgate at the shop": None,
        "Tailgate at the yard": day("2026-11-10"),
    }


def test_where_two_plans_ask_for_the_same_the_meeting_must_say_which(
    company: Company, all_due: All
) -> None:
    company.plan("weekly", kind="meeting", task="Toolbox meeting, day shift")
    company.plan("weekly", kind="meeting", task="Toolbox meeting, night shift")
    company.meeting("2026-11-10")
    assert set(last(all_due).values()) == {None}


def test_voided_and_later_ones_do_not_count(three: Company, all_due: All) -> None:
    three.void("meeting", three.meeting("2026-11-10"))
    three.meeting("2026-11-17")
    assert last(all_due)["Toolbox meeting"] is None


@pytest.mark.parametrize(
    ("kind", "task", "held"),
    [
        ("meeting", "Weekly tailgate", "toolbox"),
        ("meeting", "Monthly safety meeting", "safety"),
        ("meeting", "Joint committee", ""),
        ("review", "Annual management review", "management_review"),
        ("review", "Policy review", ""),
        ("drill", "Yearly emergency drill", "drill"),
        ("drill", "Spill drill", ""),
        ("inspection", "Toolbox inspection", ""),
    ],
)
def test_what_holds_a_plan(kind: str, task: str, held: str) -> None:
    assert gathering_of(kind, task) == held


def test_the_past_knows_them_too(three: Company) -> None:
    three.meeting("2026-10-10", kind="toolbox")
    months = twelve_months(three.file, AS_OF)
    (line,) = [one for one in months.lines if one.task == "Toolbox meeting"]
    assert Went.DONE in [cell.went for cell in line.cells]
