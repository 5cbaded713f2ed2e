"""Marks the words that were searched for in a text as people wrote it."""

import re
from dataclasses import dataclass
from typing import Final, Self

from desktop.store.search import words_of
from desktop.values.folding import fold

Marks = tuple[tuple[int, int], ...]  # from, how many characters

BEFORE: Final = 30  # characters shown before the first marked word
LONGEST: Final = 160
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Marked:
    """Where wanted words stand in a text, and which of them do."""

    marks: Marks
    words: frozenset[str]


@dataclass(frozen=True)
class Wanted:
    """The words somebody typed, folded; each stands for every word that begins with it."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, typed: str, most: int) -> Self:
        """Return the words of what was typed."""
        return cls(tuple(words_of(typed)[:most]))

    @property
    def typed(self) -> str:
        """The words as they can be typed again."""
        return " ".join(self.words)

    def without(self, words: frozenset[str]) -> "Wanted":
        """Return the other words."""
        return Wanted(tuple(word for word in self.words if word not in words))

    def begins(self, text: str) -> bool:
        """Whether the words stand at the beginning of a text, in the order they were typed in."""
        return fold(text).startswith(self.typed)

    def in_text(self, text: str) -> Marked:
        """Return where the words stand in a text."""
        marks: list[tuple[int, int]] = []
        found: set[str] = set()
        for match in _WORD.finditer(text):
            folded = fold(match.group())
            begun = [word for word in self.words if folded.startswith(word)]
            if begun:
                found.update(begun)
                # letter by letter a fold may be longer or shorter: a whole word is marked then
                longest = max(map(len, begun))
                same = len(folded) == len(match.group())
                marks.append((match.start(), longest if same else len(match.group())))
        return Marked(tuple(marks), frozenset(found))


def snippet_of(label: str, text: str, marks: Marks) -> tuple[str, Marks]:
    """Return "Label: … the words around the first mark …" on one line, with its marks."""
    start = max(0, marks[0][0] - BEFORE)
    if start:  # not in the middle of a word
        space = text.find(" ", start, marks[0][0])
        start = space + 1 if space >= 0 else start
    cut = text[start : start + LONGEST]
    # every break becomes one space, so that places stay where they are
    line = "".join(" " if letter.isspace() else letter for letter in cut)
    head = f"{label}: {'…' if start else ''}"
    tail = "…" if start + LONGEST < len(text) else ""
    shift = len(head) - start
    end = len(head) + len(line)
    kept = tuple((at + shift, n) for at, n in marks if at + shift + n <= end)
    return head + line + tail, kept
