"""Statistics: which months count, what is recordable, when a rate is a number and when words."""

from datetime import date, timedelta
from decimal import Decimal
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.duties.statistics import (
    BASE,
    ENOUGH,
    RECORDABLE,
    Figures,
    Hours,
    Lacks,
    OpenFixes,
    Span,
    base_of,
    figures,
    fixes_of,
    hours_of,
    inspected,
    last_whole_months,
    open_fixes,
    rate,
    running_month,
)
from desktop.duties.went import Went
from desktop.values.counted import Counted, Fix, HoursIn, IncidentsIn
from tests.builders.company import day

DAYS = st.dates(date(1995, 1, 1), date(2095, 12, 31))
OCTOBER = Span(day("2026-10-01"), day("2026-10-31"))


@pytest.mark.parametrize(
    ("as_of", "months", "from_on", "to_on"),
    [
        ("2026-11-16", 12, "2025-11-01", "2026-10-31"),
        ("2026-11-29", 12, "2025-11-01", "2026-10-31"),
        # on the evening of its last day a month is whole
        ("2026-11-30", 12, "2025-12-01", "2026-11-30"),
        ("2026-12-01", 12, "2025-12-01", "2026-11-30"),
        ("2028-02-28", 12, "2027-02-01", "2028-01-31"),
        ("2028-02-29", 12, "2027-03-01", "2028-02-29"),
        ("2027-02-28", 36, "2024-03-01", "2027-02-28"),
        ("2026-11-16", 36, "2023-11-01", "2026-10-31"),
    ],
)
def test_the_last_whole_months(as_of: str, months: int, from_on: str, to_on: str) -> None:
    assert last_whole_months(day(as_of), months) == Span(day(from_on), day(to_on))


@given(DAYS, st.sampled_from([12, 36]))
def test_every_day_is_in_the_span_before_it_or_in_its_running_month(as_of: date, n: int) -> None:
    span, running = last_whole_months(as_of, n), running_month(as_of)
    assert len(span.months) == n
    assert span.holds(as_of) is (running is None)
    if running is not None:
        assert running.holds(as_of)
        assert running.from_on == span.to_on + timedelta(days=1)
    earlier = span.earlier()
    assert len(earlier.months) == n
    assert earlier.to_on + timedelta(days=1) == span.from_on


def hours(**by_month: float) -> tuple[HoursIn, ...]:
    """`oct_2026=1200` as the hours of a month."""
    months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return tuple(
        HoursIn(date(int(name[4:]), months.index(name[:3]) + 1, 1), Decimal(str(n)))
        for name, n in by_month.items()
    )


def test_hours_say_which_months_are_missing_estimated_or_entered_twice() -> None:
    span = Span(day("2026-08-01"), day("2026-11-30"))
    counted = Counted(
        (
            *hours(jul_2026=999, aug_2026=1200.5, dec_2026=999),
            HoursIn(day("2026-09-01"), Decimal(900), entries=2, estimates=1),
            HoursIn(day("2026-11-01"), Decimal(0)),
        )
    )
    found = hours_of(span, counted)
    assert found.hours == Decimal("2100.5")
    assert found.missing == (day("2026-10-01"),)  # none at all is an entry like any other
    assert found.estimated == found.doubled == (day("2026-09-01"),)


def test_only_what_happened_in_the_span_counts() -> None:
    some = [
        IncidentsIn(day(month), kind, n, lost, unknown)
        for month, kind, n, lost, unknown in (
            ("2026-09-01", "near_miss", 7, 0, 0),
            ("2026-10-01", "near_miss", 2, 0, 0),
            ("2026-10-01", "lost_time", 2, 6, 1),
            ("2026-10-01", "medical_aid", 1, 3, 0),
            ("2026-11-01", "lost_time", 5, 50, 0),
        )
    ]
    found = figures(OCTOBER, Counted(incidents=tuple(some)))
    assert found.kinds == {"near_miss": 2, "lost_time": 2, "medical_aid": 1}
    assert (found.lost_days, found.unknown_days, found.incidents) == (9, 1, 5)


def test_a_fatality_is_recordable() -> None:
    some = [IncidentsIn(day("2026-10-01"), kind, 1, 0, 0) for kind in ("fatality", "first_aid")]
    assert figures(OCTOBER, Counted(incidents=tuple(some))).count(RECORDABLE) == 1


FIXES = [
    # found, due, resolved, closed without: what it is in October
    (Fix(day("2026-10-01"), day("2026-10-08"), day("2026-10-08")), "on_time"),
    (Fix(day("2026-10-01"), day("2026-10-08"), day("2026-10-09")), "late"),
    (Fix(day("2026-10-01"), None, day("2026-10-31")), "no_due_date"),
    (Fix(day("2026-10-01"), day("2026-10-08"), day("2026-10-02"), closed_without=True), "without"),
    (Fix(day("2026-09-01"), day("2026-09-30"), day("2026-09-30")), ""),
    (Fix(day("2026-10-01"), day("2026-11-30"), day("2026-11-01")), ""),
    (Fix(day("2026-10-01"), day("2026-10-08"), None), ""),
]


