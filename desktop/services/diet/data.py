"""Which forms a law asks for, as the data file has it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from desktop.resources import resource


@dataclass(frozen=True, slots=True)
class Law:
    """What a law says of a form, and how sure that is ("V", "S", "OWN")."""

    says: str
    tag: str


@cache
def laws() -> Mapping[str, Law]:
    """Return the laws by kind of record, read once."""
    text = resource("audit", "diet.toml").read_text(encoding="utf-8")
    return {one["kind"]: Law(one["says"], one["tag"]) for one in tomllib.loads(text)["law"]}
