"""What a finding is called in a heading: the records of what was set aside keep its code alone."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from desktop.language import _
from desktop.resources import resource


@lru_cache(maxsize=1)
def _titles() -> Mapping[str, str]:
    text = resource("audit", "findings.toml").read_text(encoding="utf-8")
    return {code: str(about["title"]) for code, about in tomllib.loads(text).items()}


def titles_of_codes() -> dict[str, str]:
    """Return what everything that can be found is called, by its code."""
    return {code: _(title) for code, title in _titles().items()}


def title_of_code(code: str) -> str:
    """Return the title of a finding; a code that no auditor uses stays as it is."""
    title = _titles().get(code)
    return _(title) if title else code


def title_of_dismissed(values: Mapping[str, Any]) -> str:
    """Return "A policy too old to count: a new one is being written"."""
    title, reason = title_of_code(str(values["code"])), values["reason"]
    return f"{title}: {reason}" if reason else title
