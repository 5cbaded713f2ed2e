"""The lines of a recovery sheet as they are typed: whole, right, wrong, and pasted all at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.recovery_typing import look_at, spread
from desktop.store.keys import ALPHABET, LINES, Key

LINE = Key(bytes(range(32)), bytes(16)).recovery_code().split("\n")


def test_a_line_is_judged_only_once_it_is_whole() -> None:
    assert not look_at(0, LINE[0][:-1]).is_whole
    assert look_at(0, LINE[0][:-1]).said == ""
    assert look_at(0, LINE[0]).is_right
    assert look_at(0, f" {LINE[0][:5].lower()}-{LINE[0][5:]} ").is_right


def test_a_line_in_the_place_of_another_is_told() -> None:
    seen = look_at(1, LINE[0])
    assert (seen.is_right, seen.said) == (
        False,
        "Line 2 is not as it is printed. Look at it once more.",
    )


@given(st.integers(0, LINES - 1), st.integers(0, 13), st.sampled_from(ALPHABET))
def test_one_slip_is_always_found(number: int, at: int, letter: str) -> None:
    typed = LINE[number][:at] + letter + LINE[number][at + 1 :]
    assert look_at(number, typed).is_right == (typed == LINE[number])


@pytest.mark.parametrize("between", ["", " ", "\n", "-", "\u2029"])
def test_what_is_pasted_at_once_is_spread(between: str) -> None:
    assert spread([between.join(LINE), "", "", ""], 0) == LINE
    assert spread(["", between.join(LINE[1:]), "", ""], 1) == ["", *LINE[1:]]


def test_what_fits_stays_as_it_was_typed() -> None:
    typed = ["abc def", "", "x", ""]
    assert spread(typed, 0) == typed
