"""The numbers of exhibits: each file once, in the order in which a reader meets it first."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Final, TypeVar

from desktop.audit.notes import label

_One = TypeVar("_One", bound=Hashable)
COMPANY: Final = "C"  # papers of the company that belong to no question

# the letters that exhibits of an area are numbered under
SERIES: Final[Mapping[str, str]] = {
    "company": "C",
    "leadership": "S1",
    "hazards": "S2",
    "training": "S3",
    "inspections": "S4",
    "incidents": "S5",
    "emergency": "S6",
    "actions": "A",
}
LOOSE: Final = "X"  # what proves no record
ORDER: Final = (*SERIES.values(), LOOSE)


@dataclass(frozen=True, slots=True)
class Citation:
    """A place that cites a file, and the series in which the file is numbered if it is first."""

    file: str
    series: str


def numbered(citations: Iterable[Citation], loose: Iterable[str] = ()) -> dict[str, str]:
    """Return the number of each file: "S4-03" for the third that inspections were first to cite.

    Cited again anywhere it keeps its number. `loose` are the files that nothing cites. They come
    in the order of the series, and in each in the order of their numbers.
    """
    series_of: dict[str, str] = {}
    for citation in citations:
        series_of.setdefault(citation.file, citation.series)
    for file in loose:
        series_of.setdefault(file, LOOSE)
    in_series: dict[str, list[str]] = {series: [] for series in ORDER}
    for file, series in series_of.items():
        in_series[series].append(file)
    return {
        file: f"{series}-{place:02}"
        for series, files in in_series.items()
        for place, file in enumerate(files, 1)
    }


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
