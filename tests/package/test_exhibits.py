"""Exhibits are numbered once, in the order in which a reader meets them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.package.exhibits import in_series, lettered, series_of

SERIES = ["C", "S1.1", "S4.2", "X"]
CITED = st.lists(st.tuples(st.sampled_from(SERIES), st.sampled_from("abcdefgh")))


def test_the_first_to_cite_gives_the_number() -> None:
    cited = [("S1.1", "policy"), ("S4.2", "sheet"), ("S4.2", "policy"), ("S4.2", "photo")]
    assert in_series(cited) == {"policy": "S1.1-01", "sheet": "S4.2-01", "photo": "S4.2-02"}
    assert in_series([]) == {}


def test_more_than_a_hundred_go_on() -> None:
    many = in_series(("S4.2", n) for n in range(120))
    assert [*many.values()][98:101] == ["S4.2-99", "S4.2-100", "S4.2-101"]


@given(CITED)
def test_each_has_one_number_and_every_series_is_without_a_gap(
    cited: list[tuple[str, str]],
) -> None:
    found = in_series(cited)
    assert set(found) == {what for _series, what in cited}
    assert len(set(found.values())) == len(found)
    for series in SERIES:
        mine = [number for number in found.values() if series_of(number) == series]
        assert mine == [f"{series}-{n:02}" for n in range(1, len(mine) + 1)]


@given(CITED, CITED)
def test_a_number_depends_only_on_what_came_before(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    found = in_series(before)
    whole = in_series([*before, *after])
    assert {what: whole[what] for what in found} == found


@pytest.mark.parametrize(
    ("place", "letters"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (703, "aaa")]
)
def test_files_of_a_record_have_letters(place: int, letters: str) -> None:
    number = lettered("S4.2-03", place)
    assert number == f"S4.2-03{letters}"
    assert series_of(number) == "S4.2"
