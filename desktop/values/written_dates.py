"""One written date taken apart, before anybody decides whether the day or the month comes first."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timezone
from datetime import timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from desktop.errors import Refused
from desktop.language import _
from desktop.values.date_words import AFTER_A_NUMBER, IDLE_WORDS, MONTHS, TUESDAY_OR_MARCH
from desktop.values.folding import fold
from desktop.values.quoting import quote


class Order(StrEnum):
    """Which number of a date written in numbers is the day, for a whole column."""

    DMY = "day-month-year"
    MDY = "month-day-year"
    YMD = "year-month-day"  # only where years have two digits; four digits speak for themselves
    AMBIGUOUS = "ambiguous"  # no cell settles it
    MIXED = "mixed"  # cells contradict one another


class Parts(NamedTuple):
    """Year, month and day as they were written, not yet looked up in any calendar."""

    year: int
    month: int
    day: int | None  # None: only the month was written


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A text as a date: `fixed` parts, or parts that depend on the order of the column."""

    text: str
    fixed: Parts | None
    by_order: Mapping[Order, Parts] = field(default_factory=dict)
    clock: time | None = None  # with its offset where one was written


_CLOCK: Final = re.compile(
    r"""(?:(?<=[0-9])t|\b)
        (?:(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?
          |(?<=t)(?P<hour2>[0-9]{2})(?P<minute2>[0-9]{2})(?P<second2>[0-9]{2})?
          |(?P<hour3>[0-9]{1,2})\ ?h(?:\ ?(?P<minute3>[0-9]{2}))?\b
          |(?P<hour4>[0-9]{2})(?P<minute4>[0-9]{2})\ ?(?:h|hrs|hours)\b
          |(?P<hour5>[0-9]{1,2})(?=\ ?[ap]\.?m\b))
        \ ?(?P<half>[ap](?=\.?\ ?m\b))?(?:\.?\ ?m\b\.?)?
        \ ?(?P<offset>(?:z|utc|gmt)?(?:[+-][0-9]{2}:?[0-9]{2})?(?![0-9]))?""",
    re.VERBOSE,
)
