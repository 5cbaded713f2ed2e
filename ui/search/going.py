"""The places and commands that can be found by their names, beside the records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from desktop.language import _
from desktop.services.marking import Marks, Wanted
from ui.desk import Desk
from ui.element.groups import groups_of
from ui.places import Place
from ui.tabs import TABS

Do = Callable[[], None]
MOST: Final = 5
MOST_WORDS: Final = 12
MOST_TYPED: Final = 200


@dataclass(frozen=True)
class Way:
    """Somewhere to go or something to do, and the tab it is on."""

    title: str
    do: Do
    where: str = ""
    marks: Marks = ()


def places_of(desk: Desk) -> list[Way]:
    """Return every tab, and every list and view on one."""
    ways = []
    for tab in TABS:
        title = _(tab.title)
        ways.append(Way(title, partial(desk.go, Place(tab.key))))
        if tab.key in ("today", "audit"):
            continue
        for group in groups_of(tab.key):
            for key, words in group.items:
                ways.append(Way(_(words), partial(desk.go, Place(tab.key, key)), title))
    return ways


def found_in(ways: Sequence[Way], typed: str) -> list[Way]:
    """Return the ways whose title has every typed word in it, those that begin so first."""
    wanted = Wanted.of(typed[:MOST_TYPED], MOST_WORDS)
    if not wanted.words:
        return []
    found = []
    for way in ways:
        marked = wanted.in_text(way.title)
        if not wanted.without(marked.words).words:
            found.append(Way(way.title, way.do, way.where, marked.marks))
    return sorted(found, key=lambda way: not wanted.begins(way.title))[:MOST]
