"""Says under which title each record goes in that an import makes, while it can still be read."""

from collections.abc import Iterator

from desktop.exchange.report import RowFate
from desktop.records import kind_of
from desktop.store.aggregate import Stored
from desktop.store.titles import Titles
from desktop.store.transaction import Transaction


def titled(t: Transaction, fates: list[RowFate]) -> list[RowFate]:
    """Return the fates with the titles of their records as they stand within the action."""
    at_hand: dict[str, Stored] = {}
    for kind in _kinds({fate.kind for fate in fates}):
        at_hand |= t.load(kind)
    titles = Titles(t.connection, at_hand)
    return [
        fate._replace(title=titles.of(at_hand[fate.record_id]))
        if fate.record_id in at_hand
        else fate
        for fate in fates
    ]


def _kinds(named: set[str]) -> Iterator[str]:
    """The kinds themselves, and those that their titles name."""
    waiting, seen = list(named), set(named)
    while waiting:
        kind = waiting.pop()
        yield kind
        about = kind_of(kind)
        linked = {about.field(name).link for name in about.heading if about.field(name).link}
        fresh = {other for other in linked if other} - seen
        seen |= fresh
        waiting += fresh
