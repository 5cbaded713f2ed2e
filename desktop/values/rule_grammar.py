"""The grammar of rules in words: one pass over the meanings of a text that gathers its Rule."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from desktop.errors import Refused
from desktop.language import N_, _, ngettext
from desktop.values.interval import Calendar, Rule, Season, Unit, Usage
from desktop.values.rule_clock import ask_about_clock
from desktop.values.rule_meanings import (
    DAY,
    FORTNIGHT,
    HALF_YEAR,
    MONTH,
    MONTHS_ALONE,
    MONTHS_UNCLEAR,
    SEASONS,
    SHARES,
    TWO_UNITS,
    VAGUE,
    WEEK,
    WHICH_MONTHS,
    YEAR,
    Flag,
    Mark,
    Meaning,
    Meter,
    Span,
    Trouble,
    Weekday,
)
from desktop.values.rule_numbers import with_digits
from desktop.values.rule_phrases import translate
from desktop.values.rule_season import Named, take_months
from desktop.values.rule_tokens import put_together, words
from desktop.values.spoken import say_number

_EVENTS: Final = frozenset({Flag.BEFORE_USE, Flag.ON_RETURN, Flag.AFTER_REPAIR, Flag.AFTER_USE})
# "semi-annual (spring and fall)" only says when in the year; "monthly in winter" leaves months out
_BY_SEASON: Final = frozenset({HALF_YEAR.base, YEAR.base})
FIVE: Final = Decimal(5)
DAYS_A_WEEK: Final = {FIVE: Span(DAY, working_days=True), Decimal(7): Span(DAY)}
SHORT_NAMES: Final = {DAY: N_("daily"), WEEK: N_("weekly"), FORTNIGHT: N_("every 2 weeks"),
                      MONTH: N_("monthly")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as a rule, with the words in it that say something else than how often."""

    rule: Rule
    aside: tuple[str, ...] = ()


def read_folded(folded: str, written: str) -> Wording:
    """Return the rule in the folded text; `written` is the text to quote in a refusal."""
    named = take_months(put_together(with_digits(folded)))
    meanings, aside = translate(list(words(named.rest)), written, named=bool(named.words))
    reading = _Reading(written, meanings, named)
    rule = reading.rule()
    ask_about_clock(rule, folded, written)
    return Wording(rule, (*aside, *reading.aside))


