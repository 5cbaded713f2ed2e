"""Names of people made initials or worker numbers, wherever a record says them, however written."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop.values.folding import fold
from desktop.values.hidden_words import HiddenWords, Words
from desktop.values.parted_words import is_unspaced

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_DIGITS: Final = re.compile(r"\d+")
_STOP: Final = re.compile(r"\.(?!\w)")
# what nobody sees and a paste from a letter brings along: it would part a name in two
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LONG: Final = 4  # letters of a part of a name ("Plume") that says who it is by itself
_SQUEEZED: Final = 5  # letters of a name written as one word ("rdesjarlais")
_DIALLED: Final = 10  # digits of a telephone number with its area
_CARD: Final = 8  # digits that no three numbers of units make by chance
_ROOM: Final = 40  # letters of the company's name for which there is room wherever it stands
_MANY: Final = 3  # letters of a name to which an "s" is hung without a mark: "Ricks truck"


@dataclass(frozen=True)
class Known:
    """A person whose name must not be read: given names, family names, and what else one says.

    `forms` are other forms of the given name, which are also words ("Bill"). Of somebody on no
    list only the whole name counts, because it may be a firm's: "Ok Tire". `number` is the
    worker's own; `stays` is for whoever signed, where such names are to be read.
    """

    first: str
    last: str
    also: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    is_listed: bool = True
    number: str = ""
    stays: bool = False


@dataclass(frozen=True)
class Besides:
    """What is hidden or stays beside names, and how it is said.

    `numbers` are telephone numbers as digits, `known` the digits of cards, of social insurance and
    the like, as far as the file has them. `kept` are names that stay where they stand whole.
    `mail`, `phone` and `private` are the words that stand for an address, a telephone number and a
    number by which somebody could pass for another. `worker` makes "Worker 27" of a number, None
    where initials are wanted.
    """

    numbers: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    mail: str = ""
    phone: str = ""
    private: str = ""
    worker: Callable[[str], str] | None = None
    known: tuple[str, ...] = ()


NOTHING_BESIDES: Final = Besides()


class Hider:
    """Replaces names by initials, each person's their own: "R.D.", and "R.D.2" for the next.

    A name that two people share becomes the initials that both have in common.
    """

    def __init__(
        self,
        people: Iterable[Known],
        named: Iterable[str] = (),
        besides: Besides = NOTHING_BESIDES,
    ) -> None:
        """`named` are names of people that are on no list, as they were written."""
        on_list = [*people]
        # who signed may also be who typed, or whom one reaches: that is no namesake to be hidden
        staying = {_whole(one) for one in on_list if one.stays}
        others = map(_read, dict.fromkeys(named))
        known = [*on_list, *(one for one in others if _whole(one) not in staying)]
        self.words: Final = _hidden(known, _said_of(known, besides), besides)

    def __call__(self, text: str) -> str:
        """Return the text without the names."""
        if not self.words:
            return text
        text = unicodedata.normalize("NFC", text.translate(_UNSEEN))
        pieces: list[str] = []
        done = 0
        for start, end, instead in self.words.spans(text):
            last = _LETTERS.findall(text[start:end])[-1:]
            pieces += [text[done:start], instead]
            done = end
            is_short = instead.endswith(".") or bool(last and len(fold(last[0])) == 1)
            if is_short and _STOP.match(text, done):
                done += 1  # "Rick D." is no "R.D.."
        return "".join([*pieces, text[done:]])


def _hidden(known: Sequence[Known], said: Sequence[str], besides: Besides) -> HiddenWords:
    meant: defaultdict[Words, dict[str, None]] = defaultdict(dict)
    weakly: defaultdict[Words, dict[str, None]] = defaultdict(dict)
    # "Haugen Welding (2019) Ltd.": digits part what is read word by word
    parts = (part for name in besides.kept for part in _DIGITS.split(name))
    kept = {form for part in parts if (form := _words(part))}
    for person, instead in zip(known, said, strict=True):
        if person.stays:
            kept |= {form for form in _forms(person) if len(form) > 1}
            continue
        for form in _forms(person):
            meant[form][instead] = None
        for form in _weak_forms(person):
            weakly[form][instead] = None
    # nobody's own name is hidden only because somebody who signed is called alike
    strong = {form: _said(form, [*who]) for form, who in meant.items()}
    weak = {form: _said(form, [*who]) for form, who in weakly.items() if form not in strong}
    numbers = {way: besides.phone for number in besides.numbers for way in _dialled(number)}
    numbers |= dict.fromkeys(besides.known, besides.private)
    return HiddenWords(
        strong, weak, frozenset(kept - set(strong)), numbers, besides.mail, besides.private
    )


def is_spared(name: str) -> bool:
    """Whether a name can stay by itself on a page: given and family name, and nothing else."""
    return len(_words(name)) > 1 and "@" not in name and not _DIGITS.search(name)


def sparing(words: HiddenWords, names: Iterable[str], own: Iterable[str] = ()) -> HiddenWords:
    """Return the same with whole names that may be read: a part of one alone may still not.

    So a page may name who signs, though everything else calls that person by initials. `own` is
    what the company is called, and how the names of files say it: it stands on every page, cut
    short where it has no room, and many a company is called as its owner.
    """
    spared = {_words(name) for name in names if is_spared(name)}
    cut = (name[:end] for name in own for end in (*range(_ROOM, len(name)), len(name)))
    spared |= {form for name in cut if (form := _words(name))}
    ways = {(*name[at:], *name[:at]) for name in spared for at in range(len(name))}
    ways |= {("".join(way),) for way in ways}
    strong = {form: said for form, said in words.strong.items() if form not in ways}
    return replace(words, strong=strong, kept=words.kept | spared)


def sure_words(words: HiddenWords, ordinary: frozenset[str]) -> HiddenWords:
    """Return what cannot stand in a finished package without being somebody's.

    A name that is an ordinary word ("Page", "Mark") stands on pages of our own as that, also beside
    a letter that is none of it ("Page C-01"); two letters may be a piece of a word that a reader
    took apart; a name that is letters only ("J. D.") is what stands for one; and three numbers of
    units in a row may look like one of a person, or like a telephone.
    """

    def is_sure(form: Words) -> bool:
        words = [word for word in form if len(word) > 1]
        if len(form) > 1:
            return len(words) > 1 or any(word not in ordinary for word in words)
        word = form[0]
        return (len(word) >= _MANY or is_unspaced(word)) and word not in ordinary

    def sure(forms: Mapping[Words, str]) -> Mapping[Words, str]:
        return {form: said for form, said in forms.items() if is_sure(form)}

    numbers = {
        digits: said
        for digits, said in words.numbers.items()
        if len(digits) >= (_CARD if said == words.private else _DIALLED)
    }
    return replace(
        words, strong=sure(words.strong), weak=sure(words.weak), numbers=numbers, private=""
    )


def _dialled(number: str) -> Iterable[str]:
    """How the same telephone number is written: with the area's digits, and without."""
    yield number
    if len(number) == 11 and number.startswith("1"):
        number = number[1:]
        yield number
    if len(number) == 10:
        yield "1" + number
        yield number[3:]


