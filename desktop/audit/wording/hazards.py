"""What a hazard, a control or a title speaks of (resources/audit/hazard_words.toml)."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from desktop.values.folding import key
from desktop.values.word_lists import any_of, word_lists

WORKING_ALONE: Final = "working_alone"
VIOLENCE: Final = "violence"
HARASSMENT: Final = "harassment"
TOPICS: Final = (WORKING_ALONE, VIOLENCE, HARASSMENT)


def speaks_of(topic: str, texts: Iterable[str]) -> bool:
    """Whether any of the texts names a hazard of a topic."""
    found = _pattern("topics", topic)
    return any(found.search(key(text)) for text in texts)


def says_none(texts: Iterable[str]) -> bool:
    """Whether any of the texts says that there is no such hazard here."""
    found = _pattern("absent", "phrases")
    return any(found.search(key(text)) for text in texts)


def is_titled(sort: str, title: str) -> bool:
    """Whether a title names a sort of paper: "safe_work", "ppe_rules", a topic ..."""
    return bool(_pattern("titles", sort).search(key(title)))


def is_field_by_title(title: str) -> bool:
    """Whether something that is kept as a formal assessment calls itself one of the field."""
    return is_titled("field_assessment", title) and not is_titled("formal_assessment", title)


def is_bare_ppe(text: str) -> bool:
    """Whether a control says no more than that protective equipment is worn."""
    words = key(text).split()
    return bool(words) and not set(words) - _words("bare_ppe") and _names_ppe(words)


def is_said_in_vain(text: str) -> bool:
    """Whether a control says no more than that there is none: "none required"."""
    return key(text) in _words("nothing")


def is_worn(text: str) -> bool:
    """Whether a control names nothing but what somebody wears: "insulated gloves", "muffs"."""
    return bool(set(key(text).split()) & _words("worn")) and only_tells_how(text)


def is_on_a_thing(text: str) -> bool:
    """Whether what sounds like equipment to wear is on a thing: "tools on lanyards"."""
    return bool(set(key(text).split()) & _words("not_worn"))


def only_tells_how(text: str) -> bool:
    """Whether all words only tell what is worn and how: "worn at all times", "cut level 5"."""
    words = (word for word in key(text).split() if not word.isdigit())
    return not set(words) - _words("worn") - _words("worn_how") - _words("bare_ppe")


def speaks_of_late_work(text: str) -> bool:
    """Whether a task says itself that it was done late in the day or at night."""
    return bool(_pattern("late_work", "phrases").search(key(text)))


def _names_ppe(words: list[str]) -> bool:
    joined = " ".join(words)
    return any(one in joined for one in ("ppe", "p p e", "protecti", "epi", "gear"))


@lru_cache(maxsize=16)
def _words(part: str) -> frozenset[str]:
    return frozenset(_table()[part]["words"])


@lru_cache(maxsize=32)
def _pattern(part: str, name: str) -> re.Pattern[str]:
    return any_of(_table()[part][name])


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return word_lists("audit", "hazard_words.toml")
