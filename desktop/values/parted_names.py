"""Finds names that are written letter by letter, over two lines, or among words without spaces."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from desktop.values.folding import fold
from desktop.values.parted_words import is_unspaced, over_lines, spaced_out

Place = tuple[int, int, str]
"""From where to where in a text, and what stands for it."""
_SPELT: Final = 3  # letters of a name that somebody wrote letter by letter
_CUT: Final = re.compile(r"[ \-_·*\xa0\t]{0,4}(?:…|\.\.\.)")  # where what was written goes on
_AMONG: Final = 6  # letters of such a name among others that are written so


@dataclass(frozen=True)
class PartedNames:
    """Names as folded words, with what stands for them; `weak` ones count with a capital only."""

    strong: Mapping[tuple[str, ...], str]
    weak: Mapping[tuple[str, ...], str]

    def places(self, text: str) -> Iterator[Place]:
        """Yield where they stand in an NFC text; some places may overlap, the better come first."""
        if not (self.strong or self.weak):
            return
        for start, end, word in over_lines(text):
            if (instead := self._as_one(word)) is not None:
                yield start, end, instead
        for row in spaced_out(text):
            yield from self._spelt(row)
            # a text is cut at a space, and initials have points
            if _CUT.match(text, row[-1][0] + 1) and "." not in text[row[0][0] : row[-1][0]]:
                yield from self._begun(row)
        if not text.isascii():
            for name, instead in self._unspaced.items():
                for one in re.finditer(re.escape(name), text):
                    yield one.start(), one.end(), instead

    def _as_one(self, word: str) -> str | None:
        form = (fold(word),)
        found = self.strong.get(form)
        return self.weak.get(form) if found is None and word[0].isupper() else found

    def _spelt(self, row: Sequence[tuple[int, str]]) -> Iterator[Place]:
        """Look at letters that stand by themselves: all of them, or a long name among them."""
        if len(row) < _SPELT:
            return
        letters = [fold(letter) for _place, letter in row]
        said, ends = "".join(letters), [*accumulate(map(len, letters))]
        if said in self._joined:
            yield row[0][0], row[-1][0] + 1, self._joined[said]
            return
        for name in self._long if len(said) > _AMONG else ():
            at = said.find(name)
            while at >= 0:
                first, last = bisect_right(ends, at), bisect_right(ends, at + len(name) - 1)
                yield row[first][0], row[last][0] + 1, self._joined[name]
                at = said.find(name, at + 1)

    def _begun(self, row: Sequence[tuple[int, str]]) -> Iterator[Place]:
        """Look for the beginning of a name at the end of letters that were cut to fit."""
        letters = [fold(letter) for _place, letter in row]
        for first in range(len(row) - _SPELT + 1):
            said = "".join(letters[first:])
            for name, instead in self._joined.items():
                if name.startswith(said):
                    yield row[first][0], row[-1][0] + 1, instead
                    return

    @cached_property
    def _joined(self) -> Mapping[str, str]:
        """Every name as one word, the longest first."""
        names = {"".join(form): said for form, said in self.strong.items()}
        return {name: names[name] for name in sorted(names, key=lambda name: (-len(name), name))}

    @cached_property
    def _long(self) -> tuple[str, ...]:
        return tuple(name for name in self._joined if len(name) >= _AMONG)

    @cached_property
    def _unspaced(self) -> Mapping[str, str]:
        return {
            name: said for name, said in self._joined.items() if is_unspaced(name) and len(name) > 1
        }
