"""Which worker a written name means, so that people are matched and never silently doubled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, Literal, TypeVar

from desktop.values.folding import fold, key
from desktop.values.nicknames import are_forms_of_one_name, is_one_slip_away, squeeze
from desktop.values.written_names import PersonName, number_in, split_suffix, without_asides

Id = TypeVar("Id")
Kind = Literal["exact", "short", "nickname", "ambiguous", "none"]

_SAME, _SHORT, _PROBABLE, _NO = range(4)
_KINDS: Final[tuple[Kind, ...]] = ("exact", "short", "nickname")
_LONG_ENOUGH_FOR_A_SLIP: Final = 5  # shorter last names differ by one letter too often (Gill, Hill)
_LONGEST_ABBREVIATION: Final = 3


@dataclass(frozen=True, slots=True)
class PersonMatch(Generic[Id]):
    """Who a text means: one id for "exact", "short", "nickname"; several for "ambiguous".

    "nickname" is a probable match (Bob for Robert, one slip of the pen): take it and say so.
    """

    kind: Kind
    ids: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """A roster name, squeezed for comparing."""

    first: str
    last: str
    first_words: tuple[str, ...]
    first_parts: tuple[str, ...]
    first_initials: str
    last_initials: str
    suffix: str


@lru_cache(maxsize=4096)
def _known(name: PersonName) -> _Known:
    last, suffix = split_suffix(name.last)
    parts = tuple(key(name.first).split())
    return _Known(
        first=squeeze(name.first),
        last=squeeze(last),
        first_words=tuple(squeeze(word) for word in name.first.split()),
        first_parts=parts,
        first_initials="".join(part[0] for part in parts),
        last_initials="".join(
            word[0] for word in fold(last).replace("'", " ").split() if word[0].isalnum()
        ),
        suffix=suffix,
    )


def match_person(text: str, roster: Sequence[tuple[Id, PersonName, str | None]]) -> PersonMatch[Id]:
    """Return which of `roster` (id, name, worker number or None) the `text` of a cell means.

    The whole name in either order or the worker number is "exact"; a first or last name nobody
    else has, an initial with a name, or two initials are "short"; another form of the first name
    or one slip in a long last name is "nickname". The surest kind that anybody reaches decides;
    when two reach it, a number or a "Jr." in the text decides, else both are returned.
    """
    number = _plain_number(number_in(text))
    name = without_asides(text)
    if not any(character.isalpha() for character in name):
        return _verdict(_SAME, [entry for entry in roster if number and _has_number(entry, number)])
    name, suffix = split_suffix(name.replace(",", ", "))
    ranks = [_rank(name, _known(entry[1])) for entry in roster]
    best = min(ranks, default=_NO)
    found = [entry for entry, rank in zip(roster, ranks, strict=True) if rank == best < _NO]
    for narrower in (
        [entry for entry in found if number and _has_number(entry, number)],
        [entry for entry in found if _known(entry[1]).suffix == suffix],
    ):
        if len(found) > 1 and narrower:
            found = narrower
    return _verdict(best, found)


def _verdict(rank: int, found: Sequence[tuple[Id, PersonName, str | None]]) -> PersonMatch[Id]:
    ids = tuple(entry[0] for entry in found)
    if not ids:
        return PersonMatch("none")
    return PersonMatch(_KINDS[rank] if len(ids) == 1 else "ambiguous", ids)


def _has_number(entry: tuple[Id, PersonName, str | None], number: str) -> bool:
    return _plain_number(entry[2] or "") == number


def _plain_number(number: str) -> str:
    return squeeze(number).lstrip("0")


def _rank(name: str, known: _Known) -> int:
    return min(
        (_rank_of_reading(first, last, known, name) for first, last in _readings(name)), default=_NO
    )


def _readings(name: str) -> Iterator[tuple[str, str]]:
    """Yield the ways `name` can be cut into a first and a last name, each possibly empty."""
    before, comma, after = name.partition(",")
    if comma and after.strip():
        yield after, before
        yield before, after
        return
    words = before.split()
    yield before, ""
    yield "", before
    for cut in range(1, len(words)):
        one, other = " ".join(words[:cut]), " ".join(words[cut:])
        yield one, other
        yield other, one


def _rank_of_reading(first: str, last: str, known: _Known, whole: str) -> int:
    if not last:
        if _are_initials(whole, known):
            return _SHORT
        return max(_SHORT, _rank_of_first_alone(first, known))
    if not first:
        return _SHORT if squeeze(last) == known.last else _NO
    of_first, of_last = _rank_of_first(first, known), _rank_of_last(last, known)
    if max(of_first, of_last) == _PROBABLE == min(of_first, of_last):
        return _NO  # because a guess upon a guess is another person
    if of_last == _SHORT and len(squeeze(first)) == 1:
        return _NO  # "R. De" says no more than the initials, and those are read as initials
    return max(of_first, of_last)


def _rank_of_first_alone(written: str, known: _Known) -> int:
    is_one_word = len(written.split()) == 1 and len(squeeze(written)) > 1
    if not is_one_word:
        return _SAME if squeeze(written) == known.first else _NO
    return _rank_of_first(written, known)


def _rank_of_first(written: str, known: _Known) -> int:
    first, words = squeeze(written), [squeeze(word) for word in written.split()]
    if not first or not known.first:
        return _NO
    if first == known.first:
        return _SAME
    are_all_letters = all(len(word) == 1 for word in words) and first[0] == known.first[0]
    if words[0] == known.first_words[0] or first == known.first_initials or are_all_letters:
        return _SHORT
    is_a_part = len(known.first_parts) > 1 and first in known.first_parts
    is_cut_short = len(first) >= _LONGEST_ABBREVIATION and known.first.startswith(first)
    if is_a_part or is_cut_short or are_forms_of_one_name(words[0], known.first_words[0]):
        return _PROBABLE
    return _PROBABLE if are_forms_of_one_name(first, known.first) else _NO


def _rank_of_last(written: str, known: _Known) -> int:
    last = squeeze(written)
    if not last or not known.last:
        return _NO
    if last == known.last:
        return _SAME
    if last == known.last_initials or (
        len(last) <= _LONGEST_ABBREVIATION and known.last.startswith(last)
    ):
        return _SHORT
    long_enough = min(len(last), len(known.last)) >= _LONG_ENOUGH_FOR_A_SLIP
    return _PROBABLE if long_enough and is_one_slip_away(last, known.last) else _NO


def _are_initials(text: str, known: _Known) -> bool:
    letters = squeeze(text)
    looks_so = text.isupper() or "." in text
    lasts = {known.last_initials, known.last[:1]}
    firsts = {known.first_initials, known.first[:1]}
    return (
        looks_so
        and len(letters) >= 2
        and any(letters == one + other for one in firsts for other in lasts if one and other)
    )
