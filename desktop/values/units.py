"""Which equipment a written unit number means: "#101", "U-101" and "Unit 101" are one truck."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, Literal, NamedTuple, TypeVar

from desktop.values.folding import fold, key

Id = TypeVar("Id")

_GENERIC: Final = frozenset(
    {"unit", "unite", "u", "no", "num", "number", "numero", "equip", "equipment", "equipement"}
    | {"eq", "asset", "fleet", "id"}
)
_TYPES: Final = frozenset(
    {"truck", "trailer", "vehicle", "veh", "machine", "pickup", "tractor", "van"}
    | {"camion", "remorque", "vehicule", "tracteur"}
)
_MEASURES: Final = frozenset({"lb", "lbs", "kg", "t", "ton", "tonne", "ft", "gal", "l", "kw", "hp"})
_ASIDE: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_HEAD: Final = re.compile(r"\s+-+\s+|\s*[,:;]\s+|\s+-+(?=[a-z]{4})")
_NUMBER: Final = re.compile(
    r"(?<![a-z0-9-])(?:[a-z]{1,3}[-. ]?)?\d+(?:-\d+)*[a-z]{0,2}(?![a-z0-9])"
)
_PREFIX: Final = re.compile(r"([a-z]+)(?=[\s\d#.:-])[\s#.:-]*")
_DECIMAL: Final = re.compile(r"(?<=\d)\.0+$")  # a sheet turns unit 101 into the number 101.0
_MARK: Final = re.compile(r"(?:#|\b(?:unit|unite|asset|equip)\b[.:]?)\s*$")
_ZEROS: Final = re.compile(r"(?<!\d)0+(?=\d)")

_WRITTEN, _WITHOUT_UNIT, _WITHOUT_TYPE, _LAST_RESORT = range(4)
_STILL_EXACT: Final = 2


@dataclass(frozen=True, slots=True)
class UnitMatch(Generic[Id]):
    """Which unit a text means: one id for "exact" and "close", several for "ambiguous"."""

    kind: Literal["exact", "close", "ambiguous", "none"]
    ids: tuple[Id, ...] = ()


class _Reading(NamedTuple):
    """One way to read a unit number: its key, how far from what was written, the type named."""

    key: str
    distance: int
    type: str


def unit_keys(text: str) -> tuple[str, ...]:
    """Return the keys under which the unit written in `text` may be known, the most exact first.

    A key has small letters and digits only: "Unit 101", "#101", "U-101" and "Equip. No. 101" all
    contain "101"; "T-1" and "t 1" are "t1"; "007" ends with "7" as the last resort.
    """
    return tuple(dict.fromkeys(reading.key for reading in _readings(text)))


def match_unit(text: str, known: Sequence[tuple[Id, str, str | None]]) -> UnitMatch[Id]:
    """Return which of `known` (id, unit number, description) the `text` of a cell means.

    "exact": the number, however it is dressed ("Unit 3", "#3", "U-3 (old)", "101 - Welding truck");
    a unit really called "U-3" wins over one called "3". "close": leading zeros, a number inside a
    sentence, or a description that one unit alone has.
    """
    distances = [_distance(text, number) for _id, number, _description in known]
    best = min((distance for distance in distances if distance is not None), default=None)
    if best is None:
        return _by_description(text, known)
    ids = tuple(entry[0] for entry, far in zip(known, distances, strict=True) if far == best)
    if len(ids) > 1:
        return UnitMatch("ambiguous", ids)
    return UnitMatch("exact" if best <= _STILL_EXACT else "close", ids)


def _distance(text: str, number: str) -> int | None:
    pairs = (
        written.distance + listed.distance
        for written in _readings(text)
        for listed in _readings(number)
        # "Truck 1" is not "Trailer 1", although both are somebody's unit 1
        if written.key == listed.key and not _are_different_types(written.type, listed.type)
    )
    return min(pairs, default=None)


def _are_different_types(one: str, other: str) -> bool:
    return bool(one and other and one != other)


@lru_cache(maxsize=16384)
def _readings(text: str) -> tuple[_Reading, ...]:
    whole = _ASIDE.sub(" ", _DECIMAL.sub("", fold(text))).strip(" -#.,:;") or fold(text)
    readings = list(_without_prefixes(whole, _WRITTEN))
    head = _HEAD.split(whole)[0]
    if head != whole:
        readings += _without_prefixes(head, _WITHOUT_UNIT)
    found = list(_NUMBER.finditer(whole))
    for number in found:
        stands_outside = number.start() == 0 or number.end() == len(whole)
        is_marked = _MARK.search(whole[: number.start()]) is not None
        is_plain = is_marked or (stands_outside and len(found) == 1)
        far = _WITHOUT_TYPE if is_plain else _LAST_RESORT
        readings += _without_prefixes(number.group(), far)
    readings += [
        _Reading(_ZEROS.sub("", reading.key), reading.distance + _LAST_RESORT, reading.type)
        for reading in readings
        if _ZEROS.search(reading.key)
    ]
    return tuple(sorted((r for r in readings if r.key), key=lambda reading: reading.distance))


def _without_prefixes(text: str, distance: int) -> Iterator[_Reading]:
    """Yield `text` as written, then with each word such as "unit" or "truck" taken off."""
    named = ""
    yield _Reading(_compact(text), distance, named)
    while (prefix := _PREFIX.match(text)) and prefix.group(1) in _GENERIC | _TYPES:
        text = text[prefix.end() :]
        if prefix.group(1) in _TYPES:
            named = named or prefix.group(1)
            distance = max(distance, _WITHOUT_TYPE)
        else:
            distance += _WITHOUT_UNIT
        yield _Reading(_compact(text), distance, named)


def _compact(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _by_description(text: str, known: Sequence[tuple[Id, str, str | None]]) -> UnitMatch[Id]:
    wanted = _described(text)
    if not wanted:
        return UnitMatch("none")
    same = [entry[0] for entry in known if key(entry[2] or "") == key(text)]
    has_a_number = any(character.isdigit() for character in text)
    if not same and not has_a_number:  # "105 - Welding truck" is another truck than 101
        same = [entry[0] for entry in known if _described(entry[2] or "") == wanted]
    if not same and not has_a_number and len(wanted) > 1:
        same = [entry[0] for entry in known if set(wanted) <= set(_described(entry[2] or ""))]
    if not same:
        return UnitMatch("none")
    return UnitMatch("close" if len(same) == 1 else "ambiguous", tuple(same))


def _described(description: str) -> tuple[str, ...]:
    """Return the words that say what it is, without sizes: "Forklift 5000 lb" is a forklift."""
    words = key(_ASIDE.sub(" ", description)).split()
    return tuple(w for w in words if w not in _MEASURES and not any(c.isdigit() for c in w))
