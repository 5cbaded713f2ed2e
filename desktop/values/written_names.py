"""One person's name as sheets write it, read into first and last name."""

import re
from dataclasses import dataclass
from typing import Final

from desktop.values.folding import clean, fold, key

_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "dr", "mme", "mlle", "mister"})
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LETTERS_AFTER: Final = frozenset({"p eng", "peng", "crsp", "rse", "ncso", "cet", "crst", "cpa"})
_PARTICLES: Final = frozenset(
    {"van", "von", "der", "den", "de", "la", "le", "du", "da", "dos", "del", "della", "di", "st"}
    | {"ste", "saint", "sainte", "ter", "el", "al", "bin", "ibn", "mac", "des", "ten", "vander"}
)
_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]|[\"\u201c][^\"\u201c\u201d]*[\"\u201d]")
_NUMBER: Final = re.compile(
    r"(?<!\w)(?:(?:emp|employee|no|id|badge|staff)\b[.:]?\s*)*#?\s*((?:[a-z]{1,4}-?)?\d[\w-]*)",
    re.I,
)
_WORD_STARTS: Final = re.compile(r"(^mc|^|[-'\u2019.])(\w)")
_EDGES: Final = " \t\n,;:-\u2013\u2014*#"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A first and a last name; either may be "" when the sheet gave only one."""

    first: str
    last: str

    @property
    def full(self) -> str:
        """Return the name as people say it: "Rick Desjarlais"."""
        return f"{self.first} {self.last}".strip()


def read_name(text: str) -> PersonName:
    """Read one name: "Last, First" or "First Middle Last", without titles, brackets, numbers.

    A comma decides what the last name is ("Big Plume, Curtis"); without one it is the last word
    with its particles ("van der Berg"). Capitals throughout become ordinary capitals. "Jr." stays
    with the last name, because a father and a son are two workers.
    """
    words = without_asides(text)
    before, comma, after = words.partition(",")
    if comma and key(after) in _SUFFIXES | _LETTERS_AFTER | {""}:
        before, after, comma = f"{before} {after}", "", ""
    if comma:
        last, suffix = _name_and_suffix(before.split())
        first, late_suffix = _name_and_suffix(after.replace(",", " ").split())
        return PersonName(_in_capitals(first), _last_name(last, suffix or late_suffix))
    name, suffix = _name_and_suffix(before.split())
    split = _start_of_last_name(name)
    return PersonName(_in_capitals(name[:split]), _last_name(name[split:], suffix))


def without_asides(text: str) -> str:
    """Return the name alone: no brackets, no nickname in quotes, no employee number."""
    bare = _NUMBER.sub(" ", _BRACKETS.sub(" ", clean(text)))
    return " ".join(bare.split()).strip(_EDGES)


def number_in(text: str) -> str:
    """Return the employee number written in `text` ("Rick Desjarlais #1042"), or ""."""
    found = _NUMBER.search(clean(text))
    return found.group(1) if found else ""


def split_suffix(last: str) -> tuple[str, str]:
    """Return a last name and its suffix apart: ("Smith", "jr") for "Smith Jr."."""
    words, suffix = _name_and_suffix(last.split())
    return " ".join(words), suffix


def is_suffix(text: str) -> bool:
    """Say whether `text` stands behind a name ("Jr.", "P.Eng.") and is nobody by itself."""
    return key(text) in _SUFFIXES | _LETTERS_AFTER


def _name_and_suffix(words: list[str]) -> tuple[list[str], str]:
    kept = [word for word in words if key(word) not in _TITLES | _LETTERS_AFTER]
    if len(kept) > 1 and key(kept[-1]) in _SUFFIXES:
        return kept[:-1], key(kept[-1])
    return kept, ""


def _start_of_last_name(words: list[str]) -> int:
    start = max(len(words) - 1, 1)
    while start > 1 and key(words[start - 1]) in _PARTICLES:
        start -= 1
    return start


def _last_name(words: list[str], suffix: str) -> str:
    shown = {"jr": "Jr.", "sr": "Sr."}.get(suffix, suffix.upper())
    return f"{_in_capitals(words, is_last=True)} {shown}".strip()


def _in_capitals(words: list[str], is_last: bool = False) -> str:
    return " ".join(_in_ordinary_case(word, is_last) for word in words)


def _in_ordinary_case(word: str, is_last: bool) -> str:
    letters = sum(character.isalpha() for character in word)
    shouted = word.isupper() and (letters > 2 or (is_last and letters == 2))
    whispered = word.islower() and fold(word) not in _PARTICLES
    if not shouted and not whispered:
        return word
    return _WORD_STARTS.sub(lambda at: at.group(1).title() + at.group(2).upper(), word.lower())
