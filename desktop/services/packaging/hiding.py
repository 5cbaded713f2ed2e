"""Names of people made initials, wherever a record says them: whole words, however written."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.values.folding import fold

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_APART: Final = re.compile(r"^[^\w\n]{0,3}$|^_$")  # what may stand between two words of a name
_STOP: Final = re.compile(r"\.(?!\w)")
_LONG: Final = 4  # letters of a part of a name ("Plume") that says who it is by itself
_SQUEEZED: Final = 5  # letters of a name written as one word ("rdesjarlais")
Words = tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """A person whose name must not be read: given names, family names, and what else one says.

    `forms` are other forms of the given name, which are also words ("Bill"). Of somebody on no
    list only the whole name counts, because it may be a firm's: "Ok Tire".
    """

    first: str
    last: str
    also: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    is_listed: bool = True


class Hider:
    """Replaces names by initials, each person's their own: "R.D.", and "R.D.2" for the next.

    A name that two people share becomes the initials that both have in common.
    """

    def __init__(self, people: Iterable[Known], named: Iterable[str] = ()) -> None:
        """`named` are names of people that are on no list, as they were written."""
        self._forms: dict[Words, str] = {}
        self._weak: dict[Words, str] = {}  # only where they begin with a capital
        self._longest = 1
        known = [*people, *map(_read, dict.fromkeys(named))]
        meant: defaultdict[Words, dict[str, None]] = defaultdict(dict)
        weakly: defaultdict[Words, dict[str, None]] = defaultdict(dict)
        for person, initials in zip(known, _initials(known), strict=True):
            for form in _forms(person):
                meant[form][initials] = None
            for form in _weak_forms(person):
                weakly[form][initials] = None
        self._forms = {form: _said(form, [*who]) for form, who in meant.items()}
        self._weak = {f: _said(f, [*who]) for f, who in weakly.items() if f not in self._forms}
        self._longest = max([1, *map(len, self._forms)])

    def __call__(self, text: str) -> str:
        """Return the text without the names."""
        if not self._forms:
            return text
        text = unicodedata.normalize("NFC", text)
        found = list(_LETTERS.finditer(text))
        folded = [fold(word.group()) for word in found]
        pieces: list[str] = []
        done = at = 0
        while at < len(found):
            many, initials = self._at(text, found, folded, at)
            if not many:
                at += 1
                continue
            pieces += [text[done : found[at].start()], initials]
            at += many
            done = found[at - 1].end()
            is_short = initials.endswith(".") or len(folded[at - 1]) == 1
            if is_short and _STOP.match(text, done):
                done += 1  # "Rick D." is no "R.D.."
        return "".join([*pieces, text[done:]])

    def _at(
        self, text: str, found: Sequence["re.Match[str]"], folded: Sequence[str], at: int
    ) -> tuple[int, str]:
        """How many words from here on are somebody's name, and the initials; the longest first."""
        most = 1
        while most < self._longest and at + most < len(found):
            between = text[found[at + most - 1].end() : found[at + most].start()]
            if not _APART.match(between):
                break
            most += 1
        for many in range(most, 0, -1):
            form = tuple(folded[at : at + many])
            if form in self._forms:
                return many, self._forms[form]
        if (folded[at],) in self._weak and found[at].group()[0].isupper():
            return 1, self._weak[(folded[at],)]
        return 0, ""


def _words(text: str) -> Words:
    return tuple(fold(word) for word in _LETTERS.findall(unicodedata.normalize("NFC", text)))


def _read(name: str) -> Known:
    """Take a name apart that was written as one: the last word is the family's."""
    last, comma, first = name.partition(",")
    if comma:
        return Known(first.strip(), last.strip(), is_listed=False)
    *given, family = name.split() or [""]
    return Known(" ".join(given), family, is_listed=False)


def _forms(person: Known) -> Iterable[Words]:
    first, last = _words(person.first), _words(person.last)
    names = {(*first, *last), (*last, *first), *map(_words, person.also)}
    if not person.is_listed:
        return {name for name in names if len(name) > 1}
    names |= {first, last}
    if first and last:
        names |= {(first[0][:1], *last), (*last, first[0][:1]), (*first, last[0][:1])}
        names |= {(first[0], *last), (*last, first[0])}
        names |= {(*first, "".join(last)), ("".join(first), *last)}
    squeezed = {"".join(parts) for parts in (first, last, (*first, *last), (*last, *first))}
    squeezed |= {first[0][:1] + "".join(last)} if first and last else set()
    names |= {(word,) for word in squeezed if len(word) >= _SQUEEZED}
    return {name for name in names if name and len("".join(name)) > 1}


def _weak_forms(person: Known) -> Iterable[Words]:
    """What is a word like any other where it has no capital: "Plume" of "Big Plume", "Bill"."""
    yield from ((form,) for form in person.forms)
    if not person.is_listed and not person.first:
        yield _words(person.last)
    for name in (person.first, person.last):
        words = _words(name)
        if len(words) > 1 and person.is_listed:
            yield from ((word,) for word in words if len(word) >= _LONG)


def _said(form: Words, who: Sequence[str]) -> str:
    if len(who) == 1:
        return who[0]
    return f"{form[0][0].upper()}."


def _initials(people: Sequence[Known]) -> list[str]:
    """Return the initials of each, numbered where several have the same."""
    times: defaultdict[str, int] = defaultdict(int)
    same: dict[tuple[Words, Words], str] = {}
    found = []
    for person in people:
        name = _words(person.first), _words(person.last)
        if name not in same:
            plain = _plain_initials(person)
            times[plain] += 1
            same[name] = plain if times[plain] == 1 else f"{plain}{times[plain]}"
        found.append(same[name])
    return found


def _plain_initials(person: Known) -> str:
    letters = [part[:1] for part in (person.first.strip(), person.last.strip()) if part]
    return "".join(f"{letter.upper()}." for letter in letters) or "–"


def nobody_hidden(text: str) -> str:
    """Return the text as it is: what is used where names are shown."""
    return text
