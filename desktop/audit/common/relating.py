"""Whether two texts speak of the same things, so that an action can be held against its causes."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from desktop.audit.wording.tables import tables
from desktop.audit.wording.text import plain
from desktop.values.word_lists import word_lists

_SHORTEST: Final = 3
_ENOUGH: Final = 2  # of one word nobody can tell what it is about
_POINTS_BACK: Final = "points_back"
_ALIKE: Final = 5  # letters that words of one family begin with: "inspect", "inspection"


def are_related(text: str, others: Iterable[str]) -> bool:
    """Whether a text has anything in common with one of the others, in its words or its matter.

    A text of which nothing is known is taken to be related, because only a stranger is accused.
    """
    words, told = _words(text), frozenset().union(*map(_words, others))
    if len(words) < _ENOUGH or not told or _points_back(text):
        return True
    if any(_are_kin(one, another) for one in words for another in told):
        return True
    return not _matters(words).isdisjoint(_matters(told))


def share_words(text: str, other: str) -> bool:
    """Whether the two name the same thing."""
    return any(_are_kin(one, another) for one in _words(text) for another in _words(other))


def _are_kin(one: str, another: str) -> bool:
    short, long = sorted((one, another), key=len)
    if long in (short, short + "s"):
        return True
    return len(short) >= _ALIKE and long[:_ALIKE] == short[:_ALIKE]


def _points_back(text: str) -> bool:
    return not _known()[_POINTS_BACK].isdisjoint(plain(text).replace("|", " ").split())


def _matters(words: frozenset[str]) -> frozenset[str]:
    return frozenset(
        matter
        for matter, known in _known().items()
        if matter != _POINTS_BACK
        and any(word.startswith(beginning) for word in words for beginning in known)
    )


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    idle = tables().words["idle"]
    found = plain(text).replace("|", " ").split()
    return frozenset(word for word in found if word not in idle and len(word) >= _SHORTEST)


@lru_cache(maxsize=1)
def _known() -> dict[str, frozenset[str]]:
    lists = word_lists("audit", "matters.toml")
    return {matter: frozenset(words) for matter, words in lists.items()}
