"""Every wording of how often that was met or can be expected, and what it means."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refused
from desktop.values.interval import READING_UNITS, Calendar, Rule, Season, Unit, Usage
from desktop.values.rules import read_rule, say_rule


def every(count: int, unit: str, **flags: bool) -> Rule:
    return Rule(calendar=Calendar(count, Unit(unit)), **flags)


def used(km: str | None = None, h: str | None = None, each: Rule | None = None) -> Rule:
    limits = [("km", km), ("h", h)]
    usage = tuple(Usage(Decimal(limit), unit) for unit, limit in limits if limit)
    return Rule(calendar=each.calendar if each else None, usage=usage)


DAILY, WEEKLY, MONTHLY, YEARLY = (every(1, unit) for unit in ("day", "week", "month", "year"))
QUARTERLY, HALF_YEARLY, FORTNIGHTLY = every(3, "month"), every(6, "month"), every(2, "week")
HALF_MONTHLY = every(15, "day")  # see HALF_MONTH
WORKING_DAYS = every(1, "day", working_days=True)
BEFORE_USE, AFTER_USE = Rule(before_use=True), Rule(after_use=True)
ON_RETURN, AFTER_REPAIR = Rule(on_return=True), Rule(after_repair=True)
WEEKLY_IN_USE = every(1, "week", when_in_use=True)
MONTHLY_IN_USE = every(1, "month", when_in_use=True)
YEARLY_BY_COMPETENT = every(1, "year", competent_person=True)
MONTHLY_BEFORE_USE = every(1, "month", before_use=True)
KM_OR_MONTHLY = used("1000", each=MONTHLY)

WORDINGS: Mapping[Rule, str] = {
    DAILY: "daily|DAILY|every day|each day|Day|1 day|once a day|once daily|once per day|1x/day|d"
    "|quotidien|quotidienne|tous les jours|chaque jour|journalier|1 fois par jour",
    WEEKLY: "weekly|Weekly.| WEEKLY |wkly|every week|each week|once a week|once per week|1/week"
    "|1x/wk|weekly inspection|inspect weekly|Weekly - visual|weekly check|every Monday|Mondays"
    "|weekly (Monday)|52/yr|W|at least weekly|weekly minimum|min. weekly|hebdomadaire|hebdo"
    "|chaque semaine|toutes les semaines|une fois par semaine|1 week|one week|a week"
    "|weekly by foreman|4 times a month",
    FORTNIGHTLY: "bi-weekly|biweekly|Bi weekly|every other week|every second week|every 2nd week"
    "|fortnightly|every fortnight|every two weeks|every 2 weeks|2 weeks|2wks|two (2) weeks|2w"
    "|alternate weeks|26x a year|aux 2 semaines|aux deux semaines|toutes les 2 semaines",
    HALF_MONTHLY: "twice a month|twice monthly|2x/month|2 times per month|semi-monthly|semimonthly"
    "|bimensuel|bi-mensuel|deux fois par mois|every 15 days|15 days|15d",
    MONTHLY: "monthly|Monthly|every month|each month|once a month|once/month|1/mo|1x per mo."
    "|1 month|mthly|M|12x/yr|12 times a year|monthly check|end of each month|1st of each month"
    "|on the 15th of every month|mensuel|mensuelle|mensuellement|chaque mois|tous les mois"
    "|1 fois par mois|monthly basis|Monthly (min.)|month|3 per quarter|monthly, as needed",
    every(2, "month"): "bi-monthly|bimonthly|every two months|every other month|2 months|2mo"
    "|6 times a year|bimestriel|aux deux mois",
    QUARTERLY: "quarterly|Qtrly|every quarter|every 3 months|every three months|3 mo|3 mths|3mos."
    "|4x/yr|four times a year|4 per year|Q|quarterly service|trimestriel|tous les 3 mois"
    "|tous les trois mois|à tous les 3 mois|chaque trimestre|every third month|every 3rd month",
    every(4, "month"): "3 times a year|thrice a year|3x/year|every four months|4 months",
    HALF_YEARLY: "every 6 months|Every 6 mo|6 mo.|6mo|semi-annual|Semi annual|semiannually"
    "|semi-annually|SA|S/A|twice a year|twice yearly|twice annually|2x/yr|2x per year|2/year"
    "|half-yearly|half yearly|every half year|6 month|6-month|6 month(s)|six months"
    "|six (6) months|bi-annual|biannually|0.5 yr|semestriel|tous les 6 mois|aux 6 mois"
    "|deux fois par année|2 fois/an|every 6 months (2x/yr)"
    "|semi-annual (spring & fall)|spring/fall (every 6 months)|semi-annuel|bi-annuel",
    YEARLY: "annual|Annual|annually|yearly|per annum|1x/yr|1 x / yr|once a year|once per year"
    "|once every year|once yearly|1/yr|1 per year|one time per year|every year|each year|1 yr"
    "|1 year|1y|A|Y|one year|annual inspection|Annual certification|annual (visual)|yrly"
    "|annually or as needed|annuel|annuelle|annuellement|une fois par an|1 fois par année|par an"
    "|chaque année|chaque an|tous les ans|1 an|no more than 1 year|annual drill|annual (12 months)"
    "|Annual CVIP|annually in the spring|per manufacturer, min. annually|ongoing, annual",
    every(
        12, "month"
    ): "12 months|12 mo|every 12 months|twelve months|12m|12 mois|12-month interval"
    "|not to exceed 12 months|max 12 months|every 12 months or less|once in 12 months",
    every(18, "month"): "18 months|1.5 years|1,5 ans",
    every(36, "month"): "36 months|36 mths|every 36 mo|tous les 36 mois",
    every(2, "year"): "biennial|every 2 years|every two years|every other year|2 yrs|2y"
    "|once every two years|tous les 2 ans|aux deux ans|une fois aux deux ans|biennal",
    every(3, "year"): "every 3 years|3 years|3 yrs.|triennial|three years|tous les trois ans",
    every(5, "year"): "5 yrs|5 yr|every five years|5 ans",
    every(12, "year"): "12 years|every 12 yrs",
    every(180, "day"): "180 days|every 180 days|180d|180 jours",
    every(90, "day"): "90d|90 d|90 days",
    every(3, "day"): "every 3 days|every third day|twice a week|2x/week|twice weekly|semi-weekly"
    "|bihebdomadaire",
    WORKING_DAYS: "each shift|every shift|every working day|daily on working days|workdays|Mon-Fri"
    "|Monday to Friday|weekdays|business days|daily (Mon-Fri)|once per shift|jours ouvrables"
    "|chaque quart|daily, working days only",
    every(10, "day", working_days=True): "every 10 working days|10 business days",
    BEFORE_USE: "before use|Before Use|before each use|before every use|pre-use|pre use|PREUSE"
    "|Pre-use inspection|prior to use|prior to each use|before first use|pre-trip|pre trip"
    "|pre-trip inspection|pre-shift|before each shift|before first trip of the day|each use"
    "|first trip of the day|every use|per trip|start of shift|start of each shift|at start of day"
    "|before operation|before operating|before being used|before the unit is used|pre-start"
    "|pre-op|before start-up|before each job|daily before use|before use daily|daily/before use"
    "|before use each day|pre-use (daily)|daily pre-trip|avant utilisation|avant l'utilisation"
    "|avant chaque utilisation|à chaque utilisation|avant usage|ronde avant départ"
    "|once a day before use|each shift before use|every working day before use"
    "|avant le premier quart|before lift",
    MONTHLY_BEFORE_USE: "before use and monthly|monthly and before use|Before use + monthly"
    "|before use & monthly|before each use, monthly|monthly, and before use"
    "|avant utilisation et mensuel",
    every(3, "day", working_days=True, before_use=True): "every 3 shifts, before use",
    every(1, "day", before_use=True): "daily and before use|before use and daily",
    AFTER_USE: "after use|after each use|after every use|post-trip|post trip|end of shift"
    "|after each trip|after use daily|après chaque utilisation|après usage",
    every(1, "month", after_use=True): "monthly and after use|monthly and after each use",
    ON_RETURN: "on return to service|upon return to service|when returned to service|on return"
    "|before return to service|prior to return to service|after storage|after being parked"
    "|when put back in service|return to service|remise en service|à la remise en service"
    "|au retour en service",
    AFTER_REPAIR: "after repair|after a repair|after repairs|after each repair|following repair"
    "|after maintenance|after being repaired|after modification|après réparation|après entretien",
    WEEKLY_IN_USE: "weekly when in use|weekly if used|weekly (when in service)|weekly if in use"
    "|Weekly while in use|weekly, only when used|weekly when used|when in use: weekly|weekly/in use"
    "|weekly when the unit is in use|weekly while operating|every week in service|weekly as long as"
    " it is in use|weekly unless parked|weekly when on site|weekly if active|hebdo en service"
    "|chaque semaine si utilisé|lorsqu'utilisé: hebdomadaire",
    MONTHLY_IN_USE: "monthly if active|monthly when active|monthly if used|monthly when in service",
    YEARLY_BY_COMPETENT: "annual by competent person|annual (competent person)"
    "|yearly - certified inspector|annually by a qualified person|annual, third party"
    "|annual 3rd party|yearly by licensed mechanic|annual by an engineer|yearly (P.Eng.)"
    "|annual by certified technician|external annual|annuel par une personne compétente",
    every(6, "month", competent_person=True): "every 6 months by a competent worker",
    used("1000"): "every 1,000 km|1000km|1,000 km|1 000 km|each 1000 kms|1000 kilometres|1k km"
    "|every 1\u202f000 km|aux 1 000 km|tous les 1000 km|1000.0 km|1,000 km of driving",
    used("5000"): "5 000 km|5000 KM|5,000km|5k km|5K kms|every 5,000 kilometers",
    used("10000"): "each 10,000 kms|10k km|10 000 km|10,000 Km.",
    used(h="250"): "250 hrs|250 hours|every 250 h|250h|250 hr.|250 hr(s)|250 operating hours"
    "|250 engine hours|every 250 hours of use|250 heures|aux 250 heures|250 h service|each 250 hrs",
    used(h="0.5"): "every 0.5 h|0,5 h",
    KM_OR_MONTHLY: "every 1,000 km or monthly|1000 km/monthly|monthly or 1000 km"
    "|1,000 km or 1 month|every 1,000 km or monthly, whichever comes first"
    "|every 1,000 km or monthly whichever is first"
    "|1000 km or monthly (W.C.F.)|1000 km or monthly WCF|monthly/1000km|1 000 km ou mensuel"
    "|1 000 km ou mensuel, selon la première éventualité|1000 km, monthly|1000 km + monthly"
    "|1000 km or every month, whichever occurs sooner|1000 km and monthly",
    used("15000", "500"): "15000 km / 500 hr|15,000 km or 500 hrs|500 h / 15 000 km",
    used(
        "10000", each=HALF_YEARLY
    ): "10,000km/6mo|aux 6 mois ou 10 000 km|10 000 km ou 6 mois|6 months or 10,000 km",
    used(h="250", each=YEARLY): "250 hrs or annually|annual or 250 h|250 h/yr|250 h ou annuel",
    used("5000", "250", each=HALF_YEARLY): "5000 km/250 h/6 mo|6 months, 5,000 km or 250 h",
}
CASES = [(text, rule) for rule, texts in WORDINGS.items() for text in texts.split("|")]


@pytest.mark.parametrize(("text", "rule"), CASES, ids=[text for text, _rule in CASES])
def test_wordings(text: str, rule: Rule) -> None:
    assert read_rule(text) == rule


def test_the_table_is_long() -> None:
    assert len({text for text, _rule in CASES}) >= 400


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (WEEKLY_IN_USE, "weekly when in use"),
        (KM_OR_MONTHLY, "monthly or every 1,000 km"),
        (used("15000", "500"), "every 15,000 km or every 500 h"),
        (used(h="0.5"), "every 0.5 h"),
        (QUARTERLY, "every 3 months"),
        (YEARLY_BY_COMPETENT, "yearly, by a competent person"),
        (WORKING_DAYS, "every working day"),
        (every(10, "day", working_days=True), "every 10 working days"),
        (every(1, "month", working_days=True), "monthly on working days only"),
        (BEFORE_USE, "before use"),
        (MONTHLY_BEFORE_USE, "monthly, and before use"),
        (
            Rule(
                calendar=Calendar(1, Unit.WEEK),
                usage=(Usage(Decimal(250), "h"),),
                when_in_use=True,
                before_use=True,
                on_return=True,
                after_repair=True,
                after_use=True,
                competent_person=True,
            ),
            "weekly or every 250 h when in use, and before use, and on return to service, "
            "and after repair, and after use, by a competent person",
        ),
    ],
)
def test_said_in_plain_words(rule: Rule, said: str) -> None:
    assert say_rule(rule) == said


def limits() -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal("0.01"), Decimal(9_999_999), places=2)


def calendars() -> st.SearchStrategy[Calendar]:
    most = {Unit.DAY: 36_525, Unit.WEEK: 5_217, Unit.MONTH: 1_200, Unit.YEAR: 100}
    counts = {unit: st.integers(1, 6) | st.integers(1, most[unit]) for unit in Unit}
    return st.sampled_from(Unit).flatmap(
        lambda unit: st.builds(Calendar, counts[unit], st.just(unit))
    )


def seasons() -> st.SearchStrategy[Season]:
    """Any two days of a year, and often whole months."""
    day = st.dates(date(2000, 1, 1), date(2000, 12, 31))
    ends = st.one_of(day, day.map(lambda one: one.replace(day=monthrange(2000, one.month)[1])))
    starts = st.one_of(day, day.map(lambda one: one.replace(day=1)))
    return st.builds(lambda one, other: Season(one.month, one.day, other.month, other.day),
                     starts, ends)  # fmt: skip


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    units = draw(st.permutations(draw(st.lists(st.sampled_from(READING_UNITS), unique=True))))
    usage = tuple(Usage(draw(limits()), unit) for unit in units)
    calendar = draw(st.none() | calendars())
    names = ["before_use", "on_return", "after_repair", "after_use"]
    needs_event = calendar is None and not usage
    events = draw(st.sets(st.sampled_from(names), min_size=1 if needs_event else 0))
    others = draw(st.sets(st.sampled_from(["when_in_use", "competent_person", "working_days"])))
    season = draw(st.none() | seasons())
    flags = dict.fromkeys(events | others, True)
    return Rule(calendar=calendar, usage=usage, season=season, **flags)


@given(rules())
def test_what_is_said_is_read_again(rule: Rule) -> None:
    assert read_rule(say_rule(rule)) == rule


WORDS = (
    "every 6 months or 1,000 km x / - twice a week use before after once daily shift an 10k "
    "whichever last miles 0 1.5 and 2nd when monday qualified return to service"
)


@given(st.text() | st.lists(st.sampled_from(WORDS.split(" "))).map(" ".join))
def test_any_text_is_a_rule_or_refused(text: str) -> None:
    try:
        rule = read_rule(text)
    except Refused:
        return
    assert read_rule(say_rule(rule)) == rule
