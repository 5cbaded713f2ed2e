"""The phrases with which people say "none" or nothing at all, kept as data."""

import tomllib
from functools import cache

from desktop.resources import resource


@cache
def phrases(name: str) -> frozenset[str]:
    """Return one list of `resources/import/phrases.toml`, as `key` writes them."""
    with resource("import", "phrases.toml").open("rb") as file:
        return frozenset(tomllib.load(file)[name])
