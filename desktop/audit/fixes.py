"""Which findings are mended by the same work: resources/audit/fixes.toml."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from desktop.resources import resource


@dataclass(frozen=True, slots=True)
class Fix:
    """One piece of work; `one` says it of a single record, `many` of {n}."""

    codes: tuple[str, ...]
    one: str
    many: str

    @property
    def key(self) -> str:
        """Return what it is known by: the first of its codes."""
        return self.codes[0]

    def said(self, n: int) -> str:
        """Return the work in words, for so many records."""
        return self.one if n == 1 else self.many.format(n=n)


@lru_cache(maxsize=1)
def fixes() -> dict[str, Fix]:
    """Return what mends each finding, by its code."""
    text = resource("audit", "fixes.toml").read_text(encoding="utf-8")
    every = [
        Fix(tuple(one["codes"]), one["one"], one["many"]) for one in tomllib.loads(text)["fix"]
    ]
    return {code: fix for fix in every for code in fix.codes}
