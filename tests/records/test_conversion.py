"""What becomes of one value of one field: kept as it is stored, or refused with a sentence."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest

from desktop.errors import Refused
from desktop.records import kind_of
from desktop.records.checking import check
from tests.builders.values import example

LAST_MOMENT = datetime.max  # noqa: DTZ901
NOON = datetime(2026, 3, 2, 12, 0)  # noqa: DTZ001 (wall clock, as a person states it)


def faults(key: str, **values: object) -> Mapping[str, str]:
    """The faults of a record that is sound but for `values`."""
    kind = kind_of(key)
    with pytest.raises(Refused) as caught:
        check(kind, example(kind, **values))
    return caught.value.faults


def kept(key: str, name: str, value: object) -> object:
    """What one value of an otherwise sound record becomes."""
    kind = kind_of(key)
    return check(kind, example(kind, **{name: value}))[name]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Shop \t", "Shop"),
        ("", None),
        (" \n ", None),
        ("\x00\x1f", None),
        ("Sh\x00op", "Shop"),
        ("Ye\u0301", "Y\u00e9"),
        ("Shop \ud800", "Shop \ufffd"),
    ],
)
def test_text_is_cleaned(typed: str, stored: str | None) -> None:
    assert kept("site", "client", typed) == stored


def test_text_may_be_just_as_long_as_its_column() -> None:
    assert kept("site", "client", "x" * 200 + " ") == "x" * 200
    assert faults("site", client="x" * 201) == {
        "client": "Client has 201 characters and 200 fit. Shorten it."
    }
    assert kept("site", "notes", "x" * 20_000) == "x" * 20_000
    assert faults("site", notes="x" * 20_001) == {
        "notes": "Notes has 20,001 characters and 20,000 fit. Shorten it."
    }


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (128450, Decimal(128450)),
        (0.1, Decimal("0.1")),
        (0.1 + 0.2, Decimal("0.3")),
        ("128450", Decimal(128450)),
        (" 12.50 ", Decimal("12.5")),
        (".5", Decimal("0.5")),
        ("-3", Decimal(-3)),
        (Decimal("1.2345"), Decimal("1.234")),
        ("999999999999.999", Decimal("999999999999.999")),
    ],
)
def test_an_amount_is_kept_to_the_thousandth(typed: object, stored: Decimal) -> None:
    assert kept("hours_worked", "hours", typed) == stored


@pytest.mark.parametrize(
    "typed",
    ["128,450", "12 km", "1e5", "nan", "٣", True, float("nan"), float("inf"), Decimal("sNaN"), []],
)
def test_what_is_no_number_is_refused(typed: object) -> None:
    assert faults("hours_worked", hours=typed) == {
        "hours": "Hours must be a number such as 128450 or 12.5."
    }


@pytest.mark.parametrize(
    "typed", [10**12, -(10**12), "9" * 400, Decimal("1e999999"), "999999999999.9999", 1e300]
)
def test_an_amount_that_does_not_fit_is_refused(typed: object) -> None:
    assert faults("hours_worked", hours=typed) == {
        "hours": "Hours is too large a number. Check its digits."
    }


@pytest.mark.parametrize(
    ("typed", "stored"), [(2019, 2019), ("2019", 2019), (2019.0, 2019), (-(2**31), -(2**31))]
)
def test_a_whole_number_is_kept(typed: object, stored: int) -> None:
    year = kept("goal", "year", typed)
    assert (year, type(year)) == (stored, int)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (2019.5, "Year must be a whole number."),
        ("12.1", "Year must be a whole number."),
        (True, "Year must be a number such as 128450 or 12.5."),
        (2**31, "Year is too large a number. Check its digits."),
        (-(2**31) - 1, "Year is too large a number. Check its digits."),
        ("1" + "0" * 5000, "Year is too large a number. Check its digits."),
    ],
)
def test_what_is_no_whole_number_of_32_bits_is_refused(typed: object, sentence: str) -> None:
    assert faults("goal", year=typed) == {"year": sentence}


def test_a_coordinate_is_a_real_number() -> None:
    assert kept("site", "latitude", "51.045") == 51.045
    assert kept("site", "latitude", 51) == 51.0
    assert "latitude" in faults("site", latitude="9" * 400)
    assert "latitude" in faults("site", latitude=float("nan"))


@pytest.mark.parametrize("typed", [date(2026, 3, 2), "2026-03-02", " 2026-03-02 "])
def test_a_date_is_kept(typed: object) -> None:
    assert kept("incident", "happened_on", typed) == date(2026, 3, 2)


@pytest.mark.parametrize(
    "typed", ["2026-02-30", "31/31/2026", "20260302", "2026-W10-1", "2026-03-02T12:00", NOON, 5]
)
def test_what_is_no_date_is_refused(typed: object) -> None:
    assert faults("incident", happened_on=typed) == {
        "happened_on": "Date must be a date such as 2026-11-16."
    }


@pytest.mark.parametrize("typed", ["1899-12-31", "2200-01-01", "0226-03-02", date.max, date.min])
def test_a_date_outside_three_centuries_is_a_slip(typed: object) -> None:
    assert faults("incident", happened_on=typed) == {
        "happened_on": "Date must lie between 1900 and 2199. Check the year."
    }
    assert kept("incident", "happened_on", "1900-01-01") == date(1900, 1, 1)
    assert kept("incident", "happened_on", "2199-12-31") == date(2199, 12, 31)


def test_a_time_of_day_is_on_the_wall_clock() -> None:
    assert kept("incident", "happened_at", "07:30") == time(7, 30)
    assert kept("incident", "happened_at", time(7, 30, 5)) == time(7, 30, 5)
    for wrong in ("7:30", "24:30", "07:30+01:00", time(7, 30, tzinfo=UTC), 730, NOON):
        assert faults("incident", happened_at=wrong) == {
            "happened_at": "Time must be a time of day such as 07:30."
        }


def test_a_moment_is_on_the_wall_clock() -> None:
    for typed in (NOON, "2026-03-02T12:00", "2026-03-02 12:00:00"):
        assert kept("field_level_hazard_assessment", "reviewed_at", typed) == NOON
    for wrong in (NOON.replace(tzinfo=UTC), "2026-03-02T12:00Z", "2026-03-02", date(2026, 3, 2)):
        sentence = faults("field_level_hazard_assessment", reviewed_at=wrong)["reviewed_at"]
        assert sentence.endswith("must be a date and a time such as 2026-11-16 07:30.")
    late = faults("field_level_hazard_assessment", reviewed_at=LAST_MOMENT)["reviewed_at"]
    assert late.endswith("must lie between 1900 and 2199. Check the year.")


def test_a_stamp_is_kept_in_utc() -> None:
    noon = NOON.replace(tzinfo=UTC)
    calgary = noon.astimezone(timezone(timedelta(hours=-7)))
    for typed in (noon, calgary, "2026-03-02T12:00Z", calgary.isoformat()):
        stored = kept("evidence", "filed_at", typed)
        assert isinstance(stored, datetime)
        assert (stored, stored.tzinfo) == (noon, UTC)


@pytest.mark.parametrize(
    "typed",
    [NOON, NOON.isoformat(), "soon", datetime.max.replace(tzinfo=timezone(timedelta(hours=-7))),
     datetime(2199, 12, 31, 20, tzinfo=timezone(timedelta(hours=-7)))],
)  # fmt: skip
def test_what_is_no_stamp_is_refused(typed: object) -> None:
    assert set(faults("evidence", filed_at=typed)) == {"filed_at"}


def test_yes_and_no_are_said_outright() -> None:
    assert kept("incident", "kind", "spill") == "spill"
    assert kept("worker", "is_owner", False) is False
    for unclear in (1, 0, "yes", "true"):
        assert faults("worker", is_owner=unclear) == {"is_owner": "Owner must be yes or no."}


def test_a_choice_lists_the_words_on_screen() -> None:
    for wrong in ("Spill", "SPILL", "flood", ["spill"], 3):
        sentence = faults("incident", kind=wrong)["kind"]
        assert sentence.startswith("Kind must be one of these: Near miss, Hazard, First aid,")
        assert sentence.endswith("Spill, Other.")


@pytest.mark.parametrize("wrong", ["A" * 32, "a" * 31, "a" * 33, "g" * 32, 7])
def test_a_link_is_an_id(wrong: object) -> None:
    assert kept("incident", "site_id", "a" * 32) == "a" * 32
    assert faults("incident", site_id=wrong) == {"site_id": "Site must be chosen from the list."}
