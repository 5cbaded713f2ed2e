"""The time of day inside a written date, taken out so that only the date is left."""

import re
from datetime import UTC, time, timedelta, timezone
from typing import Final

from desktop.errors import Refused
from desktop.language import _
from desktop.values.quoting import quote

_JOINT: Final = re.compile(r"(?<=[0-9])t(?=[0-9]{1,2}:)")  # 2026-11-15T07:11
_CLOCKS: Final = (
    re.compile(r"\b(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2})(?:[.,][0-9]+)?)?"),
    re.compile(r"(?<=[0-9])t(?P<h>[0-9]{2})(?P<m>[0-9]{2})(?P<s>[0-9]{2})?(?![0-9])"),
    re.compile(r"\b(?P<h>[0-9]{1,2}) ?h ?(?P<m>[0-9]{2})?(?P<s>)\b"),  # 7 h 11, as in French
    re.compile(r"\b(?P<h>[0-9]{2})(?P<m>[0-9]{2})(?P<s>) ?(?:h|hrs|hours)\b"),  # 0711h
    re.compile(r"\b(?P<h>[0-9]{1,2})(?P<m>)(?P<s>)(?= ?[ap]\.?m\b)"),  # 7 am
)
_TAIL: Final = re.compile(
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?"
    r"(?: ?(?P<utc>z|utc|gmt)\b)?(?: ?(?P<sign>[+-])(?P<oh>[0-9]{2}):?(?P<om>[0-9]{2})\b)?"
    r"(?: \([a-z ]*\))?"  # JavaScript adds the name of the zone
)


def take_clock(folded: str) -> tuple[str, time | None]:
    """Return `folded` without its time of day, and that time, with its offset where one is written.

    Refused when the time does not exist, such as 25:10.
    """
    text = _JOINT.sub(" ", folded)
    for clock in _CLOCKS:
        match = clock.search(text)
        if match is not None:
            tail = _TAIL.match(text, match.end())
            assert tail is not None  # every part of it may be missing
            return f"{text[: match.start()]} {text[tail.end() :]}", _read_clock(match, tail)
    return folded, None


def _read_clock(clock: re.Match[str], tail: re.Match[str]) -> time:
    hour, minute, second = (int(clock[part] or 0) for part in "hms")
    half = tail["half"]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute, second, tzinfo=_read_offset(tail))
    except ValueError as fault:
        raise Refused(
            _("'{text}' is no time of the day. Write it like 07:30 or 16:45.").format(
                text=quote(clock[0] + tail[0])
            )
        ) from fault


def _read_offset(tail: re.Match[str]) -> timezone | None:
    if tail["sign"]:
        offset = timedelta(hours=int(tail["oh"]), minutes=int(tail["om"]))
        return timezone(-offset if tail["sign"] == "-" else offset)
    return UTC if tail["utc"] else None
