"""Whether a cause tells only once more what happened."""

from functools import lru_cache
from typing import Final

from desktop.audit.wording.tables import tables
from desktop.audit.wording.text import plain

_ENDINGS: Final = ("ings", "ing", "ies", "ed", "es", "s")
_SHORTEST: Final = 3
_ALL_BUT: Final = 5  # one word in so many may be another


@lru_cache(maxsize=4096)
def repeats(cause: str, description: str) -> bool:
    """Whether a cause only repeats the description: "Slip on ice" of "He slipped on ice".

    A condition named once more ("no guard") is still a cause.
    """
    words = tables().words
    said, told = _content(cause) - words["actors"], _content(description)
    if not said or words["lacks"] & set(plain(cause).split()):
        return False
    new = said - told - words["amounts"]
    # "hit the post" of "backed into the post": another word for what happened, and nothing more
    if new and new <= words["events"] and len(said) > len(new):
        return True
    return len(new) * _ALL_BUT <= len(said)


def _content(text: str) -> frozenset[str]:
    idle = tables().words["idle"]
    words = (word for word in plain(text).replace("|", " ").split() if word not in idle)
    return frozenset(_stem(word) for word in words)


def _stem(word: str) -> str:
    known = tables().stems.get(word)
    if known is not None:
        return known
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word
