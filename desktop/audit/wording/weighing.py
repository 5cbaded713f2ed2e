"""What a text says and what it leaves out, judged as a person would who reads it."""

import re
from functools import lru_cache
from typing import Final

from desktop.audit.wording.controls import no_control, ppe_only
from desktop.audit.wording.leftovers import is_leftover, is_unfilled
from desktop.audit.wording.phrases import BREAK
from desktop.audit.wording.repeats import repeats
from desktop.audit.wording.tables import tables
from desktop.audit.wording.text import plain, turns
from desktop.values.folding import key

__all__ = [
    "blames",
    "changes_something",
    "is_leftover",
    "is_unfilled",
    "names_condition",
    "names_no_cause",
    "no_control",
    "only_reminds",
    "only_trains",
    "ppe_only",
    "repeats",
    "says_nothing",
]
_CHANGES: Final = ("ordered", "wrong_thing", "change_after_all")
_VERBAL: Final = ("ed", "ing")
_A_SENTENCE: Final = 3  # so many words that mean something
_LACKS: Final = "missing"  # a condition, by the tables
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
    words = found.phrases["thing_at_fault"].sub(f" {_LACKS} ", words)
    rest, times = found.blame.taken_out(words, _BLAMED)
    return bool(times or _is_all_of(words, "only_person")) and not _names_condition(_spaced(rest))


@lru_cache(maxsize=4096)
def names_condition(text: str) -> bool:
    """Whether a text blames nobody and names something that can be put right."""
    return not blames(text) and not names_no_cause(text) and _names_condition(plain(text))


def _names_condition(rest: str) -> bool:
    """Whether what is left beside the blame names a condition that can be put right."""
    found = tables().phrases
    if found["condition"].search(rest) or any(map(_is_reason, found["because"].split(rest)[1:])):
        return True
    # ice explains a fall; "not watching where he walked on the ice" still blames
    beside = [one for one in turns(rest) if _BLAMED not in one]
    return any(found["scenery"].search(one) or _tells_of_thing(one) for one in beside)


def _is_reason(behind: str) -> bool:
    """Whether what stands behind "because" is about something else than the person."""
    clause = behind.split(BREAK)[0]
    if _BLAMED in clause or tables().phrases["excuse"].search(clause):
        return False
    return len(_content(clause)) > 1


def _tells_of_thing(clause: str) -> bool:
    """Whether a clause says of a thing how it is: "the binder copy is three revisions old".

    What happened ("the pipe dropped") and what goes on about the person are none.
    """
    found = tables()
    said = clause.split()
    first = next((word for word in said if word not in found.words["articles"]), "")
    if first in found.words["people"] | found.words["going_on"]:
        return False
    if first.endswith(_VERBAL) and first not in found.words["ing_things"]:
        return False
    if any(word in found.stems for word in said):
        return False
    tells = any(word in found.words["finite"] or word.endswith("ed") for word in said[1:])
    return tells and len(_content(clause)) >= _A_SENTENCE


def _is_all_talk(words: str) -> bool:
    """Whether a text of an action has nothing in it that is not said, read, heard or thought."""
    return _is_all_of(words, "only_talk") and any(
        word in tables().words["talk_cores"] for word in words.split()
    )


def _is_all_of(words: str, vocabulary: str) -> bool:
    """Whether every word that means something is in a list, and there are any."""
    said = _content(words)
    return bool(said) and all(word in tables().words[vocabulary] for word in said)


def _content(clause: str) -> list[str]:
    lists = tables().words
    return [word for word in clause.split() if word not in lists["idle"] | lists["people"]]


@lru_cache(maxsize=4096)
def only_reminds(action_text: str) -> bool:
    """Whether an action only reminds, talks or warns, and changes nothing but memories.

    "Told the crew to watch out" does; "Told the crew and fitted a guard" does not. Training is
    no reminder (see `only_trains`).
    """
    if _is_all_talk(plain(action_text)):
        return True
    reminds, trains, changes = _deeds(action_text)
    return reminds and not trains and not changes


@lru_cache(maxsize=4096)
def only_trains(action_text: str) -> bool:
    """Whether an action does no more than train somebody, which is weak where the risk is high."""
    _reminds, trains, changes = _deeds(action_text)
    return trains and not changes and not _is_all_talk(plain(action_text))


@lru_cache(maxsize=4096)
def changes_something(text: str) -> bool:
    """Whether a text tells of a change of the tool, the place or the way of working."""
    return _deeds(text)[2]


def _deeds(action_text: str) -> tuple[bool, bool, bool]:
    """Return whether an action reminds, whether it trains, and whether it changes anything."""
    found = tables()
    words = plain(action_text)
    changes = any(found.phrases[one].search(words) for one in _CHANGES)
    rest, trained = found.remind["training"].subn(f" {_BLAMED} ", words)
    rest, reminded = found.remind["reminder"].subn(f" {_BLAMED} ", rest)
    changes = changes or bool(found.phrases["change"].search(_spaced(rest)))
    beside = [one for one in turns(rest) if _BLAMED not in one]
    return bool(reminded), bool(trained), changes or any(map(_does_something, beside))


def _does_something(clause: str) -> bool:
    """Whether a clause beside a reminder tells of a deed: "cord thrown out", not "all signed"."""
    lists = tables().words
    if clause.split()[0] in lists["people"] | lists["going_on"]:
        return False
    said = [word for word in _content(clause) if word not in lists["talk"] and not word.isdigit()]
    return len(said) > 1


@lru_cache(maxsize=4096)
def names_no_cause(text: str) -> bool:
    """Whether there is nothing to read: empty, "N/A", "unknown", "accident", "see above"."""
    found = tables()
    if key(text) in found.words["no_words"]:
        return True
    parts = [part.strip() for part in plain(text).split(BREAK) if part.strip()]
    return bool(parts) and all(
        part in found.words["no_words"] or found.phrases["no_cause"].fullmatch(part)
        for part in parts
    )


@lru_cache(maxsize=4096)
def says_nothing(text: str) -> bool:
    """Whether an action or the reason to close one says nothing: "done", "fixed", "N/A"."""
    return names_no_cause(text) or key(text) in tables().words["no_deed"]


def _spaced(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
