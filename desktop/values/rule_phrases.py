"""The meanings of the words of a rule, and what may be left aside because it is no part of it."""

import itertools
from decimal import Decimal
from typing import Final

from desktop.errors import Refused
from desktop.language import _
from desktop.values.quoting import quote
from desktop.values.rule_meanings import (
    AFTER_AMOUNT,
    CONDITION,
    DAY,
    TOO_OFTEN,
    UNKEPT_EVENT,
    Flag,
    Mark,
    Meaning,
    Span,
    Trouble,
    Unknown,
)
from desktop.values.rule_typos import mend
from desktop.values.rule_words import EVENT_LEADS, LONGEST, REPAIR_WORDS, VOCABULARY

_DAILY: Final = frozenset({DAY, Span(DAY), Span(DAY, working_days=True)})
# a word that nobody knows is left aside, unless one of these says that it changes the rule
_BINDING: Final = (
    "when if whenever while during unless except exception exceptions excluding excluded without "
    "not no non never until till since otherwise else instead lors lorsque lorsqu quand si sauf "
    "hors sans pas ne jusqu jusque depending depends where wherever than off out between from "
    "then puis ensuite subsequent thereafter afterwards initial initially new leap next previous "
    "half bi semi tri demi mi mid double triple worked upon use uses using usage utilisation "
    "emploi parked idle idled stored over under less above below beyond even odd "
    "greater greatest longest latter longer slower"
)
_CONDITIONS: Final = frozenset(_BINDING.split())
# beside months they say nothing more
_OF_MONTHS: Final = frozenset({"during", "from", "between", "within"})
_AFTER_WHAT: Final = frozenset({Flag.AFTER_REPAIR, Flag.ON_RETURN})
_SHORTER: Final = (
    "hourly minute minutes mins second seconds secs horaire instant constantly constant"
)
_TOO_OFTEN: Final = frozenset(_SHORTER.split())


def translate(
    words: list[str | Decimal], written: str, *, named: bool
) -> tuple[list[Meaning], list[str]]:
    """Return the meanings of `words`, and those that say what is done and not how often.

    Raises Refused where a word that nobody knows may change what the others say, or where nothing
    else is said; `named` where months were, which say something.
    """
    meanings, aside = _without_unknown(_found(words), written, _OF_MONTHS if named else frozenset())
    said = any(not isinstance(one, Mark | Trouble) for one in meanings)
    if aside and not said and not named and not _troubled(meanings):
        raise Refused(
            _(
                "'{word}' in '{text}' is not understood. Write it like weekly, every 6 "
                "months, every 1,000 km or before use."
            ).format(word=quote(aside[0]), text=written)
        )
    return _without_daily(meanings), aside


def _found(words: list[str | Decimal]) -> list[Meaning]:
    """The meanings of `words`, the longest known phrase first, slips of the finger mended."""
    words = [word if isinstance(word, Decimal) or word in _KNOWN else mend(word) for word in words]
    meanings: list[Meaning] = []
    at = 0
    while at < len(words):
        for size in range(LONGEST, 0, -1):
            phrase = " ".join(map(str, words[at : at + size]))
            if phrase in VOCABULARY:
                meanings += VOCABULARY[phrase]
                at += size
                break
        else:
            word = words[at]
            meanings.append(word if isinstance(word, Decimal) else Unknown(word))
            at += 1
    return meanings


def _without_unknown(
    meanings: list[Meaning], written: str, harmless: frozenset[str]
) -> tuple[list[Meaning], list[str]]:
    if any(isinstance(one, Trouble) and not one.minor for one in meanings):
        return meanings, []  # there is a better reason to refuse
    kept: list[Meaning] = []
    aside: list[str] = []
    for at, one in enumerate(meanings):
        if not isinstance(one, Unknown):
            kept.append(one)
            continue
        if one.word in harmless:
            continue
        before = meanings[at - 1] if at else None
        following = meanings[at + 1] if at + 1 < len(meanings) else None
        _look_at(one.word, before, following, written)
        joined = before is Mark.AND and at > 1 and meanings[at - 2] in _AFTER_WHAT
        if joined and one.word not in REPAIR_WORDS:
            raise Refused(_(UNKEPT_EVENT.sentence).format(text=written))  # "repairs or accident"
        aside.append(one.word)
    return kept, aside


def _look_at(word: str, before: Meaning | None, following: Meaning | None, written: str) -> None:
    """Refuse a word that nobody knows where leaving it out would say something else."""
    if word in _TOO_OFTEN:
        raise Refused(_(TOO_OFTEN.sentence).format(text=written))
    if word in EVENT_LEADS:
        amount = isinstance(following, Decimal)
        raise Refused(_((AFTER_AMOUNT if amount else UNKEPT_EVENT).sentence).format(text=written))
    if word in _CONDITIONS:
        raise Refused(_(CONDITION.sentence).format(text=written))
    if isinstance(before, Decimal):
        raise Refused(
            _(
                "'{text}' counts '{word}'. A duty counts days, weeks, months, years, km or hours "
                "(h)."
            ).format(text=written, word=quote(word))
        )


def _troubled(kept: list[Meaning]) -> bool:
    return any(isinstance(one, Trouble) or one is Mark.SEASON for one in kept)


def _without_daily(meanings: list[Meaning]) -> list[Meaning]:
    """Leave "daily" out of "daily before use": together they say that each day of use begins so.

    "daily and before use" stays two demands.
    """
    tied: list[Meaning] = [meaning for meaning in meanings if meaning is not Mark.PER]
    for at, (one, other) in enumerate(itertools.pairwise(tied)):
        for event, day, place in ((one, other, at + 1), (other, one, at)):
            alone = place == 0 or not isinstance(tied[place - 1], Decimal)
            if event in {Flag.BEFORE_USE, Flag.AFTER_USE} and day in _DAILY and alone:
                return tied[:place] + tied[place + 1 :]
    return meanings


_KNOWN: Final = {word for phrase in VOCABULARY for word in phrase.split()} | EVENT_LEADS
