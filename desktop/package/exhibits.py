"""The numbers of exhibits: each once, in the series of the question that cites it first."""

from collections.abc import Hashable, Iterable
from string import ascii_lowercase
from typing import Final, TypeVar

from desktop.audit.notes import label

COMPANY: Final = "C"  # papers of the company that belong to no question
LOOSE: Final = "X"  # what proves no record
_One = TypeVar("_One", bound=Hashable)


def in_series(citations: Iterable[tuple[str, _One]]) -> dict[_One, str]:
    """Return the number of each: "S4.2-03" for the third that S4.2 was the first to cite.

    `citations` are a series and what it cites, in the order in which a reader meets them. Cited
    again anywhere it keeps its number.
    """
    numbers: dict[_One, str] = {}
    last: dict[str, int] = {}
    for series, what in citations:
        if what not in numbers:
            last[series] = last.get(series, 0) + 1
            numbers[what] = label(series, last[series])
    return numbers


def lettered(number: str, place: int) -> str:
    """Return "S4.2-03a" for the first file of a record, "S4.2-03aa" after the letter z."""
    letters, left = "", place
    while left > 0:
        left, letter = divmod(left - 1, len(ascii_lowercase))
        letters = ascii_lowercase[letter] + letters
    return f"{number}{letters}"


def series_of(number: str) -> str:
    """Return the series of an exhibit's number: "S4.2" of "S4.2-03a"."""
    return number.rpartition("-")[0]
