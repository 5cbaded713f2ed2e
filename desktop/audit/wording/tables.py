"""The words by which weak texts are known, read from resources/audit/wording_*.toml."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from desktop.audit.wording.phrases import pattern
from desktop.values.word_lists import word_lists

LANGUAGES: Final = ("en", "fr")


class Patterns:
    """Phrases in groups; a group is made into a pattern when it is first looked for.

    Because making all of them takes a while, and whoever types a cause needs none for actions.
    """

    def __init__(
        self, groups: Mapping[str, Sequence[str]], lists: Mapping[str, Sequence[str]]
    ) -> None:
        self._groups, self._lists = groups, lists
        self._made: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        made = self._made.get(name)
        if made is None:
            made = pattern(self._groups[name], self._lists, self._lists["stops"])
            self._made[name] = made
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def taken_out(self, words: str, mark: str) -> tuple[str, int]:
        """Return the words with a mark for whatever any group finds, and how often that was."""
        times = 0
        for name in self:
            words, found = self[name].subn(f" {mark} ", words)
            times += found
        return words, times


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Everything that the rules of wording look for; the languages are looked for together.

    `blame` and `remind` are in groups, each with the question that leads further.
    """

    phrases: Patterns
    blame: Patterns
    remind: Patterns
    questions: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    marks: Mapping[str, tuple[re.Pattern[str], ...]]  # as they are typed, capitals and all
    stems: Mapping[str, str]
    shorthand: Mapping[str, str]
    shorthand_marks: re.Pattern[str]
    misspelt: tuple[str, ...]
    vocabulary: frozenset[str]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """Return what all languages look for."""
    read = [word_lists("audit", f"wording_{one}.toml") for one in LANGUAGES]
    lists = _joined(read, "lists")
    shorthand = {a: b for file in read for a, b in file.get("shorthand", {}).items()}
    return Tables(
        phrases=Patterns(_joined(read, "phrases"), lists),
        blame=Patterns(_joined(read, "blame"), lists),
        remind=Patterns(_joined(read, "remind"), lists),
        questions={a: b for file in read for a, b in file.get("questions", {}).items()},
        words={name: frozenset(some) for name, some in lists.items()},
        marks={
            name: tuple(re.compile(one) for one in some)
            for name, some in _joined(read, "marks").items()
        },
        stems={word: to for to, some in _joined(read, "stems").items() for word in some},
        shorthand=shorthand,
        shorthand_marks=_literal(one for one in shorthand if not one.isalnum()),
        misspelt=tuple(lists["misspelt"]),
        vocabulary=frozenset([*lists["misspelt"], *lists["honest"]]),
    )


def _joined(read: Iterable[Mapping[str, Any]], part: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in read:
        for name, some in file.get(part, {}).items():
            found.setdefault(name, []).extend(some)
    return found


def _literal(marks: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the shorthand that is no plain word, "b/c" or "w/o"."""
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, marks)) + r")(?!\w)")
