"""The clock of a certificate, the head-count, the months of records and the discount, as tables."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest

from desktop.services.road.clock import Pace, YearState, begin_by, clock_of
from desktop.services.road.data import road_data
from desktop.services.road.eligibility import head_count, history_of
from desktop.services.road.worth import worth_of
from desktop.values.audited.people import People, Person
from desktop.values.months import add_months
from desktop.values.period import Period

AS_OF = date(2026, 11, 16)
PACE = Pace(certificate_months=36, late_days=60, soon_days=120)
DONE, LATE, AHEAD, SOON, MISSED = (
    YearState.DONE, YearState.LATE, YearState.AHEAD, YearState.SOON, YearState.MISSED,
)  # fmt: skip


def day(text: str) -> date:
    return date.fromisoformat(text)


def states(issued: str, assessed: Sequence[str], expires: str = "") -> list[YearState]:
    clock = clock_of(day(issued), day(expires) if expires else None, list(map(day, assessed)),
                     PACE, AS_OF)  # fmt: skip
    assert clock is not None
    return [year.state for year in clock.years]


def test_without_a_day_of_the_certificate_there_is_no_clock() -> None:
    assert clock_of(None, None, [], PACE, AS_OF) is None


def test_a_day_that_nobody_entered_is_worked_out_from_the_other() -> None:
    clock = clock_of(None, day("2027-02-28"), [], PACE, AS_OF)
    assert clock is not None
    assert (clock.issued, clock.issued_is_guess) == (day("2024-02-28"), True)
    assert not clock.expires_is_guess
    clock = clock_of(day("2024-02-29"), None, [], PACE, AS_OF)
    assert clock is not None
    assert (clock.expires, clock.expires_is_guess) == (day("2027-02-28"), True)
    assert [year.due for year in clock.years] == [
        day("2025-02-28"), day("2026-02-28"), day("2027-02-28"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("issued", "assessed", "expected"),
    [
        ("2025-12-01", [], [SOON, AHEAD, AHEAD]),
        ("2026-03-01", [], [SOON, AHEAD, AHEAD]),  # 1 March is 105 days away
        ("2026-04-01", [], [AHEAD, AHEAD, AHEAD]),
        ("2025-10-01", [], [MISSED, AHEAD, AHEAD]),
        ("2025-10-01", ["2026-09-30"], [DONE, AHEAD, AHEAD]),
        ("2025-10-01", ["2026-10-01"], [DONE, AHEAD, AHEAD]),
        ("2025-10-01", ["2026-10-02"], [LATE, AHEAD, AHEAD]),
        ("2024-10-01", ["2025-11-30"], [LATE, MISSED, AHEAD]),  # sixty days late
        ("2024-10-01", ["2025-12-01"], [MISSED, DONE, AHEAD]),  # that is for the second year
        ("2024-02-25", ["2025-01-30", "2026-01-26"], [DONE, DONE, SOON]),
        ("2024-02-25", ["2025-01-30", "2025-02-01"], [DONE, DONE, SOON]),  # one for each year
        ("2025-10-01", ["2025-09-20"], [MISSED, AHEAD, AHEAD]),  # the one that it was issued for
        ("2025-10-01", ["2026-11-17"], [MISSED, AHEAD, AHEAD]),  # not signed yet on the day
    ],
)
def test_an_assessment_serves_for_the_first_year_whose_day_it_reaches(
    issued: str, assessed: list[str], expected: list[YearState]
) -> None:
    assert states(issued, assessed) == expected


def test_a_certificate_of_one_year_has_no_years_between() -> None:
    assert states("2026-05-01", [], "2027-04-30") == [AHEAD]


def test_what_is_asked_for_next_is_the_first_after_the_last_that_was_done() -> None:
    clock = clock_of(day("2024-02-25"), None, [day("2026-01-26")], PACE, AS_OF)
    assert clock is not None
    asked = clock.next()
    assert asked is not None
    assert (asked.due, asked.is_renewal) == (day("2027-02-25"), True)
    assert clock.since() == day("2026-02-25")
    whole = clock_of(day("2023-11-01"), None, [day("2024-10-01"), day("2025-10-01"),
                                              day("2026-10-20")], PACE, AS_OF)  # fmt: skip
    assert whole is not None
    assert whole.next() is None
    assert whole.since() == day("2025-11-01")


def test_an_assessment_after_its_day_is_not_one_for_the_next_year() -> None:
    clock = clock_of(day("2025-10-01"), None, [day("2026-10-20")], PACE, AS_OF)
    assert clock is not None
    assert clock.since() == day("2026-10-20")


@pytest.mark.parametrize(
    ("gather", "submit", "expected"),
    [(15, 21, "2026-12-24"), (None, 21, "2027-01-08"), (15, None, "2027-01-14"), (None, None, "")],
)
def test_when_to_begin_follows_from_the_days_of_the_partner(
    gather: int | None, submit: int | None, expected: str
) -> None:
    pace = Pace(
        certificate_months=36, late_days=60, soon_days=120, gather_days=gather, submit_days=submit
    )
    begun = begin_by(day("2027-01-29"), pace)
    assert begun == (day(expected) if expected else None)


def test_the_steps_of_the_road_have_keys_of_their_own() -> None:
    keys = [step.key for step in road_data().steps]
    assert len(keys) == len(set(keys)) == 9


# --- who may have it --------------------------------------------------------------------------


def person(name: str, hired: str = "", left: str = "", *, counts: bool = True) -> Person:
    periods = (Period(day(hired) if hired else None, day(left) if left else None),)
    return Person(id=name, name=name, employed=periods if hired or left else (), counts=counts)


def people(*some: Person) -> People:
    return People({one.id: one for one in some})


def test_the_head_count_is_that_of_the_fullest_day_of_twelve_months() -> None:
    found = head_count(
        people(
            person("Rick", "2020-01-01"),
            person("Kayla", "2026-05-01", "2026-09-30"),
            person("Tyler", "2026-09-01", "2026-09-30"),
            person("José", "2019-01-01", "2025-11-16"),  # gone a day before the twelve months
            person("Donna", "2020-01-01", counts=False),
        ),
        10,
        AS_OF,
    )
    assert (found.n, found.on, found.today) == (3, day("2026-09-01"), 1)
    assert found.names == ("Kayla", "Rick", "Tyler")
    assert found.not_counted == ("Donna",)


@pytest.mark.parametrize(
    ("n", "is_too_many", "is_at_limit"), [(9, False, False), (10, False, True), (11, True, False)]
)
def test_ten_people_are_at_the_limit_and_eleven_past_it(
    n: int, is_too_many: bool, is_at_limit: bool
) -> None:
    found = head_count(people(*(person(str(one)) for one in range(n))), 10, AS_OF)
    assert (found.is_too_many, found.is_at_limit) == (is_too_many, is_at_limit)
    unknown = head_count(people(*(person(str(one)) for one in range(n))), None, AS_OF)
    assert not unknown.is_too_many
    assert not unknown.is_at_limit


@pytest.mark.parametrize(
    ("first", "months", "is_enough", "is_short"),
    [
        ("2025-11-16", 12, True, False),
        ("2025-11-17", 11, False, True),
        ("2026-08-16", 3, False, True),
        ("2026-08-17", 2, False, False),
        ("2026-11-16", 0, False, False),
        ("2010-01-01", 12, True, False),
    ],
)
def test_only_whole_months_of_records_count(
    first: str, months: int, is_enough: bool, is_short: bool
) -> None:
    past = history_of(day(first), 12, 3, AS_OF)
    assert (past.months, past.is_enough, past.is_short) == (months, is_enough, is_short)
    assert past.enough_on == add_months(day(first), 12)


def test_without_any_record_no_day_is_told() -> None:
    past = history_of(None, 12, 3, AS_OF)
    assert (past.months, past.is_enough, past.enough_on, past.short_on) == (0, False, None, None)
    assert not history_of(AS_OF - timedelta(days=200), 12, None, AS_OF).is_short


# --- what it is worth -------------------------------------------------------------------------


def test_nothing_is_made_up_where_a_figure_is_missing() -> None:
    assert worth_of(None, Decimal(10), None) is None
    assert worth_of(Decimal(18_000), None, Decimal(2)) is None


def test_the_discount_follows_from_the_figures_alone() -> None:
    worth = worth_of(Decimal(18_000), Decimal(10), Decimal(2))
    assert worth is not None
    assert (worth.a_year, worth.three_years) == (Decimal(1800), Decimal(5400))
    assert worth.hours == Decimal(104)
    assert worth.an_hour == Decimal(1800) / 104
    bare = worth_of(Decimal(18_000), Decimal(10), None)
    assert bare is not None
    assert (bare.hours, bare.an_hour) == (None, None)
    none = worth_of(Decimal(18_000), Decimal(10), Decimal(0))
    assert none is not None
    assert none.an_hour is None
