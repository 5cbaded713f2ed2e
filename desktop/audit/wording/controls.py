"""Whether the controls of a hazard are any, and whether they are more than something to wear."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from desktop.audit.wording.tables import tables
from desktop.audit.wording.text import plain, turns
from desktop.values.controls import ControlLevel, guess_control_level
from desktop.values.folding import key

_WEARING: Final = frozenset(
    {"worn", "wear", "required", "all", "mandatory", "when required", "as required", "at all times"}
)


def ppe_only(control_texts: Iterable[str]) -> bool:
    """Whether everything that is done about a hazard is personal protective equipment.

    What is no control at all does not lift it; what nobody can tell the level of does.
    """
    levels = [level for text in control_texts for level in _levels(text)]
    return bool(levels) and all(level is ControlLevel.PPE for level in levels)


@lru_cache(maxsize=4096)
def _levels(text: str) -> tuple[ControlLevel | None, ...]:
    """Return the level of each thing that a text lists, without what is no control."""
    if guess_control_level(text) is not ControlLevel.PPE:
        return () if no_control(text) else (guess_control_level(text),)
    parts = [part for part in turns(plain(text)) if not no_control(part)]
    return tuple(guess_control_level(part) for part in parts if part not in _WEARING)


@lru_cache(maxsize=4096)
def no_control(text: str) -> bool:
    """Whether a control names nothing that anybody could check: "", "N/A", "be careful"."""
    found = tables()
    if key(text) in found.words["no_words"] | found.words["no_steps"]:
        return True
    words = plain(text)
    return any(_is_vague(one) for one in (words, found.phrases["goes_on"].sub(" ", words)))


def _is_vague(text: str) -> bool:
    found = tables()
    words = " ".join(text.split())
    if _is_minding(words):
        return True
    rest = found.phrases["vague_control"].sub(" ", words)
    left = [word for word in rest.split() if word not in found.words["idle"]]
    return rest != words and not left


def _is_minding(words: str) -> bool:
    """Whether a text speaks of nothing but what somebody is to have in mind."""
    lists = tables().words
    said = [word for word in words.split() if word not in lists["idle"] | lists["people"]]
    return any(word in lists["minding_cores"] for word in said) and all(
        word in lists["only_minding"] for word in said
    )
