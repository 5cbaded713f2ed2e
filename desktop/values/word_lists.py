"""Lists of words that travel with Muster: phrases as they are folded, a star for any ending."""

import re
import tomllib
from collections.abc import Iterable
from typing import Any

from desktop.resources import resource


def word_lists(*parts: str) -> dict[str, Any]:
    """Return the lists of a file, e.g. `word_lists("audit", "defects.toml")`."""
    return tomllib.loads(resource(*parts).read_text(encoding="utf-8"))


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of the phrases in folded text, as whole words, the longest first."""
    longest_first = sorted(phrases, key=len, reverse=True)
    each = "|".join(re.escape(one).replace(r"\*", r"\w*") for one in longest_first)
    return re.compile(rf"\b(?:{each})\b")
