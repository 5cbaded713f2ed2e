"""The months and dates of a year inside a rule in words: "weekly from May to October"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.language import _
from desktop.values.date_words import MONTHS
from desktop.values.interval import Calendar, Season, Unit
from desktop.values.spoken import say_month

_LEAP_YEAR: Final = 2000  # so that February has all its days
_YEAR: Final = 12
_MONTH: Final = "|".join(sorted(MONTHS.keys() - {"mrs"}, key=len, reverse=True))
_DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|er|re|e)?(?![0-9])"
_UNITS: Final = r" ?(?:[hkdwmyj%]|hrs?|hours?|kms?|mos?|days?|w(?:ee)?ks?|months?|yrs?|years?|x)\b"
# "sept" is also seven, "may" also a verb
_NO_MONTH: Final = (
    r"(?!sept (?:jours?|mois|ans|annees|heures|semaines|h|km|cents?|mille)\b)"
    r"(?!may (?:be|not|need|require|vary|also|have|do)\b)"
)
_POINT: Final = (
    rf"(?:(?:the |le )?(?:(?:end|fin|beginning|start|debut|first|1st) (?:of|de) |mid[- ]|mi[- ]"
    rf"|{_DAY} ?(?:of |de )?))?(?<![a-z]){_NO_MONTH}(?:{_MONTH})\b\.?"
    rf"(?:,? ?(?:the )?{_DAY}(?!{_UNITS}))?"
)
_TO: Final = r" ?(?:to|through|thru|thro|until|till?|au|a|jusqu'(?:au|a)|-)(?: the| le)? ?"
_AND: Final = r" (?:and|et)(?: the| le)? "
_LEAD: Final = (
    r"(?:\b(?:from|during|in|by|due|every|each|on|for|of|the|en|au|aux|le"
    r"|de|du|d'|chaque|(?:in|during|for|au|aux) (?:the |le |les )?(?:months?|mois)|within|until"
    r"|no later than|starting|starts?|beginning|as of|since|depuis|a partir|des|before|avant) )*"
)
_EXCEPT: Final = r"\b(?:except(?:ing)?|excluding|excl\.?|but not|not|sauf|hors)\b"
_RANGE: Final = (
    rf"(?P<not>{_EXCEPT} )?{_LEAD}(?:(?P<first>{_POINT}){_TO}(?P<last>{_POINT})"
    rf"|\b(?:between|entre) (?:the |le )?(?P<one>{_POINT}){_AND}(?P<other>{_POINT}))(?![a-z])"
)
_BETWEEN: Final = r" ?(?:,? ?(?:and|or|et|ou)|[,/&+;]) ?"
_LIST: Final = (
    rf"(?P<lead>{_LEAD})(?P<all>{_POINT}(?:(?: ?- ?|{_BETWEEN}){_POINT}){{2,}}"
    rf"|{_POINT}(?:{_BETWEEN}{_POINT})?)(?P<only> only| seulement)?(?![a-z])"
)
_THREE: Final = rf"{_POINT}(?: ?- ?|{_BETWEEN}){_POINT}(?: ?- ?|{_BETWEEN}){_POINT}"
_NAME: Final = re.compile(rf"(?<![a-z]){_NO_MONTH}(?:{_MONTH})\b")
_PLAIN_RANGE: Final = re.compile(r"(?:^|[^a-z])(?:from|between|entre|de|du)\b")
_WITHIN: Final = re.compile(r"\b(?:in|during|en|au|for)\b")
_START: Final = re.compile(r"\b(?:starting|starts?|beginning|as of|since|depuis|a partir|from)\b")


@dataclass(frozen=True, slots=True)
class Named:
    """What a text says of the months of the year, and the text without it.

    `months` are those named one by one, `within` whether they are said to hold it in ("in July"),
    `loose` whether a season stands as bare "Apr-Oct", `words` what was taken out.
    """

    rest: str
    season: Season | None = None
    months: tuple[int, ...] = ()
    within: bool = False
    loose: bool = False
    words: str = ""
    leftover: bool = False

    def starts(self, calendar: Calendar) -> bool:
        """Whether the months only say when in the year an interval that long comes round."""
        count, unit = calendar.base
        if unit is not Unit.MONTH or count == 1:
            return bool(_START.search(self.words)) and len(self.months) == 1
        return len({month % count for month in self.months}) == 1

    def interval(self) -> Calendar | None:
        """The interval that lies between the months, where they share out the year evenly."""
        apart = _YEAR // len(self.months)
        if apart * len(self.months) != _YEAR or len({m % apart for m in self.months}) > 1:
            return None
        return Calendar(1, Unit.YEAR) if apart == _YEAR else Calendar(apart, Unit.MONTH)

    def as_season(self) -> Season | None:
        """The season that the months make up, where one follows on the other."""
        following = zip(self.months, self.months[1:], strict=False)
        if any(one % _YEAR + 1 != other for one, other in following):
            return None
        return _season((self.months[0], None), (self.months[-1], None)) if self.within else None


def take_months(folded: str) -> Named:
    """Return what the folded text says of the months of the year, and the rest of it."""
    if not _NAME.search(folded):
        return Named(folded)
    # made only here, because most rules name no month and these take long to make
    found = None if re.search(_THREE, folded) else re.search(_RANGE, folded)
    if found:
        one, other = found["first"] or found["one"], found["last"] or found["other"]
        season = _season(_point(one), _point(other, is_last=True))
        if found["not"]:
            season = _other_than(season)
        loose = bool(found["first"]) and not _PLAIN_RANGE.search(found[0]) and "-" in found[0]
        ends = (_point(one)[0], _point(other)[0])
        return _named(folded, found, season=season, loose=loose, months=ends)
    found = re.search(_LIST, folded)
    if not found:
        return Named(folded)
    months = tuple(MONTHS[name] for name in _NAME.findall(found["all"]))
    within = bool(_WITHIN.search(found["lead"]) or found["only"] or len(months) > 1)
    return _named(folded, found, months=tuple(dict.fromkeys(months)), within=within)


def _named(
    folded: str,
    found: re.Match[str],
    *,
    season: Season | None = None,
    months: tuple[int, ...] = (),
    within: bool = False,
    loose: bool = False,
) -> Named:
    rest = f"{folded[: found.start()]} {folded[found.end() :]}"
    leftover = bool(_NAME.search(rest))
    return Named(rest, season, months, within, loose, found[0].strip(" ,."), leftover)


def say_season(season: Season) -> str:
    """Return "from May to October", or with the days where it does not end with a month."""
    one, other = season.from_month, season.to_month
    whole = season.from_day == 1 and season.to_day == _last_day(other)
    if whole and one != other:
        return _("from {one} to {other}").format(one=say_month(one), other=say_month(other))
    return _("from {day} {month} to {last_day} {last_month}").format(
        day=season.from_day, month=say_month(one),
        last_day=season.to_day, last_month=say_month(other),
    )  # fmt: skip


def _point(text: str, *, is_last: bool = False) -> tuple[int, int | None]:
    """The month and the day of a written date; no day for a whole month."""
    found = _NAME.search(text)
    month = MONTHS[found[0]] if found else 0
    day = re.search(r"[0-9]+", text)
    if day:
        return month, int(day[0])
    if text.startswith("mid") or text.startswith("mi-") or text.startswith("mi "):
        return month, 15
    if is_last and re.search(r"\b(?:beginning|start|debut|first)\b", text):
        return month, 1
    if not is_last and re.search(r"\b(?:end|fin)\b", text):
        return month, _last_day(month)
    return month, None


def _season(first: tuple[int, int | None], last: tuple[int, int | None]) -> Season:
    return Season(first[0], first[1] or 1, last[0], last[1] or _last_day(last[0]))


def _other_than(season: Season) -> Season:
    first = date(_LEAP_YEAR, season.to_month, season.to_day) + timedelta(days=1)
    last = date(_LEAP_YEAR, season.from_month, season.from_day) - timedelta(days=1)
    return Season(first.month, first.day, last.month, last.day)


def _last_day(month: int) -> int:
    return monthrange(_LEAP_YEAR, month)[1]
