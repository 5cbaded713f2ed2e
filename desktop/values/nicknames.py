"""Which given names may be one person's: a foreman writes Bob where payroll writes Robert."""

import tomllib
from collections import defaultdict
from functools import lru_cache

from desktop.resources import resource
from desktop.values.folding import fold


@lru_cache(maxsize=1)
def _given_names() -> dict[str, frozenset[str]]:
    """Return, for every form of a given name, the names it may stand for."""
    table = tomllib.loads(resource("names", "nicknames.toml").read_text(encoding="utf-8"))["forms"]
    names: defaultdict[str, set[str]] = defaultdict(set)
    for name, forms in table.items():
        for form in (name, *forms):
            names[squeeze(form)].add(squeeze(name))
    return {form: frozenset(stands_for) for form, stands_for in names.items()}


@lru_cache(maxsize=16384)
def squeeze(text: str) -> str:
    """Return the letters and digits of `text` alone: "Marie-Ève" and "Marie Eve" are "marieeve"."""
    return "".join(character for character in fold(text) if character.isalnum())


def are_forms_of_one_name(one: str, other: str) -> bool:
    """Say whether two different given names may be one: Bob and Robert, Bob and Rob."""
    one, other = squeeze(one), squeeze(other)
    mine = _given_names().get(one, frozenset())
    theirs = _given_names().get(other, frozenset())
    # a short form that two long names share does not make the long names one: Al is Alan or Albert
    return one != other and not mine.isdisjoint(theirs)


def forms_of_name(name: str) -> frozenset[str]:
    """Return the other forms of a given name, squeezed: "rob", "bob" and more for Robert."""
    mine = _given_names().get(squeeze(name), frozenset())
    forms = {form for form, stands_for in _given_names().items() if not stands_for.isdisjoint(mine)}
    return frozenset(forms | mine) - {squeeze(name)}


def is_one_slip_away(one: str, other: str) -> bool:
    """Say whether one letter was changed, left out, added or swapped with its neighbour."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (i for i, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), None
    )
    if start is None:
        return True
    left, right = one[start:], other[start:]
    swapped = left[1::-1] + left[2:] == right and len(left) > 1
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]
