"""Cells become values of fields, or a sentence says why they cannot."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refused
from desktop.exchange.cells import (
    Unclear,
    joined,
    leftover,
    read_choice,
    read_number,
    read_time,
    read_yes_no,
    text_of,
)
from desktop.exchange.date_columns import find_orders
from desktop.records import kind_of
from desktop.records.fields import Field
from desktop.values.dates import Order


def field(kind: str, name: str) -> Field:
    return next(field for field in kind_of(kind).fields if field.name == name)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12, "12"),
        (12.5, "12.5"),
        ("1,234.5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,000", "1000"),
        ("12,5", "12.5"),
        ("51.045", "51.045"),
        ("-113.99", "-113.99"),
        ("−113.99", "-113.99"),
        ("8 hrs", "8"),
        ("$ 1,250", "1250"),
        ("approx. 45 min", "45"),
    ],
)
def test_numbers_as_people_write_them(cell: Any, number: str) -> None:
    assert read_number(cell) == Decimal(number)


@pytest.mark.parametrize("cell", ["many", "1:30", "12-15", "2026-03-02", "1,2,3"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    with pytest.raises(Refused, match="number"):
        read_number(cell)


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=2))
def test_a_number_written_out_is_read_back(number: Decimal) -> None:
    assert read_number(f"{number:,}") == number == read_number(f"{number:f} km")


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("07:15", time(7, 15)),
        ("7:15 am", time(7, 15)),
        ("7:15 P.M.", time(19, 15)),
        ("12:05 am", time(0, 5)),
        ("12:05pm", time(12, 5)),
        ("7h15", time(7, 15)),
        ("19:15:40", time(19, 15)),
        (time(7, 15, 30), time(7, 15)),
        (datetime(2026, 3, 2, 7, 15, 30), time(7, 15)),  # noqa: DTZ001 (Excel knows no zone)
    ],
)
def test_times_of_day(cell: Any, clock: time) -> None:
    assert read_time(cell) == clock


@pytest.mark.parametrize("cell", ["morning", "25:00", "7:75", "7"])
def test_what_is_no_time_is_refused(cell: str) -> None:
    with pytest.raises(Refused, match="time of day"):
        read_time(cell)


@pytest.mark.parametrize("cell", ["Yes", "y", "X", "✓", "oui", True, 1, "done"])
def test_yes(cell: Any) -> None:
    assert read_yes_no(cell) is True


@pytest.mark.parametrize("cell", ["No", "n", "NON", False, 0])
def test_no(cell: Any) -> None:
    assert read_yes_no(cell) is False


def test_neither_yes_nor_no_is_unclear() -> None:
    with pytest.raises(Unclear):
        read_yes_no("perhaps")


@pytest.mark.parametrize(
    ("kind", "name", "cell", "choice"),
    [
        ("inspection", "result", "OK", "pass"),
        ("inspection", "result", "No defects", "pass"),
        ("inspection", "result", "Needs repair", "fail"),
        ("inspection", "result", "Conforme", "pass"),
        ("incident", "kind", "Near Miss", "near_miss"),
        ("incident", "kind", "LTI", "lost_time"),
        ("corrective_action", "risk", "H", "high"),
    ],
)
def test_choices_by_the_words_people_write(kind: str, name: str, cell: str, choice: str) -> None:
    assert read_choice(field(kind, name), kind, cell) == choice


@given(st.sampled_from(["result"]), st.data())
def test_every_choice_is_read_by_its_own_label(name: str, choose: st.DataObject) -> None:
    about = field("inspection", name)
    stored, label = choose.draw(st.sampled_from(sorted((about.choices or {}).items())))
    assert read_choice(about, "inspection", label.upper()) == stored


def test_a_word_that_is_no_choice_names_the_choices() -> None:
    with pytest.raises(Unclear, match="Pass"):
        read_choice(field("inspection", "result"), "inspection", "purple")


# --- which comes first, the day or the month ---


def test_a_column_is_settled_by_its_own_cells() -> None:
    orders = find_orders({0: ["03/04/2026", "25/04/2026"]}, {}, None)
    assert orders.of(0) is Order.DMY


def test_a_column_is_settled_by_the_one_beside_it() -> None:
    orders = find_orders({0: ["03/04/2026"], 1: ["04/25/2026"]}, {}, None)
    assert orders.of(0) is Order.MDY


def test_columns_that_disagree_settle_nothing_else() -> None:
    columns = {0: ["03/04/2026"], 1: ["04/25/2026"], 2: ["25/04/2026"]}
    assert find_orders(columns, {}, None).of(0) is Order.AMBIGUOUS


def test_what_a_person_said_comes_first() -> None:
    assert find_orders({0: ["03/04/2026"]}, {0: "DMY"}, None).of(0) is Order.DMY


def test_what_was_done_was_not_done_tomorrow() -> None:
    columns = {0: ["03/11/2026"]}
    assert find_orders(columns, {}, date(2026, 4, 1)).of(0) is Order.MDY


# --- what no field takes ---


def test_what_no_field_takes_is_kept_under_its_heading() -> None:
    pairs = [("Shoe size", 11), ("Colour", None), ("Seen", date(2026, 3, 2))]
    assert leftover(pairs) == "Shoe size: 11\nSeen: 2026-03-02"


def test_nothing_left_over_is_nothing() -> None:
    assert leftover([("Colour", " ")]) is None
    assert joined(None, "") is None


def test_a_whole_number_of_excel_is_shown_without_a_point() -> None:
    assert text_of(101.0) == "101"
