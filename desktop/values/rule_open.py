"""Wordings that mean two things to two people: they are asked about, because a guess hides one."""

import re
from typing import Final

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.values.interval import Rule, Unit
from desktop.values.rule_meanings import AFTER_AMOUNT, LATER
from desktop.values.spoken import say_number

_TIME: Final = r"(?:days?|d|weeks?|wks?|months?|mos?|mths?|years?|yrs?|hours?|hrs?|h|kms?)"
_WEEKDAY: Final = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun"
    r"|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?"
)
# "within 30 days of hire" is done once; "within 12 months" and nothing more is how often
_FROM_A_DAY: Final = re.compile(
    rf"\bwithin (?:the first )?[0-9]+ {_TIME} (?:of|from|after)\b(?! (?:the )?(?:last|previous))"
)
# the third Tuesday of a month, or every third one; "every second Friday" is heard only one way
_NTH: Final = re.compile(
    r"\b(?:first|1st|third|3rd|fourth|4th|fifth|5th|premiere?|1ere?|troisieme|quatrieme)"
    rf" (?:{_WEEKDAY})\b|(?<!every )(?<!each )\b(?:second|2nd) (?:{_WEEKDAY})\b"
)
_IN_WEEKS: Final = re.compile(r"week|wk|semaine|hebdo")
_FORMERLY: Final = re.compile(r"\bused to (?:be )?(?!\w+ed\b)")
# before "last: 5000 km" is taken for what the meter said last time
_LATER: Final = re.compile(
    r"\bwhich(?:ever)? (?:is |comes |occurs |happens )?(?:the )?(?:last|later|latest|longer)\b"
)
# "weekly, 1 hr" is how long a meeting takes, "weekly or every 5 h" is how often
_LEAST_HOURS: Final = 8
_HOURS: Final = r"[0-9.]+ ?(?:h|hrs?|hours?|heures?)\b"
_LIMITING: Final = re.compile(
    rf"(?:\b(?:every|each|or|and|first|ou|et|aux|les|chaque)|[/&+]) ?{_HOURS}"
    rf"|^{_HOURS} ?(?:or\b|and\b|ou\b|et\b|[/&+])"
)

_NTHS: Final = N_(
    "'{text}' may mean a day of each month, or a number of weeks. Write monthly, or every 3 weeks."
)
_FORMER: Final = N_("'{text}' says how often it was once. Write how often it is due now.")


def ask_before_reading(folded: str, written: str) -> None:
    """Refuse a text in which a known word does not say what it says elsewhere."""
    for pattern, sentence in (
        (_FROM_A_DAY, AFTER_AMOUNT.sentence),
        (_FORMERLY, _FORMER),
        (_LATER, LATER.sentence),
    ):
        if pattern.search(folded):
            raise Refused(_(sentence).format(text=written))


def ask_about_reading(rule: Rule, folded: str, written: str) -> None:
    """Refuse a rule that comes out of a text that can be heard another way as well."""
    weekly = rule.calendar is not None and rule.calendar.unit is Unit.WEEK
    if weekly and _NTH.search(folded) and not _IN_WEEKS.search(folded):
        raise Refused(_(_NTHS).format(text=written))
    short = [one.limit for one in rule.usage if one.unit == "h" and one.limit < _LEAST_HOURS]
    if short and rule.calendar is not None and not _LIMITING.search(folded):
        raise Refused(
            _(
                "'{text}' may say that it takes {n} h. Leave the hours out, or write the time and "
                "the hours on the meter as two lines."
            ).format(text=written, n=say_number(short[0]))
        )
