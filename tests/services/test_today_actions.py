"""Corrective actions on the first page: by consequence, and fixes that nobody looked at."""

from datetime import date

from desktop.services.today import Line, Need, today
from tests.builders.company import AS_OF, Company


def lines(company: Company, as_of: date = AS_OF) -> tuple[Line, ...]:
    return today(company.file, as_of).lines


def test_overdue_actions_go_by_risk_and_then_by_how_long_they_wait(company: Company) -> None:
    company.action("Low, long", due="2026-11-02", risk="low")
    company.action("High, short", due="2026-11-15", risk="high")
    company.action("Nobody judged it", due="2026-11-03")
    company.action("High, long", due="2026-11-10", risk="high")
    company.action("Medium", due="2026-11-14", risk="medium")
    company.action("High, not overdue", due="2026-11-17", risk="high")
    found = [line.title for line in lines(company)]
    assert found == [
        "High, long", "High, short", "Medium", "Nobody judged it", "Low, long", "High, not overdue",
    ]  # fmt: skip
    assert lines(company)[0].why.startswith("High risk. Corrective action, found 1 November.")


def test_other_overdue_duties_stand_among_them_by_how_they_end(company: Company) -> None:
    company.action("Low", due="2026-11-02", risk="low")
    company.plan("weekly", site=company.site(), baseline_on="2026-11-01", task="Walk around")
    company.action("High", due="2026-11-15", risk="high")
    assert [line.title for line in lines(company)] == ["High", "Shop · Walk around", "Low"]


def test_what_ends_worst_comes_before_what_waits_longest(company: Company) -> None:
    shop, truck = company.site(), company.unit("103")
    company.save("policy", title="Office work", signed_on="2020-01-01")
    company.plan("monthly", site=shop, baseline_on="2026-01-01", task="Toolbox talk",
                 kind="meeting")  # fmt: skip
    company.plan("weekly", truck, baseline_on="2026-05-01", task="Truck inspection")
    company.plan("yearly", truck, baseline_on="2025-11-01", task="CVIP", kind="maintenance")
    company.action("No guard on the grinder", due="2026-11-14", risk="high")
    company.plan("monthly", site=shop, baseline_on="2026-10-10", task="Extinguisher check",
                 is_statutory=True)  # fmt: skip
    assert [line.title for line in lines(company)] == [
        "Unit 103 · CVIP",
        "Shop · Extinguisher check",
        "No guard on the grinder",
        "Unit 103 · Truck inspection",
        "Shop · Toolbox talk",
        "Review: Office work",
    ]


def test_an_action_overdue_since_january_is_still_overdue_in_june(company: Company) -> None:
    company.action("Guard", found="2025-12-01", due="2025-12-31")
    assert [line.chip for line in lines(company, date(2026, 6, 1))] == ["Overdue"]


def test_fixes_that_nobody_looked_at_are_one_line(company: Company) -> None:
    company.action("Guard", resolved="2026-11-10", resolved_by_name="Rick")
    (line,) = lines(company)
    assert (line.need, line.chip, line.title, line.verb) == (
        Need.SOON, "To verify", "Guard", "Verify",
    )  # fmt: skip
    assert line.why == "Put right 10 November by Rick. Somebody else looks whether it works."
    company.action("Step", resolved="2026-11-11")
    (line,) = lines(company)
    assert line.title == "2 fixes wait for somebody to look whether they work"
    assert [inside.title for inside in line.inside] == ["Guard", "Step"]


def test_fixes_of_long_ago_and_those_looked_at_are_no_line(company: Company) -> None:
    company.action("Old", found="2025-01-01", resolved="2025-11-15")
    company.action("Looked at", resolved="2026-11-10", verified_on="2026-11-11")
    company.action("Closed", closed_reason="scrapped")
    assert lines(company) == ()
