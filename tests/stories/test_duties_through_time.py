"""Time passes over a small fleet: parked and returned, driven past its limit, left overdue."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.services.checking import duties_report
from desktop.services.twelve_months import twelve_months
from desktop.store.undo import Sitting
from tests.builders.company import Company, company_in, day
from tests.builders.terminal import Terminal


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as made:
        yield made


def stands(company: Company, on: str) -> dict[str, Any]:
    """The one duty of the company as `muster duties --json` tells it."""
    (duty,) = duties_report(company.file, day(on))["duties"]
    return {name: duty[name] for name in ("state", "due", "reason")}


def test_t1_is_parked_comes_back_and_is_inspected_before_it_is_used(company: Company) -> None:
    trailer = company.unit("T-1", None)
    plan = company.plan(
        "weekly when in use", trailer, task="Trailer inspection", in_force_from="2026-01-01"
    )
    first = day("2026-01-05")
    company.together(
        lambda: [
            company.inspection(first + timedelta(weeks=week), trailer, plan) for week in range(35)
        ]
    )
    assert stands(company, "2026-09-02") == {
        "state": "ok",
        "due": "2026-09-07",
        "reason": "Last done 31 August; due 7 September, in 5 days.",
    }
    # one click on 3 September, and nobody is nagged for eleven weeks
    company.change(trailer, "parked", "2026-09-03", reason="No work for it")
    for on in ("2026-09-03", "2026-09-30", "2026-11-19"):
        assert stands(company, on) == {
            "state": "suspended",
            "due": None,
            "reason": "Parked since 3 September.",
        }
    company.change(trailer, "returned", "2026-11-20")
    wanted = "Returned to service 20 November; inspect it before it is used."
    assert stands(company, "2026-11-20") == {
        "state": "due_soon", "due": "2026-11-20", "reason": wanted,
    }  # fmt: skip
    for on in ("2026-11-21", "2026-12-31"):
        assert stands(company, on) == {"state": "overdue", "due": "2026-11-20", "reason": wanted}
    company.inspection("2026-11-20", trailer, plan)
    assert stands(company, "2026-11-21")["state"] == "ok"
    assert stands(company, "2026-11-21")["due"] == "2026-11-27"
    # and the reviewer sees no hole in the year
    (line,) = twelve_months(company.file, day("2026-11-27")).lines
    autumn = line.cells[-3:]
    assert [cell.words for cell in autumn] == ["parked", "parked", "done"]
    assert (autumn[0].spanned, autumn[0].span) == ("parked 3 Sep to 20 Nov", 2)
    assert autumn[1].sentence == "Parked 3 September to 20 November, so nothing was due."
    assert autumn[2].sentence == "Done 20 November. Parked 3 September to 20 November."
    # last month is told as it was last month
    assert stands(company, "2026-10-31")["reason"] == "Parked since 3 September."


def test_103_passes_1000_km_on_day_12(company: Company) -> None:
    truck = company.unit("103")
    plan = company.plan("every 1,000 km or monthly", truck, in_force_from="2026-01-01")
    company.inspection("2026-11-04", truck, plan, reading=239_900)
    for on, reading in (("2026-11-08", 240_150), ("2026-11-12", 240_500), ("2026-11-15", 240_890)):
        company.reading(truck, reading, on)
    assert stands(company, "2026-11-12")["state"] == "ok"
    nearly = stands(company, "2026-11-15")
    assert nearly["state"] == "due_soon"
    assert nearly["reason"].startswith("990 of 1,000 km since 4 November; due about ")
    company.reading(truck, 241_377, "2026-11-16")
    assert stands(company, "2026-11-16") == {
        "state": "overdue",
        "due": "2026-11-16",
        "reason": "1,477 km since 4 November; the rule is every 1,000 km or monthly.",
    }
    # what was known the day before stays what it was
    assert stands(company, "2026-11-15") == nearly
    company.inspection("2026-11-17", truck, plan, reading=241_500)
    assert stands(company, "2026-11-17")["state"] == "ok"


def test_overdue_on_1_january_is_still_overdue_on_1_june(company: Company) -> None:
    shop = company.site("Shop")
    plan = company.plan(
        "monthly", site=shop, task="Worksite inspection", in_force_from="2025-01-01"
    )
    company.inspection("2025-11-20", plan=plan, site=shop)
    on, last = day("2026-01-01"), day("2026-06-01")
    while on <= last:
        duty = stands(company, on.isoformat())
        assert (duty["state"], duty["due"]) == ("overdue", "2025-12-20"), on
        on += timedelta(days=1)
    assert stands(company, "2026-06-01")["reason"] == (
        "Last done 20 November 2025; due 20 December 2025, about 5 months ago."
    )
    # a skip ends one of them, with a name and a reason; the one after it is overdue in its place
    sitting = Sitting(company.file)
    company.skip(plan, "2026-06-01", due="2025-12-20", reason="The shop was flooded")
    assert stands(company, "2026-06-01")["due"] == "2026-01-20"
    assert stands(company, "2026-06-01")["state"] == "overdue"
    sitting.undo()
    assert stands(company, "2026-06-01")["due"] == "2025-12-20"
    company.inspection("2026-06-02", plan=plan, site=shop)
    assert stands(company, "2026-06-02")["due"] == "2026-07-02"
    # the months that went without are told for good
    (line,) = twelve_months(company.file, day("2026-06-30")).lines
    assert [cell.words for cell in line.cells[-8:]] == [
        "done", "missed", "missed", "missed", "missed", "missed", "late", "done",
    ]  # fmt: skip


def test_the_command_line_says_what_would_end_it(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        truck = company.unit("103")
        company.plan(
            "every 1,000 km", truck, baseline_on="2026-09-01", baseline_reading=1000,
            in_force_from="2026-01-01",
        )  # fmt: skip
        company.reading(truck, 1600, "2026-11-16")
        path = company.file.path
    found = Terminal(tmp_path).muster("duties", path, "--as-of", date(2026, 11, 16), "--json")
    (duty,) = found.document()["duties"]
    assert duty["state"] == "ok"
    assert duty["due_estimated"] is True
    first, last = (day(on) for on in duty["due_between"])
    assert first < day(duty["due"]) < last
    assert (duty["opens"], duty["ends"]) == (
        "2026-09-02", "An inspection of unit 103, or a skip with a reason.",
    )  # fmt: skip
    assert duty["missed"] > duty["due"]
