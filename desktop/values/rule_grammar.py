"""The grammar of rules in words: tokens, then meanings, then one pass that gathers a Rule."""

import itertools
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from desktop.errors import Refused
from desktop.language import _
from desktop.values.interval import Calendar, Rule, Usage
from desktop.values.numerals import NUMBER_IN_TEXT, read_number
from desktop.values.quoting import quote
from desktop.values.rule_meanings import (
    DAY,
    HALF_YEAR,
    SEASONS,
    SHARES,
    VAGUE,
    WEEK,
    YEAR,
    Flag,
    Mark,
    Meaning,
    Meter,
    Span,
    Trouble,
    Unknown,
    Weekday,
)
from desktop.values.rule_words import LITTLE_WORDS, LONGEST, SHORT_UNITS, VOCABULARY
from desktop.values.spoken import say_number

_TOKEN: Final = re.compile(
    rf"(?P<number>{NUMBER_IN_TEXT})(?P<thousands> ?k\b)?|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[/&+]|(?<=[0-9])-(?=[0-9])|(?<=[0-9] )-(?= [0-9]))"
)
_DAY_OF_MONTH: Final = re.compile(r"\b[0-9]{1,2}(?:st|nd|rd|th) (?:day )?of\b|\b1(?:st|er|ere)\b")
_ORDINAL: Final = re.compile(r"\b([0-9]+)(?:st|nd|rd|th|e|eme)\b")
_BEFORE_A_YEAR: Final = frozenset({"par", "/", "fois", "x", "chaque", "un"})

_DAILY: Final = frozenset({DAY, Span(DAY), Span(DAY, working_days=True)})
_EVENTS: Final = frozenset({Flag.BEFORE_USE, Flag.ON_RETURN, Flag.AFTER_REPAIR, Flag.AFTER_USE})
# "semi-annual (spring and fall)" only says when in the year; "monthly in winter" leaves months out
_BY_SEASON: Final = frozenset({HALF_YEAR.base, YEAR.base})


def read_folded(folded: str, written: str) -> Rule:
    """Return the rule in the folded text; `written` is the text to quote in a refusal."""
    return _Reading(written, _translate(list(_words(folded)))).rule()


def _words(folded: str) -> Iterator[str | Decimal]:
    """The numbers and words that can matter; a date of the month ("15th of") says nothing more."""
    folded = _DAY_OF_MONTH.sub(" ", folded.replace("3rd party", "third party"))
    before: str | Decimal = ""
    for match in _TOKEN.finditer(_ORDINAL.sub(r"\1", folded)):
        found: str | Decimal = match[0]
        if match["number"]:
            found = read_number(match["number"]) * (1000 if match["thousands"] else 1)
        counted = isinstance(before, Decimal) or before == "/"
        if counted and found in SHORT_UNITS:
            yield SHORT_UNITS[str(found)]
        elif found == "an":  # a year in French, an article in English
            if counted or before in _BEFORE_A_YEAR:
                yield "annee"
        elif found not in LITTLE_WORDS and not (before == "par" and found == "une"):
            yield found
        before = found


def _translate(words: list[str | Decimal]) -> list[Meaning]:
    """The meanings of `words`, the longest known phrase first."""
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
    return _without_daily(meanings)


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