@pytest.mark.parametrize(("fix", "is_counted"), FIXES)
def test_a_fix_is_on_time_late_or_neither(fix: Fix, is_counted: str) -> None:
    found = fixes_of(OCTOBER, [fix])
    names = ("on_time", "late", "no_due_date", "without")
    assert {name for name in names if getattr(found, name)} == ({is_counted} - {""})
    assert found.closed == (is_counted in names[:3])


@given(st.lists(st.tuples(DAYS, st.none() | DAYS, st.none() | DAYS, st.booleans())), DAYS)
def test_each_fix_counts_once(
    some: list[tuple[date, date | None, date | None, bool]], as_of: date
) -> None:
    fixes = [Fix(*one) for one in some]
    span = last_whole_months(as_of, 12)
    found = fixes_of(span, fixes)
    closed = [fix for fix in fixes if span.holds(fix.resolved_on)]
    assert found.closed + found.without == len(closed)
    taken = [
        max(0, (fix.resolved_on - fix.found_on).days)
        for fix in closed
        if fix.resolved_on and not fix.closed_without
    ]
    assert found.median_days == (median(taken) if taken else None)
    still = open_fixes(fixes, as_of)
    assert still.overdue + still.no_due_date <= still.count <= len(fixes)


def test_what_is_open_is_overdue_from_the_day_after() -> None:
    found = [
        Fix(day("2026-10-01"), day("2026-11-16"), None),
        Fix(day("2026-10-01"), day("2026-11-15"), None),
        Fix(day("2026-10-01"), None, None),
        Fix(day("2026-10-01"), day("2026-10-02"), day("2026-11-17")),  # fixed, but not yet
        Fix(day("2026-10-01"), day("2026-10-02"), None, closed_without=True),
        Fix(day("2026-11-17"), day("2026-11-01"), None),  # found later
    ]
    assert open_fixes(found, day("2026-11-16")) == OpenFixes(4, overdue=2, no_due_date=1)


def test_inspections_are_on_time_late_missed_or_still_to_be_done() -> None:
    went = [*[Went.DONE] * 5, Went.LATE, Went.MISSED, Went.MISSED, Went.WAITING, Went.OVERDUE,
            Went.SKIPPED, Went.OUT, Went.DUE, Went.NOTHING, Went.NOT_YET]  # fmt: skip
    found = inspected(went)
    assert (found.on_time, found.late, found.missed, found.waiting) == (5, 1, 2, 2)
    assert (found.due, found.skipped) == (10, 1)


@pytest.mark.parametrize(
    ("count", "worked", "base", "value"),
    [
        (1, "20000", None, "10"),
        (1, "20000", 200_000, "10"),
        (3, "20000", 1_000_000, "150"),
        (0, "20000", None, "0"),
        (6, "15611.5", None, "76.866"),
        (1, "10000", None, "20"),
    ],
)
def test_a_rate_is_counts_times_base_by_hours(
    count: int, worked: str, base: int | None, value: str
) -> None:
    found = rate(count, Hours(Decimal(worked)), base)
    assert found.value is not None
    assert round(found.value, 3) == Decimal(value)
    assert (found.count, found.hours, found.base) == (count, Decimal(worked), base or BASE)


def test_a_rate_is_no_number_where_it_would_mislead() -> None:
    missing = Hours(Decimal(50_000), missing=(day("2026-10-01"),))
    few = Hours(ENOUGH - 1)
    whole = Hours(ENOUGH)
    assert rate(1, missing, None).lacks is Lacks.HOURS
    assert rate(1, few, None).lacks is Lacks.FEW
    assert rate(1, whole, None, unknown_days=1).lacks is Lacks.DAYS
    assert rate(1, whole, None).lacks is None
    assert {rate(1, one, None).value for one in (missing, few)} == {None}
    # and no hours divide nothing
    nothing = rate(0, Hours(), None)
    assert (nothing.value, nothing.of_one) == (None, None)


@pytest.mark.parametrize("chosen", [None, 0, -1])
def test_a_base_that_makes_no_sense_is_the_usual_one(chosen: int | None) -> None:
    assert base_of(chosen) == BASE


@given(
    st.lists(st.tuples(DAYS, st.integers(0, 400_000)), max_size=40),
    st.lists(st.tuples(DAYS, st.sampled_from(["lost_time", "near_miss"]), st.integers(1, 9)),
             max_size=40),
    DAYS,
)  # fmt: skip
def test_months_add_up_to_the_span(
    worked: list[tuple[date, int]], happened: list[tuple[date, str, int]], as_of: date
) -> None:
    first = {on.replace(day=1): n for on, n in worked}
    counted = Counted(
        hours=tuple(HoursIn(month, Decimal(n)) for month, n in first.items()),
        incidents=tuple(IncidentsIn(on.replace(day=1), kind, n) for on, kind, n in happened),
    )
    span = last_whole_months(as_of, 36)
    whole = figures(span, counted)
    ends = [*(month - timedelta(days=1) for month in span.months[1:]), span.to_on]
    parts: list[Figures] = [
        figures(Span(start, end), counted) for start, end in zip(span.months, ends, strict=True)
    ]
    assert sum((part.hours.hours for part in parts), Decimal(0)) == whole.hours.hours
    assert sum(part.incidents for part in parts) == whole.incidents
    assert sum(len(part.hours.missing) for part in parts) == len(whole.hours.missing)
