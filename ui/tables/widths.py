"""How wide the columns of a table are, before a person says otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """What a column would like: as wide as its words, and what it can do with at the least.

    `share` is 2 for one in which whole sentences stand: it gives way half as much.
    """

    natural: int
    least: int
    share: int = 1


def fitted(columns: Sequence[Wanted], room: int, roomy: int = 0) -> list[int]:
    """Return the widths: each as wide as its words where there is room for all.

    Where there is too little, those that want most give way to one width, none below its least.
    Where even that is too much one scrolls sideways anyway, and each may be `roomy`. What is left
    over goes to the last.
    """
    if not columns:
        return []
    if sum(column.least for column in columns) > room:
        return _capped(columns, roomy)
    widths = _capped(columns, max(column.natural for column in columns))
    if sum(widths) > room:
        low, high = 0, max(widths)
        while low < high:
            cap = (low + high + 1) // 2
            low, high = (cap, high) if sum(_capped(columns, cap)) <= room else (low, cap - 1)
        widths = _capped(columns, low)
    widths[-1] += max(0, room - sum(widths))
    return widths


def _capped(columns: Sequence[Wanted], cap: int) -> list[int]:
    return [min(column.natural, max(column.least, cap * column.share)) for column in columns]
