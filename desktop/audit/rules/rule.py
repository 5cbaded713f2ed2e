"""One question's rule: a pure function of facts, with the groups of facts that it looks at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Judged


@dataclass(frozen=True, slots=True)
class Rule:
    """Judges a question. `reads` are the names of the groups of AuditFacts that it looks at."""

    judge: Callable[[AuditFacts], Judged]
    reads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the weaknesses of one sort of record; `reads` as with a rule."""

    find: Callable[[AuditFacts], Iterable[Found]]
    reads: frozenset[str]
    codes: frozenset[str]


def rule(*reads: str) -> Callable[[Callable[[AuditFacts], Judged]], Rule]:
    """Make a rule of a function that looks at these groups."""
    return lambda judge: Rule(judge, frozenset(reads))


def finder(
    *reads: str, codes: Iterable[str]
) -> Callable[[Callable[[AuditFacts], Iterable[Found]]], Finder]:
    """Make a finder of a function that looks at these groups and finds these codes."""
    return lambda find: Finder(find, frozenset(reads), frozenset(codes))
