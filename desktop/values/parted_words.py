"""Finds words that are written apart, or glued together: by letters, over lines, with no spaces."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

_LETTER: Final = r"[^\W\d_]"
# what a reader of pages gives for the hyphen at the end of a line is among the signs
_OVER_LINES: Final = re.compile(rf"{_LETTER}+[-\u2010\u2011\u00ad\ufffe\x02]\s+{_LETTER}+")
_BREAK: Final = re.compile(r"[-\u2010\u2011\u00ad\ufffe\x02]\s+")
_SPACED: Final = re.compile(
    rf"(?<!{_LETTER}){_LETTER}(?:[ .\-_·*\xa0\t]{{1,4}}{_LETTER}(?!{_LETTER})){{2,}}"
)
_MOST: Final = 4  # words of one name
# scripts that put nothing between two words: kana, Han, Hangul (Unicode, blocks)
_UNSPACED: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)


def is_unspaced(word: str) -> bool:
    """Whether a word is of a script in which words stand side by side: "小龙" in "李小龙"."""
    return _UNSPACED.fullmatch(word) is not None


def over_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each word that goes on in the next line, as one, with where it stands."""
    at = 0
    while (found := _OVER_LINES.search(text, at)) is not None:
        yield found.start(), found.end(), _BREAK.sub("", found.group())
        # the next part may go on in turn
        at = max(found.start() + 1, found.end() - 1)


def spaced_out(text: str) -> Iterator[list[tuple[int, str]]]:
    """Yield each row of letters that stand by themselves, as places and letters.

    First all of it, then the words in it and those that follow each other, the most first, where
    the gaps between words are wider than those between letters.
    """
    for run in _SPACED.finditer(text):
        row = [
            (run.start() + at, letter) for at, letter in enumerate(run.group()) if letter.isalpha()
        ]
        gaps = [there - here for (here, _), (there, _) in pairwise(row)]
        least, words = min(gaps), [[row[0]]]
        for gap, letter in zip(gaps, row[1:], strict=True):
            if gap > least:
                words.append([])
            words[-1].append(letter)
        yield row
        for many in range(min(len(words) - 1, _MOST), 0, -1):
            for at in range(len(words) - many + 1):
                yield [letter for word in words[at : at + many] for letter in word]


def humps(word: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where each part of "H2SDesjarlaisRick" goes that begins with a capital.

    "IMGRick" is "IMG" and "Rick".
    """
    begun = 0
    for at in range(1, len(word)):
        is_last = word[at].isupper() and word[at + 1 : at + 2].islower()
        if word[at].isupper() and (is_last or not word[at - 1].isupper()):
            yield begun, at
            begun = at
    yield begun, len(word)
