"""Which machine a course, a check or a unit is about, and what forms and reasons say, by tables."""

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop.values.folding import key
from desktop.values.word_lists import any_of, word_lists


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    machines: dict[str, re.Pattern[str]]
    taught: frozenset[str]
    taught_in_general: re.Pattern[str]
    not_taught: re.Pattern[str]
    operated: frozenset[str]
    not_operated: re.Pattern[str]
    topics: dict[str, re.Pattern[str]]
    products: re.Pattern[str]
    desk_titles: re.Pattern[str]
    empty_reasons: frozenset[str]


def machines_in(*texts: str | None) -> frozenset[str]:
    """Return the sorts of machines that are named in texts."""
    words = key(" ".join(text for text in texts if text))
    return frozenset(name for name, named in _tables().machines.items() if named.search(words))


def course_on(name: str) -> frozenset[str]:
    """Return the sorts of machines that a certificate is a course on; empty where on none."""
    if _tables().not_taught.search(key(name)):
        return frozenset()
    return machines_in(name) & _tables().taught


def is_general_course(name: str) -> bool:
    """Whether a certificate is a course on machines without saying on which."""
    words = key(name)
    if _tables().not_taught.search(words):
        return False
    return _tables().taught_in_general.search(words) is not None


def is_operated(*texts: str | None) -> bool:
    """Whether a unit, by its type and description, is one that somebody operates."""
    words = key(" ".join(text for text in texts if text))
    if _tables().not_operated.search(words):
        return False
    return not machines_in(words).isdisjoint(_tables().operated)


def topics_in(text: str) -> frozenset[str]:
    """Return the topics of an orientation that a text speaks of."""
    words = key(text)
    return frozenset(name for name, named in _tables().topics.items() if named.search(words))


def is_about_products(name: str) -> bool:
    """Whether a certificate teaches how to work with hazardous products."""
    return _tables().products.search(key(name)) is not None


def is_at_a_desk(title: str) -> bool:
    """Whether a position is one for which what everybody needs may well be all."""
    return _tables().desk_titles.search(key(title)) is not None


def explains_nothing(reason: str) -> bool:
    """Whether a reason is only a placeholder."""
    return key(reason) in _tables().empty_reasons


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    read = word_lists("audit", "training.toml")
    return _Tables(
        machines={name: any_of(words) for name, words in read["machines"].items()},
        taught=frozenset(read["courses"]["machines"]),
        taught_in_general=any_of(read["courses"]["general"]),
        not_taught=any_of(read["courses"]["not"]),
        operated=frozenset(read["operated"]["machines"]),
        not_operated=any_of(read["operated"]["not"]),
        topics={name: any_of(words) for name, words in read["topics"].items()},
        products=any_of(read["hazardous_products"]["certificates"]),
        desk_titles=any_of(read["desk"]["titles"]),
        empty_reasons=frozenset(read["reasons"]["empty"]),
    )
