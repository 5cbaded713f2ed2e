"""Unit numbers as sheets write them, and which unit they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.units import match_unit, unit_keys

KNOWN: list[tuple[str, str, str | None]] = [
    ("101", "101", "Welding truck"),
    ("102", "102", "Crew truck"),
    ("T-1", "T-1", "20 ft flat deck trailer"),
    ("W-1", "W-1", "Welder/generator"),
    ("W-2", "W-2", "Welder/generator"),
    ("FL-1", "FL-1", "Forklift 5000 lb"),
    ("SL", "SL", "Slings and shackles (lot of 24)"),
    ("AC-1", "AC-1", "Shop air compressor"),
    ("3", "3", "Loader"),
    ("U-3", "U-3", None),
    ("7", "7", None),
]


@pytest.mark.parametrize(
    ("texts", "shared"),
    [
        ("Unit 101|#101|U-101|101|unit#101|Truck 101|Equip. No. 101|U101|101.0|Unité 101", "101"),
        ("T-1|T1|t 1|T-1 (flat deck)|Trailer T-1", "t1"),
        ("FL-1|FL-1 (forklift)|Forklift FL-1", "fl1"),
        ("3|#3|Unit 3|U-3", "3"),
        ("007|7|U-007", "7"),
        ("101 - Welding truck|Welding truck 101|101", "101"),
        ("SL|sl|S-L", "sl"),
    ],
)
def test_ways_to_write_one_number(texts: str, shared: str) -> None:
    for text in texts.split("|"):
        assert shared in unit_keys(text), text


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("101", ("101",)),
        ("#101", ("101",)),
        ("U-3", ("u3", "3")),
        ("007", ("007", "7")),
        ("12B", ("12b",)),
        ("", ()),
    ],
)
def test_the_most_exact_key_comes_first(text: str, keys: tuple[str, ...]) -> None:
    assert unit_keys(text) == keys


@pytest.mark.parametrize(
    ("text", "kind", "ids"),
    [
        ("Unit 101", "exact", "101"),
        ("101 - Welding truck", "exact", "101"),
        ("Welding truck 101", "exact", "101"),
        ("2019 Ford F-550 #101", "exact", "101"),
        ("t1", "exact", "T-1"),
        ("Trailer T-1", "exact", "T-1"),
        ("FL1 forklift", "exact", "FL-1"),
        ("sl", "exact", "SL"),
        ("Unit 101 trip log", "exact", "101"),
        ("Unit 3 - daily walk-around 2026", "exact", "3"),
        ("3", "exact", "3"),
        ("#3", "exact", "3"),
        ("Unit 3", "exact", "3"),
        ("U-3", "exact", "U-3"),
        ("Unit U-3", "exact", "U-3"),
        ("007", "close", "7"),
        ("Welding truck", "close", "101"),
        ("Forklift", "close", "FL-1"),
        ("air compressor", "close", "AC-1"),
        ("Welder/generator", "ambiguous", "W-1 W-2"),
        ("W-1/W-2", "ambiguous", "W-1 W-2"),
        ("105 - Welding truck", "none", ""),
        ("Shop", "none", ""),
        ("Trailer 1", "none", ""),
        ("", "none", ""),
    ],
)
def test_matching_a_unit(text: str, kind: str, ids: str) -> None:
    match = match_unit(text, KNOWN)
    assert (match.kind, match.ids) == (kind, tuple(ids.split()))


def test_a_truck_and_a_trailer_of_one_number_stay_two() -> None:
    known = [(1, "Truck 1", None), (2, "Trailer 1", None)]
    assert match_unit("truck #1", known).ids == (1,)
    assert match_unit("Trailer 1", known).ids == (2,)
    assert match_unit("1", known).kind == "ambiguous"


numbers = st.from_regex(r"[A-Z]{0,3}-?[1-9][0-9]{0,3}", fullmatch=True)


@given(st.lists(numbers, min_size=1, max_size=6, unique_by=lambda n: n.replace("-", "").lower()))
def test_every_unit_is_found_by_its_own_number(listed: list[str]) -> None:
    known = [(number, number, None) for number in listed]
    for number in listed:
        for written in (number, number.lower(), f" {number} "):
            assert match_unit(written, known).ids == (number,)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert all(key.isalnum() for key in unit_keys(text))
    assert match_unit(text, []).kind == "none"
