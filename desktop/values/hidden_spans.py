"""Places in a text that are to be hidden, found in several ways: all of them count, none twice."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

_SHOWN: Final = re.compile(r"\w(?:.*\w)?", re.DOTALL)


class Span(NamedTuple):
    """Where something to be hidden stands, from `start` up to `end`, and what stands for it."""

    start: int
    end: int
    instead: str


def together(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, none within another: what came first keeps its place.

    Of one that lies partly within another the rest is a span of its own.
    """
    found: list[Span] = []
    for one in spans:
        rest = [(one.start, one.end)]
        for other in found:
            rest = [
                part
                for start, end in rest
                for part in ((start, min(end, other.start)), (max(start, other.end), end))
                if part[0] < part[1]
            ]
        for start, end in rest:
            if (start, end) == (one.start, one.end):
                found.append(one)
            elif (shown := _SHOWN.search(text, start, end)) is not None:
                found.append(Span(shown.start(), shown.end(), one.instead))
    return sorted(found)
