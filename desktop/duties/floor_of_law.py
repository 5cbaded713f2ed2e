"""Below what nobody should go: how often the law or a standard wants something done, as data."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from desktop.resources import resource
from desktop.values.folding import key
from desktop.values.interval import Calendar, Rule, Unit
from desktop.values.rules import read_rule

BINDING: Final = frozenset({"law", "standard"})
YEAR: Final = 365.25
WORKING_YEAR: Final = 250.0  # working days, about


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that is inspected: how often usually, and how often at the least, and who says so.

    `rests` tells whether it may wait while a unit is parked; `read` whether the source itself was
    read for this edition.
    """

    key: str
    name: str
    words: tuple[str, ...]
    usual: Rule
    least: Rule | None
    basis: str
    source: str
    when: str = ""
    read: bool = False
    rests: bool = True
    singly: bool = False

    @property
    def binding(self) -> Rule | None:
        """The least that must not be undercut; None where only practice says how often."""
        return self.least if self.basis in BINDING else None


@cache
def items() -> tuple[Item, ...]:
    """Return everything that is known of, in the order in which it is looked for."""
    with resource("inspections", "intervals.toml").open("rb") as file:
        return tuple(_item(entry) for entry in tomllib.load(file)["item"])


def _item(entry: dict[str, Any]) -> Item:
    least = entry.get("least")
    return Item(
        key=entry["key"],
        name=entry["name"],
        words=tuple(key(word) for word in entry["words"]),
        usual=read_rule(entry["usual"]),
        least=read_rule(least) if least else None,
        basis=entry["basis"],
        source=entry["source"],
        when=entry.get("when", ""),
        read=entry.get("read", False),
        rests=entry.get("rests", True),
        singly=entry.get("singly", False),
    )


@lru_cache(maxsize=4096)  # the same tasks are asked about for every duty and every day
def item_of(*texts: str) -> Item | None:
    """Return the first thing that is named in some texts, such as a task and a description."""
    said = f" {key(' '.join(texts))} "
    return next((item for item in items() if _is_named(item.words, said)), None)


def _is_named(words: Iterable[str], said: str) -> bool:
    return any(f" {word}{ending} " in said for word in words for ending in ("", "s", "es"))


def item_called(item_key: str) -> Item:
    """Return an item by its key."""
    return next(item for item in items() if item.key == item_key)


def holds(rule: Rule, item: Item | None) -> bool:
    """Whether a rule is at least as frequent as what binds."""
    least = item.binding if item else None
    if item is None or least is None:
        return True
    return _times_hold(rule, least) and _events_hold(rule, least) and _keeps_on(rule, item)


def _times_hold(rule: Rule, least: Rule) -> bool:
    if least.calendar is not None and (
        rule.calendar is None or days_between(rule.calendar) > days_between(least.calendar)
    ):
        return False
    limits = {usage.unit: usage.limit for usage in rule.usage}
    return all(usage.unit in limits and limits[usage.unit] <= usage.limit for usage in least.usage)


def _events_hold(rule: Rule, least: Rule) -> bool:
    events = ("before_use", "on_return", "after_repair", "after_use", "competent_person")
    return all(getattr(rule, event) or not getattr(least, event) for event in events)


def _keeps_on(rule: Rule, item: Item) -> bool:
    """What may not wait is not held back by seasons, nor by standing still."""
    if rule.season is not None and item.binding is not None:
        return item.binding.season == rule.season
    return item.rests or not rule.when_in_use


def days_between(calendar: Calendar) -> float:
    """Return how many days lie between two, on average."""
    count, unit = calendar.base
    return float(count) if unit is Unit.DAY else count * YEAR / 12


def times_a_year(rule: Rule) -> float | None:
    """Return how often a rule asks in a year; None where no calendar says so."""
    if rule.calendar is None:
        return None
    days = days_between(rule.calendar)
    if rule.working_days and rule.calendar.unit is Unit.DAY:
        return WORKING_YEAR / days
    return YEAR / days
