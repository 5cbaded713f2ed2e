"""Where the days of the story fall: counted from one date, and never on a day when nobody works."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

A_DAY: Final = timedelta(days=1)
WEEKEND: Final = 5  # Saturday, counted from Monday
# a crew does not stop for the holidays on the very days that the story is looked at from
MARGIN: Final = timedelta(days=14)
# the end of a working day in Alberta: 16:00 there, and the same date in UTC
TYPED_AT: Final = time(23, 0, tzinfo=UTC)
MONTHS: Final = 12


@dataclass(frozen=True)
class Days:
    """The calendar of the story. `holidays` and the shut-down's ends are (month, day)."""

    as_of: date
    holidays: frozenset[tuple[int, int]]
    shut_from: tuple[int, int]
    shut_to: tuple[int, int]

    @classmethod
    def read(cls, as_of: date, table: Mapping[str, Any]) -> "Days":
        """Return the calendar that resources/demo/calendar.toml describes, around `as_of`."""
        holidays = frozenset(_month_and_day(text) for text in table["holidays"])
        first, last = table["shut_down"]
        return cls(as_of, holidays, _month_and_day(first), _month_and_day(last))

    def on(self, offset: int) -> date:
        """Return the day that lies so many days from `as_of`, whatever day it is."""
        return self.as_of + timedelta(days=offset)

    def at_work(self, offset: int) -> date:
        """Return the working day next to it; the past stays in the past."""
        day = self.on(offset)
        away = 0
        while True:
            for near in (day - away * A_DAY, day + away * A_DAY):
                if self._is_worked(near) and (offset > 0 or near <= self.as_of):
                    return near
            away += 1

    def month(self, back: int) -> date:
        """Return the first day of the month so many months from that of `as_of`."""
        years, month = divmod(self.as_of.month - 1 + back, MONTHS)
        return date(self.as_of.year + years, month + 1, 1)

    def is_shut(self, offset: int) -> bool:
        """Whether the company is closed for the holidays on that day."""
        return self._in_shut_down(self.on(offset))

    def _is_worked(self, day: date) -> bool:
        return (
            day.weekday() < WEEKEND
            and (day.month, day.day) not in self.holidays
            and not self._in_shut_down(day)
        )

    def _in_shut_down(self, day: date) -> bool:
        this = (day.month, day.day)
        over_new_year = self.shut_from > self.shut_to
        if over_new_year:
            inside = this >= self.shut_from or this <= self.shut_to
        else:
            inside = self.shut_from <= this <= self.shut_to
        if not inside:
            return False
        year = day.year + (over_new_year and this >= self.shut_from)
        return date(year, *self.shut_to) + MARGIN <= self.as_of


class TellingTime:
    """A clock that moves with the story, and never ahead of the real one."""

    def __init__(self, real: Callable[[], datetime]) -> None:
        self._real = real
        self._moment = datetime.min.replace(tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the moment at which the next action is entered."""
        return min(self._moment, self._real())

    def move_to(self, day: date) -> None:
        """Go on to the end of `day`, or by a minute where it is that late already."""
        its_end = datetime.combine(day, TYPED_AT)
        self._moment = max(its_end, self._moment + timedelta(minutes=1))


def _month_and_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)
