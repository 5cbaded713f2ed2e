"""The one place that reads the clock; everything below the composition root is handed the time."""

import time
from datetime import UTC, date, datetime


def now() -> datetime:
    """Return this moment in UTC, to the second (a record needs no finer stamp)."""
    return datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """Return the date on the office wall: the PC's own time zone decides when midnight is."""
    return datetime.now().astimezone().date()


def elapsed() -> float:
    """Return seconds since some moment: they never jump, and go on while the PC sleeps."""
    # Linux has a clock of its own for that; of the others the usual one goes on
    which = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    return time.monotonic() if which is None else time.clock_gettime(which)
