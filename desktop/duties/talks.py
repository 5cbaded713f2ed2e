"""What the next safety talk is best about: what happened, is open, failed, is new or is near."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from desktop.resources import resource
from desktop.values.folding import key
from desktop.values.talks import HURT, Held, TalkFact, TalkFacts

_WEEK: Final = 7
_YEAR: Final = 365.0
_SEASON: Final = 6.0
_LONGEST: Final = 10.0  # for what was not talked about for two years, or never
_TWO_YEARS: Final = 104
_ALSO: Final = 0.3  # of what each further fact would count alone
_SHORT: Final = 4  # letters of a word that means many things
_LONG: Final = 6  # letters of a word that tells a topic by itself
_WEIGHTS: Final = {"hazard": 45.0, "action": 42.0, "failed": 34.0, "new_unit": 30.0}
_HURT: Final = 60.0
_NEARLY: Final = 52.0
_CARDS: Final = 26.0
_NEW_PEOPLE: Final = 32.0


@dataclass(frozen=True, slots=True)
class Topic:
    """A talk of five minutes: what it is about, what to say, what to ask."""

    key: str
    title: str
    words: tuple[str, ...]
    months: frozenset[int]
    points: tuple[str, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """What else is near: cards that run out, by kind and number, and who began lately."""

    cards: tuple[tuple[str, int, date], ...] = ()
    new_people: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Suggested:
    """A topic with the facts that speak for it, the strongest first.

    `last_on` is when it was last talked about, None for never; `in_season` whether its months are
    now.
    """

    topic: Topic
    score: float
    facts: tuple[TalkFact, ...] = ()
    cards: tuple[tuple[str, int, date], ...] = ()
    new_people: tuple[tuple[str, date], ...] = ()
    last_on: date | None = None
    in_season: bool = False


@cache
def topics() -> tuple[Topic, ...]:
    """Return every talk that travels with Muster."""
    with resource("talks", "topics.toml").open("rb") as file:
        entries = tomllib.load(file)["topic"]
    return tuple(
        Topic(
            entry["key"],
            entry["title"],
            tuple(key(word) for word in entry["words"]),
            frozenset(entry.get("months", ())),
            tuple(entry["points"]),
            tuple(entry["ask"]),
        )
        for entry in entries
    )


def suggest(known: TalkFacts, near: Near, most: int = 3) -> tuple[Suggested, ...]:
    """Return the best topics of a day, the best first; none that was held within the weeks.

    The same day and the same records give the same answer.
    """
    last = {topic.key: last_held(topic, known.held) for topic in topics()}
    rested = [
        topic
        for topic in topics()
        if (on := last[topic.key]) is None or (known.as_of - on).days >= known.repeat_weeks * _WEEK
    ]
    picked: list[Suggested] = []
    while rested and len(picked) < most:
        # what speaks for one talk already speaks for no other
        told = {fact for one in picked for fact in one.facts}
        left = replace(known, facts=tuple(fact for fact in known.facts if fact not in told))
        found = [_scored(topic, left, near, last[topic.key]) for topic in rested]
        best = min(found, key=lambda one: (-one.score, one.last_on or date.min, one.topic.key))
        picked.append(best)
        rested.remove(best.topic)
    return tuple(picked)


def last_held(topic: Topic, held: Iterable[Held]) -> date | None:
    """Return when a topic was last talked about, found by its title or its words."""
    return max((one.on for one in held if is_about(topic, one.topics)), default=None)


def is_about(topic: Topic, text: str) -> bool:
    """Whether a meeting was about a topic: by its title, a word that tells it, or two others."""
    said = f" {key(text)} "
    if f" {key(topic.title)} " in said:
        return True
    parts = {key(part) for part in text.replace(";", ",").replace("\n", ",").split(",")}
    words = [word for word in topic.words if _says(said, word)]
    return len(words) >= 2 or any(len(word) >= _LONG or word in parts for word in words)


def _scored(topic: Topic, known: TalkFacts, near: Near, last_on: date | None) -> Suggested:
    weighed = sorted(
        ((weight, fact) for fact in known.facts if (weight := _weight(topic, fact, known.as_of))),
        key=lambda one: (-one[0], -one[1].on.toordinal(), one[1].what),
    )
    scores = [weight for weight, _fact in weighed]
    cards = tuple(card for card in near.cards if _matches(topic, card[0]))
    scores += [_CARDS] * bool(cards)
    people = near.new_people if topic.key == "new_people" else ()
    scores += [_NEW_PEOPLE] * bool(people)
    in_season = known.as_of.month in topic.months
    scores.sort(reverse=True)
    whole = sum(scores[:1]) + _ALSO * sum(scores[1:4])
    whole += _SEASON * in_season + _LONGEST * _unheard(last_on, known.as_of)
    if topic.months and not in_season:
        whole /= 3  # nobody talks about ice in July
    facts = tuple(dict.fromkeys(fact for _weight, fact in weighed))
    return Suggested(topic, round(whole, 3), facts, cards, people, last_on, in_season)


def _weight(topic: Topic, fact: TalkFact, as_of: date) -> float:
    named = _matches(topic, f"{fact.what} {fact.sort}" if fact.kind != "incident" else fact.what)
    if not named:
        return 0.0
    if fact.kind == "incident":
        base = _HURT if fact.sort in HURT else _NEARLY
    else:
        base = _WEIGHTS[fact.kind]
    age = 1.0 if fact.kind == "action" else 1.0 - 0.7 * min(1.0, (as_of - fact.on).days / _YEAR)
    return base * age * named


def _matches(topic: Topic, text: str) -> float:
    """How surely a text is about a topic, from nought to one."""
    said = f" {key(text)} "
    found = [word for word in topic.words if _says(said, word)]
    surely = sum(0.45 if len(word) <= _SHORT else 0.8 for word in found)
    return min(1.0, surely)


def _says(said: str, word: str) -> bool:
    return f" {word} " in said or f" {word}s " in said


def _unheard(last_on: date | None, as_of: date) -> float:
    if last_on is None:
        return 1.0
    return min(_TWO_YEARS, (as_of - last_on).days / _WEEK) / _TWO_YEARS


def topic_called(topic_key: str) -> Topic:
    """Return a topic by its key."""
    return next(topic for topic in topics() if topic.key == topic_key)


__all__: Sequence[str] = (
    "Near", "Suggested", "Topic", "is_about", "last_held", "suggest", "topic_called", "topics",
)  # fmt: skip
