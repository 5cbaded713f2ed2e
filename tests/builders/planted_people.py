"""People who must not be read, what is said of them, and every way in which somebody writes it.

Every word of a name is made of syllables that no other word has, so that finding a piece of it in a
finished package is proof, however it was written.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final

_BEGINS: Final = ("Zor", "Quix", "Vek", "Xil", "Wyb", "Jur", "Kaz", "Ozb", "Uvq", "Yax", "Éxo")
_ENDS: Final = ("vekqa", "zubix", "qylor", "xandu", "wozim", "jekqui", "zéphq", "vuxøl", "qazik")
_CYRILLIC: Final = ("Жорвек", "Щубыкс", "Цыхван", "Юквозм")
_GREEK: Final = ("Ξορβεκ", "Ψυζυβξ", "Ωξανδζ")
_HAN: Final = ("龘靐", "齉爩", "鱻麤", "灪驫")  # no page of ours has these
_HAN_FAMILY: Final = ("籱", "虋", "讟")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_GAP: Final = r"[^0-9a-z]{0,3}"  # between two digits of one number
_APART: Final = re.compile(r"[\W\d_]+")
_ALL: Final = bytes(range(256))
_SMALL: Final = b"abcdefghijklmnopqrstuvwxyz"
_NO_LETTERS: Final = _ALL.translate(None, _SMALL)
_NO_DIGITS: Final = _ALL.translate(None, b"0123456789")
_NO_SIGNS: Final = _ALL.translate(None, _SMALL + b"0123456789")


@dataclass(frozen=True)
class Person:
    """Somebody whose name must not be read; `card` is the number of a certificate."""

    first: str
    last: str
    known_as: str
    phone: str
    card: str = ""

    @property
    def full(self) -> str:
        """Return given and family name, as a form has them."""
        return f"{self.first} {self.last}"

    def written(self, random: Random) -> str:
        """Return how somebody writes the name this time."""
        first, last = self.first, self.last
        ways = (
            f"{first} {last}", f"{last}, {first}", f"{first.upper()} {last.upper()}",
            f"{first[0]}. {last}", f"{last} {first[0]}.", f"{first}'s", f"{last}’s", self.known_as,
            f"{first}{last}", f"{last}_{first}", unicodedata.normalize("NFD", f"{first} {last}"),
            f"{first.lower()} {last.lower()}", f"{first} ({self.known_as}) {last}", f"{first}s",
            f"({first}/{last})", f"{first}\t{last}", f"{first[0].lower()}{plain(last).lower()}",
            f"{first}\n{last}", f"{last}\u00a0{first}", f"{first}{last}.jpg",
            " ".join((_within(first, "\u00ad", random), _within(last, "\u200b", random))),
            _within(last, "-\n", random), " ".join(last), f"{' '.join(first)}   {' '.join(last)}",
            f"{first}-{last}", f"{last}{first}",
        )  # fmt: skip
        return random.choice(ways)


def _within(name: str, sign: str, random: Random) -> str:
    """Put a sign somewhere between two letters of a word."""
    word = name.partition(" ")[0].partition("-")[0]
    at = random.randint(min(1, len(word) - 1), len(word) - 1)
    return name[:at] + sign + name[at:]


@dataclass
class Planted:
    """What was planted: words of which no piece may be found, rows of digits, days in words.

    `kept` may be read: what the company is called, though it is called after somebody. Of `own`,
    the words of that name, a stream may have some on one line and some on the next.
    """

    words: set[str] = field(default_factory=set)
    digits: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)

    def in_text(self, text: str, *, is_stream: bool = False) -> Iterator[str]:
        """Yield what of it a text says, whatever stands between the letters."""
        said = text.casefold() if text.isascii() else plain(text).casefold()
        written = said.encode("ascii", "replace")
        letters = written.translate(None, _NO_LETTERS)
        for own in self.kept:
            letters = letters.replace(own.encode("ascii", "replace"), b"|")
        words = self.words - self.own if is_stream else self.words
        yield from (word for word in words if word.isascii() and word.encode() in letters)
        if not said.isascii():
            others = _APART.sub("", said)
            for own in self.kept:
                others = others.replace(own, "|")
            yield from (word for word in words if not word.isascii() and word in others)
        digits = written.translate(None, _NO_DIGITS)
        for row in self.digits:
            if row.encode() in digits and re.search(
                rf"(?<![0-9a-f]){_GAP.join(row)}(?![0-9a-f])", said
            ):
                yield row
        if self.days:
            signs = written.translate(None, _NO_SIGNS)
            yield from (one for one in self.days if one.encode() in signs)

    def hide(self, *names: str) -> None:
        """Have no word of these names be found."""
        for name in names:
            for part in name.replace("-", " ").split():
                self.words.add(plain(part).casefold())


class _Plain(dict[int, str]):
    """What each letter is without its accent; worked out once, because streams are long."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKD", {"ø": "o", "Ø": "O"}.get(chr(code), chr(code)))
        self[code] = "".join(one for one in folded if not unicodedata.combining(one))
        return self[code]


