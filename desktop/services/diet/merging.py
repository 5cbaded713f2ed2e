"""Finds duties that one form could serve: same thing, same people, same days or same items."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Final

SAME_DAYS: Final = Fraction(3, 4)
SAME_ITEMS: Final = Fraction(3, 5)
FEWEST: Final = 4  # days, or items, of which a share says anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A duty as it was kept in the year: on what, on which days, by whom, with which items."""

    plan: str
    kind: str
    subject: str
    days: frozenset[date] = frozenset()
    by: Mapping[str, int] = field(default_factory=dict)
    items: frozenset[str] = frozenset()

    @property
    def doer(self) -> str:
        """Return who did it most often, "" where nobody is named."""
        return max(self.by, key=lambda one: (self.by[one], one), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two duties that could be one form: why, in figures."""

    one: str
    other: str
    shared_days: int
    days: int  # of the one that was kept less often
    shared_items: int
    items: int  # of the shorter list
    doer: str  # who does both, "" where that is not one person


def pairs(kept: Sequence[Kept]) -> tuple[Pair, ...]:
    """Return what could be one, the most shared days first; each duty is proposed once."""
    alike: dict[tuple[str, str], list[Kept]] = defaultdict(list)
    for each in kept:
        alike[each.kind, each.subject].append(each)
    found = [
        pair
        for group in alike.values()
        for one, other in combinations(group, 2)
        if one.plan != other.plan and (pair := _pair(one, other)) is not None
    ]
    taken: Counter[str] = Counter()
    chosen: list[Pair] = []
    for pair in sorted(found, key=lambda each: (-each.shared_days, -each.shared_items, each.one)):
        if not taken[pair.one] and not taken[pair.other]:
            taken.update((pair.one, pair.other))
            chosen.append(pair)
    return tuple(chosen)


def _pair(one: Kept, other: Kept) -> Pair | None:
    days, shared = min(len(one.days), len(other.days)), len(one.days & other.days)
    items, same = min(len(one.items), len(other.items)), len(one.items & other.items)
    is_same_day = days >= FEWEST and shared >= SAME_DAYS * days
    is_same_list = items >= FEWEST and same >= SAME_ITEMS * items
    is_same_doer = bool(one.doer) and one.doer == other.doer
    if not (is_same_day and (is_same_doer or is_same_list)):
        return None
    return Pair(
        one=one.plan,
        other=other.plan,
        shared_days=shared,
        days=days,
        shared_items=same,
        items=items,
        doer=one.doer if is_same_doer else "",
    )
