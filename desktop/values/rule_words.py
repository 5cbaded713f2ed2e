"""The words in which people write how often something is done, and what each of them means.

A table and nothing else: `rules.py` reads with it. English and French stand side by side because
one sheet often holds both. Keys are folded, with the little words of `LITTLE_WORDS` already gone.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import product
from typing import Final

from desktop.values.interval import Calendar, ReadingUnit, Unit
from desktop.values.rule_idle_words import (
    LATER_WORDS,
    MANUAL_WORDS,
    MILES_WORDS,
    NEEDED_WORDS,
    NOTHING_WORDS,
    SEASONS_WORDS,
    STOPPED_WORDS,
    UNKEPT_WORDS,
    VAGUE_WORDS,
)
from desktop.values.rule_meanings import (
    DAY,
    FORTNIGHT,
    HALF_MONTH,
    HALF_WEEK,
    HALF_YEAR,
    LATER,
    MANUAL,
    MILES,
    MONTH,
    NEEDED,
    QUARTER,
    STOPPED,
    UNKEPT_EVENT,
    VAGUE,
    WEEK,
    YEAR,
    Flag,
    Mark,
    Meaning,
    Meter,
    Span,
    Weekday,
)

# letters that are a unit behind a number and a little word or nothing elsewhere
SHORT_UNITS: Final = {"d": "day", "j": "jour", "w": "week", "m": "month", "y": "year"}

_LITTLE: Final = (
    "the of is are be being it its il elle est all on at by to for than s l d le la les de du des "
    "aux au tous toutes tout ce qui que first premier premiere comes come occurs occur happens "
    "whichever whatever sooner earlier earliest unit units equipment vehicle vehicles truck "
    "trailer machine their this that these earlier either"
)
LITTLE_WORDS: Final = frozenset(_LITTLE.split())

_NUMBERS: Final = {
    0: "zero", 1: "one un une", 2: "two deux other second deuxieme alternate alternating",
    3: "three third trois troisieme", 4: "four quatre fourth quatrieme",
    5: "five cinq fifth cinquieme", 6: "six sixth", 7: "seven sept seventh",
    8: "eight huit eighth", 9: "nine neuf ninth", 10: "ten dix tenth dixieme",
    11: "eleven onze", 12: "twelve douze",
}  # fmt: skip

_ADVERBS: Final = {
    DAY: "daily nightly quot quotidien quotidienne quotidiennement journalier journaliere",
    WEEK: "weekly wkly hebd hebdomadaire hebdomadairement hebdo",
    MONTH: "monthly mthly mnthly mens mensuel mensuelle mensuellement",
    QUARTER: "quarterly qtrly qrtly qtly trim trimestriel trimestrielle trimestriellement",
    YEAR: "yearly yrly annual annually ann annl annuel annuelle annuellement",
    FORTNIGHT: "fortnightly biweekly bi-weekly",
    # what the dictionaries say, and the safe side: at worst a check comes too early
    HALF_YEAR: "semi-annual semi-annually semi-ann semi-annl bi-ann semiannual semiannually "
    "semi-yearly half-yearly "
    "bi-annual bi-annually biannual biannually semestriel semestrielle semestriellement "
    "semi-annuel semi-annuelle bi-annuel bi-annuelle",
    Calendar(2, Unit.MONTH): "bimonthly bi-monthly bimestriel bimestrielle",
    HALF_MONTH: "semimonthly semi-monthly bimensuel bimensuelle bi-mensuel bi-mensuelle",
    HALF_WEEK: "semiweekly semi-weekly bihebdomadaire bi-hebdomadaire",
    Calendar(2, Unit.YEAR): "biennial biennially biennal biennale",
    Calendar(3, Unit.YEAR): "triennial triennially triennal triennale",
    Calendar(5, Unit.YEAR): "quinquennial quinquennal",
}

_SPANS: Final = {
    DAY: "day jour jours",  # French says "tous les jours" for every day
    WEEK: "week wk semaine semaines sem",
    MONTH: "month mo mth mnth mois",
    QUARTER: "quarter qtr trimestre trimestres",
    HALF_YEAR: "half-year half-a-year half-yr semestre semestres",
    YEAR: "year yr annum annee annees ans",
    FORTNIGHT: "fortnight",
    Calendar(10, Unit.YEAR): "decade",
}
# English ones say nothing without a number: "every __ months" is a form nobody filled in
_COUNTED_SPANS: Final = {
    DAY: "days",
    WEEK: "weeks wks",
    MONTH: "months mos mths mnths",
    QUARTER: "quarters qtrs",
    HALF_YEAR: "half-years",
    YEAR: "years yrs",
    FORTNIGHT: "fortnights",
}
_WORKING_SPANS: Final = (
    "working-day working-days workday workdays work-day work-days business-day business-days "
    "day-worked days-worked day-work weekday weekdays week-day week-days shift shifts quart "
    "quarts jour-ouvrable jours-ouvrables jour-travail jours-travail monday-friday mon-friday "
    "mon-fri lundi-vendredi"
)
_WEEKDAYS: Final = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur "
    "thurs fri sat sun lundi mardi mercredi jeudi vendredi samedi dimanche"
)

_READING_UNITS: Final[dict[ReadingUnit, str]] = {
    "km": "km kms kilometer kilometers kilometre kilometres klm klms klicks clicks klick kliks kmh",
    "h": "h hr hrs hour hours heure heures hre hres smu smh smr",
}

_ON_THE_METER: Final = (
    "tach hobbs engine machine meter service running operating clock work working"
)
_OF_USE: Final = "use used usage operation service running runtime utilisation driving driven"

_MARKS: Final = {
    Mark.PER: "a per par /",
    Mark.TIMES: "x time times fois",
    Mark.AND: "and or plus et ou & +",
    Mark.RANGE: "-",
    Mark.ON_WORKING_DAYS: "onworkingday",
}

_BEFORE: Final = "before prior pre avant"
_AFTER: Final = "after following post apres"
_USE: Final = (
    "use uses usage using op operational trip trips shift operation operating start startup "
    "start-up start-shift start-work driving departure job lift work used operated utilisation "
    "emploi quart depart demarrage conduite utiliser starting starting-work work-begins "
    "work-starts shift-starts shift-begins entry entering climb climbing ascent flight haul "
    "hauling load loading towing tow hoist hoisting task hot-work digging excavation leaving "
    "leaving-yard leaves-yard you-use you-use-it voyage voyages moving heading-out driving-off "
    "days-use day-use usage partir usages "
    "chaque-depart travail quart-travail"
)
_REPAIR: Final = (
    "any-repair any-repairs major-repair major-repairs any-modification any-alteration "
    "any-maintenance maint structural-repair structural-repairs overhaul rebuild repair repairs "
    "repaired repairing maintenance servicing modification modifications alteration alterations "
    "reparation reparations entretien"
)
_WHEN: Final = (
    "when if while upon whenever during only only-when only-if only-while when-and-if as-long-as "
    "lorsque lorsqu quand si seulement-si"
)
_STANDING: Final = "in-use in-service in-operation active used en-service en-usage en-utilisation"
_AT_WORK: Final = (
    "use operating operated operation running working moving service road site utilise utilisee "
    "utilises utilisees moved moves driven drives runs run driving worked works travelled hauled "
    "towed on-road deployed"
)
_BACK: Final = (
    "return returned returning returns put placed putting placing put-back placed-back "
    "brought-back back retour"
)
_SERVICE: Final = (
    "service use in-service in-use into-service into-use en-service en-usage en-utilisation work"
)
_COMPETENT: Final = (
    "competent comp-person comp-pers qualified certified licensed licenced accredited authorized "
    "authorised inspector "
    "technician technicians tech mechanic engineer professional professionally p-eng peng "
    "third-party 3rd-party external externally journeyman specialist competente qualifiee "
    "qualifie certifie inspecteur technicien mecanicien ingenieur externe tiers"
)
_EACH: Final = "each every chaque a any next ea ev"


def _phrases(words: str) -> list[str]:
    """Return the entries of a list above: spaces part them, a hyphen stands for a space."""
    return [word if word in "-/" else word.replace("-", " ") for word in words.split()]


def _pairs(leads: str, tails: str) -> list[str]:
    return [f"{lead} {tail}" for lead, tail in product(_phrases(leads), _phrases(tails))]


def _with_each(leads: str, tails: str) -> list[str]:
    """The pairs, also with "each" between: "before use" and "before each use"."""
    eaches = product(_phrases(leads), _phrases(_EACH), _phrases(tails))
    return [*_pairs(leads, tails), *map(" ".join, eaches)]


def _each(phrases: Iterable[str], *meaning: Meaning) -> dict[str, tuple[Meaning, ...]]:
    return dict.fromkeys(phrases, meaning)


def _vocabulary() -> dict[str, tuple[Meaning, ...]]:
    words: dict[str, tuple[Meaning, ...]] = _each(_phrases(NOTHING_WORDS))
    for number, names in _NUMBERS.items():
        words |= _each(_phrases(names), Decimal(number))
    for calendar, names in _ADVERBS.items():
        words |= _each(_phrases(names), calendar)
    for calendar, names in _SPANS.items():
        words |= _each(_phrases(names), Span(calendar))
    for calendar, names in _COUNTED_SPANS.items():
        words |= _each(_phrases(names), Span(calendar, counted=True))
    for unit, names in _READING_UNITS.items():
        more = [*_pairs(names, _OF_USE), *_pairs(_ON_THE_METER, names)]
        words |= _each([*_phrases(names), *more], Meter(unit))
    for mark, names in _MARKS.items():
        words |= _each(_phrases(names), mark)
    words |= _each(_phrases(_WORKING_SPANS), Span(DAY, working_days=True))
    words |= {"once": (Decimal(1), Mark.TIMES), "twice": (Decimal(2), Mark.TIMES),
              "thrice": (Decimal(3), Mark.TIMES)}  # fmt: skip
    for weekday in _WEEKDAYS.split():
        words[weekday] = words[f"{weekday}s"] = (Weekday(weekday),)
    return words | _events() | _troubles()


def _events() -> dict[str, tuple[Meaning, ...]]:
    backs = [*_phrases(_BACK), "remise", "remis", "mise"]
    returns = [f"{back} {service}" for back, service in product(backs, _phrases(_SERVICE))]
    leads = [*_phrases(f"{_BEFORE} {_AFTER} {_WHEN}"), "lors"]
    returns += _pairs("return returned returning back taken-out brought-out coming-out",
                      "from-storage storage")  # fmt: skip
    stored = _pairs(
        _AFTER, "storage winter-storage lay-up layup idle parked parking entreposage remisage"
    )
    return {
        **_each(_with_each(_BEFORE, _USE), Flag.BEFORE_USE),
        **_each(_pairs(f"{_EACH} per par", "use uses usage trip trips job lift haul flight climb "
                       "depart entry utilisation emploi"), Flag.BEFORE_USE),
        **_each(_with_each("start beginning debut", "shift day work quart job task journee"),
                Flag.BEFORE_USE),
        **_each(("preuse", "preop", "pretrip", "preshift", "prestart", "prejob"), Flag.BEFORE_USE),
        **_each(("trip day", "use day", "start up", "startup", "demarrage"), Flag.BEFORE_USE),
        **_each(("day use", "jour utilisation"), Span(DAY), Flag.WHEN_IN_USE),
        **_each([*_pairs(_WHEN, "started starting start-up startup"),
                *_pairs("each every chaque at", "time-used time-use time-you-use"), "time use",
                *_pairs("shift day", "start starts begins")], Flag.BEFORE_USE),
        **_each(_with_each(_AFTER, _USE), Flag.AFTER_USE),
        **_each(("postuse", "postop", "posttrip", "postshift"), Flag.AFTER_USE),
        **_each(_with_each("end fin", "shift day work quart journee"), Flag.AFTER_USE),
        **_each(_with_each(_AFTER, _REPAIR), Flag.AFTER_REPAIR),
        **_each((*returns, "return", "retour", *stored), Flag.ON_RETURN),
        **_each(map(" ".join, product(leads, returns)), Flag.ON_RETURN),
        **_each(_phrases(_STANDING), Flag.WHEN_IN_USE),
        **_each(_pairs(_WHEN, f"{_STANDING} {_AT_WORK}"), Flag.WHEN_IN_USE),
        **_each(_pairs("unless except except-when except-if if-not when-not sauf-si sauf-quand",
                "parked idle idled stored in-storage out-service down shut-down shutdown laid-up "
                "unused standing standing-still winterized stationne stationnee remise "
                "remisee entrepose entreposee inutilise inutilisee not-use not-in-use "
                "not-used sitting"),
                Flag.WHEN_IN_USE),
        **_each(_phrases(_COMPETENT), Flag.COMPETENT_PERSON),
        **_each(("working days only", "not weekends", "except weekends", "excluding weekends",
                 "jours ouvrables seulement"), Flag.WORKING_DAYS),
    }  # fmt: skip


def _troubles() -> dict[str, tuple[Meaning, ...]]:
    return {
        **_each((*_phrases(VAGUE_WORDS), "n / a"), VAGUE),
        **_each(_phrases(NEEDED_WORDS), NEEDED),
        **_each(_phrases(MANUAL_WORDS), MANUAL),
        **_each(_phrases(SEASONS_WORDS), Mark.SEASON),
        **_each(_with_each(_AFTER, UNKEPT_WORDS), UNKEPT_EVENT),
        **_each(_phrases(MILES_WORDS), MILES),
        **_each(_phrases(STOPPED_WORDS), STOPPED),
        **_each(_phrases(LATER_WORDS), LATER),
    }


VOCABULARY: Final = _vocabulary()
REPAIR_WORDS: Final = frozenset(_phrases(_REPAIR))
EVENT_LEADS: Final = frozenset(_phrases(f"{_BEFORE} {_AFTER}")) - {"op"}
LONGEST: Final = max(len(phrase.split()) for phrase in VOCABULARY)
