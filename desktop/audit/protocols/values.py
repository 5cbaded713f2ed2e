"""Takes typed values out of what a protocol's file says, and notes every fault on the way."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final, TypeVar

from desktop.audit.protocols.lines import Path
from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.values.folding import clean
from desktop.values.quoting import quote
from desktop.values.real_dates import in_range

CODE: Final = 40  # characters, as the records take them
NAME: Final = 200
SHORT: Final = 60
SENTENCE: Final = 500
LONG: Final = 20_000
MOST_POINTS: Final = 10_000
HUNDRED: Final = 100
_THOUSAND: Final = 1000

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one key of a protocol, and what to do, as a sentence.

    `line` is known where it was read from a file; `path` leads to the key.
    """

    path: Path
    said: str
    line: int | None = None

    @property
    def key(self) -> str:
        """Return the name of the key, "" for the protocol as a whole."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    def __str__(self) -> str:
        """Return it with its line and key, as a person is told it."""
        if self.line is None:
            return self.said
        if not self.key:
            return _("Line {line}: {said}").format(line=self.line, said=self.said)
        return _("Line {line}, {key}: {said}").format(line=self.line, key=self.key, said=self.said)


def near(word: str, known: Iterable[str]) -> str:
    """Return " Did you mean “points”?" for a word that is nearly a known one, "" otherwise."""
    close = get_close_matches(word, sorted(known), n=1)
    return " " + _("Did you mean “{word}”?").format(word=quote(close[0])) if close else ""


def is_kept_exactly(number: Decimal) -> bool:
    """Whether the records keep a number as it is: they keep whole thousandths."""
    return (Fraction(number) * _THOUSAND).denominator == 1


class Table:
    """One table of the file; what nobody asked of it is a fault when it is `done`."""

    def __init__(self, values: Mapping[str, Any], path: Path, faults: list[Fault]) -> None:
        self._values, self._path, self._faults = values, path, faults
        self._known: set[str] = set()

    def fault(self, name: str, said: str) -> None:
        """Note a fault of one of its keys, "" for the table itself."""
        self._faults.append(Fault((*self._path, name) if name else self._path, said))

    def holds(self, name: str) -> bool:
        """Whether it says anything under a name."""
        return name in self._values

    def done(self) -> None:
        """Note every key that is not known here."""
        for name in self._values:
            if name not in self._known:
                said = _("This is not a key that belongs here.") + near(name, self._known)
                self.fault(name, said)

    def text(self, name: str, longest: int = SENTENCE, *, needed: bool = False) -> str:
        """Return a text, "" where there is none."""
        value = self._get(name)
        if value is not None and not isinstance(value, str):
            self.fault(name, _("This has to be a text in quotation marks."))
            return ""
        text = clean(value or "").strip()
        if needed and not text:
            self.fault(name, _("This is missing, and a protocol cannot do without it."))
        if len(text) > longest:
            self.fault(name, _too_long(longest))
        return text

    def texts(self, name: str, longest: int = CODE) -> tuple[str, ...]:
        """Return a list of texts, each once."""
        value = self._get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.fault(name, _('This has to be a list of texts, such as ["D", "I"].'))
            return ()
        texts = tuple(dict.fromkeys(clean(one).strip() for one in value))
        if any(len(one) > longest for one in texts):
            self.fault(name, _too_long(longest))
        return tuple(one for one in texts if one)

    def choice(self, name: str, of: type[E]) -> E | None:
        """Return one of a set of words; None where it is missing or unknown."""
        text = self.text(name, CODE, needed=True)
        return self._chosen(name, text, of) if text else None

    def choices(self, name: str, of: type[E]) -> tuple[E, ...]:
        """Return several of a set of words."""
        found = (self._chosen(name, text, of) for text in self.texts(name))
        return tuple(one for one in found if one is not None)

    def whole(self, name: str, least: int = 1, most: int = 1200) -> int | None:
        """Return a whole number, None where there is none."""
        value = self._get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            said = _("This has to be a whole number from {least} to {most}.")
            self.fault(name, said.format(least=least, most=most))
            return None
        return value

    def points(self, name: str, *, needed: bool = False) -> Decimal | None:
        """Return points, None where there are none."""
        value = self._number(name, MOST_POINTS)
        if value is None and needed and not self.holds(name):
            self.fault(name, _("This is missing, and a question cannot be scored without it."))
        return value

    def percent(self, name: str, default: Fraction | None) -> Fraction | None:
        """Return a share of 1 from percents; the default where there are none."""
        value = self._number(name, HUNDRED)
        return default if value is None else Fraction(value) / HUNDRED

    def day(self, name: str) -> date | None:
        """Return a date, None where there is none."""
        value = self._get(name)
        if value is None:
            return None
        if isinstance(value, datetime) or not isinstance(value, date):
            self.fault(name, _("This has to be a date written as 2026-01-31."))
            return None
        try:
            return in_range(value, value.isoformat())
        except Refused as refused:
            self.fault(name, str(refused))
            return None

    def truth(self, name: str) -> bool:
        """Return true or false, false where it says neither."""
        value = self._get(name)
        if value is not None and not isinstance(value, bool):
            self.fault(name, _("This has to be true or false, without quotation marks."))
            return False
        return bool(value)

    def table(self, name: str) -> "Table":
        """Return the table of a name, an empty one where there is none."""
        value = self._get(name)
        if value is not None and not isinstance(value, dict):
            said = _("This has to be a table: a line [{name}] with its keys below.")
            self.fault(name, said.format(name=name))
            value = None
        return Table(value or {}, (*self._path, name), self._faults)

    def tables(self, name: str) -> list["Table"]:
        """Return the tables of an array, in their order."""
        value = self._get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            said = _("Each of these begins with a line [[{name}]] of its own.")
            self.fault(name, said.format(name=name))
            return []
        path = (*self._path, name)
        return [Table(one, (*path, n), self._faults) for n, one in enumerate(value)]

    def _get(self, name: str) -> Any:
        self._known.add(name)
        return self._values.get(name)

    def _number(self, name: str, most: int) -> Decimal | None:
        value = self._get(name)
        if value is None:
            return None
        is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        number = Decimal(value) if is_number else Decimal("nan")
        if not (number.is_finite() and 0 <= number <= most and is_kept_exactly(number)):
            said = _("This has to be a number from 0 to {most}, without quotation marks.")
            self.fault(name, said.format(most=most))
            return None
        return number

    def _chosen(self, name: str, text: str, of: type[E]) -> E | None:
        words: Collection[str] = [one.value for one in of]
        if text not in words:
            said = _("“{word}” is not known here. It can be {words}.")
            self.fault(name, said.format(word=quote(text), words=", ".join(words)))
            return None
        return of(text)


def _too_long(longest: int) -> str:
    said = ngettext(
        "This is too long: {n} character fits.", "This is too long: {n} characters fit.", longest
    )
    return said.format(n=longest)
