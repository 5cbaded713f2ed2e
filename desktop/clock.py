"""The one place that reads the clock; everything below the composition root is handed the time."""

from datetime import UTC, date, datetime


def now() -> datetime:
    """Return this moment in UTC, to the second (a record needs no finer stamp)."""
    return datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """Return the date on the office wall: the PC's own time zone decides when midnight is."""
    return datetime.now().astimezone().date()
