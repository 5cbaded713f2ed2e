"""How good a control is: the hierarchy, read from what a sheet says or guessed from the control."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import Final

from desktop.language import N_, _
from desktop.values.folding import key
from desktop.values.word_lists import any_of, word_lists


class ControlLevel(IntEnum):
    """The hierarchy of controls, the better the greater.

    The order is that of the Alberta OHS Code, section 9; the law has no step of its own for
    substitution, which common practice puts between elimination and engineering.
    """

    PPE = 1
    ADMINISTRATIVE = 2
    ENGINEERING = 3
    SUBSTITUTION = 4
    ELIMINATION = 5

    @property
    def words(self) -> str:
        """Return the word people read."""
        return _(_CONTROL_LEVELS[self - 1])


_CONTROL_LEVELS: Final = (
    N_("personal protective equipment"),
    N_("administrative"),
    N_("engineering"),
    N_("substitution"),
    N_("elimination"),
)

_LEVEL_BEGINNINGS: Final = {
    ControlLevel.ELIMINATION: ("elim",),
    ControlLevel.SUBSTITUTION: ("subst",),
    ControlLevel.ENGINEERING: ("engin", "eng", "ingen", "technique"),
    ControlLevel.ADMINISTRATIVE: ("admin", "adm"),
    ControlLevel.PPE: ("ppe", "epi", "personal protective", "protective equipment"),
}


def read_control_level(text: str) -> ControlLevel | None:
    """Return the level a sheet names ("Eng.", "Admin/PPE", "3 - Engineering control"), or None.

    Of several the highest counts, because that is the level the hazard is controlled at.
    """
    words = key(text)
    named = [
        level
        for level, beginnings in _LEVEL_BEGINNINGS.items()
        if any(re.search(rf"\b{beginning}", words) for beginning in beginnings)
    ]
    return max(named, default=None)


@lru_cache(maxsize=1)
def _control_words() -> list[tuple[re.Pattern[str], ControlLevel]]:
    phrases = [
        (phrase, ControlLevel[level.upper()])
        for level, words in word_lists("hazards", "control_words.toml").items()
        for phrase in words
    ]
    phrases.sort(key=lambda entry: len(entry[0]), reverse=True)
    return [(any_of([phrase]), level) for phrase, level in phrases]


@lru_cache(maxsize=4096)
def guess_control_level(control_text: str) -> ControlLevel | None:
    """Return the highest level that the words of a control speak of, or None where none is known.

    A guess for text that nobody rated: "gloves and face shield" is PPE, "permit, ventilation" is
    engineering. The words are data (resources/hazards/control_words.toml).
    """
    words = key(control_text)
    found = []
    for phrase, level in _control_words():
        if phrase.search(words):
            found.append(level)
            words = phrase.sub(" ", words)  # so that a face shield is no shield as well
    return max(found, default=None)
