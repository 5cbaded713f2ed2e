"""Rules in words: what a contractor wrote about how often, as a Rule, and a Rule said plainly."""

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Final

from desktop.errors import Refused
from desktop.language import N_, _, ngettext
from desktop.values.folding import fold
from desktop.values.interval import Calendar, Rule, Unit
from desktop.values.quoting import quote
from desktop.values.rule_clock import CLOCK_HOURS
from desktop.values.rule_grammar import Wording, read_folded
from desktop.values.rule_meanings import CODES
from desktop.values.rule_open import ask_about_reading, ask_before_reading
from desktop.values.rule_season import say_season
from desktop.values.rule_tokens import codes_of
from desktop.values.spoken import say_number

_ONE: Final = {
    Unit.DAY: N_("daily"),
    Unit.WEEK: N_("weekly"),
    Unit.MONTH: N_("monthly"),
    Unit.YEAR: N_("yearly"),
}
_FRACTIONS: Final = re.compile("[\u00bc-\u00be]")  # "1\u00bd years"
_LONGEST: Final = 400  # letters; no field for a rule takes more, but a cell of a sheet may
_NEGATIVE: Final = re.compile(r"(?:^|every |each )(?:-|minus )(?=[0-9])")
_WORD: Final = re.compile(r"[^\W\d_]+|[0-9]+")
_LIMITS: Final = {"km": N_("every {limit} km"), "h": N_("every {limit} h")}


def read_rule(text: str) -> Rule:
    """Return the rule that `text` says, in English or French; Refused with a sentence otherwise.

    Where several readings are possible the one with fewer false alarms holds: "daily before use"
    is before use, not an alarm for every day the truck stands; "twice a month" is every 15 days.
    Two times in one cell are refused, because the longer one could never be the first to come.
    Who may do it is kept only as "competent person"; that a foreman does it is no part of a rule.
    """
    return read_wording(text).rule


def read_wording(text: str) -> Wording:
    """Return the rule that `text` says and the words in it that are no part of how often."""
    folded = fold(_FRACTIONS.sub(r" \g<0>", text)).strip(" \"'*!~")
    code = CODES.get(folded.strip(" ."))
    if code is not None:
        return Wording(Rule(calendar=code))
    if len(folded) > _LONGEST:
        raise Refused(
            _(
                "'{text}' is too long to say how often. Write it like weekly or every 6 months."
            ).format(text=quote(text))
        )
    if _NEGATIVE.search(folded):
        raise Refused(_("An interval is more than zero. Write it without the minus."))
    if codes_of(folded):
        raise Refused(
            _("'{text}' gives two different times. Make two lines of it, one for each.").format(
                text=quote(text)
            )
        )
    if not any(character.isalnum() for character in folded):
        raise Refused(
            _(
                "There is no rule here. Write how often, such as weekly, every 6 months, "
                "every 250 h or before use."
            )
        )
    ask_before_reading(folded, quote(text))
    wording = read_folded(folded, quote(text))
    ask_about_reading(wording.rule, folded, quote(text))
    return wording


def left_aside(text: str) -> str:
    """Return the words of `text` that say nothing of how often, as they were written.

    "with Dave" of "weekly, check with Dave"; "" where every word counts.
    """
    aside = {word for told in read_wording(text).aside for word in told.split()}
    return " ".join(word for word in _WORD.findall(text) if aside.intersection(fold(word).split()))


def say_rule(rule: Rule) -> str:
    """Return `rule` in plain words that `read_rule` understands again.

    "monthly or every 1,000 km when in use, and before use, by a competent person"
    """
    amounts, events = list(_amounts(rule)), list(_events(rule))
    if amounts:
        events.insert(0, _modified(_joined(_("{one} or {other}"), amounts), rule))
    said = _joined(_("{one}, and {other}"), events)
    if not amounts:
        said = _modified(said, rule)
    return _("{rule}, by a competent person").format(rule=said) if rule.competent_person else said


def _joined(sentence: str, parts: Iterable[str]) -> str:
    return reduce(lambda one, other: sentence.format(one=one, other=other), parts)


def _amounts(rule: Rule) -> Iterator[str]:
    if rule.calendar is not None:
        yield _say_calendar(rule.calendar, working_days=_counts_working_days(rule))
    for usage in rule.usage:
        clock = usage.unit == "h" and usage.limit in CLOCK_HOURS
        limit = _("every {limit} h on the meter") if clock else _(_LIMITS[usage.unit])
        yield limit.format(limit=say_number(usage.limit))


def _say_calendar(calendar: Calendar, *, working_days: bool) -> str:
    n = calendar.count
    if working_days:
        return ngettext("every working day", "every {n} working days", n).format(n=n)
    if n == 1:
        return _(_ONE[calendar.unit])
    match calendar.unit:
        case Unit.DAY:
            said = ngettext("every {n} day", "every {n} days", n)
        case Unit.WEEK:
            said = ngettext("every {n} week", "every {n} weeks", n)
        case Unit.MONTH:
            said = ngettext("every {n} month", "every {n} months", n)
        case Unit.YEAR:
            said = ngettext("every {n} year", "every {n} years", n)
    return said.format(n=n)


def _counts_working_days(rule: Rule) -> bool:
    return rule.working_days and rule.calendar is not None and rule.calendar.unit is Unit.DAY


def _modified(said: str, rule: Rule) -> str:
    if rule.when_in_use:
        said = _("{rule} when in use").format(rule=said)
    if rule.working_days and not _counts_working_days(rule):
        said = _("{rule} on working days only").format(rule=said)
    if rule.season is not None:
        said = _("{rule} {season}").format(rule=said, season=say_season(rule.season))
    return said


def _events(rule: Rule) -> Iterator[str]:
    if rule.before_use:
        yield _("before use")
    if rule.on_return:
        yield _("on return to service")
    if rule.after_repair:
        yield _("after repair")
    if rule.after_use:
        yield _("after use")