class _Reading:
    """One pass over the meanings of a text, gathering the parts of its rule."""

    def __init__(self, written: str, meanings: list[Meaning]) -> None:
        self._written = written
        self._left = deque(meanings)
        self._calendars: list[Calendar] = []
        self._usage: dict[Usage, None] = {}
        self._flags: set[Flag] = set()
        self._weekdays: set[str] = set()
        self._names_season = Mark.SEASON in meanings

    def rule(self) -> Rule:
        self._look_for_trouble()
        while self._left:
            self._take(self._left.popleft())
        lengths = {calendar.base for calendar in self._calendars}
        if len(lengths) > 1 or len(self._weekdays) > 1:
            raise self._refused(
                _("'{text}' gives two different times. Make two lines of it, one for each.")
            )
        if self._names_season and not lengths & _BY_SEASON:
            raise self._refused(_(SEASONS))
        if not self._calendars and not self._usage and not self._flags & _EVENTS:
            raise self._refused(_(VAGUE.sentence))
        return Rule(
            calendar=self._calendars[0] if self._calendars else None,
            usage=tuple(self._usage),
            **{flag.value: True for flag in self._flags},
        )

    def _look_for_trouble(self) -> None:
        """Refuse what cannot become a rule; "annually or as needed" is annual all the same."""
        for meaning in self._left:
            if isinstance(meaning, Trouble) and not meaning.minor:
                raise self._refused(_(meaning.sentence))
        for meaning in self._left:
            if isinstance(meaning, Unknown):
                raise Refused(
                    _(
                        "'{word}' in '{text}' is not understood. Write it like weekly, every 6 "
                        "months, every 1,000 km or before use."
                    ).format(word=quote(meaning.word), text=self._written)
                )
        self._left = deque(one for one in self._left if not isinstance(one, Trouble))

    def _take(self, meaning: Meaning) -> None:
        match meaning:
            case Decimal():
                self._take_number(meaning)
            case Calendar():
                self._calendars.append(meaning)
            case Span(counted=False):
                self._take_span(Decimal(1), meaning)
            case Span():
                raise self._refused(_(VAGUE.sentence))
            case Weekday(name=name):
                self._calendars.append(WEEK)
                self._weekdays.add(name)
            case Flag():
                self._flags.add(meaning)
            case Meter():
                raise self._refused(
                    _(
                        "'{text}' has no number before km or hours. "
                        "Write it like every 1,000 km or every 250 h."
                    )
                )

    def _take_number(self, number: Decimal) -> None:
        following = self._next()
        if following == number and isinstance(following, Decimal):
            return  # "six (6) months"
        match following:
            case Mark.TIMES:
                self._left.popleft()
                self._take_times(number)
            case Mark.PER if isinstance(self._next(1), Span):
                self._take_times(number)
            case Span():
                self._left.popleft()
                self._take_span(number, following)
            case Meter(unit=unit):
                self._left.popleft()
                self._usage[Usage(number, unit)] = None
            case _:
                raise self._open_number(number)

    def _take_times(self, times: Decimal) -> None:
        """Read what follows "twice" or "2 x": a unit, or for "once" any interval at all."""
        while self._next() is Mark.PER:
            self._left.popleft()
        following = self._next()
        if times == 1 and isinstance(following, Decimal | Flag | Weekday):
            return
        if not isinstance(following, Span | Calendar):
            raise self._refused(_(VAGUE.sentence))
        self._left.popleft()
        within = following.one if isinstance(following, Span) else following
        shared = within if times == 1 else SHARES.get(within, {}).get(int(times))
        if shared is None or times != int(times):
            raise self._refused(
                _(
                    "'{text}' cannot be spread evenly over whole days. "
                    "Write the time between, such as every 2 days."
                )
            )
        self._take(replace(following, one=shared) if isinstance(following, Span) else shared)

    def _take_span(self, number: Decimal, span: Span) -> None:
        one = span.one
        if number == int(number):
            self._calendars.append(Calendar(int(number) * one.count, one.unit))
        else:
            count, unit = one.base  # a year and a half is 18 months
            if number * count != int(number * count):
                raise self._refused(
                    _(
                        "'{text}' is not a whole number of days or months. "
                        "Write it like every 10 days."
                    )
                )
            self._calendars.append(Calendar(int(number * count), unit))
        if span.working_days:
            self._flags.add(Flag.WORKING_DAYS)

    def _open_number(self, number: Decimal) -> Refused:
        following = self._next()
        if following in {Mark.AND, Mark.PER, Mark.RANGE}:
            following = self._next(1)
        if isinstance(following, Decimal):
            return self._refused(
                _("'{text}' leaves open which number holds. Write one, such as every 3 months.")
            )
        return Refused(
            _("'{text}' does not say {n} of what. Write it like {n} months or {n} h.").format(
                text=self._written, n=say_number(number)
            )
        )

    def _next(self, beyond: int = 0) -> Meaning | None:
        return self._left[beyond] if beyond < len(self._left) else None

    def _refused(self, sentence: str) -> Refused:
        return Refused(sentence.format(text=self._written))