_TO_PLAIN: Final = _Plain()


def plain(text: str) -> str:
    """Return the text without accents."""
    return text.translate(_TO_PLAIN)


def person(random: Random, planted: Planted) -> Person:
    """Make somebody up, mostly with a name in our letters."""
    phone = f"{random.choice((403, 587, 780))}555{random.randint(1000, 9999)}"
    planted.digits.add(phone)
    card = f"{random.choice(('AB-', 'H2S', 'No. ', ''))}{random.randint(40_000_000, 99_999_999)}"
    planted.digits.add("".join(filter(str.isdecimal, card.removeprefix("H2S"))))
    kind = random.random()
    if kind < 0.06:
        given, family = random.choice(_HAN), random.choice(_HAN_FAMILY)
        planted.hide(given, family + given, given + family)
        return Person(given, family, given, phone, card)
    if kind < 0.14:
        syllables = random.choice((_CYRILLIC, _GREEK))
        first, last = random.sample(syllables, 2)
        planted.hide(first, last)
        return Person(first, last, first, phone, card)
    first, last, known_as = _word(random), _word(random), _word(random)
    if random.random() < 0.2:
        last = f"{last}-{_word(random)}"
    if random.random() < 0.1:
        first = f"{first} {_word(random)}"
    planted.hide(first, last, known_as)
    if random.random() < 0.1:
        known_as = f"{first[0]}.{last[0]}."  # the initials are what stands for the name anyway
    return Person(first, last, known_as, phone, card)


def _word(random: Random) -> str:
    return random.choice(_BEGINS) + random.choice(_ENDS) + random.choice("abdegiklmnop")


def sentence(
    crew: Sequence[Person], random: Random, planted: Planted, *, phones: bool = True
) -> str:
    """Return a sentence as a foreman types it."""
    one, other = random.choice(crew), random.choice(crew)
    phone = one.phone
    area, three, four = phone[:3], phone[3:6], phone[6:]
    shown = (f"{area}-{three}-{four}", f"({area}) {three} {four}", phone, f"{area}.{three}.{four}")
    mail = f"{re.sub('[^a-z]', '', plain(one.first).lower()) or 'a'}@example.com"
    ways: list[Callable[[], str]] = [
        lambda: f"led by {one.written(random)} with {other.written(random)}.",
        lambda: f"{one.written(random)}; {other.written(random)} slipped on ice",
        lambda: f"write to {mail}, {one.written(random)}",
        lambda: f"SIN {sin(random, planted)} of {one.written(random)}",
        lambda: f"{one.written(random)}, born on {birth(random, planted)}",
        lambda: f"{one.written(random)}: {licence(random, planted)}",
        lambda: f"The card of {one.written(random)} is {one.card}, and it is good",
    ]
    if phones:
        ways.append(lambda: f"call {one.written(random)} at {random.choice(shown)}")
    return random.choice(ways)()


def sin(random: Random, planted: Planted) -> str:
    """Return a social insurance number that passes its check."""
    row = [random.randint(1, 7), *(random.randint(0, 9) for _n in range(7))]
    doubled = [2 * n if at % 2 else n for at, n in enumerate(row)]
    row.append(-sum(n - 9 if n > 9 else n for n in doubled) % 10)
    digits = "".join(map(str, row))
    planted.digits.add(digits)
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def birth(random: Random, planted: Planted) -> str:
    """Return a day of birth, as a form or as a letter has it."""
    year, month, day = random.randint(1951, 1979), random.randint(10, 12), random.randint(10, 28)
    name = _MONTHS[month - 1]
    ways = {
        f"{year}-{month}-{day}": f"{year}{month}{day}",
        f"{name} {day}, {year}": f"{name}{day}{year}",
        f"{day} {name} {year}": f"{day}{name}{year}",
    }
    said = random.choice([*ways])
    if ways[said].isdigit():
        planted.digits.add(ways[said])
    else:
        planted.days.add(ways[said].casefold())
    return said


def licence(random: Random, planted: Planted) -> str:
    """Return the number of a health-care card or of a driver's licence."""
    row = f"{random.randint(10_000_000, 99_999_999)}{random.randint(0, 9)}"
    planted.digits.add(row)
    return random.choice((f"PHN {row[:5]}-{row[5:]}", f"driver's licence {row[:6]}-{row[6:]}"))
