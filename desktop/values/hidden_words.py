"""Names, numbers and addresses that must not be read, and where a text says them."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain, pairwise
from typing import Final, NamedTuple

from desktop.values.folding import fold
from desktop.values.hidden_spans import Span as Span
from desktop.values.hidden_spans import together
from desktop.values.parted_names import PartedNames
from desktop.values.parted_words import humps
from desktop.values.private_numbers import private_numbers

Words = tuple[str, ...]
"""A name as folded words: ("desjarlais", "rick")."""

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NO_LETTERS: Final = re.compile(r"[\W\d_]+")
_APART: Final = re.compile(r"^[^\w\n]{0,3}$|^_$")  # what may stand between two words of a name
_APART_ON_PAPER: Final = re.compile(r"^[^\w]{0,4}$|^_$")  # a line may end within a name
_MAIL: Final = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_DIGIT: Final = re.compile(r"\d")
_GAP: Final = re.compile(r"^[\s().\-–/+]{0,3}$")  # between two digits of one telephone number
_SURE: Final = 9  # letters of a whole name that no other words make by chance
_MONTHS: Final = frozenset({"may", "june", "april", "august"})
_BESIDE: Final = re.compile(r"^[\s.,]{0,2}\d|\d[\s.,]{0,2}$")


class _Word(NamedTuple):
    start: int
    end: int
    folded: str


@dataclass(frozen=True)
class HiddenWords:
    """What must not be read, with what stands for it.

    `strong` counts however it is written, `weak` only where it begins with a capital, because else
    it is a word like any other. `kept` are names that stay where they stand whole (the company's
    own, who signed). `numbers` are digits of telephone numbers. `mail` stands for any e-mail
    address, `private` for any social insurance, health-care or licence number and day of birth, ""
    where those stay.
    """

    strong: Mapping[Words, str] = field(default_factory=dict)
    weak: Mapping[Words, str] = field(default_factory=dict)
    kept: frozenset[Words] = frozenset()
    numbers: Mapping[str, str] = field(default_factory=dict)
    mail: str = ""
    private: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to hide."""
        return bool(self.strong or self.weak or self.numbers or self.mail or self.private)

    @cached_property
    def key(self) -> str:
        """A digest of all of it: whatever was made by the same words has the same."""
        said = (sorted(self.strong.items()), sorted(self.weak.items()), sorted(self.kept),
                sorted(self.numbers.items()), self.mail, self.private)  # fmt: skip
        return hashlib.sha256(repr(said).encode()).hexdigest()

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(number) for number in self.numbers}, reverse=True))

    @cached_property
    def _forms(self) -> tuple[Words, ...]:
        return (*self.strong, *self.weak)

    @cached_property
    def _begins(self) -> frozenset[str]:
        return frozenset(form[0] for form in (*self.strong, *self.weak, *self.kept))

    @cached_property
    def _longest(self) -> int:
        return max([1, *map(len, self.strong), *map(len, self.kept)])

    def spans(self, text: str, *, on_paper: bool = False) -> list[Span]:
        """Return what is to be hidden in an NFC text, in order, none within another.

        `on_paper` is for what was read off a page, where a line may end within a name.
        """
        if not self:
            return []
        apart = _APART_ON_PAPER if on_paper else _APART
        ways = (
            self._addresses(text),
            self._numbers(text),
            self._digits(text),
            self._apart(text, apart),
            self._names(text, apart),
        )
        return together(text, chain.from_iterable(ways))

    def glued_in(self, text: str) -> list[tuple[str, int, int]]:
        """Return whole names in a text whatever stands between their letters, and from where to.

        Some programs place each letter for itself, and some readers then put spaces between.
        """
        if not self._may_be_glued(text):
            return []
        pieces = [(one.start(), fold(one.group())) for one in _LETTERS.finditer(text)]
        row = "".join(piece for _start, piece in pieces)
        for own in self._own:
            row = row.replace(own, "|" * len(own))
        ends = [*accumulate(len(piece) for _start, piece in pieces)]
        found = []
        for name in self._glued:
            at = row.find(name)
            while at >= 0:
                first, last = (bisect_right(ends, n) for n in (at, at + len(name) - 1))
                start, end = pieces[first][0], pieces[last][0] + len(pieces[last][1])
                found.append((name, start, end))
                at = row.find(name, at + 1)
        return found

    def _may_be_glued(self, text: str) -> bool:
        """Look at all letters of a text in one row, which is quick where nothing is found."""
        # past the memory of `fold`, which is for words and not for whole pages
        row = fold.__wrapped__(_NO_LETTERS.sub("", text))
        return any(name in row for name in self._glued)

    @cached_property
    def _glued(self) -> tuple[str, ...]:
        names = {"".join(form) for form in self.strong if len(form) > 1 and min(map(len, form)) > 1}
        return tuple(sorted(name for name in names if len(name) >= _SURE))

    @cached_property
    def _own(self) -> tuple[str, ...]:
        return tuple(sorted({"".join(form) for form in self.kept if len(form) > 1}))

    def _addresses(self, text: str) -> list[Span]:
        if not self.mail or "@" not in text:
            return []
        return [Span(one.start(), one.end(), self.mail) for one in _MAIL.finditer(text)]

    def _numbers(self, text: str) -> list[Span]:
        if not self.private or not _DIGIT.search(text):
            return []
        return [Span(one.start, one.end, self.private) for one in private_numbers(text)]

    def _digits(self, text: str) -> Iterator[Span]:
        if not self.numbers or not _DIGIT.search(text):
            return
        places = [one.start() for one in _DIGIT.finditer(text)]
        row = "".join(text[place] for place in places)
        at, least = 0, self._lengths[-1]
        while at <= len(places) - least:
            for length in self._lengths:
                number = row[at : at + length]
                instead = self.numbers.get(number) if len(number) == length else None
                if instead and _is_one(text, places[at : at + length]):
                    yield Span(places[at], places[at + length - 1] + 1, instead)
                    at += length - 1
                    break
            at += 1

    def _apart(self, text: str, apart: "re.Pattern[str]") -> Iterator[Span]:
        """Names letter by letter, over two lines, and in scripts that have no spaces."""
        found = [Span(*one) for one in self._parted.places(text)]
        if found and self.kept:
            words = _words_of(text)
            for first, last in self._staying(text, words, apart):
                start, end = words[first].start, words[last - 1].end
                found = [one for one in found if one.end <= start or end <= one.start]
        yield from found

    @cached_property
    def _parted(self) -> PartedNames:
        return PartedNames(self.strong, self.weak)

    def _names(self, text: str, apart: "re.Pattern[str]") -> Iterator[Span]:
        if not (self.strong or self.weak) or not self._may_be_named(text):
            return
        yield from self._among(text, _words_of(text), apart)

    def _may_be_named(self, text: str) -> bool:
        """Look at each different word of a text once: on most pages there are no names."""
        written = set(_LETTERS.findall(text))
        words = {fold(word) for word in written}
        if any(all(word in words for word in form) for form in self._forms):
            return True
        mixed = (one for one in written if not (one.islower() or one.istitle() or one.isupper()))
        return any(
            fold(one[start:end]) in self._begins for one in mixed for start, end in humps(one)
        )

    def _among(self, text: str, words: Sequence[_Word], apart: "re.Pattern[str]") -> Iterator[Span]:
        begins, at = self._begins, 0
        stays = [first for first, _last in self._staying(text, words, apart)]
        while at < len(words):
            start, end, folded = words[at]
            many = 0
            if folded in begins:
                # "R.O. Haugen Welding Ltd." has no "O. Haugen" in it
                until = next((one for one in stays if one > at), len(words))
                near = words[at : min(until, at + self._longest)]
                many, instead = self._at(text, near, 0, apart)
                if instead is not None:
                    yield Span(start, words[at + many - 1].end, instead)
            if not many and not text[start + 1 : end].islower() and end - start > 1:
                yield from self._within(text, words[at], apart)
            at += many or 1

    def _staying(
        self, text: str, words: Sequence[_Word], apart: "re.Pattern[str]"
    ) -> list[tuple[int, int]]:
        """Return from which word to which a name of several words stands whole that stays."""
        begins = {form[0] for form in self.kept if len(form) > 1}
        found, at = [], 0
        while at < len(words):
            most = 1
            for form in self.kept if words[at].folded in begins else ():
                some = words[at : at + len(form)]
                if len(form) > most and tuple(one.folded for one in some) == form:
                    most = len(form) if _are_beside(text, some, apart) else most
            if most > 1:
                found.append((at, at + most))
            at += most
        return found

    def _at(
        self, text: str, words: Sequence[_Word], at: int, apart: "re.Pattern[str]"
    ) -> tuple[int, str | None]:
        """How many words from here on are a name, and what stands for it: None for one that stays.

        The longest counts first.
        """
        most = 1
        while most < self._longest and at + most < len(words):
            if not apart.match(text[words[at + most - 1].end : words[at + most].start]):
                break
            most += 1
        for many in range(most, 0, -1):
            form = tuple(word.folded for word in words[at : at + many])
            if form in self.strong:
                in_date = _is_in_date(text, words[at], form)
                return (0, None) if in_date else (many, self.strong[form])
            if form in self.kept:
                return many, None
        first = words[at]
        form = (first.folded,)
        # a whole name in small letters may have stood where a text is cut
        if form in self.weak and (text[first.start].isupper() or text.startswith("…", first.end)):
            return (0, None) if _is_in_date(text, first, form) else (1, self.weak[form])
        return 0, None

    def _within(self, text: str, word: _Word, apart: "re.Pattern[str]") -> Iterator[Span]:
        """Look at the parts of "H2SDesjarlaisRick" that begin with a capital."""
        written = text[word.start : word.end]
        parts = [
            _Word(word.start + start, word.start + end, fold(written[start:end]))
            for start, end in humps(written)
        ]
        if len(parts) > 1:
            at = 0
            while at < len(parts):
                many, instead = self._at(text, parts, at, apart)
                if instead is not None and len(parts[at].folded) > 1:
                    yield Span(parts[at].start, parts[at + many - 1].end, instead)
                at += max(1, many)


def _words_of(text: str) -> list[_Word]:
    return [_Word(one.start(), one.end(), fold(one.group())) for one in _LETTERS.finditer(text)]


def _are_beside(text: str, words: Sequence[_Word], apart: "re.Pattern[str]") -> bool:
    return all(apart.match(text[one.end : other.start]) for one, other in pairwise(words))


def _is_one(text: str, places: Sequence[int]) -> bool:
    """Whether digits are one number: nothing but marks between them, no digit beside them."""
    if not all(_GAP.match(text[one + 1 : other]) for one, other in pairwise(places)):
        return False
    before, after = text[max(0, places[0] - 1) : places[0]], text[places[-1] + 1 : places[-1] + 2]
    return not before.isdigit() and not after.isdigit()


def _is_in_date(text: str, word: _Word, form: Words) -> bool:
    """Whether the name is a month beside a number: "12 May 2026"."""
    if len(form) > 1 or form[0] not in _MONTHS:
        return False
    around = text[max(0, word.start - 3) : word.start], text[word.end : word.end + 3]
    return any(_BESIDE.search(part) for part in around)
