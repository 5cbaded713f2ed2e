"""One written date taken apart, before anybody decides whether the day or the month comes first."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import Final, NamedTuple

from desktop.errors import Refused
from desktop.language import _
from desktop.values.clock_times import take_clock
from desktop.values.date_words import AFTER_A_NUMBER, IDLE_WORDS, MONTHS, TUESDAY_OR_MARCH
from desktop.values.folding import fold
from desktop.values.quoting import quote


class Order(StrEnum):
    """Which number of a date written in numbers is the day, for a whole column."""

    DMY = "day-month-year"
    MDY = "month-day-year"
    YMD = "year-month-day"  # of two-digit years only; a year of four digits speaks for itself
    AMBIGUOUS = "ambiguous"  # no cell settles it
    MIXED = "mixed"  # cells contradict one another


class Parts(NamedTuple):
    """Year, month and day as they were written, not yet looked up in any calendar."""

    year: int
    month: int
    day: int | None  # None: only the month was written


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A text as a date: `fixed` parts, or else parts for each order the column may have."""

    text: str
    clock: time | None  # with its offset where one was written
    fixed: Parts | None = None
    by_order: Mapping[Order, Parts] = field(default_factory=dict)


_TOKEN: Final = re.compile(r"[0-9]+|[^\W\d_]+|\S")
_IDLE: Final = IDLE_WORDS | frozenset("-/.,'\"\\_()")
_SHORT_YEAR: Final = re.compile(r"[-/'] ?[0-9]{2}$")  # Dec-26 names a year, Dec 26 a day
_PIVOT: Final = 70  # 00 to 69 are this century, 70 to 99 the last one
_LAST_DAY: Final = 31


def read_written(text: str) -> WrittenDate:
    """Take `text` apart. Refused, with a sentence, when it cannot be a date."""
    rest, clock = take_clock(fold(text))
    numbers: list[str] = []
    months: list[tuple[str, int]] = []  # each with the count of numbers before it
    before = ""
    for token in _TOKEN.findall(rest):
        if token.isascii() and token.isdigit():
            numbers.append(token)
        elif token in MONTHS:
            months.append((token, len(numbers)))
        elif not (token in AFTER_A_NUMBER and before.isdigit()) and token not in _IDLE:
            raise not_a_date(text)
        before = token
    if len(months) > 1 and months[0][0] == TUESDAY_OR_MARCH:
        del months[0]
    if not numbers and clock is not None and not months:
        raise Refused(
            _("'{text}' is a time of the day without a date. Write it like 15 Dec 2026.").format(
                text=quote(text)
            )
        )
    if len(months) > 1:
        raise not_a_date(text)
    if months:
        word, place = months[0]
        short_year = place == 0 and _SHORT_YEAR.search(rest.strip()) is not None
        fixed = _with_month_name(text, numbers, MONTHS[word], place, short_year=short_year)
        return WrittenDate(text, clock, fixed)
    return _in_numbers(text, clock, numbers)


def not_a_date(text: object) -> Refused:
    """The refusal of something that is no date at all."""
    return Refused(_("'{text}' is not a date. Write it like 15 Dec 2026.").format(text=quote(text)))


def not_a_whole_date(text: object) -> Refused:
    """The refusal of a date that lacks its day or its year."""
    return Refused(
        _(
            "'{text}' is not a whole date: the day or the year is missing. "
            "Write it like 15 Dec 2026."
        ).format(text=quote(text))
    )


def _with_month_name(
    text: str, numbers: list[str], month: int, place: int, *, short_year: bool
) -> Parts:
    match [len(number) for number in numbers]:
        case [4]:
            return Parts(int(numbers[0]), month, None)
        case [2] if short_year or int(numbers[0]) > _LAST_DAY:
            return Parts(_whole_year(numbers[0]), month, None)
        case [] | [1 | 2]:
            raise not_a_whole_date(text)
        case [4, 1 | 2]:
            return Parts(int(numbers[0]), month, int(numbers[1]))
        case [1 | 2, 2 | 4] if place < len(numbers):
            return Parts(_whole_year(numbers[1]), month, int(numbers[0]))
        case _:
            raise not_a_date(text)


def _in_numbers(text: str, clock: time | None, numbers: list[str]) -> WrittenDate:
    match [len(number) for number in numbers]:
        case [8]:
            digits = numbers[0]
            parts = Parts(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
            if digits[:2] not in {"19", "20", "21"}:
                raise not_a_date(text)
            return WrittenDate(text, clock, parts)
        case [4, 1 | 2, 1 | 2]:
            year, month, day = map(int, numbers)
            return WrittenDate(text, clock, Parts(year, month, day))
        case [1 | 2, 1 | 2, 2 | 4]:
            return _by_order(text, clock, numbers)
        case [4, 1 | 2]:
            return WrittenDate(text, clock, Parts(int(numbers[0]), int(numbers[1]), None))
        case [1 | 2, 2 | 4]:
            year = _whole_year(numbers[1])
            return WrittenDate(text, clock, Parts(year, int(numbers[0]), None))
        case [4]:
            raise not_a_whole_date(text)
        case _:
            raise not_a_date(text)


def _by_order(text: str, clock: time | None, numbers: list[str]) -> WrittenDate:
    first, second, third = map(int, numbers)
    year = _whole_year(numbers[2])
    by_order = {Order.DMY: Parts(year, second, first), Order.MDY: Parts(year, first, second)}
    if len(numbers[0]) == len(numbers[2]) == 2:
        year_first = Parts(_whole_year(numbers[0]), second, third)
        if first == 0 or first > _LAST_DAY:
            return WrittenDate(text, clock, year_first)
        by_order[Order.YMD] = year_first
    return WrittenDate(text, clock, by_order=by_order)


def _whole_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < _PIVOT else 1900)
