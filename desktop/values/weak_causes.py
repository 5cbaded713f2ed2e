"""Causes that blame and actions that only remind, and the question that leads further."""

import re
import tomllib
from functools import lru_cache

from desktop.language import _
from desktop.resources import resource
from desktop.values.folding import key


def advice_of_cause(text: str) -> str:
    """Return what to ask where a why or a cause stops too early, "" where it does not.

    The words are data (resources/incidents/weak_causes.toml).
    """
    return _advice("weak", text)


def advice_of_action(text: str) -> str:
    """Return what to ask where an action only reminds somebody, "" where it changes something."""
    return _advice("weak_action", text)


def _advice(what: str, text: str) -> str:
    words = key(text)
    return next((_(says) for pattern, says in _phrases(what) if pattern.search(words)), "")


@lru_cache(maxsize=2)
def _phrases(what: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    text = resource("incidents", "weak_causes.toml").read_text(encoding="utf-8")
    return tuple(
        (_pattern(weak["phrases"], whole=weak.get("whole", False)), weak["says"])
        for weak in tomllib.loads(text)[what]
    )


def _pattern(phrases: list[str], *, whole: bool) -> re.Pattern[str]:
    """Return what finds any of the phrases; `whole`: only where nothing else is said."""
    each = "|".join(
        re.escape(key(phrase)) + (r"\w*" if phrase.endswith("*") else "") for phrase in phrases
    )
    return re.compile(rf"^(?:{each})$" if whole else rf"\b(?:{each})\b")
