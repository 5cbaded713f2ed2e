"""What a finding is worth and why: resources/audit/findings.toml, by its code."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from desktop.audit.found import Severity
from desktop.resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """One code: the question of the generic protocol that it weakens, why it matters, its source.

    `title` names the sort of finding in a few words, for a heading over several of them.
    """

    code: str
    title: str
    question: str
    severity: Severity
    why: str
    source: str

    @property
    def element(self) -> str:
        """Return the element of the generic protocol, "S4" of "S4.2"."""
        return self.question.partition(".")[0]


@lru_cache(maxsize=1)
def catalogue() -> dict[str, About]:
    """Return everything that can be found, by its code, in the order of the file."""
    text = resource("audit", "findings.toml").read_text(encoding="utf-8")
    return {
        code: About(
            code=code,
            title=about["title"],
            question=about["question"],
            severity=Severity(about["severity"]),
            why=about["why"],
            source=about["source"],
        )
        for code, about in tomllib.loads(text).items()
    }
