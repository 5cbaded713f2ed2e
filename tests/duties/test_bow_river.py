"""The contractor of the sample folder, told event by event, stands as that folder expects."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from desktop.duties.duty import Duty, State
from tests.builders.company import AS_OF, Company, day

# unit, task, how often, stated last done, reading then
SCHEDULE: list[tuple[str, str, str, str | None, Any]] = [
    ("101", "Vehicle inspection", "weekly", "2026-11-11", 128010),
    ("102", "Vehicle inspection", "weekly", "2026-10-31", 85120),
    ("103", "Vehicle inspection", "every 1,000 km or monthly", "2026-11-04", 239900),
    ("T-1", "Trailer inspection", "weekly when in use", "2026-09-02", None),
    ("T-2", "Trailer inspection", "weekly when in use", "2026-11-12", None),
    ("101", "CVIP", "annual", "2025-12-11", None),
    ("103", "CVIP", "annual", "2025-10-10", None),
    ("W-1", "Service and inspection", "250 hrs", "2026-09-16", 2890),
    ("W-2", "Service and inspection", "250 hrs", "2026-08-18", 1790),
    ("FL-1", "Annual certification", "12 months", "2026-04-30", None),
    ("AC-1", "Pressure vessel check", "every 6 months", "2026-05-10", None),
    ("SL", "Rigging inspection", "quarterly", "2026-10-07", None),
    ("HT", "Hand tool lot inspection", "quarterly", "2026-08-11", None),
    ("LD", "Ladder inspection", "monthly", "2026-10-27", None),
    ("FE", "Extinguisher check", "monthly", "2026-10-21", None),
    ("FE", "Extinguisher certification", "annual", "2026-07-19", None),
    ("FH", "Harness inspection", "annual by competent person", None, None),
    ("OLD", "Vehicle inspection", "weekly", "2026-03-01", None),
    ("Shop", "Worksite inspection", "monthly", "2026-10-14", None),
    ("Inglewood yard", "Worksite inspection", "monthly", "2026-11-04", None),
]
METERS = {
    "101": ("km", 128450),
    "102": ("km", 86210),
    "103": ("km", 241377),
    "W-1": ("h", "3120.5"),
    "W-2": ("h", "1876.0"),
    "FL-1": ("h", "6402.0"),
    "AC-1": ("h", "9120.0"),
    "OLD": ("km", 402118),
}
# a line a week: how many, the last of them, its reading, km a week
LOGS = {
    "101": (59, "2026-11-11", 128010, 414),
    "102": (59, "2026-10-31", 85120, 261),
    "103": (59, "2026-11-04", 239900, 205),
}
EXPECTED = {
    ("101", "Vehicle inspection"): (State.OK, "Last done 11 November; due 18 November, in 2 days."),
    ("102", "Vehicle inspection"): (
        State.OVERDUE,
        "Last done 31 October; due 7 November, 9 days ago.",
    ),
    ("103", "Vehicle inspection"): (
        State.OVERDUE,
        "1,477 km since 4 November; the rule is every 1,000 km or monthly.",
    ),
    ("T-1", "Trailer inspection"): (State.SUSPENDED, "Parked since 3 September."),
    ("T-2", "Trailer inspection"): (
        State.OK,
        "Stated last done 12 November; due 19 November, in 3 days.",
    ),
    ("101", "CVIP"): (
        State.DUE_SOON,
        "Stated last done 11 December 2025; due 11 December, in 25 days.",
    ),
    ("103", "CVIP"): (
        State.OVERDUE,
        "Stated last done 10 October 2025; due 10 October, 37 days ago.",
    ),
    ("W-1", "Service and inspection"): (
        State.DUE_SOON,
        "230.5 of 250 h since 16 September; due about 21 to 23 November at your rate.",
    ),
    ("W-2", "Service and inspection"): (
        State.OK,
        "86 of 250 h since 18 August; due about 3 April to 19 June 2027 at your rate.",
    ),
    ("FL-1", "Annual certification"): (
        State.OK,
        "Stated last done 30 April; due 30 April 2027, in about 5 months.",
    ),
    ("AC-1", "Pressure vessel check"): (
        State.OVERDUE,
        "Stated last done 10 May; due 10 November, 6 days ago.",
    ),
    ("SL", "Rigging inspection"): (
        State.OK,
        "Stated last done 7 October; due 7 January 2027, in 52 days.",
    ),
    ("HT", "Hand tool lot inspection"): (
        State.OVERDUE,
        "Stated last done 11 August; due 11 November, 5 days ago.",
    ),
    ("LD", "Ladder inspection"): (
        State.OK,
        "Stated last done 27 October; due 27 November, in 11 days.",
    ),
    ("FE", "Extinguisher check"): (
        State.DUE_SOON,
        "Stated last done 21 October; due 21 November, in 5 days.",
    ),
    ("FE", "Extinguisher certification"): (
        State.OK,
        "Stated last done 19 July; due 19 July 2027, in about 8 months.",
    ),
    ("FH", "Harness inspection"): (State.NEVER_DONE, "Never done."),
    ("OLD", "Vehicle inspection"): (State.SUSPENDED, "Sold 31 March."),
    ("Shop", "Worksite inspection"): (
        State.OVERDUE,
        "Stated last done 14 October; due 14 November, 2 days ago.",
    ),
    ("Inglewood yard", "Worksite inspection"): (
        State.OK,
        "Stated last done 4 November; due 4 December, in 18 days.",
    ),
}


@pytest.fixture
def bow_river(company: Company) -> Company:
    company.together(lambda: _tell(company))
    return company


def _tell(company: Company) -> None:
    sites = {"Shop", "Inglewood yard"}
    units = {
        name: company.unit(name, METERS.get(name, ("none", 0))[0])
        for name in dict.fromkeys(row[0] for row in SCHEDULE)
        if name not in sites
    }
    # the log was there before the schedule, and names no duty
    for name, (lines, last, reading, a_week) in LOGS.items():
        for back in range(lines):
            on, then = day(last) - timedelta(weeks=back), reading - back * a_week
            company.inspection(on, units[name], task="vehicle  INSPECTION", reading=then)
    for name, task, rule, stated, then in SCHEDULE:
        company.plan(
            rule,
            units.get(name),
            company.site(name) if name in sites else None,
            task,
            in_force_from=AS_OF,
            baseline_on=stated,
            baseline_reading=then,
        )
    for name, (meter, value) in METERS.items():
        company.reading(units[name], value, AS_OF, meter)
    company.change(units["T-1"], "parked", "2026-09-03")
    company.change(units["OLD"], "sold", "2026-03-31")


@pytest.mark.usefixtures("bow_river")
def test_every_line_of_the_schedule_stands_as_expected(all_due: Callable[..., list[Duty]]) -> None:
    found = {(duty.subject, duty.task): (duty.state, duty.reason) for duty in all_due()}
    assert found == EXPECTED
