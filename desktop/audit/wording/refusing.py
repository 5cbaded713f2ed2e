"""Whether a paper speaks of the right to refuse dangerous work in whatever words its writer had."""

import re
from functools import lru_cache
from typing import Final

from desktop.audit.wording.leading import is_about_refusal, is_about_rights
from desktop.values.folding import key
from desktop.values.word_lists import any_of, word_lists

_SENTENCE: Final = re.compile(r"[.;!?]\s+|\n+")


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    lists = word_lists("audit", "refusing.toml")
    return {name: any_of(words) for name, words in lists.items()}


def speaks_of_refusal(text: str) -> bool:
    """Whether a text says in one of its sentences that dangerous work may be refused."""
    return is_about_refusal(text) or any(
        _grants(key(sentence)) for sentence in _SENTENCE.split(text)
    )


def speaks_of_rights(text: str) -> bool:
    """Whether a text is about the rights of workers, that one among them."""
    return is_about_rights(text) or speaks_of_refusal(text)


def _grants(words: str) -> bool:
    patterns = _patterns()
    return (
        patterns["refusing"].search(words) is not None
        and patterns["danger"].search(words) is not None
        and patterns["other"].search(words) is None
    )
