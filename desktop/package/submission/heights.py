"""How high flowables are before they are put on a page."""

from collections.abc import Iterable
from typing import Any, Final

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

_ANY: Final = 10_000.0  # points: higher than any page


def unbound(part: Any) -> list[Flowable]:
    """Return what is in it, without what asks for a new page."""
    if isinstance(part, KeepTogether):
        return list(part._content)
    return [] if isinstance(part, CondPageBreak) else [part]


def high_of(parts: Iterable[Flowable], width: float) -> float:
    """Return how many points all of them take on a page, below something else.

    As the library does: of the room below one and the room above the next, the larger counts.
    """
    high = behind = 0.0
    for part in parts:
        for one in unbound(part):
            high += max(one.getSpaceBefore(), behind) + one.wrap(width, _ANY)[1]
            behind = one.getSpaceAfter()
    return high
