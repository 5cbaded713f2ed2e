"""The words in which people write how often something is done, and what each of them means.

A table and nothing else: `rules.py` reads with it. English and French stand side by side because
one sheet often holds both. Keys are folded, with the little words of `LITTLE_WORDS` already gone.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import product
from typing import Final

from desktop.values.interval import Calendar, ReadingUnit, Unit
from desktop.values.rule_meanings import (
    DAY,
    FORTNIGHT,
    HALF_MONTH,
    HALF_WEEK,
    HALF_YEAR,
    LATER,
    MILES,
    MONTH,
    NEEDED,
    QUARTER,
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
    "the of is are be being it its il elle est all on at by to for upon than s l d le la les "
    "de du des aux au tous toutes tout ce qui que first premier premiere comes come occurs "
    "occur happens whichever whatever sooner earlier earliest unit units equipment vehicle "
    "vehicles truck trailer machine their"
)
LITTLE_WORDS: Final = frozenset(_LITTLE.split())

_NUMBERS: Final = {
    1: "one un une", 2: "two deux other second alternate alternating", 3: "three third trois",
    4: "four quatre fourth", 5: "five cinq", 6: "six", 7: "seven sept", 8: "eight huit",
    9: "nine neuf", 10: "ten dix", 11: "eleven onze", 12: "twelve douze",
}  # fmt: skip

_ADVERBS: Final = {
    DAY: "daily quotidien quotidienne quotidiennement journalier journaliere",
    WEEK: "weekly wkly hebdomadaire hebdomadairement hebdo",
    MONTH: "monthly mthly mnthly mensuel mensuelle mensuellement",
    QUARTER: "quarterly qtrly qrtly qtly trimestriel trimestrielle trimestriellement",
    YEAR: "yearly yrly annual annually anually annualy annuel annuelle annuellement",
    FORTNIGHT: "fortnightly biweekly bi-weekly",
    # what the dictionaries say, and the safe side: at worst a check comes too early
    HALF_YEAR: "semi-annual semi-annually semiannual semiannually semi-yearly half-yearly "
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
    HALF_YEAR: "half-year semestre semestres",
    YEAR: "year yr annum annee annees ans",
    FORTNIGHT: "fortnight",
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
    "weekday weekdays shift shifts quart quarts jour-ouvrable jours-ouvrables jour-travail "
    "jours-travail monday-friday mon-friday mon-fri lundi-vendredi"
)
_WEEKDAYS: Final = (
    "monday tuesday wednesday thursday friday saturday sunday "
    "lundi mardi mercredi jeudi vendredi samedi dimanche"
)

_READING_UNITS: Final[dict[ReadingUnit, str]] = {
    "km": "km kms kilometer kilometers kilometre kilometres klm klms",
    "h": "h hr hrs hour hours heure heures",
}

_OF_USE: Final = "use used usage operation service running runtime utilisation driving driven"

_MARKS: Final = {
    Mark.PER: "a per par /",
    Mark.TIMES: "x time times fois",
    Mark.AND: "and or plus et ou & +",
    Mark.RANGE: "-",
}

_BEFORE: Final = "before prior pre avant"
_AFTER: Final = "after following post apres"
_USE: Final = (
    "use uses usage using op operational trip trips shift operation operating start startup "
    "start-up start-shift start-work driving departure job lift work used operated utilisation "
    "emploi quart depart demarrage conduite utiliser"
)
_REPAIR: Final = (
    "repair repairs repaired repairing maintenance servicing modification modifications "
    "alteration alterations reparation reparations entretien"
)
_WHEN: Final = (
    "when if while whenever during only only-when only-if only-while when-and-if as-long-as "
    "lorsque lorsqu quand si seulement-si"
)
_STANDING: Final = "in-use in-service in-operation active used en-service en-usage en-utilisation"
_AT_WORK: Final = (
    "use operating operated operation running working moving service road site utilise "
    "utilisee utilises utilisees in-season"
)
_BACK: Final = "return returned returning returns put-back placed-back brought-back back retour"
_SERVICE: Final = (
    "service use in-service in-use into-service into-use en-service en-usage en-utilisation work"
)
_COMPETENT: Final = (
    "competent qualified certified licensed licenced accredited authorized authorised inspector "
    "technician technicians tech mechanic engineer professional professionally p-eng peng "
    "third-party 3rd-party external externally journeyman specialist competente qualifiee "
    "qualifie certifie inspecteur technicien mecanicien ingenieur externe"
)
_EACH: Final = "each every chaque a"
# what is done, and who does it where anybody may: true, but no part of how often
_NOTHING: Final = (
    "each every chaque inspection inspections inspect inspected check checks checked check-up "
    "circle walk around walkaround safety test tests tested testing service serviced servicing "
    "maintenance certification recertification recert calibration visual visually formal "
    "documented written "
    "full complete completed performed done required req due interval intervals frequency basis "
    "schedule scheduled review reviewed drill drills meeting meetings minimum min maximum max "
    "least most not-exceed no-more not-more more-often or-less or-sooner or-before approx "
    "approximately about circa must should only person persons personne personnes worker "
    "workers individual operator operators driver drivers foreman supervisor crew staff "
    "personnel party company engine operating meter running odometer moteur end start beginning "
    "fin debut in en as environ w-c-f wcf selon selon-deux eventualite eventualites atteint "
    "survient rapprochee dealer supplier vendor contractor shop see cvip "
    "ronde verification securite hydro hydrostatic"
)

_VAGUE: Final = (
    "continuous continuously continual tbd tba determined varies various variable random randomly "
    "occasional occasionally sometimes na none never unknown jamais aucun aucune few several some "
    "often asap continu permanent hoc ad-hoc"
)
# these say nothing either, but beside a real rule they take nothing from it
_NEEDED: Final = (
    "as-needed needed as-required if-required when-required when-needed if-needed besoin "
    "necessary as-necessary if-necessary when-necessary ongoing regular regularly periodic "
    "periodically manual manufacturer manufacturers fabricant"
)
_SEASONS: Final = (
    "spring summer fall autumn winter seasonal seasonally season printemps ete automne hiver "
    "saison saisonnier saisonniere"
)
_UNKEPT: Final = (
    "fall falls fall-arrest incident incidents accident accidents collision impact spill storm "
    "damage shock chute"
)
_MILES: Final = "mi mile miles milles"
_LATER: Final = "last later latest dernier derniere longer"


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
    words: dict[str, tuple[Meaning, ...]] = _each(_phrases(_NOTHING))
    for number, names in _NUMBERS.items():
        words |= _each(_phrases(names), Decimal(number))
    for calendar, names in _ADVERBS.items():
        words |= _each(_phrases(names), calendar)
    for calendar, names in _SPANS.items():
        words |= _each(_phrases(names), Span(calendar))
    for calendar, names in _COUNTED_SPANS.items():
        words |= _each(_phrases(names), Span(calendar, counted=True))
    for unit, names in _READING_UNITS.items():
        words |= _each([*_phrases(names), *_pairs(names, _OF_USE)], Meter(unit))
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
    stored = _pairs(_AFTER, "storage lay-up layup idle parked parking entreposage remisage")
    return {
        **_each(_with_each(_BEFORE, _USE), Flag.BEFORE_USE),
        **_each(_pairs(f"{_EACH} per par", "use uses usage trip trips job lift utilisation emploi"),
                Flag.BEFORE_USE),
        **_each(_with_each("start beginning debut", "shift day work quart"), Flag.BEFORE_USE),
        **_each(("preuse", "preop", "pretrip", "preshift", "prestart", "prejob"), Flag.BEFORE_USE),
        **_each(("trip day", "use day"), Flag.BEFORE_USE),
        **_each(_with_each(_AFTER, _USE), Flag.AFTER_USE),
        **_each(_with_each("end fin", "shift day work quart"), Flag.AFTER_USE),
        **_each(_with_each(_AFTER, _REPAIR), Flag.AFTER_REPAIR),
        **_each((*returns, "return", "retour", *stored), Flag.ON_RETURN),
        **_each(map(" ".join, product(leads, returns)), Flag.ON_RETURN),
        **_each(_phrases(_STANDING), Flag.WHEN_IN_USE),
        **_each(_pairs(_WHEN, f"{_STANDING} {_AT_WORK}"), Flag.WHEN_IN_USE),
        **_each(_pairs("unless except except-when except-if if-not when-not", "parked"),
                Flag.WHEN_IN_USE),
        **_each(_phrases(_COMPETENT), Flag.COMPETENT_PERSON),
        **_each(("working days only", "not weekends", "except weekends", "excluding weekends",
                 "jours ouvrables seulement"), Flag.WORKING_DAYS),
    }  # fmt: skip


def _troubles() -> dict[str, tuple[Meaning, ...]]:
    return {
        **_each((*_phrases(_VAGUE), "n / a"), VAGUE),
        **_each(_phrases(_NEEDED), NEEDED),
        **_each(_phrases(_SEASONS), Mark.SEASON),
        **_each(_with_each(f"{_AFTER} after-any", _UNKEPT), UNKEPT_EVENT),
        **_each(_phrases(_MILES), MILES),
        **_each(_phrases(_LATER), LATER),
    }


VOCABULARY: Final = _vocabulary()
LONGEST: Final = max(len(phrase.split()) for phrase in VOCABULARY)
