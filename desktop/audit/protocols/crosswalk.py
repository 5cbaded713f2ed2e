"""Which questions of the generic protocol a partner's question asks after, and by which code."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from math import log
from typing import Final

from desktop.audit.protocols.protocol import Protocol, Question
from desktop.values.audited.assessing import Assessing, SaidFact
from desktop.values.folding import fold, key

LEAST: Final = Fraction(1, 5)  # of the weight of the words that the two have between them
MOST: Final = 3
# words of every question, and of none in particular
_EMPTY_WORDS: Final = (
    "a about all an and any are as at be been before by can company did do does done each employer"
    " evidence every for from had has have health how if in include included includes into is it"
    " its of on or other out over process question safety should so some such system than that the"
    " their them there they this those to up use used was were what when where which who whom with"
    " within work worker workers workplace you your"
)
_EMPTY: Final = frozenset(_EMPTY_WORDS.split())
_ENDINGS: Final = (
    "ations", "ation", "ions", "ion", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s", "y",
)  # fmt: skip
_LEAST_STEM: Final = 4
# what partners call it, and what the generic protocol does
_SAME: Final = {
    "emergency response plan": "emergency plan",
    "erp": "emergency plan",
    "flha": "field site assessment before start",
    "field level hazard assessment": "field site assessment before start",
    "toolbox": "meeting",
    "tailgate": "meeting",
    "near miss": "nearmiss",
    "near misses": "nearmiss",
    "personal protective equipment": "protective equipment",
    "ppe": "protective equipment",
    "joint committee": "representative",
    "committee": "representative",
    "sds": "data sheets hazardous products",
    "whmis": "hazardous products",
    "corrective action": "action fix",
    "employee": "worker",
    "employees": "workers",
    "root cause": "cause system",
    "tag out": "defective gear out of use",
    "lockout": "defective gear out of use",
}
_SAME_WORDS: Final = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, _SAME), key=len, reverse=True)) + r")\b"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question of the generic protocol that may be asked after; `words` are what both say."""

    code: str
    share: Fraction
    words: tuple[str, ...]


def proposals(text: str, generic: Protocol, most: int = MOST) -> tuple[Proposal, ...]:
    """Return the questions of the generic protocol that sound most like a text, the nearest first.

    They are offered, and a person decides; where nothing sounds alike, there are none.
    """
    asked, weights = _stems(text), _weights(generic)
    most_of = _weight_of(asked, weights)
    found: list[tuple[float, Proposal]] = []
    for question in generic.questions:
        said = _stems(question.text)
        more = _stems(question.guidance).keys() - said.keys()
        both = [stem for stem in asked if stem in said]
        weight = _weight_of(both, weights)
        # the guidance names examples: each of them counts for a half
        weighed = weight + _weight_of((stem for stem in asked if stem in more), weights) / 2
        if both and weighed >= LEAST * most_of:
            share = min(Fraction(weighed / most_of).limit_denominator(1000), Fraction(1))
            # of two that say it all, the one that says less besides is nearer
            answered = weight / _weight_of(said, weights)
            found.append((answered, Proposal(question.code, share, _words(both, asked))))
    found.sort(key=lambda one: (-one[1].share, -one[0], one[1].code))
    return tuple(proposal for _answered, proposal in found[:most])


def relabelled(assessing: Assessing, protocol: Protocol, generic: Protocol) -> Assessing:
    """Return what was said and seen under the codes of the generic questions that it answers.

    Those are the questions that a protocol's question follows, or the one with the same rule. What
    was recorded under a code that the protocol does not have keeps it: it was recorded while
    another protocol was in use. Where nothing changes, the very same facts are returned.
    """
    by_rule = {one.rule: one.code for one in generic.questions if one.rule}
    codes: dict[str, tuple[str, ...]] = {fold(one.code): (one.code,) for one in generic.questions}
    for one in protocol.questions:
        same = by_rule.get(one.rule)
        codes[fold(one.code)] = (same,) if same else one.follows
    told = replace(
        assessing,
        interviews=tuple(_relabelled(assessing.interviews, codes)),
        observations=tuple(_relabelled(assessing.observations, codes)),
    )
    return assessing if told == assessing else told


def _relabelled(
    facts: Iterable[SaidFact], codes: Mapping[str, tuple[str, ...]]
) -> Iterator[SaidFact]:
    for fact in facts:
        for code in codes.get(fold(fact.question), (fact.question,)):
            yield replace(fact, question=code)


def followed_by(protocol: Protocol, code: str) -> tuple[Question, ...]:
    """Return the questions of a protocol that take their evidence from a generic one."""
    return tuple(one for one in protocol.questions if code in one.follows)


@lru_cache(maxsize=4)
def _weights_of(texts: tuple[str, ...]) -> dict[str, float]:
    """Return how much a word tells: the fewer questions say it, the more."""
    stems = [_stems(text) for text in texts]
    every = {stem for some in stems for stem in some}
    return {stem: log(1 + len(stems) / sum(stem in some for some in stems)) for stem in every}


def _weights(generic: Protocol) -> dict[str, float]:
    return _weights_of(tuple(f"{one.text} {one.guidance}" for one in generic.questions))


def _weight_of(stems: Iterable[str], weights: dict[str, float]) -> float:
    """Return the weight of all words; one that no generic question says weighs like a usual one."""
    usual = sum(weights.values()) / len(weights) if weights else 0.0
    return sum(weights.get(stem, usual / 2) for stem in stems)


@lru_cache(maxsize=1024)
def _stems(text: str) -> dict[str, str]:
    """Return the words of a text that tell something, by their stems."""
    words = _SAME_WORDS.sub(lambda found: _SAME[found[1]], key(text)).split()
    return {_stem(word): word for word in words if word not in _EMPTY and not word.isdigit()}


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word.removesuffix(ending)
    return word


def _words(stems: Iterable[str], words: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words[stem] for stem in stems))