def _words(text: str) -> Words:
    return tuple(fold(word) for word in _LETTERS.findall(unicodedata.normalize("NFC", text)))


def _read(name: str) -> Known:
    """Take a name apart that was written as one: the last word is the family's."""
    last, comma, first = name.partition(",")
    if comma:
        return Known(first.strip(), last.strip(), is_listed=False)
    *given, family = name.split() or [""]
    return Known(" ".join(given), family, is_listed=False)


def _whole(person: Known) -> Words:
    return _words(f"{person.first} {person.last}")


def _forms(person: Known) -> Iterable[Words]:
    first, last = _words(person.first), _words(person.last)
    names = {(*first, *last), (*last, *first), *map(_words, person.also)}
    if not person.is_listed:
        names |= {("".join(name),) for name in names if len("".join(name)) > 2 * _SQUEEZED}
        return {name for name in names if len(name) > 1 or len("".join(name)) > 2 * _SQUEEZED}
    names |= {first, last}
    if first and last:
        names |= {(first[0][:1], *last), (*last, first[0][:1]), (*first, last[0][:1])}
        names |= {(first[0], *last), (*last, first[0])}
        names |= {(*first, "".join(last)), ("".join(first), *last)}
    squeezed = {"".join(parts) for parts in (first, last, (*first, *last), (*last, *first))}
    if first and last:
        squeezed |= {first[0][:1] + "".join(last), "".join(last) + first[0][:1]}
        squeezed |= {"".join(first) + last[0][:1]}
        names |= {(first[0][:1] + last[0], *last[1:])}  # "jbig-plume"
    names |= {(word,) for word in squeezed if len(word) >= _SQUEEZED}
    return {name for name in names if name and len("".join(name)) > 1}


def _weak_forms(person: Known) -> Iterable[Words]:
    """What is a word like any other where it has no capital: "Plume" of "Big Plume", "Bill"."""
    yield from ((form,) for form in person.forms)
    if not person.is_listed and not person.first:
        yield _words(person.last)
    if not person.is_listed:
        return
    for name in (person.first, person.last, *person.also):
        words = _words(name)
        if len(words) > 1:
            yield from ((word,) for word in words if len(word) >= _LONG)
        least = _MANY if len(words) == 1 else _LONG
        yield from ((word + "s",) for word in words if len(word) >= least)


def _said(form: Words, who: Sequence[str]) -> str:
    if len(who) == 1:
        return who[0]
    return f"{form[0][0].upper()}."


def _said_of(people: Sequence[Known], besides: Besides) -> list[str]:
    """Return what stands for each: the worker's number where one person has it, else initials.

    Somebody who is named in a record as a worker on the list is called that worker.
    """
    initials = _initials(people)
    if besides.worker is None:
        return initials
    holders: defaultdict[str, set[tuple[Words, Words]]] = defaultdict(set)
    numbers: defaultdict[tuple[Words, Words], set[str]] = defaultdict(set)
    for one in people:
        if number := one.number.strip():
            name = _words(one.first), _words(one.last)
            holders[number].add(name)
            numbers[name].add(number)
    said = []
    for one, plain in zip(people, initials, strict=True):
        own = numbers.get((_words(one.first), _words(one.last)), set())
        is_one = len(own) == 1 and all(len(holders[number]) == 1 for number in own)
        said.append(besides.worker(min(own)) if is_one else plain)
    return said


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
