"""How a person arranged the columns of a table, kept on this PC from one day to the next."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from desktop.services.browsing import Column, Sort
from ui.preferences import Preferences

HIDDEN: Final = "-"


@dataclass(frozen=True)
class Arrangement:
    """The columns in order, which of them are shown, how wide, and by which the rows go.

    Without `widths` they are as wide as their words.
    """

    order: tuple[str, ...]
    shown: frozenset[str]
    widths: dict[str, int] = field(default_factory=dict)
    sort: Sort | None = None

    def with_shown(self, key: str, on: bool) -> "Arrangement":
        """Return it with one column more or less; one at least stays."""
        shown = self.shown | {key} if on else self.shown - {key}
        return replace(self, shown=shown) if shown else self


def usual(columns: Sequence[Column]) -> Arrangement:
    """Return how the columns stand the first time."""
    return Arrangement(
        tuple(column.key for column in columns),
        frozenset(column.key for column in columns if column.shown),
    )


def kept(preferences: Preferences, kind_key: str, columns: Sequence[Column]) -> Arrangement:
    """Return what was kept; columns that it does not know stand where they stand the first time."""
    usually = usual(columns)
    known = set(usually.order)
    order: list[str] = []
    hidden: set[str] = set()
    widths: dict[str, int] = {}
    for text in preferences.texts(f"tables/{kind_key}/columns"):
        key, _colon, width = text.partition(":")
        is_hidden, key = key.startswith(HIDDEN), key.removeprefix(HIDDEN)
        if key in known and key not in order:
            order.append(key)
            hidden |= {key} if is_hidden else set()
            if width.isdecimal() and int(width) > 0:
                widths[key] = int(width)
    for at, key in enumerate(usually.order):
        if key not in order:
            order.insert(at, key)
            hidden |= set() if key in usually.shown else {key}
    shown = frozenset(known - hidden) or usually.shown
    key, _space, way = preferences.text(f"tables/{kind_key}/sort").partition(" ")
    sort = (key, way == "down") if key in known else None
    return Arrangement(tuple(order), shown, widths, sort)


def keep(preferences: Preferences, kind_key: str, arrangement: Arrangement) -> None:
    """Keep it for the next time."""
    lines = [
        f"{'' if key in arrangement.shown else HIDDEN}{key}:{arrangement.widths.get(key, 0)}"
        for key in arrangement.order
    ]
    preferences.keep(f"tables/{kind_key}/columns", lines)
    sort = arrangement.sort
    said = f"{sort[0]} {'down' if sort[1] else 'up'}" if sort else ""
    preferences.keep(f"tables/{kind_key}/sort", said)
