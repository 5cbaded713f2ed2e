"""The words of a rule, one by one: what belongs together is put together, codes are left out."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from desktop.values.date_words import MONTHS
from desktop.values.numerals import NUMBER_IN_TEXT, read_number
from desktop.values.rule_meanings import CODES
from desktop.values.rule_words import LITTLE_WORDS, SHORT_UNITS, VOCABULARY

_TOKEN: Final = re.compile(
    rf"(?P<number>{NUMBER_IN_TEXT})(?P<thousands> ?k\b)?|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[/&+]|(?<=[0-9])-(?=[0-9])|(?<=[0-9] )-(?= [0-9]))"
)
_ORDINAL: Final = re.compile(r"\b([0-9]+)(?:st|nd|rd|th|e|eme)\b")
_BEFORE_A_YEAR: Final = frozenset({"par", "/", "fois", "x", "chaque", "un", "l"})
_WEEKDAY: Final = (
    r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:(?:work|week|business) ?)?day"
    r"|working day|business day|jour(?: ouvrable)?|shift|week|wk)"
)
_WHICH: Final = (
    r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th|[1-5](?:st|nd|rd|th)|premiere?|1ere?"
    r"|deuxieme|troisieme|dernier|derniere)"
)
_MONTHS: Final = "|".join(MONTHS)
_UNIT: Final = (
    r"(?: ?(?:[hkdwmyjx/]|hrs?|hours?|heures?|kms?|days?|jours?|weeks?|wks?|semaines?|months?|mos?"
    r"|mths?|mois|years?|yrs?|ans?|annees?|times?|fois|shifts?|working|calendar)\b)"
)
_KM: Final = "kms?|kilomet(?:er|re)s?"
_METERS: Final = rf" ?(?:{_KM}|h|hrs?|hours?)"
_NOTED: Final = (
    "last|next|prev(?:ious)?|one|done|due|exp(?:ires?|iry|d)?|completed|inspected|at|on|was|is"
)
_DAY_OF_MONTH: Final = rf"[0-9]{{1,2}} ?(?:{_MONTHS})|(?:{_MONTHS})\.? ?[0-9]{{1,2}}"
_DATED: Final = (
    rf"(?:19|20)[0-9]{{2}}[-/](?:0?[1-9]|1[0-2])[-/][0-3]?[0-9](?![0-9])"
    rf"|(?:[0-3]?[0-9](?:st|nd|rd|th)? )?(?:{_MONTHS})\.?(?: [0-3]?[0-9](?:st|nd|rd|th)?,?)? "
    r"(?:19|20)[0-9]{2}(?![0-9])"
    r"|(?<= )[0-3]?[0-9][-/.][0-3]?[0-9][-/.](?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])"
)
_LAST_TIME: Final = (
    r"(?:dates? of )?(?:the )?(?:last|previous) (?:oil )?(?:inspection|insp|test|service|check|one"
    r"|date|time|done|calibration|change|cvip|certification|completion|overhaul)\b"
)
# how people put things together that are read one after the other here
_REWRITES: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"3rd party", "third party"),
        (rf"\b((?:{_MONTHS})\.?) ([0-9]{{1,2}})(?:st|nd|rd|th|er|e)\b", r"\1 \2"),
        (rf"\b([0-9]{{1,2}})(?:st|nd|rd|th|er|e) (?:day )?(?:of |de )?((?:{_MONTHS})\b)", r"\1 \2"),
        (r"\u2044", "/"),
        (r"\bp\.? ?a\b\.?(?! [a-z])|\bpa\b", "per annum"),
        (r"\bw\.? ?/ ?(?=[a-z]{3})", "with "),
        (r"([0-9]) ?x ?(?=[a-z/])", r"\1 x "),
        # what a sheet adds of one machine: when it was last done, where the meter stands next
        (rf"(?:\b(?:{_NOTED})\b[ :.@-]*)*(?<![0-9])(?:{_DATED})", " "),
        (rf"\b(?:last|next|prev(?:ious)?)\b(?:[ :.@-]*(?:\b(?:{_NOTED})\b)?)*(?:{_DAY_OF_MONTH}"
         rf"|[0-9][0-9, ]*(?:{_METERS})|(?:19|20)[0-9]{{2}})\b", " "),
        # from when it counts: from the last time, as everything here does
        (rf"\b(?:from|since|after|of) (?:the |its )?{_LAST_TIME}", " "),
        (r"\b((?:every|each|chaque)\b.*?) (?:from|since|after) (?:the |its )?(?:dates? of )?"
         r"(?:the )?(?:purchase|manufacture|issue)(?: date)?\b", r"\1 "),
        (r"\b(every|each)(?=(?:day|week|month|quarter|year)\b)", r"\1 "),
        (r"\b1/2 ?yearly\b", "half yearly"),
        (r"([0-9]) ?f\.? ?(?=/ ?[a-z]|par )", r"\1 x "),
        # thousands of thousands are nobody's interval: "8000 k" are kilometres
        (rf"\b((?:[0-9]{{1,3}}(?:[, ][0-9]{{3}})+|[0-9]{{4,6}})) ?k\b(?! ?(?:{_KM}|mi|h|hrs?)\b)",
         r"\1 km"),
        # who gives miles and km means the km
        (rf"[0-9][0-9, ]*k? ?mi(?:les?)?\b(?: ?(?:or|/|\() ?)?(?=.*[0-9]k? ?(?:{_KM})\b)", " "),
        (rf"(\b[0-9][0-9, ]*k? ?(?:{_KM})\b.*?)(?: ?(?:or|/|\() ?)[0-9][0-9, ]*k? ?mi(?:les?)?\b",
         r"\1"),
        (r"\bb4\b", "before"),
        (r"\b(?:on|during) (?:a |the |any )?(?:next )?(?:working|business|work|week)[ -]?days?\b"
         r"(?! only)", "onworkingday"),
        (r"(?<![0-9])\.(?=[0-9])", "0."),
        (r"\b(?:no|not|never) (?:more|less|fewer|longer|later|greater) (?:than|that)\b", "max"),
        (r"\b(?:every|each|chaque) (?:single )?(?:day|jour) (?:of|de) (?:the |la )?"
         r"(?:week|semaine)\b", "daily"),
        (r"\bby (?:the )?(?:end|close) of (?:the )?(?:day|business|shift)\b", " "),
        (r"\b(?:on |by )?the [0-9]{1,2}(?:st|nd|rd|th)\b(?= ?(?:$|[,;)]))", " "),
        (r"\b(?:h2s|co2|o2|4x4)\b", " "),
        (r"(?<![0-9])[0-9]{1,2}(?:[:h][0-9]{2}| ?(?:am|pm)\b|[:h][0-9]{2} ?(?:am|pm)\b)", " "),
        (r"\b(?:each|every|chaque|tous les) (?:morning|night|evening|matin|soir)s?\b", "daily"),
        (r"\b(summer|winter|spring|fall|autumn|warm|cold) (?:months?|season)\b", r"\1"),
        (r"\b(before|avant) ?(?:and|&|/|\+|or|et|ou) ?(after|apres)"
         r"((?: each| every| chaque| any| the)*) (l')?([a-z]+)", r"\1\3 \5 and \2\3 \5"),
        (r"\b(?:start|beginning) ?(?:and|&|/) ?end of (?:each |every |the )?([a-z]+)",
         r"start of \1 and end of \1"),
        (r"\b(?:le )?(?:premier|first|sooner|earlier) (?:des|of the) (?:deux|two|2)\b", " "),
        (r"\bm ?- ?f\b", "mon fri"),
        (r"\bm ?[/,] ?w ?[/,] ?f\b|\bt(?:u|ue)? ?[/,&] ?th\b", "monday wednesday"),
        (r"\bq ?1 ?(?:-|to|through) ?(?:q ?)?4\b", "quarterly"),
        (r"\bq\.? ?(?=[0-9])", "every "),
        (r"\b(?:which|who|what) ?(?:so)?ever\b", "whichever"),
        # once in six months, and not one or six of them
        (r"\b1 ?(?:/ ?(?!2\b)|every |each |per |in |aux |tous les )(?=[0-9]+ ?-?[a-z])", "every "),
        (r"\bpre ?-? ?(?:and|&|/|\+|or|,) ?post ?-? ?([a-z]+)", r"pre \1 and post \1"),
        # two days of a month, and the one day of it that is meant
        (r"\b[0-9]{1,2}(?:st|nd|rd|th|er) ?(?:and|&|et|/|,) ?(?:the |le )?[0-9]{1,2}"
         r"(?:st|nd|rd|th|e)\b(?! ?(?:year|month|week))"
         r"(?: (?:day )?(?:of|du|de) (?:the |each |every |chaque )?(?:month|mois)\b)?",
         "semi monthly"),
        (rf"\b{_WHICH} {_WEEKDAY}s? (?:of|in|du|de|d'|each|every)\b", " "),
        (r"\b[0-9]{1,2}(?:st|nd|rd|th|e) (?:day )?of\b"
         r"|\b1(?:st|er|ere)\b", " "),
        (r"\bun(?:e)? ([a-z]+) sur (deux|trois|quatre|[2-9])\b", r"chaque \2 \1"),
        (r"\b([0-9]+|two|three|four|five|six|eight|ten|twelve) ?-? ?(month|week|year)ly\b",
         r"\1 \2 "),
        (r"\bpar une? (?!an|mois|semaine|jour)", " "),
        # where it says so
        (r"\b(?:sections?|sec|ss?|art(?:icle)?|part|reg|code|csa|ansi|asme|api|nsc|nfpa|osha|form"
         r"|schedule|unit|no|item|type|class|act|standard|std|level|phase|stage|pm|appendix|table|ohs"
         r"|oh&s|wcb|ar|cfr|secor|cor|clause|division|div|chapter|page|bulletin|policy|procedure)"
         r"\b\.?[ -]?#? ?(?:[a-z]{1,3}[ -]?)?[0-9]+(?:[.\-/][0-9]+)*\b(?:\([0-9a-z]+\))*"
         rf"(?!{_UNIT})", " "),
        (r"#", " "),
    )
)  # fmt: skip
_GLUED_CODE: Final = re.compile(r"\b([a-z]{1,4})-?[0-9]+(?:[.\-][0-9]+)*(?![0-9])")
_CODES_ONLY: Final = re.compile(r"[a-z]{1,2}(?: ?[/,&+;-] ?[a-z]{1,2})+")
_SPLIT_CODES: Final = re.compile(r" ?[/,&+;-] ?")


def put_together(folded: str) -> str:
    """Return the folded text as it can be read from left to right, without numbers of laws."""
    for pattern, replacement in _REWRITES:
        folded = pattern.sub(replacement, folded)
    return _GLUED_CODE.sub(_without_code, folded)


def words(folded: str) -> Iterator[str | Decimal]:
    """The numbers and words that can matter; a date of the month ("15th of") says nothing more."""
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


def codes_of(folded: str) -> list[str]:
    """The codes of a cell that holds nothing else, such as "D/W/M"."""
    parts = _SPLIT_CODES.split(folded.strip(" ."))
    return parts if _CODES_ONLY.fullmatch(folded.strip(" .")) and CODES.keys() >= set(parts) else []


def _without_code(found: re.Match[str]) -> str:
    """ "z259" names a standard; "every3" is two words."""
    letters = found[1]
    known = letters in VOCABULARY or letters in LITTLE_WORDS or letters in _KNOWN_LEADS
    return found[0] if known else " "


_KNOWN_LEADS: Final = MONTHS.keys() | {"ea", "ev", "evry", "q", "x"}
