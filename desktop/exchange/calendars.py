"""Writes what is due into a calendar file that any calendar program can read (RFC 5545).

A day in a calendar is known by its name: the same duty keeps its own, so that a program which heeds
names moves what is there instead of adding to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

MAKER: Final = "-//Muster//Duties//EN"
# a whole number of 32 bits, as calendars keep an edition, lasts from here to 2088
_COUNTED_FROM: Final = datetime(2020, 1, 1, tzinfo=UTC)
AGAIN: Final = timedelta(hours=12)  # how often a program that subscribes should look


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One whole day in a calendar: `name` stays while its day and words may change.

    `is_off` takes it out of the calendars that have it from an earlier file.
    """

    name: str
    on: date
    title: str
    text: str = ""
    category: str = ""
    is_off: bool = False


def calendar_file(entries: Iterable[DayEntry], title: str, stamped_at: datetime) -> bytes:
    """Return the calendar as the bytes of an .ics file.

    `stamped_at` is in UTC: of two files that name the same day the one made later holds. Nothing of
    the company's history is counted for that: what is overdue moves without a change of a record,
    and a backup that was restored would count from less.
    """
    edition = int((stamped_at - _COUNTED_FROM).total_seconds())
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("name", title)
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    for entry in sorted(entries, key=lambda entry: (entry.on, entry.title, entry.name)):
        calendar.add_component(_event(entry, stamped_at, edition))
    data: bytes = calendar.to_ical()
    return data


def _event(entry: DayEntry, stamped_at: datetime, edition: int) -> Event:
    event = Event()
    event.add("uid", entry.name)
    event.add("dtstamp", stamped_at)
    event.add("last-modified", stamped_at)
    event.add("sequence", edition)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", entry.title)
    if entry.text:
        event.add("description", entry.text)
    if entry.category:
        event.add("categories", [entry.category])
    event.add("status", "CANCELLED" if entry.is_off else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # a duty does not make its day a busy one
    return event
