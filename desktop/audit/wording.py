"""What a text says and what it leaves out, judged as a person would who reads it."""

import re
from functools import lru_cache
from typing import Final

from desktop.audit.wording_controls import no_control, ppe_only
from desktop.audit.wording_leftovers import is_leftover
from desktop.audit.wording_phrases import BREAK
from desktop.audit.wording_repeats import repeats
from desktop.audit.wording_tables import tables
from desktop.audit.wording_text import clauses, plain
from desktop.values.folding import key

__all__ = [
    "blames",
    "changes_something",
    "is_leftover",
    "names_no_cause",
    "no_control",
    "only_reminds",
    "only_trains",
    "ppe_only",
    "repeats",
    "says_nothing",
]
_BECAUSE: Final = re.compile(r"(?<!\S)(?:because|since|due to|caused by)(?!\S)")
_BLAMED: Final = "\u00a4"  # no letter, so that no table finds it


@lru_cache(maxsize=4096)
def blames(cause_text: str) -> bool:
    """Whether a cause stops at what somebody did or at bad luck and names nothing to put right.

    "Operator error" does; "Operator error: no guard" and "Not operator error, the brake failed" do
    not.
    """
    found = tables()
    words = found.phrases["exonerated"].sub(" ", plain(cause_text))
    words = found.phrases["sound_thing"].sub(" ", words)
    rest, times = found.blame["all"].subn(f" {_BLAMED} ", words)
    return bool(times) and not _names_condition(_spaced(rest))


def _names_condition(rest: str) -> bool:
    """Whether what is left beside the blame names a condition that can be put right."""
    found = tables().phrases
    if found["condition"].search(rest) or any(map(_is_reason, _BECAUSE.split(rest)[1:])):
        return True
    # ice explains a fall; "not watching where he walked on the ice" still blames
    return any(found["scenery"].search(one) for one in clauses(rest) if _BLAMED not in one)


def _is_reason(behind: str) -> bool:
    """Whether what stands behind "because" is about something else than the person."""
    clause = behind.split(BREAK)[0]
    if _BLAMED in clause or tables().phrases["excuse"].search(clause):
        return False
    lists = tables().words
    said = [word for word in clause.split() if word not in lists["idle"] | lists["people"]]
    return len(said) > 1


@lru_cache(maxsize=4096)
def only_reminds(action_text: str) -> bool:
    """Whether an action only reminds, talks or warns, and changes nothing but memories.

    "Told the crew to watch out" does; "Told the crew and fitted a guard" does not. Training is
    no reminder (see `only_trains`).
    """
    reminds, trains, changes = _deeds(action_text)
    return reminds and not trains and not changes


@lru_cache(maxsize=4096)
def only_trains(action_text: str) -> bool:
    """Whether an action does no more than train somebody, which is weak where the risk is high."""
    _reminds, trains, changes = _deeds(action_text)
    return trains and not changes


@lru_cache(maxsize=4096)
def changes_something(text: str) -> bool:
    """Whether a text tells of a change of the tool, the place or the way of working."""
    return _deeds(text)[2]


def _deeds(action_text: str) -> tuple[bool, bool, bool]:
    found = tables()
    words = plain(action_text)
    changes = any(found.phrases[one].search(words) for one in ("ordered", "change_after_all"))
    rest, trained = found.remind["training"].subn(" ", words)
    rest, reminded = found.remind["reminder"].subn(" ", rest)
    changes = changes or bool(found.phrases["change"].search(_spaced(rest)))
    return bool(reminded), bool(trained), changes


@lru_cache(maxsize=4096)
def names_no_cause(text: str) -> bool:
    """Whether there is nothing to read: empty, "N/A", "unknown", "accident", "see above"."""
    return key(text) in tables().words["no_words"] or plain(text) in tables().words["no_words"]


@lru_cache(maxsize=4096)
def says_nothing(text: str) -> bool:
    """Whether an action or the reason to close one says nothing: "done", "fixed", "N/A"."""
    return names_no_cause(text) or key(text) in tables().words["no_deed"]


def _spaced(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
