"""What is overdue on 1 January is still overdue on 1 June, whatever it is, and wherever one looks.

Only doing it, or a skip with its reason, ends it.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.services.action_log import action_log
from desktop.services.calendar.saving import save_calendar
from desktop.services.checking import duties_report
from desktop.services.today import today
from tests.builders.company import Company, company_in, day

MONTHS = [date(2027, month, 1) for month in range(1, 7)]
LONG_AFTER = date(2031, 6, 1)


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as made:
        yield made


def an_action(company: Company) -> str:
    return company.action("Fix the guard", found="2026-12-01", due="2026-12-15")


def a_meeting(company: Company) -> str:
    plan = company.plan("monthly", kind="meeting", task="Toolbox meeting",
                        in_force_from="2026-01-01")  # fmt: skip
    company.meeting("2026-11-15", plan)
    return plan


def a_drill(company: Company) -> str:
    plan = company.plan("yearly", kind="drill", task="Fire drill", in_force_from="2024-01-01")
    company.drill("2025-12-15", plan)
    return plan


def a_planned_review(company: Company) -> str:
    plan = company.plan("yearly", kind="review", task="Management review",
                        in_force_from="2024-01-01")  # fmt: skip
    company.meeting("2025-12-15", plan, kind="management_review")
    return plan


def a_review_of_a_paper(company: Company) -> str:
    return company.save("policy", title="Health and safety policy", signed_on=day("2025-12-15"))


def on_fixed_dates(company: Company) -> str:
    plan = company.plan("monthly", kind="meeting", task="Safety meeting", counted="fixed",
                        in_force_from="2026-01-01", anchor_on=day("2026-01-15"))  # fmt: skip
    company.meeting("2026-11-15", plan, kind="safety")
    return plan


MADE = [an_action, a_meeting, a_drill, a_planned_review, a_review_of_a_paper, on_fixed_dates]


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.__name__)
def test_overdue_on_1_january_is_overdue_on_1_june(
    company: Company, made: Callable[[Company], str], tmp_path: Path
) -> None:
    record = made(company)
    for on in (*MONTHS, LONG_AFTER):
        [duty] = duties_report(company.file, on)["duties"]
        assert (duty["plan"], duty["state"], duty["due"]) == (record, "overdue", "2026-12-15")
        [line] = today(company.file, on).lines
        assert (line.chip, line.due) == ("Overdue", day("2026-12-15"))
    file = tmp_path / "due.ics"
    save_calendar(company.file, file, MONTHS[-1], datetime(2027, 6, 1, tzinfo=UTC))
    [event] = file.read_text(encoding="utf-8").split("BEGIN:VEVENT")[1:]
    assert "SUMMARY:Overdue: " in event
    assert "DTSTART;VALUE=DATE:20270601" in event


def test_an_overdue_action_is_as_loud_in_the_log(company: Company) -> None:
    an_action(company)
    for on in (*MONTHS, LONG_AFTER):
        [group] = action_log(company.file, on).groups
        assert (group.title, group.rows[0].days) == ("Overdue", (on - day("2026-12-01")).days)


def test_a_meeting_is_ended_by_holding_it_and_by_nothing_else(company: Company) -> None:
    plan = a_meeting(company)
    company.save("meeting", held_on=day("2027-02-03"), kind="management_review", topics="Budget")
    [duty] = duties_report(company.file, MONTHS[-1])["duties"]
    assert duty["state"] == "overdue"
    company.meeting("2027-05-30", plan)
    [duty] = duties_report(company.file, MONTHS[-1])["duties"]
    assert (duty["state"], duty["due"]) == ("ok", "2027-06-30")


def test_a_skip_ends_it_with_a_reason_and_the_next_is_as_loud(company: Company) -> None:
    plan = a_drill(company)
    company.save("skip", plan_id=plan, skipped_on=day("2027-02-01"), due_on=day("2026-12-15"),
                 reason="Nobody on site", new_due_on=day("2027-03-01"))  # fmt: skip
    [duty] = duties_report(company.file, day("2027-02-10"))["duties"]
    assert duty["due"] == "2027-03-01"
    for on in (MONTHS[-1], LONG_AFTER):
        [duty] = duties_report(company.file, on)["duties"]
        assert (duty["state"], duty["due"]) == ("overdue", "2027-03-01")