class _Reading:
    """One pass over the meanings of a text, gathering the parts of its rule."""

    def __init__(self, written: str, meanings: list[Meaning], named: Named) -> None:
        self._written = written
        self._named = named
        self.aside: list[str] = []
        self._left = deque(meanings)
        self._calendars: list[Calendar] = []
        self._usage: dict[Usage, None] = {}
        self._flags: set[Flag] = set()
        self._weekdays: set[str] = set()
        self._by_weekday: list[Calendar] = []
        self._minor = ""
        self._names_season = Mark.SEASON in meanings
        self._names_working_days = Mark.ON_WORKING_DAYS in meanings

    def rule(self) -> Rule:
        self._look_for_trouble()
        while self._left:
            self._take(self._left.popleft())
        # "monthly, second Tuesday" is monthly; a day of the week alone is weekly
        if not any(_is_longer(calendar) for calendar in self._calendars):
            self._calendars += self._by_weekday
        if self._names_working_days:
            self._take_working_days()
        lengths = {calendar.base for calendar in self._calendars}
        if len(lengths) > 1 or len(self._weekdays) > 1 or self._named.leftover:
            raise self._refused(
                _("'{text}' gives two different times. Make two lines of it, one for each.")
            )
        season = self._season()
        if self._names_season and season is None:
            self._look_at_season({calendar.base for calendar in self._calendars})
        if not self._calendars and not self._usage and not self._flags & _EVENTS:
            raise self._refused(_(MONTHS_ALONE if season else self._why_vague()))
        return Rule(
            calendar=self._calendars[0] if self._calendars else None,
            usage=tuple(self._usage),
            season=season,
            **{flag.value: True for flag in self._flags},
        )

    def _season(self) -> Season | None:
        """The season that the months make up; months that only say when in the year are told."""
        named = self._named
        if not named.words:
            return None
        calendar = self._calendars[0] if self._calendars else None
        if named.season:
            halves = calendar is not None and calendar.base == HALF_YEAR.base
            if not (named.loose and halves and named.starts(HALF_YEAR)):
                return named.season
        elif calendar is None and not self._usage and not self._flags & _EVENTS:
            share = named.interval()
            if share is None:
                raise self._refused(_(MONTHS_ALONE))
            self._calendars.append(share)
        elif calendar is None or not named.starts(calendar):
            season = named.as_season()
            if season is None:
                raise self._refused(_(MONTHS_UNCLEAR))
            return season
        self.aside.append(named.words)
        return None

    def _look_at_season(self, lengths: Iterable[tuple[int, Unit]]) -> None:
        """Refuse a season without months, unless it only says when in the year."""
        if _BY_SEASON.isdisjoint(lengths):
            said = SHORT_NAMES.get(self._calendars[0]) if self._calendars else None
            raise self._refused(_(WHICH_MONTHS if said else SEASONS), _(said) if said else "")

    def _why_vague(self) -> str:
        """The sentence for a text without a time: what points to a manual needs another one."""
        return self._minor or VAGUE.sentence

    def _look_for_trouble(self) -> None:
        """Refuse what cannot become a rule; "annually or as needed" is annual all the same."""
        troubles = [meaning for meaning in self._left if isinstance(meaning, Trouble)]
        for trouble in troubles:
            if not trouble.minor:
                raise self._refused(_(trouble.sentence))
        self._minor = troubles[0].sentence if troubles else ""
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
                raise self._refused(_(TWO_UNITS if self._calendars else VAGUE.sentence))
            case Weekday(name=name):
                self._by_weekday.append(WEEK)
                self._weekdays.add(name)
            case Flag():
                self._flags.add(meaning)
            case Meter() if self._usage or self._calendars:
                raise self._refused(_(TWO_UNITS))
            case Meter():
                raise self._refused(
                    _(
                        "'{text}' has no number before km or hours. "
                        "Write it like every 1,000 km or every 250 h."
                    )
                )

    def _take_working_days(self) -> None:
        """Take "on working days": it says which days count, or alone that each of them does."""
        if not self._calendars and not self._usage and not self._flags & _EVENTS:
            self._calendars.append(DAY)
        if self._calendars or self._usage:
            self._flags.add(Flag.WORKING_DAYS)

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
                if number in DAYS_A_WEEK and self._are_days_of_a_week(following):
                    self._take_span(Decimal(1), DAYS_A_WEEK[number])
                else:
                    self._take_span(number, following)
            case Weekday(name=name) if number == int(number):
                self._left.popleft()
                self._by_weekday.append(Calendar(int(number), Unit.WEEK))
                self._weekdays.add(name)
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
        if times == FIVE and within == WEEK:
            self._take_span(Decimal(1), Span(DAY, working_days=True))
            return
        shared = within if times == 1 else SHARES.get(within, {}).get(int(times))
        if shared is None or times != int(times):
            raise self._refused(
                _(
                    "'{text}' cannot be spread evenly over whole days. "
                    "Write the time between, such as every 2 days."
                )
            )
        self._take(replace(following, one=shared) if isinstance(following, Span) else shared)

    def _are_days_of_a_week(self, span: Span) -> bool:
        """Whether "5 days" goes on with "a week"."""
        if span.one != DAY:
            return False
        ahead = 1 if self._next() is Mark.PER else 0
        following = self._next(ahead)
        if not isinstance(following, Span | Calendar) or following not in {Span(WEEK), WEEK}:
            return False
        for _passed in range(ahead + 1):
            self._left.popleft()
        return True

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
            ngettext(
                "'{text}' does not say {n} of what. Write it like {n} month or {n} h.",
                "'{text}' does not say {n} of what. Write it like {n} months or {n} h.",
                1 if number == 1 else 2,
            ).format(text=self._written, n=say_number(number))
        )

    def _next(self, beyond: int = 0) -> Meaning | None:
        return self._left[beyond] if beyond < len(self._left) else None

    def _refused(self, sentence: str, said: str = "") -> Refused:
        return Refused(sentence.format(text=self._written, rule=said))


def _is_longer(calendar: Calendar) -> bool:
    """Whether it is longer than a week, so that a day of the week says no other time."""
    count, unit = calendar.base
    return unit is Unit.MONTH or count > WEEK.base[0]
