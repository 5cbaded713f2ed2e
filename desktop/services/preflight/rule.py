"""One rule of the look before sending: a small pure function of the facts, with its source."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from desktop.services.preflight.concern import WARNS, Concern
from desktop.services.preflight.facts import Seen
from desktop.services.today.shown import Target


@dataclass(frozen=True, kw_only=True)
class Lack:
    """What a rule finds: a sentence, one click to its fix with the words of it, the exhibit."""

    says: str
    where: Target | None = None
    verb: str = ""
    exhibit: str | None = None


@dataclass(frozen=True)
class Rule:
    """A rule by its key. `source` says where it is written; `severity` what becomes of it."""

    key: str
    severity: str
    source: str
    find: Callable[[Seen], Iterable[Lack]]

    def concerns(self, seen: Seen) -> Iterator[Concern]:
        """Yield what it finds as concerns."""
        for lack in self.find(seen):
            yield Concern(
                key=self.key,
                severity=self.severity,
                sentence=lack.says,
                source=self.source,
                where=lack.where,
                verb=lack.verb,
                exhibit=lack.exhibit,
            )


def rule(
    key: str, source: str, severity: str = WARNS
) -> Callable[[Callable[[Seen], Iterable[Lack]]], Rule]:
    """Make a rule of a function."""
    return lambda find: Rule(key, severity, source, find)
