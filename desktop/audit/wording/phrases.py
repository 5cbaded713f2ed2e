"""The small language in which the tables of wording say what to look for, made into patterns.

A phrase is words with spaces between. `word*` is any ending, `*word` any beginning, `a/b` either,
`{list}` any entry of a list of the file, `?word` may be missing, `!word` must not follow, `...` is
up to four words; at the end `+` is the rest of the clause, and `$` says that nothing else stands
in it; `^` at the beginning says that nothing stands before.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

BREAK: Final = "|"  # between clauses
_WORD: Final = rf"[^\s{re.escape(BREAK)}]+"
_LETTERS: Final = rf"[^\s{re.escape(BREAK)}]*"
_GAP: Final = rf"(?: {_WORD}){{0,4}}?"
_MARKS: Final = "?!"
_ENDS: Final = "$"
_BEGINS: Final = "^"
# what was taken out before may have left a second space
_CLAUSE_BEGINS: Final = rf"(?:(?<={re.escape(BREAK)} )|(?<={re.escape(BREAK)}  )|(?<![\s\S]) *)"
_CLAUSE_ENDS: Final = rf"(?= {re.escape(BREAK)}|$)"


def pattern(
    phrases: Iterable[str], lists: Mapping[str, Iterable[str]], stops: Iterable[str] = ()
) -> re.Pattern[str]:
    """Return what finds any of the phrases; `stops` are the words that end a clause for `+`."""
    rest = _rest(stops)
    every = sorted(set(phrases), key=len, reverse=True)
    each = "|".join(_phrase(phrase, lists, rest) for phrase in every)
    return re.compile(rf"(?<!\S)(?:{each})(?!\S)" if each else r"(?!)")


def _rest(stops: Iterable[str]) -> str:
    words = "|".join(map(re.escape, stops))
    word = rf"(?!(?:{words})(?!\S)){_WORD}" if words else _WORD
    return rf"(?: {word})*"


def _phrase(phrase: str, lists: Mapping[str, Iterable[str]], rest: str) -> str:
    tokens = phrase.split()
    begins = tokens[0] == _BEGINS
    to_the_end = tokens[-1] == "+"
    tokens = tokens[begins : len(tokens) - to_the_end]
    # every word brings the space before it but the first that must be there, which has none
    first = next(n for n, token in enumerate(tokens) if token[0] not in _MARKS)
    before = "".join(_perhaps(token, lists) for token in tokens[:first])
    after = "".join(_token(token, lists) for token in tokens[first + 1 :])
    anchor = _CLAUSE_BEGINS if begins else ""
    return anchor + before + _either(tokens[first], lists) + after + (rest if to_the_end else "")


def _perhaps(token: str, lists: Mapping[str, Iterable[str]]) -> str:
    return rf"(?:{_either(token[1:], lists)} )?"


def _token(token: str, lists: Mapping[str, Iterable[str]]) -> str:
    if token == "...":
        return _GAP
    if token == _ENDS:
        return _CLAUSE_ENDS
    if token.startswith("!"):
        return rf"(?! {_either(token[1:], lists)}(?!\S))"
    if token.startswith("?"):
        return rf"(?: {_either(token[1:], lists)})?"
    return " " + _either(token, lists)


def _either(bare: str, lists: Mapping[str, Iterable[str]]) -> str:
    return "(?:" + "|".join(_entry(entry) for entry in _entries(bare, lists)) + ")"


def _entries(bare: str, lists: Mapping[str, Iterable[str]]) -> Iterable[str]:
    if bare.startswith("{") and bare.endswith("}"):
        return sorted(lists[bare[1:-1]], key=len, reverse=True)
    return bare.split("/")


def _entry(entry: str) -> str:
    before, after = (
        _LETTERS if end else "" for end in (entry.startswith("*"), entry.endswith("*"))
    )
    return before + re.escape(entry.strip("*")) + after
