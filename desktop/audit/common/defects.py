"""Reads what people write of a defect: whether there is one, and what they did at once."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from desktop.values.folding import key
from desktop.values.word_lists import any_of, word_lists

_PARTS: Final = re.compile(r"[.,;:/&\n]|\s[-\u2013\u2014]\s|\band\b", re.IGNORECASE)
# "none at the time of the inspection", "nothing to fix", "no follow-up needed"
_NO_MORE: Final = re.compile(
    r"(?:none|nothing) (?!of\b|(?:\w+ )?works?\b|left\b|holds\b|but\b)"
    r"|no (?:\w+ ){1,3}(?:needed|required|necessary|to (?:correct|fix|repair|report|note|address))$"
)
_NOT_APPLICABLE: Final = re.compile(r"\bn ?/ ?a\b", re.IGNORECASE)
_CLAUSES: Final = re.compile(r"[.;\n]|\s[-\u2013\u2014]\s")
_LISTED: Final = 2  # words of a thing in a list
_STEPS: Final = re.compile(r"[;\n]")
_LEADING: Final = re.compile(r"^(?:there|it|we|i|is|are|was|were|have|had|has|saw|found)\b\s*")
_REACH: Final = 4  # words before "replaced" that may say that it was not


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    lists = word_lists("audit", "defects.toml")
    return {name: tuple(words) for name, words in lists.items()}


@lru_cache(maxsize=32)
def _any_of(name: str) -> re.Pattern[str]:
    return any_of(_words()[name])


@lru_cache(maxsize=4096)
def says_nothing(text: str) -> bool:
    """Whether a text says that nothing was wrong: "", "n/a", "OK", "no visible damage"."""
    if key(text) in _words()["nothing"]:
        return True
    text = _NOT_APPLICABLE.sub("na", text)
    waiting = False  # "tires, lights and horn good": what is listed before the praise
    for clause in _CLAUSES.split(text):
        for part in _PARTS.split(clause):
            said = key(part)
            if not said or _is_nothing(said):
                waiting = waiting and not _is_as_it_should_be(said)
            elif _may_be_listed(said):
                waiting = True
            else:
                return False
        if waiting:
            return False
    return True


def _may_be_listed(said: str) -> bool:
    words = said.split()
    is_thing = len(words) <= _LISTED and not any(word in _words()["not_so"] for word in words)
    return is_thing and not _any_of("defect").search(said)


def _is_nothing(said: str) -> bool:
    if said in _words()["nothing"]:
        return True
    lists = _words()
    while (shorter := _LEADING.sub("", said)) != said:
        said = shorter
    if _NO_MORE.match(said):
        return not any(word in lists["contrast"] for word in said.split())
    before = next((one for one in lists["none_before"] if f"{said} ".startswith(f"{one} ")), None)
    if before is None and not said.startswith(("none ", "nothing ", "rien ")):
        return _is_as_it_should_be(said)
    if before is not None and _is_none_such(said.removeprefix(before).split()):
        return True
    rest = said.split()[len(before.split()) if before else 1 :]
    named = [word for word in rest if word in lists["none_of"]]
    return all(word in lists["around"] or word in named for word in rest) and (
        bool(named) or before is None
    )


def _is_as_it_should_be(said: str) -> bool:
    """Whether it praises one thing, or all: "brake lights working", "shop clean"."""
    lists = _words()
    ends = (end for end in lists["as_it_should_be"] if f" {said}".endswith(f" {end}"))
    praise = max(ends, key=len, default=None)
    if praise is None or _any_of("defect").search(said):
        return False
    return not any(word in lists["not_so"] for word in said.removesuffix(praise).split())


def _is_none_such(rest: list[str]) -> bool:
    """Whether what follows a "no" is wrong itself: "missing guards", "cracks in the windshield"."""
    lists = _words()
    if any(word in lists["contrast"] for word in rest):
        return False
    while len(rest) > 1 and rest[0] in lists["none_such"]:
        if rest[1] not in lists["none_of"]:
            return True
        rest = rest[1:]
    return len(rest) > 1 and rest[0] in lists["none_of"] and rest[1] in lists["where"]


@lru_cache(maxsize=4096)
def names_defect(text: str) -> bool:
    """Whether a text certainly names a defect, rather than remarks on something."""
    if says_nothing(text):
        return False
    return any(
        _any_of("defect").search(said) or said.startswith("no ")
        for part in _PARTS.split(text)
        if (said := key(part)) and not _is_nothing(said)
    )


@lru_cache(maxsize=4096)
def says_fixed(text: str) -> bool:
    """Whether a text says of everything in it that it was put right there and then.

    Of several steps each is put right in itself or by the next one: "Tire low; aired up".
    """
    steps = [said for step in _STEPS.split(text) if (said := key(step))]
    done = [_was_done(step, "fixed") or step in _words()["nothing"] for step in steps]
    return bool(done) and done[-1] and all(a or b for a, b in pairwise(done))


@lru_cache(maxsize=4096)
def says_out_of_use(text: str) -> bool:
    """Whether a text says that the thing was taken out of use."""
    return _was_done(key(text), "out_of_use")


def _was_done(said: str, name: str) -> bool:
    if _any_of("later").search(said):
        return False
    for found in _any_of(name).finditer(said):
        before = " ".join(said[: found.start()].split()[-_REACH:])
        if not _any_of("not_yet").search(before):
            return True
    return False


@lru_cache(maxsize=4096)
def names(name: str, text: str) -> bool:
    """Whether a text has any word of a list: "inspection", "roles", "reporting"."""
    return _any_of(name).search(key(text)) is not None
