"""Certificates known by their usual names, so that "H2S" and "H2S Alive" are one ticket."""

import tomllib
from dataclasses import dataclass
from functools import cache

from desktop.resources import resource
from desktop.values.folding import key


@dataclass(frozen=True)
class KnownType:
    """A certificate of `resources/certificates/types.toml`; months is None where none is usual."""

    name: str
    months: int | None
    required_by: str | None


@cache
def _by_name() -> dict[str, KnownType]:
    with resource("certificates", "types.toml").open("rb") as file:
        found = tomllib.load(file)["type"]
    return {
        key(name): KnownType(entry["name"], entry.get("months"), entry.get("required_by"))
        for entry in found
        for name in (entry["name"], *entry["also"])
    }


@cache
def known_type(text: str) -> KnownType | None:
    """Return the known certificate that a text names, or None."""
    return _by_name().get(key(text)) or _by_name().get(
        key(text).removesuffix(" training").removesuffix(" ticket")
    )


def same_type(one: str, other: str) -> bool:
    """Whether two texts name one certificate: the same words, or one of them just shorter.

    "Standard First Aid" and "Advanced First Aid" are both first aid, but they are two tickets.
    """
    if key(one) == key(other):
        return True
    mine, theirs = known_type(one), known_type(other)
    if mine is None or mine != theirs:
        return False
    a, b = set(key(one).split()), set(key(other).split())
    return a <= b or b <= a or _is_short(one) or _is_short(other)


def _is_short(text: str) -> bool:
    return text.strip().isupper() and len(key(text).replace(" ", "")) <= 5
