"""What a text about incidents speaks of, by the words of resources/audit/incident_words.toml."""

import re
from functools import lru_cache
from typing import Final

from desktop.values.folding import key
from desktop.values.word_lists import any_of, word_lists

# seven figures or more, as a number is written: 1-866-415-8690, (403) 555 0199
_TELEPHONE: Final = re.compile(r"(?:\d[\s().-]{0,2}){6,}\d")
_DAY: Final = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")


def speaks_of(what: str, text: str) -> bool:
    """Whether a text speaks of it; `what` is the name of a list in the file."""
    return bool(_lists()[what].search(key(text)))


def has_telephone(text: str) -> bool:
    """Whether a text holds a telephone number."""
    return bool(_TELEPHONE.search(_DAY.sub("", text)))


@lru_cache(maxsize=1)
def _lists() -> dict[str, re.Pattern[str]]:
    lists = word_lists("audit", "incident_words.toml")
    return {what: any_of(phrases) for what, phrases in lists.items()}
