"""Whether a paper speaks of the right to refuse dangerous work in whatever words its writer had."""

import re
import tomllib
from functools import lru_cache
from typing import Final

from desktop.audit.wording.leading import is_about_refusal, is_about_rights
from desktop.resources import resource
from desktop.values.folding import key

_SENTENCE: Final = re.compile(r"[.;!?]\s+|\n+")


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    tables = tomllib.loads(resource("audit", "refusing.toml").read_text(encoding="utf-8"))
    return {
        name: re.compile(r"\b(?:" + "|".join(words).replace("*", r"\w*") + r")\b")
        for name, words in tables.items()
    }


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
